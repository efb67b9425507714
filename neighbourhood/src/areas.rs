//! Where: areas by their official codes, postcodes, places of people and asks, circles.
//!
//! A place is never more precise than a postcode (a stretch of street); no address exists here.

mod code;
mod place;
mod postcode;

pub use code::{AreaCode, Level, NotAnAreaCode};
pub use place::{AreaShape, Circle, Place, PlaceError, Point, circle_between, distance_metres};
pub use postcode::{NotAPostcode, Postcode4, Postcode6};
