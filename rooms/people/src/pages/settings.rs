//! `/me/settings`: name, place, telephone, language, quiet hours, pause, letters.

use askama::Template;
use axum::extract::State;
use house::App;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::{see, with_cookie};
use house::shell::parts::{Choices, Field};
use house::shell::visitor::{LANGUAGE_COOKIE, set_cookie};
use house::shell::{Answer, Errors, Fault, Form, Page, Visitor};
use neighbourhood::happenings::Happening;
use neighbourhood::people::{LetterKind, Person};
use neighbourhood::roles::Action;
use serde::Deserialize;

use super::parts::{Asked, mine, myself, place_field, place_name, words};
use super::settings_form::{Typed, changed, fields, pause_choices};
use crate::say::Words;
use crate::store;

/// A year, in seconds.
const A_YEAR: i64 = 365 * 24 * 3600;

#[derive(Default, Deserialize)]
pub struct Saved {
    #[serde(default)]
    saved: String,
}

/// A kind of letters with its box.
pub struct LetterBox {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub wanted: bool,
}

#[derive(Template)]
#[template(path = "pages/settings.html")]
struct Settings<'a> {
    w: Words,
    v: &'a Visitor,
    saved: bool,
    fields: Fields<'a>,
    place: areas::PlaceField<'a>,
    place_now: String,
    email: String,
    pause: Choices<'a>,
    letters: Vec<LetterBox>,
}

/// The plain fields.
pub struct Fields<'a> {
    pub name: Field<'a>,
    pub phone: Field<'a>,
    pub quiet_from: Field<'a>,
    pub quiet_until: Field<'a>,
    pub language: Choices<'a>,
}

/// `GET /me/settings`
pub async fn show(State(app): State<App>, visitor: Visitor, asked: Asked<Saved>) -> Answer {
    mine(&visitor, Action::ChangeOwn)?;
    let person = myself(&app, &visitor).await?;
    let typed = Typed::of(&person);
    let saved = asked.is_ok_and(|query| !query.0.saved.is_empty());
    page(&app, &visitor, &person, (&typed, &Errors::default(), saved)).await
}

/// `POST /me/settings`
pub async fn send(State(app): State<App>, visitor: Visitor, form: Form<Typed>) -> Answer {
    let id = mine(&visitor, Action::ChangeOwn)?;
    let before = myself(&app, &visitor).await?;
    let mut errors = Errors::default();
    let Some(after) = changed(&app, &visitor, (&before, &form.typed), &mut errors).await? else {
        return page(&app, &visitor, &before, (&form.typed, &errors, false)).await;
    };
    let to = "/me/settings?saved=1";
    let cookie = set_cookie(&app, LANGUAGE_COOKIE, after.language.key(), A_YEAR);
    let scope = visitor.scope("/me/settings");
    let mut tx = app.db.begin().await?;
    if claim(&mut tx, &form.once, &scope, &app).await? == Claim::Fresh {
        // Read again inside: what was confirmed meanwhile stays confirmed.
        let now = store::load(&mut tx, &app, id).await?.ok_or(Fault::SignIn)?;
        let (after, happenings) = step(&now, after);
        store::save(&mut tx, &app, &after).await?;
        house::happenings::record(&mut tx, &app, visitor.now, visitor.id(), &happenings).await?;
        house::once::answer(&mut tx, &form.once, &scope, to).await?;
        tx.commit().await?;
    }
    Ok(with_cookie(see(to), &cookie))
}

/// From what is kept to what was chosen, with what happened on the way.
fn step(before: &Person, chosen: Person) -> (Person, Vec<Happening>) {
    let mut after = Person { email: before.email.clone(), ..chosen };
    if after.phone.as_ref().map(|phone| &phone.value) == before.phone.as_ref().map(|phone| &phone.value) {
        after.phone.clone_from(&before.phone);
    }
    let (_, mut happenings) = before.clone().pause(after.paused_until);
    for kind in before.letters.difference(&after.letters) {
        happenings.push(Happening::LettersRefused { person: before.id, kind_of_letter: *kind });
    }
    let same = Person { paused_until: before.paused_until, ..after.clone() } == *before;
    if !same {
        happenings.push(Happening::PersonChanged { person: before.id });
    }
    (after, happenings)
}

async fn page(
    app: &App,
    visitor: &Visitor,
    person: &Person,
    (typed, errors, saved): (&Typed, &Errors, bool),
) -> Answer {
    let w = words(visitor);
    let main = Settings {
        w,
        v: visitor,
        saved,
        fields: fields(w, typed, errors),
        place: place_field(app, visitor, (&typed.place, &typed.area), errors).await?,
        place_now: place_name(app, person).await?,
        email: person.email.as_ref().map(|email| email.value.to_string()).unwrap_or_default(),
        pause: pause_choices(visitor, person, typed, errors),
        letters: LetterKind::ALL.iter().map(|kind| letter_box(w, *kind, typed)).collect(),
    };
    Page::of(app, visitor, w.settings_title()).errors(errors).show(&main)
}

fn letter_box(w: Words, kind: LetterKind, typed: &Typed) -> LetterBox {
    let say = |key: String| w.by_key(&key).unwrap_or_default().into_owned();
    LetterBox {
        name: kind.key(),
        label: say(format!("letters-{}", kind.key())),
        hint: say(format!("letters-{}-hint", kind.key())),
        wanted: typed.wants(kind),
    }
}
