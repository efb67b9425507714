//! Whom a wave tells.

use house::store::args;
use jiff::SignedDuration;
use neighbourhood::areas::Circle;
use neighbourhood::asks::{Reply, ReplyStage, Urgency};
use neighbourhood::ids::ReplyId;
use neighbourhood::quiet::QuietHours;
use neighbourhood::reach::{HandOver, Waiting};

use super::bench::*;
use crate::{Outcome, Wanted, When};

#[tokio::test]
async fn the_nearest_are_told_and_as_many_as_the_preview_said() {
    house::testing::both(|app| async move {
        town(&app).await;
        let near = helpers(&app, HERE, 6).await;
        helpers(&app, BEYOND, 6).await;
        let ask = ask(&app).await;
        let preview = crate::preview(&app, &Wanted { ask: None, ..Wanted::from(&ask) }).await.unwrap();
        let Outcome::Told { count, widest, next } = look(&app, &ask).await else { panic!("nobody told") };
        assert_eq!((preview.now, preview.circle, preview.when), (count, Some(widest), When::Now));
        assert_eq!(widest, Circle::Neighbourhood);
        let who = told(&app, &ask).await;
        assert!(!who.is_empty() && who.len() == count && who.iter().all(|person| near.contains(person)));
        let reached = crate::told(&app, &ask).await.unwrap();
        assert_eq!((reached.count, reached.widest, reached.next_at), (count, Some(widest), Some(next)));
        assert_eq!(waiting_letters(&app, &ask).await, i64::try_from(count).unwrap());
        let kept =
            super::bench::count(&app, "select told from asks where id = $1", args![ask.id.uuid()]).await;
        assert_eq!(kept, i64::try_from(count).unwrap());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn the_letter_has_the_sentence_and_says_why_and_leads_to_the_ask() {
    house::testing::both(|app| async move {
        town(&app).await;
        helpers(&app, HERE, 3).await;
        let ask = ask(&app).await;
        look(&app, &ask).await;
        let letter = house::notices::carrier::show(&app, "mail", 1).await.unwrap().remove(0);
        assert_eq!(letter.subject, "Kunt u helpen? Wie doet mijn boodschappen?");
        assert_eq!(letter.path, Some(format!("/asks/{}", ask.id)));
        for words in
            ["Dag Joke", "Een buur uit uw buurt vraagt:", "U bood dit aan.", "nog nooit", "/letters/off/"]
        {
            assert!(letter.plain.contains(words), "{words}: {}", letter.plain);
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn who_cannot_or_will_not_be_told_is_not() {
    house::testing::both(|app| async move {
        town(&app).await;
        let ask = ask(&app).await;
        let groceries = |area| (area, Circle::Municipality, "groceries");
        offer(&app, ask.asker, groceries(HERE), 7).await;
        let unwanted = person(&app, HERE, |p| p.letters.clear()).await;
        let unconfirmed = person(&app, HERE, |p| p.email.as_mut().unwrap().confirmed = None).await;
        let on_the_phone = person(&app, HERE, |p| {
            p.email = None;
            p.phone = Some(neighbourhood::people::Contact::new("0612345678".parse().unwrap()));
        })
        .await;
        let avoided = person(&app, HERE, |_| ()).await;
        let avoids = person(&app, HERE, |_| ()).await;
        let blocked = person(&app, HERE, |_| ()).await;
        for owner in [unwanted, unconfirmed, on_the_phone, avoided, avoids, blocked] {
            offer(&app, owner, groceries(HERE), 7).await;
        }
        let avoid = "insert into blocks (person, other, made_at) values ($1, $2, 1)";
        app.db.exec(avoid, args![ask.asker.uuid(), avoided.uuid()]).await.unwrap();
        app.db.exec(avoid, args![avoids.uuid(), ask.asker.uuid()]).await.unwrap();
        app.db.exec("update people set blocked_at = 1 where id = $1", args![blocked.uuid()]).await.unwrap();
        let only_street = person(&app, NEXT, |_| ()).await;
        offer(&app, only_street, (NEXT, Circle::Neighbourhood, "groceries"), 7).await;
        let far = person(&app, FAR, |_| ()).await;
        offer(&app, far, groceries(FAR), 7).await;
        assert_eq!(look(&app, &ask).await, Outcome::NeedsPerson(HandOver::NobodyHere));
        assert_eq!(waiting_letters(&app, &ask).await, 0);

        let welcome = helper(&app, HERE).await;
        let hidden = helper(&app, HERE).await;
        app.db.exec("update offers set hidden_at = 1 where owner = $1", args![hidden.uuid()]).await.unwrap();
        assert!(matches!(look(&app, &ask).await, Outcome::Told { count: 1, .. }));
        assert_eq!(told(&app, &ask).await, [welcome]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn the_circle_of_the_ask_is_kept() {
    house::testing::both(|app| async move {
        town(&app).await;
        helpers(&app, NEXT, 3).await;
        let mut ask = ask(&app).await;
        ask.circle = Circle::Neighbourhood;
        assert_eq!(look(&app, &ask).await, Outcome::NeedsPerson(HandOver::NobodyHere));
        ask.circle = Circle::District;
        assert!(matches!(look(&app, &ask).await, Outcome::Told { widest: Circle::District, .. }));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn at_night_it_waits_until_somebody_is_up() {
    house::testing::both(|app| async move {
        town(&app).await;
        helpers(&app, HERE, 3).await;
        go_to(&app, "2026-11-22T23:30");
        let mut ask = ask(&app).await;
        let Outcome::Waits { until, why: Waiting::Night } = look(&app, &ask).await else {
            panic!("told at night")
        };
        assert_eq!(until.to_string(), "2026-11-23T07:00:00Z");
        let preview = crate::preview(&app, &Wanted::from(&ask)).await.unwrap();
        assert_eq!((preview.now, preview.when), (0, When::Later { until, why: Waiting::Night }));
        assert_eq!(crate::told(&app, &ask).await.unwrap().next_at, Some(until));
        ask.urgency = Urgency::Now;
        assert_eq!(look(&app, &ask).await, Outcome::NeedsPerson(HandOver::Night));
        let awake = person(&app, HERE, |p| p.quiet = QuietHours::none()).await;
        offer(&app, awake, (HERE, Circle::Municipality, "pets"), 7).await;
        assert!(matches!(look(&app, &ask).await, Outcome::Told { count: 1, .. }));
        assert_eq!(told(&app, &ask).await, [awake]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn nobody_gets_more_than_their_week_allows() {
    house::testing::both(|app| async move {
        town(&app).await;
        let owner = person(&app, HERE, |_| ()).await;
        offer(&app, owner, (HERE, Circle::Municipality, "groceries"), 2).await;
        for _ in 0..2 {
            let ask = ask(&app).await;
            assert!(matches!(look(&app, &ask).await, Outcome::Told { count: 1, .. }));
        }
        let third = ask(&app).await;
        assert_eq!(look(&app, &third).await, Outcome::NeedsPerson(HandOver::EveryoneAtCap));
        app.clock.push(SignedDuration::from_hours(24 * 7 + 1));
        let later = ask(&app).await;
        assert!(matches!(look(&app, &later).await, Outcome::Told { count: 1, .. }));
        let alert = crate::why(&app.db, later.id, owner).await.unwrap().unwrap();
        assert_eq!((alert.why.last_asked_days, alert.why.first_time), (Some(7), false));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn when_all_were_told_or_time_is_up_it_is_a_persons_turn() {
    house::testing::both(|app| async move {
        town(&app).await;
        helpers(&app, HERE, 40).await;
        let ask = ask(&app).await;
        let mut looks = 0;
        let why = loop {
            match look(&app, &ask).await {
                Outcome::Told { next, .. } => app.clock.push(next.duration_since(app.now())),
                Outcome::Waits { until, .. } => app.clock.push(until.duration_since(app.now())),
                Outcome::NeedsPerson(why) => break why,
                other => panic!("{other:?}"),
            }
            looks += 1;
            assert!(looks < 60);
        };
        assert!(looks > 3 && matches!(why, HandOver::Spent | HandOver::Deadline), "{looks} {why:?}");
        let who = told(&app, &ask).await;
        let once: std::collections::BTreeSet<_> = who.iter().collect();
        assert_eq!(once.len(), who.len());
        assert_eq!(crate::told(&app, &ask).await.unwrap().next_at, None);
        // Nothing follows from the waves themselves.
        assert_eq!(house::clockwork::waiting(&app).await.unwrap(), 0);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn private_hidden_and_answered_asks_tell_nobody() {
    house::testing::both(|app| async move {
        town(&app).await;
        helpers(&app, HERE, 3).await;
        let open = ask(&app).await;
        let mut private = open.clone();
        private.private = true;
        assert_eq!(look(&app, &private).await, Outcome::NeedsPerson(HandOver::Private));
        let preview = crate::preview(&app, &Wanted::from(&private)).await.unwrap();
        assert_eq!((preview.now, preview.when), (0, When::Person(HandOver::Private)));
        let mut hidden = open.clone();
        hidden.hidden =
            Some(neighbourhood::asks::Hidden { by: open.asker, reason: "x".parse().unwrap(), at: app.now() });
        assert_eq!(look(&app, &hidden).await, Outcome::NotOpen);
        let mut answered = open.clone();
        answered.replies.push(Reply {
            id: ReplyId::new_v7(app.now(), app.chance.bytes()),
            by: helper(&app, HERE).await,
            words: None,
            at: app.now(),
            stage: ReplyStage::Open,
        });
        assert!(matches!(look(&app, &answered).await, Outcome::Answered { .. }));
        assert!(told(&app, &open).await.is_empty());
        assert_eq!(count(&app, "select count(*) from letters", args![]).await, 0);
    })
    .await
    .unwrap();
}
