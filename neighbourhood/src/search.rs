//! What is found, and where: the kinds of things, on which boards they can be found, and from where on one looks.
//!
//! Whatever is found stands on a board that everybody may read. What is private, hidden, unconfirmed or ended has no
//! [`Boards`], and what has no boards is in no index. Nobody is found by name, number or address: those are left out
//! of the words ([`words_of`]).

use crate::areas::{AreaCode, Circle, Place};
use crate::keyed::{keyed, refusal_keys};
use crate::words;

keyed! {
    /// What can be found. Initiatives and activities will be two more lines here.
    pub enum Kind {
        Ask = "ask",
        Offer = "offer",
        /// How this works: the manuals.
        Help = "help",
    }
}

/// On which boards something can be found: of a neighbourhood, a district, a municipality.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Boards {
    pub neighbourhood: Option<AreaCode>,
    pub district: Option<AreaCode>,
    pub municipality: Option<AreaCode>,
}

impl Boards {
    /// Found nowhere.
    pub const NONE: Boards = Boards { neighbourhood: None, district: None, municipality: None };

    /// Of something in this place that may be seen in this circle. A street has no board.
    #[must_use]
    pub fn of(place: &Place, widest: Circle) -> Self {
        let within = |circle: Circle, area: Option<AreaCode>| area.filter(|_| circle <= widest);
        Self {
            neighbourhood: within(Circle::Neighbourhood, place.neighbourhood()),
            district: within(Circle::District, place.district()),
            municipality: within(Circle::Municipality, Some(place.municipality())),
        }
    }

    /// Whether it can be found nowhere.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::NONE
    }
}

/// What was typed into the search field, ready to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    typed: String,
    /// Read once: every manual and every ring is asked for the same.
    wanted: Vec<words::Wanted>,
    sqlite: String,
    postgres: String,
}

/// Why nothing can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// Nothing but spaces and signs.
    #[error("no word to look for")]
    NoWord,
    #[error("longer than {max} characters")]
    TooLong { max: usize },
}

refusal_keys!(QueryError {
    QueryError::NoWord => "no_word",
    QueryError::TooLong { .. } => "query_too_long",
});

impl Query {
    /// In characters.
    pub const MAX: usize = 100;

    /// Reads what was typed. A space at the end tells that the last word is finished.
    ///
    /// # Errors
    /// When it is too long or has no word in it.
    pub fn read(typed: &str) -> Result<Self, QueryError> {
        if typed.chars().nth(Self::MAX).is_some() {
            return Err(QueryError::TooLong { max: Self::MAX });
        }
        let wanted = words::search_words(typed);
        if wanted.is_empty() {
            return Err(QueryError::NoWord);
        }
        let (sqlite, postgres) = (words::fts5_query(typed), words::postgres_query(typed));
        Ok(Self { typed: typed.to_owned(), wanted, sqlite, postgres })
    }

    /// As it was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.typed
    }

    /// For SQLite's FTS5: nothing of what was typed but letters and digits between quotes.
    #[must_use]
    pub fn for_sqlite(&self) -> &str {
        &self.sqlite
    }

    /// For PostgreSQL, as text of a `tsquery`: nothing of what was typed but letters and digits.
    #[must_use]
    pub fn for_postgres(&self) -> &str {
        &self.postgres
    }

    /// Whether a text has what is looked for; for texts that are in no database.
    #[must_use]
    pub fn is_in(&self, words: &[String]) -> bool {
        self.wanted.iter().all(|wanted| {
            wanted.any.iter().enumerate().any(|(at, word)| {
                let begins = wanted.unfinished && at == 0;
                words.iter().any(|other| if begins { other.starts_with(word) } else { other == word })
            })
        })
    }
}

/// A look into one area, without what an earlier look went through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ring {
    pub inside: AreaCode,
    pub without: Option<AreaCode>,
}

/// Where to look in this area, the nearest to `here` first: one's own neighbourhood, then one's district, then the
/// rest. Who is elsewhere, or did not say, looks through the whole at once.
#[must_use]
pub fn rings(here: Option<&Place>, within: AreaCode) -> Vec<Ring> {
    let mut rings: Vec<Ring> = Vec::with_capacity(3);
    if let Some(here) = here.filter(|here| here.lies_in(&within)) {
        for area in [here.neighbourhood(), here.district()].into_iter().flatten() {
            if area != within && within.contains(&area) {
                rings.push(Ring { inside: area, without: rings.last().map(|ring| ring.inside) });
            }
        }
    }
    rings.push(Ring { inside: within, without: rings.last().map(|ring| ring.inside) });
    rings
}

/// The words by which a sentence of somebody is found: those that point at no person. Joined by spaces.
#[must_use]
pub fn words_of(sentence: &str) -> String {
    let mut rest = String::with_capacity(sentence.len());
    let mut at = 0;
    for found in words::persons(sentence) {
        rest.push_str(sentence.get(at..found.range.start).unwrap_or_default());
        rest.push(' ');
        at = found.range.end;
    }
    rest.push_str(sentence.get(at..).unwrap_or_default());
    words::search_text(&rest)
}
