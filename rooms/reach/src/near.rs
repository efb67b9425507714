//! Who lives near enough and offered to help: area by area, and never all members.

use std::collections::HashMap;

use house::store::{StoreError, args, row};
use jiff::Timestamp;
use neighbourhood::areas::{AreaCode, AreaShape, Circle, Place, Point, circle_between, distance_metres};
use neighbourhood::asks::{Ask, Urgency};
use neighbourhood::ids::{AskId, PersonId};
use neighbourhood::quiet::QuietHours;
use neighbourhood::reach::{Candidate, History, Parameters, standing};
use neighbourhood::themes::Theme;
use people::Source;

use crate::rule::Look;
use crate::store::{AREAS, EVERYBODY, TURNS, history_of};
use crate::turns::turns_of;

/// So many offers are looked at for one ask, the nearest.
const MOST: usize = 2_000;
/// So many who can be told are enough to choose a few from, when nobody elsewhere comes before them.
const ENOUGH: usize = 30;
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
    struct Around {
        code: String, lon: f64, lat: f64, square_metres: f64, here_lon: f64, here_lat: f64,
        here_square_metres: f64, turn: Option<i64>, first_time: bool,
    }

    struct Near {
        owner: String, themes: String, postcode: Option<String>, circle: String, at_most: u8, quiet_from: u16,
        quiet_until: u16, paused_until: Option<i64>, history: String,
    }
}

/// An area near the ask, with the two shapes that a distance needs.
struct Area {
    code: AreaCode,
    there: AreaShape,
    here: AreaShape,
    /// The fewest turns of those asked before who can be told.
    turns: Option<f64>,
    /// Somebody there was never asked.
    first_time: bool,
}

impl Area {
    fn of(row: &Around, now: Timestamp, parameters: &Parameters) -> Option<Self> {
        let shape = |lon, lat, square_metres| AreaShape { label: Point { lon, lat }, square_metres };
        Some(Self {
            code: row.code.parse().ok()?,
            there: shape(row.lon, row.lat, row.square_metres),
            here: shape(row.here_lon, row.here_lat, row.here_square_metres),
            turns: row.turn.map(|turn| turns_of(turn, now, parameters)),
            first_time: row.first_time,
        })
    }

    /// How far the nearest who may live here can be.
    fn metres(&self, wanted: &Wanted) -> f64 {
        let mut there = Place::of_area(self.code).unwrap_or(wanted.place);
        if self.code == wanted.place.area() {
            there = wanted.place;
        }
        distance_metres((&there, &self.there), (&wanted.place, &self.here))
    }
}

/// A few near whose turn it is, so many that the rule can choose: the areas in the order of the best
/// who can live there, until nobody further on can come before those who were read. Who was told
/// already, the asker, and who does not want to meet the asker are not among them.
pub async fn few(from: &mut impl Source, look: &Look<'_>) -> Result<Vec<Candidate>, StoreError> {
    let areas = areas(from, look).await?;
    let fewest = areas.iter().filter_map(|area| area.turns).fold(f64::INFINITY, f64::min);
    let fewest = if fewest.is_finite() { fewest } else { 0.0 };
    let mut line: Vec<(f64, &Area)> =
        areas.iter().filter_map(|area| Some((best(area, fewest, look)?, area))).collect();
    line.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.code.as_str().cmp(b.1.code.as_str())));
    let mut found = HashMap::new();
    let mut known = Vec::new();
    for (at, (_, area)) in line.iter().enumerate() {
        let theme = look.wanted.theme.map_or_else(String::new, |theme| format!(",{},", theme.key()));
        let mut values = who(area.code, look.wanted);
        values.extend(args![look.now.as_millisecond(), theme]);
        let rows: Vec<Near> = from.rows(TURNS, values).await?;
        gather(&mut found, &rows, area, look.wanted);
        known = listed(&found, look);
        let Some((next, _)) = line.get(at + 1) else { break };
        if before(&known, *next, look) >= ENOUGH {
            break;
        }
    }
    Ok(known)
}

/// The place in the order of the best who can live there; nothing when nobody can be told there.
fn best(area: &Area, fewest: f64, look: &Look<'_>) -> Option<f64> {
    // Of those asked before, whoever always says yes and whoever never does: the rule may put either first. Those
    // never asked did neither, and most areas of a growing town have nobody else.
    const PASTS: [(f64, f64); 3] = [(0.0, 0.0), (1e6, 0.0), (0.0, 1e6)];
    let first_time = area.first_time.then_some((fewest, PASTS[0]));
    let asked_before = area.turns.into_iter().flat_map(|turns| PASTS.map(|past| (turns, past)));
    let standing = |(turns, (yes, unanswered))| {
        let mut history = History::new_among(turns, look.now);
        (history.yes, history.unanswered) = (yes, unanswered);
        standing(&imagined(area, history, look), look.now, look.parameters)
    };
    first_time.into_iter().chain(asked_before).map(standing).max_by(f64::total_cmp)
}

