//! Reach: who hears of an ask, and when.
//!
//! The rule is `neighbourhood::reach`; this room gives it what is known ([`near`]), does what it
//! decided ([`wave`]) and keeps what came of it ([`settle`], [`answered`], [`declined`]). One ask is
//! told to one person at most once: the table says so, whatever happens to the machines.

mod answers;
mod letters;
mod near;
mod pieces;
mod rule;
mod store;
#[cfg(test)]
mod tests;
mod view;
mod wave;
mod why;

/// The words of this room.
mod say {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use answers::{answered, declined, erase, reopened, seen, settle};
pub use near::Wanted;
pub use neighbourhood::reach::{HandOver, Waiting, Why};
pub use pieces::{forget, have};
pub use store::{Alert, STATEMENTS};
pub use view::{Preview, Reached, When, alerts_of, preview, told, why};
pub use wave::{Outcome, WAVE, look, need_reason, wave};
pub use why::why_words;
