//! A town with two hosts, people, asks and letters for the tests.

use house::App;
use house::clockwork::{self, Job, Timetable, Work};
use house::notices::Content;
use house::store::args;
use neighbourhood::areas::{Circle, Place};
use neighbourhood::asks::{Ask, AskerAddress, AskerFacts, Draft, How, Urgency};
use neighbourhood::happenings::Happening;
use neighbourhood::ids::{AskId, PersonId};
use neighbourhood::people::{Contact, Person};
use neighbourhood::roles::Grant;

pub const NOORDVEEN: &str = "BU03010001";
pub const ZUID: &str = "BU03010101";
/// The words of the private ask: they may be on one page only.
pub const SECRET: &str = "Mijn man slaat mij";
pub const WISH: &str = "Wie kan mijn hond uitlaten?";

/// Two districts with a neighbourhood each, and a host for each district.
pub struct Town {
    pub app: App,
    pub joke: Person,
    pub karel: Person,
    pub wim: Person,
}

impl Town {
    pub async fn of(app: App) -> Self {
        for (code, level, name, parent) in [
            ("GM0301", "municipality", "Zutphen", None),
            ("WK030100", "district", "Noord", Some("GM0301")),
            ("WK030101", "district", "Zuid", Some("GM0301")),
            (NOORDVEEN, "neighbourhood", "Noordveen", Some("WK030100")),
            (ZUID, "neighbourhood", "Zuidveen", Some("WK030101")),
        ] {
            let sql = "insert into areas (code, level, name, parent, municipality, lon, lat, area_m2, year, search) \
                values ($1, $2, $3, $4, 'GM0301', 6.2, 52.1, 1000000.0, 2024, $5)";
            app.db.exec(sql, args![code, level, name, parent, name.to_lowercase()]).await.unwrap();
        }
        let joke = resident(&app, "Joke", NOORDVEEN).await;
        let karel = resident(&app, "Karel", ZUID).await;
        let wim = resident(&app, "Wim", NOORDVEEN).await;
        grant(&app, &joke, Grant::Host { area: "WK030100".parse().unwrap() }).await;
        grant(&app, &karel, Grant::Host { area: "WK030101".parse().unwrap() }).await;
        Self { app, joke, karel, wim }
    }

    /// Somebody in Noordveen with only a telephone.
    pub async fn by_phone(&self, name: &str) -> Person {
        let mut person = person(&self.app, name, NOORDVEEN);
        person.email = None;
        person.phone = Some(Contact::new("0612345678".parse().unwrap()));
        keep(&self.app, &person).await;
        person
    }

    /// Places an ask, with all that happens then.
    pub async fn ask(&self, asker: &Person, address: AskerAddress, private: bool) -> Ask {
        let app = &self.app;
        let draft = Draft {
            text: if private { SECRET } else { WISH }.parse().unwrap(),
            theme: None,
            place: asker.place,
            circle: Circle::Municipality,
            how: How::InPerson,
            urgency: Urgency::Today,
            for_other: None,
            private,
        };
        let facts = AskerFacts { id: asker.id, address, open_asks: 0, blocked: false };
        let id = AskId::new_v7(app.now(), app.chance.bytes());
        let (ask, happened) = neighbourhood::asks::place(draft, facts, id, app.now()).unwrap();
        let mut tx = app.db.begin().await.unwrap();
        let code = asks::store::fresh_code(&mut tx, app).await.unwrap();
        let new = asks::store::New { ask: &ask, asker_name: asker.name.as_str(), code };
        asks::store::insert(&mut tx, app, new).await.unwrap();
        house::happenings::record(&mut tx, app, app.now(), None, &happened).await.unwrap();
        tx.commit().await.unwrap();
        ask
    }

    pub async fn load(&self, ask: AskId) -> Ask {
        asks::load(&self.app, ask).await.unwrap().unwrap().ask
    }

