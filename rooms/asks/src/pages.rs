//! The pages of asks. Each file is one step.

pub(crate) mod ask;
mod confirm;
mod follow;
pub(crate) mod gently;
mod new;
mod steps;

use axum::routing::{get, post};
use house::shell::Route;
use neighbourhood::roles::Action;

/// The pages and forms of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = placing();
    routes.extend(ask::routes());
    routes
}

fn placing() -> Vec<Route> {
    let (place, confirm, code) = (Action::PlaceAsk, Action::ConfirmAsk, Action::UseCode);
    vec![
        Route::page("/asks/new", place, "One sentence and where", get(new::show)),
        Route::form("/asks/new", place, "The next step of asking; changes nothing", post(new::send)),
        Route::form(
            "/asks/private",
            place,
            "Whether a sentence looks private; keeps nothing",
            post(gently::look),
        ),
        Route::form("/asks", place, "Places the ask", post(new::place)),
        Route::page("/asks/{id}/confirm", confirm, "Asks for the digits from the letter", get(confirm::show)),
        Route::form("/asks/{id}/confirm", confirm, "Confirms the address of the asker", post(confirm::send)),
        Route::form("/asks/{id}/confirm/again", confirm, "Sends new digits", post(confirm::again)),
        Route::page("/follow", code, "Asks for the code of an ask", get(follow::show)),
        Route::form("/follow", code, "Holds the ask of a code", post(follow::send)),
    ]
}
