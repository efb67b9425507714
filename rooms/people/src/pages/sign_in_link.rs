//! `/sign-in/link/{link}`: the link of a letter. Opening it only shows a button.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use house::App;
use house::shell::page::see;
use house::shell::parts::Field;
use house::shell::{Answer, Errors, Form, Page, Visitor};
use neighbourhood::roles::{Action, Thing};
use serde::Deserialize;

use super::parts::{answered, words};
use super::sign_in_code::{Here, code_field};
use crate::pieces::Pieces;
use crate::proofs::{At, Browser, Check, Key, check, look};
use crate::say::Words;

#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    code: String,
}

#[derive(Template)]
#[template(path = "pages/sign_in_link.html")]
struct Link<'a> {
    w: Words,
    v: &'a Visitor,
    link: &'a str,
    code: Option<Field<'a>>,
    ended: bool,
}

/// `GET /sign-in/link/{link}`
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    browser: Browser,
    Path(link): Path<String>,
) -> Answer {
    visitor.may(Action::SignIn, &Thing::Nothing)?;
    page(&app, &visitor, &browser, (&link, &Errors::default())).await
}

/// `POST /sign-in/link/{link}`
pub async fn send(
    State(app): State<App>,
    Extension(pieces): Extension<Pieces>,
    visitor: Visitor,
    browser: Browser,
    Path(link): Path<String>,
    form: Form<Typed>,
) -> Answer {
    visitor.may(Action::SignIn, &Thing::Nothing)?;
    let scope = visitor.scope("/sign-in/link");
    if let Some(answer) = answered(&app, &form.once, &scope).await? {
        return Ok(see(&answer));
    }
    let w = words(&visitor);
    let mut errors = Errors::default();
    match check(&app, &visitor, &browser, Key::Link { link: &link, typed: &form.typed.code }).await? {
        Check::Good(proved) => {
            let here = Here { app: &app, visitor: &visitor, browser: &browser, pieces };
            return here.go_on(proved, (&form.once, &scope), "").await;
        }
        Check::Wrong { left } => errors.add("code", w.code_wrong(left)),
        Check::NotSixDigits => errors.add("code", w.code_six()),
        Check::Ended => {}
    }
    page(&app, &visitor, &browser, (&link, &errors)).await
}

async fn page(app: &App, visitor: &Visitor, browser: &Browser, (link, errors): (&str, &Errors)) -> Answer {
    let w = words(visitor);
    let at = look(app, browser, link).await?;
    let code = (at == At::Elsewhere).then(|| code_field(w, errors));
    let main = Link { w, v: visitor, link, code, ended: at == At::Ended };
    if at == At::Ended {
        return Page::of(app, visitor, w.link_ended_title()).status(StatusCode::GONE).show(&main);
    }
    Page::of(app, visitor, w.link_title()).errors(errors).show(&main)
}
