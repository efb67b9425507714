//! Open asks that fit what somebody offers, the best first: on their own page, and in the letter of the month.
//!
//! The other way round than `offers::fitting`, by the same rule of `neighbourhood::nearest`. What is found stands
//! on boards that they may read; what is theirs, answered by them or of somebody they avoid is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use asks::{Filter, Listed};
use house::App;
use house::store::{StoreError, args};
use jiff::{SignedDuration, Timestamp};
use neighbourhood::areas::{AreaCode, AreaShape, Circle, Level, Place, Point};
use neighbourhood::ids::{AskId, PersonId};
use neighbourhood::nearest::{Entry, Likeness, Wish, score};
use neighbourhood::offers::Offer;
use neighbourhood::times::Times;

use crate::store::{AreaPoint, POINTS, READABLE};

/// So many asks of each board are weighed, the newest.
const WEIGHED: u32 = 40;
/// So many are looked up at once, as many as the statement has places for.
const LOOKED_UP: usize = 12;
/// The land does not change from one day to the next.
const FRESH: SignedDuration = SignedDuration::from_hours(24);

/// The points and sizes of the areas of one municipality.
type Land = BTreeMap<AreaCode, AreaShape>;

/// At most `most` asks (12 at most) that fit what this person offers now; none when they offer nothing.
///
/// # Errors
/// What the database says.
pub async fn suited(app: &App, person: PersonId, most: usize) -> Result<Vec<Listed>, StoreError> {
    let now = app.now();
    let offers = offers::of_owner(&app.db, person).await?;
    let offers: Vec<Offer> =
        offers.into_iter().map(|stored| stored.offer).filter(|offer| offer.is_available(now)).collect();
    let Some(first) = offers.first() else { return Ok(Vec::new()) };
    let land = land(app, &first.place.municipality()).await?;
    let asks = near(app, &offers).await?;
    let mut best = ranked(asks, &offers, &land, now);
    best.truncate(LOOKED_UP);
    readable(app, person, &mut best).await?;
    best.truncate(most);
    Ok(best)
}

/// What is open on the boards around these offers, each once.
async fn near(app: &App, offers: &[Offer]) -> Result<Vec<Listed>, StoreError> {
    let boards: BTreeSet<AreaCode> = offers.iter().flat_map(|offer| around(&offer.place)).collect();
    let mut found: BTreeMap<AskId, Listed> = BTreeMap::new();
    for board in boards {
        for ask in asks::list(app, &Filter::open(board, WEIGHED)).await? {
            found.insert(ask.id, ask);
        }
    }
    Ok(found.into_values().collect())
}

/// The boards on which something near this place stands.
fn around(place: &Place) -> impl Iterator<Item = AreaCode> {
    let own = Some(place.area()).filter(|area| area.level() == Level::Neighbourhood);
    own.into_iter().chain(place.district()).chain([place.municipality()])
}

/// Those that fit one of the offers, best first.
fn ranked(asks: Vec<Listed>, offers: &[Offer], land: &Land, now: Timestamp) -> Vec<Listed> {
    let wishes: Vec<Wish> = offers.iter().filter_map(|offer| wish(offer, land)).collect();
    let worth = |ask: &Listed| {
        let entry = entry(ask, land, now)?;
        let fits = |wish: &&Wish| {
            let (asked, offered) = (&entry.themes, &wish.like.themes);
            asked.is_empty() || offered.is_empty() || asked.iter().any(|theme| offered.contains(theme))
        };
        wishes
            .iter()
            .filter(fits)
            .filter_map(|wish| score(&entry, wish))
            .map(|(score, _)| score)
            .reduce(f32::max)
    };
    let mut all: Vec<(f32, Listed)> =
        asks.into_iter().filter_map(|ask| worth(&ask).map(|worth| (worth, ask))).collect();
    all.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(other.placed_at.cmp(&one.placed_at)));
    all.into_iter().map(|(_, ask)| ask).collect()
}

fn wish(offer: &Offer, land: &Land) -> Option<Wish> {
    let shape = land.get(&offer.place.area())?;
    let like = Entry {
        place: offer.place,
        label: shape.label,
        circle: offer.circle,
        themes: offer.themes.clone(),
        times: offer.times,
        words: Likeness::of(offer.text.as_str()),
    };
    Some(Wish { like, within_m: shape.square_metres.max(0.0).sqrt() / 2.0 })
}

fn entry(ask: &Listed, land: &Land, now: Timestamp) -> Option<Entry> {
    Some(Entry {
        place: Place::of_area(ask.area).ok()?,
        label: land.get(&ask.area)?.label,
        circle: ask.circle.max(Circle::Neighbourhood),
        themes: ask.theme.into_iter().collect(),
        times: Times::of_ask(ask.urgency, now),
        words: Likeness::of(&ask.words),
    })
}

/// Leaves out what is not, or no longer, for them.
async fn readable(app: &App, person: PersonId, found: &mut Vec<Listed>) -> Result<(), StoreError> {
    if found.is_empty() {
        return Ok(());
    }
    let mut values = args![];
    for at in 0..LOOKED_UP {
        values.extend(args![found.get(at).map_or_else(String::new, |ask| ask.id.to_string())]);
    }
    values.extend(args![person.uuid()]);
    let kept: Vec<String> = app.db.all(READABLE, values).await?;
    found.retain(|ask| kept.contains(&ask.id.to_string()));
    Ok(())
}

async fn land(app: &App, municipality: &AreaCode) -> Result<Arc<Land>, StoreError> {
    let now = app.now();
    if let Some(land) = app.kept.get::<Land>(municipality.as_str(), now, FRESH) {
        return Ok(land);
    }
    let rows: Vec<AreaPoint> = app.db.all(POINTS, args![municipality.as_str()]).await?;
    let shape = |row: AreaPoint| {
        let label = Point { lon: row.lon, lat: row.lat };
        Some((row.code.parse().ok()?, AreaShape { label, square_metres: row.square_metres }))
    };
    let land: Land = rows.into_iter().filter_map(shape).collect();
    Ok(app.kept.keep(municipality.as_str(), now, land))
}
