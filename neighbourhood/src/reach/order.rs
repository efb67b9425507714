//! Whom first: the likeliest near people whose turn it is.

use std::cmp::Ordering;

use jiff::Timestamp;

use super::estimate::{Chance, chance};
use super::need::Candidate;
use super::parameters::Parameters;
use super::price::price;

/// A candidate who may be told, with the place in the order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranked<'c> {
    pub candidate: &'c Candidate,
    pub chance: Chance,
    score: f64,
    tie: u64,
}

/// The circumstances of one look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub now: Timestamp,
    /// The factor of the present hour.
    pub hour: f64,
    /// How much willingness counts: 0 at first, more when few messages are left for this ask.
    pub hard: f64,
    /// Breaks ties.
    pub seed: u64,
}

/// Ranks one candidate: nearness, whether they still listen, and whose turn it is.
///
/// Everybody gets about as many turns, but not for the same asks: the more willing somebody is, the more
/// nearness counts. So the willing are told about asks close by, where their yes is likeliest.
pub(super) fn rank<'c>(candidate: &'c Candidate, moment: Moment, parameters: &Parameters) -> Ranked<'c> {
    let Moment { now, hour, hard, seed } = moment;
    let chance = chance(candidate, now, hour, parameters);
    let willingness = chance.willingness.max(1e-6);
    let least = parameters.near_least;
    let weight = least + (1.0 - least) * willingness / parameters.willingness.max(1e-6);
    let reach = (chance.yes / willingness / hour.max(1e-6)).max(1e-12).ln();
    let score = weight.min(parameters.near_most) * (reach + parameters.near_usual) + hard * willingness.ln()
        - price(&candidate.history, chance, now, parameters);
    let (high, low) = candidate.person.uuid().as_u64_pair();
    Ranked { candidate, chance, score, tie: mix(high ^ mix(low ^ seed)) }
}

/// The place in the order at any hour, of an ask that did not prove hard yet: the higher, the sooner.
/// For who must choose whom to read before the rule can choose whom to tell.
#[must_use]
pub fn standing(candidate: &Candidate, now: Timestamp, parameters: &Parameters) -> f64 {
    rank(candidate, Moment { now, hour: 1.0, hard: 0.0, seed: 0 }, parameters).score
}

/// Keeps the best `most`, best first. Linear in the number of candidates.
pub(super) fn best<'c>(mut ranked: Vec<Ranked<'c>>, most: usize) -> Vec<Ranked<'c>> {
    if most == 0 {
        return Vec::new();
    }
    if ranked.len() > most {
        ranked.select_nth_unstable_by(most - 1, before);
        ranked.truncate(most);
    }
    ranked.sort_unstable_by(before);
    ranked
}

/// Best first; equal scores by lot, and the lot falls the same way for the same seed.
fn before(a: &Ranked<'_>, b: &Ranked<'_>) -> Ordering {
    b.score.total_cmp(&a.score).then(a.tie.cmp(&b.tie)).then(a.candidate.person.cmp(&b.candidate.person))
}

/// Spreads the bits of a number (the finaliser of SplitMix64).
const fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
