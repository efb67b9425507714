//! The ten best of a million offers, for reading.

use anyhow::{Context as _, Result};
use neighbourhood::areas::{AreaCode, Circle, Place, Point};
use neighbourhood::nearest::{Entry, Likeness, Nearest, Wish};
use neighbourhood::themes::Theme;
use neighbourhood::times::Times;

use super::{Line, cpu_us};
use crate::demo::sentences::offers;

/// So many offers, as many as there are members in the national day of the simulator.
const OFFERS_IN_ALL: u32 = 1_000_000;
/// Offers per neighbourhood: 70, as in a land of 14,000 neighbourhoods.
const EACH: u32 = 70;
/// Neighbourhoods in a row of the made-up land, and how far they are apart, in degrees: about 375 metres.
const IN_A_ROW: u32 = 120;
const APART: (f64, f64) = (0.0055, 0.0034);

/// Finds for asks all over the land; making the index and reading the sentence are not counted.
pub fn best_of_a_million(requests: usize) -> Result<Line> {
    let said: Vec<Likeness> = offers().iter().map(|(_, words)| Likeness::of(words)).collect();
    let made = |area: u32, n: u32| entry(area, n, &said).with_context(|| format!("neighbourhood {area}"));
    let entries = (0..OFFERS_IN_ALL).map(|n| made(n / EACH, n)).collect::<Result<Vec<_>>>()?;
    let index = Nearest::new(&entries);
    let wish = |n: u32| {
        let area = n.wrapping_mul(2_654_435_761) % (OFFERS_IN_ALL / EACH);
        Ok(Wish { like: made(area, n)?, within_m: 190.0 })
    };
    let wishes = (0..4096u32).map(wish).collect::<Result<Vec<_>>>()?;
    let times = requests * 10;
    let (before, mut found) = (cpu_us()?, 0);
    for wish in wishes.iter().cycle().take(times) {
        found += index.best(std::hint::black_box(wish), 10).len();
    }
    let cpu_us = (cpu_us()? - before) / times as f64;
    Ok(Line { what: "10 best of 1,000,000 offers", cpu_us, bytes: found / times, goal_us: Some(50.0) })
}

fn entry(area: u32, n: u32, said: &[Likeness]) -> Option<Entry> {
    let themes = Theme::ALL.get(n as usize % 15).copied().into_iter().collect();
    let words = said.get(n as usize % said.len().max(1)).copied().unwrap_or_default();
    let (east, north) = (f64::from(area % IN_A_ROW), f64::from(area / IN_A_ROW));
    let label = Point { lon: 4.5 + APART.0 * east, lat: 51.5 + APART.1 * north };
    let place = place(area)?;
    Some(Entry { place, label, circle: Circle::Municipality, themes, times: Times::default(), words })
}

/// Neighbourhood number `area`: municipalities of two hundred.
fn place(area: u32) -> Option<Place> {
    let code = format!("BU{:04}{:02}{:02}", area / 200, area % 200 / 20, area % 20);
    Place::of_area(code.parse::<AreaCode>().ok()?).ok()
}
