//! The official codes: municipality `GM0301`, district `WK030100`, neighbourhood `BU03010000`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::keyed::keyed;

keyed! {
    /// How large an area is.
    pub enum Level {
        Neighbourhood = "neighbourhood",
        District = "district",
        Municipality = "municipality",
    }
}

/// The code of an area. Codes are text: Amsterdam has letters in them.
///
/// Ten bytes at most, so that it is copied instead of allocated.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AreaCode {
    bytes: [u8; 10],
    len: u8,
}

/// The text was not the code of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an area code: expected GM and 4, WK and 6, or BU and 8 letters or digits")]
pub struct NotAnAreaCode;

impl AreaCode {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }

    /// How large the area is.
    #[must_use]
    pub const fn level(&self) -> Level {
        match self.len {
            6 => Level::Municipality,
            8 => Level::District,
            _ => Level::Neighbourhood,
        }
    }

    /// The area around this one: the district of a neighbourhood, the municipality of a district.
    #[must_use]
    pub fn parent(&self) -> Option<AreaCode> {
        match self.level() {
            Level::Neighbourhood => Some(self.shortened(*b"WK", 8)),
            Level::District => Some(self.shortened(*b"GM", 6)),
            Level::Municipality => None,
        }
    }

    /// The municipality in which this area lies; itself when it is one.
    #[must_use]
    pub fn municipality(&self) -> AreaCode {
        self.shortened(*b"GM", 6)
    }

    /// The district in which this area lies; nothing for a municipality.
    #[must_use]
    pub fn district(&self) -> Option<AreaCode> {
        (self.len >= 8).then(|| self.shortened(*b"WK", 8))
    }

    /// Whether `other` is this area or lies in it.
    #[must_use]
    pub fn contains(&self, other: &AreaCode) -> bool {
        self.len <= other.len && self.bytes().get(2..) == other.bytes().get(2..usize::from(self.len))
    }

    fn bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.len)).unwrap_or_default()
    }

    fn shortened(&self, prefix: [u8; 2], len: u8) -> AreaCode {
        let mut bytes = [0; 10];
        for (to, from) in bytes.iter_mut().zip(self.bytes().iter().take(usize::from(len))) {
            *to = *from;
        }
        bytes[0] = prefix[0];
        bytes[1] = prefix[1];
        AreaCode { bytes, len }
    }
}

impl FromStr for AreaCode {
    type Err = NotAnAreaCode;
    fn from_str(text: &str) -> Result<Self, NotAnAreaCode> {
        let text = text.trim().as_bytes();
        let mut bytes = [0; 10];
        if text.len() > bytes.len() || !text.iter().all(u8::is_ascii_alphanumeric) {
            return Err(NotAnAreaCode);
        }
        for (to, from) in bytes.iter_mut().zip(text) {
            *to = from.to_ascii_uppercase();
        }
        match (&bytes[..2], text.len()) {
            (b"GM", 6) => Ok(AreaCode { bytes, len: 6 }),
            (b"WK", 8) => Ok(AreaCode { bytes, len: 8 }),
            (b"BU", 10) => Ok(AreaCode { bytes, len: 10 }),
            _ => Err(NotAnAreaCode),
        }
    }
}

impl TryFrom<String> for AreaCode {
    type Error = NotAnAreaCode;
    fn try_from(text: String) -> Result<Self, NotAnAreaCode> {
        text.parse()
    }
}

impl From<AreaCode> for String {
    fn from(code: AreaCode) -> String {
        code.as_str().to_owned()
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
