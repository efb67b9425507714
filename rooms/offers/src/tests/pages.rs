//! Offering through the pages.

use axum::http::StatusCode;
use house::store::args;
use house::testing::both;

use super::bench::*;

#[tokio::test]
async fn a_stranger_offers_and_is_shown_after_the_code() {
    both(|app| async move {
        town(&app).await;
        let mut joke = Browser::of(&app);
        let form = joke.get("/offers/new").await;
        assert_eq!(form.status, StatusCode::OK);
        assert!(form.body.contains("name=\"email\"") && form.body.contains("name=\"once\""));
        let typed = typed(&[("name", "Joke"), ("email", "joke@example.org")]);
        let made = joke.post("/offers", &typed).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
        let page = made.location.strip_suffix("/confirm").unwrap().to_owned();
        // Sent twice: one offer, one letter.
        assert_eq!(joke.post("/offers", &typed).await.location, made.location);
        assert_eq!(letters(&app).await, 1);
        assert_eq!(app.db.one::<i64>("select count(*) from offers", args![]).await.unwrap(), Some(1));
        // Not to be seen by anybody yet.
        assert_eq!(Browser::of(&app).get(&page).await.status, StatusCode::NOT_FOUND);
        let confirm = joke.get(&made.location).await;
        assert!(confirm.body.contains("j…@example.org"), "{}", confirm.body);
        let wrong = joke.post(&made.location, &[("code", "12")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        // Another browser does not get further with the digits.
        let digits = digits(&app).await;
        let elsewhere = Browser::of(&app).post(&made.location, &[("code", &digits)]).await;
        assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        let done = joke.post(&made.location, &[("code", &digits), ("once", "0199aaaa-once-two")]).await;
        assert_eq!(
            (done.status, done.location.as_str()),
            (StatusCode::SEE_OTHER, format!("{page}?new=1").as_str())
        );
        let own = joke.get(&done.location).await.body;
        assert!(own.contains("Uw aanbod staat erop") && own.contains("Hier is nog weinig gevraagd"), "{own}");
        assert!(own.contains("<span class=\"chip\">Boodschappen</span>"), "the theme that the words suggest");
        let seen = Browser::of(&app).get(&page).await;
        assert_eq!(seen.status, StatusCode::OK);
        assert!(seen.body.contains("Joke, Stadskern"), "{}", seen.body);
        assert!(seen.body.contains("Ik doe graag boodschappen"));
        assert!(!seen.body.contains("example.org") && !seen.body.contains("Neem pauze"));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn the_link_of_the_letter_works_too_and_a_new_letter_can_be_asked() {
    both(|app| async move {
        town(&app).await;
        let mut joke = Browser::of(&app);
        let made = joke.post("/offers", &typed(&[("name", "Joke"), ("email", "joke@example.org")])).await;
        let again = joke.post(&format!("{}/again", made.location), &[("once", "0199aaaa-once-two")]).await;
        assert_eq!((again.status, again.location), (StatusCode::SEE_OTHER, made.location.clone()));
        assert_eq!(letters(&app).await, 2);
        let letter = house::notices::carrier::show(&app, "mail", 1).await.unwrap().remove(0);
        let link = letter.path.unwrap();
        let done = joke.post(&link, &[("once", "0199aaaa-once-three")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert!(
            done.location.starts_with("/offers/") && done.location.ends_with("?new=1"),
            "{}",
            done.location
        );
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn mistakes_are_told_at_their_fields_and_nothing_typed_is_lost() {
    both(|app| async move {
        town(&app).await;
        let mut browser = Browser::of(&app);
        let long = "a".repeat(300);
        let bad = typed(&[
            ("sentence", &long),
            ("area", ""),
            ("circle", "moon"),
            ("times", "-1"),
            ("name", "<script>alert(1)</script>"),
            ("email", "joke"),
        ]);
        let got = browser.post("/offers", &bad).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["sentence", "place", "circle", "times", "email"] {
            assert!(got.body.contains(&format!("href=\"#{field}\"")), "{field}");
        }
        assert!(got.body.contains(&long) && !got.body.contains("<script>alert"));
        assert!(got.body.contains("<title>Fout:"));
        let empty = browser.post("/offers", &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let often = typed(&[("times", "9"), ("name", "Joke"), ("email", "joke@example.org")]);
        let got = browser.post("/offers", &often).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(got.body.contains("Kies een aantal van 1 tot 7."), "{}", got.body);
        let private =
            typed(&[("sentence", "Bel 06 12345678"), ("name", "Joke"), ("email", "joke@example.org")]);
        let got = browser.post("/offers", &private).await;
        assert!(got.body.contains("Laat telefoonnummers en adressen weg."), "{}", got.body);
        assert_eq!(letters(&app).await, 0);
        assert_eq!(app.db.one::<i64>("select count(*) from people", args![]).await.unwrap(), Some(0));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn emoji_and_right_to_left_are_welcome_and_ids_that_are_none_are_not_there() {
    both(|app| async move {
        town(&app).await;
        let joke = person(&app, "Joke").await;
        let mut browser = Browser::with(&app, joke).await;
        let sentence = "أستطيع المشي مع كلبك 🐕";
        let made = browser.post("/offers", &typed(&[("sentence", sentence)])).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER);
        assert!(browser.get(&made.location).await.body.contains(sentence));
        for path in ["/offers/x", "/offers/0199aaaa-0000-7000-8000-000000000000", "/offers/%00"] {
            assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
            let confirm = format!("{path}/confirm");
            assert_eq!(browser.get(&confirm).await.status, StatusCode::NOT_FOUND, "{path}");
            let end = format!("{path}/end");
            assert_eq!(browser.post(&end, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_name_is_pointed_out_once_and_may_stay() {
    both(|app| async move {
        town(&app).await;
        let mut joke = Browser::of(&app);
        let words = [
            ("sentence", "Ik rijd graag voor mevrouw Jansen"),
            ("name", "Joke"),
            ("email", "joke@example.org"),
        ];
        let told = joke.post("/offers", &typed(&words)).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.body.contains("<b dir=\"auto\">Jansen</b>") && told.body.contains("name=\"keep\""));
        let keep = typed(&[words.as_slice(), &[("keep", "yes")]].concat());
        assert_eq!(joke.post("/offers", &keep).await.status, StatusCode::SEE_OTHER);
        // A number may not stay, and one's own name is no secret.
        let number =
            [("sentence", "Bel 06 12345678"), ("name", "Joke"), ("email", "j@example.org"), ("keep", "yes")];
        let told = joke.post("/offers", &typed(&number)).await;
        assert!(told.body.contains("sentence-err") && !told.body.contains("name=\"keep\""));
        let own =
            [("sentence", "Groetjes Joke, ik kook graag"), ("name", "Joke"), ("email", "k@example.org")];
        assert_eq!(joke.post("/offers", &typed(&own)).await.status, StatusCode::SEE_OTHER);
    })
    .await
    .unwrap();
}
