//! A sentence, a first name, a short text: cleaned, and of bounded length.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::keyed::refusal_keys;

/// What was wrong with a text. Lengths in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    #[error("nothing was written")]
    Empty,
    #[error("too long: {was} characters, at most {max}")]
    TooLong { max: usize, was: usize },
    #[error("no letter or digit in it")]
    OnlySymbols,
}

refusal_keys!(TextError {
    TextError::Empty => "empty",
    TextError::TooLong { .. } => "too_long",
    TextError::OnlySymbols => "only_symbols",
});

/// More accents than this on one letter are a prank.
const MARKS_AT_MOST: usize = 4;

/// Characters that turn the direction of the text around them, or cannot be seen at all.
/// The joiners U+200C and U+200D stay: Persian and emoji need them.
const fn is_trick(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}'..='\u{2064}'
        | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// One line: composed (NFC), white space squeezed, tricks and control characters gone.
fn cleaned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars().filter(|c| !is_trick(*c)).nfc() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !c.is_control() && marks <= MARKS_AT_MOST {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn bounded(text: &str, max: usize) -> Result<String, TextError> {
    let clean = cleaned(text);
    let was = clean.chars().count();
    if was == 0 {
        Err(TextError::Empty)
    } else if was > max {
        Err(TextError::TooLong { max, was })
    } else if !clean.chars().any(char::is_alphanumeric) {
        Err(TextError::OnlySymbols)
    } else {
        Ok(clean)
    }
}

macro_rules! plain_text {
    ($($(#[$meta:meta])* $name:ident at most $max:literal),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The longest it may be, in characters.
            pub const MAX: usize = $max;

            /// The text, cleaned.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = TextError;
            fn from_str(text: &str) -> Result<Self, TextError> {
                bounded(text, Self::MAX).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextError;
            fn try_from(text: String) -> Result<Self, TextError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> String {
                text.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({} characters)"), self.0.chars().count())
            }
        }
    )+};
}

plain_text! {
    /// An ask, an offer or a reply in somebody's own words: one line.
    Sentence at most 280,
    /// What somebody is called.
    FirstName at most 40,
    /// A reason, an explanation, an answer: one paragraph.
    ShortText at most 500,
}
