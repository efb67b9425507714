//! What must be on no page: private, hidden, unconfirmed asks, those for the street alone, names of askers.

use neighbourhood::areas::Circle;
use neighbourhood::asks::{AskerAddress, Hidden};

use super::asked::{changed, code, draft, given, helped, open, person};
use super::{get, get_as, towns};

const PATHS: &[&str] = &[
    "/",
    "/?taal=en",
    "/near",
    "/near?in=WK030100",
    "/near?place=7201",
    "/areas/BU03010000",
    "/areas/WK030100",
    "/areas/GM0301",
    "/areas/GM0301?tab=went",
    "/areas/GM0301?tab=help",
    "/areas/WK030100?tab=went",
    "/areas/BU03010000?tab=went",
    "/areas/BU03010000?theme=pets",
    "/areas/BU03010000/feed",
    "/areas/WK030100/feed",
    "/areas/GM0301/feed",
    "/search?q=canary",
    "/search?q=canary&in=BU03010000&part=1",
    "/api/v1/search?q=canary&area=WK030100",
    "/help/asking",
];

#[tokio::test]
async fn what_is_not_for_everybody_is_on_no_page() {
    towns(|app| async move {
        let here = "BU03010000";
        let private = draft("CANARY private", here, Circle::Municipality);
        given(&app, neighbourhood::asks::Draft { private: true, ..private }, AskerAddress::Confirmed, 5)
            .await;
        given(&app, draft("CANARY unconfirmed", here, Circle::Municipality), AskerAddress::Email, 4).await;
        let hidden = open(&app, "CANARY hidden", here, Circle::Municipality, 3).await;
        let went = open(&app, "CANARY hidden afterwards", here, Circle::Municipality, 2).await;
        helped(&app, &went).await;
        for ask in [&hidden, &went] {
            let (by, at) = (person(&app), app.now());
            let reason = "CANARY reason".parse().unwrap();
            changed(&app, ask.id, |mut ask| {
                ask.hidden = Some(Hidden { by, reason, at });
                ask
            })
            .await;
        }
        let elsewhere = open(&app, "CANARY next door", "BU03010001", Circle::Neighbourhood, 1).await;
        open(&app, "Wie heeft er een ladder?", here, Circle::Municipality, 1).await;
        for path in PATHS {
            for cookie in ["", "buurt=BU03010000", "buurt=WK030100"] {
                let got = get_as(&app, path, cookie).await;
                assert_eq!(got.status, 200, "{path}");
                for canary in
                    ["CANARY private", "CANARY unconfirmed", "CANARY hidden", "CANARY reason", "Canarina"]
                {
                    assert!(!got.body.contains(canary), "{canary} on {path} with {cookie:?}");
                }
                assert!(!got.body.contains("CANARY next door"), "{path}");
            }
        }
        // The canaries can sing: this one is on its own board.
        let there = get(&app, &format!("/areas/{}", code("BU03010001"))).await;
        assert!(there.body.contains("CANARY next door") && there.body.contains(&elsewhere.id.to_string()));
        assert!(get(&app, "/areas/GM0301").await.body.contains("Wie heeft er een ladder?"));
    })
    .await;
}

#[tokio::test]
async fn what_people_wrote_stays_text() {
    towns(|app| async move {
        open(&app, "<script>alert(1)</script> & \"zo\" \u{1F6B2}", "BU03010000", Circle::Municipality, 1)
            .await;
        for path in ["/", "/areas/GM0301", "/areas/GM0301/feed"] {
            let got = get_as(&app, path, "buurt=BU03010001").await;
            assert!(!got.body.contains("<script>alert"), "{path}");
            assert!(got.body.contains("alert(1)") && got.body.contains("\u{1F6B2}"), "{path}");
        }
    })
    .await;
}
