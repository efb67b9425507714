//! One's own pages: settings, sessions, keys, everything, leaving, letters.

use axum::http::StatusCode;
use house::App;
use house::store::{Args, StoreError, Tx, args};
use house::testing::both;
use neighbourhood::ids::PersonId;
use neighbourhood::people::LetterKind;
use neighbourhood::roles::Grant;
use serde_json::{Value, json};

use super::bench::{letters, resident, town};
use super::client::Client;
use crate::pieces::{Pieces, Work};
use crate::{grants, load, off_path, sessions, tokens};

const FORM: [(&str, &str); 9] = [
    ("name", "Willem"),
    ("place", "7201 DH"),
    ("area", "BU03010002"),
    ("phone", "06 12345678"),
    ("language", "en"),
    ("quiet_from", "21.30"),
    ("quiet_until", "9"),
    ("pause", "week"),
    ("digest", "yes"),
];

#[tokio::test]
async fn settings_are_kept_and_mistakes_lose_nothing() {
    both(|app| async move {
        town(&app).await;
        let wim = resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let mut browser = Client::new(&app);
        browser.sign_in("wim@voorbeeld.nl").await;
        let page = browser.get("/me/settings").await;
        for part in ["value=\"Wim\"", "Nu: Noordveen", "value=\"22:00\"", "wim@voorbeeld.nl"] {
            assert!(page.body.contains(part), "{part} in {}", page.body);
        }
        let mut wrong = FORM;
        wrong[3].1 = "12";
        wrong[5].1 = "laat";
        let told = browser.post("/me/settings", &wrong).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in
            ["value=\"Willem\"", "value=\"laat\"", "Dit telefoonnummer klopt niet", "href=\"#quiet_from\""]
        {
            assert!(told.body.contains(part), "{part} in {}", told.body);
        }
        let saved = browser.post("/me/settings", &FORM).await;
        assert_eq!(saved.to, "/me/settings?saved=1", "{}", saved.body);
        assert!(
            browser.get(&saved.to).await.body.contains("Your details are saved."),
            "in the chosen language"
        );
        let now = load(&app.db, &app, wim.id).await.unwrap().unwrap();
        assert_eq!(now.name.as_str(), "Willem");
        assert_eq!(now.place.postcode().unwrap().to_string(), "7201DH");
        assert_eq!(now.place.area().as_str(), "BU03010002");
        assert_eq!((now.quiet.start(), now.quiet.end()), (21 * 60 + 30, 540));
        assert_eq!(now.letters, [LetterKind::Digest].into());
        assert!(now.paused_until.is_some() && now.email.unwrap().is_confirmed());
        let kinds: Vec<String> = app
            .db
            .all("select kind from happenings where kind not like 'sign%' order by kind", args![])
            .await
            .unwrap();
        let refused = ["letters_refused"; 3];
        assert_eq!(kinds, [&refused[..], &["person_changed", "person_paused"]].concat());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn nobody_ends_a_session_or_a_key_of_another() {
    both(|app| async move {
        let wim = resident(&app, "Wim", "wim@voorbeeld.nl").await;
        resident(&app, "Ans", "ans@voorbeeld.nl").await;
        let (mut phone, mut laptop, mut ans) = (Client::new(&app), Client::new(&app), Client::new(&app));
        phone.sign_in("wim@voorbeeld.nl").await;
        laptop.sign_in("wim@voorbeeld.nl").await;
        ans.sign_in("ans@voorbeeld.nl").await;
        let list = || sessions::list(&app.db, wim.id, app.now());
        let all = list().await.unwrap();
        assert_eq!(all.len(), 2);
        for session in &all {
            let path = format!("/me/sessions/{}/end", session.id);
            assert_eq!(ans.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
            assert_eq!(Client::new(&app).post(&path, &[]).await.status, StatusCode::UNAUTHORIZED);
        }
        let page = phone.get("/me/sessions").await;
        assert_eq!(page.body.matches("Dit apparaat").count(), 1);
        // The other one, from here: the one whose form is shown.
        let other = all.iter().find(|s| page.body.contains(&format!("/me/sessions/{}/end", s.id))).unwrap();
        let path = format!("/me/sessions/{}/end", other.id);
        assert_eq!(phone.post(&path, &[]).await.to, "/me/sessions");
        assert_eq!(laptop.get("/me/sessions").await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(phone.get("/me/sessions").await.status, StatusCode::OK);
        for strange in ["/me/sessions/x/end", "/me/tokens/1/end"] {
            assert_eq!(phone.post(strange, &[]).await.status, StatusCode::NOT_FOUND);
        }

        let made = phone.post("/me/tokens", &[("name", "Buurtapp")]).await;
        assert_eq!(made.status, StatusCode::OK);
        let key = tokens::list(&app.db, wim.id).await.unwrap().pop().unwrap();
        let path = format!("/me/tokens/{}/end", key.id);
        assert_eq!(ans.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(phone.post(&path, &[]).await.to, "/me/tokens");
        assert!(tokens::list(&app.db, wim.id).await.unwrap().is_empty());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_key_is_shown_once_and_works_until_it_is_ended() {
    both(|app| async move {
        let wim = resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let mut browser = Client::new(&app);
        browser.sign_in("wim@voorbeeld.nl").await;
        let once = app.id(app.now()).to_string();
        let made = browser.post_once("/me/tokens", &once, &[("name", "Buurtapp")]).await;
        let at = made.body.find("dichtbij_").unwrap();
        let secret = made.body[at..].split('<').next().unwrap().to_owned();
        let again = browser.post_once("/me/tokens", &once, &[("name", "Buurtapp")]).await;
        assert_eq!(again.to, "/me/tokens");
        let page = browser.get("/me/tokens").await;
        assert!(page.body.contains("Buurtapp") && !page.body.contains(&secret));
        let rows: Vec<Args> = app.db.all("select * from tokens", args![]).await.unwrap();
        assert!(!format!("{rows:?}").contains(&secret));

        let at = |path: &'static str, secret: String| {
            let app = app.clone();
            async move {
                let request =
                    axum::http::Request::get(path).header("authorization", format!("Bearer {secret}"));
                let parts = request.body(()).unwrap().into_parts().0;
                let stranger = house::shell::visitor::stranger(&parts, &app);
                house::shell::visitor::recognise(&parts, &app, &stranger).await.ok().flatten()?.person()
            }
        };
        let who = |secret| at("/api/v1/x", secret);
        assert_eq!(who(secret.clone()).await, Some(wim.id));
        assert_eq!(at("/metrics", secret.clone()).await, Some(wim.id));
        assert_eq!(at("/me/tokens", secret.clone()).await, None, "no page opens with it");
        let key = tokens::list(&app.db, wim.id).await.unwrap().pop().unwrap();
        assert!(key.used_at.is_some(), "its use is noted");
        browser.post(&format!("/me/tokens/{}/end", key.id), &[]).await;
        assert_eq!(who(secret).await, None);
        for i in 0..20 {
            assert_eq!(
                browser.post("/me/tokens", &[("name", &format!("Sleutel {i}"))]).await.status,
                StatusCode::OK
            );
        }
        let many = browser.post("/me/tokens", &[("name", "Nog een")]).await;
        assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await
    .unwrap();
}

fn asks<'a>(_: &'a App, person: PersonId) -> Work<'a, (&'static str, Value)> {
    Box::pin(async move { Ok(("asks", json!([{"words": "Wie <b>helpt</b>?", "by": person.to_string()}]))) })
}

fn forget_asks<'a>(_: &'a App, tx: &'a mut Tx, person: PersonId) -> Work<'a, ()> {
    Box::pin(async move {
        let sql = "insert into settings (key, value) values ($1, 'gone')";
        tx.exec(sql, args![person.uuid()]).await.map(|_| ())
    })
}

fn busy<'a>(app: &'a App, _: PersonId) -> Work<'a, bool> {
    Box::pin(async move {
        let busy: Option<String> =
            app.db.one("select value from settings where key = 'busy'", args![]).await?;
        Ok::<_, StoreError>(busy.is_none())
    })
}

const PIECES: Pieces = Pieces { have: &[asks], forget: &[forget_asks], may_leave: &[busy], confirmed: &[] };

#[tokio::test]
async fn everything_is_there_to_read_and_to_keep() {
    both(|app| async move {
        resident(&app, "Wim", "wim@voorbeeld.nl").await;
        resident(&app, "Ans", "ans@voorbeeld.nl").await;
        let mut browser = Client::with(&app, PIECES);
        browser.sign_in("wim@voorbeeld.nl").await;
        let page = browser.get("/me/download").await;
        for part in ["Uw vragen", "wim@voorbeeld.nl", "Wie &#60;b&#62;helpt&#60;/b&#62;?", "BU03010001"] {
            assert!(page.body.contains(part), "{part} in {}", page.body);
        }
        let file = browser.get("/me/download?as=file").await;
        let all: Value = serde_json::from_str(&file.body).unwrap();
        assert_eq!(all["person"]["email"], "wim@voorbeeld.nl");
        assert_eq!(all["asks"][0]["words"], "Wie <b>helpt</b>?");
        assert_eq!(all["sessions"].as_array().unwrap().len(), 1);
        assert!(!file.body.contains("ans@"), "nobody else");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn who_leaves_is_forgotten_everywhere() {
    both(|app| async move {
        let wim = resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let mut browser = Client::with(&app, PIECES);
        browser.sign_in("wim@voorbeeld.nl").await;
        let mut tx = app.db.begin().await.unwrap();
        grants::add(&mut tx, wim.id, Grant::Administrator, app.now()).await.unwrap();
        let name = "Buurtapp".parse().unwrap();
        tokens::make(&mut tx, &app, wim.id, &name).await.unwrap();
        tx.exec("insert into settings (key, value) values ('busy', '1')", args![]).await.unwrap();
        tx.commit().await.unwrap();

        assert_eq!(browser.get("/me/forget").await.status, StatusCode::OK);
        let unsure = browser.post("/me/forget", &[]).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        let busy = browser.post("/me/forget", &[("sure", "yes")]).await;
        assert!(busy.body.contains("U helpt nu nog iemand"), "{}", busy.body);
        assert!(load(&app.db, &app, wim.id).await.unwrap().is_some());

        app.db.exec("delete from settings", args![]).await.unwrap();
        let gone = browser.post("/me/forget", &[("sure", "yes")]).await;
        assert_eq!(gone.to, "/sign-in?forgotten=1", "{}", gone.body);
        assert!(browser.get(&gone.to).await.body.contains("Wij zijn u vergeten"));
        assert_eq!(load(&app.db, &app, wim.id).await.unwrap(), None);
        assert_eq!(browser.get("/me/settings").await.status, StatusCode::UNAUTHORIZED);
        let mut left = Vec::new();
        for table in
            ["select * from sessions", "select * from tokens", "select * from grants", "select * from proofs"]
        {
            left.extend(app.db.all::<Args>(table, args![]).await.unwrap());
        }
        assert!(left.is_empty(), "{left:?}");
        let told: Option<String> =
            app.db.one("select value from settings where key = $1", args![wim.id.uuid()]).await.unwrap();
        assert_eq!(told.as_deref(), Some("gone"), "the other rooms were told in the same transaction");
        // The address is free again.
        let mut again = Client::new(&app);
        again.post("/sign-in", &[("email", "wim@voorbeeld.nl")]).await;
        let digits = super::bench::last_letter(&app).await.digits();
        assert_eq!(again.post("/sign-in/code", &[("code", &digits)]).await.to, "/sign-in/new");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn letters_of_a_kind_stop_by_one_click_of_a_mail_program() {
    both(|app| async move {
        let wim = resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let path = off_path(&app, wim.id, LetterKind::Alerts);
        assert!(!path.contains(&wim.id.to_string()));
        let mut browser = Client::new(&app);
        let page = browser.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Vragen van buren dichtbij"));
        assert!(load(&app.db, &app, wim.id).await.unwrap().unwrap().wants(LetterKind::Alerts), "only opened");
        for _ in 0..2 {
            let done = browser.one_click(&path).await;
            assert_eq!(done.status, StatusCode::OK);
            assert!(done.body.contains("Deze brieven stoppen"));
        }
        let now = load(&app.db, &app, wim.id).await.unwrap().unwrap();
        assert_eq!(now.letters, [LetterKind::Questions, LetterKind::Monthly].into());
        let mut bent = path.clone();
        bent.pop();
        bent.push(if path.ends_with('A') { 'B' } else { 'A' });
        for wrong in [bent.as_str(), "/letters/off/x", "/letters/off/AAAA"] {
            assert_eq!(browser.get(wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
            assert_eq!(browser.post(wrong, &[]).await.status, StatusCode::NOT_FOUND, "{wrong}");
        }
        assert!(letters(&app).await.is_empty());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn the_card_shows_what_is_ones_own() {
    use askama::Template as _;
    both(|app| async move {
        town(&app).await;
        let wim = resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let (mut visitor, _) = super::bench::visit(&app, "10.0.0.1", None).await;
        assert!(crate::me_card(&app, &visitor).await.is_err());
        visitor.actor = neighbourhood::roles::Actor::resident(wim.id);
        let card = crate::me_card(&app, &visitor).await.unwrap().render().unwrap();
        for part in ["Wim", "Noordveen", "/me/settings", "/me/forget"] {
            assert!(card.contains(part), "{part} in {card}");
        }
    })
    .await
    .unwrap();
}
