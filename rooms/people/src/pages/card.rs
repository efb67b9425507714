//! What `/me` shows of this room: who one is here, and where to change it.

use askama::Template;
use askama::filters::HtmlSafe;
use house::App;
use house::shell::{Fault, Visitor};

use super::parts::{myself, place_name, words};
use crate::say::Words;
use crate::sessions;

/// A piece of the page of whoever is signed in; `{{ card }}` draws it.
#[derive(Template)]
#[template(path = "pages/card.html")]
pub struct MeCard {
    w: Words,
    name: String,
    place: String,
    email: Option<String>,
    phone: Option<String>,
    paused: Option<String>,
    sessions: i64,
}

impl HtmlSafe for MeCard {}

/// The card of the visitor.
pub async fn me_card(app: &App, visitor: &Visitor) -> Result<MeCard, Fault> {
    let person = myself(app, visitor).await?;
    let paused = person.paused_until.filter(|until| visitor.now < *until);
    Ok(MeCard {
        w: words(visitor),
        place: place_name(app, &person).await?,
        email: person.email.as_ref().map(|email| email.value.to_string()),
        phone: person.phone.as_ref().map(|phone| phone.value.national()),
        paused: paused.map(|until| words::time::day(visitor.lang, until, visitor.now)),
        sessions: sessions::count(&app.db, person.id, visitor.now).await?,
        name: person.name.to_string(),
    })
}
