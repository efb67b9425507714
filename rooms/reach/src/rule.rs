//! The one place where this room meets the rule: the same for a preview and for a wave.

use std::sync::LazyLock;

use jiff::Timestamp;
use neighbourhood::areas::Circle;
use neighbourhood::asks;
use neighbourhood::reach::{Candidate, Chosen, Decision, Need, Parameters, Told, Urgency, decide};

use crate::near::Wanted;

/// What is believed about people; the plans in it take milliseconds to compute, so once.
static PARAMETERS: LazyLock<Parameters> = LazyLock::new(Parameters::default);

pub fn parameters() -> &'static Parameters {
    &PARAMETERS
}

/// What to do about this ask now.
pub fn decision(wanted: &Wanted, told: Vec<Told>, candidates: &[Candidate], now: Timestamp) -> Decision {
    let need = Need {
        urgency: urgency(wanted.urgency),
        placed_at: wanted.placed_at,
        private: wanted.private,
        widest: wanted.circle,
        told,
    };
    decide(&need, candidates, now, parameters(), seed(wanted))
}

/// Equal chances fall by lot, and for one ask always the same way.
fn seed(wanted: &Wanted) -> u64 {
    wanted.ask.map_or(0, |ask| ask.uuid().as_u64_pair().1)
}

const fn urgency(urgency: asks::Urgency) -> Urgency {
    match urgency {
        asks::Urgency::Now => Urgency::Now,
        asks::Urgency::Today => Urgency::Today,
        asks::Urgency::ThisWeek => Urgency::ThisWeek,
    }
}

/// How far away the furthest of them lives.
pub fn widest(who: &[Chosen]) -> Option<Circle> {
    who.iter().map(|chosen| chosen.why.circle).max()
}
