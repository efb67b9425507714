//! From PostgreSQL into a SQLite file, all tables as of one moment.

use super::backup::{Progress, blocking, common, names};
use super::db::Db;
use super::postgres::Postgres;
use super::schema::{Table, tables};
use super::sqlite::{connect, failed, run};
use super::{Args, StoreError};
use futures_util::TryStreamExt;
use std::path::Path;
use std::pin::pin;
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Rows that travel together.
pub(super) const CHUNK: usize = 1_000;

struct Chunk {
    sql: String,
    rows: Vec<Args>,
}

pub(super) async fn postgres_to_file(
    (postgres, db): (&Postgres, &Db),
    to: &Path,
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    let (send, chunks) = channel(4);
    let (file, key) = (to.to_owned(), db.options.digest_key);
    let (path, opened) = (file.clone(), key);
    let targets = blocking(move || tables(&connect(&path, opened, false)?)).await?;
    let writer = tokio::spawn(blocking(move || write(&file, key, chunks)));
    let read = read_all((postgres, db), &targets, &send, progress).await;
    drop(send);
    let written = writer.await.map_err(StoreError::other)?;
    // When writing failed, reading only says that nobody listens any more.
    written.and(read)
}

async fn read_all(
    (postgres, db): (&Postgres, &Db),
    targets: &[Table],
    send: &Sender<Chunk>,
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    let sources = db.tables().await?;
    let tx = postgres.begin("begin isolation level repeatable read read only").await?;
    tx.unhurried().await?;
    for target in targets {
        let source = sources.iter().find(|source| source.name == target.name);
        let source =
            source.ok_or_else(|| StoreError::Schema(format!("PostgreSQL has no table {}", target.name)))?;
        let columns = common(source, target);
        let of: Vec<i64> = tx.run(&format!("select count(*) from \"{}\"", target.name), &[]).await?.read()?;
        let of = of.first().and_then(|n| u64::try_from(*n).ok()).unwrap_or(0);
        let places: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
        let sql =
            format!("insert into \"{}\" ({}) values ({})", target.name, names(&columns), places.join(", "));
        let mut rows =
            pin!(tx.stream(&format!("select {} from \"{}\"", names(&columns), target.name)).await?);
        let (mut done, mut chunk) = (0, Vec::with_capacity(CHUNK));
        progress(&target.name, 0, of);
        while let Some(row) = rows.try_next().await.map_err(|error| super::postgres::failed(&error))? {
            let values: Result<Args, _> = (0..columns.len()).map(|column| row.try_get(column)).collect();
            chunk.push(values.map_err(|error| super::postgres::failed(&error))?);
            if chunk.len() == CHUNK {
                done += CHUNK as u64;
                pass(send, &sql, &mut chunk).await?;
                progress(&target.name, done, of);
            }
        }
        pass(send, &sql, &mut chunk).await?;
        progress(&target.name, of, of);
    }
    Ok(())
}

async fn pass(send: &Sender<Chunk>, sql: &str, rows: &mut Vec<Args>) -> Result<(), StoreError> {
    let chunk = Chunk { sql: sql.to_owned(), rows: std::mem::take(rows) };
    send.send(chunk).await.map_err(|_| StoreError::other("the copy ended early"))
}

fn write(file: &Path, key: [u8; 32], mut chunks: Receiver<Chunk>) -> Result<(), StoreError> {
    let conn = connect(file, key, true)?;
    let step = |sql: &str| conn.execute_batch(sql).map_err(|error| failed(&error));
    step("pragma foreign_keys = off; begin immediate")?;
    while let Some(chunk) = chunks.blocking_recv() {
        for row in &chunk.rows {
            run(&conn, &chunk.sql, row)?;
        }
    }
    step("commit; pragma wal_checkpoint(truncate)")
}
