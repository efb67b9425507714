//! What this room has of a person, for "download" and "forget me".

use house::App;
use house::store::{Tx, args};
use neighbourhood::ids::PersonId;
use people::Work;
use serde_json::{Value, json};

use crate::store::{FORGET_WRITTEN, WRITTEN};

/// When we last wrote because nobody needed them.
pub fn have(app: &App, person: PersonId) -> Work<'_, (&'static str, Value)> {
    Box::pin(async move {
        let at: Option<i64> = app.db.one(WRITTEN, args![person.uuid()]).await?;
        Ok(("monthly_letter", json!(at.map(|at| house::clock::at(at).to_string()))))
    })
}

/// Forgets it.
pub fn forget<'a>(_: &'a App, tx: &'a mut Tx, person: PersonId) -> Work<'a, ()> {
    Box::pin(async move { tx.exec(FORGET_WRITTEN, args![person.uuid()]).await.map(|_| ()) })
}
