//! What the gauge counts. Private and hidden asks are in none of it, nor is anybody by name.

use house::store::{Db, StoreError, args, row, statements};
use jiff::Timestamp;
use neighbourhood::areas::{AreaCode, Level};

/// `$1` the area, `$2` now. `$own` is the column for the area, `$part` that for its parts.
macro_rules! helpers {
    ($own:literal, $part:literal) => {
        concat!(
            "select o.owner, o.theme, o.at_most, o.",
            $part,
            ", o.made_at from offers o join people p on p.id = o.owner where o.",
            $own,
            " = $1 and o.stage = 'active' and o.hidden_at is null and p.blocked_at is null \
             and (p.paused_until is null or p.paused_until <= $2) order by o.owner"
        )
    };
}

/// `$1` the area, `$2` its municipality, `$3` since, `$4` until; an ask of this moment had no time to be answered.
macro_rules! asked {
    ($own:literal, $part:literal) => {
        concat!(
            "select a.theme, a.",
            $part,
            ", count(*), min(a.opened_at), sum(a.told), \
             sum(case when a.urgency <> 'this_week' then 1 else 0 end), \
             sum(case when a.urgency <> 'this_week' and exists (select 1 from replies r where r.ask = a.id \
             and r.made_at <= a.opened_at + 7200000) then 1 else 0 end) \
             from asks a where a.municipality = $2 and a.opened_at >= $3 and a.opened_at <= $4 and a.",
            $own,
            " = $1 and not a.private and a.hidden_at is null and a.stage <> 'unconfirmed' group by a.theme, a.",
            $part
        )
    };
}

/// `$1` the area, `$2` its municipality, `$3` since: what was told of its asks, and how often somebody said yes;
/// what its helpers were told; how many of them were told nothing since `$4`, although they offered something then and take no pause now (`$5`).
macro_rules! told {
    ($own:literal) => {
        concat!(
            "select (select count(*) from asks a join alerts t on t.ask = a.id where a.municipality = $2 \
             and a.opened_at >= $3 and a.",
            $own,
            " = $1 and not a.private), (select count(*) from asks a join alerts t on t.ask = a.id \
             where a.municipality = $2 and a.opened_at >= $3 and a.",
            $own,
            " = $1 and not a.private and t.answer in ('yes', 'declined')), (select count(*) from \
             (select distinct o.owner from offers o where o.",
            $own,
            " = $1 and o.stage = 'active' and o.hidden_at is null) h \
             join alerts t on t.person = h.owner and t.made_at >= $3), \
             (select count(distinct o.owner) from offers o join people p on p.id = o.owner where o.",
            $own,
            " = $1 and o.stage = 'active' and o.hidden_at is null and o.made_at <= $4 and p.blocked_at is null \
             and (p.paused_until is null or p.paused_until <= $5) and not exists (select 1 from alerts t where t.person = o.owner and t.made_at > $4))"
        )
    };
}

statements! {
    pub HELPERS_NEIGHBOURHOOD = helpers!("area", "area");
    pub HELPERS_DISTRICT = helpers!("district", "area");
    pub HELPERS_MUNICIPALITY = helpers!("municipality", "district");
    pub ASKED_NEIGHBOURHOOD = asked!("area", "area");
    pub ASKED_DISTRICT = asked!("district", "area");
    pub ASKED_MUNICIPALITY = asked!("municipality", "district");
    pub TOLD_NEIGHBOURHOOD = told!("area");
    pub TOLD_DISTRICT = told!("district");
    pub TOLD_MUNICIPALITY = told!("municipality");
}

row! {
    /// One offer of somebody who helps now.
    #[derive(Debug, Clone)]
    pub struct Helper { owner: String, themes: String, at_most: u8, part: String, made_at: i64 }

    /// The asks about one theme in one part of the area.
    #[derive(Debug, Clone)]
    pub struct Asked {
        theme: String, part: String, count: u32, first_at: i64, told: u32, hurried: u32, soon: u32,
    }

    /// Messages and yeses about the asks of the area; messages to its helpers; helpers nobody needed.
    #[derive(Debug, Clone, Copy, Default)]
    pub struct Told { told: u32, yes: u32, messages: u32, unneeded: u32 }
}

/// A statement for the level of the area.
const fn of<'s>(area: &AreaCode, [neighbourhood, district, municipality]: [&'s str; 3]) -> &'s str {
    match area.level() {
        Level::Neighbourhood => neighbourhood,
        Level::District => district,
        Level::Municipality => municipality,
    }
}

/// Every offer that counts now, by owner.
pub async fn helpers(db: &Db, area: &AreaCode, now: Timestamp) -> Result<Vec<Helper>, StoreError> {
    let sql = of(area, [HELPERS_NEIGHBOURHOOD, HELPERS_DISTRICT, HELPERS_MUNICIPALITY]);
    db.all(sql, args![area.as_str(), now.as_millisecond()]).await
}

/// What was asked between these moments.
pub async fn asked(
    db: &Db,
    area: &AreaCode,
    (since, until): (Timestamp, Timestamp),
) -> Result<Vec<Asked>, StoreError> {
    let sql = of(area, [ASKED_NEIGHBOURHOOD, ASKED_DISTRICT, ASKED_MUNICIPALITY]);
    let town = area.municipality();
    db.all(sql, args![area.as_str(), town.as_str(), since.as_millisecond(), until.as_millisecond()]).await
}

/// Who was told of it, since then; and who heard nothing for a month, as of now.
pub async fn told(
    db: &Db,
    area: &AreaCode,
    (since, month, now): (Timestamp, Timestamp, Timestamp),
) -> Result<Told, StoreError> {
    let sql = of(area, [TOLD_NEIGHBOURHOOD, TOLD_DISTRICT, TOLD_MUNICIPALITY]);
    let town = area.municipality();
    let mut args = args![area.as_str(), town.as_str()];
    args.extend(args![since.as_millisecond(), month.as_millisecond(), now.as_millisecond()]);
    Ok(db.one(sql, args).await?.unwrap_or_default())
}
