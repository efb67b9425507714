//! Asks for programs: the same rules, the same rights, the same changes as the pages.

mod read;
mod schema;
mod write;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;
use axum::routing::{MethodRouter, get, post};
use house::App;
use house::shell::routes::{Api, Method};
use house::shell::{Answer, Errors, Fault, Route, Visitor};
use neighbourhood::areas::{AreaCode, Circle};
use neighbourhood::ids::AskId;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::themes::Theme;
use neighbourhood::words::mask;
use serde::Deserialize;

use crate::changes::thing;
use crate::store::{self, Cursor, Filter, Shown};
use read::{AskView, Entry, List};

pub use schema::schemas;

/// So many on a page when nobody says how many.
const PAGE: u32 = 20;

pub fn routes() -> Vec<Route> {
    let list_api = Api {
        query: &[
            ("area", "Code of a neighbourhood, district or municipality"),
            ("stage", "`open` (newest first) or `closed` (those that ended well, the last first)"),
            ("theme", "Only asks about this"),
            ("circle", "Only asks for exactly this circle"),
            ("cursor", "`next` of the page before"),
            ("limit", "How many on a page, 1 to 100"),
        ],
        body: None,
        answer: Some("AskList"),
        status: 200,
        refusals: &[422, 429],
    };
    let one_api = Api { query: &[], body: None, answer: Some("Ask"), status: 200, refusals: &[404, 429] };
    vec![
        Route::page("/api/v1/asks", Action::ReadBoard, "Asks on the board of an area", get(list))
            .api(list_api),
        write(
            ("/api/v1/asks", Action::PlaceAsk, "Places an ask"),
            ("NewAsk", "Ask", 201),
            post(write::place),
        ),
        Route::page("/api/v1/asks/{id}", Action::SeeAsk, "One ask, as the caller may see it", get(one))
            .api(one_api),
        write(
            ("/api/v1/asks/{id}/replies", Action::Reply, "Offers to help"),
            ("NewReply", "AskReply", 201),
            post(write::reply),
        ),
        write(
            (
                "/api/v1/asks/{id}/replies/{reply}/acceptance",
                Action::Accept,
                "Accepts a reply; both see how to reach the other",
            ),
            ("", "Ask", 200),
            post(write::accept),
        ),
        write(
            ("/api/v1/asks/{id}/result", Action::TellResult, "Tells what came of it"),
            ("AskResult", "Ask", 200),
            post(write::result),
        ),
    ]
}

fn write(
    (path, action, about): (&'static str, Action, &'static str),
    (body, answer, status): (&'static str, &'static str, u16),
    handler: MethodRouter<App>,
) -> Route {
    let body = (!body.is_empty()).then_some(body);
    let api = Api {
        query: &[],
        body,
        answer: Some(answer),
        status,
        refusals: &[400, 401, 403, 404, 409, 422, 429],
    };
    Route { method: Method::Post, ..Route::page(path, action, about, handler) }.api(api)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    area: String,
    stage: String,
    theme: String,
    circle: String,
    cursor: String,
    limit: String,
}

async fn list(State(app): State<App>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    visitor.may(Action::ReadBoard, &Thing::Nothing)?;
    let filter = filter(&visitor, &asked)?;
    let mut asks = store::list(&app, &Filter { limit: filter.limit + 1, ..filter }).await?;
    let wanted = usize::try_from(filter.limit).unwrap_or(usize::MAX);
    let more = asks.len() > wanted;
    asks.truncate(wanted);
    // To nobody in particular: what points at a person stays here.
    if visitor.person().is_none() {
        asks.iter_mut().for_each(|ask| ask.words = mask(&ask.words));
    }
    let next = asks.last().filter(|_| more).map(|last| last.cursor(filter.shown).to_string());
    let link = next.as_ref().map(|cursor| next_link(&asked, cursor));
    let list = List { asks: asks.into_iter().map(Entry::from).collect(), next };
    let mut response = Json(list).into_response();
    if let Some(link) = link.and_then(|link| HeaderValue::from_str(&link).ok()) {
        response.headers_mut().insert(header::LINK, link);
    }
    Ok(response)
}

/// RFC 8288. Everything in it was read as a key or a code before: nothing needs escaping.
fn next_link(asked: &Asked, cursor: &str) -> String {
    let mut query = String::new();
    let kept = [
        ("area", &asked.area),
        ("stage", &asked.stage),
        ("theme", &asked.theme),
        ("circle", &asked.circle),
        ("limit", &asked.limit),
    ];
    for (name, value) in kept.into_iter().filter(|(_, value)| !value.is_empty()) {
        query.push_str(&format!("{name}={value}&"));
    }
    format!("</api/v1/asks?{query}cursor={cursor}>; rel=\"next\"")
}

fn filter(visitor: &Visitor, asked: &Asked) -> Result<Filter, Fault> {
    let w = visitor.w;
    let mut errors = Errors::default();
    let area = errors.check("area", asked.area.parse::<AreaCode>(), |_| w.place_missing());
    let shown = match asked.stage.as_str() {
        "" | "open" => Ok(Shown::Open),
        "closed" => Ok(Shown::Went),
        _ => Err(()),
    };
    let shown = errors.check("stage", shown, |()| w.choice_missing());
    let theme = optional(&asked.theme, Theme::from_key);
    let theme = errors.check("theme", theme, |()| w.choice_missing());
    let circle = optional(&asked.circle, Circle::from_key);
    let circle = errors.check("circle", circle, |()| w.choice_missing());
    let after = optional(&asked.cursor, |text| text.parse::<Cursor>().ok());
    let after = errors.check("cursor", after, |()| w.choice_missing());
    let limit = optional(&asked.limit, |text| text.parse::<u32>().ok().filter(|n| (1..=100).contains(n)));
    let limit = errors.check("limit", limit, |()| w.choice_missing());
    match (area, shown, theme, circle, after, limit) {
        (Some(area), Some(shown), Some(theme), Some(circle), Some(after), Some(limit)) => {
            Ok(Filter { area, shown, theme, circle, after, limit: limit.unwrap_or(PAGE) })
        }
        _ => Err(errors.into_fault()),
    }
}

/// Nothing for an empty text; a mistake for one that means nothing.
fn optional<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, ()> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some).ok_or(()) }
}

async fn one(State(app): State<App>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let id: AskId = id.parse().map_err(|_| Fault::NotFound)?;
    Ok(Json(view(&app, &visitor, id).await?).into_response())
}

/// The ask as this caller may see it.
async fn view(app: &App, visitor: &Visitor, id: AskId) -> Result<AskView, Fault> {
    let stored = store::load(app, id).await?.ok_or(Fault::NotFound)?;
    visitor.may(Action::SeeAsk, &thing(&stored.ask, None, visitor))?;
    AskView::of(app, visitor, &stored).await
}
