//! What follows from what: the only place where one thing sets off another.
//!
//! Every happening is in the match below; the compiler refuses a new one that is not. Each line runs
//! inside the transaction that ends the job of following it, so that its letters and jobs come once.

use house::App;
use house::clockwork::{Handler, Job, JobFault, Plan, Timetable, Work};
use house::happenings::{self, FOLLOW};
use house::store::{StoreError, Tx};
use house::{clockwork, limits, once};
use jiff::SignedDuration;
use jiff::civil::time;
use neighbourhood::happenings::Happening;
use neighbourhood::ids::PersonId;
use neighbourhood::quiet::dutch_time;

use crate::mend;

/// Everything that is done later, and who does it.
pub fn timetable() -> Timetable {
    let mut lines: Vec<(&'static str, Handler)> =
        vec![(FOLLOW, follow), (SWEEP, sweep), (mend::MEND, mend::mend)];
    lines.extend(asks::jobs());
    lines.extend(offers::jobs());
    lines.extend(reach::jobs());
    lines.extend(host::jobs());
    lines.extend(board::jobs());
    Timetable::new(lines)
}

fn follow<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let line = happenings::load(&app.db, &job.key).await?;
        let mut tx = app.db.begin().await?;
        job.finish(&mut tx).await?;
        if let Some(happening) = line.and_then(|line| line.happening()) {
            sets_off(app, &mut tx, happening).await?;
        }
        Ok(tx.commit().await?)
    })
}

/// This happened: these letters, these jobs.
async fn sets_off(app: &App, tx: &mut Tx, happening: Happening) -> Result<(), JobFault> {
    use Happening as H;
    match happening {
        H::AskPlaced { ask, .. } => asks::follow::placed(app, tx, ask).await,
        H::AskOpened { ask } => asks::follow::opened(app, tx, ask).await,
        H::ReplyGiven { ask, reply, .. } => asks::follow::reply_given(app, tx, ask, reply).await,
        H::ReplyWithdrawn { ask, by, .. } => asks::follow::withdrawn_reply(app, tx, ask, by).await,
        H::ReplyAccepted { ask, reply, .. } => asks::follow::accepted(app, tx, ask, reply).await,
        H::ReplyDeclined { ask, by, .. } => asks::follow::declined(app, tx, ask, by).await,
        H::ReplySetAside { ask, by, .. } => asks::follow::set_aside(app, tx, ask, by).await,
        H::AskFellThrough { ask, helper, .. } => asks::follow::fell_through(app, tx, ask, helper).await,
        H::ResultTold { ask, by, outcome } => asks::follow::result_told(app, tx, ask, by, outcome).await,
        H::AskClosed { ask, how } => asks::follow::closed(app, tx, ask, how).await,
        H::AskTakenOver { ask, .. } => asks::follow::taken_over(app, tx, ask).await,
        H::AskHidden { ask, .. } => asks::follow::hidden(app, tx, ask).await,
        H::AskRestored { ask, .. } => asks::follow::restored(app, tx, ask).await,
        H::Thanked { ask, helper, .. } => asks::follow::thanked(app, tx, ask, helper).await,
        H::NeedsPerson { ask, why } => {
            asks::follow::needs_person(app, tx, ask, why).await?;
            host::follow::needs_person(app, tx, ask, why).await
        }

        H::ReportMade { report } => host::follow::report_made(app, tx, report).await,
        H::ReportAnswered { report, .. } => host::follow::report_answered(app, tx, report).await,
        H::PersonWarned { warning, person, .. } => {
            host::follow::person_warned(app, tx, warning, person).await
        }
        H::WarningAnswered { warning, .. } => host::follow::warning_answered(app, tx, warning).await,
        H::PersonBlocked { block, person, .. } => host::follow::person_blocked(app, tx, block, person).await,
        H::BlockAnswered { block, .. } => host::follow::block_answered(app, tx, block).await,
        H::BlockLifted { block, person, .. } => host::follow::block_lifted(app, tx, block, person).await,
        H::OfferHidden { offer, .. } => host::follow::something_hidden(app, tx, offer.uuid()).await,
        H::HostAppointed { person, area } => host::follow::host_appointed(app, tx, person, area).await,

        H::PersonChanged { person } => renamed(app, tx, person).await,

        // Recorded, and nothing follows. `Happening::only_recorded` has the same list: for these no job is
        // planned, so that only those of before come here.
        H::AskConfirmed { .. }
        | H::AskChanged { .. }
        | H::ContactShared { .. }
        | H::AskErased { .. }
        | H::WaveSent { .. }
        | H::AlertSent { .. }
        | H::AlertWithdrawn { .. }
        | H::AlertDeclined { .. }
        | H::OfferMade { .. }
        | H::OfferChanged { .. }
        | H::OfferPaused { .. }
        | H::OfferResumed { .. }
        | H::OfferEnded { .. }
        | H::OfferRestored { .. }
        | H::SignInRequested { .. }
        | H::SignedIn { .. }
        | H::SignedOut { .. }
        | H::PersonConfirmed { .. }
        | H::PersonPaused { .. }
        | H::PersonResumed { .. }
        | H::LettersRefused { .. }
        | H::PersonForgotten { .. }
        | H::TokenMade { .. }
        | H::TokenRevoked { .. }
        | H::HostDismissed { .. }
        | H::PersonAvoided { .. }
        | H::AvoidanceEnded { .. } => Ok(()),
    }
}

