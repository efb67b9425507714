//! Two workers, a crash, a repeated job: nobody is told twice.

use house::App;
use house::clockwork::{self, Job, JobFault, Timetable, Work};
use house::store::args;
use neighbourhood::asks::{Ask, Stage};
use neighbourhood::ids::AskId;

use super::bench::*;
use crate::Outcome;

#[tokio::test]
async fn two_workers_at_once_tell_one_wave() {
    house::testing::both(|app| async move {
        town(&app).await;
        helpers(&app, HERE, 20).await;
        let ask = ask(&app).await;
        let (one, other) = tokio::join!(look(&app, &ask), look(&app, &ask));
        let told_by = |outcome| match outcome {
            Outcome::Told { count, .. } => count,
            _ => 0,
        };
        let (one, other) = (told_by(one), told_by(other));
        assert!(one.max(other) > 0 && one.min(other) == 0, "{one} and {other}");
        assert_eq!(told(&app, &ask).await.len(), one + other);
        assert_eq!(waiting_letters(&app, &ask).await, i64::try_from(one + other).unwrap());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn two_asks_at_once_do_not_exceed_anybodys_week() {
    house::testing::both(|app| async move {
        town(&app).await;
        let owner = person(&app, HERE, |_| ()).await;
        offer(&app, owner, (HERE, neighbourhood::areas::Circle::Municipality, "groceries"), 1).await;
        let (first, second) = (ask(&app).await, ask(&app).await);
        tokio::join!(look(&app, &first), look(&app, &second));
        assert_eq!(told(&app, &first).await.len() + told(&app, &second).await.len(), 1);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_crash_before_the_commit_leaves_nothing_and_the_job_does_it_again() {
    house::testing::both(|app| async move {
        town(&app).await;
        helpers(&app, HERE, 8).await;
        let ask = ask(&app).await;
        let mut tx = app.db.begin().await.unwrap();
        crate::look(&app, &mut tx, ask.id, app.now()).await.unwrap();
        tx.commit().await.unwrap();
        {
            let mut tx = app.db.begin().await.unwrap();
            assert!(matches!(crate::wave(&app, &mut tx, &ask).await.unwrap(), Outcome::Told { .. }));
            // The power goes.
        }
        assert!(told(&app, &ask).await.is_empty());
        assert_eq!(waiting_letters(&app, &ask).await, 0);
        assert_eq!(count(&app, "select count(*) from helpers", args![]).await, 0);
        let timetable = Timetable::new(vec![(crate::WAVE, job as clockwork::Handler), ("follow", nothing)]);
        clockwork::run_due(&app, &timetable).await.unwrap();
        let first = told(&app, &ask).await;
        assert!(!first.is_empty());
        clockwork::run_due(&app, &timetable).await.unwrap();
        assert_eq!(told(&app, &ask).await, first);
    })
    .await
    .unwrap();
}

fn nothing<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let mut tx = app.db.begin().await?;
        job.finish(&mut tx).await?;
        Ok(tx.commit().await?)
    })
}

/// As the room of the asks does it.
fn job<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let mut tx = app.db.begin().await?;
        job.finish(&mut tx).await?;
        let ask = again(app, &mut tx).await?;
        crate::wave(app, &mut tx, &ask).await?;
        Ok(tx.commit().await?)
    })
}

async fn again(app: &App, tx: &mut house::store::Tx) -> Result<Ask, JobFault> {
    let row: Option<(String, String)> = tx.one("select id, asker from asks", args![]).await?;
    let (id, asker) = row.unwrap();
    Ok(Ask {
        id: id.parse::<AskId>().unwrap(),
        asker: asker.parse().unwrap(),
        stage: Stage::Open { since: app.now() },
        ..sample(app)
    })
}

fn sample(app: &App) -> Ask {
    Ask {
        id: AskId::new_v7(app.now(), [0; 10]),
        text: "Wie?".parse().unwrap(),
        theme: None,
        place: place(HERE),
        circle: neighbourhood::areas::Circle::Municipality,
        how: neighbourhood::asks::How::Door,
        urgency: neighbourhood::asks::Urgency::Today,
        asker: neighbourhood::ids::PersonId::new_v7(app.now(), [0; 10]),
        for_other: None,
        private: false,
        placed_at: app.now(),
        stage: Stage::Open { since: app.now() },
        replies: Vec::new(),
        hidden: None,
        needs_person: None,
    }
}
