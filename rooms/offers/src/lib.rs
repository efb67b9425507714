//! Offers: one sentence of what somebody can do or lend, from the form to the end.
//!
//! Somebody without a session offers too: the offer waits, unseen, until the code from the letter
//! is typed ([`confirmed`]). What is active stands on the boards of its circle ([`list`]) and counts
//! for reach.

mod api;
mod fitting;
mod jobs;
mod making;
mod pages;
mod pieces;
mod store;
#[cfg(test)]
mod tests;
mod turn;

/// The words of this room.
mod say {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use api::schemas;
pub use fitting::{Like, fitting};
pub use jobs::jobs;
pub use pages::{MeCard, me_card, times_said};
pub use pieces::{confirmed, forget, have};
pub use store::{
    Counts, Cursor, Filter, Listed, Shown, Stored, clean, counts, insert, list, load, load_for_change,
    mend_found, of_owner, renamed, save, themes_of, these,
};

use house::shell::Route;

/// The pages and calls of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = pages::routes();
    routes.extend(api::routes());
    routes
}

/// Every statement of this room, per file.
pub const STATEMENTS: &[&[(&str, &str)]] = &[
    store::STATEMENTS,
    store::LIST_STATEMENTS,
    store::FOUND_STATEMENTS,
    fitting::STATEMENTS,
    turn::STATEMENTS,
];
