//! One text of a migration for two databases.
//!
//! Migrations are written for PostgreSQL. For SQLite the types get their names there, tables become STRICT and
//! `COLLATE "C"` goes (SQLite compares bytes anyway). The few real differences stand between lines
//! `-- only sqlite`, `-- only postgres` and `-- both`.

use super::db::Kind;

/// A piece of SQL text; together they are the text again.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Token {
    Word(String),
    /// A name between double quotes, with them.
    Quoted(String),
    /// Text, a number, a comment or white space: never changed.
    Other(String),
    Sign(char),
}

/// The text of a migration as `kind` understands it.
pub(crate) fn text_for(kind: Kind, sql: &str) -> String {
    let chosen = sections(kind, sql);
    match kind {
        Kind::Postgres => chosen,
        Kind::Sqlite => for_sqlite(tokens(&chosen)),
    }
}

fn sections(kind: Kind, sql: &str) -> String {
    let mut wanted = true;
    let mut text = String::with_capacity(sql.len());
    for line in sql.lines() {
        match line.trim() {
            "-- only sqlite" => wanted = kind == Kind::Sqlite,
            "-- only postgres" => wanted = kind == Kind::Postgres,
            "-- both" => wanted = true,
            _ if wanted => text.push_str(line),
            _ => {}
        }
        text.push('\n');
    }
    text
}

/// Cuts SQL into tokens.
pub(crate) fn tokens(sql: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let length = token_length(rest, first);
        let (piece, after) = rest.split_at(length);
        found.push(match first {
            '"' => Token::Quoted(piece.to_owned()),
            c if c.is_alphabetic() || c == '_' => Token::Word(piece.to_owned()),
            c if length > 1 || c.is_whitespace() || c.is_ascii_digit() => Token::Other(piece.to_owned()),
            c => Token::Sign(c),
        });
        rest = after;
    }
    found
}

fn token_length(rest: &str, first: char) -> usize {
    let until = |end: &str, from: usize| {
        rest.get(from..).and_then(|tail| tail.find(end)).map_or(rest.len(), |at| from + at + end.len())
    };
    let while_ = |test: fn(char) -> bool| rest.find(|c| !test(c)).unwrap_or(rest.len());
    match first {
        '\'' => until("'", 1),
        '"' => until("\"", 1),
        '-' if rest.starts_with("--") => until("\n", 2),
        '/' if rest.starts_with("/*") => until("*/", 2),
        '$' => dollar_quoted(rest).unwrap_or(1),
        c if c.is_whitespace() => while_(char::is_whitespace),
        c if c.is_alphanumeric() || c == '_' => while_(|c| c.is_alphanumeric() || c == '_'),
        c => c.len_utf8(),
    }
}

