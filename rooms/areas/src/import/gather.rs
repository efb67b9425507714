//! Any Dutch municipality: CBS districts of 2024, and neighbourhoods of 2016 where their codes
//! are still in force. A district whose neighbourhoods were drawn anew is kept without them.

use std::collections::{BTreeMap, BTreeSet};

use neighbourhood::areas::{AreaCode, Level, Point};

use super::geo::{self, Boundaries};
use super::simplify::simplify;
use super::table::Line;
use super::{Files, Gathered, ImportError, towns};
use crate::store::NewArea;

/// How far the line of the map may lie from the real one, in metres: it is drawn at 10 to 20 m a point.
pub(crate) const TOLERANCE: [(Level, f64); 3] =
    [(Level::Neighbourhood, 8.0), (Level::District, 15.0), (Level::Municipality, 30.0)];
/// A postcode leads to no more neighbourhoods than somebody can read through.
const CHOICES: usize = 9;
/// The neighbourhoods of a district are all there when their land is that of the district, within this part.
const COMPLETE: f64 = 0.15;

/// What the national tables say of a municipality or district.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub name: String,
    pub label: Point,
    pub inhabitants: Option<i64>,
    /// Square metres of land; for a district not given.
    pub land: Option<f64>,
}

/// The national tables, read once for all municipalities.
#[derive(Debug)]
pub(crate) struct National {
    pub municipalities: BTreeMap<AreaCode, Known>,
    pub districts: BTreeMap<AreaCode, Known>,
}

pub(crate) fn point(line: &Line<'_>) -> Result<Point, ImportError> {
    Ok(Point {
        lon: line.number("lon", geo::LON.0..=geo::LON.1)?,
        lat: line.number("lat", geo::LAT.0..=geo::LAT.1)?,
    })
}

impl National {
    fn read(files: &Files) -> Result<Self, ImportError> {
        let mut municipalities = BTreeMap::new();
        let table = files
            .table("areas/gemeenten_2024.csv", &["code", "name", "lon", "lat", "inhabitants", "land_ha"])?;
        for line in table.rows() {
            let code = line.code("code", Level::Municipality)?;
            let land = line.number("land_ha", 0.0..=200_000.0)? * 10_000.0;
            let known = known(&line, Some(land))?;
            once(&line, municipalities.insert(code, known).is_none(), code)?;
        }
        let mut districts = BTreeMap::new();
        let table = files.table(
            "areas/wijken_2024.csv",
            &["code", "name", "gemeente_code", "lon", "lat", "inhabitants"],
        )?;
        for line in table.rows() {
            let code = line.code("code", Level::District)?;
            if !municipalities.contains_key(&line.code("gemeente_code", Level::Municipality)?) {
                return Err(line.wrong(
                    "gemeente_code",
                    "a municipality of gemeenten_2024.csv",
                    line.get("gemeente_code"),
                ));
            }
            own_parent(&line, "gemeente_code", code)?;
            once(&line, districts.insert(code, known(&line, None)?).is_none(), code)?;
        }
        Ok(Self { municipalities, districts })
    }

    pub fn districts_of(&self, municipality: AreaCode) -> impl Iterator<Item = (&AreaCode, &Known)> {
        self.districts.iter().filter(move |(code, _)| code.municipality() == municipality)
    }
}

fn known(line: &Line<'_>, land: Option<f64>) -> Result<Known, ImportError> {
    Ok(Known { name: line.name("name")?, label: point(line)?, inhabitants: line.count("inhabitants")?, land })
}

pub(crate) fn once(line: &Line<'_>, fresh: bool, code: AreaCode) -> Result<(), ImportError> {
    if fresh { Ok(()) } else { Err(line.wrong("code", "each code once", format!("{code} twice"))) }
}

/// The column must say what the code itself says.
pub(crate) fn own_parent(line: &Line<'_>, column: &'static str, code: AreaCode) -> Result<(), ImportError> {
    match code.parent() {
        Some(parent) if line.get(column) == parent.as_str() => Ok(()),
        Some(parent) => Err(line.wrong(column, format!("{parent}, in which {code} lies"), line.get(column))),
        None => Ok(()),
    }
}

