//! Areas for programs.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse as _;
use axum::routing::get;
use house::App;
use house::shell::routes::Api;
use house::shell::{Answer, Fault, Route, Visitor};
use house::store::{Db, StoreError};
use neighbourhood::areas::AreaCode;
use neighbourhood::roles::{Action, Thing};
use serde::{Deserialize, Serialize};

use crate::store::{AreaRow, Choice};
use crate::{find, say::Words, store};

pub fn routes() -> Vec<Route> {
    vec![
        Route::page("/api/v1/areas", Action::ReadAreas, "Areas of a postcode or by name", get(list)).api(
            Api {
                query: &[
                    ("postcode", "A Dutch postcode: four digits, or all six characters"),
                    ("q", "The name of an area, perhaps incomplete"),
                ],
                body: None,
                answer: Some("AreaList"),
                status: 200,
                refusals: &[422, 429],
            },
        ),
        Route::page(
            "/api/v1/areas/{code}",
            Action::ReadAreas,
            "One area with what is around, in and beside it",
            get(one),
        )
        .api(Api {
            query: &[],
            body: None,
            answer: Some("Area"),
            status: 200,
            refusals: &[404, 429],
        }),
    ]
}

/// The schemas of the answers, by name, for the API description.
#[must_use]
pub fn schemas() -> Vec<(&'static str, serde_json::Value)> {
    let level = serde_json::json!({"type": "string", "enum": ["municipality", "district", "neighbourhood"]});
    let code = serde_json::json!({"type": "string", "pattern": "^(GM[0-9A-Z]{4}|WK[0-9A-Z]{6}|BU[0-9A-Z]{8})$", "example": "BU03010000"});
    let entry = serde_json::json!({
        "type": "object", "required": ["code", "level", "name"],
        "properties": {
            "code": code, "level": level, "name": {"type": "string"},
            "district": {"type": "string", "description": "Name of the district around it"},
            "municipality": {"type": "string", "description": "Name of the municipality around it"},
            "share": {"type": "number", "description": "How much of the postcode lies in it, 0 to 1; an estimate"},
        },
    });
    let short = serde_json::json!({"type": "array", "items": {"$ref": "#/components/schemas/AreaName"}});
    let name = serde_json::json!({
        "type": "object", "required": ["code", "level", "name"],
        "properties": {"code": code, "level": level, "name": {"type": "string"}},
    });
    let list = serde_json::json!({
        "type": "object", "required": ["areas"],
        "properties": {
            "areas": {"type": "array", "items": {"$ref": "#/components/schemas/AreaEntry"}},
            "unsure": {"$ref": "#/components/schemas/AreaEntry"},
        },
    });
    let area = serde_json::json!({
        "type": "object",
        "required": ["code", "level", "name", "lon", "lat", "square_metres", "year", "path", "children", "neighbours"],
        "properties": {
            "code": code, "level": level, "name": {"type": "string"},
            "lon": {"type": "number", "description": "A point inside, WGS 84"}, "lat": {"type": "number"},
            "square_metres": {"type": "number"},
            "inhabitants": {"type": "integer", "description": "Where it is known"},
            "year": {"type": "integer", "description": "Year of the division"},
            "path": short, "children": short, "neighbours": short,
        },
    });
    vec![("AreaEntry", entry), ("AreaName", name), ("AreaList", list), ("Area", area)]
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    postcode: String,
    #[serde(default)]
    q: String,
}

#[derive(Serialize)]
struct AreaList {
    areas: Vec<AreaEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unsure: Option<AreaEntry>,
}

#[derive(Serialize)]
struct AreaEntry {
    code: AreaCode,
    level: &'static str,
    name: String,
    district: String,
    municipality: String,
    share: f64,
}

impl From<Choice> for AreaEntry {
    fn from(choice: Choice) -> Self {
        Self {
            code: choice.code,
            level: choice.code.level().key(),
            name: choice.name,
            district: choice.district,
            municipality: choice.municipality,
            share: choice.share.clamp(0.0, 1.0),
        }
    }
}

async fn list(State(app): State<App>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    visitor.may(Action::ReadAreas, &Thing::Nothing)?;
    let w = Words(visitor.lang);
    let (field, text) =
        if asked.postcode.is_empty() { ("q", &asked.q) } else { ("postcode", &asked.postcode) };
    if text.trim().is_empty() {
        return Err(Fault::Invalid(vec![("postcode".into(), w.place_missing())]));
    }
    let found = find::find(&app.db, text).await?;
    if found.malformed || (field == "postcode" && !found.as_postcode) {
        return Err(Fault::Invalid(vec![(field.into(), w.place_not_a_postcode())]));
    }
    let areas = found.choices.into_iter().map(AreaEntry::from).collect();
    Ok(Json(AreaList { areas, unsure: found.unsure.map(AreaEntry::from) }).into_response())
}

#[derive(Serialize)]
struct AreaName {
    code: AreaCode,
    level: &'static str,
    name: String,
}

impl From<AreaRow> for AreaName {
    fn from(area: AreaRow) -> Self {
        Self { code: area.code, level: area.level.key(), name: area.name }
    }
}

#[derive(Serialize)]
struct Area {
    #[serde(flatten)]
    name: AreaName,
    lon: f64,
    lat: f64,
    square_metres: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    inhabitants: Option<i64>,
    year: i64,
    path: Vec<AreaName>,
    children: Vec<AreaName>,
    neighbours: Vec<AreaName>,
}

async fn one(State(app): State<App>, visitor: Visitor, Path(code): Path<String>) -> Answer {
    visitor.may(Action::ReadAreas, &Thing::Nothing)?;
    let code: AreaCode = code.parse().map_err(|_| Fault::NotFound)?;
    let area = described(&app.db, &code).await?.ok_or(Fault::NotFound)?;
    Ok(Json(area).into_response())
}

async fn described(db: &Db, code: &AreaCode) -> Result<Option<Area>, StoreError> {
    let names = |rows: Vec<AreaRow>| rows.into_iter().map(AreaName::from).collect();
    let mut path = store::path(db, code).await?;
    let Some(area) = path.pop().filter(|area| area.code == *code) else { return Ok(None) };
    Ok(Some(Area {
        lon: area.lon,
        lat: area.lat,
        square_metres: area.area_m2,
        inhabitants: area.inhabitants,
        year: area.year,
        name: AreaName::from(area),
        path: names(path),
        children: names(store::children(db, code).await?),
        neighbours: names(store::neighbours(db, code).await?),
    }))
}
