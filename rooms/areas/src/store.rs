//! What is kept of areas: reading for everybody, writing for the import alone.

use std::collections::{BTreeMap, BTreeSet};

use house::store::{Db, FromRow, Row, StoreError, Tx, Value, args, row, statements};
use neighbourhood::areas::{AreaCode, AreaShape, Level, Point};

statements! {
    pub LOAD = "select code, name, lon, lat, area_m2, inhabitants, year from areas where code = $1";
    // A code names the codes around it, so that the way up is one look at the key.
    pub PATH = "select code, name, lon, lat, area_m2, inhabitants, year from areas where code in ($1, $2, $3) order by length(code)";
    pub CHILDREN = "select code, name, lon, lat, area_m2, inhabitants, year from areas where parent = $1 order by name, code";
    pub MUNICIPALITIES = "select code, name, lon, lat, area_m2, inhabitants, year from areas where level = 'municipality' order by name, code";
    pub NEIGHBOURS = "select a.code, a.name, a.lon, a.lat, a.area_m2, a.inhabitants, a.year from neighbours n \
        join areas a on a.code = n.other where n.area = $1 order by a.name, a.code";
    pub SHAPES = "select code, name, shape from areas where parent = $1 order by code";
    pub ONE_SHAPE = "select code, name, shape from areas where code = $1";
    pub BY_POSTCODE4 = "select a.code, a.name, coalesce(d.name, ''), m.name, p.share from postcodes p \
        join areas a on a.code = p.area join areas m on m.code = a.municipality \
        left join areas d on d.code = a.parent where p.pc4 = $1 order by p.share desc, a.code";
    pub BY_POSTCODE6 = "select a.code, a.name, coalesce(d.name, ''), m.name, \
        cast(p.addresses as double precision) from postcodes6 p \
        join areas a on a.code = p.area join areas m on m.code = a.municipality \
        left join areas d on d.code = a.parent where p.pc6 = $1 order by p.addresses desc, a.code";
    pub BY_PARENT = "select a.code, a.name, d.name, m.name, a.area_m2 from areas a \
        join areas m on m.code = a.municipality join areas d on d.code = a.parent \
        where a.parent = $1 order by a.name, a.code";
    pub BY_CODE = "select a.code, a.name, coalesce(d.name, ''), m.name, a.area_m2 from areas a \
        join areas m on m.code = a.municipality left join areas d on d.code = a.parent where a.code = $1";
    // $1 is normalised; `%` and `_` cannot be in it.
    pub BY_NAME = "select a.code, a.name, coalesce(d.name, ''), m.name, \
        cast(case when a.search = $1 then 1.0 when a.search like $1 || '%' then 0.8 when a.search like '% ' || $1 || '%' then 0.6 else 0.4 end as double precision) \
        from areas a join areas m on m.code = a.municipality left join areas d on d.code = a.parent \
        where a.search like '%' || $1 || '%' order by 5 desc, length(a.code) desc, a.name, a.code limit 60";
    // Twenty at a time, because the number of places in a statement is fixed; a page has no more rows.
    pub NAMES_OF = "select code, name from areas where code in \
        ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
    pub NAMES = "select code, search from areas where level <> 'municipality' order by code limit 20000";

    pub SAVE_AREA = "insert into areas (code, level, name, parent, municipality, lon, lat, area_m2, inhabitants, year, shape, search) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (code) do update set \
        level = excluded.level, name = excluded.name, parent = excluded.parent, municipality = excluded.municipality, \
        lon = excluded.lon, lat = excluded.lat, area_m2 = excluded.area_m2, inhabitants = excluded.inhabitants, \
        year = excluded.year, shape = excluded.shape, search = excluded.search";
    pub CLEAR_POSTCODES = "delete from postcodes where area in (select code from areas where municipality = $1)";
    pub SAVE_POSTCODE = "insert into postcodes (pc4, area, share) values ($1, $2, $3)";
    pub CLEAR_NEIGHBOURS = "delete from neighbours where area in (select code from areas where municipality = $1)";
    pub SAVE_NEIGHBOUR = "insert into neighbours (area, other) values ($1, $2)";
    pub CLEAR_POSTCODES6 = "delete from postcodes6 where area in (select code from areas where municipality = $1)";
    pub SAVE_POSTCODE6 = "insert into postcodes6 (pc6, area, addresses) values ($1, $2, $3)";
    pub NEIGHBOURHOODS = "select code from areas where level = 'neighbourhood'";
}

const NAMES_AT_ONCE: usize = 20;

/// An area, without its boundary.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaRow {
    pub code: AreaCode,
    pub level: Level,
    pub name: String,
    pub parent: Option<AreaCode>,
    pub municipality: AreaCode,
    /// A point inside, in degrees (WGS 84): where its name stands on a map.
    pub lon: f64,
    pub lat: f64,
    /// Square metres.
    pub area_m2: f64,
    /// Where it is known; for neighbourhoods it is not.
    pub inhabitants: Option<i64>,
    /// The year of the division it comes from.
    pub year: i64,
}

