//! Asks that were found by search, and keeping the index of search right.

use house::App;
use house::search;
use house::store::{Args, StoreError, Tx, args, statements};
use neighbourhood::areas::Circle;
use neighbourhood::ids::AskId;
use neighbourhood::search::{Boards, Kind};
use uuid::Uuid;

use super::lists::{Line, Listed, columns, read};
use super::rows::place;

statements! {
    // What search found may have ended since: only what stands on a board is shown.
    pub THESE = concat!("select ", columns!(), " from asks a where a.id in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, \
        $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) and a.stage = 'open' and not a.private \
        and a.hidden_at is null and a.circle <> 'street'");
    pub OPEN = "select id, words, area, circle from asks where stage = 'open' and not private \
        and hidden_at is null and id > $1 order by id limit $2";
    pub OPEN_POSTGRES = "select id, words, area, circle from asks where stage = 'open' and not private \
        and hidden_at is null and id > $1 order by id limit $2 for update";
    pub ENDED = "delete from findables where kind = 'ask' and not exists (select 1 from asks a \
        where a.id = findables.about and a.stage = 'open' and not a.private and a.hidden_at is null)";
}

/// These asks in this order, at most [`search::MOST`]; what stands on no board any more is left out.
///
/// # Errors
/// What the database says.
pub async fn these(app: &App, ids: &[AskId]) -> Result<Vec<Listed>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut args: Args = ids.iter().take(search::MOST).map(|id| id.to_string().into()).collect();
    args.resize(search::MOST, String::new().into());
    let mut found = read(app, app.db.all::<Line>(THESE, args).await?)?;
    found.sort_by_key(|ask| ids.iter().position(|id| *id == ask.id));
    Ok(found)
}

/// Brings the index right for some asks behind `after`: of an older version, or by words that are read otherwise
/// since. Gives where to go on; nothing when all are done.
///
/// # Errors
/// What the database says.
pub async fn mend_found(
    app: &App,
    tx: &mut Tx,
    (after, most): (&str, u32),
) -> Result<Option<String>, StoreError> {
    if after.is_empty() {
        tx.exec(ENDED, args![]).await?;
    }
    let sql = app.db.pick(OPEN, OPEN_POSTGRES);
    let rows: Vec<(String, String, String, String)> = tx.all(sql, args![after, most]).await?;
    for (id, words, area, circle) in &rows {
        let about: Uuid = id.parse().map_err(|_| StoreError::Other("an ask without an id".into()))?;
        let circle = Circle::from_key(circle).unwrap_or(Circle::Street);
        let boards = Boards::of(&place(area, None)?, circle);
        search::keep(tx, (Kind::Ask, about), words, &boards).await?;
    }
    let more = rows.len() == usize::try_from(most).unwrap_or(usize::MAX);
    Ok(rows.into_iter().next_back().filter(|_| more).map(|(id, ..)| id))
}
