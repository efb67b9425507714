//! What the rules need to know about somebody, read in the transaction of the change.

use house::store::{StoreError, Tx, args, row, statements};
use neighbourhood::asks::ReplierFacts;
use neighbourhood::ids::PersonId;

statements! {
    pub PERSON = "select case when email_confirmed_at is null and phone_confirmed_at is null then false else true end, \
        case when blocked_at is null then false else true end from people where id = $1";
    pub AVOIDED = "select count(*) from blocks where (person = $1 and other = $2) or (person = $2 and other = $1)";
}

row! {
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct Standing { confirmed: bool, blocked: bool }
}

/// Whether an address of this person is confirmed, and whether a host blocked them.
///
/// # Errors
/// What the database says.
pub async fn standing(tx: &mut Tx, person: PersonId) -> Result<Standing, StoreError> {
    Ok(tx.one(PERSON, args![person.uuid()]).await?.unwrap_or_default())
}

/// What the rule needs to know of somebody who wants to help this asker.
///
/// # Errors
/// What the database says.
pub async fn replier(tx: &mut Tx, id: PersonId, asker: PersonId) -> Result<ReplierFacts, StoreError> {
    let Standing { confirmed, blocked } = standing(tx, id).await?;
    let avoided: Option<i64> = tx.one(AVOIDED, args![id.uuid(), asker.uuid()]).await?;
    Ok(ReplierFacts { id, confirmed, blocked, avoided: avoided.unwrap_or(0) > 0 })
}
