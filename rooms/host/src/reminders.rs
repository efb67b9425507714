//! An ask that stands on the list is not forgotten: after half an hour, after two hours, and then
//! every day the hosts are written to again, with the time it has waited.

use house::App;
use house::clockwork::{self, Job, JobFault, Plan, Work};
use house::notices::Content;
use house::store::Tx;
use jiff::{SignedDuration, Timestamp};
use neighbourhood::ids::AskId;
use neighbourhood::moments::{DAY, later};

use crate::letters::{Hosts, to_hosts};
use crate::pages;

/// The kind of job; its key is the ask, its facts the number of the reminder.
pub const KIND: &str = "remind_host";

/// How long after it came on the list reminder number `step` is written.
fn after(step: u32) -> SignedDuration {
    match step {
        0 => SignedDuration::from_mins(30),
        1 => SignedDuration::from_hours(2),
        days => DAY.checked_mul(i32::try_from(days - 1).unwrap_or(i32::MAX)).unwrap_or(SignedDuration::MAX),
    }
}

/// The first reminder from `step` on that is still to come: when the machines stood still for days,
/// hosts get one letter and not a pile.
fn next(since: Timestamp, step: u32, now: Timestamp) -> u32 {
    (step..u32::MAX).find(|step| later(since, after(*step)) > now).unwrap_or(u32::MAX)
}

/// Plans the reminder number `step`, or the first after it that is still to come.
pub async fn plan(
    app: &App,
    tx: &mut Tx,
    ask: AskId,
    (since, step): (Timestamp, u32),
) -> Result<(), JobFault> {
    let step = next(since, step, app.now());
    let (key, facts) = (ask.to_string(), step.to_string());
    let plan = Plan { kind: KIND, key: &key, due: later(since, after(step)), facts: &facts };
    Ok(clockwork::plan(tx, app, plan).await?)
}

/// Writes to the hosts, when the ask still stands on the list.
pub fn remind<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let mut tx = app.db.begin().await?;
        job.finish(&mut tx).await?;
        if let Ok(ask) = job.key.parse() {
            again(app, &mut tx, ask, job.facts.parse().unwrap_or(0)).await?;
        }
        Ok(tx.commit().await?)
    })
}

async fn again(app: &App, tx: &mut Tx, id: AskId, step: u32) -> Result<(), JobFault> {
    let Some(stored) = asks::load_for_change(tx, app, id).await? else { return Ok(()) };
    let (Some(need), false) = (stored.ask.needs_person, stored.ask.is_closed()) else { return Ok(()) };
    let area = stored.ask.place.area();
    let waited = app.now().duration_since(need.since);
    let hosts = Hosts { area: &area, except: Some(stored.ask.asker), about: id.uuid() };
    to_hosts(app, tx, hosts, |w, to, area| {
        let time = pages::waited(w, waited);
        Content::new(w.letter_remind_subject(area, &time), w.letter_greeting(&to.name))
            .says(w.letter_remind_first(area, &time))
            .says(pages::why(w, need.why))
            .button(w.letter_needs_button(), "/host")
            .after(w.letter_needs_after())
    })
    .await?;
    plan(app, tx, id, (need.since, step.saturating_add(1))).await
}

#[cfg(test)]
mod tests {
    use super::{after, next};
    use jiff::{SignedDuration, Timestamp};
    use proptest::prelude::{prop_assert, proptest};

    #[test]
    fn reminders_grow_to_one_a_day() {
        let hours: Vec<_> = (0..5).map(|step| after(step).as_mins()).collect();
        assert_eq!(hours, [30, 120, 24 * 60, 48 * 60, 72 * 60]);
    }

    proptest! {
        #[test]
        fn the_next_reminder_is_to_come_and_none_is_skipped_in_time(step in 0_u32..40, minutes in 0_i64..100_000) {
            let since = Timestamp::UNIX_EPOCH;
            let now = since + SignedDuration::from_mins(minutes);
            let found = next(since, step, now);
            prop_assert!(found >= step && since + after(found) > now);
            prop_assert!(found == step || since + after(found - 1) <= now);
        }
    }
}
