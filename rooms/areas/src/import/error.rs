//! What is wrong with a file, so that somebody can mend it.

use std::fmt;

use house::store::StoreError;

/// A mistake in a file, or the database that could not take it. Nothing was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    File(Box<Mistake>),
    Store(StoreError),
}

/// Where it is and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    pub file: String,
    /// Counted from 1, the header included.
    pub line: Option<u64>,
    /// Name of the column, or path inside a GeoJSON file.
    pub column: Option<String>,
    pub expected: String,
    pub found: String,
}

impl ImportError {
    pub(crate) fn file(file: &str, expected: impl Into<String>, found: impl Into<String>) -> Self {
        Self::File(Box::new(Mistake {
            file: file.to_owned(),
            line: None,
            column: None,
            expected: expected.into(),
            found: found.into(),
        }))
    }

    #[must_use]
    pub(crate) fn line(mut self, number: u64) -> Self {
        if let Self::File(mistake) = &mut self {
            mistake.line = Some(number);
        }
        self
    }

    #[must_use]
    pub(crate) fn column(mut self, name: &str) -> Self {
        if let Self::File(mistake) = &mut self {
            mistake.column = Some(name.to_owned());
        }
        self
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(mistake) => mistake.fmt(f),
            Self::Store(error) => write!(f, "the database could not take it: {error}"),
        }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", {column}")?;
        }
        write!(f, ": expected {}, found {}", self.expected, self.found)
    }
}

impl std::error::Error for ImportError {}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What was found, short and between quotes, for a message.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    if text.is_empty() {
        return "nothing".to_owned();
    }
    let short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() { format!("{short:?} …") } else { format!("{short:?}") }
}
