//! Asks that fit what somebody offers: nothing that is not for them, the best first.

use askama::Template as _;
use axum::extract::FromRequestParts as _;
use house::App;
use house::shell::Visitor;
use house::store::args;
use neighbourhood::areas::Circle;
use neighbourhood::asks::{AskerAddress, Draft, Hidden};
use neighbourhood::ids::PersonId;
use neighbourhood::themes::Theme;

use super::asked::{changed, draft, given, helped, helper, open, person};
use super::towns;
use crate::suited::suited;

const HERE: &str = "BU03010000";

async fn found(app: &App, who: PersonId) -> Vec<String> {
    suited(app, who, 12).await.unwrap().into_iter().map(|ask| ask.words).collect()
}

#[tokio::test]
async fn the_nearest_that_fits_comes_first_and_another_theme_never() {
    towns(|app| async move {
        // Offers to do with pets or groceries, in the whole town.
        let joke = helper(&app, ("Joke", "Ik laat graag uw hond uit."), HERE).await;
        assert!(found(&app, joke).await.is_empty());
        open(&app, "Verderop: hond uitlaten?", "BU03010203", Circle::Municipality, 5).await;
        open(&app, "Naast de deur: kat aaien?", HERE, Circle::Municipality, 50).await;
        open(&app, "Naast de deur: hond uitlaten?", HERE, Circle::Municipality, 40).await;
        let other =
            Draft { theme: Some(Theme::Transport), ..draft("Wie rijdt mij?", HERE, Circle::Municipality) };
        given(&app, other, AskerAddress::Confirmed, 3).await;
        let order =
            ["Naast de deur: hond uitlaten?", "Naast de deur: kat aaien?", "Verderop: hond uitlaten?"];
        assert_eq!(found(&app, joke).await, order);
        // No further than she helps.
        app.db.exec("update offers set circle = 'neighbourhood'", args![]).await.unwrap();
        assert_eq!(found(&app, joke).await, order[..2]);
        app.db
            .exec("update offers set stage = 'paused', paused_until = $1", args![9_000_000_000_000_i64])
            .await
            .unwrap();
        assert!(found(&app, joke).await.is_empty(), "who takes a pause is left in peace");
        assert!(found(&app, person(&app)).await.is_empty(), "who offers nothing has nothing that fits");
    })
    .await;
}

#[tokio::test]
async fn nothing_private_hidden_own_answered_or_of_somebody_avoided() {
    towns(|app| async move {
        let joke = helper(&app, ("Joke", "Ik laat graag uw hond uit."), HERE).await;
        let private = Draft { private: true, ..draft("CANARY private", HERE, Circle::Municipality) };
        given(&app, private, AskerAddress::Confirmed, 5).await;
        given(&app, draft("CANARY unconfirmed", HERE, Circle::Municipality), AskerAddress::Email, 5).await;
        let street = open(&app, "CANARY of another street", HERE, Circle::Neighbourhood, 5).await;
        app.db.exec("update asks set circle = 'street' where id = $1", args![street.id.uuid()]).await.unwrap();
        open(&app, "CANARY of another neighbourhood", "BU03010001", Circle::Neighbourhood, 5).await;
        let hidden = open(&app, "CANARY hidden", HERE, Circle::Municipality, 5).await;
        let (by, at, reason) = (person(&app), app.now(), "Zomaar".parse().unwrap());
        changed(&app, hidden.id, |ask| neighbourhood::asks::Ask { hidden: Some(Hidden { by, reason, at }), ..ask }).await;
        let done = open(&app, "CANARY done", HERE, Circle::Municipality, 5).await;
        helped(&app, &done).await;
        let own = open(&app, "CANARY own", HERE, Circle::Municipality, 5).await;
        let set = "update asks set asker = $2 where id = $1";
        app.db.exec(set, args![own.id.uuid(), joke.uuid()]).await.unwrap();
        for (words, both_ways) in [("CANARY avoided by me", true), ("CANARY who avoids me", false)] {
            let ask = open(&app, words, HERE, Circle::Municipality, 5).await;
            let (one, other) = if both_ways { (joke, ask.asker) } else { (ask.asker, joke) };
            let sql = "insert into blocks (person, other, made_at) values ($1, $2, 1)";
            app.db.exec(sql, args![one.uuid(), other.uuid()]).await.unwrap();
        }
        let answered = open(&app, "CANARY answered", HERE, Circle::Municipality, 5).await;
        let sql = "insert into replies (id, ask, person, person_name, words, stage, made_at) \
            values ($1, $2, $3, 'Joke', '', 'withdrawn', 1)";
        app.db.exec(sql, args![app.id(app.now()), answered.id.uuid(), joke.uuid()]).await.unwrap();
        let refused = open(&app, "CANARY refused", HERE, Circle::Municipality, 5).await;
        let sql = "insert into alerts (id, ask, person, wave, why, made_at, answer) values ($1, $2, $3, 1, '', 1, 'no')";
        app.db.exec(sql, args![app.id(app.now()), refused.id.uuid(), joke.uuid()]).await.unwrap();
        assert_eq!(found(&app, joke).await, Vec::<String>::new());
        // The canaries can sing: one that is hers to read is found.
        open(&app, "Wie laat mijn hond uit?", HERE, Circle::Municipality, 1).await;
        assert_eq!(found(&app, joke).await, ["Wie laat mijn hond uit?"]);

        let mut parts = axum::http::Request::get("/me").body(()).unwrap().into_parts().0;
        let stranger = Visitor::from_request_parts(&mut parts, &app).await.unwrap();
        assert!(crate::me_card(&app, &stranger).await.is_err(), "nobody is nobody");
        let visitor = Visitor { actor: neighbourhood::roles::Actor::resident(joke), ..stranger };
        let card = crate::me_card(&app, &visitor).await.unwrap().render().unwrap();
        assert!(card.contains("Vragen die bij uw aanbod passen") && card.contains("bij u in de buurt"), "{card}");
        assert!(!card.contains("CANARY") && !card.contains("Canarina"), "{card}");
    })
    .await;
}
