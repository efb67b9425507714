//! Reach: whom to tell about an ask, and when to look again.
//!
//! Fast, quiet and fair at once. `pace` computes how much chance to address by when; `estimate` says
//! how likely somebody is to say yes; `price` makes everybody's turn come; `limits` protects people;
//! `decide` puts them together. Nothing here knows a clock or a database: everything that happened
//! comes in as values, and the same values always give the same decision.

mod capacity;
mod decide;
mod estimate;
mod history;
mod learn;
mod limits;
mod need;
mod order;
mod pace;
mod parameters;
mod price;
mod replies;

pub use capacity::{Capacity, capacity};
pub use decide::{Chosen, Decision, HandOver, Waiting, Why, decide};
pub use estimate::{Chance, chance};
pub use history::History;
pub use learn::{Learned, Load, Outcome, Range, learn};
pub use limits::{Obstacle, obstacle};
pub use need::{Candidate, Need, Told, Urgency};
pub use order::standing;
pub use pace::{Curve, Goal, solve};
pub use parameters::{MuteModel, Parameters};
pub use replies::ReplyTimes;

#[cfg(test)]
mod tests;
