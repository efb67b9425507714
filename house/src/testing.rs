//! What the tests of every room need: a whole [`App`] on each database, with a clock to push and
//! chance that repeats itself.

use jiff::Timestamp;

use crate::App;
use crate::chance::Chance;
use crate::clock::{Clock, at};
use crate::config::Config;
use crate::schema::MIGRATIONS;
use crate::seal::Seal;
use crate::store::{Db, StoreError, testing};

/// Sunday 22 November 2026, 17:00 in Zutphen: the afternoon on which every story begins.
pub fn afternoon() -> Timestamp {
    at(1_795_363_200_000)
}

/// The application around a migrated database.
pub fn app(db: Db) -> App {
    let config = Config { name: "Dichtbij".into(), ..Config::default() };
    App::new(db, Clock::standing_at(afternoon()), Chance::seeded(1), Seal::new([7; 32]), config)
}

/// Runs a test on a fresh SQLite file, and on a fresh PostgreSQL database where one is offered
/// (`DICHTBIJ_TEST_POSTGRES`; `cargo xtask test` always offers one).
pub async fn both<F, Done>(test: F) -> Result<(), StoreError>
where
    F: Fn(App) -> Done,
    Done: Future<Output = ()>,
{
    testing::both_with(MIGRATIONS, |db| test(app(db))).await
}
