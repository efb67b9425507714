//! A place of a person or an ask, the circle between two places, and how far apart they are.

use serde::{Deserialize, Serialize};

use crate::areas::{AreaCode, Level, Postcode6};
use crate::keyed::keyed;

keyed! {
    /// How wide: each circle lies within the next.
    pub enum Circle {
        /// The same postcode.
        Street = "street",
        Neighbourhood = "neighbourhood",
        District = "district",
        Municipality = "municipality",
    }
}

/// Where a person lives or an ask is. Never an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A stretch of street, in a neighbourhood.
    Postcode { pc6: Postcode6, neighbourhood: AreaCode },
    /// A neighbourhood, chosen from a list.
    Neighbourhood(AreaCode),
    /// A district: the person did not know the neighbourhood.
    District(AreaCode),
}

/// The code was of another level than the place needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a place is a postcode, a neighbourhood or a district")]
pub struct PlaceError;

impl PlaceError {
    /// The stable name of this refusal.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        "place_too_wide"
    }
}

impl Place {
    /// The place that this area is.
    ///
    /// # Errors
    /// For a municipality: too wide to be a place.
    pub fn of_area(code: AreaCode) -> Result<Self, PlaceError> {
        match code.level() {
            Level::Neighbourhood => Ok(Place::Neighbourhood(code)),
            Level::District => Ok(Place::District(code)),
            Level::Municipality => Err(PlaceError),
        }
    }

    /// The place of this postcode, which lies in this neighbourhood.
    ///
    /// # Errors
    /// When the code is not that of a neighbourhood.
    pub fn of_postcode(pc6: Postcode6, neighbourhood: AreaCode) -> Result<Self, PlaceError> {
        match neighbourhood.level() {
            Level::Neighbourhood => Ok(Place::Postcode { pc6, neighbourhood }),
            Level::District | Level::Municipality => Err(PlaceError),
        }
    }

    /// The smallest area with a code around this place.
    #[must_use]
    pub const fn area(&self) -> AreaCode {
        match self {
            Place::Postcode { neighbourhood, .. } => *neighbourhood,
            Place::Neighbourhood(code) | Place::District(code) => *code,
        }
    }

    /// The neighbourhood, when it is known.
    #[must_use]
    pub fn neighbourhood(&self) -> Option<AreaCode> {
        let area = self.area();
        (area.level() == Level::Neighbourhood).then_some(area)
    }

    /// The district.
    #[must_use]
    pub fn district(&self) -> Option<AreaCode> {
        self.area().district()
    }

    /// The municipality.
    #[must_use]
    pub fn municipality(&self) -> AreaCode {
        self.area().municipality()
    }

    /// The postcode, when it was given.
    #[must_use]
    pub const fn postcode(&self) -> Option<Postcode6> {
        match self {
            Place::Postcode { pc6, .. } => Some(*pc6),
            Place::Neighbourhood(_) | Place::District(_) => None,
        }
    }

    /// Whether this place lies in the area.
    #[must_use]
    pub fn lies_in(&self, area: &AreaCode) -> bool {
        area.contains(&self.area())
    }

    /// The smallest circle that this place itself can be asked in.
    #[must_use]
    pub const fn narrowest_circle(&self) -> Circle {
        match self {
            Place::Postcode { .. } => Circle::Street,
            Place::Neighbourhood(_) => Circle::Neighbourhood,
            Place::District(_) => Circle::District,
        }
    }
}

/// The smallest circle that contains both places; nothing when they lie in two municipalities.
#[must_use]
pub fn circle_between(a: &Place, b: &Place) -> Option<Circle> {
    if a.municipality() != b.municipality() {
        return None;
    }
    let same_postcode = a.postcode().is_some() && a.postcode() == b.postcode();
    let same_neighbourhood = a.neighbourhood().is_some() && a.neighbourhood() == b.neighbourhood();
    let same_district = a.district().is_some() && a.district() == b.district();
    Some(match (same_neighbourhood, same_district) {
        (true, _) if same_postcode => Circle::Street,
        (true, _) => Circle::Neighbourhood,
        (false, true) => Circle::District,
        (false, false) => Circle::Municipality,
    })
}

/// A point on the map, in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    pub lon: f64,
    pub lat: f64,
}

/// Radius of the earth in metres, the mean of the IUGG.
const EARTH: f64 = 6_371_008.8;

impl Point {
    /// The distance to another point in metres, along the ground (haversine).
    #[must_use]
    pub fn metres_to(&self, other: &Point) -> f64 {
        let lat = (other.lat - self.lat).to_radians() / 2.0;
        let lon = (other.lon - self.lon).to_radians() / 2.0;
        let across = self.lat.to_radians().cos() * other.lat.to_radians().cos();
        let h = lat.sin().powi(2) + across * lon.sin().powi(2);
        2.0 * EARTH * h.sqrt().min(1.0).asin()
    }
}

/// What distance needs to know about an area.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct AreaShape {
    /// Where its label stands on the map.
    pub label: Point,
    /// Its land, in square metres.
    pub square_metres: f64,
}

/// How far apart two people of the same postcode are taken to be, in metres.
const SAME_POSTCODE: f64 = 50.0;

/// How far apart two places are taken to be, in metres; for ranking, never shown.
///
/// Same postcode 50 m; same area half the square root of its size; else between the labels.
/// Each shape is that of the place's own `area()`.
#[must_use]
pub fn distance_metres(a: (&Place, &AreaShape), b: (&Place, &AreaShape)) -> f64 {
    let same_postcode = circle_between(a.0, b.0) == Some(Circle::Street);
    if same_postcode {
        SAME_POSTCODE
    } else if a.0.area() == b.0.area() {
        a.1.square_metres.max(0.0).sqrt() / 2.0
    } else {
        a.1.label.metres_to(&b.1.label)
    }
}
