//! Figures for the administrator's monitoring, in the text format of OpenMetrics.
//!
//! Counts of what waits and of what happened; nothing about persons. Every figure comes from the
//! database, so that it is the same whichever server answers.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse as _;
use house::App;
use house::clockwork;
use house::shell::{Answer, Fault, Visitor};
use house::store::{args, row, statements};
use neighbourhood::roles::{Action, Thing};
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

statements! {
    pub ASKS = "select stage, count(*) from asks where stage <> 'closed' group by stage";
    pub LETTERS = "select stage, count(*) from letters where stage in ('waiting', 'failed') group by stage";
    pub NEEDS_PERSON = "select 'waiting', count(*) from asks where needs_person_at is not null and stage <> 'closed'";
}

row! { struct Count { label: String, count: i64 } }

type Labelled = Family<Vec<(String, String)>, Gauge>;

/// `GET /metrics`, with the token of an administrator.
pub async fn get(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::Metrics, &Thing::Nothing)?;
    let mut registry = Registry::with_prefix("dichtbij");
    for (name, about, sql) in [
        ("asks", "Asks that are not closed, by stage", ASKS),
        ("letters", "Letters that wait or failed", LETTERS),
        ("needs_person", "Asks on the list of hosts", NEEDS_PERSON),
    ] {
        let family = Labelled::default();
        for Count { label, count } in app.db.all::<Count>(sql, args![]).await? {
            family.get_or_create(&vec![("stage".into(), label)]).set(count);
        }
        registry.register(name, about, family);
    }
    let jobs: Gauge = Gauge::default();
    jobs.set(clockwork::waiting(&app).await?);
    registry.register("jobs_due", "Jobs that are due and not done", jobs);
    let mut text = String::new();
    encode(&mut text, &registry).map_err(Fault::broken)?;
    Ok(([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response())
}
