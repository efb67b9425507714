//! Codes that are said on the telephone and written on paper.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::people::Language;

/// The 18 characters of an ask's code.
///
/// Left out because they look alike: 0 O D Q, 1 I, 2/Z (2 stays), 5/S (5 stays), 8/B (8 stays),
/// 6/G (6 stays), U V. Left out because they sound alike in Dutch or English: 9 (*negen*, *zeven*),
/// H (*haa*, *kaa*), N (*em*, *en*), T (*pee*, *tee*), V (*vee*, *wee*). Without A, E, I, O, U no
/// words come up. 18⁶ is 34 million; guessing is limited (see `limits`).
pub const ALPHABET: [char; 18] =
    ['2', '3', '4', '5', '6', '7', '8', 'C', 'F', 'J', 'K', 'L', 'M', 'P', 'R', 'W', 'X', 'Y'];

const LENGTH: usize = 6;
const CODES: u128 = 18_u128.pow(6);

/// The code of an ask: two groups of three, `K7F-3MW`. Whoever has it may follow and close the ask.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AskCode([char; LENGTH]);

/// The text was not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code: expected two groups of three letters or digits")]
pub struct NotACode;

impl NotACode {
    /// The stable name of this refusal.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        "not_a_code"
    }
}

impl AskCode {
    /// A code from 128 random bits. The bias of the remainder is below 2⁻¹⁰⁰.
    #[must_use]
    pub fn from_random(random: [u8; 16]) -> Self {
        let mut rest = u128::from_be_bytes(random) % CODES;
        let mut code = ['2'; LENGTH];
        for place in &mut code {
            let index = usize::try_from(rest % 18).unwrap_or(0);
            *place = ALPHABET.get(index).copied().unwrap_or('2');
            rest /= 18;
        }
        Self(code)
    }

    /// The six characters without the dash: how it is stored (hashed) and looked up.
    #[must_use]
    pub fn compact(&self) -> String {
        self.0.iter().collect()
    }

    /// The code as it is said on the telephone: "Karel, 7, Ferdinand; 3, Maria, Willem".
    #[must_use]
    pub fn spoken(&self, language: Language) -> String {
        let said: Vec<String> = self.0.iter().map(|c| spelled(*c, language)).collect();
        let (first, second) = said.split_at(LENGTH / 2);
        format!("{}; {}", first.join(", "), second.join(", "))
    }
}

fn spelled(c: char, language: Language) -> String {
    let word = match (language, c) {
        (Language::Nl, 'C') => "Cornelis",
        (Language::Nl, 'F') => "Ferdinand",
        (Language::Nl, 'J') => "Jacob",
        (Language::Nl, 'K') => "Karel",
        (Language::Nl, 'L') => "Lodewijk",
        (Language::Nl, 'M') => "Maria",
        (Language::Nl, 'P') => "Pieter",
        (Language::Nl, 'R') => "Richard",
        (Language::Nl, 'W') => "Willem",
        (Language::Nl, 'X') => "Xantippe",
        (Language::Nl, 'Y') => "Ypsilon",
        (Language::En, 'C') => "Charlie",
        (Language::En, 'F') => "Foxtrot",
        (Language::En, 'J') => "Juliett",
        (Language::En, 'K') => "Kilo",
        (Language::En, 'L') => "Lima",
        (Language::En, 'M') => "Mike",
        (Language::En, 'P') => "Papa",
        (Language::En, 'R') => "Romeo",
        (Language::En, 'W') => "Whiskey",
        (Language::En, 'X') => "X-ray",
        (Language::En, 'Y') => "Yankee",
        (_, other) => return other.to_string(),
    };
    word.to_owned()
}

/// The character that was probably meant: what looks or sounds like it in our alphabet.
fn meant(c: char) -> Option<char> {
    let c = c.to_ascii_uppercase();
    if ALPHABET.contains(&c) {
        return Some(c);
    }
    match c {
        '1' | 'I' => Some('L'),
        'Z' => Some('2'),
        'S' => Some('5'),
        'G' => Some('6'),
        '9' => Some('7'),
        'B' => Some('8'),
        'H' => Some('K'),
        'N' => Some('M'),
        'T' => Some('P'),
        'V' => Some('W'),
        _ => None,
    }
}

/// What people put between the groups.
const fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | ',' | '_' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

impl FromStr for AskCode {
    type Err = NotACode;
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let mut letters = text.chars().filter(|c| !is_separator(*c));
        let mut code = ['2'; LENGTH];
        for place in &mut code {
            *place = letters.next().and_then(meant).ok_or(NotACode)?;
        }
        if letters.next().is_some() { Err(NotACode) } else { Ok(Self(code)) }
    }
}

impl fmt::Display for AskCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, c) in self.0.iter().enumerate() {
            if i == LENGTH / 2 {
                f.write_str("-")?;
            }
            write!(f, "{c}")?;
        }
        Ok(())
    }
}

/// Six digits that prove that a letter arrived: for signing in and for confirming an address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SixDigits(u32);

impl SixDigits {
    /// Six digits from 128 random bits. The bias of the remainder is below 2⁻¹⁰⁰.
    #[must_use]
    pub fn from_random(random: [u8; 16]) -> Self {
        let rest = u128::from_be_bytes(random) % 1_000_000;
        Self(u32::try_from(rest).unwrap_or(0))
    }

    /// In two groups, as in the letter: `123 456`.
    #[must_use]
    pub fn spaced(&self) -> String {
        format!("{:03} {:03}", self.0 / 1000, self.0 % 1000)
    }
}

impl FromStr for SixDigits {
    type Err = NotACode;
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let digits: String = text.chars().filter(|c| !is_separator(*c)).collect();
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotACode);
        }
        digits.parse().map(Self).map_err(|_| NotACode)
    }
}

impl fmt::Display for SixDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

macro_rules! secret_text {
    ($($name:ident),+) => {$(
        impl fmt::Debug for $name {
            /// A code is a key: it never lands in a log.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotACode;
            fn try_from(text: String) -> Result<Self, NotACode> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> String {
                code.to_string()
            }
        }
    )+};
}

secret_text!(AskCode, SixDigits);
