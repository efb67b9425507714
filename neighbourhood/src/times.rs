//! When somebody usually has time: three parts of the week, and no more precise than that.

use jiff::civil::Weekday;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use crate::asks::Urgency;
use crate::keyed::keyed;
use crate::quiet::dutch_time;

keyed! {
    /// A part of the week, in Dutch time.
    pub enum PartOfWeek {
        /// Monday to Friday, before six in the evening.
        Days = "days",
        /// Monday to Friday, from six in the evening.
        Evenings = "evenings",
        /// Saturday and Sunday.
        Weekends = "weekends",
    }
}

/// The hour at which the evening begins.
const EVENING: i8 = 18;

/// Some parts of the week. `Default` is all of them: nobody needs to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<PartOfWeek>", into = "Vec<PartOfWeek>")]
pub struct Times(u8);

impl Default for Times {
    fn default() -> Self {
        PartOfWeek::ALL.iter().copied().collect()
    }
}

impl Times {
    /// Whether this part is among them.
    #[must_use]
    pub fn has(self, part: PartOfWeek) -> bool {
        self.0 & bit(part) != 0
    }

    /// Whether they have a part in common.
    #[must_use]
    pub const fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The parts, in the order of the week.
    pub fn parts(self) -> impl Iterator<Item = PartOfWeek> {
        PartOfWeek::ALL.iter().copied().filter(move |part| self.has(*part))
    }

    /// The parts of the week in which an ask placed at this moment can be answered.
    #[must_use]
    pub fn of_ask(urgency: Urgency, now: Timestamp) -> Self {
        match urgency {
            Urgency::Now => part_at(now).into_iter().collect(),
            Urgency::Today => {
                let later = now.checked_add(6.hours()).ok().into_iter().flat_map(part_at);
                part_at(now).into_iter().chain(later).collect()
            }
            Urgency::ThisWeek => Self::default(),
        }
    }

    /// Reads keys with commas between them; nothing known means all.
    #[must_use]
    pub fn from_keys(keys: &str) -> Self {
        keys.split(',').filter_map(PartOfWeek::from_key).collect()
    }

    /// Keys with commas between them; empty for all.
    #[must_use]
    pub fn keys(self) -> String {
        if self == Self::default() {
            return String::new();
        }
        self.parts().map(PartOfWeek::key).collect::<Vec<_>>().join(",")
    }
}

impl FromIterator<PartOfWeek> for Times {
    /// Nothing at all means everything: who has no time at all pauses.
    fn from_iter<I: IntoIterator<Item = PartOfWeek>>(parts: I) -> Self {
        match parts.into_iter().fold(0, |all, part| all | bit(part)) {
            0 => Self::default(),
            some => Self(some),
        }
    }
}

impl From<Vec<PartOfWeek>> for Times {
    fn from(parts: Vec<PartOfWeek>) -> Self {
        parts.into_iter().collect()
    }
}

impl From<Times> for Vec<PartOfWeek> {
    fn from(times: Times) -> Self {
        times.parts().collect()
    }
}

const fn bit(part: PartOfWeek) -> u8 {
    match part {
        PartOfWeek::Days => 1,
        PartOfWeek::Evenings => 2,
        PartOfWeek::Weekends => 4,
    }
}

fn part_at(now: Timestamp) -> Option<PartOfWeek> {
    let local = now.to_zoned(dutch_time());
    Some(match local.weekday() {
        Weekday::Saturday | Weekday::Sunday => PartOfWeek::Weekends,
        _ if local.hour() >= EVENING => PartOfWeek::Evenings,
        _ => PartOfWeek::Days,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_asked_now_needs_somebody_now() {
        // A Friday in winter: 16:59 UTC is 17:59 here.
        let before = Times::of_ask(Urgency::Now, at("2026-11-27T16:59:00Z"));
        let after = Times::of_ask(Urgency::Now, at("2026-11-27T17:00:00Z"));
        assert_eq!(before.keys(), "days");
        assert_eq!(after.keys(), "evenings");
        assert_eq!(Times::of_ask(Urgency::Now, at("2026-11-28T08:00:00Z")).keys(), "weekends");
        assert_eq!(Times::of_ask(Urgency::Today, at("2026-11-27T13:00:00Z")).keys(), "days,evenings");
        assert_eq!(Times::of_ask(Urgency::ThisWeek, at("2026-11-27T13:00:00Z")), Times::default());
    }

    #[test]
    fn nothing_said_means_always_and_keys_come_back() {
        assert_eq!(Times::from_keys(""), Times::default());
        assert_eq!(Times::from_keys("nonsense"), Times::default());
        assert_eq!(Times::default().keys(), "");
        for keys in ["days", "evenings", "weekends", "days,weekends", "evenings,weekends"] {
            assert_eq!(Times::from_keys(keys).keys(), keys);
        }
        assert!(!Times::from_keys("days").meet(Times::from_keys("weekends")));
        assert!(Times::from_keys("days").meet(Times::default()));
    }
}
