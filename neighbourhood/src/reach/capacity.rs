//! What a group can carry.

use serde::{Deserialize, Serialize};

/// The capacity law, filled in for one group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Capacity {
    /// Messages needed per answered ask.
    pub messages_per_ask: f64,
    /// Asks a week that the group can answer within its limits.
    pub asks_per_week: f64,
    /// Share of that in use (1 is full).
    pub used: f64,
}

/// Asks a week × B / p ≤ members × messages a member a week.
///
/// `floor` is the `B` of the plan, `chance` the mean chance of a yes of those near enough to be told,
/// `asks` the present number a week.
#[must_use]
pub fn capacity(members: f64, most_per_week: f64, (floor, chance): (f64, f64), asks: f64) -> Capacity {
    let messages_per_ask = floor / chance.max(1e-6);
    let asks_per_week = members * most_per_week / messages_per_ask.max(1e-6);
    Capacity { messages_per_ask, asks_per_week, used: asks / asks_per_week.max(1e-9) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_thousand_members_carry_about_two_hundred_and_forty_asks_a_week() {
        let carry = capacity(2000.0, 3.0, (1.79, 0.075), 210.0);
        assert!((carry.messages_per_ask - 23.9).abs() < 0.1);
        assert!((carry.asks_per_week - 251.0).abs() < 1.0);
        assert!(carry.used < 1.0);
        assert!(capacity(2000.0, 3.0, (1.79, 0.037), 210.0).used > 1.0);
    }
}
