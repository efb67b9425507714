//! What the nights learn, and from whom.

use house::App;
use house::clockwork::{self, Timetable};
use house::store::args;
use jiff::SignedDuration;
use neighbourhood::ids::PersonId;
use neighbourhood::reach::Parameters;

use super::bench::*;
use crate::learned::{self, Kept};
use crate::{lessons, rule};

/// Everybody told within ten minutes; every third says yes twenty minutes later.
async fn one_evening(app: &App) -> Vec<PersonId> {
    town(app).await;
    helpers(app, HERE, 30).await;
    let ask = ask(app).await;
    look(app, &ask).await;
    app.clock.push(SignedDuration::from_mins(10));
    look(app, &ask).await;
    app.clock.push(SignedDuration::from_mins(20));
    let who = told(app, &ask).await;
    let mut tx = app.db.begin().await.unwrap();
    for person in who.iter().step_by(3) {
        crate::answered(app, &mut tx, (ask.id, *person), true).await.unwrap();
    }
    // What the asker says of it later does not change when they answered.
    tx.commit().await.unwrap();
    app.clock.push(SignedDuration::from_hours(3));
    let mut tx = app.db.begin().await.unwrap();
    crate::declined(app, &mut tx, ask.id, who[0]).await.unwrap();
    tx.commit().await.unwrap();
    who
}

async fn learn(app: &App, night: &str) -> Kept {
    let mut tx = app.db.begin().await.unwrap();
    crate::plan_learning(app, &mut tx, night).await.unwrap();
    tx.commit().await.unwrap();
    clockwork::run_due(app, &Timetable::new(crate::jobs())).await.unwrap();
    learned::kept(&mut &app.db).await.unwrap().unwrap()
}

#[tokio::test]
async fn alerts_and_answers_become_what_the_rule_can_learn_from() {
    house::testing::both(|app| async move {
        let who = one_evening(&app).await;
        let lessons = lessons::gather(&app.db, app.now(), &Parameters::default()).await.unwrap();
        assert_eq!((lessons.outcomes.len(), lessons.people), (who.len(), who.len()));
        assert_eq!(lessons.people_by_hour[17], who.len());
        let yeses: Vec<f64> = lessons.outcomes.iter().filter_map(|one| one.yes_after).collect();
        assert_eq!(yeses.len(), who.len().div_ceil(3));
        assert!(yeses.iter().all(|minutes| (19.0..=31.0).contains(minutes)), "{yeses:?}");
        // Half the root of 90,000 square metres, and the prior.
        assert!(lessons.outcomes.iter().all(|one| (one.distance_m - 150.0).abs() < 1.0 && one.hour == 17));
        assert!(lessons.outcomes.iter().all(|one| (one.inclined - 0.12).abs() < 0.01));
        assert_eq!(lessons.histories.len(), who.len());
        assert_eq!((lessons.load.recent, lessons.load.rung), (who.len(), 1));
        assert!((lessons.load.members - 30.0).abs() < 1e-9);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_night_again_changes_nothing_and_all_servers_use_what_was_learned() {
    house::testing::both(|app| async move {
        one_evening(&app).await;
        let other = house::App::new(
            app.db.clone(),
            app.clock.clone(),
            app.chance.clone(),
            house::seal::Seal::new([7; 32]),
            house::config::Config::default(),
        );
        let first = rule::parameters(&other, &mut &other.db).await.unwrap();
        assert_eq!(*first, Parameters::default());
        let kept = learn(&app, "2026-11-23").await;
        assert_ne!(kept.learned.parameters, Parameters::default());
        assert_eq!(*rule::parameters(&app, &mut &app.db).await.unwrap(), kept.learned.parameters);
        // The other server finds out within a minute.
        assert_eq!(rule::parameters(&other, &mut &other.db).await.unwrap(), first);
        app.clock.push(SignedDuration::from_secs(61));
        assert_eq!(*rule::parameters(&other, &mut &other.db).await.unwrap(), kept.learned.parameters);

        let again = learn(&other, "2026-11-23").await;
        assert_eq!(again, kept);
        let next = learn(&other, "2026-11-24").await;
        assert_eq!(next.rung_before, kept.learned.parameters.rung);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_is_forgotten_or_erased_is_not_learned_from() {
    house::testing::both(|app| async move {
        let who = one_evening(&app).await;
        let mut tx = app.db.begin().await.unwrap();
        crate::forget(&app, &mut tx, who[0]).await.unwrap();
        tx.commit().await.unwrap();
        let lessons = lessons::gather(&app.db, app.now(), &Parameters::default()).await.unwrap();
        assert_eq!((lessons.outcomes.len(), lessons.histories.len()), (who.len() - 1, who.len() - 1));
        let traces =
            "select count(*) from offers where owner = $1 and (turn is not null or free_at is not null)";
        assert_eq!(count(&app, traces, args![who[0].uuid()]).await, 0);
        app.db.exec("delete from alerts", args![]).await.unwrap();
        let lessons = lessons::gather(&app.db, app.now(), &Parameters::default()).await.unwrap();
        assert!(lessons.outcomes.is_empty());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_crash_before_the_end_leaves_what_was_known() {
    house::testing::both(|app| async move {
        one_evening(&app).await;
        let before = learn(&app, "2026-11-23").await;
        let mut tx = app.db.begin().await.unwrap();
        let later = Kept { night: "2026-11-24".into(), ..before.clone() };
        learned::keep(&mut tx, &later, app.now()).await.unwrap();
        drop(tx);
        assert_eq!(learned::kept(&mut &app.db).await.unwrap().unwrap(), before);
        // What an older or newer version kept counts as nothing, and the rule goes on with the first guess.
        app.db.exec("update learned set facts = '{}'", args![]).await.unwrap();
        crate::rule::forget_copy(&app);
        assert_eq!(*rule::parameters(&app, &mut &app.db).await.unwrap(), Parameters::default());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn silence_after_an_alert_was_taken_back_counts_less() {
    house::testing::both(|app| async move {
        town(&app).await;
        helpers(&app, HERE, 20).await;
        let ask = ask(&app).await;
        look(&app, &ask).await;
        app.clock.push(SignedDuration::from_mins(12));
        let who = told(&app, &ask).await;
        let mut tx = app.db.begin().await.unwrap();
        crate::answered(&app, &mut tx, (ask.id, who[0]), true).await.unwrap();
        crate::settle(&app, &mut tx, ask.id, Some(who[0])).await.unwrap();
        tx.commit().await.unwrap();
        let lessons = lessons::gather(&app.db, app.now(), &Parameters::default()).await.unwrap();
        let silent: Vec<f64> =
            lessons.outcomes.iter().filter(|one| one.yes_after.is_none()).map(|one| one.inclined).collect();
        assert!(
            silent.len() > 1 && silent.iter().all(|inclined| (inclined - 0.06).abs() < 0.01),
            "{silent:?}"
        );
    })
    .await
    .unwrap();
}
