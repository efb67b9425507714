//! `/asks/{id}/confirm`: the digits from the letter, before anybody is told.

use askama::Template;
use axum::extract::{Path, State};
use house::App;
use house::once::{self, Claim};
use house::shell::form::claim;
use house::shell::page::{see, with_cookie};
use house::shell::parts::Field;
use house::shell::{Answer, Errors, Fault, Form, Page, Visitor};
use neighbourhood::asks::{ConfirmBy, Stage};
use neighbourhood::ids::AskId;
use neighbourhood::roles::Action;
use people::proofs::{self, Browser, Check, Key, Proved, Purpose, Redeemed};
use serde::Deserialize;

use crate::changes::thing;
use crate::confirming::confirmed;
use crate::say::Words;
use crate::store::{self, Stored};
use crate::{facts, page_of};

#[derive(Template)]
#[template(path = "pages/confirm.html")]
struct Confirm<'a> {
    w: Words,
    v: &'a Visitor,
    path: String,
    by_phone: bool,
    sent: bool,
    address: Option<String>,
    code: Field<'a>,
    sentence: &'a str,
    spoken_code: String,
    spelled: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
}

/// The ask, when it is the visitor's own.
async fn own(app: &App, visitor: &Visitor, id: &str) -> Result<Stored, Fault> {
    let id: AskId = id.parse().map_err(|_| Fault::NotFound)?;
    let stored = store::load(app, id).await?.ok_or(Fault::NotFound)?;
    visitor.may(Action::ConfirmAsk, &thing(&stored.ask, None, visitor))?;
    Ok(stored)
}

fn purpose(stored: &Stored) -> Purpose {
    Purpose::Confirm { about: stored.ask.id.uuid() }
}

/// The page, while there is something to confirm.
async fn page(
    (app, visitor, browser): (&App, &Visitor, &Browser),
    stored: &Stored,
    errors: &Errors,
    sent: bool,
) -> Answer {
    let Stage::Unconfirmed { by, .. } = stored.ask.stage else { return Ok(see(&page_of(stored.ask.id))) };
    let w = Words(visitor.lang);
    let address = match by {
        ConfirmBy::Email => proofs::waiting(app, browser, purpose(stored)).await?,
        ConfirmBy::Phone => None,
    };
    // What was typed wrong would only be in the way.
    let code = Field::new("code", w.confirm_field(), "", errors)
        .hint(w.confirm_hint())
        .kind("code", "one-time-code")
        .max(20);
    let main = Confirm {
        w,
        v: visitor,
        path: format!("{}/confirm", page_of(stored.ask.id)),
        by_phone: by == ConfirmBy::Phone,
        sent,
        address,
        code,
        sentence: stored.ask.text.as_str(),
        spoken_code: stored.code.to_string(),
        spelled: stored.code.spoken(people::language(visitor.lang)),
    };
    let title = if by == ConfirmBy::Phone { w.phone_title() } else { w.confirm_title() };
    Page::of(app, visitor, title).errors(errors).show(&main)
}

pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    browser: Browser,
    Path(id): Path<String>,
) -> Answer {
    let stored = own(&app, &visitor, &id).await?;
    page((&app, &visitor, &browser), &stored, &Errors::default(), false).await
}

pub async fn send(
    State(app): State<App>,
    visitor: Visitor,
    browser: Browser,
    Path(id): Path<String>,
    form: Form<Typed>,
) -> Answer {
    let stored = own(&app, &visitor, &id).await?;
    if !matches!(stored.ask.stage, Stage::Unconfirmed { by: ConfirmBy::Email, .. }) {
        return page((&app, &visitor, &browser), &stored, &Errors::default(), false).await;
    }
    let w = Words(visitor.lang);
    let mut errors = Errors::default();
    let key = Key::Digits { purpose: purpose(&stored), typed: &form.typed.code };
    match proofs::check(&app, &visitor, &browser, key).await? {
        Check::Good(proved) => match confirm(&app, &visitor, (&stored, &form.once), proved).await? {
            Some(page) => return Ok(see(&page)),
            None => errors.add("code", w.confirm_ended()),
        },
        Check::Wrong { left } => errors.add("code", w.confirm_wrong(left)),
        Check::NotSixDigits => errors.add("code", w.confirm_six()),
        Check::Ended => errors.add("code", w.confirm_ended()),
    }
    page((&app, &visitor, &browser), &stored, &errors, false).await
}

/// Uses the proof and opens the ask, at once. Nothing when the proof is no longer good.
async fn confirm(
    app: &App,
    visitor: &Visitor,
    (stored, key): (&Stored, &str),
    proved: Proved,
) -> Result<Option<String>, Fault> {
    let id = stored.ask.id;
    let scope = visitor.scope(&format!("/asks/{id}/confirm"));
    let mut tx = app.db.begin().await?;
    if let Claim::Before(answer) = claim(&mut tx, key, &scope, app).await? {
        return Ok(Some(answer));
    }
    let Redeemed::Known { person, about: Some(about) } = proofs::redeem(&mut tx, app, proved).await? else {
        return Ok(None);
    };
    if facts::standing(&mut tx, person).await?.blocked {
        return Err(Fault::Refused);
    }
    let page = confirmed(app, &mut tx, about, person).await?.unwrap_or_else(|| page_of(id));
    once::answer(&mut tx, key, &scope, &page).await?;
    tx.commit().await?;
    Ok(Some(page))
}

pub async fn again(
    State(app): State<App>,
    visitor: Visitor,
    browser: Browser,
    Path(id): Path<String>,
    form: Form<Typed>,
) -> Answer {
    let stored = own(&app, &visitor, &id).await?;
    let asker = people::load(&app.db, &app, stored.ask.asker).await?;
    let email = asker.and_then(|person| person.email).map(|email| email.value);
    let (Some(email), Stage::Unconfirmed { by: ConfirmBy::Email, .. }) = (email, stored.ask.stage) else {
        return page((&app, &visitor, &browser), &stored, &Errors::default(), false).await;
    };
    let permit = proofs::permit(&app, &visitor, &browser, &email).await?;
    let mut tx = app.db.begin().await?;
    let scope = visitor.scope(&format!("/asks/{}/confirm/again", stored.ask.id));
    if claim(&mut tx, &form.once, &scope, &app).await? == Claim::Fresh {
        proofs::ask(&mut tx, &app, purpose(&stored), &permit).await?;
        tx.commit().await?;
    } else {
        drop(tx);
    }
    let response = page((&app, &visitor, &browser), &stored, &Errors::default(), true).await?;
    Ok(with_cookie(response, &browser.cookie(&app)))
}
