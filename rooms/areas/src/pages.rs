//! Suggestions for somebody who is typing a name, and the page about the data.

use askama::Template;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;
use axum::routing::get;
use house::App;
use house::shell::{Answer, Page, Route, Visitor};
use neighbourhood::roles::{Action, Thing};
use serde::Deserialize;

use crate::say::Words;
use crate::{find, store};

pub fn routes() -> Vec<Route> {
    vec![
        Route::house(
            "/places",
            Action::ReadAreas,
            "Names of areas that begin with what was typed",
            get(suggest),
        ),
        Route::page("/about-the-data", Action::ReadPage, "Where the data about areas comes from", get(about)),
    ]
}

#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    q: String,
}

async fn suggest(State(app): State<App>, visitor: Visitor, Query(typed): Query<Typed>) -> Answer {
    visitor.may(Action::ReadAreas, &Thing::Nothing)?;
    let names = find::suggest(&app.db, &typed.q).await?;
    let mut response = Json(names).into_response();
    // Areas change once a year.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    Ok(response)
}

#[derive(Template)]
#[template(path = "pages/about.html")]
struct About {
    w: Words,
    years: Vec<(String, String)>,
}

async fn about(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::ReadPage, &Thing::Nothing)?;
    let w = Words(visitor.lang);
    let towns = store::municipalities(&app.db).await?;
    let years = towns.into_iter().map(|town| (town.name, town.year.to_string())).collect();
    Page::of(&app, &visitor, w.about_title()).show(&About { w, years })
}
