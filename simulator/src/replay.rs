//! An installation's own history, to be played again with the rule of today.

use neighbourhood::reach::Parameters;
use serde::{Deserialize, Serialize};

use crate::scenario::{NotAScenario, Scenario};
use crate::town::Ask;

/// What an installation exports about itself: no names, places as metres from a corner, and only the middle of
/// each area. Written by the server, read from a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Replay {
    /// What the installation learned.
    pub parameters: Parameters,
    /// Side of the square that holds everybody, metres.
    pub side_m: f64,
    /// Where members are, metres east and north.
    pub homes: Vec<(f64, f64)>,
    /// Their willingness as estimated, in the same order.
    pub willing: Vec<f64>,
    /// The asks: seconds since the first midnight, and where.
    pub asks: Vec<Ask>,
}

impl Replay {
    /// Reads an exported history.
    ///
    /// # Errors
    /// When the text is not one, or members and estimates differ in number.
    pub fn parse(text: &str) -> Result<Self, NotAScenario> {
        let mut replay: Self = serde_json::from_str(text).map_err(|e| NotAScenario(e.to_string()))?;
        if replay.homes.len() != replay.willing.len() || replay.homes.is_empty() {
            return Err(NotAScenario(
                "a history needs as many estimates as members, and at least one".into(),
            ));
        }
        replay.asks.sort_by(|a, b| a.at.total_cmp(&b.at));
        Ok(replay)
    }

    /// The days it covers.
    #[must_use]
    pub fn days(&self) -> u32 {
        self.asks.last().map_or(1, |a| (a.at / 86_400.0).floor().max(0.0) as u32 + 1)
    }

    /// The model with what this installation learned.
    #[must_use]
    pub fn scenario(&self, model: &Scenario) -> Scenario {
        let learned = &self.parameters;
        let mut scenario = model.clone();
        scenario.name = "replay".into();
        scenario.members = self.homes.len();
        scenario.side_m = self.side_m;
        scenario.asks_per_day = self.asks.len() as f64 / f64::from(self.days());
        scenario.willingness = learned.willingness;
        scenario.distance_m = learned.distance_m;
        scenario.reply_median_minutes = learned.replies.median_minutes;
        scenario.reply_sigma = learned.replies.sigma;
        scenario.rest_days = learned.rest_days;
        scenario.mute = learned.mute;
        scenario.hours.yes = learned.hours;
        scenario
    }
}
