//! A day of all asks of the Netherlands, with the same rule: does it scale?

use neighbourhood::reach::Parameters;

use crate::dichtbij::Dichtbij;
use crate::measure::Figures;
use crate::scenario::{NotAScenario, Scenario};
use crate::town::Town;
use crate::world::World;

/// Members of the country that takes part.
pub const MEMBERS: usize = 1_000_000;
/// Asks in the day.
pub const ASKS: f64 = 50_000.0;

/// Plays one day of a whole country: as dense as the standard town, but larger. No work is in proportion to
/// the members except drawing them.
///
/// # Errors
/// When the standard scenario cannot be read.
pub fn national_day(seed: u64, members: usize, asks: f64) -> Result<Figures, NotAScenario> {
    let standard = Scenario::named("standard")?;
    let larger = (members as f64 / standard.members as f64).sqrt();
    let scenario = Scenario {
        name: "national".into(),
        members,
        side_m: standard.side_m * larger,
        asks_per_day: asks,
        ..standard
    };
    let town = Town::new(&scenario, seed);
    let asks = Town::asks(&scenario, seed, 1);
    let mut policy = Dichtbij::new(town.homes.len(), asks.len(), Parameters::default(), seed);
    let figures = World::new(&scenario, &town, &asks, (seed, 1, 0)).play(&mut policy).figures("dichtbij");
    Ok(figures)
}
