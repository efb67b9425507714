//! The past of an installation without anybody in it, for the simulator: how many helpers and asks
//! there were around which middle of an area. Areas with few count with the larger area around them.

use std::collections::BTreeMap;

use house::App;
use house::clock::at;
use house::store::{Db, StoreError, args, row, statements};
use jiff::{SignedDuration, Timestamp};
use neighbourhood::areas::{AreaCode, Point};
use neighbourhood::ids::AskId;
use neighbourhood::moments::earlier;
use neighbourhood::quiet::dutch_time;
use neighbourhood::reach::Parameters;

use crate::rule;

statements! {
    pub HOMES = "select area, count(*) from (select o.owner, min(o.area) as area from offers o \
        join people p on p.id = o.owner where o.stage = 'active' and o.hidden_at is null \
        and p.blocked_at is null and p.area is not null group by o.owner) as homes group by area order by area";
    pub PLACED = "select id, area, placed_at from asks where id > $1 and not private and opened_at is not null \
        order by id limit 2000";
    pub MIDDLE = "select lon, lat from areas where code = $1";
}

row! { struct Placed { id: String, area: String, placed_at: i64 } }

/// Around one middle are so many helpers, or asks, at least.
const FEW: usize = 10;
/// How far back.
const DAYS: i32 = 120;
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Moments are rounded to a quarter of an hour.
const QUARTER: i64 = 900;
/// Metres in a degree of latitude.
const METRES: f64 = 111_195.0;

/// What happened, as the simulator wants it: metres from a corner, seconds since the first midnight.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    pub parameters: Parameters,
    /// Where helpers are; fewer than ten are not told.
    pub homes: Vec<(f64, f64)>,
    pub asks: Vec<(f64, (f64, f64))>,
    /// Side of the square that holds them all.
    pub side_m: f64,
}

/// Gathers it. Nothing when there are fewer than ten helpers.
///
/// # Errors
/// What the database says.
pub async fn past(app: &App) -> Result<Option<Past>, StoreError> {
    let homes: Vec<(String, i64)> = app.db.all(HOMES, args![]).await?;
    let homes: Vec<AreaCode> = homes
        .iter()
        .filter_map(|(area, count)| Some((area.parse().ok()?, usize::try_from(*count).ok()?)))
        .flat_map(|(area, count)| std::iter::repeat_n(area, count))
        .collect();
    if homes.len() < FEW {
        return Ok(None);
    }
    let placed = placed(&app.db, app.now()).await?;
    let areas: Vec<AreaCode> = placed.iter().map(|(_, area)| *area).collect();
    let (homes, areas) = (with_company(&homes), with_company(&areas));
    let plane = Plane::around(&app.db, homes.iter().chain(&areas)).await?;
    let midnight = placed.first().map_or(0, |(first, _)| midnight_before(*first));
    let asks =
        placed.iter().zip(&areas).filter_map(|((at, _), area)| Some((since(midnight, *at), plane.at(area)?)));
    Ok(Some(Past {
        parameters: (*rule::parameters(app, &mut &app.db).await?).clone(),
        homes: homes.iter().filter_map(|area| plane.at(area)).collect(),
        asks: asks.collect(),
        side_m: plane.side_m,
    }))
}

async fn placed(db: &Db, now: Timestamp) -> Result<Vec<(Timestamp, AreaCode)>, StoreError> {
    let mut after = AskId::new_v7(earlier(now, DAY * DAYS), [0; 10]).to_string();
    let mut all = Vec::new();
    loop {
        let page: Vec<Placed> = db.all(PLACED, args![&after]).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.id);
        all.extend(page.iter().filter_map(|one| Some((at(one.placed_at), one.area.parse().ok()?))));
    }
    all.sort_by_key(|(at, _)| *at);
    Ok(all)
}

/// Each area with enough of them; where there are few, the district instead, then the municipality.
fn with_company(areas: &[AreaCode]) -> Vec<AreaCode> {
    let wider = |areas: Vec<AreaCode>, around: fn(&AreaCode) -> AreaCode| {
        let mut count: BTreeMap<AreaCode, usize> = BTreeMap::new();
        for area in &areas {
            *count.entry(*area).or_default() += 1;
        }
        let few = |area: &AreaCode| count.get(area).is_none_or(|count| *count < FEW);
        areas.iter().map(|area| if few(area) { around(area) } else { *area }).collect::<Vec<_>>()
    };
    let districts = wider(areas.to_vec(), |area| area.district().unwrap_or_else(|| area.municipality()));
    wider(districts, AreaCode::municipality)
}

fn midnight_before(first: Timestamp) -> i64 {
    let day = first.to_zoned(dutch_time()).start_of_day();
    day.map_or(0, |midnight| midnight.timestamp().as_second())
}

#[expect(clippy::cast_precision_loss, reason = "seconds of some months")]
fn since(midnight: i64, at: Timestamp) -> f64 {
    let seconds = (at.as_second() - midnight).max(0);
    ((seconds + QUARTER / 2) / QUARTER * QUARTER) as f64
}

/// The middles of areas in metres from the corner of the square around them.
struct Plane {
    points: BTreeMap<AreaCode, (f64, f64)>,
    side_m: f64,
}

impl Plane {
    async fn around(db: &Db, areas: impl Iterator<Item = &AreaCode>) -> Result<Self, StoreError> {
        let mut middles: BTreeMap<AreaCode, Point> = BTreeMap::new();
        for area in areas {
            if !middles.contains_key(area)
                && let Some((lon, lat)) = db.one::<(f64, f64)>(MIDDLE, args![area.as_str()]).await?
            {
                middles.insert(*area, Point { lon, lat });
            }
        }
        let west = middles.values().map(|point| point.lon).fold(f64::INFINITY, f64::min);
        let south = middles.values().map(|point| point.lat).fold(f64::INFINITY, f64::min);
        let metres = |point: &Point| {
            let across = METRES * south.to_radians().cos();
            (((point.lon - west) * across).round(), ((point.lat - south) * METRES).round())
        };
        let points: BTreeMap<_, _> = middles.iter().map(|(area, point)| (*area, metres(point))).collect();
        let side_m = points.values().map(|(x, y)| x.max(*y)).fold(1.0, f64::max);
        Ok(Self { points, side_m })
    }

    fn at(&self, area: &AreaCode) -> Option<(f64, f64)> {
        self.points.get(area).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const AREAS: [&str; 5] = ["BU03010000", "BU03010001", "BU03010100", "BU07720000", "BU07720001"];

    proptest! {
        #[test]
        fn nobody_stands_alone_but_in_the_middle_of_a_town(counts in proptest::collection::vec(0..25_usize, 5)) {
            let all: Vec<AreaCode> = AREAS
                .iter()
                .zip(&counts)
                .flat_map(|(area, count)| std::iter::repeat_n(area.parse().unwrap(), *count))
                .collect();
            let told = with_company(&all);
            prop_assert_eq!(told.len(), all.len());
            for area in &told {
                let here = told.iter().filter(|one| *one == area).count();
                prop_assert!(here >= FEW || *area == area.municipality(), "{here} in {area}");
            }
            prop_assert!(all.iter().zip(&told).all(|(real, told)| told.contains(real)));
        }
    }
}
