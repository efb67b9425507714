//! The model town: its assumptions, read from a file.

use neighbourhood::reach::MuteModel;
use serde::{Deserialize, Serialize};

/// A model town. These are assumptions, not measurements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its name in tables.
    pub name: String,
    /// Members, spread evenly over the square.
    pub members: usize,
    /// Side of the square, metres.
    pub side_m: f64,
    /// Mean number of asks a day.
    pub asks_per_day: f64,
    /// Mean willingness.
    pub willingness: f64,
    /// How alike members are: the sum of the two shapes of the Beta distribution.
    pub willingness_weight: f64,
    /// Over this many metres the chance of a yes falls to 37 %.
    pub distance_m: f64,
    /// Half of the yeses come within this many minutes.
    pub reply_median_minutes: f64,
    /// Spread of the logarithm of the reply time.
    pub reply_sigma: f64,
    /// Rest after having helped, days.
    pub rest_days: f64,
    /// How members stop listening.
    pub mute: MuteModel,
    /// The day.
    pub hours: Hours,
}

/// What differs by hour of the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// How many asks come, relative.
    pub asks: [f64; 24],
    /// How likely a yes is, relative to the best hour.
    pub yes: [f64; 24],
}

/// The file was not a scenario, or there is none of this name.
#[derive(Debug)]
pub struct NotAScenario(pub String);

impl std::fmt::Display for NotAScenario {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotAScenario {}

/// The scenarios that come with the program.
const BUILT_IN: [(&str, &str); 4] = [
    ("standard", include_str!("../scenarios/standard.toml")),
    ("dense", include_str!("../scenarios/dense.toml")),
    ("over-capacity", include_str!("../scenarios/over-capacity.toml")),
    ("harsh-fatigue", include_str!("../scenarios/harsh-fatigue.toml")),
];

impl Scenario {
    /// The names of the scenarios that come with the program.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// A scenario that comes with the program, by name.
    ///
    /// # Errors
    /// When there is none of this name.
    pub fn named(name: &str) -> Result<Self, NotAScenario> {
        let (_, text) = BUILT_IN.iter().find(|(n, _)| *n == name).ok_or_else(|| {
            let names: Vec<&str> = Self::names().collect();
            NotAScenario(format!("no scenario \"{name}\"; there are: {}", names.join(", ")))
        })?;
        Self::parse(text)
    }

    /// Reads a scenario file.
    ///
    /// # Errors
    /// When the text is not TOML, misses a line, or a number is out of range.
    pub fn parse(text: &str) -> Result<Self, NotAScenario> {
        let scenario: Self = toml::from_str(text).map_err(|e| NotAScenario(e.to_string()))?;
        let positive = [
            scenario.side_m,
            scenario.distance_m,
            scenario.willingness_weight,
            scenario.reply_median_minutes,
            scenario.mute.days,
            scenario.hours.asks.iter().sum(),
        ];
        if positive.iter().all(|n| *n > 0.0) && scenario.willingness > 0.0 && scenario.willingness < 1.0 {
            Ok(scenario)
        } else {
            Err(NotAScenario("a scenario needs numbers above 0, and willingness between 0 and 1".into()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_scenarios_are_read_and_keep_their_names() {
        for name in Scenario::names() {
            assert_eq!(Scenario::named(name).unwrap().name, name);
        }
        assert!(Scenario::named("atlantis").is_err());
        assert!(Scenario::parse("name = \"x\"").is_err());
    }
}
