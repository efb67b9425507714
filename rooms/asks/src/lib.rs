//! Asks: one sentence, and its way to a result.

pub mod store;

pub use store::all_statements as statements;
pub use store::{Counts, Cursor, Filter, Listed, Shown, Stored, Waiting};
pub use store::{counts, list, load, load_for_change, needs_person, of_asker, of_helper};
