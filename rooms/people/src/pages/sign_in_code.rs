//! `/sign-in/code`: the six digits, in the browser that asked for them.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use house::App;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::{see, with_cookie};
use house::shell::parts::Field;
use house::shell::visitor::{Whom, begin_session};
use house::shell::{Answer, Errors, Fault, Form, Page, Visitor};
use neighbourhood::roles::{Action, Thing};
use serde::Deserialize;

use super::parts::{Asked, Next, answered, own_page, then, words};
use super::sign_in;
use crate::pieces::{self, Pieces};
use crate::proofs::{Browser, Check, Key, Proved, Purpose, Redeemed, check, redeem, waiting};
use crate::say::Words;

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "pages/sign_in_code.html")]
struct Code<'a> {
    w: Words,
    v: &'a Visitor,
    code: Field<'a>,
    address: String,
    next: &'a str,
    again: String,
}

/// `GET /sign-in/code`
pub async fn show(State(app): State<App>, visitor: Visitor, browser: Browser, asked: Asked<Next>) -> Answer {
    visitor.may(Action::SignIn, &Thing::Nothing)?;
    let next = asked.map(|query| query.0.next).unwrap_or_default();
    page(&app, &visitor, &browser, (&next, &Errors::default())).await
}

/// `POST /sign-in/code`
pub async fn send(
    State(app): State<App>,
    Extension(pieces): Extension<Pieces>,
    visitor: Visitor,
    browser: Browser,
    form: Form<Typed>,
) -> Answer {
    visitor.may(Action::SignIn, &Thing::Nothing)?;
    let here = Here { app: &app, visitor: &visitor, browser: &browser, pieces };
    let scope = visitor.scope("/sign-in/code");
    if let Some(answer) = answered(&app, &form.once, &scope).await? {
        return Ok(see(&answer));
    }
    let w = words(&visitor);
    let mut errors = Errors::default();
    let key = Key::Digits { purpose: Purpose::SignIn, typed: &form.typed.code };
    match check(&app, &visitor, &browser, key).await? {
        Check::Good(proved) => return here.go_on(proved, (&form.once, &scope), &form.typed.next).await,
        Check::Wrong { left } => errors.add("code", w.code_wrong(left)),
        Check::NotSixDigits => errors.add("code", w.code_six()),
        Check::Ended => return here.ended(&form.typed.next),
    }
    page(&app, &visitor, &browser, (&form.typed.next, &errors)).await
}

async fn page(app: &App, visitor: &Visitor, browser: &Browser, (next, errors): (&str, &Errors)) -> Answer {
    let again = then("/sign-in", next);
    let Some(address) = waiting(app, browser, Purpose::SignIn).await? else { return Ok(see(&again)) };
    let w = words(visitor);
    let code = code_field(w, errors);
    let main = Code { w, v: visitor, code, address, next: own_page(next).unwrap_or_default(), again };
    Page::of(app, visitor, w.code_title()).errors(errors).show(&main)
}

/// Where six digits are typed. What was typed wrong is not given back: it would only be in the way.
pub fn code_field(w: Words, errors: &Errors) -> Field<'static> {
    Field::new("code", w.code_field(), "", errors).hint(w.code_hint()).kind("code", "one-time-code").max(20)
}

/// Somebody with a good proof, in their browser.
pub struct Here<'a> {
    pub app: &'a App,
    pub visitor: &'a Visitor,
    pub browser: &'a Browser,
    pub pieces: Pieces,
}

impl Here<'_> {
    /// Uses the proof: a session begins, and what waited for the address goes on.
    pub async fn go_on(&self, proved: Proved, (once, scope): (&str, &str), next: &str) -> Answer {
        let app = self.app;
        let mut tx = app.db.begin().await?;
        if let Claim::Before(answer) = claim(&mut tx, once, scope, app).await? {
            return Ok(see(&answer));
        }
        let (to, cookie) = match redeem(&mut tx, app, proved).await? {
            Redeemed::Gone => return self.ended(next),
            Redeemed::Newcomer => (then("/sign-in/new", next), self.browser.cookie(app)),
            Redeemed::Known { person, about } => {
                let to = match about {
                    Some(about) => pieces::confirmed(app, &mut tx, self.pieces, (about, person)).await?,
                    None => own_page(next).map(ToOwned::to_owned),
                };
                let cookie = begin_session(&mut tx, app, self.visitor, Whom::Person(person)).await?;
                (to.unwrap_or_else(|| "/me".to_owned()), cookie)
            }
        };
        house::once::answer(&mut tx, once, scope, &to).await?;
        tx.commit().await?;
        Ok(with_cookie(see(&to), &cookie))
    }

    /// A new code is needed.
    pub fn ended(&self, next: &str) -> Result<axum::response::Response, Fault> {
        let mut errors = Errors::default();
        errors.add("email", words(self.visitor).code_ended());
        let typed = sign_in::Typed { next: next.to_owned(), ..sign_in::Typed::default() };
        sign_in::page(self.app, self.visitor, self.browser, (&typed, &errors))
    }
}
