//! From a reply to thank you, and who sees how to reach whom.

use house::App;
use house::store::args;
use house::testing::both;
use neighbourhood::asks::Closure;
use neighbourhood::ids::PersonId;

use super::bench::{Client, Reply, count, digits, letters, resident, town};
use super::street::{SENTENCE, Street, offers_help, run, subjects};
use crate::store;

/// What may be seen by the two only: everybody's address ends like this, and everybody's number.
const SECRETS: [&str; 3] = ["@voorbeeld.nl", "06 12 34 56 78", "+31612345678"];

#[track_caller]
fn no_secrets(who: &str, reply: &Reply) {
    for secret in SECRETS {
        assert!(!reply.body.contains(secret), "{who} sees {secret}: {}", reply.body);
    }
}

/// Wim asked without an account, confirmed his address, and Joke was told.
async fn asked_by_a_stranger(app: &App) -> (Client, Client, String) {
    town(app).await;
    let joke = resident(app, "Joke").await;
    offers_help(app, joke).await;
    let mut wim = Client::new(app);
    let fields = [
        ("sentence", SENTENCE),
        ("area", "BU03010001"),
        ("name", "Wim"),
        ("email", "wim@voorbeeld.nl"),
        ("circle", "municipality"),
        ("step", "preview"),
    ];
    let placed = wim.post("/asks", &fields).await.is(303).to.clone();
    let path = placed.strip_suffix("/confirm").unwrap().to_owned();
    run(app).await;
    wim.get(&path).await.is(200).says(&["/confirm", SENTENCE]);
    let mut helper = Client::of(app, joke).await;
    helper.get(&path).await.is(404);
    assert_eq!(subjects(app, "Joke").await, Vec::<String>::new());
    wim.post(&placed, &[("code", &digits(app).await)]).await.is(303);
    run(app).await;
    wim.get(&path).await.is(200).says(&["1 buur kreeg een seintje", "Nog geen reacties"]);
    (wim, helper, path)
}

/// Joke answers, and Wim accepts.
async fn they_meet(app: &App, (wim, helper): (&mut Client, &mut Client), path: &str) {
    assert_eq!(subjects(app, "Joke").await, [format!("Kunt u helpen? {SENTENCE}")]);
    let page = helper.get(path).await;
    page.is(200).says(&["Waarom kreeg u een seintje?", "Deze keer niet", "Ik kan helpen", "Wim, Noordveen"]);
    no_secrets("who was told", &page);
    let sent = helper.post(&format!("{path}/replies"), &[("words", "Ik loop met hem")]).await;
    assert_eq!(sent.is(303).to, path);
    run(app).await;
    let waiting = helper.get(path).await;
    waiting.is(200).says(&["U wilt helpen", "Ik loop met hem", "Neem mijn reactie terug"]);
    no_secrets("who replied", &waiting);
    let chooses = wim.get(path).await;
    chooses.is(200).says(&["Joke, Noordveen", "Ik loop met hem", "Graag, Joke", "1 buur wil helpen"]);
    no_secrets("the asker who did not choose", &chooses);

    let id = path.strip_prefix("/asks/").unwrap().parse().unwrap();
    let reply = store::load(app, id).await.unwrap().unwrap().ask.replies[0].id;
    let accepted = wim.post(&format!("{path}/replies/{reply}/accept"), &[]).await;
    assert_eq!(accepted.is(303).to, path);
    run(app).await;
    wim.get(path).await.is(200).says(&[
        "Zo bereikt u Joke",
        "joke@voorbeeld.nl",
        "06 12 34 56 78",
        "pincode",
    ]);
    helper.get(path).await.is(200).says(&["Zo bereikt u Wim", "wim@voorbeeld.nl", "pincode"]);
}

