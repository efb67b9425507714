//! From a SQLite file into an empty, migrated database of either kind, in one transaction.

use super::backup::{Progress, common, count, names};
use super::copy_out::CHUNK;
use super::db::Db;
use super::postgres::{PgTx, Postgres, failed as pg_failed};
use super::schema::{Table, tables};
use super::sqlite::{Sqlite, connect, failed, run};
use super::value::Value;
use super::{Args, StoreError};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::pin::pin;
use tokio::sync::mpsc::{Receiver, UnboundedSender, channel, unbounded_channel};
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::ToSql;

type Counts = Vec<(String, u64)>;

pub(super) async fn file_to_sqlite(
    from: &Path,
    into: &Sqlite,
    progress: Progress<'_>,
) -> Result<Counts, StoreError> {
    let (told, mut news) = unbounded_channel::<(String, u64, u64)>();
    let from = from.to_owned();
    let mut work = std::pin::pin!(into.alone(move |conn| attached(conn, &from, &told)));
    loop {
        tokio::select! {
            Some((table, done, of)) = news.recv() => progress(&table, done, of),
            result = &mut work => {
                while let Ok((table, done, of)) = news.try_recv() {
                    progress(&table, done, of);
                }
                return result;
            }
        }
    }
}

fn attached(
    conn: &mut Connection,
    from: &Path,
    told: &UnboundedSender<(String, u64, u64)>,
) -> Result<Counts, StoreError> {
    let step = |sql: &str| conn.execute_batch(sql).map_err(|error| failed(&error));
    run(conn, "attach $1 as source", &[Value::Text(from.display().to_string())])?;
    let result =
        step("pragma foreign_keys = off; begin immediate").and_then(|()| copy_tables(conn, from, told));
    let result = match result {
        Ok(counts) => step("commit").map(|()| counts),
        Err(error) => step("rollback").and(Err(error)),
    };
    step("pragma foreign_keys = on; detach source")?;
    result
}

fn copy_tables(
    conn: &Connection,
    from: &Path,
    told: &UnboundedSender<(String, u64, u64)>,
) -> Result<Counts, StoreError> {
    let sources = tables(&connect(from, [0; 32], false)?)?;
    let mut counts = Vec::new();
    for target in tables(conn)? {
        let source = matching(&sources, &target)?;
        let (name, of) = count(conn, "source", source)?;
        if count(conn, "main", &target)?.1 > 0 {
            return Err(not_empty(&name));
        }
        drop(told.send((name.clone(), 0, of)));
        let columns = names(&common(source, &target));
        run(
            conn,
            &format!("insert into main.\"{name}\" ({columns}) select {columns} from source.\"{name}\""),
            &[],
        )?;
        arrived(&name, count(conn, "main", &target)?.1, of)?;
        drop(told.send((name.clone(), of, of)));
        counts.push((name, of));
    }
    let orphans: Vec<Args> = run(conn, "pragma main.foreign_key_check", &[])?.read()?;
    if orphans.is_empty() {
        Ok(counts)
    } else {
        Err(StoreError::Other(format!("{} rows refer to nothing", orphans.len())))
    }
}

fn matching<'a>(sources: &'a [Table], target: &Table) -> Result<&'a Table, StoreError> {
    let found = sources.iter().find(|source| source.name == target.name);
    found.ok_or_else(|| StoreError::Schema(format!("the file has no table {}", target.name)))
}

fn not_empty(table: &str) -> StoreError {
    StoreError::Other(format!("the database is not empty: {table} has rows"))
}

fn arrived(table: &str, rows: u64, of: u64) -> Result<(), StoreError> {
    if rows == of {
        Ok(())
    } else {
        Err(StoreError::Other(format!("{rows} of {of} rows of {table} arrived")))
    }
}

pub(super) async fn file_to_postgres(
    from: &Path,
    (postgres, into): (&Postgres, &Db),
    progress: Progress<'_>,
) -> Result<Counts, StoreError> {
    let targets = into.tables().await?;
    let tx = postgres.begin("begin").await?;
    tx.unhurried().await?;
    let keys = drop_foreign_keys(&tx).await?;
    let file = from.to_owned();
    let sources = super::backup::blocking(move || tables(&connect(&file, [0; 32], false)?)).await?;
    let mut counts = Vec::new();
    for source in sources {
        let target = targets.iter().find(|target| target.name == source.name);
        let target =
            target.ok_or_else(|| StoreError::Schema(format!("PostgreSQL has no table {}", source.name)))?;
        let rows = copy_table(&tx, from, (&source, target), progress).await?;
        counts.push((source.name.clone(), rows));
    }
    for (table, name, definition) in keys {
        tx.batch(&format!("alter table {table} add constraint \"{name}\" {definition}")).await?;
    }
    next_numbers(&tx).await?;
    tx.commit().await?;
    Ok(counts)
}

