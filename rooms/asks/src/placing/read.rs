//! What was typed becomes a draft, or mistakes at their fields.

use std::borrow::Cow;

use areas::NoPlace;
use house::App;
use house::shell::{Errors, Fault, Visitor};
use neighbourhood::areas::{Circle, Place};
use neighbourhood::asks::{Draft, How, NotSafe, SafeContact, SafeWay, Urgency};
use neighbourhood::people::Person;
use neighbourhood::text::{ContactError, Email, FirstName, Phone, Sentence, TextError};

use super::Typed;
use crate::say::Words;

/// What the form says so far. What is missing has a mistake in the [`Errors`], or was not asked yet.
pub struct Read {
    pub sentence: Option<Sentence>,
    pub place: Option<Place>,
    /// Several neighbourhoods fit, and nobody was asked yet which.
    pub choose: bool,
}

/// Who asks, when they are not signed in.
pub struct Who {
    pub name: FirstName,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
}

/// Reads the first half: the sentence and the place.
///
/// # Errors
/// What the database says.
pub async fn read(app: &App, visitor: &Visitor, typed: &Typed, errors: &mut Errors) -> Result<Read, Fault> {
    let sentence =
        errors.check("sentence", typed.sentence.parse::<Sentence>(), |error| sentence_words(visitor, error));
    let (place, choose) = match areas::place_of(&app.db, &typed.area, &typed.place).await {
        Ok(place) => (Some(place), false),
        Err(NoPlace::Store(error)) => return Err(error.into()),
        Err(NoPlace::Choose(_)) if typed.seen != typed.place => (None, true),
        Err(several @ NoPlace::Choose(_)) => {
            errors.add("area", several.words(visitor.lang));
            (None, true)
        }
        Err(other) => {
            errors.add("place", other.words(visitor.lang));
            (None, false)
        }
    };
    Ok(Read { sentence, place, choose })
}

fn sentence_words(visitor: &Visitor, error: TextError) -> Cow<'static, str> {
    match error {
        TextError::Empty => visitor.w.sentence_empty(),
        TextError::TooLong { max, .. } => visitor.w.sentence_too_long(max),
        TextError::OnlySymbols => visitor.w.sentence_only_symbols(),
    }
}

impl Read {
    /// The draft, when the first half is complete. A choice that nobody made gets its usual answer;
    /// one that no page offers counts as not made.
    pub fn draft(self, visitor: &Visitor, typed: &Typed, errors: &mut Errors) -> Option<Draft> {
        let for_other = if typed.for_other() { Some(other(visitor, typed, errors)) } else { None };
        let (text, place) = (self.sentence?, self.place?);
        let theme = typed.theme();
        let circle = Circle::from_key(&typed.circle).unwrap_or(Circle::District);
        if circle < place.narrowest_circle() {
            errors.add("circle", Words(visitor.lang).refused_circle_too_narrow());
        }
        Some(Draft {
            text,
            theme,
            place,
            circle,
            how: How::from_key(&typed.how).unwrap_or_default(),
            urgency: Urgency::from_key(&typed.urgency).unwrap_or_default(),
            for_other,
            private: typed.for_team(),
        })
    }
}

/// What the other is called, if said, and whether they agree.
fn other(visitor: &Visitor, typed: &Typed, errors: &mut Errors) -> (Option<FirstName>, bool) {
    let name = match typed.other_name.parse::<FirstName>() {
        Ok(name) => Some(name),
        Err(TextError::Empty) => None,
        Err(_) => {
            errors.add("other_name", visitor.w.name_too_long());
            None
        }
    };
    let agrees = typed.agree == "yes";
    if !agrees {
        errors.add("agree", Words(visitor.lang).refused_no_consent());
    }
    (name, agrees)
}

/// How the asker of a private ask can be reached; of another ask that is not asked.
pub fn safely(visitor: &Visitor, typed: &Typed, who: &Who, errors: &mut Errors) -> Option<SafeContact> {
    if !typed.for_team() {
        return Some(SafeContact::default());
    }
    let way = SafeWay::from_key(&typed.safe_way).unwrap_or_default();
    let hours = (typed.safe_from.parse().ok(), typed.safe_until.parse().ok());
    let w = Words(visitor.lang);
    match SafeContact::read(way, hours, who.email.is_some()) {
        Ok(safely) => Some(safely),
        Err(NotSafe::NoEmail) => {
            errors.add("email", w.safely_no_email());
            None
        }
        Err(NotSafe::Hours) => {
            errors.add("safe_from", w.safely_hours());
            None
        }
    }
}

impl Who {
    /// A name, and an address or a number.
    pub fn read(visitor: &Visitor, typed: &Typed, errors: &mut Errors) -> Option<Self> {
        let w = visitor.w;
        let name = errors.check("name", typed.name.parse::<FirstName>(), |error| match error {
            TextError::TooLong { .. } => w.name_too_long(),
            TextError::Empty | TextError::OnlySymbols => w.name_missing(),
        });
        let email = optional("email", typed.email.parse::<Email>(), visitor, errors);
        let phone = optional("phone", typed.phone.parse::<Phone>(), visitor, errors);
        if email == Some(None) && phone == Some(None) {
            errors.add("email", w.contact_missing());
        }
        let (email, phone) = (email?, phone?);
        if email.is_none() && phone.is_none() {
            return None;
        }
        Some(Self { name: name?, email, phone })
    }

    /// The same for somebody who is signed in: known already.
    #[must_use]
    pub fn of(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            email: person.email.as_ref().map(|email| email.value.clone()),
            phone: person.phone.as_ref().map(|phone| phone.value.clone()),
        }
    }
}

/// Left empty is `Some(None)`; a mistake is `None`.
#[expect(clippy::option_option, reason = "wrong, left empty and right are three things")]
fn optional<T>(
    field: &'static str,
    read: Result<T, ContactError>,
    visitor: &Visitor,
    errors: &mut Errors,
) -> Option<Option<T>> {
    match read {
        Ok(value) => Some(Some(value)),
        Err(ContactError::Empty) => Some(None),
        Err(error) => {
            let words = visitor.w.by_key(&format!("refused-{}", error.key()));
            errors.add(field, words.unwrap_or_else(|| visitor.w.refused_empty()));
            None
        }
    }
}
