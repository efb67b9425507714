//! `/sign-in`: the address to send a code to. Nothing here looks anybody up.

use askama::Template;
use axum::extract::State;
use house::App;
use house::shell::form::claim;
use house::shell::page::{see, with_cookie};
use house::shell::parts::Field;
use house::shell::{Answer, Errors, Form, Page, Visitor, assets};
use neighbourhood::roles::{Action, Thing};
use neighbourhood::text::{ContactError, Email};
use serde::Deserialize;

use super::parts::{Asked, contact_mistake, own_page, then, words};
use crate::proofs::{Browser, Purpose, ask, permit};
use crate::say::Words;

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub next: String,
    /// Somebody who just left.
    #[serde(default)]
    pub forgotten: String,
}

#[derive(Template)]
#[template(path = "pages/sign_in.html")]
struct SignIn<'a> {
    w: Words,
    v: &'a Visitor,
    email: Field<'a>,
    next: &'a str,
    forgotten: bool,
    picture: &'static str,
}

/// `GET /sign-in`
pub async fn show(State(app): State<App>, visitor: Visitor, browser: Browser, asked: Asked<Typed>) -> Answer {
    visitor.may(Action::SignIn, &Thing::Nothing)?;
    let typed = asked.map(|query| query.0).unwrap_or_default();
    if visitor.person().is_some() {
        return Ok(see(own_page(&typed.next).unwrap_or("/me")));
    }
    let typed = Typed { email: String::new(), ..typed };
    page(&app, &visitor, &browser, (&typed, &Errors::default()))
}

/// `POST /sign-in`
pub async fn send(State(app): State<App>, visitor: Visitor, browser: Browser, form: Form<Typed>) -> Answer {
    visitor.may(Action::SignIn, &Thing::Nothing)?;
    let mut errors = Errors::default();
    let email = errors.check("email", form.typed.email.parse::<Email>(), |error| match error {
        ContactError::Empty => visitor.w.email_missing(),
        other => contact_mistake(&visitor, other),
    });
    let Some(email) = email else { return page(&app, &visitor, &browser, (&form.typed, &errors)) };
    let scope = visitor.scope("/sign-in");
    let to = then("/sign-in/code", &form.typed.next);
    let permit = permit(&app, &visitor, &browser, &email).await?;
    let mut tx = app.db.begin().await?;
    if claim(&mut tx, &form.once, &scope, &app).await? == house::once::Claim::Fresh {
        ask(&mut tx, &app, Purpose::SignIn, &permit).await?;
        house::once::answer(&mut tx, &form.once, &scope, &to).await?;
        tx.commit().await?;
    }
    Ok(with_cookie(see(&to), &browser.cookie(&app)))
}

/// The page, also after a code that does not work any more.
pub fn page(app: &App, visitor: &Visitor, browser: &Browser, (typed, errors): (&Typed, &Errors)) -> Answer {
    let w = words(visitor);
    let email =
        Field::new("email", w.sign_in_email(), typed.email.as_str(), errors).kind("email", "email").max(254);
    let next = own_page(&typed.next).unwrap_or_default();
    let picture = assets::picture("door.svg");
    let main = SignIn { w, v: visitor, email, next, forgotten: !typed.forgotten.is_empty(), picture };
    let shown = Page::of(app, visitor, w.sign_in_title()).errors(errors).show(&main)?;
    Ok(with_cookie(shown, &browser.cookie(app)))
}
