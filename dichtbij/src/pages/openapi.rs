//! The API's description, made from the same table as the router (OpenAPI 3.1, after the Dutch API
//! Design Rules: inside the base path, version in the answer).

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse as _;
use house::App;
use house::shell::door::API_VERSION;
use house::shell::routes::{Api, Method};
use house::shell::{Answer, Kind, Route, Visitor};
use neighbourhood::roles::{Action, Thing};
use serde_json::{Map, Value, json};

use crate::routes;

const BASE: &str = "/api/v1";

/// `GET /api/v1/openapi.json`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::ReadPage, &Thing::Nothing)?;
    Ok(Json(document(&app)).into_response())
}

/// The whole document.
pub fn document(app: &App) -> Value {
    let mut paths = Map::new();
    for route in routes::all(app).iter().filter(|route| route.kind == Kind::Api) {
        let path = route.path.strip_prefix(BASE).unwrap_or(route.path);
        let entry = paths.entry(path).or_insert_with(|| json!({}));
        if let Some(methods) = entry.as_object_mut() {
            methods.insert(method(route.method).into(), operation(route));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Dichtbij",
            "description": "Neighbours help each other: asks, offers, replies. Times are RFC 3339 in UTC.",
            "version": API_VERSION,
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
            "contact": { "email": app.config.email, "name": app.config.organisation }
        },
        "servers": [{ "url": format!("{}{BASE}", app.config.base_url) }],
        "paths": paths,
        "components": {
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "schemas": schemas(),
            "headers": { "API-Version": { "schema": { "type": "string" }, "description": "Version of this API" } }
        },
        "security": [{}, { "token": [] }]
    })
}

fn method(method: Method) -> &'static str {
    match method {
        Method::Get => "get",
        Method::Post => "post",
        Method::Delete => "delete",
    }
}

fn operation(route: &Route) -> Value {
    let api = route.api.unwrap_or_default();
    let id = format!("{}_{}", method(route.method), route.path.replace(['/', '{', '}'], "_"));
    let mut operation = json!({
        "operationId": id.replace("__", "_").trim_end_matches('_'),
        "summary": route.about,
        "parameters": parameters(route, &api),
        "responses": responses(&api),
    });
    if let Some(body) = api.body {
        operation["requestBody"] = json!({ "required": true, "content": content(body) });
    }
    operation
}

fn parameters(route: &Route, api: &Api) -> Vec<Value> {
    let in_path = route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let in_path = in_path
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }));
    let in_query = api.query.iter().map(|(name, about)| {
        json!({ "name": name, "in": "query", "description": about, "schema": { "type": "string" } })
    });
    let key = (route.method == Method::Post).then(|| {
        json!({
            "name": "Idempotency-Key", "in": "header", "schema": { "type": "string", "minLength": 16, "maxLength": 64 },
            "description": "The same key again gives the same answer and has no second effect"
        })
    });
    in_path.chain(in_query).chain(key).collect()
}

fn responses(api: &Api) -> Value {
    let status = if api.status == 0 { 200 } else { api.status };
    let mut success = json!({
        "description": "Done",
        "headers": { "API-Version": { "$ref": "#/components/headers/API-Version" } }
    });
    if let Some(answer) = api.answer {
        success["content"] = content(answer);
    }
    let mut all = Map::new();
    all.insert(status.to_string(), success);
    // Any call may come too often, be unreadable, or meet a server that is busy.
    for status in api.refusals.iter().copied().chain([400, 429, 503]) {
        all.entry(status.to_string()).or_insert_with(problem);
    }
    Value::Object(all)
}

fn content(schema: &str) -> Value {
    json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{schema}") } } })
}

fn problem() -> Value {
    json!({
        "description": "What cannot be done, and why",
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } }
    })
}

/// What the rooms send and take, described beside their types, plus the problem of RFC 9457.
fn schemas() -> Value {
    let mut all = Map::new();
    for (name, schema) in routes::schemas() {
        all.insert(name.into(), schema);
    }
    all.insert(
        "Problem".into(),
        json!({
            "type": "object",
            "required": ["type", "title", "status", "detail"],
            "properties": {
                "type": { "type": "string" },
                "title": { "type": "string" },
                "status": { "type": "integer" },
                "detail": { "type": "string" },
                "errors": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": { "pointer": { "type": "string" }, "detail": { "type": "string" } }
                    }
                }
            }
        }),
    );
    Value::Object(all)
}
