//! A small town: two neighbourhoods side by side, one in the next district, one far away.

use house::App;
use house::store::{Value, args};
use jiff::Timestamp;
use neighbourhood::areas::{Circle, Place};
use neighbourhood::asks::{Ask, How, Stage, Urgency};
use neighbourhood::ids::{AskId, OfferId, PersonId};
use neighbourhood::people::{Channel, Contact, Person};
use neighbourhood::themes::Theme;

use crate::Outcome;

pub const HERE: &str = "BU03010000";
pub const NEXT: &str = "BU03010001";
pub const BEYOND: &str = "BU03010100";
pub const FAR: &str = "BU03010200";

const AREAS: &[(&str, &str, f64)] = &[
    ("GM0301", "municipality", 6.20),
    ("WK030100", "district", 6.20),
    ("WK030101", "district", 6.215),
    ("WK030102", "district", 6.30),
    (HERE, "neighbourhood", 6.20),
    (NEXT, "neighbourhood", 6.205),
    (BEYOND, "neighbourhood", 6.215),
    (FAR, "neighbourhood", 6.30),
];

pub async fn town(app: &App) {
    for (code, level, lon) in AREAS {
        app.db
            .exec(
                "insert into areas (code, level, name, parent, municipality, lon, lat, area_m2, year, search) \
                 values ($1, $2, $1, null, 'GM0301', $3, 52.14, 90000.0, 2024, '')",
                args![*code, *level, *lon],
            )
            .await
            .unwrap();
    }
}

pub fn place(area: &str) -> Place {
    Place::of_area(area.parse().unwrap()).unwrap()
}

/// Somebody in this neighbourhood with a confirmed address and nothing offered.
pub async fn person(app: &App, area: &str, change: impl FnOnce(&mut Person)) -> PersonId {
    let now = app.now();
    let id = PersonId::new_v7(now, app.chance.bytes());
    let mut person = Person::new(id, "Joke".parse().unwrap(), place(area), now);
    person.email = Some(Contact::new(format!("p{}@example.org", id.uuid().simple()).parse().unwrap()));
    let (mut person, _) = person.confirm(Channel::Email, now);
    change(&mut person);
    let mut tx = app.db.begin().await.unwrap();
    people::save(&mut tx, app, &person).await.unwrap();
    tx.commit().await.unwrap();
    id
}

pub async fn offer(app: &App, owner: PersonId, (area, circle, theme): (&str, Circle, &str), at_most: i64) {
    let at = place(area);
    let id = OfferId::new_v7(app.now(), app.chance.bytes());
    let district = at.district().unwrap().to_string();
    app.db
        .exec(
            "insert into offers (id, owner, owner_name, words, search, theme, area, district, municipality, \
             circle, how, at_most, stage, made_at, stage_at, epoch) values ($1, $2, 'Joke', 'Ik help', '', $3, $4, \
             $5, 'GM0301', $6, 'in_person', $7, 'active', 1, 1, 0)",
            args![id.uuid(), owner.uuid(), theme, area, district, circle.key(), at_most],
        )
        .await
        .unwrap();
}

/// Somebody who helps anybody in the municipality with groceries.
pub async fn helper(app: &App, area: &str) -> PersonId {
    let owner = person(app, area, |_| ()).await;
    offer(app, owner, (area, Circle::Municipality, "groceries"), 7).await;
    owner
}

pub async fn helpers(app: &App, area: &str, count: usize) -> Vec<PersonId> {
    let mut all = Vec::new();
    for _ in 0..count {
        all.push(helper(app, area).await);
    }
    all
}

/// An open ask for groceries, today, which all of the municipality may hear.
pub async fn ask(app: &App) -> Ask {
    let asker = person(app, HERE, |_| ()).await;
    let now = app.now();
    let ask = Ask {
        id: AskId::new_v7(now, app.chance.bytes()),
        text: "Wie doet mijn boodschappen?".parse().unwrap(),
        theme: Some(Theme::Groceries),
        place: place(HERE),
        circle: Circle::Municipality,
        how: How::Door,
        urgency: Urgency::Today,
        asker,
        for_other: None,
        private: false,
        placed_at: now,
        stage: Stage::Open { since: now },
        replies: Vec::new(),
        hidden: None,
        needs_person: None,
    };
    app.db
        .exec(
            "insert into asks (id, asker, asker_name, words, search, theme, area, district, municipality, circle, how, \
             urgency, private, stage, stage_at, placed_at, thanks, code_hash, code_sealed, told, replies, epoch) \
             values ($1, $2, 'Ans', '', '', '', 'BU03010000', 'WK030100', 'GM0301', 'municipality', 'door', 'today', \
             $4, 'open', 1, 1, '', $3, $3, 0, 0, 0)",
            args![ask.id.uuid(), asker.uuid(), app.chance.bytes::<8>().to_vec(), false],
        )
        .await
        .unwrap();
    ask
}

/// One look, committed.
pub async fn look(app: &App, ask: &Ask) -> Outcome {
    let mut tx = app.db.begin().await.unwrap();
    let outcome = crate::wave(app, &mut tx, ask).await.unwrap();
    tx.commit().await.unwrap();
    outcome
}

pub async fn count(app: &App, sql: &'static str, args: Vec<Value>) -> i64 {
    app.db.one(sql, args).await.unwrap().unwrap()
}

pub async fn told(app: &App, ask: &Ask) -> Vec<PersonId> {
    let mut all: Vec<PersonId> =
        crate::store::told(&app.db, ask.id).await.unwrap().iter().map(|line| line.person).collect();
    all.sort();
    all
}

pub async fn waiting_letters(app: &App, ask: &Ask) -> i64 {
    let sql = "select count(*) from letters where about = $1 and kind = 'alerts' and stage = 'waiting'";
    count(app, sql, args![ask.id.uuid()]).await
}

/// Pushes the clock to a moment in Dutch winter time.
pub fn go_to(app: &App, moment: &str) {
    let moment: Timestamp = format!("{moment}:00+01:00").parse().unwrap();
    app.clock.push(moment.duration_since(app.now()));
}