    /// Does what is due now, as the front door would.
    pub async fn work(&self) {
        let mut lines: Vec<(&'static str, clockwork::Handler)> = vec![("follow", follow)];
        lines.extend(crate::jobs());
        clockwork::run_due(&self.app, &Timetable::new(lines)).await.unwrap();
        assert!(clockwork::stuck(&self.app, 1).await.unwrap().is_empty(), "no job failed");
    }

    /// All letters: to whom (name), what.
    pub async fn letters(&self) -> Vec<(String, Content)> {
        let sql = "select id, content_sealed from letters order by made_at, id";
        let rows: Vec<(String, Vec<u8>)> = self.app.db.all(sql, args![]).await.unwrap();
        let open = |(id, sealed): (String, Vec<u8>)| {
            let text = self.app.seal.open(&sealed, &format!("letters.content:{id}")).unwrap();
            serde_json::from_str(&text).unwrap()
        };
        rows.into_iter().map(open).collect()
    }

    /// How many letters this person got.
    pub async fn letters_to(&self, person: &Person) -> usize {
        self.letters().await.iter().filter(|(name, _)| name == person.name.as_str()).count()
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        self.app.db.one(sql, args![]).await.unwrap().unwrap()
    }
}

fn person(app: &App, name: &str, area: &str) -> Person {
    let id = PersonId::new_v7(app.now(), app.chance.bytes());
    let place = Place::of_area(area.parse().unwrap()).unwrap();
    Person::new(id, name.parse().unwrap(), place, app.now())
}

pub async fn resident(app: &App, name: &str, area: &str) -> Person {
    let mut person = person(app, name, area);
    let address = format!("{}@voorbeeld.nl", name.to_lowercase());
    person.email = Some(Contact::new(address.parse().unwrap()).confirmed_at(app.now()));
    keep(app, &person).await;
    person
}

async fn keep(app: &App, person: &Person) {
    let mut tx = app.db.begin().await.unwrap();
    people::save(&mut tx, app, person).await.unwrap();
    tx.commit().await.unwrap();
}

pub async fn grant(app: &App, person: &Person, grant: Grant) {
    let mut tx = app.db.begin().await.unwrap();
    people::grants::add(&mut tx, person.id, grant, app.now()).await.unwrap();
    tx.commit().await.unwrap();
}

fn follow<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    use Happening as H;
    Box::pin(async move {
        let line = house::happenings::load(&app.db, &job.key).await?;
        let mut tx = app.db.begin().await?;
        job.finish(&mut tx).await?;
        let tx_ref = &mut tx;
        match line.and_then(|line| line.happening()) {
            Some(H::NeedsPerson { ask, why }) => crate::follow::needs_person(app, tx_ref, ask, why).await?,
            Some(H::ReportMade { report }) => crate::follow::report_made(app, tx_ref, report).await?,
            Some(H::ReportAnswered { report, .. }) => {
                crate::follow::report_answered(app, tx_ref, report).await?;
            }
            Some(H::PersonWarned { warning, person, .. }) => {
                crate::follow::person_warned(app, tx_ref, warning, person).await?;
            }
            Some(H::PersonBlocked { block, person, .. }) => {
                crate::follow::person_blocked(app, tx_ref, block, person).await?;
            }
            Some(H::BlockLifted { block, person, .. }) => {
                crate::follow::block_lifted(app, tx_ref, block, person).await?;
            }
            Some(H::WarningAnswered { warning, .. }) => {
                crate::follow::warning_answered(app, tx_ref, warning).await?;
            }
            Some(H::BlockAnswered { block, .. }) => crate::follow::block_answered(app, tx_ref, block).await?,
            Some(H::AskHidden { ask, .. }) => {
                crate::follow::something_hidden(app, tx_ref, ask.uuid()).await?;
            }
            Some(H::HostAppointed { person, area }) => {
                crate::follow::host_appointed(app, tx_ref, person, area).await?;
            }
            _ => {}
        }
        Ok(tx.commit().await?)
    })
}
