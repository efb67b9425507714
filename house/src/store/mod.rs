//! The only place that knows which database it is.
//!
//! SQL is written once, with `$1 … $n`, and runs on SQLite and on PostgreSQL. Values are bool, i64, f64, text and
//! bytes; time is milliseconds UTC in an i64; an id is the 36 characters of a UUIDv7.
//!
//! While a [`Tx`] or [`Snapshot`] is open, use only that: SQLite has one writer, so a second write asked for
//! meanwhile waits for the first, and the first is rolled back when it has waited 5 seconds for its next statement.

pub mod backup;
mod copy_in;
mod copy_out;
mod db;
mod desk;
mod dialect;
pub mod digest;
mod error;
mod folder;
mod migrate;
mod names;
mod postgres;
mod row;
mod schema;
mod sqlite;
mod sqlite_run;
mod sqlite_threads;
pub mod testing;
#[cfg(test)]
mod tests;
mod tls;
mod value;
mod wire;

pub use crate::{args, row, statements};
pub use db::{DatabaseUrl, Db, Kind, Options, Snapshot, Tx};
pub use error::StoreError;
pub use migrate::Migration;
pub use row::{FromRow, Row};
pub use value::{Args, FromValue, Value};
