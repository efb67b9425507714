//! Times as one says them, on the clock of the Netherlands.
//!
//! Nothing here looks at the clock: what "today" is follows from `now`, given by the caller.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};

use crate::Lang;

static AMSTERDAM: LazyLock<TimeZone> = LazyLock::new(|| {
    // Built into the program, so it cannot be missing; UTC is at least an honest clock.
    TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC)
});

/// The day on the calendar in the Netherlands.
#[must_use]
pub fn date_here(at: Timestamp) -> Date {
    here(at).date()
}

/// Day and time, seen from now: "vandaag om 17.05 uur", "zondag 22 november om 17.05 uur".
#[must_use]
pub fn moment(lang: Lang, at: Timestamp, now: Timestamp) -> String {
    joined(lang, &day(lang, at, now), at)
}

/// Day and time for what is kept, such as letters: "zondag 22 november 2026 om 17.05 uur".
#[must_use]
pub fn moment_in_full(lang: Lang, at: Timestamp) -> String {
    joined(lang, &date_in_full(lang, date_here(at)), at)
}

/// The day, seen from now: "vandaag", "morgen", "gisteren", "zondag 22 november".
#[must_use]
pub fn day(lang: Lang, at: Timestamp, now: Timestamp) -> String {
    date(lang, date_here(at), date_here(now))
}

/// A date, seen from today; the year is told only when it is another one.
#[must_use]
pub fn date(lang: Lang, date: Date, today: Date) -> String {
    let near = match ((date - today).get_days(), lang) {
        (0, Lang::Nl) => Some("vandaag"),
        (1, Lang::Nl) => Some("morgen"),
        (-1, Lang::Nl) => Some("gisteren"),
        (0, Lang::En) => Some("today"),
        (1, Lang::En) => Some("tomorrow"),
        (-1, Lang::En) => Some("yesterday"),
        _ => None,
    };
    match near {
        Some(word) => word.to_owned(),
        None if date.year() == today.year() => weekday_and_day(lang, date),
        None => date_in_full(lang, date),
    }
}

/// "zondag 22 november 2026", "Sunday 22 November 2026".
#[must_use]
pub fn date_in_full(lang: Lang, date: Date) -> String {
    format!("{} {}", weekday_and_day(lang, date), date.year())
}

/// "17.05 uur", "5:05 pm".
#[must_use]
pub fn clock(lang: Lang, at: Timestamp) -> String {
    let here = here(at);
    let (hour, minute) = (here.hour(), here.minute());
    match lang {
        Lang::Nl => format!("{hour}.{minute:02} uur"),
        Lang::En => {
            let half = if hour < 12 { "am" } else { "pm" };
            let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
            format!("{hour}:{minute:02} {half}")
        }
    }
}

/// A length of time, rounded as one would say it: "ongeveer 2 uur". The sign is ignored.
#[must_use]
pub fn about(lang: Lang, length: SignedDuration) -> String {
    let rough = Rough::of(length);
    match (rough, lang) {
        (Rough::Moment, Lang::Nl) => "minder dan een minuut".to_owned(),
        (Rough::Moment, Lang::En) => "less than a minute".to_owned(),
        (_, Lang::Nl) => format!("ongeveer {}", rough.said(lang)),
        (_, Lang::En) => format!("about {}", rough.said(lang)),
    }
}

/// How long ago: "zojuist", "20 minuten geleden". What is yet to come is "zojuist" too, because
/// clocks of two machines may differ a little.
#[must_use]
pub fn ago(lang: Lang, at: Timestamp, now: Timestamp) -> String {
    let passed = now.duration_since(at).max(SignedDuration::ZERO);
    match (Rough::of(passed), lang) {
        (Rough::Moment, Lang::Nl) => "zojuist".to_owned(),
        (Rough::Moment, Lang::En) => "just now".to_owned(),
        (rough, Lang::Nl) => format!("{} geleden", rough.said(lang)),
        (rough, Lang::En) => format!("{} ago", rough.said(lang)),
    }
}

/// "maandag", "Monday".
#[must_use]
pub fn weekday(lang: Lang, weekday: Weekday) -> &'static str {
    let names = match lang {
        Lang::Nl => &DAYS_NL,
        Lang::En => &DAYS_EN,
    };
    names[weekday.to_monday_zero_offset() as usize]
}

const DAYS_NL: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn here(at: Timestamp) -> Zoned {
    at.to_zoned(AMSTERDAM.clone())
}

fn joined(lang: Lang, day: &str, at: Timestamp) -> String {
    let at = clock(lang, at);
    match lang {
        Lang::Nl => format!("{day} om {at}"),
        Lang::En => format!("{day} at {at}"),
    }
}

fn weekday_and_day(lang: Lang, date: Date) -> String {
    let months = match lang {
        Lang::Nl => &MONTHS_NL,
        Lang::En => &MONTHS_EN,
    };
    let month = months[usize::from(date.month().unsigned_abs()) - 1];
    format!("{} {} {month}", weekday(lang, date.weekday()), date.day())
}

/// A length of time in the unit in which one would say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rough {
    Moment,
    Minutes(u64),
    HourAndAHalf,
    Hours(u64),
    Days(u64),
    Weeks(u64),
}