/// `$$ … $$` or `$name$ … $name$`.
fn dollar_quoted(rest: &str) -> Option<usize> {
    let tag_end = rest.get(1..)?.find('$')? + 2;
    let tag = rest.get(..tag_end)?;
    if !tag.trim_matches('$').chars().all(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let close = rest.get(tag_end..)?.find(tag)?;
    Some(tag_end + close + tag_end)
}

fn for_sqlite(tokens: Vec<Token>) -> String {
    let mut text = String::new();
    let mut table = InTable::default();
    let mut words = Words { tokens, at: 0 };
    while let Some(token) = words.next() {
        match &token {
            Token::Word(word) => {
                table.word(word);
                text.push_str(&words.translated(word));
            }
            Token::Sign(sign) => {
                text.push(*sign);
                if table.closes(*sign) {
                    let more = words.significant(0).is_some_and(|next| next != Token::Sign(';'));
                    text.push_str(if more { " strict," } else { " strict" });
                }
            }
            Token::Quoted(piece) | Token::Other(piece) => text.push_str(piece),
        }
    }
    text
}

/// Follows whether the tokens are inside `create table … ( … )`.
#[derive(Default)]
struct InTable {
    before: [String; 2],
    waits: bool,
    depth: usize,
}

impl InTable {
    fn word(&mut self, word: &str) {
        let word = word.to_ascii_lowercase();
        if word == "table"
            && self.before.iter().any(|before| before == "create")
            && !self.before.iter().any(|b| b == "virtual")
        {
            self.waits = true;
            self.depth = 0;
        }
        self.before.rotate_left(1);
        self.before[1] = word;
    }

    /// Whether this sign ends the brackets of a table.
    fn closes(&mut self, sign: char) -> bool {
        match sign {
            '(' => self.depth += 1,
            ')' => {
                self.depth = self.depth.saturating_sub(1);
                if self.waits && self.depth == 0 {
                    self.waits = false;
                    return true;
                }
            }
            ';' => {
                self.waits = false;
                self.depth = 0;
            }
            _ => {}
        }
        false
    }
}

struct Words {
    tokens: Vec<Token>,
    at: usize,
}

impl Words {
    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    /// The n-th token from here that is not white space or a comment.
    fn significant(&self, n: usize) -> Option<Token> {
        self.position(n).and_then(|at| self.tokens.get(at).cloned())
    }

    fn position(&self, n: usize) -> Option<usize> {
        let blank = |token: &Token| matches!(token, Token::Other(piece) if piece.trim().is_empty() || piece.starts_with("--") || piece.starts_with("/*"));
        (self.at..self.tokens.len())
            .filter(|at| self.tokens.get(*at).is_some_and(|token| !blank(token)))
            .nth(n)
    }

    /// Skips the coming words when they are these.
    fn skip(&mut self, expected: &[&str]) -> bool {
        let same = |(n, wanted): (usize, &&str)| match self.significant(n) {
            Some(Token::Word(word) | Token::Quoted(word)) => word.eq_ignore_ascii_case(wanted),
            _ => false,
        };
        let all = expected.iter().enumerate().all(same);
        if all && let Some(last) = self.position(expected.len() - 1) {
            self.at = last + 1;
        }
        all
    }

    fn translated(&mut self, word: &str) -> String {
        match word.to_ascii_lowercase().as_str() {
            "bigint" if self.skip(&["generated", "by", "default", "as", "identity", "primary", "key"]) => {
                "integer primary key autoincrement".to_owned()
            }
            "bigint" | "boolean" => "integer".to_owned(),
            "bytea" => "blob".to_owned(),
            "double" if self.skip(&["precision"]) => "real".to_owned(),
            "collate" if self.skip(&["\"C\""]) => String::new(),
            _ => word.to_owned(),
        }
    }
}

/// The parts between the brackets of a `create table`, each as its words and signs, names without quotes.
pub(crate) fn table_items(create: &str) -> Vec<Vec<String>> {
    let mut items = vec![Vec::new()];
    let mut depth = 0_usize;
    for token in tokens(create) {
        let piece = match token {
            Token::Sign('(') => {
                depth += 1;
                if depth == 1 {
                    continue;
                }
                "(".to_owned()
            }
            Token::Sign(')') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
                ")".to_owned()
            }
            Token::Sign(',') if depth == 1 => {
                items.push(Vec::new());
                continue;
            }
            Token::Sign(sign) => sign.to_string(),
            Token::Word(word) => word,
            Token::Quoted(word) => word.trim_matches('"').to_owned(),
            Token::Other(_) => continue,
        };
        if depth > 0
            && let Some(item) = items.last_mut()
        {
            item.push(piece);
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::{Kind, Token, table_items, text_for, tokens};

    fn squeezed(kind: Kind, sql: &str) -> String {
        text_for(kind, sql).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tokens_are_the_text_again() {
        let sql = "select 'it''s -- no comment', \"a b\"; -- don't\n/* ' */ do $f$ begin; $f$, $1 || x'00' é";
        let text: String = tokens(sql)
            .into_iter()
            .map(|token| match token {
                Token::Word(piece) | Token::Quoted(piece) | Token::Other(piece) => piece,
                Token::Sign(sign) => sign.to_string(),
            })
            .collect();
        assert_eq!(text, sql);
        assert!(tokens(sql).contains(&Token::Other("$f$ begin; $f$".to_owned())));
    }

    #[test]
    fn types_become_those_of_sqlite() {
        let sql = "create table t (a BIGINT check (a > (0)), b text COLLATE \"C\" default 'bigint', \
            c Double Precision, d boolean, e bytea); create index i on t (a);";
        let expected = "create table t (a integer check (a > (0)), b text default 'bigint', \
            c real, d integer, e blob) strict; create index i on t (a);";
        assert_eq!(squeezed(Kind::Sqlite, sql), expected);
        assert_eq!(squeezed(Kind::Postgres, sql), sql.split_whitespace().collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn sections_are_for_one_database() {
        let sql = "create table t (\n  a text primary key\n)\n-- only sqlite\nwithout rowid\n-- both\n;\n\
            -- only postgres\ncreate extension x;\n-- both\nalter table t add n bigint";
        let sqlite =
            "create table t ( a text primary key ) strict, without rowid ; alter table t add n integer";
        assert_eq!(squeezed(Kind::Sqlite, sql), sqlite);
        let postgres =
            "create table t ( a text primary key ) ; create extension x; alter table t add n bigint";
        assert_eq!(squeezed(Kind::Postgres, sql), postgres);
    }

    #[test]
    fn virtual_tables_are_not_strict() {
        let sql = "create virtual table w using fts5 (a); create table if not exists t (a bigint)";
        let expected =
            "create virtual table w using fts5 (a); create table if not exists t (a integer) strict";
        assert_eq!(squeezed(Kind::Sqlite, sql), expected);
    }

    #[test]
    fn items_of_a_table() {
        let items = table_items("create table \"t\" (a text, -- so\n constraint u unique (a, b))");
        assert_eq!(items, [vec!["a", "text"], vec!["constraint", "u", "unique", "(", "a", ",", "b", ")"]]);
    }
}
