//! The table of contents of the site: one line per room.

use axum::routing::{get, post};
use house::App;
use house::shell::{Route, assets};
use neighbourhood::roles::Action;
use people::pieces::Pieces;

use crate::pages;

/// What the other rooms have of a person, for the room that shows, erases and confirms people.
pub const PIECES: Pieces = Pieces {
    have: &[asks::pieces::asks, asks::pieces::replies, offers::have, reach::have, host::have, board::have],
    forget: &[asks::pieces::forget, offers::forget, reach::forget, host::forget, board::forget],
    // Leaving is always allowed: help that was promised falls through, and the asker hears it.
    may_leave: &[],
    confirmed: &[asks::confirmed, offers::confirmed],
};

/// Every route there is, in reading order.
pub fn all(app: &App) -> Vec<Route> {
    let mut routes = Vec::new();
    routes.extend(board::routes());
    routes.extend(areas::routes());
    routes.extend(people::routes(PIECES));
    routes.extend(asks::routes());
    routes.extend(offers::routes());
    routes.extend(reach::routes());
    routes.extend(host::routes());
    routes.extend(own());
    if app.config.demo {
        routes.extend(pages::demo::routes());
    }
    routes
}

/// What belongs to no room.
fn own() -> Vec<Route> {
    vec![
        Route::page("/me", Action::OwnPage, "My asks, my offers, my settings", get(pages::me::get)),
        Route::page(
            "/privacy",
            Action::ReadPage,
            "What is kept of whom, and for how long",
            get(pages::texts::privacy),
        ),
        Route::page(
            "/toegankelijkheid",
            Action::ReadPage,
            "Accessibility statement",
            get(pages::texts::accessibility),
        ),
        Route::form(
            "/leave",
            Action::SignOut,
            "Leave this page and the session at once",
            post(pages::leave::post),
        ),
        Route::house("/health", Action::Health, "Whether this server can serve", get(pages::health::get)),
        Route::house(
            "/metrics",
            Action::Health,
            "Figures for the administrator's monitoring",
            get(pages::metrics::get),
        ),
        Route::house("/api/v1/openapi.json", Action::ReadPage, "This description", get(pages::openapi::get)),
        Route::house("/web/{hash}/{*file}", Action::ReadPage, "Style, scripts, pictures", get(assets::get)),
        Route::house("/favicon.ico", Action::ReadPage, "The small picture", get(assets::favicon)),
    ]
}

/// What the API sends and takes: name and JSON Schema, from the rooms that own them.
pub fn schemas() -> Vec<(&'static str, serde_json::Value)> {
    [areas::schemas(), asks::schemas(), offers::schemas(), board::schemas()].concat()
}

/// Every SQL text of the application, for the test that prepares them on both databases.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    let lists: [&[(&str, &str)]; 4] = [
        pages::metrics::STATEMENTS,
        crate::demo::STATEMENTS,
        crate::demo::people::STATEMENTS,
        crate::commands::doctor::STATEMENTS,
    ];
    let mut all = [house::statements(), areas::statements(), asks::statements(), host::statements()].concat();
    all.extend(board::statements());
    for list in people::STATEMENTS.iter().chain(offers::STATEMENTS).chain(reach::STATEMENTS).chain(&lists) {
        all.extend(list.iter().copied());
    }
    all
}
