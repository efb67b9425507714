//! Backups, restoring them, and moving from one database to the other.
//!
//! A backup is always a SQLite file, also of PostgreSQL: one file that can be looked into anywhere and restored into
//! either. Search indexes are not in it when they are tables of one database alone; rooms fill those again.

use super::db::{Db, Engine};
use super::digest::{Damage, verify_file};
use super::folder::Folder;
use super::migrate::migrate_sqlite;
use super::schema::{Table, tables};
use super::sqlite::{connect, failed};
use super::{Migration, StoreError, copy_in, copy_out};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// Told as the work goes on: which table (or `file`), how many rows (or pages) of how many.
pub type Progress<'a> = &'a mut (dyn FnMut(&str, u64, u64) + Send);

/// What was copied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows of each table, parents first.
    pub tables: Vec<(String, u64)>,
    /// Rows of the source that are not as they were written. Copied all the same: somebody must look.
    pub damaged: Vec<Damage>,
}

impl Report {
    /// All rows of all tables.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, rows)| rows).sum()
    }
}

/// Writes a backup of one moment to a file that does not exist yet; writing goes on meanwhile. The file appears under
/// its name only when it is complete and on the disk.
///
/// # Errors
/// When the file exists or cannot be written, or the database cannot be read.
pub async fn backup(
    db: &Db,
    migrations: &[Migration],
    to: &Path,
    progress: Progress<'_>,
) -> Result<Report, StoreError> {
    if to.exists() {
        return Err(StoreError::Other(format!("{} is there already", to.display())));
    }
    let unfinished = Unfinished(beside(to, "unfinished"));
    match &*db.engine {
        Engine::Sqlite(sqlite) => copy_file(&sqlite.path, &unfinished.0, progress).await?,
        Engine::Postgres(postgres) => {
            migrate_file(&unfinished.0, db.options.digest_key, migrations).await?;
            copy_out::postgres_to_file((postgres, db), &unfinished.0, progress).await?;
        }
    }
    let (to, key) = (to.to_owned(), db.options.digest_key);
    blocking(move || finish(&unfinished.0, &to, key)).await
}

/// Copies everything from a backup into an empty, migrated database of either kind. A backup of an earlier version is
/// migrated first, in a copy.
///
/// # Errors
/// When the database is not empty, the file cannot be read, or not every row arrived. Then nothing stays.
pub async fn restore(
    from: &Path,
    into: &Db,
    migrations: &[Migration],
    progress: Progress<'_>,
) -> Result<Report, StoreError> {
    if !from.is_file() {
        return Err(StoreError::Other(format!("{} is no file", from.display())));
    }
    let folder = Folder::new()?;
    let copy = folder.path().join("restore.db");
    copy_file(from, &copy, progress).await?;
    let (file, key) = (copy.clone(), into.options.digest_key);
    // Before migrating, which digests changed tables anew.
    let damaged = blocking(move || verify_file(&file, key)).await?;
    migrate_file(&copy, into.options.digest_key, migrations).await?;
    let tables = match &*into.engine {
        Engine::Sqlite(sqlite) => copy_in::file_to_sqlite(&copy, sqlite, progress).await?,
        Engine::Postgres(postgres) => copy_in::file_to_postgres(&copy, (postgres, into), progress).await?,
    };
    Ok(Report { tables, damaged })
}

/// Copies everything from one database into another that is empty and migrated; either may be either kind.
///
/// # Errors
/// As [`backup`] and [`restore`].
pub async fn transfer(
    from: &Db,
    into: &Db,
    migrations: &[Migration],
    progress: Progress<'_>,
) -> Result<Report, StoreError> {
    let folder = Folder::new()?;
    let file = folder.path().join("transfer.db");
    backup(from, migrations, &file, progress).await?;
    restore(&file, into, migrations, progress).await
}

async fn migrate_file(file: &Path, key: [u8; 32], migrations: &[Migration]) -> Result<(), StoreError> {
    let (file, migrations) = (file.to_owned(), migrations.to_vec());
    blocking(move || migrate_sqlite(&mut connect(&file, key, true)?, &migrations).map(drop)).await
}

pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(StoreError::other)?
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// A file that goes again, with what SQLite keeps beside it, unless it was given its name.
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let mut name = self.0.as_os_str().to_owned();
            name.push(ending);
            drop(std::fs::remove_file(PathBuf::from(name)));
        }
    }
}

/// SQLite's own backup of one moment: the open read keeps that moment while others write.
async fn copy_file(from: &Path, to: &Path, progress: Progress<'_>) -> Result<(), StoreError> {
    let (from, to) = (from.to_owned(), to.to_owned());
    let (told, mut news) = unbounded_channel();
    let work =
        tokio::task::spawn_blocking(move || copy_pages(&from, &to, &told).map_err(|error| failed(&error)));
    while let Some((done, of)) = news.recv().await {
        progress("file", done, of);
    }
    work.await.map_err(StoreError::other)?
}

fn copy_pages(from: &Path, to: &Path, told: &UnboundedSender<(u64, u64)>) -> rusqlite::Result<()> {
    let source = Connection::open_with_flags(from, rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    source.busy_timeout(Duration::from_secs(10))?;
    source.execute_batch("begin")?;
    source.query_row("select count(*) from sqlite_schema", [], |_| Ok(()))?;
    let mut target = Connection::open(to)?;
    let copy = Backup::new(&source, &mut target)?;
    loop {
        match copy.step(512)? {
            StepResult::Done => break,
            StepResult::More => {}
            _ => std::thread::sleep(Duration::from_millis(10)),
        }
        let now = copy.progress();
        let (left, of) =
            (u64::try_from(now.remaining).unwrap_or(0), u64::try_from(now.pagecount).unwrap_or(0));
        // Nobody listens when the backup was given up.
        if told.send((of.saturating_sub(left), of)).is_err() {
            break;
        }
    }
    drop(copy);
    target.pragma_update(None, "journal_mode", "delete")
}

/// Checks the new file, counts, flushes, and gives it its name.
fn finish(unfinished: &Path, to: &Path, key: [u8; 32]) -> Result<Report, StoreError> {
    let conn = connect(unfinished, key, true)?;
    conn.pragma_update(None, "journal_mode", "delete").map_err(|error| failed(&error))?;
    let counted =
        tables(&conn)?.iter().map(|table| count(&conn, "main", table)).collect::<Result<Vec<_>, _>>()?;
    drop(conn);
    let damaged = verify_file(unfinished, key)?;
    let flushed = std::fs::File::open(unfinished)
        .and_then(|file| file.sync_all())
        .and_then(|()| std::fs::rename(unfinished, to))
        .and_then(|()| {
            to.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or(Ok(()), flush_folder)
        });
    flushed.map_err(|error| StoreError::Other(format!("{}: {error}", to.display())))?;
    Ok(Report { tables: counted, damaged })
}

fn flush_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

pub(super) fn count(conn: &Connection, schema: &str, table: &Table) -> Result<(String, u64), StoreError> {
    let sql = format!("select count(*) from {schema}.\"{}\"", table.name);
    let rows: i64 = conn.query_row(&sql, [], |row| row.get(0)).map_err(|error| failed(&error))?;
    Ok((table.name.clone(), u64::try_from(rows).unwrap_or(0)))
}

/// The columns to copy: those both sides have. Digests are made anew by the triggers of the side that gets them.
pub(super) fn common(from: &Table, to: &Table) -> Vec<String> {
    from.columns.iter().filter(|name| *name != "digest" && to.has(name)).cloned().collect()
}

pub(super) fn names(columns: &[String]) -> String {
    columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
}
