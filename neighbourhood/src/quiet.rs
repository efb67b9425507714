//! Quiet hours: when we leave people alone, in Dutch time, also across the change of the clocks.

use std::sync::LazyLock;

use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::moments::later;

/// The rule of Central European Time: from the last Sunday of March to that of October, an hour on.
/// Written out, so that no time zone file of the machine is read. In force since 1996.
const DUTCH_TIME: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

static DUTCH: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::posix(DUTCH_TIME).unwrap_or(TimeZone::UTC));

/// Europe/Amsterdam.
#[must_use]
pub fn dutch_time() -> TimeZone {
    DUTCH.clone()
}

/// A minute of the day, 0 to 1439.
pub type MinuteOfDay = u16;

const MINUTES: u16 = 24 * 60;

/// From `start` to `end`, possibly over midnight. Equal: no quiet hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u16, u16)", into = "(u16, u16)")]
pub struct QuietHours {
    start: MinuteOfDay,
    end: MinuteOfDay,
}

/// Not two minutes of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("quiet hours are two times of the day")]
pub struct NotQuietHours;

impl Default for QuietHours {
    /// 22:00 to 8:00.
    fn default() -> Self {
        Self { start: 22 * 60, end: 8 * 60 }
    }
}

impl TryFrom<(u16, u16)> for QuietHours {
    type Error = NotQuietHours;
    fn try_from((start, end): (u16, u16)) -> Result<Self, NotQuietHours> {
        Self::new(start, end)
    }
}

impl From<QuietHours> for (u16, u16) {
    fn from(hours: QuietHours) -> Self {
        (hours.start, hours.end)
    }
}

impl QuietHours {
    /// Quiet from minute `start` to minute `end` of the day.
    ///
    /// # Errors
    /// When one of them is not a minute of the day.
    pub fn new(start: MinuteOfDay, end: MinuteOfDay) -> Result<Self, NotQuietHours> {
        if start < MINUTES && end < MINUTES { Ok(Self { start, end }) } else { Err(NotQuietHours) }
    }

    /// No quiet hours at all.
    #[must_use]
    pub const fn none() -> Self {
        Self { start: 0, end: 0 }
    }

    /// The minute of the day at which quiet begins.
    #[must_use]
    pub const fn start(&self) -> MinuteOfDay {
        self.start
    }

    /// The minute of the day at which quiet ends.
    #[must_use]
    pub const fn end(&self) -> MinuteOfDay {
        self.end
    }

    /// Whether it is quiet at this minute of the day.
    #[must_use]
    pub const fn covers(&self, minute: MinuteOfDay) -> bool {
        if self.start <= self.end {
            self.start <= minute && minute < self.end
        } else {
            minute >= self.start || minute < self.end
        }
    }

    /// Whether it is quiet at this moment in the Netherlands.
    #[must_use]
    pub fn covers_moment(&self, moment: Timestamp) -> bool {
        self.covers(minute_of_day(moment))
    }

    /// The first moment from `now` on that is not quiet: `now` itself, or when quiet ends.
    ///
    /// Between two changes of the clocks the end is a subtraction away; at a change the clock
    /// jumps, so we look again there. There are at most two changes in a day and an hour.
    #[must_use]
    pub fn next_open(&self, now: Timestamp) -> Timestamp {
        let mut moment = now;
        for _ in 0..4 {
            if !self.covers_moment(moment) {
                break;
            }
            let end = later(moment, self.left(moment));
            let change = dutch_time().following(moment).next().map(|change| change.timestamp());
            moment = change.filter(|change| *change < end).unwrap_or(end);
        }
        moment
    }

    /// How long until the clock on the wall shows the end, if nobody turns it.
    fn left(&self, moment: Timestamp) -> SignedDuration {
        let end = SignedDuration::from_mins(i64::from(self.end));
        let left = end - since_midnight(moment);
        if left.is_positive() { left } else { left + SignedDuration::from_hours(24) }
    }
}

fn since_midnight(moment: Timestamp) -> SignedDuration {
    let time = moment.to_zoned(dutch_time()).time();
    time.duration_since(Time::midnight())
}

/// The minute of the day at this moment in the Netherlands.
#[must_use]
pub fn minute_of_day(moment: Timestamp) -> MinuteOfDay {
    u16::try_from(since_midnight(moment).as_mins()).unwrap_or(0)
}
