//! What is found, by whom, and what never is.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use house::App;
use house::store::args;
use neighbourhood::areas::{Circle, Place};
use neighbourhood::asks::{Ask, AskerAddress, Draft, Hidden};

use crate::tests::asked::{changed, code, draft, given, helped, helper, open, person};
use crate::tests::{get, get_as, towns};

const HERE: &str = "BU03010000";
const NEXT_DOOR: &str = "BU03010001";

/// What is found, in the order of the page.
async fn found(app: &App, query: &str, cookie: &str) -> Vec<String> {
    // Zutphen, unless somebody says otherwise.
    let town = if query.contains("in=") { "" } else { "&in=GM0301" };
    let got = get_as(app, &format!("/search?{query}{town}"), cookie).await;
    assert_eq!(got.status, 200, "{}", got.body);
    let say = got.body.split("class=\"say\" dir=\"auto\"").skip(1);
    say.filter_map(|rest| Some(rest.split_once('>')?.1.split('<').next()?.to_owned())).collect()
}

/// Fills the index with what tests put straight into the tables.
async fn mended(app: &App) {
    let mut tx = app.db.begin().await.unwrap();
    let mut after = Some(String::new());
    while let Some(from) = after {
        after = asks::mend_found(app, &mut tx, (&from, 2)).await.unwrap();
    }
    let mut after = Some(String::new());
    while let Some(from) = after {
        after = offers::mend_found(app, &mut tx, (&from, 2)).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn the_nearest_comes_first_then_the_newest() {
    towns(|app| async move {
        for (words, area, minutes) in [
            ("Een ladder in Eindhoven", "BU07720101", 1),
            ("Een ladder ver weg", "BU03010203", 2),
            ("Een ladder hier, oud", HERE, 9),
            ("Een ladder hiernaast", NEXT_DOOR, 3),
            ("Een ladder hier, nieuw", HERE, 4),
            ("Een fiets hier", HERE, 5),
        ] {
            open(&app, words, area, Circle::Municipality, minutes).await;
        }
        let near = found(&app, "q=ladders", "buurt=BU03010000").await;
        let sorted =
            ["Een ladder hier, nieuw", "Een ladder hier, oud", "Een ladder hiernaast", "Een ladder ver weg"];
        assert_eq!(near, sorted);
        let page = get_as(&app, "/search?q=ladders", "buurt=BU03010000").await.body;
        assert!(page.contains("4 keer gevonden") && page.find("id=\"near\"") < page.find("id=\"rest\""));
        assert_eq!(found(&app, "q=ladder", "").await.len(), 4);
        assert_eq!(found(&app, "q=ladder&in=WK030100", "").await.len(), 3);
        assert_eq!(found(&app, "q=ladder&in=BU03010001", "").await, ["Een ladder hiernaast"]);
        assert_eq!(found(&app, "q=ladder&in=GM0772", "buurt=BU03010000").await, ["Een ladder in Eindhoven"]);
        assert_eq!(found(&app, "q=lad&kind=offer", "").await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn offers_and_manuals_are_found_too() {
    towns(|app| async move {
        helper(&app, ("Joke", "Ik doe graag boodschappen"), HERE).await;
        assert_eq!(found(&app, "q=boodschap", "").await, Vec::<String>::new(), "not in the index yet");
        mended(&app).await;
        let both = get(&app, "/search?q=boodschap&in=GM0301").await.body;
        assert!(both.contains("Ik doe graag boodschappen") && both.contains("Joke"));
        assert!(both.contains("/help/helping"));
        let offers = get(&app, "/search?q=boodschap&kind=offer&in=GM0301").await.body;
        assert!(offers.contains("graag boodschappen") && !offers.contains("href=\"/help/helping"));
        let help = get(&app, "/search?q=boodschap&kind=help").await.body;
        assert!(!help.contains("graag boodschappen") && help.contains("href=\"/help/helping"));
        app.db.exec("update people set blocked_at = 1", args![]).await.unwrap();
        assert_eq!(found(&app, "q=boodschap", "").await, Vec::<String>::new(), "of somebody blocked");
    })
    .await;
}

#[tokio::test]
async fn what_is_on_no_board_is_never_found() {
    towns(|app| async move {
        let private = draft("kanarie in vertrouwen", HERE, Circle::Municipality);
        given(&app, Draft { private: true, ..private }, AskerAddress::Confirmed, 5).await;
        given(&app, draft("kanarie onbevestigd", HERE, Circle::Municipality), AskerAddress::Email, 4).await;
        let hidden = open(&app, "kanarie verborgen", HERE, Circle::Municipality, 3).await;
        let (by, at) = (person(&app), app.now());
        let reason = "kanarie reden".parse().unwrap();
        changed(&app, hidden.id, |ask| Ask { hidden: Some(Hidden { by, reason, at }), ..ask }).await;
        let ended = open(&app, "kanarie geholpen", HERE, Circle::Municipality, 2).await;
        helped(&app, &ended).await;
        let mut street = draft("kanarie voor de straat", HERE, Circle::Street);
        street.place = Place::of_postcode("7201DH".parse().unwrap(), code(HERE)).unwrap();
        given(&app, street, AskerAddress::Confirmed, 1).await;
        open(&app, "kanarie van hiernaast", NEXT_DOOR, Circle::Neighbourhood, 1).await;
        for mend in [false, true] {
            if mend {
                mended(&app).await;
            }
            for cookie in ["", "buurt=BU03010000"] {
                assert_eq!(found(&app, "q=kanarie", cookie).await, Vec::<String>::new());
                let said = get_as(&app, "/api/v1/search?q=kanarie&area=GM0301", cookie).await.body;
                assert!(!said.contains("kanarie "));
            }
            assert_eq!(found(&app, "q=kanarie&in=BU03010001", "").await, ["kanarie van hiernaast"]);
            let rows: Option<i64> = app.db.one("select count(*) from findables", args![]).await.unwrap();
            assert_eq!(rows, Some(1), "nothing else is in the index at all");
        }
        // Shown again, it is found again; a stale row of an older version is not shown and mended away.
        changed(&app, hidden.id, |ask| Ask { hidden: None, ..ask }).await;
        assert_eq!(found(&app, "q=kanarie", "").await, ["kanarie verborgen"]);
        let close = "update asks set stage = 'closed' where words = 'kanarie verborgen'";
        app.db.exec(close, args![]).await.unwrap();
        assert_eq!(found(&app, "q=kanarie", "").await, Vec::<String>::new());
        mended(&app).await;
        let rows: Option<i64> = app.db.one("select count(*) from findables", args![]).await.unwrap();
        assert_eq!(rows, Some(1));
    })
    .await;
}

#[tokio::test]
async fn what_points_at_a_person_is_masked_and_finds_nobody() {
    towns(|app| async move {
        let words = "Wie leent mij een ladder? Bel 06-12345678, mevrouw Jansen";
        open(&app, words, HERE, Circle::Municipality, 1).await;
        for path in [
            "/search?q=ladder&in=GM0301",
            "/search?q=ladder&part=1&in=GM0301",
            "/api/v1/search?q=ladder&area=GM0301",
        ] {
            let got = get(&app, path).await.body;
            assert!(got.contains("een ladder?") && got.contains("[telefoon]"), "{path} {got}");
            assert!(!got.contains("12345678") && !got.contains("Jansen"), "{path}");
        }
        for typed in ["jansen", "06-12345678", "canarina"] {
            assert_eq!(found(&app, &format!("q={typed}"), "").await, Vec::<String>::new(), "{typed}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_search_without_an_answer_says_what_to_do() {
    towns(|app| async move {
        let empty = get(&app, "/search?q=zeilboot").await.body;
        assert!(empty.contains("Niets gevonden") && empty.contains("action=\"/asks/new\""));
        assert!(empty.contains("name=\"sentence\" value=\"zeilboot\""));
        let nothing = get(&app, "/search").await.body;
        assert!(nothing.contains("role=\"search\"") && !nothing.contains("Niets gevonden"));
        assert_eq!(get(&app, "/search?q=%3F%21").await.status, 200);
        let long = get(&app, &format!("/search?q={}", "a".repeat(101))).await;
        assert_eq!(long.status, 422);
        assert!(long.body.contains("q-err"));
        for wrong in ["/search?q=a&kind=person", "/search?q=a&in=nonsense"] {
            assert_eq!(get(&app, wrong).await.status, 404, "{wrong}");
        }
        let need = get(&app, "/search?q=mijn+man+slaat+mij").await.body;
        assert!(need.contains("0800-2000") && need.contains("data-exit"));
        assert!(get(&app, "/search?q=mijn+man+slaat+mij&part=1").await.body.contains("0800-2000"));
        assert!(!empty.contains("0800-2000"));
    })
    .await;
}

#[tokio::test]
async fn programs_find_the_same_and_are_told_what_is_wrong() {
    towns(|app| async move {
        let ask = open(&app, "Wie heeft een ladder?", HERE, Circle::Municipality, 1).await;
        let got = get(&app, "/api/v1/search?q=ladder&kind=ask&area=GM0301").await;
        let said: serde_json::Value = serde_json::from_str(&got.body).unwrap();
        let one = &said["found"][0];
        assert_eq!(
            (one["kind"].as_str(), one["id"].as_str()),
            (Some("ask"), Some(ask.id.to_string().as_str()))
        );
        assert_eq!((one["text"].as_str(), one["area"].as_str()), (Some("Wie heeft een ladder?"), Some(HERE)));
        assert!(one["url"].as_str().unwrap().ends_with(&format!("/asks/{}", ask.id)));
        for wrong in ["q=", "q=a&kind=x", "q=a&area=x", "q=a&limit=0", "q=a&limit=21", "q=%00"] {
            let got = get(&app, &format!("/api/v1/search?{wrong}")).await;
            assert_ne!(got.status, 200, "{wrong}");
        }
        assert!(get(&app, "/api/v1/search?q=code&limit=1").await.body.matches("\"kind\"").count() == 1);
    })
    .await;
}

#[tokio::test]
async fn too_much_searching_waits_and_leaves_no_trace_of_words() {
    towns(|app| async move {
        let burst = neighbourhood::limits::SEARCHES_PER_ADDRESS.burst;
        for _ in 0..burst {
            assert_eq!(get(&app, "/search?q=zeldzaam&part=1").await.status, 200);
        }
        let fault = get(&app, "/search?q=zeldzaam").await;
        assert_ne!(fault.status, 200);
        for (table, column) in
            [("limits", "key"), ("once", "answer"), ("happenings", "facts"), ("jobs", "facts")]
        {
            let sql: &'static str = Box::leak(format!("select {column} from {table}").into_boxed_str());
            let rows: Vec<String> = app.db.all(sql, args![]).await.unwrap();
            assert!(rows.iter().all(|row| !row.contains("zeldzaam")), "{table}");
        }
    })
    .await;
}
