//! What points at a person in a text that others will read: names, numbers, addresses.
//!
//! Too often rather than too seldom: the writer is asked, and feeds show a mask in its place.

mod addresses;
mod digits;
mod names;

use std::ops::Range;

/// What kind of thing points at a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PersonKind {
    Email,
    Iban,
    Phone,
    /// A Dutch citizen service number: eight or nine digits that pass its 11-test.
    Bsn,
    /// A street with a number, or a postcode with a number.
    HouseNumber,
    Name,
}

impl PersonKind {
    /// The stable name, for the API and the words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            PersonKind::Email => "email",
            PersonKind::Iban => "iban",
            PersonKind::Phone => "phone",
            PersonKind::Bsn => "bsn",
            PersonKind::HouseNumber => "house_number",
            PersonKind::Name => "name",
        }
    }

    /// What stands in its place in feeds.
    const fn mask(self) -> &'static str {
        match self {
            PersonKind::Email => "[e-mail]",
            PersonKind::Iban => "[rekening]",
            PersonKind::Phone => "[telefoon]",
            PersonKind::Bsn => "[bsn]",
            PersonKind::HouseNumber => "[adres]",
            PersonKind::Name => "[naam]",
        }
    }
}

/// One place in a text that points at a person; the range counts bytes, at character boundaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub kind: PersonKind,
    pub range: Range<usize>,
}

/// Finds the places of one kind in a text.
type Look = fn(&str) -> Vec<Range<usize>>;

/// Everything in the text that points at a person, in order and without overlap.
#[must_use]
pub fn persons(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let sources: [(PersonKind, Look); 6] = [
        (PersonKind::Email, digits::emails),
        (PersonKind::Iban, digits::ibans),
        (PersonKind::Phone, digits::phones),
        (PersonKind::Bsn, digits::citizen_numbers),
        (PersonKind::HouseNumber, addresses::house_numbers),
        (PersonKind::Name, names::names),
    ];
    // Most sentences have no digit in them, and all of these need one.
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    let possible = |kind: PersonKind| digits || matches!(kind, PersonKind::Email | PersonKind::Name);
    for (kind, look) in sources.into_iter().filter(|(kind, _)| possible(*kind)) {
        for range in look(text) {
            if !found.iter().any(|f| f.range.start < range.end && range.start < f.range.end) {
                found.push(Found { kind, range });
            }
        }
    }
    found.sort_by_key(|f| f.range.start);
    found
}

/// Whether everybody could ring, write to or find the writer by this sentence. Names are welcome.
#[must_use]
pub fn gives_away(text: &str) -> bool {
    persons(text).iter().any(|found| found.kind != PersonKind::Name)
}

/// The text with a mask in the place of everything that points at a person.
#[must_use]
pub fn mask(text: &str) -> String {
    let mut text = text.to_owned();
    // What was apart may come to stand together and form something new; a few rounds settle it.
    for _ in 0..4 {
        let found = persons(&text);
        if found.is_empty() {
            return text;
        }
        text = masked(&text, &found);
    }
    if persons(&text).is_empty() { text } else { "[…]".to_owned() }
}

fn masked(text: &str, found: &[Found]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for f in found {
        out.push_str(text.get(at..f.range.start).unwrap_or_default());
        out.push_str(f.kind.mask());
        at = f.range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
