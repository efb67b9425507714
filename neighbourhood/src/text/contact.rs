//! An e-mail address and a telephone number, written one way however they were typed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::keyed::refusal_keys;

/// What was wrong with an address or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ContactError {
    #[error("nothing was written")]
    Empty,
    #[error("not an e-mail address")]
    NotAnEmail,
    #[error("not a telephone number")]
    NotAPhone,
    #[error("a service number, not a person's")]
    ServiceNumber,
}

refusal_keys!(ContactError {
    ContactError::Empty => "empty",
    ContactError::NotAnEmail => "not_an_email",
    ContactError::NotAPhone => "not_a_phone",
    ContactError::ServiceNumber => "service_number",
});

/// An e-mail address: ASCII, with a domain in small letters.
///
/// Pragmatic: what a mail server will take, not all that RFC 5321 allows (no quotes, no comments).
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

impl Email {
    /// The address as it is written on a letter.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address by which we recognise a person: all in small letters.
    #[must_use]
    pub fn lookup_key(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// The part behind the @.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

fn is_local_part(local: &str) -> bool {
    let fits = (1..=64).contains(&local.len());
    let atoms = local.split('.').all(|atom| !atom.is_empty());
    fits && atoms && local.bytes().all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b))
}

fn is_domain(domain: &str) -> bool {
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && !l.starts_with('-')
            && !l.ends_with('-')
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    let named = top.len() >= 2 && top.bytes().any(|b| b.is_ascii_alphabetic());
    domain.contains('.') && domain.split('.').all(label) && named
}

impl FromStr for Email {
    type Err = ContactError;
    fn from_str(text: &str) -> Result<Self, ContactError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ContactError::Empty);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(ContactError::NotAnEmail)?;
        let domain = domain.to_ascii_lowercase();
        if text.len() > 254 || !is_local_part(local) || !is_domain(&domain) {
            return Err(ContactError::NotAnEmail);
        }
        Ok(Self(format!("{local}@{domain}")))
    }
}

/// A telephone number in the international form, `+31612345678`.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// The international form, for a `tel:` link.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is said and dialled in the Netherlands: `06 12 34 56 78`. Other Dutch numbers in one
    /// piece, because the length of an area code differs; foreign numbers stay as they are.
    #[must_use]
    pub fn national(&self) -> String {
        let Some(rest) = self.0.strip_prefix("+31") else { return self.0.clone() };
        if !self.is_dutch_mobile() {
            return format!("0{rest}");
        }
        let mut said = String::from("0");
        for (at, digit) in rest.chars().enumerate() {
            if at % 2 == 1 {
                said.push(' ');
            }
            said.push(digit);
        }
        said
    }

    /// Whether it is a Dutch mobile number.
    #[must_use]
    pub fn is_dutch_mobile(&self) -> bool {
        self.0.starts_with("+316")
    }
}

/// Digits and a leading plus; separators that people use fall away, as does `(0)` after a country.
fn dialled(text: &str) -> Result<String, ContactError> {
    let text = text.trim().replace("(0)", "");
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '0'..='9' => out.push(c),
            '+' if out.is_empty() => out.push(c),
            ' ' | '-' | '.' | '/' | '(' | ')' | '\u{A0}' | '\u{2010}'..='\u{2014}' => {}
            _ => return Err(ContactError::NotAPhone),
        }
    }
    if out.is_empty() { Err(ContactError::Empty) } else { Ok(out) }
}

/// Checks what follows +31: nine digits, and a person's number rather than a paid one.
fn dutch(rest: &str) -> Result<String, ContactError> {
    let service = ["800", "900", "906", "909", "14"];
    if service.iter().any(|prefix| rest.starts_with(prefix)) {
        return Err(ContactError::ServiceNumber);
    }
    if rest.len() != 9 || rest.starts_with('0') {
        return Err(ContactError::NotAPhone);
    }
    Ok(format!("+31{rest}"))
}

impl FromStr for Phone {
    type Err = ContactError;
    fn from_str(text: &str) -> Result<Self, ContactError> {
        let dialled = dialled(text)?;
        let abroad = dialled.strip_prefix('+').or_else(|| dialled.strip_prefix("00"));
        let number = match (abroad, dialled.strip_prefix('0')) {
            (Some(abroad), _) => match abroad.strip_prefix("31") {
                Some(rest) => dutch(rest)?,
                None if (8..=15).contains(&abroad.len()) && !abroad.starts_with('0') => {
                    format!("+{abroad}")
                }
                None => return Err(ContactError::NotAPhone),
            },
            (None, Some(rest)) => dutch(rest)?,
            (None, None) => return Err(ContactError::NotAPhone),
        };
        Ok(Self(number))
    }
}

macro_rules! stored_as_text {
    ($($name:ident),+) => {$(
        impl TryFrom<String> for $name {
            type Error = ContactError;
            fn try_from(text: String) -> Result<Self, ContactError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+};
}

stored_as_text!(Email, Phone);
