//! What tables and columns there are, read from the database itself.

use super::db::{Db, Engine};
use super::sqlite::failed;
use super::{StoreError, args};
use rusqlite::Connection;

/// A table with its own columns (no generated ones), in the order of the table.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Table {
    pub name: String,
    pub columns: Vec<String>,
    /// The columns of the primary key.
    pub key: Vec<String>,
    /// Columns the database computes; never copied nor digested.
    pub generated: Vec<String>,
    /// Whether SQLite numbers the rows by itself.
    pub has_rowid: bool,
    parents: Vec<String>,
}

impl Table {
    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|name| name == column)
    }
}

/// Every table of a SQLite file but the list of migrations, parents first.
pub(crate) fn tables(conn: &Connection) -> Result<Vec<Table>, StoreError> {
    read_tables(conn).map(parents_first).map_err(|error| failed(&error))
}

fn read_tables(conn: &Connection) -> rusqlite::Result<Vec<Table>> {
    let mut names = conn.prepare(
        "select name, wr from pragma_table_list where schema = 'main' and type = 'table' \
         and name not like 'sqlite\\_%' escape '\\' and name <> 'schema_migrations' order by name",
    )?;
    let names: Vec<(String, bool)> =
        names.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    names.into_iter().map(|(name, without)| read_table(conn, name, !without)).collect()
}

fn read_table(conn: &Connection, name: String, has_rowid: bool) -> rusqlite::Result<Table> {
    let mut table = Table { name, has_rowid, ..Table::default() };
    let mut columns = conn.prepare("select name, hidden from pragma_table_xinfo(?1) order by cid")?;
    let mut rows = columns.query([&table.name])?;
    while let Some(row) = rows.next()? {
        if row.get::<_, i64>(1)? == 0 {
            table.columns.push(row.get(0)?)
        } else {
            table.generated.push(row.get(0)?)
        }
    }
    let mut key = conn.prepare("select name from pragma_table_info(?1) where pk > 0 order by pk")?;
    table.key = key.query_map([&table.name], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut parents = conn.prepare("select distinct \"table\" from pragma_foreign_key_list(?1)")?;
    table.parents = parents.query_map([&table.name], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(table)
}

/// Tables that refer to each other in a ring keep the order of their names.
fn parents_first(mut left: Vec<Table>) -> Vec<Table> {
    let mut sorted: Vec<Table> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let waits = |table: &Table, left: &[Table]| {
            table
                .parents
                .iter()
                .any(|parent| *parent != table.name && left.iter().any(|other| other.name == *parent))
        };
        let next = left.iter().position(|table| !waits(table, &left)).unwrap_or(0);
        sorted.push(left.remove(next));
    }
    sorted
}

impl Db {
    /// The tables of this database; on PostgreSQL in the order of their names.
    pub(super) async fn tables(&self) -> Result<Vec<Table>, StoreError> {
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.alone(|conn| tables(conn)).await,
            Engine::Postgres(_) => self.postgres_tables().await,
        }
    }

    async fn postgres_tables(&self) -> Result<Vec<Table>, StoreError> {
        let rows: Vec<(String, String, bool, Option<i64>)> = self
            .all(
                "select c.relname, a.attname, a.attgenerated <> '', array_position(i.indkey::int2[], a.attnum)::bigint \
                 from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped \
                 left join pg_index i on i.indrelid = c.oid and i.indisprimary \
                 where c.relkind = 'r' and c.relnamespace = (select oid from pg_namespace where nspname = current_schema()) \
                 and c.relname <> 'schema_migrations' order by c.relname, a.attnum",
                args![],
            )
            .await?;
        let mut tables: Vec<Table> = Vec::new();
        let mut keys: Vec<(i64, String)> = Vec::new();
        for (name, column, generated, place) in rows {
            if tables.last().is_none_or(|table| table.name != name) {
                keys.clear();
                tables.push(Table { name, ..Table::default() });
            }
            let Some(table) = tables.last_mut() else {
                continue;
            };
            if let Some(place) = place {
                keys.push((place, column.clone()));
                keys.sort();
                table.key = keys.iter().map(|(_, column)| column.clone()).collect();
            }
            if generated { table.generated.push(column) } else { table.columns.push(column) }
        }
        Ok(tables)
    }
}
