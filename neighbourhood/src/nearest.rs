//! What fits somebody best, nearest first: offers for an ask, asks for somebody who offers.
//!
//! For reading, not for telling: who is told follows from [`crate::reach`] and its turns. Here the only
//! questions are how near it is, whether it is about the same thing, whether they have time then, and
//! whether the sentences resemble each other. An index over a grid finds the best of a million without
//! looking at more than the cells around.

mod grid; // the index
mod likeness; // a sentence in 64 bits
mod score; // how well one entry fits one wish

pub use grid::{Found, Nearest};
pub use likeness::Likeness;
pub use score::{Entry, Wish, fit, score};

#[cfg(test)]
mod tests;
