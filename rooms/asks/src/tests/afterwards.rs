//! What the clock does, and which letters leave, counted.

use house::testing::both;

use super::bench::{count, letters};
use super::street::{Street, run, subjects};
use crate::store;

async fn of_kind(app: &house::App, beginning: &str) -> usize {
    letters(app).await.iter().filter(|(_, content)| content.subject.starts_with(beginning)).count()
}

#[tokio::test]
async fn both_are_asked_how_it_went_and_once_more() {
    both(|app| async move {
        let mut street = Street::met(&app).await;
        street.hours_later(47).await;
        assert_eq!(of_kind(&app, "Hoe ging het").await, 0);
        street.hours_later(2).await;
        assert_eq!(of_kind(&app, "Hoe ging het").await, 2);
        // The helper tells; the asker hears that, and is asked once more.
        street.joke.post(&street.at("/result"), &[("outcome", "helped")]).await.is(303);
        run(&app).await;
        assert_eq!(of_kind(&app, "Joke vertelt hoe het ging").await, 1);
        street.hours_later(3 * 24).await;
        assert_eq!(of_kind(&app, "Hoe ging het").await, 3);
        street.hours_later(3 * 24).await;
        assert_eq!(of_kind(&app, "Hoe ging het").await, 3);
        // After two weeks it ends by itself, with what the helper told.
        street.hours_later(7 * 24).await;
        let listed = "select count(*) from asks where stage = 'closed' and closure = 'helped'";
        assert_eq!(count(&app, listed).await, 1);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn replies_that_wait_reach_a_person() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        street.reply(1, "Ik").await;
        street.hours_later(23).await;
        assert!(street.stored().await.ask.needs_person.is_none());
        street.hours_later(2).await;
        assert!(street.stored().await.ask.needs_person.is_some());
        street.wim.get(&street.path).await.is(200).says(&["Er wachten buren op uw antwoord"]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn when_nobody_is_left_a_person_looks_and_the_asker_hears_it_once() {
    both(|app| async move {
        let street = Street::new(&app).await;
        for _ in 0..20 {
            street.hours_later(3).await;
        }
        assert!(street.stored().await.ask.needs_person.is_some());
        assert_eq!(of_kind(&app, "Een mens kijkt mee").await, 1);
        // Three days later: is it still needed?
        street.hours_later(24).await;
        assert_eq!(of_kind(&app, "Is uw vraag nog nodig").await, 1);
        let alerts = "select count(*) from letters where kind = 'alerts'";
        assert_eq!(count(&app, alerts).await, count(&app, "select count(*) from alerts").await);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_killed_worker_sends_nothing_twice() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        let path = street.at("/replies");
        street.joke.post(&path, &[("words", "Ik")]).await.is(303);
        // Claimed by a worker that died: after a minute another does all of it, once.
        let claim = "update jobs set claimed_until = $1, epoch = epoch + 1 where kind = 'follow'";
        let until = app.now().as_millisecond() + 60_000;
        app.db.exec(claim, house::store::args![until]).await.unwrap();
        run(&app).await;
        assert_eq!(of_kind(&app, "Joke wil u helpen").await, 0);
        app.clock.push(jiff::SignedDuration::from_secs(61));
        run(&app).await;
        run(&app).await;
        assert_eq!(of_kind(&app, "Joke wil u helpen").await, 1);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn declined_and_taken_back_are_told() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        let (joke, kees) = (street.reply(1, "Ik").await, street.reply(2, "Of ik").await);
        street.wim.post(&format!("{joke}/decline"), &[]).await.is(303);
        street.kees.post(&format!("{kees}/withdraw"), &[]).await.is(303);
        run(&app).await;
        street.joke.get(&street.path).await.is(200).says(&["deze keer niet"]);
        street.kees.get(&street.path).await.is(200).says(&["U nam uw reactie terug", "Ik kan helpen"]);
        assert_eq!(of_kind(&app, "Deze keer niet nodig").await, 1);
        assert_eq!(of_kind(&app, "Kees kan toch niet").await, 1);
        street.joke.post(&street.at("/replies"), &[]).await.is(409);
        // Kees may come back.
        street.reply(2, "Toch wel").await;
        street.wim.get(&street.path).await.is(200).says(&["Graag, Kees", "Teruggenomen"]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn after_the_retention_time_words_and_people_are_gone() {
    both(|app| async move {
        let mut street = Street::met(&app).await;
        street.wim.post(&street.at("/result"), &[("outcome", "helped")]).await.is(303);
        run(&app).await;
        street.hours_later(24 * 89).await;
        assert!(store::load(&app, street.ask).await.unwrap().is_some());
        street.hours_later(25).await;
        assert!(store::load(&app, street.ask).await.unwrap().is_none());
        let gone = "select count(*) from asks where asker = '' and words = '' and erased_at is not null and told > 0";
        assert_eq!(count(&app, gone).await, 1);
        assert_eq!(count(&app, "select count(*) from letters").await, 0);
        assert_eq!(count(&app, "select count(*) from alerts").await, 0);
        street.wim.get(&street.path).await.is(404);
        assert_eq!(subjects(&app, "Wim").await.len(), 0);
    })
    .await
    .unwrap();
}