/// Foreign keys would ask for an order that rings of tables do not have; they come back, checked, after the copy.
async fn drop_foreign_keys(tx: &PgTx) -> Result<Vec<(String, String, String)>, StoreError> {
    let list = "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint \
        where contype = 'f' and connamespace = (select oid from pg_namespace where nspname = current_schema()) order by 1, 2";
    let keys: Vec<(String, String, String)> = tx.run(list, &[]).await?.read()?;
    for (table, name, _) in &keys {
        tx.batch(&format!("alter table {table} drop constraint \"{name}\"")).await?;
    }
    Ok(keys)
}

/// Columns that count by themselves go on after the highest number.
async fn next_numbers(tx: &PgTx) -> Result<(), StoreError> {
    let list = "select c.oid::regclass::text, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid \
        where a.attidentity <> '' and c.relkind = 'r' \
        and c.relnamespace = (select oid from pg_namespace where nspname = current_schema())";
    let columns: Vec<(String, String)> = tx.run(list, &[]).await?.read()?;
    for (table, column) in columns {
        tx.batch(&format!(
            "select setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max(\"{column}\"), 0) + 1, false) from {table}"
        ))
        .await?;
    }
    Ok(())
}

async fn copy_table(
    tx: &PgTx,
    from: &Path,
    (source, target): (&Table, &Table),
    progress: Progress<'_>,
) -> Result<u64, StoreError> {
    let name = &source.name;
    let columns = common(source, target);
    let list = names(&columns);
    if rows_of(tx, name).await? > 0 {
        return Err(not_empty(name));
    }
    let client = tx.client()?;
    let types =
        client.prepare(&format!("select {list} from \"{name}\"")).await.map_err(|error| pg_failed(&error))?;
    let types: Vec<_> = types.columns().iter().map(|column| column.type_().clone()).collect();
    let sink = client.copy_in(&format!("copy \"{name}\" ({list}) from stdin (format binary)")).await;
    let mut writer = pin!(BinaryCopyInWriter::new(sink.map_err(|error| pg_failed(&error))?, &types));
    let (mut chunks, of) =
        read(from.to_owned(), source.clone(), format!("select {list} from \"{name}\"")).await?;
    let mut done = 0;
    progress(name, 0, of);
    while let Some(chunk) = chunks.recv().await {
        let chunk = chunk?;
        for row in &chunk {
            let row = row.iter().map(|value| value as &(dyn ToSql + Sync));
            writer.as_mut().write_raw(row).await.map_err(|error| pg_failed(&error))?;
        }
        done += chunk.len() as u64;
        progress(name, done, of);
    }
    writer.finish().await.map_err(|error| pg_failed(&error))?;
    arrived(name, rows_of(tx, name).await?, of)?;
    Ok(of)
}

async fn rows_of(tx: &PgTx, table: &str) -> Result<u64, StoreError> {
    let rows: Vec<i64> = tx.run(&format!("select count(*) from \"{table}\""), &[]).await?.read()?;
    Ok(rows.first().and_then(|n| u64::try_from(*n).ok()).unwrap_or(0))
}

type Chunks = Receiver<Result<Vec<Args>, StoreError>>;

/// Reads a table of the file on a thread of its own, a few chunks ahead.
async fn read(from: PathBuf, table: Table, sql: String) -> Result<(Chunks, u64), StoreError> {
    let (file, counted) = (from.clone(), table);
    let of =
        super::backup::blocking(move || count(&connect(&file, [0; 32], false)?, "main", &counted)).await?.1;
    let (send, chunks) = channel(4);
    tokio::task::spawn_blocking(move || {
        let result = connect(&from, [0; 32], false).and_then(|conn| {
            super::sqlite_run::in_chunks(&conn, &sql, CHUNK, &mut |rows| send.blocking_send(Ok(rows)).is_ok())
        });
        if let Err(error) = result {
            drop(send.blocking_send(Err(error)));
        }
    });
    Ok((chunks, of))
}
