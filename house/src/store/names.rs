//! Which constraint SQLite means: it tells columns where PostgreSQL tells a name.
//! Only looked up after a failure; unnamed constraints get the name PostgreSQL would give.

use super::StoreError;
use super::dialect::{self, Token};
use super::value::Value;
use rusqlite::{Connection, OptionalExtension, ffi};

/// The constraint behind `error`, when it is one.
pub(crate) fn explain(
    conn: &Connection,
    sql: &str,
    args: &[Value],
    error: &rusqlite::Error,
) -> Option<StoreError> {
    let rusqlite::Error::SqliteFailure(code, Some(message)) = error else {
        return None;
    };
    let detail = message.split_once("failed: ").map_or("", |(_, detail)| detail);
    let name = match code.extended_code {
        ffi::SQLITE_CONSTRAINT_CHECK => detail.to_owned(),
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            unique(conn, detail)
        }
        ffi::SQLITE_CONSTRAINT_NOTNULL => format!("{}_not_null", detail.replace('.', "_")),
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => {
            foreign(conn, sql, args).unwrap_or_else(|| "foreign_key".to_owned())
        }
        ffi::SQLITE_CONSTRAINT_DATATYPE => return None,
        _ if code.code == ffi::ErrorCode::ConstraintViolation => message.clone(),
        _ => return None,
    };
    Some(StoreError::Constraint { name })
}

/// `t.a, t.b` or `index 'name'` to the name of the index or constraint.
fn unique(conn: &Connection, detail: &str) -> String {
    if let Some(name) = detail.strip_prefix("index '") {
        return name.trim_end_matches('\'').to_owned();
    }
    let table = detail.split('.').next().unwrap_or_default().to_owned();
    let columns: Vec<&str> =
        detail.split(", ").filter_map(|part| part.split_once('.')).map(|(_, column)| column).collect();
    let joined = columns.join(",");
    let index: Option<String> = conn
        .query_row(
            "select l.name from pragma_index_list(?1) l where l.origin = 'c' and l.\"unique\" and \
             (select group_concat(name, ',') from (select name from pragma_index_info(l.name) order by seqno)) = ?2 limit 1",
            [&table, &joined],
            |row| row.get(0),
        )
        .optional()
        .unwrap_or_default();
    if let Some(name) = index {
        return name;
    }
    let Constraints { primary, primary_name, uniques, .. } = constraints(conn, &table);
    if primary == columns {
        return primary_name.unwrap_or_else(|| format!("{table}_pkey"));
    }
    let named = uniques.into_iter().find(|(_, of)| *of == columns).and_then(|(name, _)| name);
    named.unwrap_or_else(|| format!("{table}_{}_key", columns.join("_")))
}

/// SQLite does not say which foreign key: the statement's table tells, and when it has several, the row does.
fn foreign(conn: &Connection, sql: &str, args: &[Value]) -> Option<String> {
    let (verb, table) = target(sql)?;
    let mut keys = constraints(conn, &table).foreign;
    if verb == "delete" {
        keys = referring(conn, &table);
    }
    if keys.len() > 1 && verb == "insert" {
        keys = broken(conn, (sql, args), &table, keys);
    }
    keys.into_iter().next().map(|key| key.name)
}

/// Repeats the insert with the check put off, looks which parents are missing, and takes it back.
fn broken(
    conn: &Connection,
    (sql, args): (&str, &[Value]),
    table: &str,
    keys: Vec<ForeignKey>,
) -> Vec<ForeignKey> {
    let try_again = || -> rusqlite::Result<Vec<usize>> {
        conn.execute_batch("savepoint look; pragma defer_foreign_keys = on")?;
        let mut missing = Vec::new();
        let repeated = conn.prepare(sql).and_then(|mut statement| {
            for index in 1..=statement.parameter_count() {
                let number =
                    statement.parameter_name(index).and_then(|name| name.get(1..)?.parse::<usize>().ok());
                let value = number.and_then(|number| args.get(number - 1)).unwrap_or(&Value::Null);
                statement.raw_bind_parameter(index, value)?;
            }
            let mut rows = statement.raw_query();
            while rows.next()?.is_some() {}
            Ok(())
        });
        if repeated.is_ok() {
            for (at, key) in keys.iter().enumerate() {
                if conn.query_row(&key.missing_parent(table), [conn.last_insert_rowid()], |row| {
                    row.get::<_, bool>(0)
                })? {
                    missing.push(at);
                }
            }
        }
        Ok(missing)
    };
    let missing = try_again().unwrap_or_default();
    drop(conn.execute_batch("rollback to look; release look; pragma defer_foreign_keys = off"));
    let mut at = 0;
    let mut kept = keys;
    if !missing.is_empty() {
        kept.retain(|_| {
            at += 1;
            missing.contains(&(at - 1))
        });
    }
    kept
}

