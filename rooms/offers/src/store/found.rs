//! Offers that were found, and keeping the index of search right.

use house::App;
use house::search;
use house::store::{Args, Db, StoreError, Tx, args, statements};
use neighbourhood::areas::{Circle, Place};
use neighbourhood::ids::{OfferId, PersonId};
use neighbourhood::search::{Boards, Kind};
use uuid::Uuid;

use super::lists::{ListRow, Listed, listed, listed_columns};
use super::rows::unreadable;

statements! {
    // What was found may have ended since, or its owner be blocked: only what is shown is shown.
    // $21 who looks, when it matters: not their own, and nobody they want nothing to do with.
    pub THESE = concat!(listed_columns!(), " where o.id in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, \
        $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) and o.stage = 'active' and o.hidden_at is null \
        and p.blocked_at is null and o.owner <> $21 and not exists (select 1 from blocks b \
        where (b.person = $21 and b.other = o.owner) or (b.person = o.owner and b.other = $21))");
    pub SHOWN = "select id, words, area from offers where stage = 'active' and hidden_at is null and id > $1 \
        order by id limit $2";
    pub SHOWN_POSTGRES = "select id, words, area from offers where stage = 'active' and hidden_at is null \
        and id > $1 order by id limit $2 for update";
    pub ENDED = "delete from findables where kind = 'offer' and not exists (select 1 from offers o \
        where o.id = findables.about and o.stage = 'active' and o.hidden_at is null)";
}

/// These offers in this order, at most [`search::MOST`]; what is not shown any more is left out, and when it is for
/// somebody, their own too.
///
/// # Errors
/// What the database says, here and below.
pub async fn these(db: &Db, ids: &[OfferId], who: Option<PersonId>) -> Result<Vec<Listed>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut args: Args = ids.iter().take(search::MOST).map(|id| id.to_string().into()).collect();
    args.resize(search::MOST, String::new().into());
    args.push(who.map_or_else(String::new, |who| who.to_string()).into());
    let rows: Vec<ListRow> = db.all(THESE, args).await?;
    let mut found = rows.into_iter().map(listed).collect::<Result<Vec<_>, _>>()?;
    found.sort_by_key(|offer| ids.iter().position(|id| *id == offer.id));
    Ok(found)
}

/// Brings the index right for some offers behind `after`; gives where to go on, nothing when all are done.
pub async fn mend_found(
    app: &App,
    tx: &mut Tx,
    (after, most): (&str, u32),
) -> Result<Option<String>, StoreError> {
    if after.is_empty() {
        tx.exec(ENDED, args![]).await?;
    }
    let sql = app.db.pick(SHOWN, SHOWN_POSTGRES);
    let rows: Vec<(String, String, String)> = tx.all(sql, args![after, most]).await?;
    for (id, words, area) in &rows {
        let about: Uuid = id.parse().map_err(unreadable)?;
        let place = Place::of_area(area.parse().map_err(unreadable)?).map_err(unreadable)?;
        let boards = Boards::of(&place, Circle::Municipality);
        search::keep(tx, (Kind::Offer, about), words, &boards).await?;
    }
    let more = rows.len() == usize::try_from(most).unwrap_or(usize::MAX);
    Ok(rows.into_iter().next_back().filter(|_| more).map(|(id, ..)| id))
}