/// Everything about these municipalities, checked.
pub(crate) fn gather(files: &Files, wanted: &[AreaCode]) -> Result<Vec<Gathered>, ImportError> {
    let national = National::read(files)?;
    let wanted: BTreeSet<AreaCode> = wanted.iter().copied().collect();
    for code in &wanted {
        if !national.municipalities.contains_key(code) {
            return Err(ImportError::file(
                "areas/gemeenten_2024.csv",
                format!("a municipality {code}"),
                "none",
            )
            .column("code"));
        }
    }
    let mut all = towns::gather(files, &national, &wanted)?;
    let rest: BTreeSet<AreaCode> = wanted
        .into_iter()
        .filter(|code| !all.iter().any(|one| one.areas.iter().any(|area| area.code == *code)))
        .collect();
    if !rest.is_empty() {
        all.extend(elsewhere(files, &national, &rest)?);
    }
    Ok(all)
}

/// A neighbourhood of 2016 that is still there.
struct Old {
    name: String,
    label: Point,
    square_metres: f64,
}

fn elsewhere(
    files: &Files,
    national: &National,
    wanted: &BTreeSet<AreaCode>,
) -> Result<Vec<Gathered>, ImportError> {
    let inside = |code: &AreaCode| wanted.contains(&code.municipality());
    let read = |name: &str| geo::boundaries(name, &files.text(name)?, inside);
    let municipalities = read("areas/gemeenten_2024.geojson")?;
    let districts = read("areas/wijken_2024.geojson")?;
    let neighbourhoods = read("areas/buurten_2016.geojson")?;
    let old = old_neighbourhoods(files, wanted, &districts)?;
    let mut all = Vec::new();
    for code in wanted {
        let Some(known) = national.municipalities.get(code) else { continue };
        let own = |from: &Boundaries| -> Boundaries {
            from.iter()
                .filter(|(area, _)| area.municipality() == *code)
                .map(|(area, rings)| (*area, rings.clone()))
                .collect()
        };
        let own_old: BTreeMap<AreaCode, &Old> =
            old.iter().filter(|(area, _)| area.municipality() == *code).map(|(a, o)| (*a, o)).collect();
        let mut borders = own(&neighbourhoods);
        borders.retain(|area, _| own_old.contains_key(area));
        let mut shapes = shapes(&own(&municipalities));
        let district_borders = own(&districts);
        shapes.extend(self::shapes(&district_borders));
        shapes.extend(self::shapes(&borders));
        let mut one = Gathered::default();
        one.areas.push(area(*code, known, known.land.unwrap_or_default(), &mut shapes));
        for (district, known) in national.districts_of(*code) {
            let size = district_borders.get(district).map_or(0.0, |rings| geo::square_metres(rings));
            one.areas.push(area(*district, known, size, &mut shapes));
        }
        for (area, old) in &own_old {
            one.areas.push(NewArea {
                code: *area,
                name: old.name.clone(),
                label: old.label,
                square_metres: old.square_metres,
                inhabitants: None,
                year: 2016,
                shape: shapes.remove(area),
            });
        }
        one.neighbours = geo::neighbours(borders.iter());
        all.push(one);
    }
    postcodes(files, &mut all)?;
    Ok(all)
}

pub(crate) fn area(
    code: AreaCode,
    known: &Known,
    size: f64,
    shapes: &mut BTreeMap<AreaCode, String>,
) -> NewArea {
    NewArea {
        code,
        name: known.name.clone(),
        label: known.label,
        square_metres: size,
        inhabitants: known.inhabitants,
        year: 2024,
        shape: shapes.remove(&code),
    }
}

/// The boundaries of areas of one level, as the table keeps them.
pub(crate) fn shapes(borders: &Boundaries) -> BTreeMap<AreaCode, String> {
    let level = borders.keys().next().map_or(Level::District, AreaCode::level);
    let tolerance = TOLERANCE.iter().find(|(of, _)| *of == level).map_or(10.0, |(_, metres)| *metres);
    simplify(borders, tolerance).into_iter().map(|(code, rings)| (code, geo::shape_text(&rings))).collect()
}

