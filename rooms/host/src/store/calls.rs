//! The call list: letters to people who have a telephone and no e-mail.

use house::App;
use house::notices::Content;
use house::store::{StoreError, Tx, args, row, statements};
use neighbourhood::areas::AreaCode;
use neighbourhood::ids::{LetterId, PersonId};

use super::{id, within};

statements! {
    pub WAITING = "select l.id, l.address_sealed, l.content_sealed, l.made_at from letters l \
        join people p on p.id = l.person where l.channel = 'call' and l.stage = 'waiting' and l.due <= $2 \
        and (l.stale_at is null or l.stale_at > $2) and p.area like $1 order by l.due, l.id limit 200";
    pub PLACE = "select p.area, l.person from letters l join people p on p.id = l.person \
        where l.id = $1 and l.channel = 'call' and l.stage in ('waiting', 'done')";
    pub DONE = "update letters set stage = 'done', sent_at = $2, done_by = $3, epoch = epoch + 1 \
        where id = $1 and channel = 'call' and stage = 'waiting'";
}

row! {
    struct Waiting { id: String, address: Vec<u8>, content: Vec<u8>, made_at: i64 }
}

/// Somebody to ring, and what to say.
#[derive(Debug, Clone)]
pub struct Call {
    pub id: String,
    pub name: String,
    pub phone: String,
    pub content: Content,
    pub made_at: i64,
}

/// Whom to ring now in this area, the longest waiting first.
pub async fn calls(app: &App, area: &AreaCode) -> Result<Vec<Call>, StoreError> {
    let rows: Vec<Waiting> = app.db.all(WAITING, args![within(area), app.now().as_millisecond()]).await?;
    rows.into_iter().map(|row| opened(app, row)).collect()
}

fn opened(app: &App, row: Waiting) -> Result<Call, StoreError> {
    let open = |sealed: &[u8], column: &str| {
        app.seal.open(sealed, &format!("letters.{column}:{}", row.id)).map_err(unreadable)
    };
    let phone = open(&row.address, "address")?;
    let (name, content): (String, Content) =
        serde_json::from_str(&open(&row.content, "content")?).map_err(unreadable)?;
    Ok(Call { name, phone, content, made_at: row.made_at, id: row.id })
}

fn unreadable(error: impl std::fmt::Display) -> StoreError {
    StoreError::Other(error.to_string())
}

/// Where the person of an entry lives, and who it is.
pub async fn place(tx: &mut Tx, call: LetterId) -> Result<Option<(AreaCode, PersonId)>, StoreError> {
    let found: Option<(String, String)> = tx.one(PLACE, args![call.uuid()]).await?;
    found.map(|(area, person)| Ok((id(&area)?, id(&person)?))).transpose()
}

/// Somebody rang. A second time changes nothing.
pub async fn done(tx: &mut Tx, app: &App, call: LetterId, by: PersonId) -> Result<(), StoreError> {
    tx.exec(DONE, args![call.uuid(), app.now().as_millisecond(), by.uuid()]).await.map(|_| ())
}
