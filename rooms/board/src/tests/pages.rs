use std::collections::BTreeSet;

use neighbourhood::areas::Circle;

use super::asked::{helped, helper, open};
use super::{get, get_as, towns};

/// Links to asks, in the order of the page.
fn asks_on(body: &str) -> Vec<String> {
    body.split("href=\"/asks/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .filter(|id| id.len() == 36)
        .collect()
}

#[tokio::test]
async fn home_asks_one_sentence_and_tells_what_goes_on() {
    towns(|app| async move {
        let empty = get(&app, "/").await;
        assert_eq!(empty.status, 200);
        assert!(empty.body.contains("name=\"sentence\"") && empty.body.contains("name=\"place\""));
        assert_eq!(empty.body.matches("<h1").count(), 1);
        open(&app, "Wie heeft er een ladder?", "BU03010000", Circle::Municipality, 10).await;
        let done = open(&app, "Wie laat mijn hond uit?", "BU03010001", Circle::Municipality, 60).await;
        helped(&app, &done).await;
        let zutphen = get_as(&app, "/", "buurt=BU03010001").await.body;
        assert!(zutphen.contains("Wie heeft er een ladder?") && zutphen.contains("Wie laat mijn hond uit?"));
        assert!(zutphen.contains("Nu staat er 1 vraag open") && zutphen.contains("1 buur geholpen"));
        assert!(zutphen.contains("bij u in de wijk"), "the nearest circle is said");
        let english = get_as(&app, "/?taal=en", "buurt=BU03010001").await.body;
        assert!(english.contains("1 ask is open now"), "in English");
        assert!(!get_as(&app, "/", "buurt=BU07721110").await.body.contains("ladder"), "not in another town");
        assert_eq!(get_as(&app, "/", "buurt=nonsense").await.status, 200);
        assert_eq!(get_as(&app, "/", "buurt=BU99999999").await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn home_works_before_anything_was_imported() {
    house::testing::both(|app| async move {
        for path in ["/", "/near"] {
            assert_eq!(get(&app, path).await.status, 200, "{path}");
        }
        assert_eq!(get(&app, "/areas/GM0301").await.status, 404);
        assert_eq!(get(&app, "/near?place=7201").await.status, 422);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_postcode_or_a_name_leads_to_a_board() {
    towns(|app| async move {
        let straight = get(&app, "/near?place=stadskern").await;
        assert_eq!(
            (straight.status.as_u16(), straight.headers["location"].to_str().unwrap()),
            (303, "/areas/BU03010000")
        );
        let cookie = straight.headers["set-cookie"].to_str().unwrap();
        assert!(cookie.starts_with("buurt=BU03010000;") && cookie.contains("HttpOnly"));
        let several = get(&app, "/near?place=7201+DH").await;
        assert_eq!(several.status, 200);
        assert_eq!(
            several.body.matches("<a class=\"say\" href=\"/near?area=").count(),
            5,
            "four, and one who does not know"
        );
        assert!(
            several.body.find("<ul class=\"cards\">").unwrap()
                < several.body.find("<svg class=\"map\"").unwrap()
        );
        let unknown = get(&app, "/near?place=1011AB").await;
        assert_eq!(unknown.status, 422);
        assert!(unknown.body.contains("value=\"1011AB\"") && unknown.body.contains("place-err"));
        let chosen = get(&app, "/near?area=WK030100").await;
        assert_eq!(chosen.headers["location"], "/areas/WK030100");
        let list = get(&app, "/near?in=WK030100").await;
        assert!(list.body.contains("/near?area=BU03010000"));
        for wrong in ["/near?in=WK999999", "/near?in=GM9999"] {
            assert_eq!(get(&app, wrong).await.status, 404, "{wrong}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_board_is_read_to_its_end_page_by_page() {
    towns(|app| async move {
        let mut placed = BTreeSet::new();
        for n in 0..45 {
            let ask = open(&app, &format!("Vraag {n}"), "BU03010000", Circle::Municipality, n / 3).await;
            placed.insert(ask.id.to_string());
        }
        for cookie in ["", "buurt=BU03010000", "buurt=BU03010203"] {
            let mut seen = Vec::new();
            let mut path = "/areas/GM0301".to_owned();
            for _ in 0..5 {
                let got = get_as(&app, &path, cookie).await;
                assert_eq!(got.status, 200, "{path}");
                seen.extend(asks_on(&got.body));
                let next =
                    got.body.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
                let Some(next) = next else { break };
                path = format!("/areas/GM0301{}", next.replace("&amp;", "&").replace("&#38;", "&"));
            }
            assert_eq!(seen.len(), 45, "{cookie}: each once");
            assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), placed, "{cookie}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_closest_come_first_for_somebody_who_said_where_they_are() {
    towns(|app| async move {
        let far = open(&app, "Ver", "BU03010203", Circle::Municipality, 1).await.id.to_string();
        let near = open(&app, "Dichtbij", "BU03010000", Circle::Municipality, 500).await.id.to_string();
        let nobody = asks_on(&get(&app, "/areas/GM0301").await.body);
        assert_eq!(nobody, [far.clone(), near.clone()], "newest first");
        let neighbour = asks_on(&get_as(&app, "/areas/GM0301", "buurt=BU03010000").await.body);
        assert_eq!(neighbour, [near.clone(), far.clone()]);
        let home = asks_on(&get_as(&app, "/", "buurt=BU03010000").await.body);
        assert_eq!(home, [near, far]);
    })
    .await;
}

#[tokio::test]
async fn tabs_themes_and_empty_boards() {
    towns(|app| async move {
        for (tab, says) in [
            ("", "Niemand zoekt hier nu hulp"),
            ("?tab=help", "nog niemand hulp aangeboden"),
            ("?tab=went", "nog niets te vertellen"),
            ("?theme=money", "Niets over dit onderwerp"),
        ] {
            let got = get(&app, &format!("/areas/BU03010000{tab}")).await;
            assert_eq!(got.status, 200);
            assert!(got.body.contains(says), "{tab}");
        }
        let ask = open(&app, "Wie laat mijn hond uit?", "BU03010000", Circle::Municipality, 60).await;
        assert!(get(&app, "/areas/BU03010000?theme=pets").await.body.contains("mijn hond"));
        assert!(!get(&app, "/areas/BU03010000?theme=money").await.body.contains("mijn hond"));
        helped(&app, &ask).await;
        let went = get(&app, "/areas/GM0301?tab=went").await.body;
        assert!(went.contains("mijn hond") && went.contains("Geholpen"));
        assert!(!went.contains("class=\"bars\""), "one ask about a theme is no number to show");
        for _ in 0..4 {
            let more = open(&app, "Wie laat mijn hond uit?", "BU03010000", Circle::Municipality, 60).await;
            helped(&app, &more).await;
        }
        let went = get(&app, "/areas/GM0301?tab=went").await.body;
        assert!(went.contains("<th scope=\"row\">Huisdieren</th><td>5<span class=\"bar w-100\">"));
        assert!(!get(&app, "/areas/GM0301").await.body.contains("mijn hond"));
    })
    .await;
}

#[tokio::test]
async fn who_can_help_is_shown_by_first_name_closest_first() {
    towns(|app| async move {
        helper(&app, ("Joke", "Ik loop elke ochtend langs de supermarkt."), "BU03010000").await;
        helper(&app, ("Ahmed", "Ik laat graag uw hond uit."), "BU03010203").await;
        let got = get_as(&app, "/areas/GM0301?tab=help", "buurt=BU03010203").await.body;
        let (joke, ahmed) = (got.find("Joke, Stadskern").unwrap(), got.find("Ahmed, ").unwrap());
        assert!(ahmed < joke, "closest first");
        assert!(got.contains("Hooguit 2 keer per week") && got.contains("bij u in de buurt"));
        assert!(got.contains("<th scope=\"row\">Huisdieren</th><td>2<span class=\"bar w-100\">"));
        assert!(!got.contains("example.org"));
        for theme in ["pets", "groceries"] {
            assert!(
                get(&app, &format!("/areas/WK030100?tab=help&theme={theme}")).await.body.contains("Joke")
            );
        }
        assert!(!get(&app, "/areas/WK030100?tab=help&theme=money").await.body.contains("Joke"));
        assert_eq!(get(&app, "/areas/GM0301?tab=help&after=x").await.status, 404);
        assert!(get_as(&app, "/", "buurt=BU03010000").await.body.contains("langs de supermarkt"));
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_not_found() {
    towns(|app| async move {
        for path in [
            "/areas/GM9999",
            "/areas/x",
            "/areas/BU0301000",
            "/areas/GM0301?tab=x",
            "/areas/GM0301?theme=x",
            "/areas/GM0301?theme=safety",
            "/areas/GM0301?after=x",
            "/areas/GM0301?after=1.x",
            "/areas/GM0301?after=99999999999999999999.0",
            "/areas/x/feed",
            "/areas/GM9999/feed",
            "/areas/%F0%9F%9A%B2",
        ] {
            assert_eq!(get(&app, path).await.status, 404, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_feed_holds_what_is_open() {
    towns(|app| async move {
        let ask = open(&app, "Wie heeft er een ladder?", "BU03010000", Circle::Municipality, 10).await;
        let got = get(&app, "/areas/GM0301/feed").await;
        assert_eq!(got.headers["content-type"], "application/atom+xml; charset=utf-8");
        assert!(got.body.starts_with(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\""
        ));
        assert!(
            got.body
                .contains(&format!("<id>urn:uuid:{}</id><title>Wie heeft er een ladder?</title>", ask.id))
        );
        assert_eq!(got.body.matches("<entry>").count(), 1);
        for tag in ["feed", "entry", "title", "id", "updated"] {
            let (opened, closed) = (
                got.body.matches(&format!("<{tag}>")).count() + got.body.matches(&format!("<{tag} ")).count(),
                got.body.matches(&format!("</{tag}>")).count(),
            );
            assert_eq!(opened, closed, "{tag}");
        }
    })
    .await;
}

#[tokio::test]
async fn who_can_help_near_by_is_ranked_and_says_when() {
    towns(|app| async move {
        helper(&app, ("Joke", "Ik loop langs de supermarkt."), "BU03010203").await;
        helper(&app, ("Ahmed", "Ik laat graag uw hond uit."), "BU03010203").await;
        // It is a Sunday afternoon: who has time at the weekend comes first, though Ahmed was later.
        let says = "update offers set times = case owner_name when 'Joke' then 'weekends' else 'days' end";
        app.db.exec(says, house::store::args![]).await.unwrap();
        let got = get_as(&app, "/areas/GM0301?tab=help", "buurt=BU03010203").await.body;
        assert!(got.find("Joke, ").unwrap() < got.find("Ahmed, ").unwrap(), "{got}");
        assert!(got.contains("In het weekend") && got.contains("Doordeweeks overdag"), "{got}");
        assert_eq!(got.matches("Joke, ").count(), 1, "not again below");
        // The filter is a filter here too.
        app.db
            .exec("update offers set theme = 'pets' where owner_name = 'Ahmed'", house::store::args![])
            .await
            .unwrap();
        app.clock.push(jiff::SignedDuration::from_secs(61));
        let got = get_as(&app, "/areas/GM0301?tab=help&theme=groceries", "buurt=BU03010203").await.body;
        assert!(got.contains("Joke, ") && !got.contains("Ahmed, "), "{got}");
    })
    .await;
}
