//! Everybody's turn comes: recent messages lower somebody's place in the order.

use jiff::Timestamp;

use super::history::History;
use super::parameters::Parameters;

/// The price of one more message to this person, on the scale of the logarithm of a chance.
pub(super) fn price(history: &History, now: Timestamp, parameters: &Parameters) -> f64 {
    parameters.price_rise * history.turns_now(now, parameters)
}