/// Somebody who might live there, and whom nothing stands in the way.
fn imagined(area: &Area, history: History, look: &Look<'_>) -> Candidate {
    Candidate {
        person: PersonId::from_uuid(uuid::Uuid::nil()),
        circle: Circle::Street,
        distance_m: area.metres(look.wanted),
        fit: FITS[usize::from(look.wanted.theme.is_none())],
        offered: false,
        history,
        quiet: QuietHours::none(),
        paused_until: None,
        most_per_week: u8::MAX,
        excluded: false,
    }
}

/// How many can be told and come before whoever stands there.
fn before(known: &[Candidate], bound: f64, look: &Look<'_>) -> usize {
    let comes_before = |one: &&Candidate| look.free(one) && standing(one, look.now, look.parameters) >= bound;
    known.iter().filter(comes_before).count()
}

/// Everybody who could be told about this now or later, the nearest 2,000.
pub async fn all(from: &mut impl Source, look: &Look<'_>) -> Result<Vec<Candidate>, StoreError> {
    let mut areas = areas(from, look).await?;
    areas.sort_by(|a, b| a.metres(look.wanted).total_cmp(&b.metres(look.wanted)));
    let (mut found, mut read) = (HashMap::new(), 0);
    for area in &areas {
        let mut values = who(area.code, look.wanted);
        values.extend(args![i64::try_from(MOST - read).unwrap_or(0)]);
        let rows: Vec<Near> = from.rows(EVERYBODY, values).await?;
        gather(&mut found, &rows, area, look.wanted);
        read += rows.len();
        if read >= MOST {
            break;
        }
    }
    Ok(listed(&found, look))
}

async fn areas(from: &mut impl Source, look: &Look<'_>) -> Result<Vec<Area>, StoreError> {
    let degrees = look.parameters.furthest_m / METRES * 1.1;
    let values = args![look.wanted.place.area().as_str(), degrees * degrees, look.now.as_millisecond()];
    let rows: Vec<Around> = from.rows(AREAS, values).await?;
    let near = |area: &Area| area.metres(look.wanted) <= look.parameters.furthest_m;
    Ok(rows.iter().filter_map(|row| Area::of(row, look.now, look.parameters)).filter(near).collect())
}

/// What every statement about who lives in an area wants to know.
fn who(area: AreaCode, wanted: &Wanted) -> house::store::Args {
    let place = &wanted.place;
    args![
        area.as_str(),
        place.area().as_str(),
        place.district().map_or_else(String::new, |district| district.to_string()),
        place.postcode().map_or_else(String::new, |postcode| postcode.to_string()),
        wanted.circle.key(),
        wanted.asker.map_or_else(String::new, |asker| asker.to_string()),
        wanted.ask.map_or_else(String::new, |ask| ask.to_string())
    ]
}

fn gather(found: &mut HashMap<PersonId, Candidate>, rows: &[Near], area: &Area, wanted: &Wanted) {
    for row in rows {
        // A row that cannot be read is nobody to tell; the doctor finds it.
        let Some(candidate) = candidate(row, area, wanted) else { continue };
        found.entry(candidate.person).and_modify(|known| merge(known, candidate)).or_insert(candidate);
    }
}

fn listed(found: &HashMap<PersonId, Candidate>, look: &Look<'_>) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = found.values().copied().collect();
    all.sort_by_key(|candidate| candidate.person);
    welcome_new(&mut all, look.now, look.parameters);
    all
}

fn candidate(row: &Near, area: &Area, wanted: &Wanted) -> Option<Candidate> {
    let place = match &row.postcode {
        Some(postcode) => Place::of_postcode(postcode.parse().ok()?, area.code).ok()?,
        None => Place::of_area(area.code).ok()?,
    };
    let circle = circle_between(&place, &wanted.place)?;
    if circle > Circle::from_key(&row.circle)? {
        return None;
    }
    let (fit, offered) = fit(wanted.theme, &row.themes);
    Some(Candidate {
        person: row.owner.parse().ok()?,
        circle,
        distance_m: distance_metres((&place, &area.there), (&wanted.place, &area.here)),
        fit,
        offered,
        history: history_of(&row.history),
        quiet: QuietHours::new(row.quiet_from, row.quiet_until).unwrap_or_default(),
        paused_until: row.paused_until.map(house::clock::at),
        most_per_week: row.at_most,
        excluded: false,
    })
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
fn welcome_new(all: &mut [Candidate], now: Timestamp, parameters: &Parameters) {
    let turns: Vec<f64> = all
        .iter()
        .filter(|candidate| candidate.history.asked > 0)
        .map(|candidate| candidate.history.turns_now(now, parameters))
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
