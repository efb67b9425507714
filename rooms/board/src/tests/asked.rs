//! Asks to look at.

use asks::store::{New, fresh_code, insert, load_for_change, save};
use house::App;
use house::store::args;
use jiff::{SignedDuration, Timestamp};
use neighbourhood::areas::{AreaCode, Circle, Place};
use neighbourhood::asks::{
    Ask, AskerAddress, AskerFacts, Draft, How, Outcome, ReplierFacts, Urgency, place as place_ask,
};
use neighbourhood::ids::{AskId, PersonId, ReplyId};
use neighbourhood::people::{Contact, Person};
use neighbourhood::themes::Theme;

pub fn code(text: &str) -> AreaCode {
    text.parse().unwrap()
}

pub fn person(app: &App) -> PersonId {
    PersonId::new_v7(app.now(), app.chance.bytes())
}

pub fn draft(words: &str, area: &str, circle: Circle) -> Draft {
    Draft {
        text: words.parse().unwrap(),
        theme: Some(Theme::Pets),
        place: Place::of_area(code(area)).unwrap(),
        circle,
        how: How::InPerson,
        urgency: Urgency::Today,
        for_other: None,
        private: false,
    }
}

/// Places an ask `minutes` ago.
pub async fn given(app: &App, draft: Draft, address: AskerAddress, minutes: i64) -> Ask {
    let at: Timestamp = app.now() - SignedDuration::from_mins(minutes);
    let facts = AskerFacts { id: person(app), address, open_asks: 0, blocked: false };
    let ask = place_ask(draft, facts, AskId::new_v7(at, app.chance.bytes()), at).unwrap().0;
    let mut tx = app.db.begin().await.unwrap();
    let code = fresh_code(&mut tx, app).await.unwrap();
    insert(&mut tx, app, New { ask: &ask, asker_name: "Canarina", code }).await.unwrap();
    tx.commit().await.unwrap();
    ask
}

pub async fn open(app: &App, words: &str, area: &str, circle: Circle, minutes: i64) -> Ask {
    given(app, draft(words, area, circle), AskerAddress::Confirmed, minutes).await
}

pub async fn changed(app: &App, id: AskId, change: impl FnOnce(Ask) -> Ask) {
    let mut tx = app.db.begin().await.unwrap();
    let before = load_for_change(&mut tx, app, id).await.unwrap().unwrap();
    let after = change(before.ask.clone());
    save(&mut tx, &before, &after, "Joke").await.unwrap();
    tx.commit().await.unwrap();
}

/// Somebody replied, was accepted, and it helped.
pub async fn helped(app: &App, ask: &Ask) {
    let at = app.now();
    let joke = ReplierFacts { id: person(app), confirmed: true, blocked: false, avoided: false };
    let reply = ReplyId::new_v7(at, app.chance.bytes());
    changed(app, ask.id, |ask| ask.reply(&joke, (reply, None), at).unwrap().0).await;
    changed(app, ask.id, |ask| ask.accept(reply, at).unwrap().0).await;
    let asker = ask.asker;
    changed(app, ask.id, |ask| ask.tell_result(asker, Outcome::Helped, at).unwrap().0).await;
}

/// Somebody who can help, kept with their offer.
pub async fn helper(app: &App, (name, words): (&str, &str), area: &str) -> PersonId {
    let place = Place::of_area(code(area)).unwrap();
    let mut owner = Person::new(person(app), name.parse().unwrap(), place, app.now());
    let address = format!("{}@example.org", owner.id);
    owner.email = Some(Contact::new(address.parse().unwrap()).confirmed_at(app.now()));
    let mut tx = app.db.begin().await.unwrap();
    people::save(&mut tx, app, &owner).await.unwrap();
    let (id, now) = (app.id(app.now()), app.now().as_millisecond());
    let district = code(area).district().unwrap().to_string();
    let sql = "insert into offers (id, owner, owner_name, words, search, theme, area, district, municipality, \
        circle, how, at_most, stage, made_at, stage_at, epoch) values ($1, $2, $3, $4, '', 'pets,groceries', \
        $5, $6, $7, 'municipality', 'in_person', 2, 'active', $8, $8, 0)";
    let town = code(area).municipality();
    tx.exec(sql, args![id, owner.id.uuid(), name, words, area, district, town.as_str(), now]).await.unwrap();
    tx.commit().await.unwrap();
    owner.id
}
