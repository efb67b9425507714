//! What stands around the rows of a board: names and numbers, in one look.
//!
//! Every number is read from an index alone or has an end, so that a page costs the same in a busy town.

use house::store::{Db, FromRow, Row, StoreError, args, row, statements};
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
    pub POINTS = "select code, lon, lat, area_m2 from areas where municipality = $1";
    // $13 who looks: what is not theirs, not answered or refused by them, and of nobody they want nothing to do with.
    pub READABLE = "select a.id from asks a where a.id in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
        and a.stage = 'open' and not a.private and a.hidden_at is null and a.asker <> $13 \
        and not exists (select 1 from replies r where r.ask = a.id and r.person = $13) \
        and not exists (select 1 from alerts t where t.ask = a.id and t.person = $13 and t.answer is not null) \
        and not exists (select 1 from people p where p.id = a.asker and p.blocked_at is not null) \
        and not exists (select 1 from blocks b where (b.person = $13 and b.other = a.asker) \
        or (b.person = a.asker and b.other = $13))";
    // Narrows down who may be due; the rule decides. $1 the last person of the batch before, $2 and $3 the moments
    // since which they must have heard nothing, $4 how many.
    pub IDLE = "select o.owner, min(o.made_at), case when p.blocked_at is null then false else true end, \
        (select max(t.made_at) from alerts t where t.person = o.owner), \
        (select max(r.made_at) from replies r where r.person = o.owner), \
        (select m.written_at from monthly_letters m where m.person = o.owner) \
        from offers o join people p on p.id = o.owner where o.owner > $1 and o.stage = 'active' \
        and o.hidden_at is null and o.made_at <= $2 and p.blocked_at is null and p.email_confirmed_at is not null \
        and ',' || p.letters || ',' like '%,monthly,%' \
        and not exists (select 1 from alerts t where t.person = o.owner and t.made_at > $2) \
        and not exists (select 1 from replies r where r.person = o.owner and r.made_at > $2) \
        and not exists (select 1 from monthly_letters m where m.person = o.owner and m.written_at > $3) \
        group by o.owner, p.blocked_at order by o.owner limit $4";
    // $2 now, $3 and $4 as above: whoever comes second, or after a seintje, changes nothing.
    pub CLAIM = "insert into monthly_letters (person, written_at) \
        select cast($1 as text), cast($2 as bigint) \
        where not exists (select 1 from alerts t where t.person = $1 and t.made_at > $3) \
        on conflict (person) do update set written_at = excluded.written_at where monthly_letters.written_at <= $4";
    pub ROOM = "select (select count(*) from asks where id = $1 and stage = 'open' and not private \
        and hidden_at is null and replies = 0), \
        (select count(*) from letters where about = $1 and kind = 'monthly')";
    pub WRITTEN = "select written_at from monthly_letters where person = $1";
    pub FORGET_WRITTEN = "delete from monthly_letters where person = $1";
}

row! {
    /// Where an area is, and how large.
    pub struct AreaPoint { code: String, lon: f64, lat: f64, square_metres: f64 }

    /// Somebody who offers something and heard nothing for a month.
    pub struct Idle {
        person: String, helps_since: i64, blocked: bool, asked_at: Option<i64>, replied_at: Option<i64>,
        written_at: Option<i64>,
    }
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
