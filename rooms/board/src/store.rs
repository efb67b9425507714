//! What stands around the rows of a board: names and numbers, in one look.
//!
//! Every number is read from an index alone or has an end, so that a page costs the same in a busy town.

use house::store::{Db, FromRow, Row, StoreError, args, statements};
use jiff::Timestamp;
use neighbourhood::areas::{AreaCode, Level};

/// `$1 $2 $3` the way down to where the visitor is, `$4` the area, `$5` since when people were helped.
/// `$own` is the column of asks for the area, `$part` that for its parts. Counting stops at
/// 101, said as "more than 100", so that a page of a busy town costs no more than one of a quiet street.
macro_rules! frame {
    ($own:literal, $part:literal) => {
        concat!(
            "select cast(0 as bigint), code, name, cast(0 as bigint), cast(0 as bigint) from areas \
             where code in ($1, $2, $3) union all \
             select cast(1 as bigint), p.code, p.name, (select count(*) from (select 1 from asks a where a.",
            $part,
            " = p.code and a.stage = 'open' and not a.private and a.hidden_at is null limit 101) few), \
             cast(0 as bigint) from areas p where p.parent = $4 union all \
             select cast(2 as bigint), '', '', (select count(*) from (select 1 from asks where ",
            $own,
            " = $4 and stage = 'open' and not private and hidden_at is null limit 101) few), \
             (select count(*) from (select 1 from asks where ",
            $own,
            " = $4 and stage_at >= $5 and stage = 'closed' and closure in ('helped', 'partly') and not private \
             and hidden_at is null and erased_at is null limit 101) few)"
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
    pub PATH = "select code, name from areas where code in ($1, $2, $3)";
    pub FRAME_NEIGHBOURHOOD = frame!("area", "area");
    pub FRAME_DISTRICT = frame!("district", "area");
    pub FRAME_MUNICIPALITY = frame!("municipality", "district");
    pub THEMES_NEIGHBOURHOOD = themes!("area");
    pub THEMES_DISTRICT = themes!("district");
    pub THEMES_MUNICIPALITY = themes!("municipality");
}

/// So many of the last asks are counted by theme.
const COUNTED: i64 = 500;

/// An area with its name; of a part also how many asks are open in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub code: AreaCode,
    pub name: String,
    /// Counted up to 101.
    pub open: i64,
}

/// What stands around the rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// From the municipality down to where the visitor is; what is not known is left out.
    pub path: Vec<Part>,
    /// The districts of a municipality or the neighbourhoods of a district, by name. None in a neighbourhood.
    pub parts: Vec<Part>,
    /// Open asks in the area, and those that ended well lately. Never private or hidden ones.
    pub open: i64,
    pub helped: i64,
}

struct Line {
    kind: i64,
    code: String,
    name: String,
    open: i64,
    helped: i64,
}

impl FromRow for Line {
    fn from_row(row: &mut Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            kind: row.take()?,
            code: row.take()?,
            name: row.take()?,
            open: row.take()?,
            helped: row.take()?,
        })
    }
}

impl Line {
    fn part(self) -> Result<Part, StoreError> {
        let code = self.code.parse().map_err(|_| StoreError::Other(format!("{:?} is no area", self.code)))?;
        Ok(Part { code, name: self.name, open: self.open })
    }
}

/// The frame of `area`, with the way down to `place`, which lies in it or is it.
pub async fn frame(
    db: &Db,
    area: &AreaCode,
    place: &AreaCode,
    since: Timestamp,
) -> Result<Frame, StoreError> {
    let sql = match area.level() {
        Level::Neighbourhood => FRAME_NEIGHBOURHOOD,
        Level::District => FRAME_DISTRICT,
        Level::Municipality => FRAME_MUNICIPALITY,
    };
    let (town, district) = (place.municipality(), place.district().unwrap_or(*place));
    let args = args![town.as_str(), district.as_str(), place.as_str(), area.as_str(), since.as_millisecond()];
    let mut frame = Frame::default();
    for line in db.all::<Line>(sql, args).await? {
        match line.kind {
            0 => frame.path.push(line.part()?),
            1 => frame.parts.push(line.part()?),
            _ => (frame.open, frame.helped) = (line.open, line.helped),
        }
    }
    frame.path.sort_by_key(|area| area.code.as_str().len());
    frame.parts.sort_by(|a, b| a.name.cmp(&b.name).then(a.code.cmp(&b.code)));
    Ok(frame)
}

/// The way down to an area, from its municipality; without numbers.
pub async fn path(db: &Db, place: &AreaCode) -> Result<Vec<Part>, StoreError> {
    let (town, district) = (place.municipality(), place.district().unwrap_or(*place));
    let args = args![town.as_str(), district.as_str(), place.as_str()];
    let rows: Vec<(String, String)> = db.all(PATH, args).await?;
    let part = |(code, name)| Line { kind: 0, code, name, open: 0, helped: 0 }.part();
    let mut path = rows.into_iter().map(part).collect::<Result<Vec<_>, _>>()?;
    path.sort_by_key(|area| area.code.as_str().len());
    Ok(path)
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

#[cfg(test)]
mod tests {
    use words::Lang;

    use crate::say::Words;

    /// The number at which counting stops is in the statements and in both catalogues.
    #[test]
    fn where_counting_stops_the_words_say_so() {
        for lang in Lang::ALL {
            let w = Words(lang);
            for (said, exact) in [
                (w.numbers_open(101), w.numbers_open(100)),
                (w.numbers_helped(101), w.numbers_helped(100)),
                (w.numbers_area(101, "Noordveen"), w.numbers_area(100, "Noordveen")),
            ] {
                assert!(said.contains("100") && !said.contains("101") && said != exact, "{said}");
            }
        }
        for frame in [super::FRAME_NEIGHBOURHOOD, super::FRAME_DISTRICT, super::FRAME_MUNICIPALITY] {
            assert_eq!(frame.matches("limit 101").count(), 3);
        }
    }
}
