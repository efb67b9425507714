//! `GET /api/v1/search`

use axum::Json;
use axum::extract::{Query as Typed, State};
use axum::http::request::Parts;
use axum::response::IntoResponse as _;
use house::App;
use house::shell::routes::Api;
use house::shell::{Answer, Errors, Fault, Visitor};
use neighbourhood::areas::AreaCode;
use neighbourhood::roles::{Action, Thing as About};
use neighbourhood::search::{Kind, Query, QueryError};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::look::{Found, Thing, Wish, look};
use crate::here;
use crate::say::Words;

pub const SEARCH: Api = Api {
    query: &[
        (
            "q",
            "What to look for, at most 100 characters; the last word may be unfinished unless a space follows it",
        ),
        ("kind", "Only `ask`, `offer` or `help`"),
        (
            "area",
            "Code of a neighbourhood, district or municipality; the caller's municipality when left out",
        ),
        ("limit", "How many at most, 1 to 20"),
    ],
    body: None,
    answer: Some("Found"),
    status: 200,
    refusals: &[422, 429],
};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    kind: String,
    area: String,
    limit: String,
}

/// One thing that was found.
#[derive(Serialize)]
struct Entry {
    kind: Kind,
    /// Of an ask or an offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// The sentence, with names, numbers and addresses masked; of a manual its heading.
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<AreaCode>,
    /// Where people read it.
    url: String,
}

#[derive(Serialize)]
struct List {
    found: Vec<Entry>,
}

pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Typed(asked): Typed<Asked>,
    parts: Parts,
) -> Answer {
    visitor.may(Action::ReadBoard, &About::Nothing)?;
    let here = here::of(&app, &visitor, &parts).await?;
    let mut wish = wish(&visitor, &asked)?;
    if wish.within.is_none() {
        wish.within = here::municipality(&app, here.as_ref()).await?;
    }
    let most = wish.most;
    let found = look(&app, &visitor, &Wish { here, ..wish }).await?;
    let base = app.config.base_url.as_str();
    let mut entries = entries(base, found);
    entries.truncate(most);
    Ok(Json(List { found: entries }).into_response())
}

fn wish(visitor: &Visitor, asked: &Asked) -> Result<Wish, Fault> {
    let (w, mut errors) = (Words(visitor.lang), Errors::default());
    let query = errors.check("q", Query::read(&asked.q), |error| match error {
        QueryError::NoWord => w.search_no_word(),
        QueryError::TooLong { max } => w.search_too_long(max),
    });
    let kind = optional(&asked.kind, Kind::from_key);
    let kind = errors.check("kind", kind, |()| visitor.w.choice_missing());
    let area = optional(&asked.area, |code| code.parse::<AreaCode>().ok());
    let area = errors.check("area", area, |()| visitor.w.place_missing());
    let most = house::search::MOST;
    let limit = optional(&asked.limit, |text| text.parse().ok().filter(|n| (1..=most).contains(n)));
    let limit = errors.check("limit", limit, |()| visitor.w.choice_missing());
    match (query, kind, area, limit) {
        (Some(query), Some(kind), Some(within), Some(limit)) => {
            Ok(Wish { query, kind, within, here: None, most: limit.unwrap_or(most) })
        }
        _ => Err(errors.into_fault()),
    }
}

/// Nothing for an empty text; a mistake for one that means nothing.
fn optional<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, ()> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some).ok_or(()) }
}

fn entries(base: &str, found: Found) -> Vec<Entry> {
    let boards = found.near.into_iter().chain(found.rest).map(|thing| {
        let (kind, path, id, text, area) = match thing {
            Thing::Ask(ask) => (Kind::Ask, "asks", ask.id.to_string(), ask.words, ask.area),
            Thing::Offer(offer) => (Kind::Offer, "offers", offer.id.to_string(), offer.words, offer.area),
        };
        Entry { kind, text, area: Some(area), url: format!("{base}/{path}/{id}"), id: Some(id) }
    });
    let help = found.help.into_iter().map(|found| Entry {
        kind: Kind::Help,
        id: None,
        text: format!("{}: {}", found.manual, found.title),
        area: None,
        url: format!("{base}{}", found.path),
    });
    boards.chain(help).collect()
}

/// The schema of the answer, by name.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Value)> {
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.key()).collect();
    let entry = json!({
        "type": "object", "required": ["kind", "text", "url"],
        "properties": {
            "kind": {"type": "string", "enum": kinds},
            "id": {"type": "string", "format": "uuid", "description": "Of an ask or an offer"},
            "text": {"type": "string", "description": "The sentence, with names, numbers and addresses masked; of a manual its heading"},
            "area": {"type": "string", "description": "Neighbourhood or district", "example": "BU03010000"},
            "url": {"type": "string", "description": "Where people read it"},
        },
    });
    let list = json!({
        "type": "object", "required": ["found"],
        "description": "The nearest first, the newest first within a ring; never anything private or hidden",
        "properties": {"found": {"type": "array", "items": entry}},
    });
    vec![("Found", list)]
}
