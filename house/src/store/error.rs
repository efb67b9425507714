//! What can go wrong with a database, in words both databases share.

/// A failure of the store. `Clone` because one failed flush is told to every transaction that waited for it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A named unique, check, foreign-key or not-null constraint said no. Unnamed ones get PostgreSQL's usual name
    /// (`asks_place_fkey`) on both databases.
    #[error("the data breaks the rule {name}")]
    Constraint { name: String },
    /// Somebody else holds what is needed, or two transactions collided: trying again may work.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// No room on the disk; nothing was written.
    #[error("the disk of the database is full: {0}")]
    Full(String),
    /// The database cannot be reached or cannot be written at this moment.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// The transaction waited too long for its next statement and was rolled back.
    #[error("the transaction waited too long and was rolled back")]
    Expired,
    /// The schema in the database does not fit the migrations of this program.
    #[error("{0}")]
    Schema(String),
    /// Everything else: a mistake in a statement, a value of another kind than asked for, damage.
    #[error("{0}")]
    Other(String),
}

impl StoreError {
    /// Whether the constraint of this name was broken.
    #[must_use]
    pub fn is_constraint(&self, wanted: &str) -> bool {
        matches!(self, StoreError::Constraint { name } if name == wanted)
    }

    /// Whether doing the same again a moment later can help.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, StoreError::Busy(_) | StoreError::Unavailable(_) | StoreError::Expired)
    }

    pub(crate) fn other(what: impl std::fmt::Display) -> Self {
        StoreError::Other(what.to_string())
    }
}
