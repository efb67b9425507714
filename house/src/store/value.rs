//! The five kinds of values both databases keep, and the way in and out of Rust's types.

use super::StoreError;
use uuid::Uuid;

/// What goes in at `$1`, `$2`, …; written `args![a, b]`.
pub type Args = Vec<Value>;

/// One value of a statement or a row.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Value {
    #[default]
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
}

/// Makes [`Args`] of anything that can become a [`Value`].
#[macro_export]
macro_rules! args {
    () => { ::std::vec::Vec::<$crate::store::Value>::new() };
    ($($value:expr),+ $(,)?) => { ::std::vec![$($crate::store::Value::from($value)),+] };
}

impl Value {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Int(_) => "a whole number",
            Value::Real(_) => "a number",
            Value::Text(_) => "text",
            Value::Blob(_) => "bytes",
        }
    }
}

/// Refuses what one of the two databases would refuse or silently change: a NUL in text, a number that is none.
pub(crate) fn check_args(args: &[Value]) -> Result<(), StoreError> {
    for value in args {
        match value {
            Value::Text(text) if text.as_bytes().contains(&0) => {
                return Err(StoreError::other("a text contains the character NUL"));
            }
            Value::Real(number) if !number.is_finite() => {
                return Err(StoreError::other("a number is not finite"));
            }
            _ => {}
        }
    }
    Ok(())
}

macro_rules! into_value {
    ($($from:ty => |$v:ident| $to:expr;)+) => { $(
        impl From<$from> for Value { fn from($v: $from) -> Self { $to } }
    )+ };
}

into_value! {
    bool => |v| Value::Bool(v);
    i64 => |v| Value::Int(v);
    i32 => |v| Value::Int(i64::from(v));
    u32 => |v| Value::Int(i64::from(v));
    u16 => |v| Value::Int(i64::from(v));
    u8 => |v| Value::Int(i64::from(v));
    f64 => |v| Value::Real(v);
    &str => |v| Value::Text(v.to_owned());
    String => |v| Value::Text(v);
    &String => |v| Value::Text(v.clone());
    Vec<u8> => |v| Value::Blob(v);
    &[u8] => |v| Value::Blob(v.to_vec());
    &Vec<u8> => |v| Value::Blob(v.clone());
    Uuid => |v| Value::Text(v.to_string());
    &Uuid => |v| Value::Text(v.to_string());
    &i64 => |v| Value::Int(*v);
    &bool => |v| Value::Bool(*v);
    &f64 => |v| Value::Real(*v);
    &Value => |v| v.clone();
    &Option<String> => |v| Value::from(v.as_deref());
    &Option<i64> => |v| Value::from(*v);
    &Option<Uuid> => |v| Value::from(*v);
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

impl<const N: usize> From<&[u8; N]> for Value {
    fn from(value: &[u8; N]) -> Self {
        Value::Blob(value.to_vec())
    }
}

/// A type that one column can become.
pub trait FromValue: Sized {
    /// # Errors
    /// When the value is of another kind, null included.
    fn from_value(value: Value) -> Result<Self, StoreError>;
}

fn wrong<T>(wanted: &str, got: &Value) -> Result<T, StoreError> {
    Err(StoreError::Other(format!("a column holds {}, wanted {wanted}", got.kind())))
}

impl FromValue for Value {
    fn from_value(value: Value) -> Result<Self, StoreError> {
        Ok(value)
    }
}

impl FromValue for bool {
    fn from_value(value: Value) -> Result<Self, StoreError> {
        match value {
            Value::Bool(v) => Ok(v),
            // SQLite keeps booleans as 0 and 1.
            Value::Int(0) => Ok(false),
            Value::Int(1) => Ok(true),
            other => wrong("a boolean", &other),
        }
    }
}

impl FromValue for i64 {
    fn from_value(value: Value) -> Result<Self, StoreError> {
        match value {
            Value::Int(v) => Ok(v),
            other => wrong("a whole number", &other),
        }
    }
}

macro_rules! smaller_number {
    ($($to:ty),+) => { $(
        impl FromValue for $to {
            fn from_value(value: Value) -> Result<Self, StoreError> {
                let wide = i64::from_value(value)?;
                <$to>::try_from(wide).map_err(|_| StoreError::Other(format!("{wide} does not fit {}", stringify!($to))))
            }
        }
    )+ };
}
smaller_number!(i32, u32, u16, u8, u64, usize);

impl FromValue for f64 {
    fn from_value(value: Value) -> Result<Self, StoreError> {
        match value {
            Value::Real(v) => Ok(v),
            // A mean or a sum that happens to be whole.
            #[allow(clippy::cast_precision_loss)]
            Value::Int(v) => Ok(v as f64),
            other => wrong("a number", &other),
        }
    }
}

impl FromValue for String {
    fn from_value(value: Value) -> Result<Self, StoreError> {
        match value {
            Value::Text(v) => Ok(v),
            other => wrong("text", &other),
        }
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: Value) -> Result<Self, StoreError> {
        match value {
            Value::Blob(v) => Ok(v),
            other => wrong("bytes", &other),
        }
    }
}

impl FromValue for Uuid {
    fn from_value(value: Value) -> Result<Self, StoreError> {
        match value {
            Value::Text(v) => {
                Uuid::parse_str(&v).map_err(|_| StoreError::other("a column holds text that is no id"))
            }
            other => wrong("an id", &other),
        }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Result<Self, StoreError> {
        match value {
            Value::Null => Ok(None),
            other => T::from_value(other).map(Some),
        }
    }
}
