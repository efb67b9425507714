//! The pages of hosts, and of those whom a host spoke to.

mod acts;
mod ask;
mod avoid;
mod card;
mod host;
mod offer;
mod parts;
mod person;
mod report;
mod reports;
mod supply;
mod warning;

pub use card::{MeCard, me_card};
pub use parts::{waited, why, wrong};

use axum::routing::{get, post};
use house::shell::Route;
use neighbourhood::roles::Action as A;

/// The table of this room.
pub fn routes() -> Vec<Route> {
    let mut routes = lists();
    routes.extend(on_asks());
    routes.extend(on_people());
    routes.extend(for_everybody());
    routes
}

fn lists() -> Vec<Route> {
    vec![
        Route::page(
            "/host",
            A::SeeNeedsPerson,
            "What needs a person, the longest waiting first",
            get(host::show),
        ),
        Route::page(
            "/host/supply",
            A::SeeNeedsPerson,
            "Whether helpers or asks are lacking, and what the group can carry",
            get(supply::show),
        ),
        Route::form(
            "/host/calls/{id}/done",
            A::SeeCallList,
            "Somebody on the call list was rung",
            post(host::call_done),
        ),
        Route::page("/host/reports/{id}", A::SeeReports, "What seems wrong to somebody", get(reports::show)),
        Route::form("/host/reports/{id}/answer", A::AnswerReport, "Answers it", post(reports::answer)),
    ]
}

fn on_asks() -> Vec<Route> {
    vec![
        Route::page("/host/asks/{id}", A::SeeNeedsPerson, "One ask, with what a host can do", get(ask::show)),
        Route::form(
            "/host/asks/{id}/confirm",
            A::RingBack,
            "The asker was rung: the ask opens",
            post(acts::confirm),
        ),
        Route::form(
            "/host/asks/{id}/take",
            A::TakeOver,
            "The host takes it upon themselves",
            post(acts::take),
        ),
        Route::form(
            "/host/asks/{id}/give-back",
            A::TakeOver,
            "Back to the neighbours",
            post(acts::give_back),
        ),
        Route::form("/host/asks/{id}/close", A::CloseForAsker, "Ends it, with how", post(acts::close)),
        Route::form("/host/asks/{id}/hide", A::Hide, "Hides an ask, with a reason", post(acts::hide)),
        Route::form("/host/asks/{id}/restore", A::Restore, "Shows it again", post(acts::restore)),
        Route::page("/host/offers/{id}", A::Hide, "One offer, with what a host can do", get(offer::show)),
        Route::form("/host/offers/{id}/hide", A::Hide, "Hides an offer, with a reason", post(offer::hide)),
        Route::form("/host/offers/{id}/restore", A::Restore, "Shows it again", post(offer::restore)),
    ]
}

fn on_people() -> Vec<Route> {
    vec![
        Route::page(
            "/host/people/{id}",
            A::Warn,
            "What somebody did here, and earlier warnings",
            get(person::show),
        ),
        Route::form("/host/people/{id}/warn", A::Warn, "Warns somebody, with a reason", post(person::warn)),
        Route::form(
            "/host/people/{id}/block",
            A::Block,
            "Blocks somebody, with a reason",
            post(person::block),
        ),
        Route::form("/host/people/{id}/lift", A::Block, "Ends the block", post(person::lift)),
    ]
}

fn for_everybody() -> Vec<Route> {
    vec![
        Route::page("/report", A::Report, "Something is wrong here", get(report::show)),
        Route::form("/report", A::Report, "Tells a host", post(report::send)),
        Route::page("/me/warnings/{id}", A::AnswerMeasure, "What a host said, and why", get(warning::show)),
        Route::form("/me/warnings/{id}", A::AnswerMeasure, "Answers the host", post(warning::answer)),
        Route::form("/avoid", A::Avoid, "Wanting nothing more to do with somebody", post(avoid::begin)),
        Route::form("/avoid/end", A::Avoid, "Ends that", post(avoid::end)),
    ]
}
