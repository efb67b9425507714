//! A CSV file with a header, whose every mistake has a line and a column.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use csv::StringRecord;
use neighbourhood::areas::{AreaCode, Level};

use super::ImportError;
use super::error::shown;

/// The rows of a file, with the columns that were asked for.
#[derive(Debug)]
pub(crate) struct Table {
    pub file: String,
    columns: HashMap<&'static str, usize>,
    records: Vec<StringRecord>,
}

impl Table {
    /// Reads `text`; every one of `columns` must be in the header.
    pub fn parse(file: &str, text: &str, columns: &[&'static str]) -> Result<Self, ImportError> {
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let header = reader.headers().map_err(|error| csv_error(file, &error))?.clone();
        let places = columns
            .iter()
            .map(|name| Ok((*name, find(file, &header, name, columns)?)))
            .collect::<Result<_, ImportError>>()?;
        let records = reader.records().collect::<Result<_, _>>().map_err(|error| csv_error(file, &error))?;
        Ok(Self { file: file.to_owned(), columns: places, records })
    }

    pub fn rows(&self) -> impl Iterator<Item = Line<'_>> {
        self.records.iter().map(|record| Line { table: self, record })
    }
}

fn find(file: &str, header: &StringRecord, name: &str, wanted: &[&str]) -> Result<usize, ImportError> {
    if let Some(at) = header.iter().position(|column| column.trim() == name) {
        return Ok(at);
    }
    let one_column = header.len() == 1;
    let sign = header.iter().next().and_then(|first| first.chars().find(|c| matches!(c, ';' | '\t' | '|')));
    let error = match sign {
        Some(sign) if one_column => {
            ImportError::file(file, "columns with commas between", format!("{sign:?} between them"))
        }
        _ => {
            let found: Vec<&str> = header.iter().collect();
            ImportError::file(file, format!("the columns {}", wanted.join(", ")), shown(&found.join(",")))
                .column(name)
        }
    };
    Err(error.line(1))
}

pub(crate) fn csv_error(file: &str, error: &csv::Error) -> ImportError {
    let line = error.position().map_or(1, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            ImportError::file(file, format!("{expected_len} columns"), format!("{len}")).line(line)
        }
        _ => ImportError::file(file, "a CSV file", error.to_string()).line(line),
    }
}

/// One line of a file.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    table: &'a Table,
    record: &'a StringRecord,
}

impl<'a> Line<'a> {
    /// What stands in the column, perhaps nothing.
    pub fn get(&self, column: &'static str) -> &'a str {
        let at = self.table.columns.get(column);
        at.and_then(|at| self.record.get(*at)).unwrap_or_default().trim()
    }

    pub fn wrong(&self, column: &str, expected: impl Into<String>, found: impl Into<String>) -> ImportError {
        let line = self.record.position().map_or(0, csv::Position::line);
        ImportError::file(&self.table.file, expected, found).line(line).column(column)
    }

    pub fn name(&self, column: &'static str) -> Result<String, ImportError> {
        match self.get(column) {
            "" => Err(self.wrong(column, "a name", "nothing")),
            long if long.chars().count() > 120 => {
                Err(self.wrong(column, "a name of at most 120 letters", shown(long)))
            }
            name => Ok(name.to_owned()),
        }
    }

    pub fn code(&self, column: &'static str, level: Level) -> Result<AreaCode, ImportError> {
        let text = self.get(column);
        let code: Option<AreaCode> = text.parse().ok();
        code.filter(|code| code.level() == level).ok_or_else(|| {
            let expected = match level {
                Level::Municipality => "a municipality such as GM0301",
                Level::District => "a district such as WK030100",
                Level::Neighbourhood => "a neighbourhood such as BU03010000",
            };
            self.wrong(column, expected, shown(text))
        })
    }

    pub fn number(&self, column: &'static str, range: RangeInclusive<f64>) -> Result<f64, ImportError> {
        let text = self.get(column);
        let number: Option<f64> = text.parse().ok();
        number.filter(|number| range.contains(number)).ok_or_else(|| {
            let expected = format!("a number from {} to {}", range.start(), range.end());
            self.wrong(column, expected, shown(text))
        })
    }

    /// A whole number, or nothing where it is not known.
    pub fn count(&self, column: &'static str) -> Result<Option<i64>, ImportError> {
        match self.get(column) {
            "" => Ok(None),
            text => match text.parse() {
                Ok(number) if (0..=20_000_000).contains(&number) => Ok(Some(number)),
                _ => Err(self.wrong(column, "a whole number from 0 to 20000000", shown(text))),
            },
        }
    }

    pub fn postcode4(&self, column: &'static str) -> Result<String, ImportError> {
        let text = self.get(column);
        text.parse::<neighbourhood::areas::Postcode4>()
            .map(|code| code.to_string())
            .map_err(|_| self.wrong(column, "four digits of a postcode, such as 7201", shown(text)))
    }
}
