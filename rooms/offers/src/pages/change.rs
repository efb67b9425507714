//! What the owner does with an offer: change, pause, resume, end.

use axum::extract::{Path, State};
use house::App;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::see;
use house::shell::{Answer, Errors, Fault, Form, Visitor};
use jiff::Timestamp;
use neighbourhood::happenings::Happening;
use neighbourhood::moments::{DAY, later};
use neighbourhood::offers::{Changed, Offer, OfferRefusal};
use neighbourhood::roles::{Action, Thing};
use serde::Deserialize;

use super::form::{Typed, draft, refusal_words, refused};
use super::one::{self, View};
use super::{id, page_of};
use crate::making::with_theme;
use crate::store::{self, Stored};

/// A pause is never longer, in days.
const LONGEST: i32 = 365;

#[derive(Default, Deserialize)]
pub struct Days {
    #[serde(default)]
    days: String,
}

#[derive(Default, Deserialize)]
pub struct Nothing {}

/// `POST /offers/{id}/change`
pub async fn change(
    State(app): State<App>,
    visitor: Visitor,
    Path(path): Path<String>,
    form: Form<Typed>,
) -> Answer {
    let stored = mine(&app, &visitor, &path).await?;
    let mut errors = Errors::default();
    if let Some(draft) = draft(&app, &visitor, &form.typed, &mut errors).await? {
        let draft = with_theme(draft);
        match act(&app, &visitor, (&form.once, &stored), |offer, _| offer.change(draft)).await? {
            Ok(answer) => return Ok(answer),
            Err(refusal) => refused(&visitor, refusal, &mut errors),
        }
    }
    one::page(&app, &visitor, &stored, View { typed: &form.typed, errors: &errors, new: false }).await
}

/// `POST /offers/{id}/pause`
pub async fn pause(
    State(app): State<App>,
    visitor: Visitor,
    Path(path): Path<String>,
    form: Form<Days>,
) -> Answer {
    let stored = mine(&app, &visitor, &path).await?;
    let days = form.typed.days.parse::<i32>().unwrap_or(7).clamp(1, LONGEST);
    let pause = |offer: Offer, now| offer.pause(later(now, DAY * days), now);
    act(&app, &visitor, (&form.once, &stored), pause).await?.or_else(|refusal| stale(&visitor, refusal))
}

/// `POST /offers/{id}/resume`
pub async fn resume(
    State(app): State<App>,
    visitor: Visitor,
    Path(path): Path<String>,
    form: Form<Nothing>,
) -> Answer {
    let stored = mine(&app, &visitor, &path).await?;
    let resume = |offer: Offer, now| offer.resume(now);
    act(&app, &visitor, (&form.once, &stored), resume).await?.or_else(|refusal| stale(&visitor, refusal))
}

/// `POST /offers/{id}/end`
pub async fn end(
    State(app): State<App>,
    visitor: Visitor,
    Path(path): Path<String>,
    form: Form<Nothing>,
) -> Answer {
    let stored = mine(&app, &visitor, &path).await?;
    let end = |offer: Offer, now| Ok(offer.end(now));
    act(&app, &visitor, (&form.once, &stored), end).await?.or_else(|refusal| stale(&visitor, refusal))
}

async fn mine(app: &App, visitor: &Visitor, path: &str) -> Result<Stored, Fault> {
    let stored = store::load(&app.db, id(path)?).await?.ok_or(Fault::NotFound)?;
    visitor.may(Action::ChangeOffer, &Thing::of_offer(&stored.offer, visitor.now))?;
    Ok(stored)
}

fn stale(visitor: &Visitor, refusal: OfferRefusal) -> Answer {
    Err(Fault::Conflict(refusal_words(visitor, refusal)))
}

/// Changes the offer as it is now, once. The outer result is about the machine, the inner about the
/// rule.
async fn act(
    app: &App,
    visitor: &Visitor,
    (once, stored): (&str, &Stored),
    change: impl FnOnce(Offer, Timestamp) -> Changed,
) -> Result<Result<axum::response::Response, OfferRefusal>, Fault> {
    let id = stored.offer.id;
    let (to, scope) = (page_of(id), visitor.scope("/offers/change"));
    let mut tx = app.db.begin().await?;
    if let Claim::Before(answer) = claim(&mut tx, once, &scope, app).await? {
        return Ok(Ok(see(&answer)));
    }
    let now_kept = store::load_for_change(app, &mut tx, id).await?.ok_or(Fault::NotFound)?;
    visitor.may(Action::ChangeOffer, &Thing::of_offer(&now_kept.offer, visitor.now))?;
    let (offer, happenings): (Offer, Vec<Happening>) = match change(now_kept.offer.clone(), visitor.now) {
        Ok(changed) => changed,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if !happenings.is_empty() {
        let saved = store::save(&mut tx, &Stored { offer: offer.clone(), ..now_kept }).await?;
        if !saved {
            return Err(Fault::Conflict(visitor.w.fault_stale_text()));
        }
        crate::jobs::follow(app, &mut tx, &offer).await?;
        house::happenings::record(&mut tx, app, visitor.now, visitor.id(), &happenings).await?;
    }
    house::once::answer(&mut tx, once, &scope, &to).await?;
    tx.commit().await?;
    Ok(Ok(see(&to)))
}
