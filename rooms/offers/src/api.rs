//! Offers for programs.

mod schemas;

pub use schemas::schemas;

use axum::Json;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use house::App;
use house::once::Claim;
use house::shell::form::idempotency_key;
use house::shell::routes::{Api, Method};
use house::shell::{Answer, Errors, Fault, Route, Visitor};
use neighbourhood::areas::{AreaCode, Circle};
use neighbourhood::asks::How;
use neighbourhood::ids::OfferId;
use neighbourhood::limits::OFFERS_PER_PERSON;
use neighbourhood::offers::OfferDraft;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::text::Sentence;
use neighbourhood::themes::Theme;
use neighbourhood::times::{PartOfWeek, Times};
use neighbourhood::words::{gives_away, mask};
use serde::{Deserialize, Serialize};

use crate::making::{Owner, offer};
use crate::say::Words;
use crate::store::{self, Cursor, Filter, Listed, Stored};

pub fn routes() -> Vec<Route> {
    let list_api = Api {
        query: &[
            ("area", "Code of a neighbourhood, district or municipality"),
            ("theme", "Only offers with this theme"),
            (
                "circle",
                "No further around the area than this circle; what is offered around for here comes after the area itself",
            ),
            ("cursor", "`next` of the page before"),
            ("limit", "How many on a page, 1 to 100"),
        ],
        body: None,
        answer: Some("OfferList"),
        status: 200,
        refusals: &[422, 429],
    };
    let place_api = Api {
        query: &[],
        body: Some("NewOffer"),
        answer: Some("Offer"),
        status: 201,
        refusals: &[400, 401, 403, 422, 429],
    };
    let one_api = Api { query: &[], body: None, answer: Some("Offer"), status: 200, refusals: &[404, 429] };
    vec![
        Route::page("/api/v1/offers", Action::ReadBoard, "Offers near an area, closest first", get(list))
            .api(list_api),
        Route {
            method: Method::Post,
            ..Route::page("/api/v1/offers", Action::MakeOffer, "Makes an offer", post(place))
        }
        .api(place_api),
        Route::page("/api/v1/offers/{id}", Action::SeeOffer, "One offer", get(one)).api(one_api),
    ]
}

#[derive(Default, Deserialize)]
struct Asked {
    #[serde(default)]
    area: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    circle: String,
    #[serde(default)]
    cursor: String,
    #[serde(default)]
    limit: String,
}

/// An offer as programs read it.
#[derive(Serialize)]
struct Entry {
    id: OfferId,
    name: String,
    text: String,
    themes: Vec<Theme>,
    area: AreaCode,
    #[serde(skip_serializing_if = "String::is_empty")]
    area_name: String,
    circle: Circle,
    how: How,
    at_most_per_week: u8,
    /// Nothing when they did not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<Times>,
    stage: &'static str,
    made_at: String,
}

#[derive(Serialize)]
struct List {
    offers: Vec<Entry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

impl From<Listed> for Entry {
    fn from(offer: Listed) -> Self {
        Self {
            id: offer.id,
            name: offer.name,
            text: offer.words,
            themes: offer.themes,
            area: offer.area,
            area_name: offer.area_name,
            circle: offer.circle,
            how: offer.how,
            at_most_per_week: offer.at_most_per_week,
            times: said(offer.times),
            stage: "active",
            made_at: offer.made_at.to_string(),
        }
    }
}

impl From<Stored> for Entry {
    fn from(Stored { offer, owner_name, .. }: Stored) -> Self {
        Self {
            id: offer.id,
            name: owner_name,
            text: offer.text.to_string(),
            area: offer.place.area(),
            area_name: String::new(),
            circle: offer.circle,
            how: offer.how,
            at_most_per_week: offer.at_most_per_week,
            times: said(offer.times),
            stage: offer.stage.key(),
            made_at: offer.made_at.to_string(),
            themes: offer.themes,
        }
    }
}

fn said(times: Times) -> Option<Times> {
    Some(times).filter(|times| *times != Times::default())
}

async fn list(State(app): State<App>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    visitor.may(Action::ReadBoard, &Thing::Nothing)?;
    let w = visitor.w;
    let mut errors = Errors::default();
    let area = errors.check("area", asked.area.parse::<AreaCode>(), |_| w.place_missing());
    let theme = optional(&asked.theme, Theme::from_key);
    let theme = errors.check("theme", theme, |()| w.choice_missing());
    let cursor = optional(&asked.cursor, |text| text.parse::<Cursor>().ok());
    let cursor = errors.check("cursor", cursor, |()| w.choice_missing());
    let circle = optional(&asked.circle, Circle::from_key);
    let circle = errors.check("circle", circle, |()| w.choice_missing());
    let limit = optional(&asked.limit, |text| text.parse::<usize>().ok().filter(|n| (1..=100).contains(n)));
    let limit = errors.check("limit", limit, |()| w.choice_missing());
    let (Some(area), Some(theme), Some(circle)) = (area, theme, circle) else {
        return Err(errors.into_fault());
    };
    let (Some(cursor), Some(limit)) = (cursor, limit) else {
        return Err(errors.into_fault());
    };
    let filter = Filter { theme, circle, most: limit.unwrap_or(20) };
    let page = store::list(&app.db, &area, filter, cursor).await?;
    let next = page.next.map(|cursor| cursor.to_string());
    let mut offers: Vec<Entry> = page.offers.into_iter().map(Entry::from).collect();
    // To nobody in particular: what points at a person stays here.
    if visitor.person().is_none() {
        offers.iter_mut().for_each(|offer| offer.text = mask(&offer.text));
    }
    Ok(Json(List { offers, next }).into_response())
}

/// Nothing for an empty text; a mistake for one that means nothing.
fn optional<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, ()> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some).ok_or(()) }
}

