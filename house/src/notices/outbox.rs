//! The outbox: letters wait here until they are carried, and leave when they no longer matter.

use uuid::Uuid;

use super::{Letter, Way};
use crate::App;
use crate::seal::SealError;
use crate::store::{Args, StoreError, Tx, args, statements};

statements! {
    pub POST = "insert into letters (id, kind, person, address_sealed, channel, language, about, content_sealed, \
        message_id, in_reply_to, stage, due, stale_at, attempts, epoch, made_at) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $11, $12, 0, 0, $13)";
    pub WITHDRAW = "update letters set stage = 'withdrawn', epoch = epoch + 1 \
        where about = $1 and kind = $2 and stage = 'waiting' and (person is null or person <> $3)";
    pub FORGET = "delete from letters where stage <> 'waiting' and made_at < $1";
}

/// What a letter said is kept for so long after it left, for who must look into a complaint.
const KEPT: jiff::SignedDuration = jiff::SignedDuration::from_hours(24 * 30);

#[derive(Debug, thiserror::Error)]
pub enum PostError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// Keeps a letter, sealed, to be carried from `letter.due` on.
pub async fn post(tx: &mut Tx, app: &App, letter: Letter<'_>) -> Result<(), PostError> {
    tx.exec(POST, sealed(app, &letter)?).await?;
    Ok(())
}

/// The same for many at once.
pub async fn post_each(tx: &mut Tx, app: &App, letters: &[Letter<'_>]) -> Result<(), PostError> {
    let all = letters.iter().map(|letter| sealed(app, letter)).collect::<Result<Vec<_>, _>>()?;
    tx.exec_each(POST, all).await?;
    Ok(())
}

fn sealed(app: &App, letter: &Letter<'_>) -> Result<Args, PostError> {
    let now = app.now();
    let id = app.id(now).to_string();
    let (channel, address) = match &letter.to.way {
        Way::Mail(email) => ("mail", email.to_string()),
        Way::Call(phone) => ("call", phone.to_string()),
    };
    let content = serde_json::to_string(&(&letter.to.name, &letter.content)).map_err(StoreError::other)?;
    let address = app.seal.close(&address, &format!("letters.address:{id}"), &app.chance)?;
    let content = app.seal.close(&content, &format!("letters.content:{id}"), &app.chance)?;
    let host = app.config.base_url.split("://").nth(1).and_then(|rest| rest.split([':', '/']).next());
    let host = host.unwrap_or("localhost");
    let message_id = format!("{id}@{host}");
    // Letters about one thing form one thread: they all answer a message that never was.
    let thread = letter.about.map(|about| format!("{about}@{host}"));
    Ok(args![
        &id,
        letter.kind.key(),
        letter.to.person.map(|person| person.to_string()),
        address,
        channel,
        letter.to.lang.to_string(),
        letter.about,
        content,
        message_id,
        thread,
        letter.due.as_millisecond(),
        letter.stale_at.map(|at| at.as_millisecond()),
        now.as_millisecond()
    ])
}

/// Takes back what was not sent yet about this thing, for all but `except`.
pub async fn withdraw(tx: &mut Tx, about: Uuid, kind: &str, except: &str) -> Result<u64, StoreError> {
    tx.exec(WITHDRAW, args![about, kind, except]).await
}

/// Removes letters that left, failed or were withdrawn long ago.
pub async fn forget(tx: &mut Tx, now: jiff::Timestamp) -> Result<u64, StoreError> {
    tx.exec(FORGET, args![(now - KEPT).as_millisecond()]).await
}
