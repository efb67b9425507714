//! What a form says about a place becomes a place, once, at the door.

use house::store::{Db, StoreError};
use neighbourhood::areas::{AreaCode, Level, Place};

use crate::find::{Found, find};
use crate::store;

/// There is no place yet. Each has words by its [`key`](NoPlace::key) among the house's words.
#[derive(Debug)]
pub enum NoPlace {
    /// Nothing was filled in.
    Missing,
    /// It begins with a digit and is no postcode.
    NotAPostcode,
    /// A real postcode, perhaps, but not of the areas here.
    UnknownPostcode,
    /// No area is called that.
    UnknownName,
    /// It can be several: show them.
    Choose(Box<Found>),
    Store(StoreError),
}

impl NoPlace {
    /// The stable name of this refusal.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Missing => "place_missing",
            Self::NotAPostcode => "not_a_postcode",
            Self::UnknownPostcode => "unknown_postcode",
            Self::UnknownName => "unknown_name",
            Self::Choose(_) => "choose",
            Self::Store(_) => "busy",
        }
    }

    /// The words for it, for the field `place`.
    #[must_use]
    pub fn words(&self, lang: words::Lang) -> std::borrow::Cow<'static, str> {
        let w = crate::say::Words(lang);
        match self {
            Self::Missing => w.place_missing(),
            Self::NotAPostcode => w.place_not_a_postcode(),
            Self::UnknownPostcode => w.place_unknown_postcode(),
            Self::UnknownName => w.place_unknown_name(),
            Self::Choose(_) | Self::Store(_) => w.place_choose(),
        }
    }
}

impl From<StoreError> for NoPlace {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The place that a form says: `area`, the code that was chosen, and `typed`, the text before it.
///
/// When both are there they must go together: a choice that was made for another postcode is asked
/// again. Without a choice the text alone may be clear enough.
///
/// # Errors
/// Why there is no place yet.
pub async fn place_of(db: &Db, area: &str, typed: &str) -> Result<Place, NoPlace> {
    let typed = typed.trim();
    let chosen = match area.trim() {
        "" => None,
        text => text.parse::<AreaCode>().ok().filter(|code| code.level() != Level::Municipality),
    };
    if typed.is_empty() {
        let code = chosen.ok_or(NoPlace::Missing)?;
        let row = store::load(db, &code).await?.ok_or(NoPlace::Missing)?;
        return Place::of_area(row.code).map_err(|_| NoPlace::Missing);
    }
    let found = find(db, typed).await?;
    if found.choices.is_empty() {
        return Err(nothing(&found));
    }
    let fits = |code: &AreaCode| found.choices.iter().chain(&found.unsure).any(|choice| choice.code == *code);
    let code = match (chosen, found.choices.as_slice()) {
        (Some(code), _) if fits(&code) => code,
        (Some(code), _) if !found.as_postcode && same_name(db, &code, typed).await? => code,
        (_, [only]) => only.code,
        _ => return Err(NoPlace::Choose(Box::new(found))),
    };
    let with_postcode = found.postcode.and_then(|pc6| Place::of_postcode(pc6, code).ok());
    with_postcode.map_or_else(|| Place::of_area(code).map_err(|_| NoPlace::Missing), Ok)
}

fn nothing(found: &Found) -> NoPlace {
    match (found.as_postcode, found.malformed) {
        (true, true) => NoPlace::NotAPostcode,
        (true, false) => NoPlace::UnknownPostcode,
        (false, _) => NoPlace::UnknownName,
    }
}

/// A choice from the map may be beyond the short list; the name that was typed then is its own.
async fn same_name(db: &Db, code: &AreaCode, typed: &str) -> Result<bool, StoreError> {
    let row = store::load(db, code).await?;
    Ok(row.is_some_and(|row| crate::plain(&row.name) == crate::plain(typed)))
}
