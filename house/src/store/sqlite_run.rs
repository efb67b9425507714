//! One statement on one connection of SQLite.

use super::db::Kind;
use super::row::Rows;
use super::value::{Args, Value};
use super::{StoreError, names};
use rusqlite::{Connection, types::ValueRef};

/// Runs a statement to its end.
pub(crate) fn run(conn: &Connection, sql: &str, args: &[Value]) -> Result<Rows, StoreError> {
    run_raw(conn, sql, args).map_err(|error| match error {
        Failure::Sqlite(error) => names::explain(conn, sql, args, &error).unwrap_or_else(|| failed(&error)),
        Failure::Args(error) => error,
    })
}

/// Runs a statement for each of these; ends at the first that fails.
pub(crate) fn run_each(conn: &Connection, sql: &str, all: &[Args]) -> Result<Vec<Rows>, StoreError> {
    all.iter().map(|args| run(conn, sql, args)).collect()
}

enum Failure {
    Sqlite(rusqlite::Error),
    Args(StoreError),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Failure::Sqlite(error)
    }
}

fn run_raw(conn: &Connection, sql: &str, args: &[Value]) -> Result<Rows, Failure> {
    let mut statement = conn.prepare_cached(sql)?;
    bind(&mut statement, args)?;
    let mut width = statement.column_count();
    if width == 0 {
        let touched = statement.raw_execute()?;
        return Ok(Rows { width, values: Vec::new(), touched: touched as u64 });
    }
    let mut values = Vec::new();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        // Only the first step notices that a migration ran meanwhile.
        width = row.as_ref().column_count();
        for column in 0..width {
            values.push(from_sqlite(row.get_ref(column)?));
        }
    }
    let touched = (values.len() / width) as u64;
    Ok(Rows { width, values, touched })
}

/// SQLite numbers `$2` by where it stands in the text, so each is looked up by its name.
fn bind(statement: &mut rusqlite::CachedStatement<'_>, args: &[Value]) -> Result<(), Failure> {
    let mut used = 0;
    for index in 1..=statement.parameter_count() {
        let number = statement
            .parameter_name(index)
            .and_then(|name| name.get(1..))
            .and_then(|n| n.parse::<usize>().ok());
        let Some(number) = number else {
            return Err(Failure::Args(StoreError::other(
                "a statement uses a placeholder other than $1, $2, …",
            )));
        };
        used = used.max(number);
        let Some(value) = number.checked_sub(1).and_then(|at| args.get(at)) else {
            return Err(Failure::Args(StoreError::Other(format!(
                "a statement wants ${number}, got {} values",
                args.len()
            ))));
        };
        statement.raw_bind_parameter(index, value)?;
    }
    if used == args.len() {
        return Ok(());
    }
    Err(Failure::Args(StoreError::Other(format!("a statement wants {used} values, got {}", args.len()))))
}

fn from_sqlite(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(v) => Value::Int(v),
        ValueRef::Real(v) => Value::Real(v),
        ValueRef::Text(v) => Value::Text(text(v)),
        ValueRef::Blob(v) => Value::Blob(v.to_vec()),
    }
}

/// What is no UTF-8 came in by damage; it is shown as well as it can be.
fn text(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes).into_owned(), str::to_owned)
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        let value = match self {
            Value::Null => ValueRef::Null,
            Value::Bool(v) => ValueRef::Integer(i64::from(*v)),
            Value::Int(v) => ValueRef::Integer(*v),
            Value::Real(v) => ValueRef::Real(*v),
            Value::Text(v) => ValueRef::Text(v.as_bytes()),
            Value::Blob(v) => ValueRef::Blob(v),
        };
        Ok(rusqlite::types::ToSqlOutput::Borrowed(value))
    }
}

/// What went wrong, for everything but constraints.
pub(crate) fn failed(error: &rusqlite::Error) -> StoreError {
    use rusqlite::ErrorCode::{
        CannotOpen, DatabaseBusy, DatabaseLocked, DiskFull, ReadOnly, SystemIoFailure,
    };
    let text = format!("{}: {error}", Kind::Sqlite);
    match error.sqlite_error_code() {
        Some(DatabaseBusy | DatabaseLocked) => StoreError::Busy(text),
        Some(DiskFull) => StoreError::Full(text),
        Some(CannotOpen | ReadOnly | SystemIoFailure) => StoreError::Unavailable(text),
        _ => StoreError::Other(text),
    }
}

/// A statement without values: begin, savepoint, commit.
pub(crate) fn step(conn: &Connection, sql: &str) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(sql).map_err(|error| failed(&error))?;
    statement.raw_execute().map(drop).map_err(|error| failed(&error))
}

/// Reads all rows, some at a time, as long as `more` wants more.
pub(crate) fn in_chunks(
    conn: &Connection,
    sql: &str,
    size: usize,
    more: &mut dyn FnMut(Vec<Vec<Value>>) -> bool,
) -> Result<(), StoreError> {
    let mut read = || -> rusqlite::Result<()> {
        let mut statement = conn.prepare(sql)?;
        let width = statement.column_count();
        let mut rows = statement.raw_query();
        let mut chunk = Vec::with_capacity(size);
        while let Some(row) = rows.next()? {
            let values: rusqlite::Result<Vec<Value>> =
                (0..width).map(|column| row.get_ref(column).map(from_sqlite)).collect();
            chunk.push(values?);
            if chunk.len() == size && !more(std::mem::take(&mut chunk)) {
                return Ok(());
            }
        }
        more(chunk);
        Ok(())
    };
    read().map_err(|error| failed(&error))
}
