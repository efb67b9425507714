//! How we choose whom to ask, in plain words for everybody; and what was learned, for hosts.

mod figures;

use askama::Template;
use axum::extract::State;
use axum::routing::get;
use house::App;
use house::shell::{Answer, Page, Route, Visitor};
use neighbourhood::roles::{Action, Thing};

use crate::rule;
use crate::say::Words;

/// The page that says how; letters and pages of asks lead to it.
pub const HOW: &str = "/how-we-ask";

/// The pages of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::page(HOW, Action::ReadPage, "How we choose whom to ask", get(how)),
        Route::page(
            "/host/reach",
            Action::SeeNeedsPerson,
            "What was learned from all alerts together",
            get(figures::show),
        ),
    ]
}

#[derive(Template)]
#[template(path = "pages/how.html")]
struct How {
    w: Words,
    most_per_week: u8,
    most_per_ask: usize,
    kilometres: u32,
    figures: bool,
}

/// `GET /how-we-ask`
async fn how(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::ReadPage, &Thing::Nothing)?;
    let parameters = rule::parameters(&app, &mut &app.db).await?;
    let w = Words(visitor.lang);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few kilometres")]
    let kilometres = (parameters.furthest_m / 1000.0).round() as u32;
    let main = How {
        w,
        most_per_week: parameters.most_per_week,
        most_per_ask: parameters.most_per_ask,
        kilometres,
        figures: visitor.is_host() || visitor.actor.is_administrator(),
    };
    Page::of(&app, &visitor, w.how_title()).show(&main)
}
