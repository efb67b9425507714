//! A map as inline SVG, drawn from the boundaries: every area a link with a spoken name.
//!
//! It is always the second way to choose; the list of the same links comes first.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use house::store::{Db, StoreError, args};
use neighbourhood::areas::{AreaCode, Level};
use words::Lang;

use crate::say::Words;
use crate::store::{self, ShapeRow};

/// How wide the drawing is, in its own units; at most this high.
const WIDE: f64 = 600.0;
const HIGH: f64 = 600.0;
const MARGIN: f64 = 4.0;

/// What to show on the map besides the borders.
#[derive(Debug, Clone, Default)]
pub struct Mark<'a> {
    /// The area that is chosen.
    pub here: Option<AreaCode>,
    /// How many open asks each area has. Areas without any may be left out.
    pub asks: BTreeMap<AreaCode, i64>,
    /// Where the links go: before and after the code.
    pub link: (&'a str, &'a str),
}

type Ring = Vec<(f64, f64)>;

/// The map of what lies in a municipality or district; for a neighbourhood, of its district.
/// Empty when no boundaries are known.
///
/// # Errors
/// What the database says.
pub async fn map(db: &Db, lang: Lang, code: &AreaCode, mark: &Mark<'_>) -> Result<String, StoreError> {
    let around = match code.level() {
        Level::Neighbourhood => code.parent().unwrap_or(*code),
        _ => *code,
    };
    let mut rows: Vec<ShapeRow> = db.all(store::SHAPES, args![around.as_str()]).await?;
    if rows.is_empty() {
        rows = db.all(store::ONE_SHAPE, args![around.as_str()]).await?;
    }
    let title = store::load(db, &around).await?.map(|area| area.name).unwrap_or_default();
    Ok(draw(Words(lang), &title, &rows, mark))
}

fn draw(w: Words, title: &str, rows: &[ShapeRow], mark: &Mark<'_>) -> String {
    let areas: Vec<(&ShapeRow, Vec<Ring>)> = rows
        .iter()
        .map(|row| (row, rings(row.shape.as_deref().unwrap_or_default())))
        .filter(|(_, rings)| !rings.is_empty())
        .collect();
    let Some(frame) = Frame::around(areas.iter().flat_map(|(_, rings)| rings.iter().flatten())) else {
        return String::new();
    };
    let mut svg = String::with_capacity(16 * 1024);
    // Writing to a String cannot fail.
    let _ = write!(
        svg,
        r#"<svg class="map" viewBox="0 0 {} {}" role="group" aria-label="{}">"#,
        frame.wide,
        frame.high,
        escaped(&w.map_of(title))
    );
    for (row, rings) in &areas {
        let code = row.code.parse::<AreaCode>().ok();
        let asks = code.and_then(|code| mark.asks.get(&code)).copied().unwrap_or(0);
        let label = if mark.asks.is_empty() { row.name.clone().into() } else { w.map_area(asks, &row.name) };
        let class = match (code.is_some() && code == mark.here, asks > 0) {
            (true, _) => r#" class="here""#,
            (false, true) => r#" class="q-1""#,
            (false, false) => "",
        };
        let current = if class.contains("here") { r#" aria-current="true""# } else { "" };
        let (before, after) = (escaped(mark.link.0), escaped(mark.link.1));
        let _ = write!(
            svg,
            r#"<a href="{before}{}{after}" aria-label="{}"{class}{current}><path d=""#,
            escaped(&row.code),
            escaped(&label)
        );
        rings.iter().for_each(|ring| frame.path(&mut svg, ring));
        svg.push_str(r#"" fill-rule="evenodd"/></a>"#);
    }
    svg.push_str("</svg>");
    svg
}

/// `lon,lat lon,lat;…` as the import wrote it; what cannot be read is left out.
fn rings(shape: &str) -> Vec<Ring> {
    let point = |text: &str| {
        let (lon, lat) = text.split_once(',')?;
        Some((lon.parse().ok()?, lat.parse().ok()?))
    };
    let ring = |text: &str| -> Ring { text.split(' ').filter_map(point).collect() };
    shape.split(';').map(ring).filter(|ring| ring.len() >= 3).collect()
}

/// From degrees to the units of the drawing.
struct Frame {
    left: f64,
    top: f64,
    /// Units per degree of longitude and of latitude.
    scale: (f64, f64),
    wide: i64,
    high: i64,
}

impl Frame {
    fn around<'a>(points: impl Iterator<Item = &'a (f64, f64)>) -> Option<Self> {
        let mut edge: Option<(f64, f64, f64, f64)> = None;
        for (lon, lat) in points {
            let (west, south, east, north) = edge.unwrap_or((*lon, *lat, *lon, *lat));
            edge = Some((west.min(*lon), south.min(*lat), east.max(*lon), north.max(*lat)));
        }
        let (west, south, east, north) = edge?;
        // A degree of longitude is shorter than one of latitude.
        let squeeze = f64::midpoint(south, north).to_radians().cos();
        let (wide, high) = (((east - west) * squeeze).max(1e-6), (north - south).max(1e-6));
        let units = ((WIDE - 2.0 * MARGIN) / wide).min((HIGH - 2.0 * MARGIN) / high);
        Some(Self {
            left: west,
            top: north,
            scale: (units * squeeze, units),
            wide: whole(wide * units + 2.0 * MARGIN),
            high: whole(high * units + 2.0 * MARGIN),
        })
    }

    fn place(&self, point: (f64, f64)) -> (i64, i64) {
        (
            whole((point.0 - self.left) * self.scale.0 + MARGIN),
            whole((self.top - point.1) * self.scale.1 + MARGIN),
        )
    }

    /// A closed line of steps, which are shorter than places.
    fn path(&self, svg: &mut String, ring: &Ring) {
        let mut places: Vec<(i64, i64)> = ring.iter().map(|point| self.place(*point)).collect();
        places.dedup();
        let Some((first, rest)) = places.split_first() else { return };
        if rest.len() < 2 {
            return;
        }
        let _ = write!(svg, "M{} {}l", first.0, first.1);
        let mut from = *first;
        for (n, to) in rest.iter().enumerate() {
            let (dx, dy) = (to.0 - from.0, to.1 - from.1);
            let space = if n > 0 && dx >= 0 { " " } else { "" };
            let between = if dy >= 0 { " " } else { "" };
            let _ = write!(svg, "{space}{dx}{between}{dy}");
            from = *to;
        }
        svg.push('z');
    }
}

#[expect(clippy::cast_possible_truncation, reason = "units of a drawing of 600")]
fn whole(units: f64) -> i64 {
    units.round() as i64
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
