//! What may be filled in in a message.

use std::borrow::Cow;

use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};

/// A text or a number for a message. Numbers choose between singular and plural and are written
/// the way of the language; a year or a code must therefore be given as text.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    Number(f64),
}

impl<'a> Arg<'a> {
    pub(crate) fn into_fluent(self) -> FluentValue<'a> {
        match self {
            Arg::Text(text) => FluentValue::String(text),
            Arg::Number(value) => {
                FluentValue::Number(FluentNumber::new(value, FluentNumberOptions::default()))
            }
        }
    }
}

/// What can be lent to a message. Templates hand over references, also to references.
pub trait ToArg {
    fn to_arg(&self) -> Arg<'_>;
}

impl<'a, T: ToArg + ?Sized> From<&'a T> for Arg<'a> {
    fn from(value: &'a T) -> Arg<'a> {
        value.to_arg()
    }
}

impl<T: ToArg + ?Sized> ToArg for &T {
    fn to_arg(&self) -> Arg<'_> {
        (**self).to_arg()
    }
}

impl ToArg for str {
    fn to_arg(&self) -> Arg<'_> {
        Arg::Text(Cow::Borrowed(self))
    }
}

impl ToArg for String {
    fn to_arg(&self) -> Arg<'_> {
        self.as_str().to_arg()
    }
}

impl ToArg for Cow<'_, str> {
    fn to_arg(&self) -> Arg<'_> {
        self.as_ref().to_arg()
    }
}

impl ToArg for Arg<'_> {
    fn to_arg(&self) -> Arg<'_> {
        match self {
            Arg::Text(text) => text.to_arg(),
            Arg::Number(value) => Arg::Number(*value),
        }
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Arg::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Arg::Text(text)
    }
}

/// Whole numbers above 2^53 lose their last digits; no message counts that far.
macro_rules! numbers {
    ($($number:ty)*) => { $(
        impl From<$number> for Arg<'_> {
            fn from(value: $number) -> Self {
                Arg::Number(value as f64)
            }
        }

        impl ToArg for $number {
            fn to_arg(&self) -> Arg<'_> {
                Arg::Number(*self as f64)
            }
        }
    )* };
}

numbers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64);
