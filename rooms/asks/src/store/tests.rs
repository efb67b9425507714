//! Every function of the store, on both databases.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod kept;
mod listed;

use house::App;
use house::store::testing::prepare_all;
use house::testing::both;
use jiff::Timestamp;
use neighbourhood::areas::{AreaCode, Circle, Place};
use neighbourhood::asks::{
    Ask, AskerAddress, AskerFacts, Draft, How, Outcome, ReplierFacts, Urgency, place as place_ask,
};
use neighbourhood::ids::{AskId, PersonId, ReplyId};
use neighbourhood::themes::Theme;

use super::*;

#[tokio::test]
async fn both_databases_understand_every_statement() {
    both(|app| async move {
        assert_eq!(prepare_all(&app.db, &crate::statements()).await, Vec::<String>::new());
    })
    .await
    .unwrap();
}

fn area(code: &str) -> AreaCode {
    code.parse().unwrap()
}

fn person(app: &App) -> PersonId {
    PersonId::new_v7(app.now(), app.chance.bytes())
}

fn street() -> Place {
    Place::of_postcode("7201DH".parse().unwrap(), area("BU03010000")).unwrap()
}

fn draft(words: &str, place: Place, circle: Circle) -> Draft {
    Draft {
        text: words.parse().unwrap(),
        theme: None,
        place,
        circle,
        how: How::InPerson,
        urgency: Urgency::Today,
        for_other: None,
        private: false,
    }
}

fn placed(app: &App, asker: PersonId, draft: Draft) -> Ask {
    let facts = AskerFacts { id: asker, address: AskerAddress::Confirmed, open_asks: 0, blocked: false };
    place_ask(draft, facts, AskId::new_v7(app.now(), app.chance.bytes()), app.now()).unwrap().0
}

async fn insert_one(app: &App, ask: &Ask) {
    let mut tx = app.db.begin().await.unwrap();
    let code = fresh_code(&mut tx, app).await.unwrap();
    insert(&mut tx, app, New { ask, asker_name: "Wim", code }).await.unwrap();
    tx.commit().await.unwrap();
}

/// Places an ask of somebody new and keeps it.
async fn given(app: &App, draft: Draft) -> Ask {
    let ask = placed(app, person(app), draft);
    insert_one(app, &ask).await;
    ask
}

/// Changes an ask as the rooms do.
async fn changed(app: &App, id: AskId, name: &str, change: impl FnOnce(Ask) -> Ask) -> Ask {
    let mut tx = app.db.begin().await.unwrap();
    let before = load_for_change(&mut tx, app, id).await.unwrap().unwrap();
    let after = change(before.ask.clone());
    save(&mut tx, &before, &after, name).await.unwrap();
    tx.commit().await.unwrap();
    after
}

fn replier(id: PersonId) -> ReplierFacts {
    ReplierFacts { id, confirmed: true, blocked: false, avoided: false }
}

/// Somebody replied, was accepted, and it helped.
async fn helped(app: &App, ask: &Ask, at: Timestamp) -> (Ask, PersonId) {
    let joke = person(app);
    let reply = ReplyId::new_v7(at, app.chance.bytes());
    changed(app, ask.id, "Joke", |ask| ask.reply(&replier(joke), (reply, None), at).unwrap().0).await;
    changed(app, ask.id, "", |ask| ask.accept(reply, at).unwrap().0).await;
    let asker = ask.asker;
    (changed(app, ask.id, "", |ask| ask.tell_result(asker, Outcome::Helped, at).unwrap().0).await, joke)
}
