//! Bringing the schema up to date: each migration once, in one transaction, with its text remembered as a checksum.

use super::db::{Db, Engine, Kind};
use super::dialect::text_for;
use super::postgres::{PgTx, Postgres};
use super::sqlite::{self, failed};
use super::value::Value;
use super::{StoreError, args, digest};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// One numbered text; see `migrations/README.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migration {
    pub number: i64,
    pub name: &'static str,
    pub sql: &'static str,
}

const LIST: &str = "create table if not exists schema_migrations (number bigint primary key, name text not null, \
    checksum text not null, applied_at bigint not null);";
const APPLIED: &str = "select number, checksum from schema_migrations order by number";
const RECORD_SQLITE: &str = "insert into schema_migrations (number, name, checksum, applied_at) \
    values ($1, $2, $3, cast(unixepoch('subsec') * 1000 as integer))";
const RECORD_POSTGRES: &str = "insert into schema_migrations (number, name, checksum, applied_at) \
    values ($1, $2, $3, cast(extract(epoch from now()) * 1000 as bigint))";
/// Any number that nothing else in the database locks.
const LOCK: &str = "select pg_advisory_xact_lock(7231956402)";

impl Migration {
    fn checksum(&self) -> String {
        blake3::hash(self.sql.replace("\r\n", "\n").as_bytes()).to_hex().to_string()
    }

    fn record(&self) -> Vec<Value> {
        args![self.number, self.name, self.checksum()]
    }
}

impl Db {
    /// Applies what is missing and says which numbers that were. Several servers may do this at once.
    ///
    /// # Errors
    /// [`StoreError::Schema`] when an applied migration was changed afterwards, or the list is out of order.
    pub async fn migrate(&self, migrations: &[Migration]) -> Result<Vec<i64>, StoreError> {
        in_order(migrations)?;
        match &*self.engine {
            Engine::Sqlite(sqlite) => {
                let migrations = migrations.to_vec();
                sqlite.alone(move |conn| migrate_sqlite(conn, &migrations)).await
            }
            Engine::Postgres(postgres) => migrate_postgres(self, postgres, migrations).await,
        }
    }
}

fn in_order(migrations: &[Migration]) -> Result<(), StoreError> {
    for pair in migrations.windows(2) {
        if let [one, next] = pair
            && next.number <= one.number
        {
            return Err(StoreError::Schema(format!("migration {} stands after {}", next.number, one.number)));
        }
    }
    for migration in migrations {
        // SQLite would check it at the shared flush, where it fails everybody.
        if migration.sql.to_ascii_lowercase().contains("initially deferred") {
            return Err(StoreError::Schema(format!("migration {} defers a constraint", migration.number)));
        }
    }
    Ok(())
}

/// What is still to do; an older program on a newer database is fine (expand, then contract).
fn missing(migrations: &[Migration], applied: Vec<(i64, String)>) -> Result<Vec<Migration>, StoreError> {
    let applied: BTreeMap<i64, String> = applied.into_iter().collect();
    let newest = applied.keys().next_back().copied().unwrap_or(i64::MIN);
    let mut to_do = Vec::new();
    for migration in migrations {
        match applied.get(&migration.number) {
            Some(checksum) if *checksum == migration.checksum() => {}
            Some(_) => {
                let text = format!(
                    "migration {} ({}) was changed after it was applied",
                    migration.number, migration.name
                );
                return Err(StoreError::Schema(text));
            }
            None if migration.number < newest => {
                let text = format!("migration {} is missing although {newest} was applied", migration.number);
                return Err(StoreError::Schema(text));
            }
            None => to_do.push(*migration),
        }
    }
    Ok(to_do)
}

fn broken(migration: &Migration, error: StoreError) -> StoreError {
    match error {
        StoreError::Other(text) => {
            StoreError::Schema(format!("migration {} ({}): {text}", migration.number, migration.name))
        }
        other => other,
    }
}

/// As [`Db::migrate`], on a connection of one's own.
pub(crate) fn migrate_sqlite(
    conn: &mut Connection,
    migrations: &[Migration],
) -> Result<Vec<i64>, StoreError> {
    // Rebuilding a table needs the checks off; they are made up for before each commit.
    conn.pragma_update(None, "foreign_keys", false).map_err(|error| failed(&error))?;
    let result = apply_all_sqlite(conn, migrations);
    conn.pragma_update(None, "foreign_keys", true).map_err(|error| failed(&error))?;
    result
}

fn apply_all_sqlite(conn: &mut Connection, migrations: &[Migration]) -> Result<Vec<i64>, StoreError> {
    let mut done = Vec::new();
    let digests = digest::present_sqlite(conn)?;
    for migration in migrations {
        let tx = conn
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
            .map_err(|error| failed(&error))?;
        tx.execute_batch(&text_for(Kind::Sqlite, LIST)).map_err(|error| failed(&error))?;
        let applied = sqlite::run(&tx, APPLIED, &[])?.read()?;
        if missing(migrations, applied)?.contains(migration) {
            apply_sqlite(&tx, migration).map_err(|error| broken(migration, error))?;
            done.push(migration.number);
        }
        tx.commit().map_err(|error| failed(&error))?;
    }
    let tx = conn
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .map_err(|error| failed(&error))?;
    digest::install_sqlite(&tx, &digests)?;
    tx.commit().map_err(|error| failed(&error))?;
    Ok(done)
}

fn apply_sqlite(tx: &Connection, migration: &Migration) -> Result<(), StoreError> {
    // Triggers name columns: they would be in the way, and come back after the last migration.
    digest::remove_sqlite(tx)?;
    tx.execute_batch(&text_for(Kind::Sqlite, migration.sql)).map_err(|error| failed(&error))?;
    let orphans: Vec<Vec<Value>> = sqlite::run(tx, "pragma foreign_key_check", &[])?.read()?;
    if !orphans.is_empty() {
        return Err(StoreError::Other(format!("{} rows would refer to nothing", orphans.len())));
    }
    sqlite::run(tx, RECORD_SQLITE, &migration.record()).map(drop)
}

async fn migrate_postgres(
    db: &Db,
    postgres: &Postgres,
    migrations: &[Migration],
) -> Result<Vec<i64>, StoreError> {
    let mut done = Vec::new();
    for migration in migrations {
        let tx = locked(postgres).await?;
        let applied = tx.run(APPLIED, &[]).await?.read()?;
        if missing(migrations, applied)?.contains(migration) {
            apply_postgres(&tx, migration).await.map_err(|error| broken(migration, error))?;
            done.push(migration.number);
        }
        tx.commit().await?;
    }
    let tx = locked(postgres).await?;
    digest::install_postgres(db, &tx).await?;
    tx.commit().await?;
    Ok(done)
}

async fn locked(postgres: &Postgres) -> Result<PgTx, StoreError> {
    let tx = postgres.begin("begin").await?;
    tx.unhurried().await?;
    tx.batch(LOCK).await?;
    tx.batch(&text_for(Kind::Postgres, LIST)).await?;
    Ok(tx)
}

async fn apply_postgres(tx: &PgTx, migration: &Migration) -> Result<(), StoreError> {
    tx.batch(&text_for(Kind::Postgres, migration.sql)).await?;
    tx.run(RECORD_POSTGRES, &migration.record()).await.map(drop)
}
