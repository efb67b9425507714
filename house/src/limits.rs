//! How much is too much: one row per limited thing, one statement per check, whatever the crowd.

use jiff::{SignedDuration, Timestamp};
use neighbourhood::limits::{self, Limit};

use crate::App;
use crate::clock::at;
use crate::shell::Fault;
use crate::store::{StoreError, Tx, args, statements};

statements! {
    // The second column tells whether this take was within the limit: a refused take changes nothing.
    pub LOAD = "select tat from limits where key = $1";
    pub SAVE = "insert into limits (key, tat) values ($1, $2) \
                on conflict (key) do update set tat = excluded.tat where limits.tat = $3";
    pub FORGET = "delete from limits where tat < $1";
}

/// Takes one from the limit of `what` (`code`, `ask` …) for `whom` (an id or an address; kept only
/// as a keyed hash). Refuses with the time to wait.
pub async fn take(app: &App, what: &str, whom: &str, limit: Limit) -> Result<(), Fault> {
    let key = hashed(app, what, whom);
    let now = app.now();
    // Two at the same moment: the loser of the compare-and-set looks again.
    for _ in 0..8 {
        let before: Option<i64> = app.db.one(LOAD, args![&key]).await?;
        let tat = limits::take(before.map(at), now, limit).map_err(|retry| Fault::TooMany(retry.after))?;
        let values = args![&key, tat.as_millisecond(), before.unwrap_or(0)];
        // A power cut may give one back.
        let saved = app.db.exec_light(SAVE, values).await?;
        if saved == 1 {
            return Ok(());
        }
    }
    Err(Fault::TooMany(SignedDuration::from_secs(1)))
}

/// Removes limits that no longer hold anybody back.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.exec(FORGET, args![before.as_millisecond()]).await
}

fn hashed(app: &App, what: &str, whom: &str) -> String {
    use base64::Engine as _;
    let hash = app.seal.hash(what, whom);
    format!("{what}:{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(hash))
}
