//! Placing and changing an ask.

use house::App;
use house::seal::SealError;
use house::search;
use house::shell::Fault;
use house::store::{Args, StoreError, Tx, args, statements};
use neighbourhood::asks::{Ask, Closure, Reply, SafeContact, Stage};
use neighbourhood::code::AskCode;
use neighbourhood::ids::AskId;
use neighbourhood::search::Kind;
use neighbourhood::text::ShortText;

use super::Stored;
use super::rows::{Sealed, code_at, sealed_at};

statements! {
    pub INSERT = "insert into asks (id, asker, asker_name, words, words_sealed, search, theme, area, district, \
        municipality, postcode, circle, how, urgency, other_name, other_consent_at, private, stage, stage_at, \
        confirm_by, placed_at, opened_at, needs_person_at, needs_person_why, code_hash, code_sealed, thanks, told, \
        replies, epoch) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, \
        $19, $20, $21, $22, $23, $24, $25, $26, '', 0, 0, 0)";
    pub SAVE = "update asks set stage = $3, stage_at = $4, confirm_by = $5, with_whom = $6, reply = $7, helper = $8, \
        connected_at = $9, asker_told = $10, helper_told = $11, thanked_at = $12, closure = $13, \
        needs_person_at = $14, needs_person_why = $15, hidden_at = $16, hidden_by = $17, hidden_why = $18, \
        opened_at = coalesce(opened_at, $19), replies = $20, epoch = epoch + 1 where id = $1 and epoch = $2";
    pub SAVE_REPLY = "update replies set stage = $2, stage_at = $3 where id = $1";
    pub INSERT_REPLY = "insert into replies (id, ask, person, person_name, words, stage, made_at, stage_at) \
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    pub THANKS = "update asks set thanks = $2 where id = $1 and erased_at is null";
}

/// Why a change was not kept.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Somebody changed the ask since it was read: read it again.
    #[error("the ask was changed meanwhile")]
    Moved,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SaveError> for Fault {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Moved => Fault::Busy,
            SaveError::Store(error) => error.into(),
        }
    }
}

/// An ask to be placed, with what the rules do not need.
pub struct New<'a> {
    pub ask: &'a Ask,
    pub asker_name: &'a str,
    pub code: AskCode,
}

/// Keeps a new ask. The sentence of a private one is sealed and in no search.
///
/// # Errors
/// What the database says.
pub async fn insert(tx: &mut Tx, app: &App, new: New<'_>) -> Result<(), StoreError> {
    insert_safely(tx, app, new, SafeContact::default()).await
}

/// The same, with how the asker of a private ask can be reached: sealed with its sentence, of no other ask kept.
///
/// # Errors
/// What the database says.
pub async fn insert_safely(
    tx: &mut Tx,
    app: &App,
    new: New<'_>,
    safely: SafeContact,
) -> Result<(), StoreError> {
    let ask = new.ask;
    let other = ask.for_other.as_ref();
    let other_name = other.and_then(|other| other.name.as_ref()).map(ToString::to_string);
    let words = ask.text.as_str();
    let safely = Some(safely).filter(|safely| !safely.is_any());
    let sealed = match ask.private {
        true => Some(seal(app, ask, &(words.to_owned(), other_name.clone(), safely))?),
        false => None,
    };
    let shown = if ask.private { "" } else { words };
    let (code_hash, code_sealed) = super::codes::sealed(app, &new.code, ask.id)?;
    let (stage_at, confirm_by) = (ask.stage.since().as_millisecond(), confirm_by(ask));
    tx.exec(
        INSERT,
        args![
            ask.id.uuid(),
            ask.asker.uuid(),
            new.asker_name,
            shown,
            sealed,
            neighbourhood::words::search_text(shown),
            ask.theme.map_or("", |theme| theme.key()),
            ask.place.area().as_str(),
            ask.place.district().map(|code| code.to_string()).unwrap_or_default(),
            ask.place.municipality().as_str(),
            ask.place.postcode().map(|pc6| pc6.to_string()),
            ask.circle.key(),
            ask.how.key(),
            ask.urgency.key(),
            other_name.filter(|_| !ask.private),
            other.map(|other| other.consent_at.as_millisecond()),
            ask.private,
            ask.stage.key(),
            stage_at,
            confirm_by,
            ask.placed_at.as_millisecond(),
            opened_at(ask),
            ask.needs_person.map(|need| need.since.as_millisecond()),
            ask.needs_person.map(|need| need.why.key()),
            code_hash,
            code_sealed
        ],
    )
    .await?;
    found(tx, ask).await
}