impl FromRow for AreaRow {
    fn from_row(row: &mut Row<'_>) -> Result<Self, StoreError> {
        let code = code(&row.take::<String>()?)?;
        Ok(Self {
            code,
            level: code.level(),
            name: row.take()?,
            parent: code.parent(),
            municipality: code.municipality(),
            lon: row.take()?,
            lat: row.take()?,
            area_m2: row.take()?,
            inhabitants: row.take()?,
            year: row.take()?,
        })
    }
}

impl AreaRow {
    /// What distance needs to know.
    #[must_use]
    pub fn shape(&self) -> AreaShape {
        AreaShape { label: Point { lon: self.lon, lat: self.lat }, square_metres: self.area_m2 }
    }
}

/// One possible answer to "where is that?".
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub code: AreaCode,
    pub name: String,
    /// The name of the district it lies in; of the municipality when it is a district itself.
    pub district: String,
    pub municipality: String,
    /// How much of the postcode lies in it, 0 to 1; for a name, how well it fits.
    pub share: f64,
}

impl FromRow for Choice {
    fn from_row(row: &mut Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            code: code(&row.take::<String>()?)?,
            name: row.take()?,
            district: row.take()?,
            municipality: row.take()?,
            share: row.take()?,
        })
    }
}

row! {
    /// An area as the map draws it; `shape` as written by the import.
    pub struct ShapeRow { code: String, name: String, shape: Option<String> }
    /// The normalised name of an area.
    pub struct NameRow { code: String, search: String }
}

/// A code as the database keeps it.
fn code(text: &str) -> Result<AreaCode, StoreError> {
    text.parse().map_err(|_| StoreError::Other(format!("{text:?} in the table of areas is no code")))
}

/// The area with this code, if it was imported.
///
/// # Errors
/// What the database says, here and below.
pub async fn load(db: &Db, code: &AreaCode) -> Result<Option<AreaRow>, StoreError> {
    db.one(LOAD, args![code.as_str()]).await
}

/// From the municipality down to the area itself.
///
/// # Errors
/// As [`load`].
pub async fn path(db: &Db, code: &AreaCode) -> Result<Vec<AreaRow>, StoreError> {
    let district = code.district().unwrap_or(*code);
    db.all(PATH, args![code.municipality().as_str(), district.as_str(), code.as_str()]).await
}

/// The districts of a municipality, the neighbourhoods of a district; by name.
///
/// # Errors
/// As [`load`].
pub async fn children(db: &Db, code: &AreaCode) -> Result<Vec<AreaRow>, StoreError> {
    db.all(CHILDREN, args![code.as_str()]).await
}

/// Every municipality that was imported; by name.
///
/// # Errors
/// As [`load`].
pub async fn municipalities(db: &Db) -> Result<Vec<AreaRow>, StoreError> {
    db.all(MUNICIPALITIES, args![]).await
}

/// The neighbourhoods that share a border with this one; by name.
///
/// # Errors
/// As [`load`].
pub async fn neighbours(db: &Db, code: &AreaCode) -> Result<Vec<AreaRow>, StoreError> {
    db.all(NEIGHBOURS, args![code.as_str()]).await
}

/// The names of these areas, for a list of what is in them.
///
/// # Errors
/// As [`load`].
pub async fn names(
    db: &Db,
    codes: impl IntoIterator<Item = AreaCode>,
) -> Result<BTreeMap<AreaCode, String>, StoreError> {
    let codes: Vec<AreaCode> = codes.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    let mut found = BTreeMap::new();
    for part in codes.chunks(NAMES_AT_ONCE) {
        let mut args: Vec<Value> = part.iter().map(|code| code.as_str().into()).collect();
        args.resize(NAMES_AT_ONCE, "".into());
        for (text, name) in db.all::<(String, String)>(NAMES_OF, args).await? {
            found.insert(code(&text)?, name);
        }
    }
    Ok(found)
}

/// An area as the import found it.
#[derive(Debug, Clone, PartialEq)]
pub struct NewArea {
    pub code: AreaCode,
    pub name: String,
    pub label: Point,
    pub square_metres: f64,
    pub inhabitants: Option<i64>,
    pub year: i64,
    /// `lon,lat lon,lat;lon,lat …`: rings, simplified, for the map.
    pub shape: Option<String>,
}

/// Writes an area, over the one that was there.
///
/// # Errors
/// As [`load`].
pub async fn save(tx: &mut Tx, area: &NewArea) -> Result<(), StoreError> {
    let parent = area.code.parent().map(|code| code.as_str().to_owned());
    let values = args![
        area.code.as_str(),
        area.code.level().key(),
        &area.name,
        parent,
        area.code.municipality().as_str(),
        area.label.lon,
        area.label.lat,
        area.square_metres,
        area.inhabitants,
        area.year,
        area.shape.clone(),
        crate::names::plain(&area.name),
    ];
    tx.exec(SAVE_AREA, values).await.map(|_| ())
}
