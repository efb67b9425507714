//! What came of telling people, kept in the transaction of what they did.

use house::App;
use house::store::{Db, StoreError, Tx, args};
use jiff::Timestamp;
use neighbourhood::ids::{AskId, PersonId};
use neighbourhood::people::LetterKind;

use crate::store::{self, ERASE, REOPEN, SEEN, WITHDRAW};
use crate::wave::WAVE;
use crate::{rule, turns};

/// The ask needs nobody any more: alerts without an answer are taken back, letters that were not
/// sent stay unsent, and no look is planned. `helper` is whose reply was accepted, when that is why;
/// they are left in peace for some days. Gives how many alerts were taken back.
///
/// # Errors
/// What the database says, here and below.
pub async fn settle(app: &App, tx: &mut Tx, ask: AskId, helper: Option<PersonId>) -> Result<u64, StoreError> {
    let now = app.now();
    let except = helper.map_or_else(String::new, |helper| helper.to_string());
    house::clockwork::cancel(tx, WAVE, &ask.to_string()).await?;
    house::notices::withdraw(tx, ask.uuid(), LetterKind::Alerts.key(), &except).await?;
    if let Some(helper) = helper {
        let mut history = store::history(app, tx, helper).await?.unwrap_or_default();
        let parameters = rule::parameters(app, &mut &mut *tx).await?;
        history.accepted(now, &parameters);
        store::remember(tx, helper, &history, now).await?;
        turns::note(tx, helper, &history, (now, &parameters)).await?;
    }
    tx.exec(WITHDRAW, args![ask.uuid(), now.as_millisecond(), except]).await
}

/// The ask is open again: who was told before may still answer.
pub async fn reopened(tx: &mut Tx, ask: AskId) -> Result<(), StoreError> {
    tx.exec(REOPEN, args![ask.uuid()]).await.map(|_| ())
}

/// They said yes (a reply) or "not this time". Nothing when they were never told: neighbours also
/// find asks on the board. The same answer again changes nothing.
pub async fn answered(
    app: &App,
    tx: &mut Tx,
    (ask, person): (AskId, PersonId),
    yes: bool,
) -> Result<(), StoreError> {
    let Some((_, reason)) = store::one(&mut *tx, ask, person).await? else { return Ok(()) };
    let now = app.now();
    if !store::answer(tx, (ask, person), if yes { "yes" } else { "no" }, now).await? {
        return Ok(());
    }
    let mut history = store::history(app, tx, person).await?.unwrap_or_default();
    if yes {
        history.said_yes(reason.chance.exposure);
    } else {
        history.refused();
    }
    store::remember(tx, person, &history, now).await
}

/// The asker said "no, thank you" to their reply: somebody else takes their place in the plan.
pub async fn declined(app: &App, tx: &mut Tx, ask: AskId, person: PersonId) -> Result<(), StoreError> {
    store::decline(tx, ask, person, app.now()).await
}

/// They opened the page of the ask.
pub async fn seen(db: &Db, ask: AskId, person: PersonId, now: Timestamp) -> Result<(), StoreError> {
    db.exec(SEEN, args![ask.uuid(), person.uuid(), now.as_millisecond()]).await.map(|_| ())
}

/// The ask is erased: who was told is forgotten, the count in the ask stays.
pub async fn erase(tx: &mut Tx, ask: AskId) -> Result<(), StoreError> {
    tx.exec(ERASE, args![ask.uuid()]).await.map(|_| ())
}
