//! What came of telling people, and every statement.

use house::store::{args, testing};
use jiff::SignedDuration;
use neighbourhood::asks::Stage;

use super::bench::*;
use crate::{Outcome, STATEMENTS};

#[tokio::test]
async fn every_statement_is_understood() {
    house::testing::both(|app| async move {
        for list in STATEMENTS {
            let wrong = testing::prepare_all(&app.db, list).await;
            assert!(wrong.is_empty(), "{wrong:?}");
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_solved_ask_takes_back_what_was_not_answered() {
    house::testing::both(|app| async move {
        town(&app).await;
        helpers(&app, HERE, 20).await;
        let ask = ask(&app).await;
        look(&app, &ask).await;
        let who = told(&app, &ask).await;
        let (helper, refuser) = (who[0], who[1]);
        assert!(who.len() > 2);
        let mut tx = app.db.begin().await.unwrap();
        crate::answered(&app, &mut tx, (ask.id, helper), true).await.unwrap();
        crate::answered(&app, &mut tx, (ask.id, refuser), false).await.unwrap();
        let back = crate::settle(&app, &mut tx, ask.id, Some(helper)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(usize::try_from(back).unwrap(), who.len() - 2);
        // The helper's own letter stays: it is about what they said yes to.
        assert_eq!(waiting_letters(&app, &ask).await, 1);
        assert_eq!(crate::told(&app, &ask).await.unwrap().next_at, None);
        let alert = |person| crate::why(&app.db, ask.id, person);
        assert_eq!(alert(helper).await.unwrap().unwrap().answer, Some(true));
        assert_eq!(alert(refuser).await.unwrap().unwrap().answer, Some(false));
        assert!(alert(who[2]).await.unwrap().unwrap().withdrawn.is_some());
        // The helper is left in peace.
        let other = super::bench::ask(&app).await;
        for _ in 0..3 {
            look(&app, &other).await;
            app.clock.push(SignedDuration::from_mins(5));
        }
        assert!(!told(&app, &other).await.contains(&helper));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn an_ask_that_opens_again_tells_others_and_those_told_may_still_answer() {
    house::testing::both(|app| async move {
        town(&app).await;
        helpers(&app, HERE, 30).await;
        let mut ask = ask(&app).await;
        look(&app, &ask).await;
        let before = told(&app, &ask).await;
        let mut tx = app.db.begin().await.unwrap();
        crate::settle(&app, &mut tx, ask.id, Some(before[0])).await.unwrap();
        tx.commit().await.unwrap();
        app.clock.push(SignedDuration::from_hours(3));
        ask.stage = Stage::Open { since: app.now() };
        let mut tx = app.db.begin().await.unwrap();
        crate::reopened(&mut tx, ask.id).await.unwrap();
        tx.commit().await.unwrap();
        let Outcome::Told { count, .. } = look(&app, &ask).await else { panic!("the plan begins again") };
        assert_eq!(told(&app, &ask).await.len(), before.len() + count);
        assert_eq!(crate::why(&app.db, ask.id, before[1]).await.unwrap().unwrap().withdrawn, None);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_refusal_frees_a_place_and_the_same_answer_again_changes_nothing() {
    house::testing::both(|app| async move {
        town(&app).await;
        helpers(&app, HERE, 30).await;
        let ask = ask(&app).await;
        let Outcome::Told { count, .. } = look(&app, &ask).await else { panic!("nobody told") };
        for person in told(&app, &ask).await {
            let mut tx = app.db.begin().await.unwrap();
            crate::answered(&app, &mut tx, (ask.id, person), true).await.unwrap();
            crate::answered(&app, &mut tx, (ask.id, person), true).await.unwrap();
            crate::declined(&app, &mut tx, ask.id, person).await.unwrap();
            tx.commit().await.unwrap();
            let mut tx = app.db.begin().await.unwrap();
            let history = crate::store::history(&app, &mut tx, person).await.unwrap().unwrap();
            assert!((history.yes - 1.0).abs() < 1e-9);
        }
        // Nobody counts any more, so as many are told again at once.
        let Outcome::Told { count: again, .. } = look(&app, &ask).await else { panic!("nobody told again") };
        assert!(again + 1 >= count, "{again} after {count}");
        let stranger = person(&app, HERE, |_| ()).await;
        let mut tx = app.db.begin().await.unwrap();
        crate::answered(&app, &mut tx, (ask.id, stranger), true).await.unwrap();
        assert_eq!(crate::store::history(&app, &mut tx, stranger).await.unwrap(), None);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn seen_download_forget_and_erase() {
    house::testing::both(|app| async move {
        town(&app).await;
        let helper = helper(&app, HERE).await;
        let ask = ask(&app).await;
        look(&app, &ask).await;
        crate::seen(&app.db, ask.id, helper, app.now()).await.unwrap();
        let alerts = crate::alerts_of(&app.db, helper, 10).await.unwrap();
        assert_eq!((alerts.len(), alerts[0].ask, alerts[0].seen), (1, ask.id, Some(app.now())));
        let (key, value) = crate::have(&app, helper).await.unwrap();
        assert_eq!((key, value.as_array().unwrap().len()), ("alerts", 1));
        assert_eq!(value[0]["why"]["offered"], true);
        let mut tx = app.db.begin().await.unwrap();
        crate::forget(&app, &mut tx, helper).await.unwrap();
        tx.commit().await.unwrap();
        assert!(crate::alerts_of(&app.db, helper, 10).await.unwrap().is_empty());
        assert_eq!(count(&app, "select count(*) from helpers", args![]).await, 0);
        look(&app, &ask).await;
        let mut tx = app.db.begin().await.unwrap();
        crate::erase(&mut tx, ask.id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(crate::told(&app, &ask).await.unwrap().count, 0);
    })
    .await
    .unwrap();
}
