//! What follows from what happened to an ask. The front door calls these in the transaction of the
//! fenced job that follows the happening: letters leave once, whatever is killed when.
//!
//! They read the ask without holding it, because they never change it: what they see may be newer
//! than what happened, and then what no longer fits is left out.

use house::App;
use house::clockwork::{self, JobFault, Plan};
use house::store::{StoreError, Tx};
use jiff::SignedDuration;
use neighbourhood::asks::{
    Ask, Closure, NeedReason, Outcome, RESULT_ASKED_AFTER, ReplyStage, STILL_NEEDED_AFTER, Stage,
    contact_visible,
};
use neighbourhood::ids::{AskId, PersonId, ReplyId};
use neighbourhood::moments::later;

use crate::jobs::{ERASE, HOW_DID_IT_GO, LAPSE, STILL_NEEDED};
use crate::letters::{self, ByHost, To, send};
use crate::store::{self, Filter, Listed, Stored};

type Done = Result<(), JobFault>;

async fn known(app: &App, ask: AskId) -> Result<Option<Stored>, StoreError> {
    store::load(app, ask).await
}

/// Plans what happens when the next deadline of this ask passes.
///
/// # Errors
/// What the database says, here and below.
pub(crate) async fn watch(app: &App, tx: &mut Tx, ask: &Ask) -> Result<(), StoreError> {
    // A look that comes too early plans the next; nothing needs to be cancelled.
    match ask.next_deadline().filter(|_| !ask.is_closed()) {
        Some(due) => plan(app, tx, ask.id, (LAPSE, due, "")).await,
        None => Ok(()),
    }
}

