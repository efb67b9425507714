//! A form sent twice, or a call repeated because its answer was lost, has one effect.
//!
//! The key travels in a hidden field (pages) or in the `Idempotency-Key` header (programs, after
//! draft-ietf-httpapi-idempotency-key-header). It is claimed in the transaction of the change
//! itself, so key and change are kept together or not at all. Keys are forgotten after two days.

use jiff::Timestamp;

use crate::store::{StoreError, Tx, args, statements};

statements! {
    pub CLAIM = "insert into once (key, scope, answer, made_at) values ($1, $2, '', $3) \
                 on conflict (key, scope) do nothing";
    pub ANSWER = "update once set answer = $3 where key = $1 and scope = $2";
    pub BEFORE = "select answer from once where key = $1 and scope = $2";
    pub FORGET = "delete from once where made_at < $1";
}

/// What came of claiming a key.
#[derive(Debug, PartialEq, Eq)]
pub enum Claim {
    /// The first time: do it, then [`answer`].
    Fresh,
    /// It was done; this was the answer then.
    Before(String),
}

/// `scope` says whose key it is and for what (`person or session:route`), so that nobody can learn
/// another's answer by guessing a key.
pub async fn claim(tx: &mut Tx, key: &str, scope: &str, now: Timestamp) -> Result<Claim, StoreError> {
    if tx.exec(CLAIM, args![key, scope, now.as_millisecond()]).await? == 1 {
        return Ok(Claim::Fresh);
    }
    let answer: Option<String> = tx.one(BEFORE, args![key, scope]).await?;
    Ok(Claim::Before(answer.unwrap_or_default()))
}

/// Remembers the answer (a location, or a JSON body) for whoever comes again with the key.
pub async fn answer(tx: &mut Tx, key: &str, scope: &str, answer: &str) -> Result<(), StoreError> {
    tx.exec(ANSWER, args![key, scope, answer]).await.map(|_| ())
}

/// Removes keys older than `before`.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.exec(FORGET, args![before.as_millisecond()]).await
}