/// Offers show the name by which somebody is known now.
async fn renamed(app: &App, tx: &mut Tx, person: PersonId) -> Result<(), JobFault> {
    let Some(person) = people::load(&mut *tx, app, person).await? else { return Ok(()) };
    offers::renamed(tx, person.id, &person.name).await?;
    Ok(())
}

/// Takes away, every night, what nobody needs any more.
const SWEEP: &str = "sweep";
/// Keys of forms, codes that ran out, limits that hold nobody back: after two days.
const KEPT: SignedDuration = SignedDuration::from_hours(48);

fn sweep<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let now = app.now();
        let before = now - KEPT;
        let mut tx = app.db.begin().await?;
        job.finish(&mut tx).await?;
        once::forget(&mut tx, before).await?;
        limits::forget(&mut tx, before).await?;
        people::clean(&mut tx, now).await?;
        offers::clean(&mut tx, now).await?;
        house::notices::outbox::forget(&mut tx, now).await?;
        mend::plan(app, &mut tx).await?;
        board::plan_monthly(app, &mut tx).await?;
        reach::plan_learning(app, &mut tx, &job.key).await?;
        plan_sweep(app, &mut tx).await?;
        Ok(tx.commit().await?)
    })
}

/// Plans the next night, from the first start on. Planned again by every server that starts: it stays
/// one job for one night.
pub async fn plan_sweep(app: &App, tx: &mut Tx) -> Result<(), StoreError> {
    let now = app.now().to_zoned(dutch_time());
    let tonight = now.tomorrow().and_then(|day| day.with().time(time(4, 0, 0, 0)).build()).unwrap_or(now);
    let key = tonight.date().to_string();
    clockwork::plan(tx, app, Plan { kind: SWEEP, key: &key, due: tonight.timestamp(), facts: "" }).await
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    /// The variants named in a piece of source.
    fn named(source: &str) -> BTreeSet<&str> {
        let names = source.split("H::").skip(1);
        names.filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next()).collect()
    }

    /// Otherwise something would follow here that is never planned.
    #[test]
    fn what_is_only_recorded_is_what_nothing_follows_from() {
        let here = include_str!("follow.rs").split_once("// Recorded, and nothing follows.");
        let here = here.and_then(|(_, rest)| rest.split_once("=> Ok(())")).map(|(list, _)| named(list));
        let there = include_str!("../../neighbourhood/src/happenings.rs").split_once("fn only_recorded");
        let there = there.map(|(_, list)| named(list));
        assert!(here.as_ref().is_some_and(|list| list.len() > 20));
        assert_eq!(here, there);
    }
}
