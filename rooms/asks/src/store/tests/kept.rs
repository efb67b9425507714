//! What goes in comes out.

use house::store::{FromRow, args};
use neighbourhood::asks::{Closure, NeedReason, RETENTION};
use neighbourhood::moments::later;

use super::*;

#[tokio::test]
async fn an_ask_comes_back_whole_at_every_step() {
    both(|app| async move {
        let mut wanted = draft("Wie kan mijn hond uitlaten?", street(), Circle::Neighbourhood);
        wanted.theme = Some(Theme::Pets);
        wanted.for_other = Some((Some("Ans".parse().unwrap()), true));
        let ask = given(&app, wanted).await;
        let stored = load(&app, ask.id).await.unwrap().unwrap();
        assert_eq!((&stored.ask, stored.epoch, stored.asker_name.as_str()), (&ask, 0, "Wim"));

        let (joke, now) = (person(&app), app.now());
        let reply = ReplyId::new_v7(now, app.chance.bytes());
        let words = Some("Ik kom om vijf uur.".parse().unwrap());
        let after =
            changed(&app, ask.id, "Joke", |ask| ask.reply(&replier(joke), (reply, words), now).unwrap().0)
                .await;
        let stored = load(&app, ask.id).await.unwrap().unwrap();
        assert_eq!((&stored.ask, stored.epoch, stored.name_of(joke)), (&after, 1, "Joke"));
        assert_eq!((stored.name_of(ask.asker), stored.name_of(person(&app))), ("Wim", ""));

        type Step = fn(Ask, Timestamp) -> Ask;
        let steps: [Step; 8] = [
            |ask, now| ask.hand_to_person(NeedReason::ReachSpent, now).unwrap().0,
            |ask, now| ask.clone().hide(ask.asker, "te persoonlijk".parse().unwrap(), now).0,
            |ask, _| ask.clone().restore(ask.asker).0,
            |ask, now| ask.clone().accept(ask.replies[0].id, now).unwrap().0,
            |ask, now| ask.clone().fell_through(ask.asker, now).unwrap().0,
            |ask, now| ask.clone().take_over(ask.replies[0].by, now).unwrap().0,
            |ask, now| ask.give_back(now).unwrap().0,
            |ask, now| ask.withdraw(now).unwrap().0,
        ];
        for (number, step) in steps.into_iter().enumerate() {
            let now = now + jiff::SignedDuration::from_mins(number as i64 + 1);
            let after = changed(&app, ask.id, "", |ask| step(ask, now)).await;
            assert_eq!(load(&app, ask.id).await.unwrap().unwrap().ask, after, "step {number}");
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_result_and_thanks_are_kept() {
    both(|app| async move {
        let ask = given(&app, draft("Wie haalt mijn pakje op?", street(), Circle::Municipality)).await;
        let (ended, joke) = helped(&app, &ask, app.now()).await;
        let after = changed(&app, ask.id, "", |ask| ask.thank(app.now()).unwrap().0).await;
        let after = {
            assert_eq!(ended.helper(), Some(joke));
            changed(&app, after.id, "", |ask| ask.tell_result(joke, Outcome::Partly, app.now()).unwrap().0)
                .await
        };
        let mut tx = app.db.begin().await.unwrap();
        set_thanks(&mut tx, ask.id, &"Dank je wel, Joke!".parse().unwrap()).await.unwrap();
        add_told(&mut tx, ask.id, 8).await.unwrap();
        add_told(&mut tx, ask.id, 4).await.unwrap();
        tx.commit().await.unwrap();
        let stored = load(&app, ask.id).await.unwrap().unwrap();
        assert_eq!((stored.ask, stored.told, stored.thanks.as_str()), (after, 12, "Dank je wel, Joke!"));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn who_holds_an_older_state_changes_nothing() {
    both(|app| async move {
        let ask = given(&app, draft("Wie helpt met de was?", street(), Circle::Neighbourhood)).await;
        let old = load(&app, ask.id).await.unwrap().unwrap();
        changed(&app, ask.id, "", |ask| ask.hand_to_person(NeedReason::AskedFor, app.now()).unwrap().0).await;
        let mut tx = app.db.begin().await.unwrap();
        let after = old.ask.clone().withdraw(app.now()).unwrap().0;
        assert!(matches!(save(&mut tx, &old, &after, "").await, Err(SaveError::Moved)));
        // Nothing to change is no change, whatever happened meanwhile.
        save(&mut tx, &old, &old.ask, "").await.unwrap();
        drop(tx);
        assert_eq!(load(&app, ask.id).await.unwrap().unwrap().ask.stage.key(), "open");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_code_leads_to_its_ask_only() {
    both(|app| async move {
        let ask = given(&app, draft("Wie helpt met de was?", street(), Circle::Neighbourhood)).await;
        given(&app, draft("Wie kookt er mee?", street(), Circle::Neighbourhood)).await;
        let code = load(&app, ask.id).await.unwrap().unwrap().code;
        assert_eq!(by_code(&app, &code).await.unwrap(), Some(ask.id));
        let mut tx = app.db.begin().await.unwrap();
        let free = fresh_code(&mut tx, &app).await.unwrap();
        drop(tx);
        assert_eq!(by_code(&app, &free).await.unwrap(), None);
    })
    .await
    .unwrap();
}

async fn whole_table(app: &App, sql: &'static str) -> String {
    struct Any(String);
    impl FromRow for Any {
        fn from_row(row: &mut house::store::Row<'_>) -> Result<Self, house::store::StoreError> {
            Ok(Self(format!("{:?}", row.rest())))
        }
    }
    let rows: Vec<Any> = app.db.all(sql, args![]).await.unwrap();
    rows.into_iter().map(|row| row.0).collect()
}

#[tokio::test]
async fn a_private_sentence_is_not_in_the_table() {
    both(|app| async move {
        let mut wanted = draft("Mijn zwager bedreigt ons", street(), Circle::Neighbourhood);
        wanted.private = true;
        wanted.for_other = Some((Some("Truusje".parse().unwrap()), true));
        let ask = given(&app, wanted).await;
        let table = whole_table(&app, "select * from asks").await;
        let shown = table.to_lowercase();
        assert!(shown.contains("wim") && !shown.contains("zwager") && !shown.contains("truusje"), "{shown}");
        assert_eq!(load(&app, ask.id).await.unwrap().unwrap().ask, ask);
        let waiting = needs_person(&app, &[area("GM0301")], 10).await.unwrap();
        assert_eq!(waiting[0].words, "Mijn zwager bedreigt ons");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn erasing_leaves_only_the_counts() {
    both(|app| async move {
        let ask = given(&app, draft("Wie kan Teunis helpen?", street(), Circle::Neighbourhood)).await;
        let (ended, _) = helped(&app, &ask, app.now()).await;
        let open = given(&app, draft("Wie kookt er mee?", street(), Circle::Neighbourhood)).await;
        let code = load(&app, ask.id).await.unwrap().unwrap().code;
        let later = later(app.now(), RETENTION);
        assert_eq!(to_erase(&app.db, app.now() - jiff::SignedDuration::from_secs(1), 9).await.unwrap(), []);
        assert_eq!(to_erase(&app.db, later - RETENTION, 9).await.unwrap(), [ask.id]);

        let erased = ended.erase(later).unwrap().0;
        for expected in [true, false] {
            let mut tx = app.db.begin().await.unwrap();
            assert_eq!(erase(&mut tx, &erased, later).await.unwrap(), expected);
            tx.commit().await.unwrap();
        }
        assert_eq!(load(&app, ask.id).await.unwrap(), None);
        assert_eq!(by_code(&app, &code).await.unwrap(), None);
        assert_eq!(to_erase(&app.db, later, 9).await.unwrap(), []);
        let mut tables = whole_table(&app, "select * from asks where erased_at is not null").await;
        tables += &whole_table(&app, "select * from replies").await;
        for gone in ["Teunis", "Joke", "Wim", "7201", &ask.asker.to_string()] {
            assert!(!tables.contains(gone), "{gone} in {tables}");
        }
        assert!(tables.contains(Closure::Helped.key()));
        assert_eq!(unclosed(&app.db, None, 9).await.unwrap(), [open.id]);
        assert_eq!(unclosed(&app.db, Some(open.id), 9).await.unwrap(), []);
    })
    .await
    .unwrap();
}
