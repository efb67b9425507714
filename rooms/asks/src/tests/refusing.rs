//! What cannot be done, and what is done once however often it is sent.

use house::store::args;
use house::testing::both;
use jiff::SignedDuration;

use super::bench::{Client, count, letters};
use super::street::{Street, asked, run, subjects};

#[tokio::test]
async fn two_accepted_at_once_is_one() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        let joke = street.reply(1, "Ik").await;
        let kees = street.reply(2, "Of ik").await;
        let mut other = Client::of(&app, street.ids[0]).await;
        let (joke_path, kees_path) = (format!("{joke}/accept"), format!("{kees}/accept"));
        let (one, two) = tokio::join!(street.wim.post(&joke_path, &[]), other.post(&kees_path, &[]));
        let mut statuses = [one.status.as_u16(), two.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409]);
        let lost = if one.status == 409 { &one } else { &two };
        lost.says(&["Er helpt al iemand bij deze vraag."]);
        run(&app).await;
        assert_eq!(count(&app, "select count(*) from replies where stage = 'accepted'").await, 1);
        let reached = [subjects(&app, "Joke").await, subjects(&app, "Kees").await].concat();
        assert_eq!(reached.iter().filter(|subject| subject.contains("afspreken")).count(), 1, "{reached:?}");
        assert_eq!(reached.iter().filter(|subject| subject.starts_with("Dank dat")).count(), 1);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn sent_twice_is_done_once() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        let path = street.at("/replies");
        for _ in 0..2 {
            street.joke.post_once(&path, "reply-1", &[("words", "Ik")]).await.is(303);
        }
        // And from a second page: the open reply stays as it is.
        street.joke.post(&path, &[("words", "Nog eens")]).await.is(303);
        assert_eq!(count(&app, "select count(*) from replies").await, 1);
        run(&app).await;
        let reply = street.reply_of(1).await;
        let accept = street.at(&format!("/replies/{reply}/accept"));
        for key in ["accept-1", "accept-1", "accept-2"] {
            assert_eq!(street.wim.post_once(&accept, key, &[]).await.is(303).to, street.path);
        }
        let accepted = "select count(*) from happenings where kind = 'reply_accepted'";
        assert_eq!(count(&app, accepted).await, 1);
        for key in ["told-1", "told-1", "told-2"] {
            street.wim.post_once(&street.at("/result"), key, &[("outcome", "partly")]).await.is(303);
        }
        for words in ["Dank!", "Nog eens dank!"] {
            street.wim.post(&street.at("/thanks"), &[("words", words)]).await.is(303);
        }
        assert_eq!(street.stored().await.thanks, "Dank!");
        run(&app).await;
        run(&app).await;
        assert_eq!(
            subjects(&app, "Wim").await,
            ["Joke en u kunnen nu afspreken", "Joke wil u helpen"].map(String::from)
        );
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_is_over_takes_no_replies() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        let reply = street.reply(1, "Ik").await;
        street.wim.post(&street.at("/withdraw"), &[]).await.is(303);
        run(&app).await;
        street.kees.post(&street.at("/replies"), &[]).await.is(409).says(&["niet meer open"]);
        street.wim.post(&format!("{reply}/accept"), &[]).await.is(409);
        // Whom it did not concern reads the sentence no more.
        let page = Client::new(&app).get(&street.path).await;
        page.is(200).says(&["Deze vraag is klaar"]);
        assert!(!page.body.contains("hond"));
        street.joke.get(&street.path).await.is(200).says(&["niet meer nodig"]);
        assert_eq!(subjects(&app, "Joke").await.len(), 2, "the alert, and that it is not needed any more");
        street.wim.post(&street.at("/thanks"), &[]).await.is(409);
        street.wim.post(&street.at("/fell-through"), &[]).await.is(409);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn whose_it_is_not_can_do_nothing() {
    both(|app| async move {
        let mut street = Street::met(&app).await;
        let reply = street.at(&format!("/replies/{}", street.reply_of(1).await));
        let own = ["/withdraw", "/person", "/thanks", "/result", "/fell-through"].map(|end| street.at(end));
        let replies = [format!("{reply}/accept"), format!("{reply}/decline"), format!("{reply}/withdraw")];
        let mut stranger = Client::new(&app);
        for path in own.iter().chain(&replies) {
            street.kees.post(path, &[("outcome", "helped")]).await.is(403);
            stranger.post(path, &[("outcome", "helped")]).await.is(401);
        }
        // The helper is not the asker.
        street.joke.post(&own[0], &[]).await.is(403);
        street.joke.post(&own[2], &[]).await.is(403);
        // The accepted helper says that it falls through; their reply cannot silently go.
        street.joke.post(&replies[2], &[]).await.is(409);
        assert_eq!(street.stage().await, "connected");
        for strange in ["/asks/x", "/asks/00000000-0000-7000-8000-000000000000", "/asks/x/result"] {
            stranger.get(strange).await.is(404);
        }
        stranger.post("/asks/x/replies", &[]).await.is(404);
        street.wim.post(&street.at("/replies/x/accept"), &[]).await.is(404);
        street.wim.post(&street.at(&format!("/replies/{}/accept", street.ask)), &[]).await.is(404);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn who_may_not_reply() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        let path = street.at("/replies");
        street.wim.post(&path, &[("words", "Ik zelf")]).await.is(403);
        street
            .joke
            .post(&path, &[("words", &"a".repeat(300))])
            .await
            .is(422)
            .says(&["href=\"#words\"", "280"]);
        street.joke.post(&path, &[("words", "<script>alert(1)</script>")]).await.is(303);
        run(&app).await;
        assert!(!street.wim.get(&street.path).await.body.contains("<script>alert"));
        // Kees does not want to meet Wim: nobody is told why.
        let sql = "insert into blocks (person, other, made_at) values ($1, $2, 1)";
        app.db.exec(sql, args![street.ids[2].uuid(), street.ids[0].uuid()]).await.unwrap();
        street.kees.post(&path, &[]).await.is(409).says(&["niet meer open"]);
        // Joke replied; Wim avoids her since: she is not led to him.
        app.db.exec(sql, args![street.ids[0].uuid(), street.ids[1].uuid()]).await.unwrap();
        let accept = street.at(&format!("/replies/{}/accept", street.reply_of(1).await));
        street.wim.post(&accept, &[]).await.is(409);
        app.db.exec("delete from blocks", args![]).await.unwrap();
        app.db
            .exec("update people set blocked_at = 1 where id = $1", args![street.ids[2].uuid()])
            .await
            .unwrap();
        street.kees.post(&path, &[]).await.is(403);
        street.wim.post(&accept, &[]).await.is(303);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_hidden_ask_is_for_its_asker() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        let reply = street.reply(1, "Ik").await;
        let sql = "update asks set hidden_at = 1, hidden_by = $2, hidden_why = 'Er stond een telefoonnummer in', \
            epoch = epoch + 1 where id = $1";
        app.db.exec(sql, args![street.ask.uuid(), street.ids[2].uuid()]).await.unwrap();
        for client in [&mut street.joke, &mut street.kees, &mut Client::new(&app)] {
            client.get(&street.path).await.is(404);
            client.post(&format!("{}/replies", street.path), &[]).await.is(404);
        }
        street.wim.get(&street.path).await.is(200).says(&["Er stond een telefoonnummer in", "Verborgen"]);
        street.wim.post(&format!("{reply}/accept"), &[]).await.is(409);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_private_ask_is_quiet() {
    both(|app| async move {
        super::bench::town(&app).await;
        let wim = super::bench::resident(&app, "Wim").await;
        let mut wim = Client::of(&app, wim).await;
        let fields = [
            ("sentence", "Ik durf niet naar huis"),
            ("area", "BU03010001"),
            ("private", "team"),
            ("step", "preview"),
        ];
        let path = wim.post("/asks", &fields).await.is(303).to.clone();
        run(&app).await;
        wim.get(&path).await.is(200).says(&["0800 2000", "class=\"exit\"", "Uw vraag"]);
        Client::new(&app).get(&path).await.is(404);
        wim.get(&format!("{path}/live")).await.is(404);
        wim.post(&format!("{path}/withdraw"), &[]).await.is(303);
        run(&app).await;
        assert_eq!(letters(&app).await.len(), 0);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn not_this_time_asks_somebody_else() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        let (told, not_now) = ("select count(*) from alerts", street.at("/not-now"));
        let before = count(&app, told).await;
        assert!(before >= 1);
        let told_joke = "select count(*) from alerts where answer is null";
        let open = count(&app, told_joke).await;
        street.joke.post(&not_now, &[]).await.is(303);
        street.joke.post(&not_now, &[]).await.is(303);
        run(&app).await;
        street.joke.get(&street.path).await.is(200).says(&["deze keer niet"]);
        assert!(count(&app, told_joke).await < open + count(&app, told).await - before + 1);
        Client::new(&app).post(&not_now, &[]).await.is(401);
        // And can still help.
        street.reply(1, "Toch wel").await;
        street.wim.get(&street.path).await.is(200).says(&["Graag, Joke"]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn an_asker_may_want_a_person() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        street.wim.post(&street.at("/person"), &[]).await.is(303);
        street.wim.get(&street.path).await.is(200).says(&["U vroeg om een mens"]);
        let need = street.stored().await.ask.needs_person.unwrap();
        assert_eq!(need.why, neighbourhood::asks::NeedReason::AskedFor);
        // A second ask, solved without anybody.
        let second = asked(&mut street.wim).await;
        street.wim.post(&format!("/asks/{second}/result"), &[]).await.is(422).says(&["Kies hoe het ging"]);
        street.wim.post(&format!("/asks/{second}/result"), &[("outcome", "helped")]).await.is(303);
        street.wim.post(&format!("/asks/{second}/result"), &[("outcome", "partly")]).await.is(409);
        app.clock.push(SignedDuration::from_hours(1));
    })
    .await
    .unwrap();
}
