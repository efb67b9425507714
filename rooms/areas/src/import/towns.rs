//! The two towns whose neighbourhoods are known exactly: Zutphen and Eindhoven.

use std::collections::{BTreeMap, BTreeSet};

use neighbourhood::areas::{AreaCode, Level};

use super::gather::{National, area, once, own_parent, point, shapes};
use super::geo::{self, Boundaries};
use super::{Files, Gathered, ImportError};
use crate::store::NewArea;

const COLUMNS: [&str; 8] =
    ["code", "name", "wijk_code", "gemeente_code", "lon", "lat", "area_ha", "neighbours"];

/// Those of the wanted municipalities that are in the file of towns.
pub(crate) fn gather(
    files: &Files,
    national: &National,
    wanted: &BTreeSet<AreaCode>,
) -> Result<Vec<Gathered>, ImportError> {
    let mut found: BTreeMap<AreaCode, NewArea> = BTreeMap::new();
    let (mut neighbours, mut lines) = (Vec::new(), Vec::new());
    let table = files.table("areas/towns_buurten.csv", &COLUMNS)?;
    for line in table.rows() {
        let municipality = line.code("gemeente_code", Level::Municipality)?;
        if !wanted.contains(&municipality) {
            continue;
        }
        let code = line.code("code", Level::Neighbourhood)?;
        let district = line.code("wijk_code", Level::District)?;
        own_parent(&line, "wijk_code", code)?;
        if !national.districts.contains_key(&district) {
            return Err(line.wrong("wijk_code", "a district of wijken_2024.csv", district.as_str()));
        }
        for other in line.get("neighbours").split_whitespace() {
            let other: AreaCode =
                other.parse().map_err(|_| line.wrong("neighbours", "codes with spaces between", other))?;
            neighbours.push((code, other));
            lines.push(line);
        }
        let new = NewArea {
            code,
            name: line.name("name")?,
            label: point(&line)?,
            square_metres: line.number("area_ha", 0.01..=100_000.0)? * 10_000.0,
            inhabitants: None,
            year: 2020,
            shape: None,
        };
        once(&line, found.insert(code, new).is_none(), code)?;
    }
    if let Some((line, (_, other))) =
        lines.iter().zip(&neighbours).find(|(_, (_, other))| !found.contains_key(other))
    {
        return Err(line.wrong("neighbours", "neighbourhoods of this file", other.as_str()));
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    assemble(files, national, found, &neighbours)
}

fn assemble(
    files: &Files,
    national: &National,
    mut found: BTreeMap<AreaCode, NewArea>,
    neighbours: &[(AreaCode, AreaCode)],
) -> Result<Vec<Gathered>, ImportError> {
    let towns: BTreeSet<AreaCode> = found.keys().map(AreaCode::municipality).collect();
    let file = "areas/towns_areas.geojson";
    let borders = geo::boundaries(file, &files.text(file)?, |code| towns.contains(&code.municipality()))?;
    let postcodes = postcodes(files, &found)?;
    let mut all = Vec::new();
    for town in towns {
        let of = |level: Level| -> Boundaries {
            let mine =
                borders.iter().filter(|(code, _)| code.municipality() == town && code.level() == level);
            mine.map(|(code, rings)| (*code, rings.clone())).collect()
        };
        let mut drawn: BTreeMap<AreaCode, String> =
            [Level::Municipality, Level::District, Level::Neighbourhood]
                .into_iter()
                .flat_map(|level| shapes(&of(level)))
                .collect();
        let land = |around: AreaCode, found: &BTreeMap<AreaCode, NewArea>| -> f64 {
            found.values().filter(|area| around.contains(&area.code)).map(|area| area.square_metres).sum()
        };
        let mut one = Gathered::default();
        for (code, known) in
            national.municipalities.get_key_value(&town).into_iter().chain(national.districts_of(town))
        {
            one.areas.push(area(*code, known, land(*code, &found), &mut drawn));
        }
        for new in found.values_mut().filter(|area| area.code.municipality() == town) {
            new.shape = drawn.remove(&new.code);
            if new.shape.is_none() {
                return Err(ImportError::file(file, format!("the boundary of {}", new.code), "none"));
            }
            one.areas.push(new.clone());
        }
        one.neighbours = neighbours.iter().filter(|(code, _)| code.municipality() == town).copied().collect();
        one.postcodes = postcodes
            .iter()
            .filter(|((_, code), _)| code.municipality() == town)
            .map(|(key, share)| (key.clone(), *share))
            .collect();
        all.push(one);
    }
    Ok(all)
}

fn postcodes(
    files: &Files,
    found: &BTreeMap<AreaCode, NewArea>,
) -> Result<BTreeMap<(String, AreaCode), f64>, ImportError> {
    let table = files.table("postcodes/towns_pc4_buurt.csv", &["pc4", "buurt_code", "share_of_pc4_area"])?;
    let towns: BTreeSet<AreaCode> = found.keys().map(AreaCode::municipality).collect();
    let mut all = BTreeMap::new();
    for line in table.rows() {
        let code = line.code("buurt_code", Level::Neighbourhood)?;
        let share = line.number("share_of_pc4_area", 0.0..=1.0)?;
        let pc4 = line.postcode4("pc4")?;
        if !towns.contains(&code.municipality()) {
            continue;
        }
        if !found.contains_key(&code) {
            return Err(line.wrong("buurt_code", "a neighbourhood of towns_buurten.csv", code.as_str()));
        }
        if all.insert((pc4.clone(), code), share).is_some() {
            return Err(line.wrong("buurt_code", "each pair once", format!("{pc4} with {code} twice")));
        }
    }
    Ok(all)
}
