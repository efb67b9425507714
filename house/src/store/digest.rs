//! A digest in every row, so that a bit that flipped on the disk is noticed.
//!
//! A table that declares `digest BYTEA` gets triggers that fill it: on SQLite a keyed BLAKE3, on PostgreSQL SHA-256,
//! 8 bytes of each, over names and values of all columns that are not null. SQLite's own check missed 4 of 5 bit
//! flips in data. The shell of SQLite cannot write such tables, which is as well.

use super::db::{Db, Engine};
use super::postgres::PgTx;
use super::row::Rows;
use super::schema::{self, Table};
use super::sqlite::{self, failed};
use super::{StoreError, args};
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, types::ValueRef};
use std::collections::BTreeMap;
use std::path::Path;

/// A row that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    pub table: String,
    /// The primary key, several columns with a slash between; or what SQLite says about the file itself.
    pub id: String,
}

const COLUMN: &str = "digest";
const BYTES: usize = 8;

/// Checks every row of every table that has digests; on SQLite the file as well. Reads everything.
///
/// # Errors
/// When the database cannot be read at all.
pub async fn verify(db: &Db) -> Result<Vec<Damage>, StoreError> {
    match &*db.engine {
        Engine::Sqlite(sqlite) => {
            let (path, key) = (sqlite.path.clone(), sqlite.key);
            let look = tokio::task::spawn_blocking(move || verify_file(&path, key));
            look.await.map_err(StoreError::other)?
        }
        Engine::Postgres(_) => verify_postgres(db).await,
    }
}

/// Makes the function known that the triggers of SQLite call.
pub(crate) fn register(conn: &Connection, key: [u8; 32]) -> rusqlite::Result<()> {
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    conn.create_scalar_function("row_digest", -1, flags, move |context| digest(&key, context))
}

