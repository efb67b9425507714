//! Numbers over other rooms' tables, only for showing. Every one is read from an index alone or has an end.

use house::store::{Db, FromRow, Row, StoreError, args, statements};
use neighbourhood::areas::{AreaCode, Level};

/// Open asks in each part of an area. `$1` the area.
macro_rules! parts {
    ($column:literal) => {
        concat!(
            "select p.code, p.name, (select count(*) from asks a where a.",
            $column,
            " = p.code and a.stage = 'open' and not a.private and a.hidden_at is null) \
             from areas p where p.parent = $1 order by p.name, p.code"
        )
    };
}

/// What the last asks that ended well were about. `$1` the area, `$2` at most.
macro_rules! themes {
    ($column:literal) => {
        concat!(
            "select t.theme, count(*) from (select theme from asks where ",
            $column,
            " = $1 and stage = 'closed' \
             and closure in ('helped', 'partly') and not private and hidden_at is null and erased_at is null \
             order by stage_at desc, id desc limit $2) t group by t.theme order by 2 desc, 1"
        )
    };
}

statements! {
    pub PARTS_NEIGHBOURHOODS = parts!("area");
    pub PARTS_DISTRICTS = parts!("district");
    pub THEMES_NEIGHBOURHOOD = themes!("area");
    pub THEMES_DISTRICT = themes!("district");
    pub THEMES_MUNICIPALITY = themes!("municipality");
}

/// So many of the last asks are counted by theme.
const COUNTED: i64 = 500;

/// A part of an area, and how many asks are open in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub code: AreaCode,
    pub name: String,
    pub open: i64,
}

impl FromRow for Part {
    fn from_row(row: &mut Row<'_>) -> Result<Self, StoreError> {
        let code: String = row.take()?;
        let code = code.parse().map_err(|_| StoreError::Other(format!("{code:?} is no area")))?;
        Ok(Self { code, name: row.take()?, open: row.take()? })
    }
}

/// The districts of a municipality or the neighbourhoods of a district; by name. None in a neighbourhood.
pub async fn parts(db: &Db, area: &AreaCode) -> Result<Vec<Part>, StoreError> {
    match area.level() {
        Level::Municipality => db.all(PARTS_DISTRICTS, args![area.as_str()]).await,
        Level::District => db.all(PARTS_NEIGHBOURHOODS, args![area.as_str()]).await,
        Level::Neighbourhood => Ok(Vec::new()),
    }
}

/// Themes of the last asks that ended well, the most frequent first; '' when nobody said.
pub async fn themes(db: &Db, area: &AreaCode) -> Result<Vec<(String, i64)>, StoreError> {
    let sql = match area.level() {
        Level::Municipality => THEMES_MUNICIPALITY,
        Level::District => THEMES_DISTRICT,
        Level::Neighbourhood => THEMES_NEIGHBOURHOOD,
    };
    db.all(sql, args![area.as_str(), COUNTED]).await
}
