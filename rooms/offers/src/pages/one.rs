//! `/offers/{id}`: an offer as everybody sees it; its owner can change it here.

use std::borrow::Cow;

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use house::App;
use house::shell::{Answer, Errors, Fault, Page, Visitor};
use neighbourhood::offers::OfferStage;
use neighbourhood::roles::{Action, Thing};
use serde::Deserialize;
use words::time;

use super::form::{Fields, Typed, times_said};
use super::{id, page_of, words};
use crate::say::Words;
use crate::store::{self, Stored};
use crate::turn::turn;

#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    new: String,
}

/// An offer in the words of a page.
pub struct Shown {
    pub name: String,
    pub initial: String,
    pub sentence: String,
    pub area: String,
    pub area_code: String,
    pub circle: Cow<'static, str>,
    pub times: Cow<'static, str>,
    /// When they usually have time, if they said so.
    pub when: Option<Cow<'static, str>>,
    pub themes: Vec<Cow<'static, str>>,
}

/// What only the owner sees.
struct Own<'a> {
    state: &'static str,
    state_words: Cow<'static, str>,
    hidden: Option<String>,
    active: bool,
    ended: bool,
    /// Just made: what happens now.
    made: Option<Cow<'static, str>>,
    fields: Option<Fields<'a>>,
    open: bool,
}

#[derive(Template)]
#[template(path = "pages/one.html")]
struct One<'a> {
    w: Words,
    v: &'a Visitor,
    page: String,
    offer: Shown,
    own: Option<Own<'a>>,
}

/// `GET /offers/{id}`
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(path): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Answer {
    let stored = store::load(&app.db, id(&path)?).await?.ok_or(Fault::NotFound)?;
    visitor.may(Action::SeeOffer, &Thing::of_offer(&stored.offer, visitor.now))?;
    let new = asked.is_ok_and(|asked| !asked.0.new.is_empty());
    let typed = Typed::of(&stored.offer);
    page(&app, &visitor, &stored, View { typed: &typed, errors: &Errors::default(), new }).await
}

/// How the page is shown: what stands in the form, and whether the offer was made just now.
pub struct View<'a> {
    pub typed: &'a Typed,
    pub errors: &'a Errors,
    pub new: bool,
}

pub async fn page(app: &App, visitor: &Visitor, stored: &Stored, view: View<'_>) -> Answer {
    let w = words(visitor);
    let mine = visitor.person() == Some(stored.offer.owner);
    let own = if mine { Some(own(app, visitor, stored, &view).await?) } else { None };
    let offer = shown(app, visitor, stored).await?;
    let title = w.one_title(&offer.name);
    let main = One { w, v: visitor, page: page_of(stored.offer.id), offer, own };
    Page::of(app, visitor, title).errors(view.errors).show(&main)
}

async fn own<'a>(
    app: &App,
    visitor: &'a Visitor,
    stored: &Stored,
    view: &View<'a>,
) -> Result<Own<'a>, Fault> {
    let w = words(visitor);
    let (state, state_words) = state(visitor, stored);
    let ended = matches!(stored.offer.stage, OfferStage::Ended { .. });
    let active = stored.offer.is_available(visitor.now);
    let made = if view.new && active {
        Some(turn(&app.db, &stored.offer.place, visitor.now).await?.words(visitor.lang))
    } else {
        None
    };
    let fields = if ended { None } else { Some(Fields::of(app, visitor, view.typed, view.errors).await?) };
    let hidden = stored.offer.hidden.as_ref().map(|hidden| w.hidden_why(hidden.reason.as_str()).into_owned());
    Ok(Own { state, state_words, hidden, active, ended, made, fields, open: !view.errors.is_empty() })
}

/// The class of the state, and its words.
pub fn state(visitor: &Visitor, stored: &Stored) -> (&'static str, Cow<'static, str>) {
    let w = words(visitor);
    match stored.offer.stage {
        _ if stored.offer.hidden.is_some() => ("state bad", w.state_hidden()),
        OfferStage::Unconfirmed { .. } => ("state warn", w.state_unconfirmed()),
        OfferStage::Paused { until, .. } if visitor.now < until => {
            ("state warn", w.state_paused(time::day(visitor.lang, until, visitor.now)))
        }
        OfferStage::Active { .. } | OfferStage::Paused { .. } => ("state good", w.state_active()),
        OfferStage::Ended { .. } => ("state", w.state_ended()),
    }
}

async fn shown(app: &App, visitor: &Visitor, stored: &Stored) -> Result<Shown, Fault> {
    let offer = &stored.offer;
    let area = offer.place.area();
    let name = areas::load(&app.db, &area).await?.map_or_else(|| area.to_string(), |area| area.name);
    let w = words(visitor);
    let theme = |key: &str| visitor.w.by_key(&format!("theme-{key}")).unwrap_or_default();
    Ok(Shown {
        name: stored.owner_name.clone(),
        initial: stored.owner_name.chars().next().map(|c| c.to_uppercase().collect()).unwrap_or_default(),
        sentence: offer.text.to_string(),
        area: name,
        area_code: area.to_string(),
        circle: w.by_key(&format!("helps-{}", offer.circle.key())).unwrap_or_default(),
        times: w.at_most(offer.at_most_per_week),
        when: times_said(visitor.lang, offer.times),
        themes: offer.themes.iter().map(|one| theme(one.key())).collect(),
    })
}
