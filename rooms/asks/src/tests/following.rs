//! The spoken code.

use house::testing::both;
use jiff::SignedDuration;

use super::bench::{Client, count, resident, town};
use crate::store;

const ASK: [(&str, &str); 3] =
    [("sentence", "Wie kookt er een keer voor mij?"), ("area", "BU03010001"), ("step", "preview")];

async fn asked(app: &house::App) -> (store::Stored, neighbourhood::ids::PersonId) {
    town(app).await;
    let joke = resident(app, "Joke").await;
    let placed = Client::of(app, joke).await.post("/asks", &ASK).await;
    let id = placed.is(303).to.strip_prefix("/asks/").unwrap().parse().unwrap();
    (store::load(app, id).await.unwrap().unwrap(), joke)
}

#[tokio::test]
async fn the_code_leads_to_the_ask_however_it_was_said() {
    both(|app| async move {
        let (stored, joke) = asked(&app).await;
        let compact = stored.code.compact();
        let (a, b) = compact.split_at(3);
        for said in [stored.code.to_string(), compact.to_lowercase(), format!(" {a} . {b} ")] {
            let mut phone = Client::new(&app);
            phone.get("/follow").await.is(200);
            let answer = phone.post("/follow", &[("code", &said)]).await;
            assert_eq!(answer.is(303).to, format!("/asks/{}", stored.ask.id));
            assert!(phone.cookies.contains_key("dichtbij"));
        }
        // Who is signed in as the asker stays signed in.
        let mut own = Client::of(&app, joke).await;
        let before = own.cookies.clone();
        own.post("/follow", &[("code", &compact)]).await.is(303);
        assert_eq!(own.cookies, before);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_wrong_code_tells_nothing_and_guessing_ends() {
    both(|app| async move {
        let (stored, _) = asked(&app).await;
        let mut guesser = Client::new(&app);
        let wrong = if stored.code.compact() == "222222" { "333333" } else { "222222" };
        let mut bodies = Vec::new();
        for code in ["", "hallo allemaal", "OOO-OOO"] {
            guesser.post("/follow", &[("code", code)]).await.is(422).says(&["href=\"#code\""]);
        }
        for _ in 0..10 {
            bodies.push(guesser.post("/follow", &[("code", wrong)]).await.is(422).status);
        }
        // Also the right one: the answer tells nothing any more.
        let stopped = guesser.post("/follow", &[("code", &stored.code.to_string())]).await;
        assert!(stopped.is(429).headers.contains_key("retry-after"));
        let mut elsewhere = Client::new(&app);
        elsewhere.network = "10.0.0.2";
        elsewhere.post("/follow", &[("code", &stored.code.to_string())]).await.is(303);
        app.clock.push(SignedDuration::from_hours(1));
        guesser.post("/follow", &[("code", &stored.code.to_string())]).await.is(303);
        assert_eq!(count(&app, "select count(*) from sessions where ask is not null").await, 2);
    })
    .await
    .unwrap();
}
