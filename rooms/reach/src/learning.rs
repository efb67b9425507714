//! Every night the installation learns from its own alerts. The sweep sets it off; learning again in
//! the same night, or on two servers at once, gives the same; until it is kept, yesterday's holds.

use house::App;
use house::clockwork::{self, Handler, Job, Plan, Work};
use house::store::{StoreError, Tx};
use neighbourhood::reach::{Parameters, learn};

use crate::learned::{self, Kept};
use crate::lessons;

/// The kind of job that learns; its key is the night, as a date.
pub const LEARN: &str = "learn";

/// The jobs of this room that need no ask.
#[must_use]
pub fn jobs() -> Vec<(&'static str, Handler)> {
    vec![(LEARN, tonight)]
}

/// Plans the learning of this night, at once.
///
/// # Errors
/// What the database says.
pub async fn plan(app: &App, tx: &mut Tx, night: &str) -> Result<(), StoreError> {
    clockwork::plan(tx, app, Plan { kind: LEARN, key: night, due: app.now(), facts: "" }).await
}

fn tonight<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        // Read and computed before the transaction: nobody waits for it.
        let kept = from_the_last_months(app, &job.key).await?;
        let mut tx = app.db.begin().await?;
        job.finish(&mut tx).await?;
        learned::keep(&mut tx, &kept, app.now()).await?;
        tx.commit().await?;
        crate::rule::forget_copy(app);
        Ok(())
    })
}

async fn from_the_last_months(app: &App, night: &str) -> Result<Kept, StoreError> {
    let (prior, before) = (Parameters::default(), learned::kept(&mut &app.db).await?);
    let rung_before = match &before {
        Some(kept) if kept.night == night => kept.rung_before,
        Some(kept) => kept.learned.parameters.rung,
        None => prior.rung,
    };
    let believed = Parameters { rung: rung_before, ..prior.clone() };
    let lessons = lessons::gather(&app.db, app.now(), &believed).await?;
    let learned = learn(&prior, &lessons.outcomes, &lessons.histories, &lessons.load);
    Ok(Kept {
        night: night.to_owned(),
        rung_before,
        people: lessons.people,
        people_who_said_yes: lessons.people_who_said_yes,
        people_by_hour: lessons.people_by_hour,
        learned,
    })
}

/// So many nights may pass before the doctor says something: a server may be away for one.
const NIGHTS: i64 = 3;

/// How many nights passed without learning, when they are too many; for the doctor.
///
/// # Errors
/// What the database says.
pub async fn nights_without_learning(app: &App) -> Result<Option<i64>, StoreError> {
    let since = learned::since(&app.db).await?;
    let nights = since.map(|since| app.now().duration_since(since).as_hours() / 24);
    Ok(nights.filter(|nights| *nights > NIGHTS))
}
