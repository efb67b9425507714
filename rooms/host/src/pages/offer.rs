//! `/host/offers/{id}`: one offer; hiding it with a reason, and showing it again.

use askama::Template;
use axum::extract::{Path, State};
use house::App;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::see;
use house::shell::parts::Field;
use house::shell::{Answer, Errors, Fault, Form, Page, Visitor};
use neighbourhood::happenings::Happening;
use neighbourhood::ids::{OfferId, PersonId};
use neighbourhood::offers::Offer;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::text::ShortText;

use super::acts::why_hidden;
use super::parts::{Empty, Reason, area_name, id, refused, short, words};
use crate::say::Words;
use crate::store;

#[derive(Template)]
#[template(path = "pages/offer.html")]
struct OfferPage<'a> {
    w: Words,
    v: &'a Visitor,
    id: OfferId,
    words: &'a str,
    name: &'a str,
    owner: PersonId,
    area: String,
    hidden_why: Option<&'a str>,
    reason: Field<'a>,
}

/// `GET /host/offers/{id}`
pub async fn show(State(app): State<App>, visitor: Visitor, Path(offer): Path<String>) -> Answer {
    page(&app, &visitor, (id(&offer)?, ""), &Errors::default()).await
}

async fn page(app: &App, visitor: &Visitor, (offer, typed): (OfferId, &str), errors: &Errors) -> Answer {
    visitor.may(Action::Hide, &Thing::Nothing)?;
    let stored = offers::load(&app.db, offer).await?.ok_or(Fault::NotFound)?;
    visitor.may(Action::Hide, &Thing::of_offer(&stored.offer, visitor.now))?;
    let w = words(visitor);
    let main = OfferPage {
        w,
        v: visitor,
        id: offer,
        words: stored.offer.text.as_str(),
        name: &stored.owner_name,
        owner: stored.offer.owner,
        area: area_name(app, &stored.offer.place.area()).await?,
        hidden_why: stored.offer.hidden.as_ref().map(|hidden| hidden.reason.as_str()),
        reason: Field::new("reason", w.ask_hide_reason(), typed.to_owned(), errors)
            .hint(w.ask_hide_hint())
            .kind("area", "off")
            .max(ShortText::MAX),
    };
    Page::of(app, visitor, w.offer_title()).errors(errors).show(&main)
}

/// `POST /host/offers/{id}/hide`
pub async fn hide(
    State(app): State<App>,
    visitor: Visitor,
    Path(offer): Path<String>,
    form: Form<Reason>,
) -> Answer {
    let offer: OfferId = id(&offer)?;
    let mut errors = Errors::default();
    let Some(reason) = short(&visitor, ("reason", &form.typed.reason), &mut errors) else {
        return page(&app, &visitor, (offer, &form.typed.reason), &errors).await;
    };
    let host = visitor.signed_in()?;
    let now = visitor.now;
    let hide = |offer: Offer| offer.hide(host, reason.clone(), now);
    change((&app, &visitor), (Action::Hide, offer, &form.once), Some(&reason), hide).await
}

/// `POST /host/offers/{id}/restore`
pub async fn restore(
    State(app): State<App>,
    visitor: Visitor,
    Path(offer): Path<String>,
    form: Form<Empty>,
) -> Answer {
    let offer: OfferId = id(&offer)?;
    let host = visitor.signed_in()?;
    change((&app, &visitor), (Action::Restore, offer, &form.once), None, |offer| offer.restore(host)).await
}

async fn change(
    (app, visitor): (&App, &Visitor),
    (action, offer, once): (Action, OfferId, &str),
    reason: Option<&ShortText>,
    rule: impl FnOnce(Offer) -> (Offer, Vec<Happening>),
) -> Answer {
    let to = format!("/host/offers/{offer}");
    let scope = visitor.scope(&format!("/host/offers/{}:{offer}", action.key()));
    visitor.may(action, &Thing::Nothing)?;
    let mut tx = app.db.begin().await?;
    if matches!(claim(&mut tx, once, &scope, app).await?, Claim::Before(_)) {
        return Ok(see(&to));
    }
    let stored = offers::load_for_change(app, &mut tx, offer).await?.ok_or(Fault::NotFound)?;
    visitor.may(action, &Thing::of_offer(&stored.offer, visitor.now))?;
    let (after, happened) = rule(stored.offer.clone());
    if !happened.is_empty() {
        if let Some(reason) = reason {
            let measure = why_hidden(app, visitor, (after.owner, offer.uuid()), reason)?;
            store::add_measure(&mut tx, &measure).await?;
        }
        let kept = offers::save(&mut tx, &offers::Stored { offer: after, ..stored }).await?;
        if !kept {
            return Err(refused(visitor, "moved"));
        }
        house::happenings::record(&mut tx, app, visitor.now, visitor.id(), &happened).await?;
    }
    house::once::answer(&mut tx, once, &scope, &to).await?;
    tx.commit().await?;
    Ok(see(&to))
}
