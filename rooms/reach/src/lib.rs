//! Reach: who hears of an ask, and when.
//!
//! The rule is `neighbourhood::reach`; this room gives it what is known ([`near`]), does what it
//! decided ([`wave`]) and keeps what came of it ([`settle`], [`answered`], [`declined`]), from which
//! the nights learn ([`learning`]). One ask is told to one person at most once: the table says so, whatever happens to the machines.

mod answers;
mod learned;
mod learning;
mod lessons;
mod letters;
mod near;
mod pages;
mod past;
mod pieces;
mod rule;
mod store;
#[cfg(test)]
mod tests;
mod turns;
mod view;
mod wave;
mod why;

/// The words of this room.
mod say {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use answers::{answered, declined, erase, reopened, seen, settle};
pub use learning::{LEARN, jobs, nights_without_learning, plan as plan_learning};
pub use near::Wanted;
pub use neighbourhood::reach::{HandOver, Waiting, Why};
pub use pages::{HOW, routes};
pub use past::{Past, past};
pub use pieces::{forget, have};
pub use rule::parameters;
pub use store::Alert;
pub use view::{Preview, Reached, When, alerts_of, preview, told, why};
pub use wave::{Outcome, WAVE, look, need_reason, wave};
pub use why::why_words;

/// Everything this room says to a database.
pub const STATEMENTS: &[&[(&str, &str)]] =
    &[store::STATEMENTS, learned::STATEMENTS, lessons::STATEMENTS, past::STATEMENTS];
