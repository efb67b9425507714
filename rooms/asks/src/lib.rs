//! Asks: one sentence, and its way to a result.
//!
//! Somebody places an ask ([`pages`]), confirms their address, follows it by its spoken code.
//! Neighbours reply, one is accepted, both tell what came of it. Everything that changes an ask goes
//! through [`changes`]; only [`store`] knows the tables.

mod api;
pub mod changes;
mod confirming;
pub mod facts;
pub mod follow;
mod jobs;
mod letters;
mod pages;
pub mod pieces;
mod placing;
mod preview;
pub mod store;
#[cfg(test)]
mod tests;

/// The words of this room.
mod say {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use api::schemas;
pub use changes::{Begun, Changed, Changing, Wish, begin, change, change_by_clock, page_of};
pub use confirming::confirmed;
pub use jobs::jobs;
pub use pages::gently::Gently;
pub use store::{Counts, Cursor, Filter, Listed, Shown, Stored, Waiting};
pub use store::{counts, list, load, load_for_change, mend_found, needs_person, of_asker, of_helper, these};

use house::shell::Route;

/// The pages and calls of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = pages::routes();
    routes.extend(api::routes());
    routes
}

/// Everything this room says to a database.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        store::all_statements(),
        facts::STATEMENTS.to_vec(),
        pieces::STATEMENTS.to_vec(),
        jobs::STATEMENTS.to_vec(),
        pages::ask::STATEMENTS.to_vec(),
    ]
    .concat()
}