/// The verb and table of a simple statement.
fn target(sql: &str) -> Option<(&'static str, String)> {
    let tokens: Vec<String> = dialect::tokens(sql)
        .into_iter()
        .filter_map(|token| match token {
            Token::Word(word) => Some(word.to_ascii_lowercase()),
            Token::Quoted(word) => Some(word.trim_matches('"').to_owned()),
            _ => None,
        })
        .take(8)
        .collect();
    let after =
        |word: &str| tokens.iter().position(|token| token == word).and_then(|at| tokens.get(at + 1)).cloned();
    match tokens.first()?.as_str() {
        "insert" => Some(("insert", after("into")?)),
        "delete" => Some(("delete", after("from")?)),
        "update" => Some(("update", after("update")?)),
        _ => None,
    }
}

pub(crate) struct ForeignKey {
    pub name: String,
    columns: Vec<String>,
    parent: String,
    parent_columns: Vec<String>,
}

impl ForeignKey {
    fn missing_parent(&self, table: &str) -> String {
        let filled: Vec<String> =
            self.columns.iter().map(|column| format!("c.\"{column}\" is not null")).collect();
        let same = |(column, parent): (&String, &String)| format!("p.\"{parent}\" = c.\"{column}\"");
        let same: Vec<String> = self.columns.iter().zip(&self.parent_columns).map(same).collect();
        format!(
            "select exists (select 1 from \"{table}\" c where c.rowid = ?1 and {} and not exists (select 1 from \"{}\" p where {}))",
            filled.join(" and "),
            self.parent,
            same.join(" and "),
        )
    }
}

#[derive(Default)]
struct Constraints {
    primary: Vec<String>,
    primary_name: Option<String>,
    uniques: Vec<(Option<String>, Vec<String>)>,
    foreign: Vec<ForeignKey>,
}

fn referring(conn: &Connection, parent: &str) -> Vec<ForeignKey> {
    let tables = super::schema::tables(conn).unwrap_or_default();
    let keys = tables.iter().flat_map(|table| constraints(conn, &table.name).foreign);
    keys.filter(|key| key.parent.eq_ignore_ascii_case(parent)).collect()
}

/// Reads the constraints of a table from its own text, where the names are.
fn constraints(conn: &Connection, table: &str) -> Constraints {
    let text: Option<String> = conn
        .query_row(
            "select sql from sqlite_schema where type = 'table' and name = ?1 collate nocase",
            [table],
            |row| row.get(0),
        )
        .optional()
        .unwrap_or_default();
    let mut found = Constraints::default();
    for item in dialect::table_items(&text.unwrap_or_default()) {
        read_item(table, &item, &mut found);
    }
    for key in &mut found.foreign {
        if key.parent_columns.is_empty() {
            key.parent_columns = if key.parent.eq_ignore_ascii_case(table) {
                found.primary.clone()
            } else {
                constraints_primary(conn, &key.parent)
            };
        }
    }
    found
}

fn constraints_primary(conn: &Connection, table: &str) -> Vec<String> {
    let read = || -> rusqlite::Result<Vec<String>> {
        let mut statement =
            conn.prepare("select name from pragma_table_info(?1) where pk > 0 order by pk")?;
        statement.query_map([table], |row| row.get(0))?.collect()
    };
    read().unwrap_or_default()
}

/// One column or table constraint: `place text constraint asks_place references places (id)`,
/// `constraint one_each unique (a, b)`.
fn read_item(table: &str, item: &[String], found: &mut Constraints) {
    const TABLE_LEVEL: [&str; 5] = ["constraint", "unique", "primary", "foreign", "check"];
    let Some(first) = item.first() else { return };
    let column = (!TABLE_LEVEL.contains(&first.to_ascii_lowercase().as_str())).then(|| first.clone());
    let mut name = None;
    let mut at = usize::from(column.is_some());
    let mut of = column.clone().into_iter().collect::<Vec<_>>();
    while let Some(word) = item.get(at) {
        match word.to_ascii_lowercase().as_str() {
            "constraint" => name = item.get(at + 1).cloned(),
            "foreign" => of = list(item, at + 2),
            "unique" => {
                let of = if column.is_some() { of.clone() } else { list(item, at + 1) };
                found.uniques.push((name.take(), of));
            }
            "primary" => {
                found.primary = if column.is_some() { of.clone() } else { list(item, at + 2) };
                found.primary_name = name.take();
            }
            "references" => {
                let name = name.take().unwrap_or_else(|| format!("{table}_{}_fkey", of.join("_")));
                let parent = item.get(at + 1).cloned().unwrap_or_default();
                found.foreign.push(ForeignKey {
                    name,
                    columns: of.clone(),
                    parent,
                    parent_columns: list(item, at + 2),
                });
            }
            "check" => name = None,
            _ => {}
        }
        at += 1;
    }
}

/// The names between brackets that open at `from`.
fn list(item: &[String], from: usize) -> Vec<String> {
    if item.get(from).map(String::as_str) != Some("(") {
        return Vec::new();
    }
    item.iter().skip(from + 1).take_while(|word| *word != ")").filter(|word| *word != ",").cloned().collect()
}
