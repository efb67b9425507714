//! `/sign-in/new`: somebody proved an address that nobody has; now they tell who they are.

use askama::Template;
use axum::extract::State;
use house::App;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::{see, with_cookie};
use house::shell::parts::Field;
use house::shell::visitor::{Whom, begin_session};
use house::shell::{Answer, Errors, Form, Page, Visitor};
use neighbourhood::ids::PersonId;
use neighbourhood::people::Person;
use neighbourhood::roles::{Action, Thing};
use serde::Deserialize;

use super::parts::{Asked, Next, answered, name, own_page, place, place_field, then, words};
use crate::proofs::{self, Browser};
use crate::say::Words;
use crate::store;

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    name: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    area: String,
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "pages/newcomer.html")]
struct New<'a> {
    w: Words,
    v: &'a Visitor,
    name: Field<'a>,
    place: areas::PlaceField<'a>,
    next: &'a str,
}

/// `GET /sign-in/new`
pub async fn show(State(app): State<App>, visitor: Visitor, browser: Browser, asked: Asked<Next>) -> Answer {
    visitor.may(Action::SignIn, &Thing::Nothing)?;
    let next = asked.map(|query| query.0.next).unwrap_or_default();
    if proofs::newcomer(&app, &browser).await?.is_none() {
        return Ok(see(&then("/sign-in", &next)));
    }
    page(&app, &visitor, &Typed { next, ..Typed::default() }, &Errors::default()).await
}

/// `POST /sign-in/new`
pub async fn send(State(app): State<App>, visitor: Visitor, browser: Browser, form: Form<Typed>) -> Answer {
    visitor.may(Action::SignIn, &Thing::Nothing)?;
    let typed = &form.typed;
    let scope = visitor.scope("/sign-in/new");
    if let Some(answer) = answered(&app, &form.once, &scope).await? {
        return Ok(see(&answer));
    }
    let Some(email) = proofs::newcomer(&app, &browser).await? else {
        return Ok(see(&then("/sign-in", &typed.next)));
    };
    let mut errors = Errors::default();
    let name = name(&visitor, &typed.name, &mut errors);
    let place = place(&app, &visitor, (&typed.place, &typed.area), &mut errors).await?;
    let (Some(name), Some(place)) = (name, place) else {
        return page(&app, &visitor, typed, &errors).await;
    };
    let now = app.now();
    let id = PersonId::new_v7(now, app.chance.bytes());
    let mut person = Person::new(id, name, place, now);
    person.language = store::language(visitor.lang);
    let to = own_page(&typed.next).unwrap_or("/me");
    let mut tx = app.db.begin().await?;
    if let Claim::Before(answer) = claim(&mut tx, &form.once, &scope, &app).await? {
        return Ok(see(&answer));
    }
    let Some(id) = proofs::welcome(&mut tx, &app, email, person).await? else {
        return Ok(see("/sign-in"));
    };
    let cookie = begin_session(&mut tx, &app, &visitor, Whom::Person(id)).await?;
    house::once::answer(&mut tx, &form.once, &scope, to).await?;
    tx.commit().await?;
    Ok(with_cookie(see(to), &cookie))
}

async fn page(app: &App, visitor: &Visitor, typed: &Typed, errors: &Errors) -> Answer {
    let w = words(visitor);
    let name = Field::new("name", w.settings_name(), typed.name.as_str(), errors)
        .hint(w.settings_name_hint())
        .kind("text", "given-name")
        .max(80);
    let place = place_field(app, visitor, (&typed.place, &typed.area), errors).await?;
    let main = New { w, v: visitor, name, place, next: own_page(&typed.next).unwrap_or_default() };
    Page::of(app, visitor, w.new_title()).errors(errors).show(&main)
}
