//! What several pages of this room need.

use std::borrow::Cow;

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use house::App;
use house::shell::{Errors, Fault, Visitor};
use house::store::args;
use neighbourhood::ids::PersonId;
use neighbourhood::people::Person;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::text::{ContactError, FirstName, TextError};

use crate::say::Words;
use crate::store;

/// A query that may be missing or strange.
pub type Asked<T> = Result<Query<T>, QueryRejection>;

/// Where to go on after signing in.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Next {
    #[serde(default)]
    pub next: String,
}

/// A page of ours, else nothing: no link of somebody else's may lead away from here.
pub fn own_page(next: &str) -> Option<&str> {
    let plain = next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    (next.starts_with('/') && !next.starts_with("//") && plain && next.len() <= 200).then_some(next)
}

/// `path`, with where to go on after it.
pub fn then(path: &str, next: &str) -> String {
    own_page(next).map_or_else(|| path.to_owned(), |next| format!("{path}?next={}", encoded(next)))
}

fn encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"/-._~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

pub const fn words(visitor: &Visitor) -> Words {
    Words(visitor.lang)
}

/// The person who is signed in. Who was forgotten meanwhile signs in again.
pub async fn myself(app: &App, visitor: &Visitor) -> Result<Person, Fault> {
    store::load(&app.db, app, visitor.signed_in()?).await?.ok_or(Fault::SignIn)
}

/// What the same form was answered before, if it was: the cookie or code in it may be used up now.
pub async fn answered(app: &App, once: &str, scope: &str) -> Result<Option<String>, Fault> {
    if once.is_empty() {
        return Ok(None);
    }
    let answer: Option<String> = app.db.one(house::once::BEFORE, args![once, scope]).await?;
    Ok(answer.filter(|answer| !answer.is_empty()))
}

pub fn name_mistake(visitor: &Visitor, error: TextError) -> Cow<'static, str> {
    match error {
        TextError::Empty => visitor.w.name_missing(),
        TextError::TooLong { .. } => visitor.w.name_too_long(),
        TextError::OnlySymbols => visitor.w.refused_only_symbols(),
    }
}

pub fn contact_mistake(visitor: &Visitor, error: ContactError) -> Cow<'static, str> {
    let words = visitor.w.by_key(&format!("refused-{}", error.key()));
    words.unwrap_or_else(|| visitor.w.refused_empty())
}

/// A first name from a form.
pub fn name(visitor: &Visitor, typed: &str, errors: &mut Errors) -> Option<FirstName> {
    errors.check("name", typed.parse(), |error| name_mistake(visitor, error))
}

/// The hint at a place, and the choice when one is needed.
pub async fn place_field(
    app: &App,
    visitor: &Visitor,
    typed: (&str, &str),
    errors: &Errors,
) -> Result<areas::PlaceField<'static>, Fault> {
    Ok(areas::PlaceField::load(&app.db, visitor.lang, typed, errors).await?)
}

/// A place from a form: `area` is what was chosen for the text `typed`.
pub async fn place(
    app: &App,
    visitor: &Visitor,
    (typed, area): (&str, &str),
    errors: &mut Errors,
) -> Result<Option<neighbourhood::areas::Place>, Fault> {
    match areas::place_of(&app.db, area, typed).await {
        Ok(place) => Ok(Some(place)),
        Err(areas::NoPlace::Store(error)) => Err(error.into()),
        Err(none) => {
            let field = if matches!(none, areas::NoPlace::Choose(_)) { "area" } else { "place" };
            errors.add(field, none.words(visitor.lang));
            Ok(None)
        }
    }
}

/// How the place of a person is called.
pub async fn place_name(app: &App, person: &Person) -> Result<String, Fault> {
    let area = person.place.area();
    let name = areas::load(&app.db, &area).await?.map_or_else(|| area.to_string(), |area| area.name);
    Ok(match person.place.postcode() {
        Some(postcode) => format!("{name}, {}", postcode.spaced()),
        None => name,
    })
}

/// Ids in a path: what is none, is not there.
pub fn id<T: std::str::FromStr>(text: &str) -> Result<T, Fault> {
    text.parse().map_err(|_| Fault::NotFound)
}

/// Who is signed in and may do this with what is theirs.
pub fn mine(visitor: &Visitor, action: Action) -> Result<PersonId, Fault> {
    // Who only holds an ask by its code is asked to sign in, not turned away.
    let person = visitor.signed_in()?;
    visitor.may(action, &Thing::Nothing)?;
    Ok(person)
}
