//! `/follow`: the spoken code leads to its ask, without an account.

use askama::Template;
use axum::extract::State;
use house::App;
use house::limits::take;
use house::shell::page::{see, with_cookie};
use house::shell::parts::Field;
use house::shell::visitor::{Whom, begin_session};
use house::shell::{Answer, Errors, Form, Page, Visitor};
use neighbourhood::code::AskCode;
use neighbourhood::limits::{CODES_IN_ALL, CODES_PER_ADDRESS};
use neighbourhood::roles::{Action, Thing};
use serde::Deserialize;

use crate::say::Words;
use crate::{page_of, store};

#[derive(Template)]
#[template(path = "pages/follow.html")]
struct Follow<'a> {
    w: Words,
    v: &'a Visitor,
    code: Field<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
}

fn page(app: &App, visitor: &Visitor, typed: &str, errors: &Errors) -> Answer {
    let w = Words(visitor.lang);
    let mut code = Field::new("code", w.follow_field(), typed, errors).hint(w.follow_hint());
    code.max = 20;
    Page::of(app, visitor, w.follow_title()).errors(errors).show(&Follow { w, v: visitor, code })
}

pub async fn show(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::UseCode, &Thing::Nothing)?;
    page(&app, &visitor, "", &Errors::default())
}

pub async fn send(State(app): State<App>, visitor: Visitor, form: Form<Typed>) -> Answer {
    visitor.may(Action::UseCode, &Thing::Nothing)?;
    let mut errors = Errors::default();
    let typed = &form.typed.code;
    let Ok(code) = typed.parse::<AskCode>() else {
        errors.add("code", visitor.w.code_wrong());
        return page(&app, &visitor, typed, &errors);
    };
    take(&app, "codes", &visitor.network(), CODES_PER_ADDRESS).await?;
    take(&app, "codes-in-all", "", CODES_IN_ALL).await?;
    let found = match store::by_code(&app, &code).await? {
        Some(id) => store::load(&app, id).await?,
        None => None,
    };
    let Some(stored) = found else {
        errors.add("code", visitor.w.code_wrong());
        return page(&app, &visitor, typed, &errors);
    };
    let response = see(&page_of(stored.ask.id));
    if visitor.person() == Some(stored.ask.asker) || visitor.held_ask() == Some(stored.ask.id) {
        return Ok(response);
    }
    let mut tx = app.db.begin().await?;
    let cookie = begin_session(&mut tx, &app, &visitor, Whom::Ask(stored.ask.id)).await?;
    tx.commit().await?;
    Ok(with_cookie(response, &cookie))
}
