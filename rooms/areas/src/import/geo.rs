//! Boundaries: reading GeoJSON (RFC 7946), measuring, and who borders on whom.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use neighbourhood::areas::{AreaCode, Point};
use serde::Deserialize;

use super::ImportError;
use super::error::shown;

/// Millionths of a degree, longitude and latitude: exact, so that borders can be compared.
pub(crate) type Spot = (i32, i32);
/// A closed line; the last point is not repeated.
pub(crate) type Ring = Vec<Spot>;
pub(crate) type Boundaries = BTreeMap<AreaCode, Vec<Ring>>;

/// The European Netherlands with some room around, in degrees.
pub(crate) const LON: (f64, f64) = (3.0, 7.6);
pub(crate) const LAT: (f64, f64) = (50.5, 53.9);

const MILLION: f64 = 1_000_000.0;
/// Metres in a millionth of a degree of latitude.
const METRES: f64 = 0.111_195;

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Properties {
    code: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<[f64; 2]>>),
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
}

/// The boundaries of the wanted areas in a file.
pub(crate) fn boundaries(
    file: &str,
    text: &str,
    wanted: impl Fn(&AreaCode) -> bool,
) -> Result<Boundaries, ImportError> {
    let collection: Collection = serde_json::from_str(text).map_err(|error| {
        let column = format!("character {}", error.column());
        let line = error.line() as u64;
        ImportError::file(file, "GeoJSON with areas that have a code and a polygon", error.to_string())
            .line(line)
            .column(&column)
    })?;
    let mut found = Boundaries::new();
    for (number, feature) in collection.features.into_iter().enumerate() {
        let at = format!("features[{number}]");
        let text = &feature.properties.code;
        let code: AreaCode = text.parse().map_err(|_| {
            ImportError::file(file, "the code of an area", shown(text))
                .column(&format!("{at}.properties.code"))
        })?;
        if !wanted(&code) {
            continue;
        }
        let rings = rings(file, &at, feature.geometry)?;
        if found.insert(code, rings).is_some() {
            return Err(ImportError::file(file, "each code once", format!("{code} twice"))
                .column(&format!("{at}.properties.code")));
        }
    }
    Ok(found)
}

fn rings(file: &str, at: &str, geometry: Option<Geometry>) -> Result<Vec<Ring>, ImportError> {
    let at = format!("{at}.geometry");
    let polygons = match geometry {
        Some(Geometry::Polygon(rings)) => vec![rings],
        Some(Geometry::MultiPolygon(polygons)) => polygons,
        None => return Err(ImportError::file(file, "a polygon", "nothing").column(&at)),
    };
    polygons.into_iter().flatten().map(|ring| one_ring(file, &at, &ring)).collect()
}

fn one_ring(file: &str, at: &str, points: &[[f64; 2]]) -> Result<Ring, ImportError> {
    let mut ring = Ring::with_capacity(points.len());
    for [lon, lat] in points {
        if !(LON.0..=LON.1).contains(lon) || !(LAT.0..=LAT.1).contains(lat) {
            let expected =
                format!("longitude {} to {} and latitude {} to {} (WGS 84)", LON.0, LON.1, LAT.0, LAT.1);
            return Err(ImportError::file(file, expected, format!("{lon}, {lat}")).column(at));
        }
        ring.push(spot(*lon, *lat));
    }
    let closed = ring.len() >= 4 && ring.first() == ring.last();
    if !closed {
        let found = format!("{} points", ring.len());
        return Err(ImportError::file(file, "a closed ring of at least 4 points", found).column(at));
    }
    ring.pop();
    ring.dedup();
    Ok(ring)
}

#[expect(clippy::cast_possible_truncation, reason = "degrees times a million fit")]
fn spot(lon: f64, lat: f64) -> Spot {
    ((lon * MILLION).round() as i32, (lat * MILLION).round() as i32)
}

/// East and north in metres on a flat map that is right at this latitude.
pub(crate) fn flat(spot: Spot) -> (f64, f64) {
    let squeeze = (f64::from(spot.1) / MILLION).to_radians().cos();
    (f64::from(spot.0) * METRES * squeeze, f64::from(spot.1) * METRES)
}

/// What lies inside, in square metres: outer rings run against the clock, holes with it.
pub(crate) fn square_metres(rings: &[Ring]) -> f64 {
    rings.iter().map(signed).sum::<f64>().abs()
}

/// By the shoelace formula.
fn signed(ring: &Ring) -> f64 {
    let middle = ring.first().copied().unwrap_or_default();
    let squeeze = (f64::from(middle.1) / MILLION).to_radians().cos();
    let place = |spot: &Spot| {
        (f64::from(spot.0 - middle.0) * METRES * squeeze, f64::from(spot.1 - middle.1) * METRES)
    };
    let ends = ring.iter().skip(1).chain(ring.first());
    let twice: f64 = ring
        .iter()
        .zip(ends)
        .map(|(a, b)| {
            let (a, b) = (place(a), place(b));
            a.0 * b.1 - b.0 * a.1
        })
        .sum();
    twice / 2.0
}

/// The two ends of every stretch of border, smallest first.
pub(crate) fn edges(ring: &Ring) -> impl Iterator<Item = (Spot, Spot)> + '_ {
    let ends = ring.iter().skip(1).chain(ring.first());
    ring.iter().zip(ends).map(|(a, b)| (*a.min(b), *a.max(b)))
}

/// Areas with a stretch of border in common; each pair both ways.
pub(crate) fn neighbours<'a>(
    areas: impl Iterator<Item = (&'a AreaCode, &'a Vec<Ring>)>,
) -> Vec<(AreaCode, AreaCode)> {
    let mut owners: HashMap<(Spot, Spot), AreaCode> = HashMap::new();
    let mut pairs = BTreeSet::new();
    for (code, rings) in areas {
        for edge in rings.iter().flat_map(edges) {
            if let Some(other) = owners.insert(edge, *code)
                && other != *code
            {
                pairs.insert((*code, other));
                pairs.insert((other, *code));
            }
        }
    }
    pairs.into_iter().collect()
}

/// The rings as the table keeps them: `lon,lat lon,lat;lon,lat …`.
pub(crate) fn shape_text(rings: &[Ring]) -> String {
    let ring = |ring: &Ring| {
        let points: Vec<String> = ring
            .iter()
            .map(|(lon, lat)| format!("{:.5},{:.5}", f64::from(*lon) / MILLION, f64::from(*lat) / MILLION))
            .collect();
        points.join(" ")
    };
    rings.iter().map(ring).collect::<Vec<_>>().join(";")
}

/// Metres between a point and another.
pub(crate) fn metres(a: Point, b: Point) -> f64 {
    a.metres_to(&b)
}