/// Keeps in the index of what can be found what stands on a board, and nothing else.
async fn found(tx: &mut Tx, ask: &Ask) -> Result<(), StoreError> {
    search::keep(tx, (Kind::Ask, ask.id.uuid()), ask.text.as_str(), &ask.boards()).await
}

/// Keeps what a rule made of `before`. `by_name` is the first name of who acts: it is kept with a
/// reply that is new.
///
/// # Errors
/// [`SaveError::Moved`] when somebody changed it meanwhile; what the database says.
pub async fn save(tx: &mut Tx, before: &Stored, after: &Ask, by_name: &str) -> Result<(), SaveError> {
    if before.ask == *after {
        return Ok(());
    }
    if tx.exec(SAVE, columns(before.epoch, after)).await? != 1 {
        return Err(SaveError::Moved);
    }
    if before.ask.boards() != after.boards() {
        found(tx, after).await?;
    }
    // Those that are there first: a person has one open reply at a time.
    for reply in &after.replies {
        match before.ask.reply_with(reply.id) {
            Some(was) if was.stage != reply.stage => {
                tx.exec(SAVE_REPLY, args![reply.id.uuid(), reply.stage.key(), stage_at(reply)]).await?;
            }
            _ => {}
        }
    }
    for reply in after.replies.iter().filter(|reply| before.ask.reply_with(reply.id).is_none()) {
        tx.exec(INSERT_REPLY, reply_columns(after.id, reply, by_name)).await?;
    }
    Ok(())
}

/// Keeps the asker's words of thanks.
///
/// # Errors
/// What the database says.
pub async fn set_thanks(tx: &mut Tx, id: AskId, words: &ShortText) -> Result<(), StoreError> {
    tx.exec(THANKS, args![id.uuid(), words.as_str()]).await.map(|_| ())
}

fn columns(epoch: i64, ask: &Ask) -> Args {
    let connection = ask.connection();
    let with_whom = match ask.stage {
        Stage::WithTeam { by, .. } => by,
        _ => None,
    };
    args![
        ask.id.uuid(),
        epoch,
        ask.stage.key(),
        ask.stage.since().as_millisecond(),
        confirm_by(ask),
        with_whom.map(|who| who.uuid()),
        connection.map(|c| c.reply.uuid()),
        connection.map(|c| c.helper.uuid()),
        connection.map(|c| c.since.as_millisecond()),
        connection.and_then(|c| c.asker_told).map(|told| told.key()),
        connection.and_then(|c| c.helper_told).map(|told| told.key()),
        connection.and_then(|c| c.thanked).map(|at| at.as_millisecond()),
        closure(ask).map(Closure::key),
        ask.needs_person.map(|need| need.since.as_millisecond()),
        ask.needs_person.map(|need| need.why.key()),
        ask.hidden.as_ref().map(|hidden| hidden.at.as_millisecond()),
        ask.hidden.as_ref().map(|hidden| hidden.by.uuid()),
        ask.hidden.as_ref().map(|hidden| hidden.reason.to_string()),
        opened_at(ask),
        i64::try_from(ask.replies.len()).unwrap_or(i64::MAX)
    ]
}

fn reply_columns(ask: AskId, reply: &Reply, name: &str) -> Args {
    args![
        reply.id.uuid(),
        ask.uuid(),
        reply.by.uuid(),
        name,
        reply.words.as_ref().map(ToString::to_string).unwrap_or_default(),
        reply.stage.key(),
        reply.at.as_millisecond(),
        stage_at(reply)
    ]
}

fn stage_at(reply: &Reply) -> Option<i64> {
    reply.stage.at().map(|at| at.as_millisecond())
}

fn confirm_by(ask: &Ask) -> Option<&'static str> {
    match ask.stage {
        Stage::Unconfirmed { by, .. } => Some(by.key()),
        _ => None,
    }
}

fn closure(ask: &Ask) -> Option<Closure> {
    match ask.stage {
        Stage::Closed { how, .. } => Some(how),
        _ => None,
    }
}

fn opened_at(ask: &Ask) -> Option<i64> {
    matches!(ask.stage, Stage::Open { .. }).then(|| ask.stage.since().as_millisecond())
}

fn seal(app: &App, ask: &Ask, sealed: &Sealed) -> Result<Vec<u8>, StoreError> {
    let text = serde_json::to_string(sealed).map_err(|error| StoreError::Other(error.to_string()))?;
    app.seal.close(&text, &sealed_at(ask.id), &app.chance).map_err(not_sealed)
}

pub(super) fn not_sealed(error: SealError) -> StoreError {
    StoreError::Other(error.to_string())
}

pub(super) fn close_code(app: &App, code: &AskCode, id: AskId) -> Result<Vec<u8>, StoreError> {
    app.seal.close(&code.to_string(), &code_at(id), &app.chance).map_err(not_sealed)
}
