//! What goes on: the home page, the way to one's own neighbourhood, the boards, search, and how it works.
//!
//! This room puts together what the others tell. A private or hidden ask is in none of it, because the
//! lists of the other rooms do not hold them. It keeps one thing: when it wrote to a helper whom nobody
//! needed ([`plan_monthly`]).

mod board;
mod cards;
mod feed;
mod help;
mod here;
mod home;
mod me;
mod monthly;
mod near;
mod pieces;
mod rows;
mod search;
mod store;
mod suited;
#[cfg(test)]
mod tests;

/// The words of this room.
mod say {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use me::{MeCard, me_card};
pub use monthly::plan_monthly;
pub use pieces::{forget, have};

use axum::routing::get;
use house::clockwork::Handler;
use house::shell::Route;
use neighbourhood::roles::Action;

/// The pages of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::page("/", Action::ReadPage, "Home: one sentence, and what goes on near by", get(home::get)),
        Route::page(
            "/near",
            Action::ReadAreas,
            "From a postcode or a name to the board there",
            get(near::get),
        ),
        Route::page(
            "/areas/{code}",
            Action::ReadBoard,
            "Who asks, who can help, how it went",
            get(board::get),
        ),
        Route::feed(
            "/areas/{code}/feed",
            Action::ReadBoard,
            "What is asked in an area, as Atom",
            get(feed::get),
        ),
        Route::page("/help", Action::ReadPage, "How this works: all manuals", get(help::all)),
        Route::page("/help/{page}", Action::ReadPage, "How this works: one manual", get(help::one)),
    ];
    routes.extend(search::routes());
    routes
}

pub use search::schemas;
/// The jobs of this room.
#[must_use]
pub fn jobs() -> Vec<(&'static str, Handler)> {
    vec![(monthly::KIND, monthly::write)]
}

/// Every statement of this room, by name.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    store::STATEMENTS.to_vec()
}