/// First the names (`table|column|…`, columns sorted), then the values.
fn digest(key: &[u8; 32], context: &Context<'_>) -> rusqlite::Result<Vec<u8>> {
    let mut hash = blake3::Hasher::new_keyed(key);
    let mut part = |kind: u8, bytes: &[u8]| {
        hash.update(&[kind]);
        hash.update(&(bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    let names = context.get_raw(0).as_str()?;
    for (at, name) in names.split('|').enumerate() {
        if at == 0 {
            part(0, name.as_bytes());
            continue;
        }
        let value = if at < context.len() { context.get_raw(at) } else { ValueRef::Null };
        if value == ValueRef::Null {
            continue;
        }
        part(1, name.as_bytes());
        match value {
            ValueRef::Null => {}
            ValueRef::Integer(v) => part(2, &v.to_le_bytes()),
            ValueRef::Real(v) => part(3, &v.to_le_bytes()),
            ValueRef::Text(v) => part(4, v),
            ValueRef::Blob(v) => part(5, v),
        }
    }
    Ok(hash.finalize().as_bytes().iter().take(BYTES).copied().collect())
}

fn covered(table: &Table) -> Vec<&str> {
    let mut columns: Vec<&str> =
        table.columns.iter().map(String::as_str).filter(|name| *name != COLUMN).collect();
    columns.sort_unstable();
    columns
}

fn quoted(columns: &[&str], before: &str) -> Vec<String> {
    columns.iter().map(|name| format!("{before}\"{name}\"")).collect()
}

/// The call of the function over the columns of a row.
fn call(table: &Table, before: &str) -> String {
    let columns = covered(table);
    format!("row_digest('{}|{}', {})", table.name, columns.join("|"), quoted(&columns, before).join(", "))
}

/// The triggers of a table, by name.
fn triggers(table: &Table) -> BTreeMap<String, String> {
    let name = &table.name;
    let row = if table.has_rowid {
        "rowid = new.rowid".to_owned()
    } else {
        let same = |column: &String| format!("\"{column}\" = new.\"{column}\"");
        table.key.iter().map(same).collect::<Vec<_>>().join(" and ")
    };
    let body = format!("begin update \"{name}\" set digest = {} where {row}; end", call(table, "new."));
    let columns = quoted(&covered(table), "").join(", ");
    BTreeMap::from([
        (
            format!("digest_{name}_insert"),
            format!("create trigger \"digest_{name}_insert\" after insert on \"{name}\" {body}"),
        ),
        (
            format!("digest_{name}_update"),
            format!("create trigger \"digest_{name}_update\" after update of {columns} on \"{name}\" {body}"),
        ),
    ])
}

type Texts = BTreeMap<String, String>;

/// The triggers that are there, by name.
pub(crate) fn present_sqlite(conn: &Connection) -> Result<Texts, StoreError> {
    let list =
        "select name, sql from sqlite_schema where type = 'trigger' and name like 'digest\\_%' escape '\\'";
    let rows: Vec<(String, String)> = sqlite::run(conn, list, &[])?.read()?;
    Ok(rows.into_iter().collect())
}

pub(crate) fn remove_sqlite(conn: &Connection) -> Result<(), StoreError> {
    for name in present_sqlite(conn)?.keys() {
        conn.execute_batch(&format!("drop trigger \"{name}\"")).map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// Brings the triggers up to date. Only where they differ from `before` are the rows digested anew: elsewhere that
/// would hide damage.
pub(crate) fn install_sqlite(conn: &Connection, before: &Texts) -> Result<(), StoreError> {
    let present = present_sqlite(conn)?;
    let mut wanted = Texts::new();
    for table in schema::tables(conn)?.iter().filter(|table| table.has(COLUMN)) {
        let texts = triggers(table);
        if texts.iter().any(|(name, text)| before.get(name) != Some(text)) {
            let anew = format!("update \"{}\" set digest = {}", table.name, call(table, ""));
            conn.execute_batch(&anew).map_err(|error| failed(&error))?;
        }
        wanted.extend(texts);
    }
    for name in present.iter().filter(|(name, text)| wanted.get(*name) != Some(*text)).map(|(name, _)| name) {
        conn.execute_batch(&format!("drop trigger \"{name}\"")).map_err(|error| failed(&error))?;
    }
    for text in wanted.iter().filter(|(name, text)| present.get(*name) != Some(*text)).map(|(_, text)| text) {
        conn.execute_batch(text).map_err(|error| failed(&error))?;
    }
    Ok(())
}

pub(crate) fn verify_file(path: &Path, key: [u8; 32]) -> Result<Vec<Damage>, StoreError> {
    let conn = sqlite::connect(path, key, false)?;
    let mut damage = Vec::new();
    let whole: Result<Vec<String>, StoreError> =
        sqlite::run(&conn, "pragma integrity_check", &[]).and_then(Rows::read);
    match whole {
        Ok(lines) => damage.extend(lines.into_iter().filter(|line| line != "ok").map(in_file)),
        Err(error) => damage.push(in_file(error.to_string())),
    }
    for table in schema::tables(&conn)?.iter().filter(|table| table.has(COLUMN)) {
        let id = id_text(table);
        let sql = format!(
            "select {id} from \"{}\" not indexed where digest is not {}",
            table.name,
            call(table, "")
        );
        match sqlite::run(&conn, &sql, &[]).and_then(Rows::read::<String>) {
            Ok(ids) => damage.extend(ids.into_iter().map(|id| Damage { table: table.name.clone(), id })),
            Err(error) => {
                damage.push(Damage { table: table.name.clone(), id: format!("unreadable: {error}") })
            }
        }
    }
    Ok(damage)
}

fn in_file(what: String) -> Damage {
    Damage { table: "file".to_owned(), id: what }
}

/// The primary key as one text, on both databases.
fn id_text(table: &Table) -> String {
    let parts: Vec<String> =
        table.key.iter().map(|column| format!("coalesce(cast(\"{column}\" as text), '')")).collect();
    if parts.is_empty() { "'?'".to_owned() } else { parts.join(" || '/' || ") }
}

const FUNCTIONS: &str = "create or replace function row_digest(r jsonb) returns bytea language sql immutable as \
    $f$ select substring(sha256(convert_to(jsonb_strip_nulls(r)::text, 'UTF8')) from 1 for 8) $f$; \
    create or replace function set_digest() returns trigger language plpgsql as \
    $f$ begin new.digest := row_digest(to_jsonb(new) - tg_argv::text[]); return new; end $f$";

/// The trigger's name carries which columns it covers. It sorts last, after triggers that still change the row.
fn postgres_trigger(table: &Table) -> String {
    let columns = format!("{}|{}", covered(table).join("|"), table.generated.join("|"));
    let hash = blake3::hash(columns.as_bytes()).to_hex();
    format!("zz_digest_{}", hash.get(..12).unwrap_or_default())
}

pub(crate) async fn install_postgres(db: &Db, tx: &PgTx) -> Result<(), StoreError> {
    let present: Vec<(String, String)> = tx
        .run(
            "select c.relname, t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid \
             where c.relnamespace = (select oid from pg_namespace where nspname = current_schema()) and t.tgname like 'zz\\_digest\\_%'",
            &[],
        )
        .await?
        .read()?;
    let mut known = false;
    for table in db.tables().await?.iter().filter(|table| table.has(COLUMN)) {
        let (name, trigger) = (&table.name, postgres_trigger(table));
        if present.iter().any(|(of, found)| of == name && *found == trigger) {
            continue;
        }
        if !known {
            tx.batch(FUNCTIONS).await?;
            known = true;
        }
        for (_, old) in present.iter().filter(|(of, _)| of == name) {
            tx.batch(&format!("drop trigger \"{old}\" on \"{name}\"")).await?;
        }
        let left_out: Vec<String> = left_out(table).map(|column| format!("'{column}'")).collect();
        tx.batch(&format!(
            "create trigger {trigger} before insert or update on \"{name}\" for each row execute function set_digest({}); \
             update \"{name}\" set digest = null",
            left_out.join(", ")
        ))
        .await?;
    }
    Ok(())
}

fn left_out(table: &Table) -> impl Iterator<Item = &str> {
    std::iter::once(COLUMN).chain(table.generated.iter().map(String::as_str))
}

async fn verify_postgres(db: &Db) -> Result<Vec<Damage>, StoreError> {
    let mut damage = Vec::new();
    for table in db.tables().await?.iter().filter(|table| table.has(COLUMN)) {
        let left_out: Vec<String> = left_out(table).map(|column| format!("'{column}'")).collect();
        let sql = format!(
            "select {} from \"{}\" t where digest is distinct from row_digest(to_jsonb(t) - array[{}]::text[])",
            id_text(table),
            table.name,
            left_out.join(", ")
        );
        let ids: Vec<String> = db.all_text(sql, args![]).await?;
        damage.extend(ids.into_iter().map(|id| Damage { table: table.name.clone(), id }));
    }
    Ok(damage)
}