/// Those of districts that still consist of them.
fn old_neighbourhoods(
    files: &Files,
    wanted: &BTreeSet<AreaCode>,
    districts: &Boundaries,
) -> Result<BTreeMap<AreaCode, Old>, ImportError> {
    let columns = ["code", "name", "wijk_code", "gemeente_code", "lon", "lat", "area_ha", "code_in_2020"];
    let table = files.table("areas/buurten_2016.csv", &columns)?;
    let mut found = BTreeMap::new();
    let mut land: BTreeMap<AreaCode, f64> = BTreeMap::new();
    let mut gone = BTreeSet::new();
    for line in
        table.rows().filter(|line| line.get("gemeente_code").parse().is_ok_and(|code| wanted.contains(&code)))
    {
        let code = line.code("code", Level::Neighbourhood)?;
        own_parent(&line, "wijk_code", code)?;
        let district = line.code("wijk_code", Level::District)?;
        if line.get("code_in_2020") != "1" {
            gone.insert(district);
        }
        let square_metres = line.number("area_ha", 0.0..=100_000.0)? * 10_000.0;
        *land.entry(district).or_default() += square_metres;
        let old = Old { name: line.name("name")?, label: point(&line)?, square_metres };
        once(&line, found.insert(code, old).is_none(), code)?;
    }
    found.retain(|code, _| {
        code.district().is_some_and(|district| {
            let whole = districts.get(&district).map_or(0.0, |rings| geo::square_metres(rings));
            let part = land.get(&district).copied().unwrap_or_default();
            !gone.contains(&district) && whole > 0.0 && (part / whole - 1.0).abs() <= COMPLETE
        })
    });
    Ok(found)
}

/// A postcode touches districts, by share. Within a district the neighbourhoods nearest to the middle of
/// the postcode come first; their share is an estimate that only puts them in order.
fn postcodes(files: &Files, all: &mut [Gathered]) -> Result<(), ImportError> {
    let mut middles = BTreeMap::new();
    let table = files.table("postcodes/pc4_2021.csv", &["pc4", "lon", "lat"])?;
    for line in table.rows() {
        middles.insert(line.postcode4("pc4")?, point(&line)?);
    }
    let mut shares: BTreeMap<AreaCode, Vec<(String, f64)>> = BTreeMap::new();
    let table = files.table("postcodes/pc4_wijk_2024.csv", &["pc4", "wijk_code", "share_of_pc4_area"])?;
    for line in table.rows() {
        let district = line.code("wijk_code", Level::District)?;
        let share = line.number("share_of_pc4_area", 0.0..=1.0)?;
        shares.entry(district).or_default().push((line.postcode4("pc4")?, share));
    }
    for one in all {
        let mut near: BTreeMap<String, Vec<(AreaCode, f64)>> = BTreeMap::new();
        for district in one.areas.iter().filter(|area| area.code.level() == Level::District) {
            let inside: Vec<&NewArea> =
                one.areas.iter().filter(|area| area.code.parent() == Some(district.code)).collect();
            for (pc4, share) in shares.get(&district.code).into_iter().flatten() {
                let choices = near.entry(pc4.clone()).or_default();
                match middles.get(pc4) {
                    Some(middle) if !inside.is_empty() => choices.extend(spread(*middle, &inside, *share)),
                    _ => choices.push((district.code, *share)),
                }
            }
        }
        for (pc4, mut choices) in near {
            choices.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            one.postcodes
                .extend(choices.into_iter().take(CHOICES).map(|(code, share)| ((pc4.clone(), code), share)));
        }
    }
    Ok(())
}

/// Divides a share over neighbourhoods: the nearer to the middle, the more.
fn spread(middle: Point, inside: &[&NewArea], share: f64) -> Vec<(AreaCode, f64)> {
    let weight = |area: &NewArea| (geo::metres(middle, area.label) + 300.0).powi(-2);
    let total: f64 = inside.iter().map(|area| weight(area)).sum();
    inside.iter().map(|area| (area.code, share * weight(area) / total)).collect()
}
