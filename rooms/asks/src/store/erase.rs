//! When its time has passed: the text and the people go, the counts stay.

use house::store::{Db, StoreError, Tx, args, statements};
use jiff::Timestamp;
use neighbourhood::asks::ErasedAsk;
use neighbourhood::ids::AskId;
use uuid::Uuid;

statements! {
    pub ERASE = "update asks set asker = '', asker_name = '', words = '', words_sealed = null, search = '', \
        area = $2, district = $3, municipality = $4, postcode = null, other_name = null, other_consent_at = null, \
        with_whom = null, reply = null, helper = null, connected_at = null, thanks = '', hidden_by = null, \
        hidden_why = null, code_hash = $5, code_sealed = $6, erased_at = $7, epoch = epoch + 1 \
        where id = $1 and stage = 'closed' and erased_at is null";
    pub ERASE_REPLIES = "update replies set person = '', person_name = '', words = '' where ask = $1";
    pub TO_ERASE = "select id from asks where stage = 'closed' and erased_at is null and stage_at <= $1 \
        order by stage_at limit $2";
    pub UNCLOSED = "select id from asks where stage <> 'closed' and id > $1 order by id limit $2";
}

/// Erases what is in the tables; `false` when it was erased before or has not ended.
///
/// # Errors
/// What the database says.
pub async fn erase(tx: &mut Tx, erased: &ErasedAsk, now: Timestamp) -> Result<bool, StoreError> {
    let id = erased.id.uuid();
    let district = erased.area.district().map(|code| code.to_string()).unwrap_or_default();
    // No code leads here any more; the id keeps the column unique.
    let no_code = id.as_bytes().to_vec();
    let done = tx
        .exec(
            ERASE,
            args![
                id,
                erased.area.as_str(),
                district,
                erased.area.municipality().as_str(),
                no_code,
                Vec::<u8>::new(),
                now.as_millisecond()
            ],
        )
        .await?;
    if done == 1 {
        tx.exec(ERASE_REPLIES, args![id]).await?;
        house::search::gone(tx, id).await?;
    }
    Ok(done == 1)
}

/// Asks that ended at or before `before` and are not erased, oldest first.
///
/// # Errors
/// What the database says.
pub async fn to_erase(db: &Db, before: Timestamp, limit: u32) -> Result<Vec<AskId>, StoreError> {
    ids(db.all(TO_ERASE, args![before.as_millisecond(), limit]).await?)
}

/// Asks that have not ended, by id; for the doctor, a page at a time.
///
/// # Errors
/// What the database says.
pub async fn unclosed(db: &Db, after: Option<AskId>, limit: u32) -> Result<Vec<AskId>, StoreError> {
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    ids(db.all(UNCLOSED, args![after, limit]).await?)
}

fn ids(found: Vec<Uuid>) -> Result<Vec<AskId>, StoreError> {
    Ok(found.into_iter().map(AskId::from_uuid).collect())
}
