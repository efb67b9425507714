//! Everybody's turn comes: recent messages lower somebody's place in the order.

use jiff::Timestamp;

use super::estimate::Chance;
use super::history::History;
use super::parameters::Parameters;

/// The price of one more message to this person, on the scale of the logarithm of a chance.
///
/// It rises with each message and drains in some weeks. For those who often say yes it rises a
/// little slower: they get somewhat more turns, within what is still a fair share for all.
pub(super) fn price(history: &History, chance: Chance, now: Timestamp, parameters: &Parameters) -> f64 {
    let willing = chance.willingness > parameters.willing_ratio * parameters.willingness;
    let share = if willing { parameters.share_of_the_willing() } else { 1.0 };
    parameters.price_rise * history.turns_now(now, parameters) / share
}
