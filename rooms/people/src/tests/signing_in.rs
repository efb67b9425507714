//! Signing in, through the front door.

use axum::http::StatusCode;
use house::App;
use house::store::{Args, StoreError, Tx, args};
use house::testing::both;
use jiff::SignedDuration;
use neighbourhood::ids::PersonId;
use uuid::Uuid;

use super::bench::{email, last_letter, letters, resident, town};
use super::client::{Client, without_keys};
use crate::pieces::{Pieces, Work};
use crate::proofs::{Purpose, ask, permit};

#[tokio::test]
async fn by_code_and_out_again() {
    both(|app| async move {
        resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let mut browser = Client::new(&app);
        assert_eq!(browser.get("/sign-in").await.status, StatusCode::OK);
        let asked =
            browser.post("/sign-in", &[("email", " Wim@voorbeeld.nl "), ("next", "/offers/new")]).await;
        assert_eq!(
            (asked.status, asked.to.as_str()),
            (StatusCode::SEE_OTHER, "/sign-in/code?next=/offers/new")
        );
        let page = browser.get(&asked.to).await;
        assert!(page.body.contains("W…@voorbeeld.nl") && !page.body.contains("Wim"), "{}", page.body);
        let digits = last_letter(&app).await.digits();
        let once = app.id(app.now()).to_string();
        let fields = [("code", digits.as_str()), ("next", "/offers/new")];
        let done = browser.post_once("/sign-in/code", &once, &fields).await;
        assert_eq!((done.status, done.to.as_str()), (StatusCode::SEE_OTHER, "/offers/new"));
        assert_eq!(browser.get("/me/sessions").await.status, StatusCode::OK);
        assert_eq!(browser.get("/sign-in").await.to, "/me", "signed in already");
        let out = browser.post("/sign-out", &[]).await;
        assert_eq!(out.to, "/");
        assert_eq!(browser.get("/me/sessions").await.status, StatusCode::UNAUTHORIZED);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_wrong_code_gets_words_and_too_many_end_it() {
    both(|app| async move {
        let mut browser = Client::new(&app);
        browser.post("/sign-in", &[("email", "wim@voorbeeld.nl")]).await;
        let digits = last_letter(&app).await.digits();
        let wrong = if digits == "111 111" { "222222" } else { "111111" };
        let half = browser.post("/sign-in/code", &[("code", "12 34")]).await;
        assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(half.body.contains("Typ de zes cijfers uit de brief."), "{}", half.body);
        for left in (1..5).rev() {
            let answer = browser.post("/sign-in/code", &[("code", wrong)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            let words = format!("nog {left} keer");
            assert!(answer.body.contains(&words) && answer.body.contains("Fout:"), "{}", answer.body);
        }
        let last = browser.post("/sign-in/code", &[("code", wrong)]).await;
        assert!(
            last.body.contains("werkt niet meer") && last.body.contains("name=\"email\""),
            "{}",
            last.body
        );
        let late = browser.post("/sign-in/code", &[("code", &digits)]).await;
        assert!(late.body.contains("werkt niet meer"));
        assert!(!browser.cookies.contains_key("dichtbij"));
        assert_eq!(browser.get("/sign-in/code").await.to, "/sign-in", "nothing waits any more");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn nothing_tells_whether_an_address_is_known() {
    both(|app| async move {
        resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let mut seen = Vec::new();
        for address in ["wim@voorbeeld.nl", "wil@voorbeeld.nl"] {
            let mut browser = Client::new(&app);
            let asked = browser.post("/sign-in", &[("email", address)]).await;
            let page = browser.get(&asked.to).await;
            let wrong = browser.post("/sign-in/code", &[("code", "000000")]).await;
            seen.push((
                asked.status,
                asked.to,
                without_keys(&page.body),
                wrong.status,
                without_keys(&wrong.body),
            ));
            app.clock.push(SignedDuration::from_millis(1));
        }
        assert_eq!(seen[0], seen[1]);
        let kept: Vec<Args> = app
            .db
            .all("select kind, person, channel, language, about, stage from letters", args![])
            .await
            .unwrap();
        assert_eq!(kept[0], kept[1]);
        assert_eq!(kept.len(), 2);
        // Too often is told alike as well.
        let mut refused = Vec::new();
        for address in ["wim@voorbeeld.nl", "wil@voorbeeld.nl"] {
            let mut browser = Client::new(&app);
            let mut last = StatusCode::OK;
            for _ in 0..5 {
                last = browser.post("/sign-in", &[("email", address)]).await.status;
            }
            refused.push(last);
        }
        assert_eq!(refused, [StatusCode::TOO_MANY_REQUESTS; 2]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_scanner_that_opens_links_and_presses_buttons_burns_nothing() {
    both(|app| async move {
        resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let mut browser = Client::new(&app);
        browser.post("/sign-in", &[("email", "wim@voorbeeld.nl")]).await;
        let letter = last_letter(&app).await;
        let path = format!("/sign-in/link/{}", letter.link());
        for _ in 0..10 {
            let mut scanner = Client::new(&app);
            let opened = scanner.get(&path).await;
            assert_eq!(opened.status, StatusCode::OK);
            assert!(opened.body.contains("name=\"code\""), "elsewhere the digits are asked");
            let pressed = scanner.post(&path, &[("code", "")]).await;
            assert_eq!(pressed.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(!scanner.cookies.contains_key("dichtbij"));
        }
        let opened = browser.get(&path).await;
        assert!(!opened.body.contains("name=\"code\""), "here a button is enough: {}", opened.body);
        assert!(!browser.cookies.contains_key("dichtbij"), "opening signs nobody in");
        let pressed = browser.post(&path, &[]).await;
        assert_eq!((pressed.status, pressed.to.as_str()), (StatusCode::SEE_OTHER, "/me"));
        assert!(browser.cookies.contains_key("dichtbij"));
        let again = browser.get(&path).await;
        assert_eq!(again.status, StatusCode::GONE);
        let unknown = browser.get("/sign-in/link/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").await;
        assert_eq!(
            without_keys(&again.body.replace(&letter.link(), "")),
            without_keys(&unknown.body.replace("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", ""))
        );
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn somebody_new_tells_who_they_are() {
    both(|app| async move {
        town(&app).await;
        let mut browser = Client::new(&app);
        browser.post("/sign-in", &[("email", "nieuw@voorbeeld.nl")]).await;
        let digits = last_letter(&app).await.digits();
        let done = browser.post("/sign-in/code", &[("code", &digits)]).await;
        assert_eq!(done.to, "/sign-in/new");
        assert!(!browser.cookies.contains_key("dichtbij"));
        assert_eq!(browser.get(&done.to).await.status, StatusCode::OK);
        let empty = browser.post("/sign-in/new", &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let several = browser.post("/sign-in/new", &[("name", "Noor"), ("place", "7201")]).await;
        assert_eq!(several.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            several.body.contains("BU03010001") && several.body.contains("value=\"Noor\""),
            "{}",
            several.body
        );
        let fields = [("name", "Noor"), ("place", "7201"), ("area", "BU03010002")];
        let once = app.id(app.now()).to_string();
        let made = browser.post_once("/sign-in/new", &once, &fields).await;
        assert_eq!((made.status, made.to.as_str()), (StatusCode::SEE_OTHER, "/me"), "{}", made.body);
        let id = crate::by_email(&app.db, &app, &email("nieuw@voorbeeld.nl")).await.unwrap().unwrap();
        let noor = crate::load(&app.db, &app, id).await.unwrap().unwrap();
        assert!(noor.is_confirmed());
        assert_eq!((noor.name.as_str(), noor.place.area().as_str()), ("Noor", "BU03010002"));
        assert_eq!(browser.get("/me/settings").await.status, StatusCode::OK);
        assert_eq!(browser.get("/sign-in/new").await.to, "/sign-in", "once");

        // Nobody gets here without a proof.
        let mut other = Client::new(&app);
        assert_eq!(other.post("/sign-in/new", &fields).await.to, "/sign-in");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn who_signs_in_is_not_who_a_stranger_said_they_are() {
    both(|app| async move {
        town(&app).await;
        let who = crate::Newcomer {
            name: "Boef".parse().unwrap(),
            place: super::bench::place(),
            language: neighbourhood::people::Language::Nl,
            email: Some(email("ans@voorbeeld.nl")),
            phone: Some("0687654321".parse().unwrap()),
        };
        let mut tx = app.db.begin().await.unwrap();
        let typed = crate::arrive(&mut tx, &app, who).await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = Client::new(&app);
        browser.post("/sign-in", &[("email", "ans@voorbeeld.nl")]).await;
        let digits = last_letter(&app).await.digits();
        assert_eq!(browser.post("/sign-in/code", &[("code", &digits)]).await.to, "/sign-in/new");
        let fields = [("name", "Ans"), ("place", "7201"), ("area", "BU03010002")];
        assert_eq!(browser.post("/sign-in/new", &fields).await.to, "/me");
        let id = crate::by_email(&app.db, &app, &email("ans@voorbeeld.nl")).await.unwrap().unwrap();
        assert_eq!(id, typed, "what waits for the address is still theirs");
        let ans = crate::load(&app.db, &app, id).await.unwrap().unwrap();
        assert_eq!((ans.name.as_str(), ans.phone), ("Ans", None));
        assert!(browser.get("/me/settings").await.body.contains("Ans"));
    })
    .await
    .unwrap();
}

fn confirmed<'a>(_: &'a App, tx: &'a mut Tx, about: Uuid, person: PersonId) -> Work<'a, Option<String>> {
    Box::pin(async move {
        tx.exec("insert into settings (key, value) values ('about', $1)", args![about]).await?;
        Ok::<_, StoreError>(Some(format!("/asks/{about}?by={person}")))
    })
}

#[tokio::test]
async fn what_waited_for_the_address_goes_on_from_the_link() {
    both(|app| async move {
        let wim = resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let pieces = Pieces { confirmed: &[confirmed], ..Pieces::default() };
        let asker = super::bench::visit(&app, "10.0.0.1", None).await;
        let about = Uuid::from_u128(5);
        let permit = permit(&app, &asker.0, &asker.1, &email("wim@voorbeeld.nl")).await.unwrap();
        let mut tx = app.db.begin().await.unwrap();
        ask(&mut tx, &app, Purpose::Confirm { about }, &permit).await.unwrap();
        tx.commit().await.unwrap();
        let letter = last_letter(&app).await;
        let mut phone = Client::with(&app, pieces);
        let path = format!("/sign-in/link/{}", letter.link());
        let done = phone.post(&path, &[("code", &letter.digits())]).await;
        assert_eq!(done.to, format!("/asks/{about}?by={}", wim.id));
        let kept: Option<String> = app.db.one("select value from settings", args![]).await.unwrap();
        assert_eq!(kept, Some(about.to_string()));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_way_on_never_leads_away_from_here() {
    both(|app| async move {
        for next in ["https://boef.example/", "//boef.example", "/\\boef.example", "javascript:x", "/a b"] {
            let mut browser = Client::new(&app);
            let asked = browser.post("/sign-in", &[("email", "wim@voorbeeld.nl"), ("next", next)]).await;
            assert!(
                asked.status == StatusCode::TOO_MANY_REQUESTS || asked.to == "/sign-in/code",
                "{next}: {}",
                asked.to
            );
        }
        for bad in ["", "wim", "wim@", "<script>@x.nl", "a@b@c"] {
            let answer = Client::new(&app).post("/sign-in", &[("email", bad)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
            assert!(!answer.body.contains("<script>@"), "what was typed comes back as text");
        }
        assert_eq!(letters(&app).await.len(), 5);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_form_from_elsewhere_or_sent_twice_does_nothing_more() {
    both(|app| async move {
        resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let mut browser = Client::new(&app);
        let once = app.id(app.now()).to_string();
        for _ in 0..3 {
            let asked = browser.post_once("/sign-in", &once, &[("email", "wim@voorbeeld.nl")]).await;
            assert_eq!(asked.to, "/sign-in/code");
        }
        assert_eq!(letters(&app).await.len(), 1);
        let digits = last_letter(&app).await.digits();
        let once = app.id(app.now()).to_string();
        for _ in 0..3 {
            let done = browser.post_once("/sign-in/code", &once, &[("code", &digits)]).await;
            assert_eq!(done.to, "/me");
            browser.cookies.remove("dichtbij");
        }
        let sessions: Vec<String> = app.db.all("select id from sessions", args![]).await.unwrap();
        assert_eq!(sessions.len(), 1);
    })
    .await
    .unwrap();
}

/// Everything that would be logged, as text.
#[derive(Clone, Default)]
struct Log(std::sync::Arc<std::sync::Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_address_code_or_link_is_logged() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let quiet = tracing::subscriber::set_default(subscriber);
    both(|app| async move {
        let kanarie = resident(&app, "Kanarie", "kanarie@voorbeeld.nl").await;
        let mut browser = Client::new(&app);
        browser.sign_in("kanarie@voorbeeld.nl").await;
        browser.get("/me/download").await;
        // A row that cannot be opened is a fault, and faults are logged.
        let seal = "update people set email_sealed = $2 where id = $1";
        app.db.exec(seal, args![kanarie.id.uuid(), b"kanarie".to_vec()]).await.unwrap();
        assert_eq!(browser.get("/me/settings").await.status, StatusCode::INTERNAL_SERVER_ERROR);
        let letter = last_letter(&app).await;
        assert!(letter.to.contains("kanarie"));
    })
    .await
    .unwrap();
    drop(quiet);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains("fault.broken"), "the fault itself is logged: {text}");
    assert!(!text.to_lowercase().contains("kanarie") && !text.contains("/sign-in/link"), "{text}");
}
