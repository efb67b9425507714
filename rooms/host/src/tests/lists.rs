//! The list of what waits, ringing back, private asks, the call list.

use house::testing::both;
use jiff::SignedDuration;
use neighbourhood::asks::{AskerAddress, Closure, Stage};

use super::bench::{SECRET, Town, WISH};
use super::client::Client;

#[tokio::test]
async fn ringing_back_opens_the_ask_once() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let ans = town.by_phone("Ans").await;
        let ask = town.ask(&ans, AskerAddress::Phone, false).await;
        app.clock.push(SignedDuration::from_mins(190));
        let joke = Client::of(&app, &town.joke).await;
        let page = joke.sees("/host").await;
        assert!(page.contains(WISH) && page.contains("3 uur en 10 min"), "{page}");
        assert!(page.contains("Ans") && page.contains("06 12 34 56 78"), "{page}");
        let looked = "select count(*) from happenings where kind = 'host_read_contact'";
        assert_eq!(town.count(looked).await, 1);
        joke.sees("/host").await;
        assert_eq!(town.count(looked).await, 1, "once an hour is noted once");

        let path = format!("/host/asks/{}/confirm", ask.id);
        assert_eq!(joke.does(&path, &[]).await, "/host");
        joke.does(&path, &[]).await;
        let after = town.load(ask.id).await;
        assert!(matches!(after.stage, Stage::Open { .. }) && after.needs_person.is_none());
        assert_eq!(town.count("select count(*) from happenings where kind = 'ask_confirmed'").await, 1);
        let ans = people::load(&app.db, &app, ans.id).await.unwrap().unwrap();
        assert!(ans.is_confirmed());
        assert!(!joke.sees("/host").await.contains(WISH));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn private_words_are_opened_one_by_one_and_noted() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let ask = town.ask(&town.wim, AskerAddress::Confirmed, true).await;
        town.work().await;
        let joke = Client::of(&app, &town.joke).await;
        let karel = Client::of(&app, &town.karel).await;
        for page in [joke.sees("/host").await, karel.sees("/host").await] {
            assert!(!page.contains(SECRET) && !page.contains("wim@"), "{page}");
        }
        let private = "select count(*) from happenings where kind = 'host_read_private'";
        assert_eq!(town.count(private).await, 0);
        let path = format!("/host/asks/{}", ask.id);
        let page = joke.sees(&path).await;
        assert!(page.contains(SECRET) && !page.contains("wim@"), "{page}");
        assert_eq!(town.count(private).await, 1);
        assert_eq!(karel.get(&path).await.status, 403);

        joke.does(&format!("{path}/take"), &[]).await;
        let page = joke.sees(&path).await;
        assert!(page.contains("wim@voorbeeld.nl"), "who took it over can reach the asker: {page}");
        assert!(!joke.sees("/host").await.contains(SECRET));
        assert_eq!(joke.post(&format!("{path}/give-back"), &[]).await.status, 409);
        joke.does(&format!("{path}/close"), &[("how", "referred")]).await;
        assert!(matches!(town.load(ask.id).await.stage, Stage::Closed { how: Closure::Referred, .. }));
        for (_, letter) in town.letters().await {
            assert!(!format!("{letter:?}").contains(SECRET));
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_forgotten_choice_is_said_and_a_wrong_one_refused() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let ans = town.by_phone("Ans").await;
        let ask = town.ask(&ans, AskerAddress::Phone, false).await;
        let joke = Client::of(&app, &town.joke).await;
        let path = format!("/host/asks/{}/close", ask.id);
        assert_eq!(joke.post(&path, &[]).await.status, 422);
        assert_eq!(joke.post(&path, &[("how", "withdrawn")]).await.status, 422);
        assert_eq!(joke.post(&path, &[("how", "helped")]).await.status, 409, "not with a person");
        joke.does(&path, &[("how", "removed")]).await;
        assert!(town.load(ask.id).await.is_closed());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn who_has_no_mail_is_rung_by_a_host_of_their_area() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let ans = town.by_phone("Ans").await;
        let joke = Client::of(&app, &town.joke).await;
        let person = format!("/host/people/{}/warn", ans.id);
        joke.does(&person, &[("reason", "Graag iets vriendelijker")]).await;
        town.work().await;
        let page = joke.sees("/host").await;
        assert!(page.contains("Graag iets vriendelijker"), "{page}");
        let karel = Client::of(&app, &town.karel).await;
        assert!(!karel.sees("/host").await.contains("Graag iets vriendelijker"));

        let call: Option<String> =
            app.db.one("select id from letters where channel = 'call'", house::store::args![]).await.unwrap();
        let path = format!("/host/calls/{}/done", call.unwrap());
        assert_eq!(karel.post(&path, &[]).await.status, 403);
        joke.does(&path, &[]).await;
        joke.does(&path, &[]).await;
        assert_eq!(
            town.count("select count(*) from letters where stage = 'done' and done_by is not null").await,
            1
        );
        assert!(!joke.sees("/host").await.contains("Graag iets vriendelijker"));
        assert_eq!(joke.post("/host/calls/nothing/done", &[]).await.status, 404);
    })
    .await
    .unwrap();
}
