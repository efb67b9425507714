//! Whether this server can serve, for whoever watches it.

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse as _;
use house::App;
use house::clockwork;
use house::shell::{Answer, Visitor};
use neighbourhood::roles::{Action, Thing};
use serde::Serialize;

#[derive(Serialize)]
struct Health {
    status: &'static str,
    version: &'static str,
    database: String,
    /// Jobs that are due and not done: a number that grows means that nobody works.
    jobs_waiting: i64,
}

/// `GET /health`: asks the database, so that "ok" means something. 503 when it does not answer.
pub async fn get(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::Health, &Thing::Nothing)?;
    let health = Health {
        status: "ok",
        version: env!("CARGO_PKG_VERSION"),
        database: app.db.kind().to_string(),
        jobs_waiting: clockwork::waiting(&app).await?,
    };
    Ok(Json(health).into_response())
}
