//! Somebody left in a hurry; somebody else sits at the same browser now.

use house::shell::visitor::leave_cookie;
use house::testing::both;
use jiff::SignedDuration;

use super::bench::{Client, town};

const ASKED: [(&str, &str); 8] = [
    ("sentence", "Mijn man slaat mij elke avond"),
    ("place", "7201"),
    ("area", "BU03010001"),
    ("seen", "7201"),
    ("private", "team"),
    ("step", "who"),
    ("name", "Ans"),
    ("email", "ans@voorbeeld.nl"),
];

#[tokio::test]
async fn back_and_send_again_show_nothing() {
    both(|app| async move {
        town(&app).await;
        let mut browser = Client::new(&app);
        let (first, last) = (app.id(app.now()).to_string(), app.id(app.now()).to_string());
        browser.post_once("/asks/new", &first, &ASKED[..4]).await.is(200).says(&["slaat mij"]);
        let placed = browser.post_once("/asks", &last, &ASKED).await;
        placed.is(303);
        browser.get(&placed.to).await.is(200).says(&["slaat mij"]);

        // As `/leave` answers.
        browser.cookies.clear();
        let (name, value) = leave_cookie(&app).split(';').next().unwrap().split_once('=').map(own).unwrap();
        browser.cookies.insert(name, value);
        app.clock.push(SignedDuration::from_secs(1));
        for (path, once, fields) in [("/asks", &last, &ASKED[..]), ("/asks/new", &first, &ASKED[..4])] {
            let again = browser.post_once(path, once, fields).await;
            again.is(404);
            assert!(!again.body.contains("slaat"), "{}", again.body);
        }
        browser.get(&placed.to).await.is(404);
        // A page of now works as ever.
        browser.post("/asks/new", &ASKED[..4]).await.is(200);
    })
    .await
    .unwrap();
}

fn own((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}
