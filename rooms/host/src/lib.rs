//! Hosts: what needs a person, what seems wrong, and what a host does about it.
//!
//! A host sees what waits in their areas, the longest first ([`pages`]), and is written to until
//! somebody looks at it ([`reminders`]). Reports, warnings and blocks follow the rules of
//! `neighbourhood::safety`; whoever it is about reads the reason and can answer.

pub mod follow;
mod letters;
mod pages;
mod pieces;
mod reminders;
mod rights;
mod store;
mod supply;
#[cfg(test)]
mod tests;

/// The words of this room.
mod say {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use pages::{MeCard, me_card};
pub use pieces::{forget, have};
pub use store::{Unhosted, unhosted};
pub use supply::{Gauge, gauge};

use house::clockwork::Handler;
use house::shell::Route;

/// The pages and forms of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    pages::routes()
}

/// The jobs of this room.
#[must_use]
pub fn jobs() -> Vec<(&'static str, Handler)> {
    vec![(reminders::KIND, reminders::remind)]
}

/// Everything this room says to a database.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    store::all_statements()
}