async fn one(State(app): State<App>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let id: OfferId = id.parse().map_err(|_| Fault::NotFound)?;
    let stored = store::load(&app.db, id).await?.ok_or(Fault::NotFound)?;
    visitor.may(Action::SeeOffer, &Thing::of_offer(&stored.offer, visitor.now))?;
    Ok(Json(Entry::from(stored)).into_response())
}

#[derive(Deserialize)]
struct New {
    #[serde(default)]
    text: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    area: String,
    #[serde(default)]
    themes: Vec<String>,
    #[serde(default)]
    circle: String,
    #[serde(default)]
    how: Option<String>,
    #[serde(default = "twice")]
    at_most_per_week: u8,
    #[serde(default)]
    times: Vec<String>,
}

const fn twice() -> u8 {
    2
}

async fn place(State(app): State<App>, visitor: Visitor, headers: HeaderMap, request: Request) -> Answer {
    visitor.may(Action::MakeOffer, &Thing::Nothing)?;
    let me = visitor.signed_in()?;
    let key = idempotency_key(&headers)?;
    let Json(new) = body(request).await?;
    let draft = draft(&app, &visitor, new).await?;
    let person = people::load(&app.db, &app, me).await?.ok_or(Fault::SignIn)?;
    house::limits::take(&app, "offer", &me.to_string(), OFFERS_PER_PERSON).await?;
    let scope = visitor.scope("/api/v1/offers");
    let mut tx = app.db.begin().await?;
    if !key.is_empty()
        && let Claim::Before(answer) = house::once::claim(&mut tx, &key, &scope, visitor.now).await?
    {
        let id: OfferId = answer.parse().map_err(|_| Fault::Busy)?;
        drop(tx);
        return created(&app, id).await;
    }
    let owner = Owner { id: me, name: person.name.as_str(), confirmed: person.is_confirmed() };
    let id = offer(&app, &mut tx, owner, draft).await?.map_err(|refusal| {
        let mut errors = Errors::default();
        crate::pages::refused(&visitor, refusal, &mut errors);
        errors.into_fault()
    })?;
    if !key.is_empty() {
        house::once::answer(&mut tx, &key, &scope, &id.to_string()).await?;
    }
    tx.commit().await?;
    created(&app, id).await
}

async fn created(app: &App, id: OfferId) -> Result<Response, Fault> {
    let stored = store::load(&app.db, id).await?.ok_or(Fault::NotFound)?;
    let mut response = (StatusCode::CREATED, Json(Entry::from(stored))).into_response();
    if let Ok(location) = HeaderValue::from_str(&format!("/api/v1/offers/{id}")) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}

async fn body(request: Request) -> Result<Json<New>, Fault> {
    let bytes = house::shell::form::read(request).await?;
    Json::from_bytes(&bytes).map_err(|_| Fault::Unreadable)
}

async fn draft(app: &App, visitor: &Visitor, new: New) -> Result<OfferDraft, Fault> {
    let w = visitor.w;
    let mut errors = Errors::default();
    let text =
        errors.check("text", new.text.parse::<Sentence>(), |e| crate::pages::sentence_words(visitor, e));
    if text.as_ref().is_some_and(|text| gives_away(text.as_str())) {
        errors.add("text", Words(visitor.lang).sentence_gives_away());
    }
    let place = match areas::place_of(&app.db, &new.area, &new.place).await {
        Ok(place) => Some(place),
        Err(areas::NoPlace::Store(error)) => return Err(error.into()),
        Err(none) => {
            errors.add("place", none.words(visitor.lang));
            None
        }
    };
    let circle = errors.check("circle", Circle::from_key(&new.circle).ok_or(()), |()| w.choice_missing());
    let how = new.how.map_or(Ok(How::default()), |how| How::from_key(&how).ok_or(()));
    let how = errors.check("how", how, |()| w.choice_missing());
    let theme = |key: &String| Theme::from_key(key).filter(|theme| !theme.is_private()).ok_or(());
    let themes = new.themes.iter().map(theme).collect::<Result<Vec<_>, ()>>();
    let themes = errors.check("themes", themes, |()| w.choice_missing());
    let times =
        new.times.iter().map(|key| PartOfWeek::from_key(key).ok_or(())).collect::<Result<Times, ()>>();
    let times = errors.check("times", times, |()| w.choice_missing()).unwrap_or_default();
    match (text, place, circle, how, themes) {
        (Some(text), Some(place), Some(circle), Some(how), Some(themes)) if errors.is_empty() => {
            let at_most_per_week = new.at_most_per_week;
            Ok(OfferDraft { text, themes, place, circle, at_most_per_week, how, times })
        }
        _ => Err(errors.into_fault()),
    }
}
