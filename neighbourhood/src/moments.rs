//! Adding to a moment. At the end of time we stay there: no rule can crash on a strange date.

use jiff::{SignedDuration, Timestamp};

/// One day of 24 hours; periods in rules are counted in hours, never in calendar days.
pub const DAY: SignedDuration = SignedDuration::from_hours(24);

/// `moment` plus `span`, held at the ends of time.
#[must_use]
pub fn later(moment: Timestamp, span: SignedDuration) -> Timestamp {
    let end = if span.is_negative() { Timestamp::MIN } else { Timestamp::MAX };
    moment.checked_add(span).unwrap_or(end)
}

/// `moment` minus `span`, held at the ends of time.
#[must_use]
pub fn earlier(moment: Timestamp, span: SignedDuration) -> Timestamp {
    later(moment, span.checked_neg().unwrap_or(SignedDuration::MAX))
}

/// Whether `span` has passed since `since`.
#[must_use]
pub fn has_passed(span: SignedDuration, since: Timestamp, now: Timestamp) -> bool {
    now >= later(since, span)
}
