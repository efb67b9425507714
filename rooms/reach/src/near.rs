//! Who lives near enough and offered to help: one query, and never all members.

use std::collections::HashMap;

use house::store::{StoreError, args, row};
use jiff::Timestamp;
use neighbourhood::areas::{AreaCode, AreaShape, Circle, Place, Point, circle_between, distance_metres};
use neighbourhood::asks::{Ask, Urgency};
use neighbourhood::ids::{AskId, PersonId};
use neighbourhood::quiet::QuietHours;
use neighbourhood::reach::{Candidate, History};
use neighbourhood::themes::Theme;
use people::Source;

use crate::rule::parameters;
use crate::store::{NEAR, history_of};

/// So many offers are looked at for one ask, the nearest.
const MOST: i64 = 2_000;
/// Metres in a degree of latitude.
const METRES: f64 = 111_195.0;
/// How well an offer fits an ask: the same theme, a theme unknown on one side, another theme.
const FITS: [f64; 3] = [1.0, 0.6, 0.35];

/// An ask as far as reach is concerned, placed already or about to be.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Nothing while it is only a preview.
    pub ask: Option<AskId>,
    pub asker: Option<PersonId>,
    pub place: Place,
    /// How far it may be told.
    pub circle: Circle,
    pub theme: Option<Theme>,
    pub urgency: Urgency,
    pub private: bool,
    pub placed_at: Timestamp,
}

impl From<&Ask> for Wanted {
    fn from(ask: &Ask) -> Self {
        Self {
            ask: Some(ask.id),
            asker: Some(ask.asker),
            place: ask.place,
            circle: ask.circle,
            theme: ask.theme,
            urgency: ask.urgency,
            private: ask.private,
            placed_at: ask.placed_at,
        }
    }
}

row! {
    struct Near {
        owner: String, themes: String, area: String, postcode: Option<String>, circle: String, at_most: u8,
        lon: f64, lat: f64, square_metres: f64, quiet_from: u16, quiet_until: u16, paused_until: Option<i64>,
        history: String, here_lon: f64, here_lat: f64, here_square_metres: f64,
    }
}

/// Everybody who could be told about this now or later, as the rule wants to know them. Who was
/// told already, the asker, and who does not want to meet the asker are not among them.
pub async fn candidates(
    mut from: impl Source,
    wanted: &Wanted,
    now: Timestamp,
) -> Result<Vec<Candidate>, StoreError> {
    let place = &wanted.place;
    let degrees = parameters().furthest_m / METRES * 1.1;
    let rows: Vec<Near> = from
        .rows(
            NEAR,
            args![
                place.area().as_str(),
                place.district().map_or_else(String::new, |district| district.to_string()),
                place.postcode().map_or_else(String::new, |postcode| postcode.to_string()),
                wanted.circle.key(),
                wanted.asker.map_or_else(String::new, |asker| asker.to_string()),
                wanted.ask.map_or_else(String::new, |ask| ask.to_string()),
                degrees * degrees,
                MOST
            ],
        )
        .await?;
    let mut found: HashMap<PersonId, Candidate> = HashMap::with_capacity(rows.len());
    for row in &rows {
        // A row that cannot be read is nobody to tell; the doctor finds it.
        let Some(candidate) = candidate(row, wanted) else { continue };
        found.entry(candidate.person).and_modify(|known| merge(known, candidate)).or_insert(candidate);
    }
    let mut all: Vec<Candidate> = found.into_values().collect();
    all.sort_by_key(|candidate| candidate.person);
    welcome_new(&mut all, now);
    Ok(all)
}

fn candidate(row: &Near, wanted: &Wanted) -> Option<Candidate> {
    let place = place(&row.area, row.postcode.as_deref())?;
    let circle = circle_between(&place, &wanted.place)?;
    if circle > Circle::from_key(&row.circle)? {
        return None;
    }
    let shape = |lon, lat, square_metres| AreaShape { label: Point { lon, lat }, square_metres };
    let there = shape(row.lon, row.lat, row.square_metres);
    let here = shape(row.here_lon, row.here_lat, row.here_square_metres);
    let (fit, offered) = fit(wanted.theme, &row.themes);
    Some(Candidate {
        person: row.owner.parse().ok()?,
        circle,
        distance_m: distance_metres((&place, &there), (&wanted.place, &here)),
        fit,
        offered,
        history: history_of(&row.history),
        quiet: QuietHours::new(row.quiet_from, row.quiet_until).unwrap_or_default(),
        paused_until: row.paused_until.map(house::clock::at),
        most_per_week: row.at_most,
        excluded: false,
    })
}

fn place(area: &str, postcode: Option<&str>) -> Option<Place> {
    let area: AreaCode = area.parse().ok()?;
    match postcode {
        Some(postcode) => Place::of_postcode(postcode.parse().ok()?, area).ok(),
        None => Place::of_area(area).ok(),
    }
}

fn fit(asked: Option<Theme>, offered: &str) -> (f64, bool) {
    let offered = offers::themes_of(offered);
    match asked {
        Some(theme) if offered.contains(&theme) => (FITS[0], true),
        Some(_) if !offered.is_empty() => (FITS[2], false),
        _ => (FITS[1], false),
    }
}

/// Somebody with several offers counts once: by the one that fits best, then by the nearest.
fn merge(known: &mut Candidate, other: Candidate) {
    let most_per_week = known.most_per_week.max(other.most_per_week);
    if other.fit > known.fit || (other.fit >= known.fit && other.distance_m < known.distance_m) {
        *known = other;
    }
    known.most_per_week = most_per_week;
}

/// Somebody new stands in the line as if they had had as many turns as the others near.
fn welcome_new(all: &mut [Candidate], now: Timestamp) {
    let turns: Vec<f64> = all
        .iter()
        .filter(|candidate| candidate.history.asked > 0)
        .map(|candidate| candidate.history.turns_now(now, parameters()))
        .collect();
    if turns.is_empty() {
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "at most MOST people")]
    let mean = turns.iter().sum::<f64>() / turns.len() as f64;
    for candidate in all.iter_mut().filter(|candidate| candidate.history == History::default()) {
        candidate.history = History::new_among(mean, now);
    }
}
