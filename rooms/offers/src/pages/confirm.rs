//! `/offers/{id}/confirm`: the six digits from the letter, in the browser that offered.

use askama::Template;
use axum::extract::{Path, State};
use house::App;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::{see, with_cookie};
use house::shell::parts::Field;
use house::shell::visitor::{Whom, begin_session};
use house::shell::{Answer, Errors, Fault, Form, Page, Visitor};
use neighbourhood::ids::OfferId;
use neighbourhood::offers::OfferStage;
use neighbourhood::roles::{Action, Thing};
use people::proofs::{Browser, Check, Key, Proved, Purpose, Redeemed, ask, check, permit, redeem, waiting};
use serde::Deserialize;

use super::{id, page_of, words};
use crate::say::Words;
use crate::store;

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    code: String,
}

#[derive(Default, Deserialize)]
pub struct Nothing {}

#[derive(Template)]
#[template(path = "pages/confirm.html")]
struct Confirm<'a> {
    w: Words,
    v: &'a Visitor,
    page: String,
    code: Field<'a>,
    /// To whom the letter went, mostly hidden; nothing when no code works any more.
    address: Option<String>,
}

/// `GET /offers/{id}/confirm`
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    browser: Browser,
    Path(path): Path<String>,
) -> Answer {
    visitor.may(Action::MakeOffer, &Thing::Nothing)?;
    let id = id(&path)?;
    if !waits(&app, id).await? {
        return Ok(see(&page_of(id)));
    }
    page(&app, &visitor, &browser, (id, &Errors::default())).await
}

/// `POST /offers/{id}/confirm`
pub async fn send(
    State(app): State<App>,
    visitor: Visitor,
    browser: Browser,
    Path(path): Path<String>,
    form: Form<Typed>,
) -> Answer {
    visitor.may(Action::MakeOffer, &Thing::Nothing)?;
    let id = id(&path)?;
    if !waits(&app, id).await? {
        return Ok(see(&page_of(id)));
    }
    let w = words(&visitor);
    let mut errors = Errors::default();
    let key = Key::Digits { purpose: Purpose::Confirm { about: id.uuid() }, typed: &form.typed.code };
    match check(&app, &visitor, &browser, key).await? {
        Check::Good(proved) => return go_on(&app, &visitor, (&form.once, id), proved).await,
        Check::Wrong { left } => errors.add("code", w.code_wrong(left)),
        Check::NotSixDigits => errors.add("code", w.code_six()),
        Check::Ended => errors.add("code", w.code_ended()),
    }
    page(&app, &visitor, &browser, (id, &errors)).await
}

async fn go_on(app: &App, visitor: &Visitor, (once, id): (&str, OfferId), proved: Proved) -> Answer {
    let scope = visitor.scope("/offers/confirm");
    let mut tx = app.db.begin().await?;
    if let Claim::Before(answer) = claim(&mut tx, once, &scope, app).await? {
        return Ok(see(&answer));
    }
    let Redeemed::Known { person, .. } = redeem(&mut tx, app, proved).await? else {
        return Ok(see(&format!("{}/confirm", page_of(id))));
    };
    let to = crate::confirmed(app, &mut tx, id.uuid(), person).await?.ok_or(Fault::NotFound)?;
    let cookie = begin_session(&mut tx, app, visitor, Whom::Person(person)).await?;
    house::once::answer(&mut tx, once, &scope, &to).await?;
    tx.commit().await?;
    Ok(with_cookie(see(&to), &cookie))
}

/// `POST /offers/{id}/confirm/again`
pub async fn again(
    State(app): State<App>,
    visitor: Visitor,
    browser: Browser,
    Path(path): Path<String>,
    form: Form<Nothing>,
) -> Answer {
    visitor.may(Action::MakeOffer, &Thing::Nothing)?;
    let id = id(&path)?;
    let stored = store::load(&app.db, id).await?.ok_or(Fault::NotFound)?;
    let owner = people::load(&app.db, &app, stored.offer.owner).await?.ok_or(Fault::NotFound)?;
    let Some(email) = owner.email.filter(|_| is_unconfirmed(&stored)) else { return Ok(see(&page_of(id))) };
    let permit = permit(&app, &visitor, &browser, &email.value).await?;
    let to = format!("{}/confirm", page_of(id));
    let scope = visitor.scope("/offers/confirm/again");
    let mut tx = app.db.begin().await?;
    if claim(&mut tx, &form.once, &scope, &app).await? == Claim::Fresh {
        ask(&mut tx, &app, Purpose::Confirm { about: id.uuid() }, &permit).await?;
        house::once::answer(&mut tx, &form.once, &scope, &to).await?;
        tx.commit().await?;
    }
    Ok(with_cookie(see(&to), &browser.cookie(&app)))
}

const fn is_unconfirmed(stored: &store::Stored) -> bool {
    matches!(stored.offer.stage, OfferStage::Unconfirmed { .. })
}

/// Whether there is such an offer that waits.
async fn waits(app: &App, id: OfferId) -> Result<bool, Fault> {
    let stored = store::load(&app.db, id).await?.ok_or(Fault::NotFound)?;
    Ok(is_unconfirmed(&stored))
}

async fn page(app: &App, visitor: &Visitor, browser: &Browser, (id, errors): (OfferId, &Errors)) -> Answer {
    let w = words(visitor);
    let address = waiting(app, browser, Purpose::Confirm { about: id.uuid() }).await?;
    let code = Field::new("code", w.code_label(), "", errors)
        .hint(w.code_hint())
        .kind("code", "one-time-code")
        .max(20);
    let main = Confirm { w, v: visitor, page: page_of(id), code, address };
    Page::of(app, visitor, w.confirm_title()).errors(errors).show(&main)
}
