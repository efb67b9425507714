//! Areas by their official codes: where people and asks are, and how somebody says where that is.
//!
//! Areas are imported from files ([`import`]) and never change otherwise. A visitor types a postcode
//! or the name of a neighbourhood ([`find()`]), chooses from a short list ([`PlaceField`]), and that
//! becomes a [`neighbourhood::areas::Place`] at the door ([`place_of`]). The map ([`map()`]) is the
//! second way.

mod api;
mod field;
mod find;
pub mod import;
mod map;
mod names;
mod pages;
mod place;
mod store;
#[cfg(test)]
mod tests;

/// The words of this room.
mod say {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use api::schemas;
pub use field::{PlaceField, typed_of};
pub use find::{Found, find, suggest};
pub use map::{Mark, map};
pub use names::plain;
pub use place::{NoPlace, place_of};
pub use store::{AreaRow, Choice, STATEMENTS, children, load, municipalities, names, neighbours, path};

use house::shell::Route;
use neighbourhood::areas::AreaShape;

/// What distance needs to know of an area.
#[must_use]
pub fn shape(area: &AreaRow) -> AreaShape {
    area.shape()
}

/// Every statement of this room, by name.
#[must_use]
pub fn statements() -> Vec<(&'static str, &'static str)> {
    STATEMENTS.to_vec()
}

/// The pages and calls of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = pages::routes();
    routes.extend(api::routes());
    routes
}