#[tokio::test]
async fn a_stranger_asks_and_is_helped() {
    both(|app| async move {
        let (mut wim, mut helper, path) = asked_by_a_stranger(&app).await;
        they_meet(&app, (&mut wim, &mut helper), &path).await;
        // How it went, and thank you.
        wim.get(&format!("{path}/result")).await.is(200).says(&["Het is gelukt"]);
        wim.post(&format!("{path}/result"), &[("outcome", "helped")]).await.is(303);
        wim.get(&path).await.is(200).says(&["Wilt u Joke bedanken?", "Gelukt"]);
        run(&app).await;
        wim.post(&format!("{path}/thanks"), &[("words", "Bobbie was zo blij!")]).await.is(303);
        run(&app).await;
        wim.get(&path).await.is(200).says(&["U bedankte Joke", "U vertelde hoe het ging", "Toch anders"]);
        helper.get(&path).await.is(200).says(&["Wim zegt dank u wel", "Bobbie was zo blij!"]);
        let stranger = Client::new(&app).get(&path).await;
        stranger.is(200).says(&[SENTENCE, "Gelukt", "Bobbie was zo blij!"]);
        no_secrets("a stranger", &stranger);
        let mut to_joke = [
            format!("Kunt u helpen? {SENTENCE}"),
            "Uw hulp kwam goed aan".into(),
            "Wim en u kunnen nu afspreken".into(),
            "Wim zegt dank u wel".into(),
        ];
        to_joke.sort();
        assert_eq!(subjects(&app, "Joke").await, to_joke);
        assert_eq!(subjects(&app, "Wim").await.len(), 3, "the code, the reply, how to reach Joke");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn only_the_two_see_how_to_reach_each_other() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        street.reply(2, "Ik ook wel").await;
        let reply = street.reply(1, "Ik kom graag").await;
        let host = appointed(&app, "Hanna").await;
        let far = resident(&app, "Ver").await;
        let (mut host, mut far) = (Client::of(&app, host).await, Client::of(&app, far).await);
        let mut stranger = Client::new(&app);
        for accepted in [false, true] {
            if accepted {
                street.wim.post(&format!("{reply}/accept"), &[]).await.is(303);
                run(&app).await;
            }
            for page in ["", "?taal=nl", "/result"] {
                let path = street.at(page);
                for (who, client) in [
                    ("a stranger", &mut stranger),
                    ("a neighbour", &mut far),
                    ("a host", &mut host),
                    ("who was not chosen", &mut street.kees),
                ] {
                    no_secrets(who, &client.get(&path).await);
                }
            }
            let (joke, wim) = (street.joke.get(&street.path).await, street.wim.get(&street.path).await);
            assert_eq!(joke.body.contains("wim@voorbeeld.nl"), accepted);
            assert_eq!(wim.body.contains("joke@voorbeeld.nl"), accepted);
            assert!(!joke.body.contains("joke@voorbeeld.nl") && !wim.body.contains("kees@voorbeeld.nl"));
        }
        street.kees.get(&street.path).await.is(200).says(&["Er helpt al iemand"]);
        // A letter tells it to the same two.
        for (to, content) in letters(&app).await {
            let text = content.paragraphs.join(" ");
            let about_joke = text.contains("joke@voorbeeld.nl");
            let about_wim = text.contains("wim@voorbeeld.nl");
            assert!(!about_joke || to == "wim@voorbeeld.nl", "{to}: {text}");
            assert!(!about_wim || to == "joke@voorbeeld.nl", "{to}: {text}");
            assert!(!text.contains("kees@voorbeeld.nl"));
        }
        // Not happening after all: nobody sees it any more.
        street.joke.post(&street.at("/fell-through"), &[]).await.is(303);
        run(&app).await;
        assert_eq!(street.stage().await, "open");
        no_secrets("the asker afterwards", &street.wim.get(&street.path).await);
        no_secrets("the helper afterwards", &street.joke.get(&street.path).await);
        street.wim.get(&street.path).await.is(200).says(&["Ging niet door", "Graag, Kees"]);
    })
    .await
    .unwrap();
}

/// A host of the whole municipality.
async fn appointed(app: &App, name: &str) -> PersonId {
    let id = resident(app, name).await;
    let sql = "insert into grants (person, role, area, since) values ($1, 'host', 'GM0301', 1)";
    app.db.exec(sql, args![id.uuid()]).await.unwrap();
    id
}

#[tokio::test]
async fn words_of_a_stranger_wait_until_they_signed_in() {
    both(|app| async move {
        let street = Street::new(&app).await;
        let mut new = Client::new(&app);
        new.get(&street.path).await.is(200).says(&["Ik kan helpen", "Uw tekst blijft bewaard"]);
        let asked = new.post(&street.at("/replies"), &[("words", "Morgen om vijf uur?")]).await;
        assert_eq!(asked.is(303).to, format!("/sign-in?next={}", street.path));
        assert!(street.stored().await.ask.replies.is_empty());
        assert!(!new.cookies["reactie"].contains("Morgen"));
        // Signed in meanwhile; the words are in the form again, and only for this ask.
        let signed_in = Client::of(&app, street.ids[1]).await;
        new.cookies.extend(signed_in.cookies);
        new.get(&street.path).await.is(200).says(&["Morgen om vijf uur?", "Uw tekst staat er nog"]);
        new.post(&street.at("/replies"), &[("words", "Morgen om vijf uur?")]).await.is(303);
        assert_eq!(new.cookies["reactie"], "");
        new.get(&street.path).await.is(200).says(&["U wilt helpen"]);
        assert_eq!(count(&app, "select count(*) from replies").await, 1);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn who_holds_the_code_is_the_asker() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        let reply = street.reply(1, "").await;
        let mut phone = Client::new(&app);
        let code = street.stored().await.code.to_string();
        phone.get(&street.path).await.is(200).says(&["Vul dan uw code in"]);
        phone.post("/follow", &[("code", &code)]).await.is(303);
        phone.get(&street.path).await.is(200).says(&[&code, "Graag, Joke"]);
        // Their own ask: no reply.
        phone.post(&street.at("/replies"), &[("words", "Ik zelf")]).await.is(403);
        phone.post(&format!("{reply}/accept"), &[]).await.is(303);
        phone.get(&street.path).await.is(200).says(&["joke@voorbeeld.nl"]);
        phone.post(&street.at("/fell-through"), &[]).await.is(303);
        phone.post(&street.at("/result"), &[("outcome", "not_helped")]).await.is(303);
        let how = street.stored().await.ask.stage;
        assert!(matches!(how, neighbourhood::asks::Stage::Closed { how: Closure::NotHelped, .. }));
    })
    .await
    .unwrap();
}
