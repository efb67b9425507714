//! Rows as Rust types, column by column in the order of the statement.

use super::value::{FromValue, Value};
use super::{Args, StoreError};
use uuid::Uuid;

/// What a statement gave: the columns of all rows one after another, and how many rows it touched or gave.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub width: usize,
    pub values: Vec<Value>,
    pub touched: u64,
}

impl Rows {
    /// Turns every row into an `R`.
    pub fn read<R: FromRow>(mut self) -> Result<Vec<R>, StoreError> {
        if self.width == 0 {
            return Ok(Vec::new());
        }
        self.values.chunks_mut(self.width).map(read_one).collect()
    }
}

fn read_one<R: FromRow>(values: &mut [Value]) -> Result<R, StoreError> {
    let mut row = Row { values, at: 0 };
    let read = R::from_row(&mut row)?;
    if row.at == row.values.len() {
        return Ok(read);
    }
    Err(StoreError::Other(format!(
        "the statement gives {} columns, the row takes {}",
        row.values.len(),
        row.at
    )))
}

/// One row while it is read, from the first column to the last.
pub struct Row<'a> {
    values: &'a mut [Value],
    at: usize,
}

impl Row<'_> {
    /// The next column.
    ///
    /// # Errors
    /// When there are no more columns or the value is of another kind.
    pub fn take<T: FromValue>(&mut self) -> Result<T, StoreError> {
        let at = self.at;
        let value = self
            .values
            .get_mut(at)
            .ok_or_else(|| StoreError::other("the statement gives too few columns"))?;
        self.at += 1;
        T::from_value(std::mem::take(value))
            .map_err(|error| StoreError::Other(format!("column {}: {error}", at + 1)))
    }

    /// All columns that are left.
    pub fn rest(&mut self) -> Args {
        let from = std::mem::replace(&mut self.at, self.values.len());
        self.values.iter_mut().skip(from).map(std::mem::take).collect()
    }
}

/// A type that a whole row can become; written by [`row!`](crate::row).
pub trait FromRow: Sized {
    /// # Errors
    /// When a column is missing or of another kind.
    fn from_row(row: &mut Row<'_>) -> Result<Self, StoreError>;
}

/// A row of any number of columns.
impl FromRow for Args {
    fn from_row(row: &mut Row<'_>) -> Result<Self, StoreError> {
        Ok(row.rest())
    }
}

macro_rules! single {
    ($($t:ty),+) => { $(
        impl FromRow for $t { fn from_row(row: &mut Row<'_>) -> Result<Self, StoreError> { row.take() } }
    )+ };
}
single!(bool, i64, i32, u32, u64, usize, f64, String, Vec<u8>, Uuid, Value);

impl<T: FromValue> FromRow for Option<T> {
    fn from_row(row: &mut Row<'_>) -> Result<Self, StoreError> {
        row.take()
    }
}

macro_rules! tuple {
    ($($t:ident),+) => {
        impl<$($t: FromValue),+> FromRow for ($($t,)+) {
            fn from_row(row: &mut Row<'_>) -> Result<Self, StoreError> { Ok(($(row.take::<$t>()?,)+)) }
        }
    };
}
tuple!(A);
tuple!(A, B);
tuple!(A, B, C);
tuple!(A, B, C, D);
tuple!(A, B, C, D, E);
tuple!(A, B, C, D, E, F);
tuple!(A, B, C, D, E, F, G);
tuple!(A, B, C, D, E, F, G, H);

/// Declares a struct and reads it from a row, by position: the fields in the order of the columns.
#[macro_export]
macro_rules! row {
    ($($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty),* $(,)? })+) => { $(
        $(#[$meta])* $vis struct $name { $($(#[$field_meta])* $vis $field: $type),* }
        impl $crate::store::FromRow for $name {
            fn from_row(row: &mut $crate::store::Row<'_>) -> ::std::result::Result<Self, $crate::store::StoreError> {
                ::std::result::Result::Ok(Self { $($field: row.take()?),* })
            }
        }
    )+ };
}

/// Names the statements of a room and lists them in `STATEMENTS`, so that a test prepares all of them on both
/// databases. A name ending in `_SQLITE` or `_POSTGRES` is for that database alone.
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $vis:vis $name:ident = $sql:expr;)+) => {
        $($(#[$meta])* $vis const $name: &str = $sql;)+
        /// Every statement of this file, by name.
        pub const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}
