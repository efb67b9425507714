//! Where somebody is signed in, and ending that.

use house::store::{Db, StoreError, Tx, args, row, statements};
use jiff::Timestamp;
use neighbourhood::ids::{PersonId, SessionId};

statements! {
    pub LIST = "select id, device, made_at, used_at from sessions where person = $1 and ends_at > $2 \
        order by used_at desc, id desc limit 100";
    pub COUNT = "select count(*) from sessions where person = $1 and ends_at > $2";
    // The person is part of the condition: nobody ends a session of another.
    pub END = "delete from sessions where id = $1 and person = $2";
    pub END_ALL = "delete from sessions where person = $1";
    pub CLEAN = "delete from sessions where ends_at < $1";
}

row! {
    /// A signed-in browser, without its secret.
    #[derive(Debug, Clone)]
    pub struct Session { id: String, device: String, made_at: i64, used_at: i64 }
}

/// The browsers that are signed in as this person, last used first.
pub async fn list(db: &Db, person: PersonId, now: Timestamp) -> Result<Vec<Session>, StoreError> {
    db.all(LIST, args![person.uuid(), now.as_millisecond()]).await
}

/// How many those are.
pub async fn count(db: &Db, person: PersonId, now: Timestamp) -> Result<i64, StoreError> {
    Ok(db.one(COUNT, args![person.uuid(), now.as_millisecond()]).await?.unwrap_or(0))
}

/// Ends one of this person's own; whether there was one.
pub async fn end(tx: &mut Tx, person: PersonId, id: SessionId) -> Result<bool, StoreError> {
    Ok(tx.exec(END, args![id.uuid(), person.uuid()]).await? == 1)
}

/// Ends all of them: when a person is forgotten, or a host blocks a stolen account.
pub async fn end_all(tx: &mut Tx, person: PersonId) -> Result<u64, StoreError> {
    tx.exec(END_ALL, args![person.uuid()]).await
}

/// Removes what is over.
pub(crate) async fn clean(tx: &mut Tx, now: Timestamp) -> Result<u64, StoreError> {
    tx.exec(CLEAN, args![now.as_millisecond()]).await
}
