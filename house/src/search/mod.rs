//! The index of what can be found. Rooms keep their things in it in the transaction that changes them; what has no
//! boards is not in it.
//!
//! Both databases give the same hits in the same order: the newest first within each ring. They look for the same
//! plain words ([`neighbourhood::search::words_of`]), and neither weighs them.

use neighbourhood::areas::{AreaCode, Level};
use neighbourhood::search::{Boards, Kind, Query, Ring, words_of};
use uuid::Uuid;

use crate::store::{Db, StoreError, Tx, args, row, statements};

/// `$1` words, `$2` kind or '', `$3` what was looked through before or '-', `$4` the area, `$5` at most.
macro_rules! postgres {
    ($column:literal, $before:literal) => {
        concat!(
            "select kind, about from findables where ",
            $column,
            " = $4 and ",
            $before,
            " <> $3 and ($2 = '' or kind = $2) \
             and found @@ cast(cast($1 as text) as tsquery) order by number desc limit $5"
        )
    };
}

statements! {
    pub KEPT = "select words, area, district, municipality from findables where about = $1";
    pub KEEP = "insert into findables (kind, about, words, area, district, municipality) values ($1, $2, $3, $4, $5, $6)";
    pub GONE = "delete from findables where about = $1";
    // Nothing is counted or weighed: walking down the numbers ends after $2 hits.
    pub FIND_SQLITE = "select f.kind, f.about from findables_words w join findables f on f.number = w.rowid \
        where findables_words match $1 order by w.rowid desc limit $2";
    pub FIND_AREA_POSTGRES = postgres!("area", "''");
    pub FIND_DISTRICT_POSTGRES = postgres!("district", "area");
    pub FIND_MUNICIPALITY_POSTGRES = postgres!("municipality", "district");
}

/// As many as one page shows.
pub const MOST: usize = 20;

/// Something that can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    pub kind: Kind,
    pub about: Uuid,
}

row! {
    #[derive(Debug, PartialEq, Eq)]
    struct Kept { words: String, area: String, district: String, municipality: String }
}

row! {
    struct Found { kind: String, about: Uuid }
}

/// From now on `sentence` is found on these boards; on none, it is not found. What was kept as it is stays where it
/// is; what is new or changed counts as new.
///
/// # Errors
/// What the database says, here and below.
pub async fn keep(
    tx: &mut Tx,
    (kind, about): (Kind, Uuid),
    sentence: &str,
    boards: &Boards,
) -> Result<(), StoreError> {
    let before: Option<Kept> = tx.one(KEPT, args![about]).await?;
    let after = wanted(sentence, boards);
    if before == after {
        return Ok(());
    }
    if before.is_some() {
        gone(tx, about).await?;
    }
    let Some(Kept { words, area, district, municipality }) = after else { return Ok(()) };
    tx.exec(KEEP, args![kind.key(), about, words, area, district, municipality]).await.map(|_| ())
}

/// It is not found any more.
pub async fn gone(tx: &mut Tx, about: Uuid) -> Result<(), StoreError> {
    tx.exec(GONE, args![about]).await.map(|_| ())
}

/// The row as it must be; nothing when there must be none.
fn wanted(sentence: &str, boards: &Boards) -> Option<Kept> {
    if boards.is_none() {
        return None;
    }
    let code = |area: Option<AreaCode>| area.map(|code| code.to_string()).unwrap_or_default();
    Some(Kept {
        words: words_of(sentence),
        area: code(boards.neighbourhood),
        district: code(boards.district),
        municipality: code(boards.municipality),
    })
    .filter(|kept| !kept.words.is_empty())
}

/// The newest hits in a ring, at most `most`.
pub async fn find(
    db: &Db,
    query: &Query,
    (ring, kind): (&Ring, Option<Kind>),
    most: u32,
) -> Result<Vec<Hit>, StoreError> {
    let postgres = match ring.inside.level() {
        Level::Neighbourhood => FIND_AREA_POSTGRES,
        Level::District => FIND_DISTRICT_POSTGRES,
        Level::Municipality => FIND_MUNICIPALITY_POSTGRES,
    };
    let sql = db.pick(FIND_SQLITE, postgres);
    let args = if sql == FIND_SQLITE {
        args![in_fts5(query, ring, kind), most]
    } else {
        let (kind, without) = (kind.map_or("", Kind::key), ring.without.map(|code| code.to_string()));
        let without = without.unwrap_or_else(|| "-".to_owned());
        args![query.for_postgres(), kind, without, ring.inside.as_str(), most]
    };
    let found: Vec<Found> = db.all(sql, args).await?;
    let hit = |Found { kind, about }| Some(Hit { kind: Kind::from_key(&kind)?, about });
    Ok(found.into_iter().filter_map(hit).collect())
}

/// Everything about the look in one expression of FTS5. What was typed stands between quotes as letters and digits;
/// the codes of areas are ours.
fn in_fts5(query: &Query, ring: &Ring, kind: Option<Kind>) -> String {
    let mut all =
        format!("words : ({}) AND {} : \"{}\"", query.for_sqlite(), column(ring.inside), ring.inside);
    if let Some(kind) = kind {
        all.push_str(&format!(" AND kind : \"{kind}\""));
    }
    match ring.without {
        Some(area) => format!("({all}) NOT {} : \"{area}\"", column(area)),
        None => all,
    }
}

fn column(area: AreaCode) -> &'static str {
    match area.level() {
        Level::Neighbourhood => "area",
        Level::District => "district",
        Level::Municipality => "municipality",
    }
}

#[cfg(test)]
mod tests;
