//! Pages that say how we do things: privacy and accessibility.

use askama::Template;
use axum::extract::State;
use house::App;
use house::shell::{Answer, Page, Visitor};
use neighbourhood::roles::{Action, Thing};

use crate::say::Words;

#[derive(Template)]
#[template(path = "pages/privacy.html")]
struct Privacy<'a> {
    w: Words,
    organisation: &'a str,
    email: &'a str,
    days: u32,
}

/// `GET /privacy`
pub async fn privacy(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::ReadPage, &Thing::Nothing)?;
    let w = Words(visitor.lang);
    let config = &app.config;
    let main =
        Privacy { w, organisation: &config.organisation, email: &config.email, days: config.retention_days };
    Page::of(&app, &visitor, w.privacy_title()).show(&main)
}

#[derive(Template)]
#[template(path = "pages/accessibility.html")]
struct Accessibility<'a> {
    w: Words,
    email: &'a str,
    phone: &'a str,
}

/// `GET /toegankelijkheid`: the address that Dutch law's readers look for.
pub async fn accessibility(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::ReadPage, &Thing::Nothing)?;
    let w = Words(visitor.lang);
    let main = Accessibility { w, email: &app.config.email, phone: &app.config.phone };
    Page::of(&app, &visitor, w.accessibility_title()).show(&main)
}