pub(crate) async fn plan(
    app: &App,
    tx: &mut Tx,
    ask: AskId,
    (kind, due, facts): (&'static str, jiff::Timestamp, &str),
) -> Result<(), StoreError> {
    clockwork::plan(tx, app, Plan { kind, key: &ask.to_string(), due, facts }).await
}

/// When the words and people of a closed ask are erased.
pub(crate) fn erased_at(app: &App, ask: &Ask) -> jiff::Timestamp {
    later(ask.stage.since(), SignedDuration::from_hours(24 * i64::from(app.config.retention_days)))
}

/// Placed: the address must be confirmed in time.
///
/// # Errors
/// See [`watch`].
pub async fn placed(app: &App, tx: &mut Tx, ask: AskId) -> Done {
    let Some(stored) = known(app, ask).await? else { return Ok(()) };
    Ok(watch(app, tx, &stored.ask).await?)
}

/// Open (again): reach looks at it at once.
///
/// # Errors
/// See [`watch`].
pub async fn opened(app: &App, tx: &mut Tx, ask: AskId) -> Done {
    let Some(stored) = known(app, ask).await?.filter(|stored| stored.ask.is_open()) else { return Ok(()) };
    reach::look(app, tx, ask, app.now()).await?;
    let ask_again = later(stored.ask.stage.since(), STILL_NEEDED_AFTER);
    plan(app, tx, ask, (STILL_NEEDED, ask_again, "")).await?;
    Ok(watch(app, tx, &stored.ask).await?)
}

/// Somebody replied: the asker hears of it.
///
/// # Errors
/// See [`watch`].
pub async fn reply_given(app: &App, tx: &mut Tx, ask: AskId, reply: ReplyId) -> Done {
    let Some(stored) = known(app, ask).await? else { return Ok(()) };
    let Some(given) = stored.ask.reply_with(reply) else { return Ok(()) };
    reach::answered(app, tx, (ask, given.by), true).await?;
    watch(app, tx, &stored.ask).await?;
    if given.stage != ReplyStage::Open {
        return Ok(());
    }
    let to = To::own(stored.ask.asker);
    send(app, tx, &stored.ask, to, |w, to| letters::reply_given(w, to, (&stored, given))).await
}

/// A reply was accepted: both learn how to reach each other, nobody else is asked.
///
/// # Errors
/// See [`watch`].
pub async fn accepted(app: &App, tx: &mut Tx, ask: AskId, reply: ReplyId) -> Done {
    let Some(stored) = known(app, ask).await? else { return Ok(()) };
    let Some(connection) = stored.ask.connection().filter(|connection| connection.reply == reply) else {
        return Ok(());
    };
    let (asker, helper) = (stored.ask.asker, connection.helper);
    reach::settle(app, tx, ask, Some(helper)).await?;
    plan(app, tx, ask, (HOW_DID_IT_GO, later(connection.since, RESULT_ASKED_AFTER), "")).await?;
    watch(app, tx, &stored.ask).await?;
    tell_how_to_reach(app, tx, &stored, (asker, helper)).await?;
    tell_how_to_reach(app, tx, &stored, (helper, asker)).await
}

async fn tell_how_to_reach(
    app: &App,
    tx: &mut Tx,
    stored: &Stored,
    (to, whose): (PersonId, PersonId),
) -> Done {
    if !contact_visible(to, whose, &stored.ask) {
        return Ok(());
    }
    let Some(other) = people::load(&mut *tx, app, whose).await? else { return Ok(()) };
    send(app, tx, &stored.ask, To::own(to), |w, to| letters::together(w, to, (stored, &other))).await
}

/// Somebody who replied is not needed: thanks, and another ask near by.
///
/// # Errors
/// See [`watch`].
pub async fn set_aside(app: &App, tx: &mut Tx, ask: AskId, by: PersonId) -> Done {
    let Some(stored) = known(app, ask).await? else { return Ok(()) };
    let helped = stored.ask.helper().is_some();
    let next = next_near(app, tx, (ask, by)).await?;
    send(app, tx, &stored.ask, To::own(by), |w, to| letters::set_aside(w, to, helped, next.as_ref())).await
}

/// An open ask in the neighbourhood of this person that is not their own.
async fn next_near(
    app: &App,
    tx: &mut Tx,
    (not, who): (AskId, PersonId),
) -> Result<Option<Listed>, StoreError> {
    let Some(person) = people::load(&mut *tx, app, who).await? else { return Ok(None) };
    for listed in store::list(app, &Filter::open(person.place.area(), 4)).await? {
        let Some(other) = store::load(app, listed.id).await? else { continue };
        if listed.id != not && other.ask.asker != who && other.ask.reply_of(who).is_none() {
            return Ok(Some(listed));
        }
    }
    Ok(None)
}

/// "No, thank you": somebody else takes their place.
///
/// # Errors
/// See [`watch`].
pub async fn declined(app: &App, tx: &mut Tx, ask: AskId, by: PersonId) -> Done {
    let Some(stored) = known(app, ask).await? else { return Ok(()) };
    reach::declined(app, tx, ask, by).await?;
    look_again(app, tx, &stored.ask).await?;
    send(app, tx, &stored.ask, To::own(by), letters::declined).await
}

/// Somebody took their reply back.
///
/// # Errors
/// See [`watch`].
pub async fn withdrawn_reply(app: &App, tx: &mut Tx, ask: AskId, by: PersonId) -> Done {
    let Some(stored) = known(app, ask).await? else { return Ok(()) };
    reach::answered(app, tx, (ask, by), false).await?;
    look_again(app, tx, &stored.ask).await?;
    let name = stored.name_of(by).to_owned();
    let to = To::own(stored.ask.asker);
    send(app, tx, &stored.ask, to, |w, to| letters::taken_back(w, to, &stored, &name)).await
}

/// With one reply less, reach may have somebody to tell.
async fn look_again(app: &App, tx: &mut Tx, ask: &Ask) -> Result<(), StoreError> {
    if ask.is_open() && ask.needs_person.is_none() && ask.open_replies().next().is_none() {
        reach::look(app, tx, ask.id, app.now()).await?;
    }
    watch(app, tx, ask).await
}

/// It did not work out between the two: both hear of it. That it is open again follows by itself.
///
/// # Errors
/// See [`watch`].
pub async fn fell_through(app: &App, tx: &mut Tx, ask: AskId, helper: PersonId) -> Done {
    let Some(stored) = known(app, ask).await? else { return Ok(()) };
    reach::declined(app, tx, ask, helper).await?;
    reach::reopened(tx, ask).await?;
    let (asker, to_asker) = (stored.asker_name.clone(), To::own(stored.ask.asker));
    let name = stored.name_of(helper).to_owned();
    send(app, tx, &stored.ask, to_asker, |w, to| letters::fell_through(w, to, &stored, &name)).await?;
    send(app, tx, &stored.ask, To::own(helper), |w, to| letters::fell_through(w, to, &stored, &asker)).await
}

/// It ended: nobody is asked any more, and it will be erased in time.
///
/// # Errors
/// See [`watch`].
pub async fn closed(app: &App, tx: &mut Tx, ask: AskId, how: Closure) -> Done {
    let Some(stored) = known(app, ask).await? else { return Ok(()) };
    reach::settle(app, tx, ask, None).await?;
    for kind in [LAPSE, STILL_NEEDED] {
        clockwork::cancel(tx, kind, &ask.to_string()).await?;
    }
    plan(app, tx, ask, (ERASE, erased_at(app, &stored.ask), "")).await?;
    if let (Closure::Withdrawn | Closure::Removed, Some(helper)) = (how, stored.ask.helper()) {
        let asker = stored.asker_name.clone();
        send(app, tx, &stored.ask, To::own(helper), |w, to| letters::withdrawn(w, to, &asker)).await?;
    }
    match how {
        Closure::Removed => to_asker(app, tx, &stored, ByHost::Removed).await,
        Closure::Referred => to_asker(app, tx, &stored, ByHost::Referred).await,
        _ => Ok(()),
    }
}

async fn to_asker(app: &App, tx: &mut Tx, stored: &Stored, what: ByHost) -> Done {
    let to = To::own(stored.ask.asker);
    send(app, tx, &stored.ask, to, |w, to| letters::by_host(w, to, stored, what)).await
}

/// Neighbours did not answer: the asker hears that a person looks at it. The host's letter is the
/// host's room's.
///
/// # Errors
/// See [`watch`].
pub async fn needs_person(app: &App, tx: &mut Tx, ask: AskId, why: NeedReason) -> Done {
    if !matches!(why, NeedReason::ReachSpent | NeedReason::TooLong) {
        return Ok(());
    }
    let Some(stored) = known(app, ask).await? else { return Ok(()) };
    match stored.ask.needs_person {
        Some(_) => to_asker(app, tx, &stored, ByHost::Looks).await,
        None => Ok(()),
    }
}

/// A host or worker took it over.
///
/// # Errors
/// See [`watch`].
pub async fn taken_over(app: &App, tx: &mut Tx, ask: AskId) -> Done {
    let Some(stored) = known(app, ask).await? else { return Ok(()) };
    reach::settle(app, tx, ask, None).await?;
    match stored.ask.stage {
        Stage::WithTeam { .. } => to_asker(app, tx, &stored, ByHost::TakenOver).await,
        _ => Ok(()),
    }
}

/// A host hid it: the asker hears why, and letters that wait are not sent.
///
/// # Errors
/// See [`watch`].
pub async fn hidden(app: &App, tx: &mut Tx, ask: AskId) -> Done {
    let Some(stored) = known(app, ask).await? else { return Ok(()) };
    let Some(hidden) = &stored.ask.hidden else { return Ok(()) };
    reach::settle(app, tx, ask, None).await?;
    let (to, reason) = (To::own(stored.ask.asker), hidden.reason.to_string());
    send(app, tx, &stored.ask, to, |w, to| letters::hidden(w, to, &stored, &reason)).await
}

/// A host shows it again. That it is open again follows by itself.
///
/// # Errors
/// See [`watch`].
pub async fn restored(app: &App, tx: &mut Tx, ask: AskId) -> Done {
    let Some(stored) = known(app, ask).await? else { return Ok(()) };
    if stored.ask.hidden.is_some() {
        return Ok(());
    }
    if stored.ask.is_open() {
        reach::reopened(tx, ask).await?;
    }
    to_asker(app, tx, &stored, ByHost::Restored).await
}

/// The asker said thank you.
///
/// # Errors
/// See [`watch`].
pub async fn thanked(app: &App, tx: &mut Tx, ask: AskId, helper: PersonId) -> Done {
    let Some(stored) = known(app, ask).await? else { return Ok(()) };
    send(app, tx, &stored.ask, To::own(helper), |w, to| letters::thanked(w, to, &stored)).await
}

/// One of the two told what came of it: the other hears it.
///
/// # Errors
/// See [`watch`].
pub async fn result_told(app: &App, tx: &mut Tx, ask: AskId, by: PersonId, outcome: Outcome) -> Done {
    let Some(stored) = known(app, ask).await? else { return Ok(()) };
    let Some(connection) = stored.ask.connection() else { return Ok(()) };
    if by == connection.helper && connection.asker_told.is_none() {
        let helper = stored.name_of(by).to_owned();
        let to = To::own(stored.ask.asker);
        return send(app, tx, &stored.ask, to, |w, to| {
            letters::helper_told(w, to, (&stored, &helper), outcome)
        })
        .await;
    }
    // Who thanked in the same breath has said it already.
    let says_more = connection.thanked.is_none() && outcome != Outcome::NotHelped;
    if by == stored.ask.asker && says_more {
        let to = To::own(connection.helper);
        return send(app, tx, &stored.ask, to, |w, to| letters::it_helped(w, to, &stored, outcome)).await;
    }
    Ok(())
}