impl Rough {
    fn of(length: SignedDuration) -> Rough {
        let minutes = (length.as_secs().unsigned_abs() + 30) / 60;
        let hours = (minutes + 30) / 60;
        let days = (hours + 12) / 24;
        match minutes {
            0 => Rough::Moment,
            1..=9 => Rough::Minutes(minutes),
            10..=52 => Rough::Minutes((minutes + 2) / 5 * 5),
            53..=74 => Rough::Hours(1),
            75..=104 => Rough::HourAndAHalf,
            _ if hours < 36 => Rough::Hours(hours),
            _ if days < 14 => Rough::Days(days),
            _ => Rough::Weeks((days + 3) / 7),
        }
    }

    fn said(self, lang: Lang) -> String {
        let (count, one, more) = match (self, lang) {
            (Rough::HourAndAHalf, Lang::Nl) => return "anderhalf uur".to_owned(),
            (Rough::HourAndAHalf, Lang::En) => return "an hour and a half".to_owned(),
            (Rough::Moment, Lang::Nl) => (0, "minuut", "minuten"),
            (Rough::Moment, Lang::En) => (0, "minute", "minutes"),
            (Rough::Minutes(n), Lang::Nl) => (n, "minuut", "minuten"),
            (Rough::Minutes(n), Lang::En) => (n, "minute", "minutes"),
            (Rough::Hours(n), Lang::Nl) => (n, "uur", "uur"),
            (Rough::Hours(n), Lang::En) => (n, "hour", "hours"),
            (Rough::Days(n), Lang::Nl) => (n, "dag", "dagen"),
            (Rough::Days(n), Lang::En) => (n, "day", "days"),
            (Rough::Weeks(n), Lang::Nl) => (n, "week", "weken"),
            (Rough::Weeks(n), Lang::En) => (n, "week", "weeks"),
        };
        format!("{count} {}", if count == 1 { one } else { more })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_moment_is_said_from_now() {
        let now = at("2026-11-22T10:00:00Z");
        let cases = [
            ("2026-11-22T16:05:00Z", "vandaag om 17.05 uur", "today at 5:05 pm"),
            ("2026-11-23T08:00:00Z", "morgen om 9.00 uur", "tomorrow at 9:00 am"),
            ("2026-11-21T23:30:00Z", "vandaag om 0.30 uur", "today at 12:30 am"),
            ("2026-11-21T11:00:00Z", "gisteren om 12.00 uur", "yesterday at 12:00 pm"),
            ("2026-11-29T16:05:00Z", "zondag 29 november om 17.05 uur", "Sunday 29 November at 5:05 pm"),
            (
                "2027-01-01T16:05:00Z",
                "vrijdag 1 januari 2027 om 17.05 uur",
                "Friday 1 January 2027 at 5:05 pm",
            ),
        ];
        for (moment_at, dutch, english) in cases {
            assert_eq!(moment(Lang::Nl, at(moment_at), now), dutch);
            assert_eq!(moment(Lang::En, at(moment_at), now), english);
        }
    }

    #[test]
    fn the_clock_follows_summer_time() {
        assert_eq!(clock(Lang::Nl, at("2026-07-01T10:00:00Z")), "12.00 uur");
        assert_eq!(clock(Lang::Nl, at("2026-12-01T10:00:00Z")), "11.00 uur");
        // The night of 24 to 25 October has 25 hours: still one day further.
        let now = at("2026-10-24T21:30:00Z");
        assert_eq!(day(Lang::Nl, at("2026-10-25T22:30:00Z"), now), "morgen");
    }

    #[test]
    fn a_letter_tells_the_whole_date() {
        assert_eq!(
            moment_in_full(Lang::Nl, at("2026-11-22T16:05:00Z")),
            "zondag 22 november 2026 om 17.05 uur"
        );
    }

    #[test]
    fn a_length_is_rounded_as_one_says_it() {
        let cases = [
            (20, "minder dan een minuut", "less than a minute"),
            (60, "ongeveer 1 minuut", "about 1 minute"),
            (22 * 60, "ongeveer 20 minuten", "about 20 minutes"),
            (58 * 60, "ongeveer 1 uur", "about 1 hour"),
            (90 * 60, "ongeveer anderhalf uur", "about an hour and a half"),
            (110 * 60, "ongeveer 2 uur", "about 2 hours"),
            (-2 * 3600, "ongeveer 2 uur", "about 2 hours"),
            (26 * 3600, "ongeveer 26 uur", "about 26 hours"),
            (3 * 86400, "ongeveer 3 dagen", "about 3 days"),
            (21 * 86400, "ongeveer 3 weken", "about 3 weeks"),
        ];
        for (seconds, dutch, english) in cases {
            let length = SignedDuration::from_secs(seconds);
            assert_eq!(about(Lang::Nl, length), dutch);
            assert_eq!(about(Lang::En, length), english);
        }
    }

    #[test]
    fn what_is_past_is_so_long_ago() {
        let now = at("2026-11-22T10:00:00Z");
        assert_eq!(ago(Lang::Nl, at("2026-11-22T09:40:00Z"), now), "20 minuten geleden");
        assert_eq!(ago(Lang::En, at("2026-11-22T08:00:00Z"), now), "2 hours ago");
        assert_eq!(ago(Lang::Nl, at("2026-11-22T10:00:05Z"), now), "zojuist");
    }
}
