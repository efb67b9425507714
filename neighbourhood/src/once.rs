//! One effect for one wish, however often it arrives.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The key that every change carries: hidden in a form, a header in the API.
///
/// 16 to 64 characters from `A-Z a-z 0-9 - _`, so that it fits in both.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OnceKey(String);

/// The text was not a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a once key has 16 to 64 letters, digits, dashes or underscores")]
pub struct NotAOnceKey;

impl OnceKey {
    /// A new key from the caller's random bytes.
    #[must_use]
    pub fn from_random(random: [u8; 16]) -> Self {
        Self(format!("{:032x}", u128::from_be_bytes(random)))
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for OnceKey {
    type Err = NotAOnceKey;
    fn from_str(text: &str) -> Result<Self, NotAOnceKey> {
        let fits = (16..=64).contains(&text.len());
        let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if fits && plain { Ok(Self(text.to_owned())) } else { Err(NotAOnceKey) }
    }
}

impl TryFrom<String> for OnceKey {
    type Error = NotAOnceKey;
    fn try_from(text: String) -> Result<Self, NotAOnceKey> {
        text.parse()
    }
}

impl From<OnceKey> for String {
    fn from(key: OnceKey) -> String {
        key.0
    }
}

impl fmt::Display for OnceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
