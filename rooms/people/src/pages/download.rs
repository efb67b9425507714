//! `/me/download`: everything there is of oneself, to read and as a file.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;
use house::App;
use house::shell::{Answer, Page, Visitor};
use neighbourhood::roles::Action;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::parts::{Asked, mine, words};
use crate::pieces::{Pieces, everything};
use crate::say::Words;

#[derive(Default, Deserialize)]
pub struct Shape {
    #[serde(default, rename = "as")]
    shape: String,
}

/// One room's part, in lines of a name and a value.
struct Part {
    title: String,
    things: Vec<Vec<(String, String)>>,
}

#[derive(Template)]
#[template(path = "pages/download.html")]
struct Download<'a> {
    w: Words,
    v: &'a Visitor,
    parts: Vec<Part>,
}

/// `GET /me/download`, and `?as=file`
pub async fn show(
    State(app): State<App>,
    Extension(pieces): Extension<Pieces>,
    visitor: Visitor,
    asked: Asked<Shape>,
) -> Answer {
    let person = mine(&visitor, Action::Download)?;
    let all = everything(&app, pieces, person).await?;
    if asked.is_ok_and(|query| query.0.shape == "file") {
        return Ok(file(all));
    }
    let w = words(&visitor);
    let parts = all.iter().map(|(key, value)| part(w, key, value)).collect();
    Page::of(&app, &visitor, w.download_title()).show(&Download { w, v: &visitor, parts })
}

fn file(all: Vec<(&'static str, Value)>) -> axum::response::Response {
    let all: Map<String, Value> = all.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let text = serde_json::to_string_pretty(&all).unwrap_or_default();
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"dichtbij.json\"")),
    ];
    (headers, text).into_response()
}

fn part(w: Words, key: &str, value: &Value) -> Part {
    let title = w.by_key(&format!("download-part-{key}")).unwrap_or_else(|| w.download_part_other());
    let things = match value {
        Value::Array(all) => all.iter().map(|one| lines(w, one)).collect(),
        Value::Null => Vec::new(),
        one => vec![lines(w, one)],
    };
    Part { title: title.into_owned(), things }
}

fn lines(w: Words, value: &Value) -> Vec<(String, String)> {
    let mut out = Vec::new();
    gather(w, ("", value), &mut out);
    out
}

/// Walks into what is nested; what is empty is left out.
fn gather(w: Words, (name, value): (&str, &Value), out: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                let inner = if key == "value" { name.to_owned() } else { said(w, key) };
                gather(w, (&inner, value), out);
            }
        }
        Value::Array(all) if all.iter().any(|one| one.is_object() || one.is_array()) => {
            all.iter().for_each(|one| gather(w, (name, one), out));
        }
        Value::Array(all) => {
            let all: Vec<String> = all.iter().map(|one| plain(w, one)).collect();
            out.push((name.to_owned(), all.join(", ")));
        }
        Value::Null => {}
        one => out.push((name.to_owned(), plain(w, one))),
    }
}

/// The name of a field in words, where we have one.
fn said(w: Words, key: &str) -> String {
    w.by_key(&format!("field-{key}")).map_or_else(|| key.replace('_', " "), std::borrow::Cow::into_owned)
}

fn plain(w: Words, value: &Value) -> String {
    match value {
        Value::String(text) => match text.parse::<jiff::Timestamp>() {
            Ok(at) => words::time::moment_in_full(w.lang(), at),
            // Kinds of letters and languages by their names, all else as it is.
            Err(_) => match w.by_key(&format!("letters-{text}")) {
                Some(kind) => kind.into_owned(),
                None => {
                    text.parse::<words::Lang>().map_or_else(|_| text.clone(), |lang| lang.name().to_owned())
                }
            },
        },
        other => other.to_string(),
    }
}
