//! `/me/forget`: what happens when one leaves, and leaving.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use house::App;
use house::shell::page::{see, with_cookie};
use house::shell::visitor::{COOKIE_NAME, set_cookie};
use house::shell::{Answer, Errors, Form, Page, Visitor};
use neighbourhood::happenings::Happening;
use neighbourhood::roles::Action;
use serde::Deserialize;

use super::parts::{mine, words};
use crate::pieces::{self, Pieces};
use crate::say::Words;

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    sure: String,
}

#[derive(Template)]
#[template(path = "pages/forget.html")]
struct Forget<'a> {
    w: Words,
    v: &'a Visitor,
    error: Option<&'a str>,
    sure: bool,
}

/// `GET /me/forget`
pub async fn show(State(app): State<App>, visitor: Visitor) -> Answer {
    mine(&visitor, Action::Forget)?;
    page(&app, &visitor, (false, &Errors::default()))
}

/// `POST /me/forget`. Sent twice, the second finds nobody signed in: there is nothing to do twice.
pub async fn send(
    State(app): State<App>,
    Extension(pieces): Extension<Pieces>,
    visitor: Visitor,
    form: Form<Typed>,
) -> Answer {
    let person = mine(&visitor, Action::Forget)?;
    let w = words(&visitor);
    let sure = !form.typed.sure.is_empty();
    let mut errors = Errors::default();
    if !sure {
        errors.add("sure", w.forget_check_missing());
    } else if !pieces::may_leave(&app, pieces, person).await? {
        errors.add("sure", w.forget_busy());
    }
    if !errors.is_empty() {
        return page(&app, &visitor, (sure, &errors));
    }
    let mut tx = app.db.begin().await?;
    pieces::forget(&app, &mut tx, pieces, person).await?;
    let gone = Happening::PersonForgotten { person };
    house::happenings::record(&mut tx, &app, visitor.now, visitor.id(), &[gone]).await?;
    tx.commit().await?;
    Ok(with_cookie(see("/sign-in?forgotten=1"), &set_cookie(&app, COOKIE_NAME, "", 0)))
}

fn page(app: &App, visitor: &Visitor, (sure, errors): (bool, &Errors)) -> Answer {
    let w = words(visitor);
    let main = Forget { w, v: visitor, error: errors.at("sure"), sure };
    Page::of(app, visitor, w.forget_title()).errors(errors).show(&main)
}
