//! Dutch postcodes: four digits, or four digits and two letters.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The four digits of a postcode: `7201`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Postcode4(u16);

/// A whole postcode, about 20 addresses: `7201DH`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Postcode6 {
    digits: Postcode4,
    letters: [u8; 2],
}

/// The text was not a postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a postcode")]
pub struct NotAPostcode;

impl Postcode6 {
    /// The four digits, which lead to 1 to 9 neighbourhoods.
    #[must_use]
    pub const fn digits(&self) -> Postcode4 {
        self.digits
    }

    /// As people write it: `7201 DH`.
    #[must_use]
    pub fn spaced(&self) -> String {
        format!("{} {}{}", self.digits, char::from(self.letters[0]), char::from(self.letters[1]))
    }
}

/// Letters and digits alone, in capitals: people type spaces, dots and dashes.
fn squeezed(text: &str) -> Result<Vec<u8>, NotAPostcode> {
    let mut kept = Vec::with_capacity(6);
    for c in text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.')) {
        if !c.is_ascii_alphanumeric() || kept.len() == 6 {
            return Err(NotAPostcode);
        }
        kept.push(c.to_ascii_uppercase() as u8);
    }
    Ok(kept)
}

fn four_digits(bytes: &[u8]) -> Result<Postcode4, NotAPostcode> {
    let text = std::str::from_utf8(bytes).map_err(|_| NotAPostcode)?;
    let number: u16 = text.parse().map_err(|_| NotAPostcode)?;
    let right = bytes.len() == 4 && bytes.iter().all(u8::is_ascii_digit) && (1000..=9999).contains(&number);
    if right { Ok(Postcode4(number)) } else { Err(NotAPostcode) }
}

impl FromStr for Postcode4 {
    type Err = NotAPostcode;
    fn from_str(text: &str) -> Result<Self, NotAPostcode> {
        four_digits(&squeezed(text)?)
    }
}

impl FromStr for Postcode6 {
    type Err = NotAPostcode;
    fn from_str(text: &str) -> Result<Self, NotAPostcode> {
        let kept = squeezed(text)?;
        let (digits, letters) = kept.split_at_checked(4).ok_or(NotAPostcode)?;
        match letters {
            // SA, SD and SS are never given out.
            [b'S', b'A' | b'D' | b'S'] => Err(NotAPostcode),
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Ok(Postcode6 { digits: four_digits(digits)?, letters: [*a, *b] })
            }
            _ => Err(NotAPostcode),
        }
    }
}

impl fmt::Display for Postcode4 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl fmt::Display for Postcode6 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.digits, char::from(self.letters[0]), char::from(self.letters[1]))
    }
}

impl fmt::Debug for Postcode4 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for Postcode6 {
    /// A stretch of street says too much for a log: only the digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}··", self.digits)
    }
}

impl TryFrom<String> for Postcode4 {
    type Error = NotAPostcode;
    fn try_from(text: String) -> Result<Self, NotAPostcode> {
        text.parse()
    }
}

impl TryFrom<String> for Postcode6 {
    type Error = NotAPostcode;
    fn try_from(text: String) -> Result<Self, NotAPostcode> {
        text.parse()
    }
}

impl From<Postcode4> for String {
    fn from(code: Postcode4) -> String {
        code.to_string()
    }
}

impl From<Postcode6> for String {
    fn from(code: Postcode6) -> String {
        code.to_string()
    }
}
