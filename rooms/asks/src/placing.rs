//! From a sentence on the home page to an ask: what was typed, what it means, and placing it.
//!
//! Nothing is kept between the steps: every page carries all that was typed before. The steps are
//! start (sentence and place) → who → preview → placed; a sentence that looks private first asks who
//! may read it.

mod place;
mod read;
mod typed;

pub use place::{Arrival, Placed, place};
pub use read::{Read, Who, read, safely};
pub use typed::{Step, Typed};
