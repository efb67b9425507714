//! What is private, while it is typed and afterwards; what points at somebody.

use house::store::args;
use house::testing::both;
use neighbourhood::asks::{SafeContact, SafeWay};
use serde_json::json;

use super::bench::{Client, count, resident, town};
use super::street::Street;
use crate::store;

const FEAR: [(&str, &str); 4] =
    [("sentence", "Mijn man slaat mij"), ("area", "BU03010001"), ("private", "team"), ("name", "Ans")];

fn with<'a>(all: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    [all, more].concat()
}

#[tokio::test]
async fn a_sentence_that_is_typed_is_answered_yes_or_no_and_kept_nowhere() {
    both(|app| async move {
        town(&app).await;
        let mut ans = Client::new(&app);
        let yes = ans.raw("/asks/private", "Mijn man slaat mij").await;
        let no = ans.raw("/asks/private", "Wie kan donderdag mijn hond uitlaten?").await;
        assert_eq!((yes.is(200).body.as_str(), no.is(200).body.as_str()), ("1", "0"));
        // Who listens to the line cannot tell them apart.
        let mut headers = [&yes, &no]
            .map(|reply| reply.headers.iter().map(|(n, v)| format!("{n}: {v:?}")).collect::<Vec<_>>());
        headers.iter_mut().for_each(|all| all.sort());
        assert_eq!(headers[0], headers[1]);
        assert_eq!(yes.headers["cache-control"], "no-store");
        for table in ["once", "limits", "happenings", "jobs", "sessions", "asks", "people"] {
            let sql: &'static str = Box::leak(format!("select count(*) from {table}").into_boxed_str());
            assert_eq!(count(&app, sql).await, 0, "{table}");
        }
        // Hidden on the page until it is needed, with everything that helps.
        let page = ans.get("/asks/new").await;
        page.says(&[
            "data-gently=\"/asks/private\" hidden",
            "0800-2000",
            "tel:113",
            "data-exit",
            "value=\"team\"",
        ]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn how_to_be_reached_safely_is_sealed_and_checked() {
    both(|app| async move {
        town(&app).await;
        let mut ans = Client::new(&app);
        let phone = with(&FEAR, &[("phone", "0612345678")]);
        let refused = with(&phone, &[("safe_way", "only_email")]);
        ans.post("/asks", &refused).await.is(422).says(&["id=\"email-err\""]);
        let refused = with(&phone, &[("safe_from", "12"), ("safe_until", "9")]);
        ans.post("/asks", &refused).await.is(422).says(&["id=\"safe_from-err\""]);
        let fine = with(&phone, &[("safe_way", "no_ringing"), ("safe_from", "9"), ("safe_until", "12")]);
        let placed = ans.post("/asks", &fine).await;
        let id = placed.is(303).to.split('/').nth(2).unwrap().parse().unwrap();
        let stored = store::load(&app, id).await.unwrap().unwrap();
        assert_eq!(stored.safely, SafeContact { way: SafeWay::NoRinging, between: Some((9, 12)) });
        let plain = "select count(*) from asks where words <> '' or search <> '' or how = 'no_ringing'";
        assert_eq!(count(&app, plain).await, 0);
        // Not on the asker's page: somebody may look over their shoulder.
        let page = ans.get(&format!("/asks/{id}")).await;
        assert!(!page.body.contains("no_ringing") && !page.body.contains("Bel mij niet"));
        // Of an ask for neighbours it is not kept.
        let public = [
            ("sentence", "Wie helpt mij?"),
            ("area", "BU03010001"),
            ("name", "Ans"),
            ("phone", "0612345679"),
            ("safe_way", "no_ringing"),
            ("step", "preview"),
        ];
        ans.post("/asks", &public).await.is(303);
        let sealed = "select count(*) from asks where words_sealed is not null";
        assert_eq!(count(&app, sealed).await, 1);
    })
    .await
    .unwrap();
}

/// What was sealed before one could say how is still read.
#[tokio::test]
async fn an_older_seal_is_read() {
    both(|app| async move {
        town(&app).await;
        let mut ans = Client::new(&app);
        let placed = ans.post("/asks", &with(&FEAR, &[("phone", "0612345678")])).await;
        let id: neighbourhood::ids::AskId = placed.is(303).to.split('/').nth(2).unwrap().parse().unwrap();
        let old = app.seal.close("[\"Vroeger\",null]", &format!("asks.words:{id}"), &app.chance).unwrap();
        app.db.exec("update asks set words_sealed = $1", args![old]).await.unwrap();
        let stored = store::load(&app, id).await.unwrap().unwrap();
        assert_eq!((stored.ask.text.as_str(), stored.safely.is_any()), ("Vroeger", true));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_points_at_somebody_is_pointed_out_once() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        let path = street.at("/replies");
        let told = street.joke.post(&path, &[("words", "Bel mij op 06-12345678")]).await;
        told.is(422).says(&["<b dir=\"auto\">06-12345678</b>", "name=\"keep\"", "href=\"#words\""]);
        assert_eq!(count(&app, "select count(*) from replies").await, 0);
        street.joke.post(&path, &[("words", "Bel mij op 06-12345678"), ("keep", "yes")]).await.is(303);
        // One's own name and that of the asker are no secret.
        street.kees.post(&path, &[("words", "Dag Wim, groetjes Kees")]).await.is(303);
        assert_eq!(count(&app, "select count(*) from replies").await, 2);
        let reply = street.reply_of(1).await;
        let accept = street.at(&format!("/replies/{reply}/accept"));
        street.wim.post(&accept, &[]).await.is(303);
        street.wim.post(&street.at("/result"), &[("outcome", "helped")]).await.is(303);
        let thanks = street.at("/thanks");
        let told = street.wim.post(&thanks, &[("words", "Dank Joke, ook van mevrouw Jansen")]).await;
        told.is(422).says(&["<b dir=\"auto\">Jansen</b>", "name=\"keep\""]);
        street.wim.post(&thanks, &[("words", "Dank je wel, Joke!")]).await.is(303);
        assert_eq!(street.stored().await.thanks, "Dank je wel, Joke!");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_list_for_nobody_in_particular_is_masked() {
    both(|app| async move {
        town(&app).await;
        let wim = resident(&app, "Wim").await;
        let mut browser = Client::of(&app, wim).await;
        let ask = [
            ("sentence", "Mevrouw Jansen zoekt een ladder"),
            ("area", "BU03010001"),
            ("step", "preview"),
            ("circle", "municipality"),
        ];
        browser.post("/asks", &ask).await.is(303);
        let list = "/api/v1/asks?area=GM0301";
        let stranger = Client::new(&app).get(list).await;
        assert!(
            !stranger.body.contains("Jansen") && stranger.body.contains("zoekt een ladder"),
            "{}",
            stranger.body
        );
        Client::program(&app, wim).await.get(list).await.says(&["Mevrouw Jansen"]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_program_says_how_to_be_reached_safely_too() {
    both(|app| async move {
        town(&app).await;
        let mut wim = Client::program(&app, resident(&app, "Wim").await).await;
        let ask = |private: bool, safe: serde_json::Value| {
            json!({"text": "Mijn man slaat mij", "place": "7201 DH", "area": "BU03010001", "private": private, "safe": safe})
        };
        let wrong = [
            (ask(false, json!({"way": "no_ringing"})), "/safe"),
            (ask(true, json!({"way": "by_pigeon"})), "/safe/way"),
            (ask(true, json!({"from": 12, "until": 9})), "/safe/from"),
        ];
        for (number, (body, pointer)) in wrong.into_iter().enumerate() {
            let refused = wim.call("/api/v1/asks", &format!("safely-refused-{number}"), body).await;
            assert_eq!(refused.is(422).json()["errors"][0]["pointer"], pointer);
        }
        let safe = json!({"way": "only_email", "from": 9, "until": 12});
        let placed = wim.call("/api/v1/asks", "safely-placed-01", ask(true, safe)).await;
        let id = placed.is(201).json()["id"].as_str().unwrap().parse().unwrap();
        // Kept, and not told to whoever reads over the shoulder.
        assert!(!placed.body.contains("only_email"));
        let stored = store::load(&app, id).await.unwrap().unwrap();
        assert_eq!(stored.safely, SafeContact { way: SafeWay::OnlyEmail, between: Some((9, 12)) });
    })
    .await
    .unwrap();
}
