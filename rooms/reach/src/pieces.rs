//! What reach has of a person, for "download" and "forget me".

use house::App;
use house::store::{Tx, args};
use neighbourhood::ids::PersonId;
use people::pieces::Work;
use serde_json::{Value, json};

use crate::store::{self, FORGET_ALERTS, FORGET_HISTORY};

/// So many alerts are in a download.
const MOST: u32 = 10_000;

/// Every ask that was told to this person, and why.
pub fn have(app: &App, person: PersonId) -> Work<'_, (&'static str, Value)> {
    Box::pin(async move {
        let alerts = store::of_person(&app.db, person, MOST).await?;
        let one = |alert: &store::Alert| {
            json!({
                "ask": alert.ask,
                "at": alert.at.to_string(),
                "why": alert.why,
                "seen": alert.seen.map(|at| at.to_string()),
                "answer": alert.answer,
            })
        };
        Ok(("alerts", alerts.iter().map(one).collect()))
    })
}

/// Forgets what was told to this person and what reach remembered of them.
pub fn forget<'a>(_: &'a App, tx: &'a mut Tx, person: PersonId) -> Work<'a, ()> {
    Box::pin(async move {
        tx.exec(FORGET_ALERTS, args![person.uuid()]).await?;
        crate::turns::forget(tx, person).await?;
        tx.exec(FORGET_HISTORY, args![person.uuid()]).await.map(|_| ())
    })
}
