//! From a sentence on the home page to a confirmed ask.

use house::App;
use house::testing::both;
use neighbourhood::ids::AskId;

use super::bench::{Client, Reply, count, digits, letters, resident, town};
use crate::store;

const SENTENCE: &str = "Wie kan donderdag mijn hond uitlaten?";
/// Everything a stranger fills in.
const WHOLE: [(&str, &str); 6] = [
    ("sentence", SENTENCE),
    ("place", "7201 DH"),
    ("area", "BU03010001"),
    ("name", "Wim"),
    ("email", "wim@voorbeeld.nl"),
    ("step", "preview"),
];

fn with<'a>(fields: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    kept.chain(more).copied().collect()
}

/// The id in `/asks/{id}/confirm` or `/asks/{id}`.
fn id_of(reply: &Reply) -> AskId {
    reply.to.split('/').nth(2).unwrap().parse().unwrap()
}

async fn stage(app: &App, id: AskId) -> &'static str {
    store::load(app, id).await.unwrap().unwrap().ask.stage.key()
}

const ASKS: &str = "select count(*) from asks";

#[tokio::test]
async fn a_stranger_asks_and_confirms() {
    both(|app| async move {
        town(&app).await;
        let mut wim = Client::new(&app);
        wim.get("/asks/new").await.is(200).says(&["name=\"sentence\"", "name=\"place\""]);
        // From the home page; the postcode lies in two neighbourhoods.
        let start = [("sentence", SENTENCE), ("place", "7201 DH")];
        let choose = wim.post("/asks/new", &start).await;
        choose.is(200).says(&["Noordveen", "De Hoven", "WK030100", SENTENCE]);
        // Which one is a question once, and a mistake after that.
        wim.post("/asks/new", &with(&start, &[("seen", "7201 DH")])).await.is(422);
        let who = wim.post("/asks/new", &with(&start, &[("area", "BU03010001")])).await;
        who.is(200).says(&["name=\"email\"", "name=\"phone\"", "Noordveen", SENTENCE]);
        // A mistake loses nothing.
        let wrong = wim.post("/asks/new", &with(&WHOLE, &[("email", "wim"), ("step", "who")])).await;
        wrong.is(422).says(&["href=\"#email\"", "value=\"Wim\"", "value=\"7201 DH\"", SENTENCE, "Fout:"]);
        let preview = wim.post("/asks/new", &with(&WHOLE, &[("step", "who")])).await;
        preview.is(200).says(&[
            "formaction=\"/asks/new\"",
            "action=\"/asks\"",
            "Wim, Noordveen",
            "Huisdieren",
        ]);
        assert_eq!((count(&app, ASKS).await, letters(&app).await.len()), (0, 0));

        let placed = wim.post("/asks", &WHOLE).await;
        placed.is(303);
        let id = id_of(&placed);
        assert_eq!(
            (placed.to.clone(), stage(&app, id).await),
            (format!("/asks/{id}/confirm"), "unconfirmed")
        );
        let code = store::load(&app, id).await.unwrap().unwrap().code.to_string();
        wim.get(&placed.to).await.is(200).says(&["w…@voorbeeld.nl", &code, SENTENCE]);
        wim.post(&placed.to, &[("code", "12")]).await.is(422);
        assert_eq!(stage(&app, id).await, "unconfirmed");
        let confirmed = wim.post(&placed.to, &[("code", &digits(&app).await)]).await;
        assert_eq!((confirmed.is(303).to.as_str(), stage(&app, id).await), (&*format!("/asks/{id}"), "open"));
        assert_eq!(wim.get(&placed.to).await.is(303).to, format!("/asks/{id}"));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_number_in_the_sentence_is_pointed_out_before_neighbours_read_it() {
    both(|app| async move {
        town(&app).await;
        let mut wim = Client::new(&app);
        for (sentence, pointed_out) in [("Wie helpt? Bel 06 12345678", true), (SENTENCE, false)] {
            let preview =
                wim.post("/asks/new", &with(&WHOLE, &[("sentence", sentence), ("step", "who")])).await;
            assert_eq!(preview.is(200).body.contains("Wilt u dit weglaten?"), pointed_out, "{sentence}");
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn the_same_form_twice_is_one_ask() {
    both(|app| async move {
        town(&app).await;
        let mut wim = Client::new(&app);
        let first = wim.post_once("/asks", "key-of-this-form-1", &WHOLE).await;
        // Again in the same browser, and once more when the first answer never arrived.
        let second = wim.post_once("/asks", "key-of-this-form-1", &WHOLE).await;
        let mut lost = Client::new(&app);
        let third = lost.post_once("/asks", "key-of-this-form-1", &WHOLE).await;
        assert_eq!(
            (first.is(303).to.as_str(), third.is(303).to.as_str()),
            (second.to.as_str(), second.to.as_str())
        );
        lost.get(&first.to).await.is(200);
        assert_eq!((count(&app, ASKS).await, letters(&app).await.len()), (1, 1));
        wim.post_once("/asks", "key-of-this-form-2", &WHOLE).await.is(303);
        assert_eq!(count(&app, ASKS).await, 2);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn only_a_number_waits_for_a_call() {
    both(|app| async move {
        town(&app).await;
        let mut ans = Client::new(&app);
        let by_phone = with(&WHOLE, &[("email", ""), ("phone", "0575 123456")]);
        let placed = ans.post("/asks", &by_phone).await;
        let id = id_of(placed.is(303));
        let stored = store::load(&app, id).await.unwrap().unwrap();
        assert_eq!(stored.ask.needs_person.unwrap().why.key(), "ring_back");
        ans.get(&placed.to).await.is(200).says(&["Wij bellen u terug", &stored.code.to_string()]);
        assert_eq!(letters(&app).await.len(), 0);
        // There are no digits to type.
        ans.post(&placed.to, &[("code", "123456")]).await.is(200);
        assert_eq!(stage(&app, id).await, "unconfirmed");
        let none = with(&WHOLE, &[("email", "")]);
        ans.post("/asks", &none).await.is(422).says(&["href=\"#email\""]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn who_is_signed_in_asks_with_one_sentence() {
    both(|app| async move {
        town(&app).await;
        let joke = resident(&app, "Joke").await;
        let mut browser = Client::of(&app, joke).await;
        let start = [("sentence", SENTENCE)];
        let preview = browser.post("/asks/new", &start).await;
        preview.is(200).says(&["Joke, Noordveen", "value=\"BU03010001\""]);
        let change = [("sentence", SENTENCE), ("area", "BU03010001"), ("step", "preview"), ("go", "change")];
        browser.post("/asks/new", &change).await.is(200).says(&["name=\"circle\"", "Joke"]);
        let placed = browser.post("/asks", &[("sentence", SENTENCE), ("step", "preview")]).await;
        let id = id_of(placed.is(303));
        assert_eq!((placed.to.clone(), stage(&app, id).await), (format!("/asks/{id}"), "open"));
        let stored = store::load(&app, id).await.unwrap().unwrap();
        assert_eq!((stored.ask.asker, stored.asker_name.as_str()), (joke, "Joke"));
        for _ in 0..4 {
            browser.post("/asks", &start).await.is(303);
        }
        // Five a day.
        browser.post("/asks", &start).await.is(429);
        assert_eq!(letters(&app).await.len(), 0);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_known_person_is_not_changed_by_a_stranger() {
    both(|app| async move {
        town(&app).await;
        let joke = resident(&app, "Joke").await;
        let before = people::load(&app.db, &app, joke).await.unwrap();
        let mut stranger = Client::new(&app);
        let fields =
            with(&WHOLE, &[("email", "joke@voorbeeld.nl"), ("phone", "0612121212"), ("area", "BU03010002")]);
        let placed = stranger.post("/asks", &fields).await;
        assert_eq!(stage(&app, id_of(placed.is(303))).await, "unconfirmed");
        assert_eq!(people::load(&app.db, &app, joke).await.unwrap(), before);
        // The stranger holds this ask, and is not Joke.
        stranger.get(&placed.to).await.is(200);
        let mut other = Client::new(&app);
        other.get(&placed.to).await.is(404);
        let mut wim = Client::of(&app, resident(&app, "Wim").await).await;
        wim.get(&placed.to).await.is(404);
        wim.post(&placed.to, &[("code", "000000")]).await.is(404);
        wim.post(&format!("{}/again", placed.to), &[]).await.is(404);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn for_somebody_else_only_when_they_agree() {
    both(|app| async move {
        town(&app).await;
        let mut wim = Client::new(&app);
        let other = with(&WHOLE, &[("for", "other"), ("other_name", "Truus"), ("step", "who")]);
        wim.post("/asks/new", &other).await.is(422).says(&["href=\"#agree\"", "value=\"Truus\"", "checked"]);
        wim.post("/asks", &other).await.is(422);
        let agreed = with(&other, &[("agree", "yes")]);
        wim.post("/asks/new", &agreed).await.is(200).says(&["Voor Truus"]);
        let placed = wim.post("/asks", &agreed).await;
        let stored = store::load(&app, id_of(placed.is(303))).await.unwrap().unwrap();
        assert_eq!(stored.ask.for_other.unwrap().name.unwrap().as_str(), "Truus");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_looks_private_is_for_a_person_first() {
    both(|app| async move {
        town(&app).await;
        let mut ans = Client::new(&app);
        let words = [("sentence", "Mijn man slaat mij"), ("place", "Noordveen"), ("area", "BU03010001")];
        let asked = ans.post("/asks/new", &words).await;
        asked.is(200).says(&[
            "0800-2000",
            "tel:112",
            "tel:113",
            "data-sensitive",
            "data-exit",
            "value=\"team\"",
        ]);
        assert!(!asked.body.contains("data-draft="));
        // Without a choice nothing goes on, and placing asks again.
        ans.post("/asks/new", &with(&words, &[("step", "private")]))
            .await
            .is(422)
            .says(&["href=\"#private\""]);
        let whole = with(&words, &[("name", "Ans"), ("phone", "0612345678")]);
        ans.post("/asks", &whole).await.is(200).says(&["0800-2000"]);
        assert_eq!(count(&app, ASKS).await, 0);
        let who = ans.post("/asks/new", &with(&words, &[("step", "private"), ("private", "team")])).await;
        who.is(200).says(&["action=\"/asks\"", "data-sensitive", "data-exit", "value=\"team\""]);

        let placed = ans.post("/asks", &with(&whole, &[("private", "team")])).await;
        let id = id_of(placed.is(303));
        let stored = store::load(&app, id).await.unwrap().unwrap();
        assert_eq!(
            (stored.ask.stage.key(), stored.ask.needs_person.unwrap().why.key()),
            ("with_team", "private")
        );
        // The asker decides: for neighbours it is an ask as any other.
        let public = with(&whole, &[("private", "neighbours"), ("step", "who")]);
        ans.post("/asks/new", &public).await.is(200).says(&["Ans, Noordveen"]);
        // About safety is always private.
        let safety = with(&public, &[("theme", "safety")]);
        let page = ans.post("/asks/new", &safety).await;
        page.is(200).says(&["value=\"team\""]);
        assert!(!page.body.contains("<input type=\"radio\" name=\"private\" value=\"neighbours\""));
        let count = count(&app, "select count(*) from asks where not private").await;
        assert_eq!(count, 0);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn bad_input_gets_words_at_its_field() {
    both(|app| async move {
        town(&app).await;
        let mut wim = Client::new(&app);
        let long = "a".repeat(281);
        let cases: [(&str, &str, &str); 9] = [
            ("sentence", "", "#sentence"),
            ("sentence", "🐶🐶", "#sentence"),
            ("sentence", &long, "#sentence"),
            ("place", "", "#place"),
            ("place", "72", "#place"),
            ("place", "9999 ZZ", "#place"),
            ("name", "", "#name"),
            ("email", "x@", "#email"),
            ("phone", "0900 1234", "#phone"),
        ];
        for (field, value, link) in cases {
            let mut fields = with(&WHOLE, &[(field, value)]);
            if field == "place" {
                fields.retain(|(name, _)| *name != "area");
            }
            wim.post("/asks", &fields).await.is(422).says(&[&format!("href=\"{link}\"")]);
            if matches!(field, "sentence" | "place") {
                let start = with(&fields, &[("step", "start")]);
                wim.post("/asks/new", &start).await.is(422).says(&[&format!("href=\"{link}\"")]);
            }
        }
        let script = "<script>alert(1)</script> wie helpt?";
        let page = wim.post("/asks/new", &with(&WHOLE, &[("sentence", script), ("step", "who")])).await;
        assert!(!page.is(200).body.contains("<script>alert"));
        assert_eq!(count(&app, ASKS).await, 0);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn new_digits_and_a_blocked_asker() {
    both(|app| async move {
        town(&app).await;
        let mut joke = Client::new(&app);
        let known = resident(&app, "Joke").await;
        let placed = joke.post("/asks", &with(&WHOLE, &[("email", "joke@voorbeeld.nl")])).await;
        let again = format!("{}/again", placed.to);
        let first = digits(&app).await;
        app.clock.push(jiff::SignedDuration::from_secs(1));
        joke.post_once(&again, "again-once-0001", &[]).await.is(200).says(&["role=\"status\""]);
        joke.post_once(&again, "again-once-0001", &[]).await.is(200);
        assert_eq!(letters(&app).await.len(), 2);
        assert_ne!(digits(&app).await, first);
        // Blocked meanwhile: their ask does not open.
        let block = "update people set blocked_at = 1 where id = $1";
        app.db.exec(block, house::store::args![known.uuid()]).await.unwrap();
        joke.post(&placed.to, &[("code", &digits(&app).await)]).await.is(403);
        assert_eq!(stage(&app, id_of(&placed)).await, "unconfirmed");
        let mut signed_in = Client::of(&app, known).await;
        signed_in.post("/asks", &WHOLE).await.is(403);
    })
    .await
    .unwrap();
}
