//! Search: asks, offers and manuals, the nearest first. A page of its own, the same in part for who types with
//! JavaScript, and a call for programs.
//!
//! What was typed is nowhere kept: not in a log, a row or a cookie. What points at a person is left out of the index
//! and masked in what is found: nobody is looked up here.

mod api;
mod look;
mod page;
#[cfg(test)]
mod tests;

use axum::routing::get;
use house::shell::Route;
use neighbourhood::roles::Action;

pub use api::schemas;

/// The page and the call.
pub fn routes() -> Vec<Route> {
    vec![
        Route::page("/search", Action::ReadBoard, "Finds asks, offers and manuals", get(page::get)),
        Route::page("/api/v1/search", Action::ReadBoard, "Finds asks, offers and manuals", get(api::get))
            .api(api::SEARCH),
    ]
}
