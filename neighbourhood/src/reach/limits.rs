//! Who may not be told now, whatever the need.

use jiff::Timestamp;

use crate::quiet::MinuteOfDay;

use super::need::{Candidate, Need};
use super::parameters::Parameters;

/// Why somebody cannot be told now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// Too far, outside the circle the asker allowed, told already, or never to be told about this.
    NotForThem,
    /// They paused or muted messages.
    Paused,
    /// They rest after having helped.
    Rests,
    /// They had their messages for this week.
    AtCap,
    /// Only the hour is wrong.
    Quiet,
}

/// The first obstacle to telling this person now, if any; the most lasting first.
#[must_use]
pub fn obstacle(
    need: &Need,
    candidate: &Candidate,
    (now, minute): (Timestamp, MinuteOfDay),
    parameters: &Parameters,
) -> Option<Obstacle> {
    let too_far = candidate.distance_m > parameters.furthest_now() || candidate.circle > need.widest;
    let cap = usize::from(candidate.most_per_week.min(parameters.most_per_week));
    if candidate.excluded || too_far || candidate.fit <= 0.0 {
        Some(Obstacle::NotForThem)
    } else if candidate.paused_until.is_some_and(|until| now < until) {
        Some(Obstacle::Paused)
    } else if candidate.history.rests(now) {
        Some(Obstacle::Rests)
    } else if candidate.history.in_last_week(now) >= cap {
        Some(Obstacle::AtCap)
    } else if candidate.quiet.covers(minute) {
        Some(Obstacle::Quiet)
    } else {
        None
    }
}
