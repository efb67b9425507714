//! Quiet hours: when we leave people alone, in Dutch time, also across the change of the clocks.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::moments::later;

/// The rule of Central European Time: from the last Sunday of March to that of October, an hour on.
/// Written out, so that no time zone file of the machine is read. In force since 1996.
const DUTCH_TIME: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

/// Europe/Amsterdam.
#[must_use]
pub fn dutch_time() -> TimeZone {
    TimeZone::posix(DUTCH_TIME).unwrap_or(TimeZone::UTC)
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
        Self {
            start: 22 * 60,
            end: 8 * 60,
        }
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
        if start < MINUTES && end < MINUTES {
            Ok(Self { start, end })
        } else {
            Err(NotQuietHours)
        }
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
    #[must_use]
    pub fn next_open(&self, now: Timestamp) -> Timestamp {
        if !self.covers_moment(now) {
            return now;
        }
        let here = now.to_zoned(dutch_time());
        let end = self.end_time();
        let today = here.date().to_datetime(end);
        let day = if here.time() < end {
            today
        } else {
            today.saturating_add(SignedDuration::from_hours(24))
        };
        // An end inside the hour that is skipped in March becomes the moment after the gap;
        // one that exists twice in October becomes its first, unless that is behind us.
        let ends = dutch_time().to_ambiguous_timestamp(day);
        let first = ends.clone().compatible().unwrap_or(now);
        let open = if first > now {
            first
        } else {
            ends.later().unwrap_or(now)
        };
        self.not_before(open, now)
    }

    /// In October the hour from 2 to 3 comes twice: quiet may begin again. Look further, by hours.
    fn not_before(&self, open: Timestamp, now: Timestamp) -> Timestamp {
        if open >= now && !self.covers_moment(open) {
            return open;
        }
        let mut moment = open.max(now);
        for _ in 0..(24 * 60) {
            if !self.covers_moment(moment) {
                return moment;
            }
            moment = later(moment, SignedDuration::from_mins(1));
        }
        moment
    }

    fn end_time(&self) -> Time {
        let hour = i8::try_from(self.end / 60).unwrap_or(0);
        let minute = i8::try_from(self.end % 60).unwrap_or(0);
        Time::new(hour, minute, 0, 0).unwrap_or(Time::midnight())
    }
}

/// The minute of the day at this moment in the Netherlands.
#[must_use]
pub fn minute_of_day(moment: Timestamp) -> MinuteOfDay {
    let time = moment.to_zoned(dutch_time()).time();
    let minutes = i16::from(time.hour()) * 60 + i16::from(time.minute());
    u16::try_from(minutes).unwrap_or(0)
}
