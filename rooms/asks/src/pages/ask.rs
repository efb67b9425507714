//! `/asks/{id}`: one page, seen by whom it concerns: the asker, who was told, the helper, a stranger.

mod card;
mod ending;
mod kept;
mod live;
mod meeting;
mod near;
mod own;
mod replies;
mod steps;

use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::routing::{get, post};
use house::App;
use house::shell::{Answer, Errors, Fault, Route, Visitor};
use neighbourhood::ids::AskId;
use neighbourhood::roles::Action;

use crate::changes::thing;
use crate::store::{self, Stored};

pub use live::STATEMENTS;

/// The page and what can be done there.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::page("/asks/{id}", Action::SeeAsk, "An ask, as the visitor meets it", get(show)),
        Route::page(
            "/asks/{id}/live",
            Action::SeeAsk,
            "Says what is new (server-sent events)",
            get(live::listen),
        ),
    ];
    routes.extend(replying());
    routes.extend(ending());
    routes
}

fn replying() -> Vec<Route> {
    vec![
        Route::form(replies::REPLY, Action::Reply, "Somebody can help", post(replies::send)),
        Route::form(replies::ACCEPT, Action::Accept, "The asker accepts a reply", post(replies::accept)),
        Route::form(replies::DECLINE, Action::DeclineReply, "No, thank you", post(replies::decline)),
        Route::form(replies::WITHDRAW, Action::WithdrawReply, "Takes a reply back", post(replies::withdraw)),
        Route::form(replies::NOT_NOW, Action::DeclineAlert, "Not this time", post(replies::not_now)),
    ]
}

fn ending() -> Vec<Route> {
    vec![
        Route::page(ending::RESULT, Action::TellResult, "Asks how it went", get(ending::ask_result)),
        Route::form(ending::RESULT, Action::TellResult, "Tells how it went", post(ending::result)),
        Route::form(
            ending::FELL_THROUGH,
            Action::FellThrough,
            "It did not work out",
            post(ending::fell_through),
        ),
        Route::form(ending::THANKS, Action::Thank, "Thanks the helper", post(ending::thank)),
        Route::form(ending::WITHDRAW, Action::WithdrawAsk, "Takes the ask back", post(ending::withdraw)),
        Route::form(ending::PERSON, Action::AskForPerson, "Asks for a person", post(ending::person)),
    ]
}

/// An id in a path; what is none, is not there.
fn id_of(text: &str) -> Result<AskId, Fault> {
    text.parse().map_err(|_| Fault::NotFound)
}

/// The ask, when the visitor may do this with it.
async fn found(app: &App, visitor: &Visitor, id: &str, action: Action) -> Result<Stored, Fault> {
    let stored = store::load(app, id_of(id)?).await?.ok_or(Fault::NotFound)?;
    visitor.may(action, &thing(&stored.ask, None, visitor))?;
    Ok(stored)
}

/// Whether the visitor acts as its asker: by account, or by the code.
fn is_own(visitor: &Visitor, stored: &Stored) -> bool {
    visitor.may(Action::FollowAsk, &thing(&stored.ask, None, visitor)).is_ok()
}

pub async fn show(State(app): State<App>, visitor: Visitor, Path(id): Path<String>, parts: Parts) -> Answer {
    let stored = found(&app, &visitor, &id, Action::SeeAsk).await?;
    if is_own(&visitor, &stored) {
        return own::page(&app, &visitor, &stored).await;
    }
    let words = kept::words(&app, &parts, stored.ask.id);
    let typed = near::Typed { words: words.as_deref().unwrap_or(""), kept: words.is_some() };
    near::page(&app, &visitor, &stored, (typed, &Errors::default())).await
}
