//! The members of the model town, and who lives near.

use serde::{Deserialize, Serialize};

use crate::random::Luck;
use crate::scenario::Scenario;

/// Where everybody lives and how willing they are. Policies may not look at willingness; only the oracle may.
#[derive(Debug, Clone)]
pub struct Town {
    /// Metres east and north.
    pub homes: Vec<(f64, f64)>,
    /// Willingness, from 0 to 1.
    pub willing: Vec<f64>,
    cells: Vec<Vec<u32>>,
    cell_m: f64,
    across: usize,
}

/// One ask: when, and where.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    /// Seconds since the start.
    pub at: f64,
    /// Metres east and north.
    pub place: (f64, f64),
}

const MEMBERS_PER_CELL: f64 = 12.0;

impl Town {
    /// Draws a town.
    #[must_use]
    pub fn new(scenario: &Scenario, seed: u64) -> Self {
        let mut luck = Luck::new(seed, 1);
        let side = scenario.side_m;
        let homes: Vec<(f64, f64)> =
            (0..scenario.members).map(|_| (luck.uniform() * side, luck.uniform() * side)).collect();
        let (m, w) = (scenario.willingness, scenario.willingness_weight);
        let willing: Vec<f64> = homes.iter().map(|_| luck.beta(w * m, w * (1.0 - m))).collect();
        Self::of(homes, willing, side)
    }

    /// A town of these members, in a square of this side.
    #[must_use]
    pub fn of(homes: Vec<(f64, f64)>, willing: Vec<f64>, side: f64) -> Self {
        let across = ((homes.len() as f64 / MEMBERS_PER_CELL).sqrt().floor() as usize).max(1);
        let cell_m = side.max(1.0) / across as f64;
        let mut town = Self { homes, willing, cells: vec![Vec::new(); across * across], cell_m, across };
        for member in 0..town.homes.len() {
            let (column, row) = town.cell(town.homes[member]);
            town.cells[row * across + column].push(member as u32);
        }
        town
    }

    fn cell(&self, (x, y): (f64, f64)) -> (usize, usize) {
        let index = |v: f64| ((v / self.cell_m).max(0.0) as usize).min(self.across - 1);
        (index(x), index(y))
    }

    /// Everybody within `metres` of a place with the distance, in a fixed order.
    pub fn within(&self, place: (f64, f64), metres: f64, found: &mut Vec<(usize, f64)>) {
        found.clear();
        let (left, bottom) = self.cell((place.0 - metres, place.1 - metres));
        let (right, top) = self.cell((place.0 + metres, place.1 + metres));
        for row in bottom..=top {
            for column in left..=right {
                for member in &self.cells[row * self.across + column] {
                    let member = *member as usize;
                    let home = self.homes[member];
                    let distance = (home.0 - place.0).hypot(home.1 - place.1);
                    if distance <= metres {
                        found.push((member, distance));
                    }
                }
            }
        }
    }

    /// Draws the asks of some days: an inhomogeneous Poisson process over the hours of the day.
    #[must_use]
    pub fn asks(scenario: &Scenario, seed: u64, days: u32) -> Vec<Ask> {
        let mut luck = Luck::new(seed, 2);
        let whole: f64 = scenario.hours.asks.iter().sum();
        let mut asks = Vec::new();
        for hour in 0..u64::from(days) * 24 {
            let rate = scenario.asks_per_day * scenario.hours.asks[(hour % 24) as usize] / whole;
            let mut at = 0.0;
            if rate <= 0.0 {
                continue;
            }
            loop {
                at += luck.exponential(3600.0 / rate);
                if at >= 3600.0 {
                    break;
                }
                let place = (luck.uniform() * scenario.side_m, luck.uniform() * scenario.side_m);
                asks.push(Ask { at: hour as f64 * 3600.0 + at, place });
            }
        }
        asks
    }
}
