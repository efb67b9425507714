//! What the clock does with asks. Each job ends in the transaction of its effect, and one that came
//! too early plans itself again.

use house::App;
use house::clockwork::{Handler, Job, JobFault, Work};
use house::happenings;
use house::notices::Sort;
use house::store::{Tx, args, statements};
use jiff::{SignedDuration, Timestamp};
use neighbourhood::asks::{Ask, Closure, RESULT_ASKED_AFTER, STILL_NEEDED_AFTER, Stage};
use neighbourhood::happenings::Happening;
use neighbourhood::ids::{AskId, PersonId};
use neighbourhood::moments::later;
use neighbourhood::people::LetterKind;
use reach::Outcome;

use crate::follow::{erased_at, plan, watch};
use crate::letters::{self, To, send};
use crate::store::{self, SaveError, Stored};

/// A deadline of the ask passes.
pub const LAPSE: &str = "lapse";
/// The asker is asked whether it is still needed.
pub const STILL_NEEDED: &str = "still_needed";
/// Both are asked how it went.
pub const HOW_DID_IT_GO: &str = "how_did_it_go";
/// Words and people are erased.
pub const ERASE: &str = "erase";

/// Who did not tell how it went is asked once more after this time.
const ASKED_AGAIN_AFTER: SignedDuration = SignedDuration::from_hours(3 * 24);
const AGAIN: &str = "again";

statements! {
    // What was written about it goes with it.
    pub ERASE_LETTERS = "delete from letters where about = $1";
}

/// The jobs of this room.
#[must_use]
pub fn jobs() -> Vec<(&'static str, Handler)> {
    vec![
        (reach::WAVE, wave),
        (LAPSE, lapse),
        (STILL_NEEDED, still_needed),
        (HOW_DID_IT_GO, how_did_it_go),
        (ERASE, erase),
    ]
}

/// A job in the hands of this worker, with the ask, held until the transaction ends.
struct Held {
    tx: Tx,
    stored: Stored,
    now: Timestamp,
}

/// Ends the job and holds its ask. Nothing when the ask is gone: the job ends all the same.
async fn hold(app: &App, job: &Job) -> Result<Option<Held>, JobFault> {
    let mut tx = app.db.begin().await?;
    job.finish(&mut tx).await?;
    let found = match job.key.parse::<AskId>() {
        Ok(id) => store::load_for_change(&mut tx, app, id).await?,
        Err(_) => None,
    };
    match found {
        Some(stored) => Ok(Some(Held { tx, stored, now: app.now() })),
        None => {
            tx.commit().await?;
            Ok(None)
        }
    }
}

impl Held {
    async fn keep(&mut self, app: &App, (after, happened): &(Ask, Vec<Happening>)) -> Result<(), JobFault> {
        store::save(&mut self.tx, &self.stored, after, "").await.map_err(|error| match error {
            SaveError::Moved => JobFault::Failed(error.to_string()),
            SaveError::Store(error) => JobFault::Store(error),
        })?;
        Ok(happenings::record(&mut self.tx, app, self.now, None, happened).await?)
    }
}

/// Reach looks at the ask; when it has nobody left, a person gets it.
fn wave<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let Some(mut held) = hold(app, job).await? else { return Ok(()) };
        let ask = held.stored.ask.clone();
        if let Outcome::NeedsPerson(why) = reach::wave(app, &mut held.tx, &ask).await?
            && let Ok(handed) = ask.hand_to_person(reach::need_reason(why), held.now)
        {
            held.keep(app, &handed).await?;
        }
        Ok(held.tx.commit().await?)
    })
}

/// Does what a passed deadline asks for, and waits for the next one.
fn lapse<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let Some(mut held) = hold(app, job).await? else { return Ok(()) };
        let lapsed = held.stored.ask.clone().lapse(held.now);
        held.keep(app, &lapsed).await?;
        if lapsed.0.next_deadline().is_some_and(|due| due > held.now) {
            watch(app, &mut held.tx, &lapsed.0).await?;
        }
        Ok(held.tx.commit().await?)
    })
}

fn still_needed<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let Some(mut held) = hold(app, job).await? else { return Ok(()) };
        let Held { tx, stored, now } = &mut held;
        if let Stage::Open { since } = stored.ask.stage {
            let due = later(since, STILL_NEEDED_AFTER);
            let next = if *now < due { due } else { later(*now, STILL_NEEDED_AFTER) };
            if *now >= due {
                let to = question(stored.ask.asker);
                send(app, tx, &stored.ask, to, |w, to| letters::still_needed(w, to, stored)).await?;
            }
            plan(app, tx, stored.ask.id, (STILL_NEEDED, next, "")).await?;
        }
        Ok(held.tx.commit().await?)
    })
}

const fn question(person: PersonId) -> To {
    To { person, sort: Sort::Chosen(LetterKind::Questions) }
}

/// Asks who did not tell yet; once, and once more.
fn how_did_it_go<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let Some(mut held) = hold(app, job).await? else { return Ok(()) };
        let Held { tx, stored, now } = &mut held;
        if let Some(connection) = asked_about(&stored.ask) {
            let (asker, helper) = (stored.ask.asker, connection.helper);
            let due = later(connection.since, RESULT_ASKED_AFTER);
            let again = job.facts == AGAIN;
            if *now < due {
                plan(app, tx, stored.ask.id, (HOW_DID_IT_GO, due, "")).await?;
                return Ok(held.tx.commit().await?);
            }
            let mut waiting = false;
            for (to, other, told) in
                [(asker, helper, connection.asker_told), (helper, asker, connection.helper_told)]
            {
                if told.is_none() {
                    waiting = true;
                    let other = stored.name_of(other);
                    let write = |w, to: &_| letters::how_did_it_go(w, to, (stored, other), again);
                    send(app, tx, &stored.ask, question(to), write).await?;
                }
            }
            if waiting && !again {
                plan(app, tx, stored.ask.id, (HOW_DID_IT_GO, later(*now, ASKED_AGAIN_AFTER), AGAIN)).await?;
            }
        }
        Ok(held.tx.commit().await?)
    })
}

/// The connection whose result may still be told. After the asker told, the helper is asked too.
fn asked_about(ask: &Ask) -> Option<neighbourhood::asks::Connection> {
    let ended_without = matches!(
        ask.stage,
        Stage::Closed {
            how: Closure::Withdrawn | Closure::Removed | Closure::Referred | Closure::Expired,
            ..
        }
    );
    ask.connection().copied().filter(|_| !ended_without && ask.hidden.is_none())
}

/// When the retention time of this installation has passed.
fn erase<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let Some(mut held) = hold(app, job).await? else { return Ok(()) };
        let Held { tx, stored, now } = &mut held;
        let (id, due) = (stored.ask.id, erased_at(app, &stored.ask));
        if !stored.ask.is_closed() {
            return Ok(held.tx.commit().await?);
        }
        if *now < due {
            plan(app, tx, id, (ERASE, due, "")).await?;
        } else if let Ok((erased, happened)) = stored.ask.clone().erase_at_once()
            && store::erase(tx, &erased, *now).await?
        {
            reach::erase(tx, id).await?;
            tx.exec(ERASE_LETTERS, args![id.uuid()]).await?;
            happenings::record(tx, app, *now, None, &happened).await?;
        }
        Ok(held.tx.commit().await?)
    })
}
