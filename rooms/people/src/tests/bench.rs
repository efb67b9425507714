//! People, visitors and letters for the tests.

use axum::extract::{ConnectInfo, FromRequestParts as _};
use axum::http::Request;
use house::App;
use house::shell::Visitor;
use house::store::args;
use neighbourhood::areas::{AreaCode, Place};
use neighbourhood::ids::PersonId;
use neighbourhood::people::{Contact, Person};
use neighbourhood::text::Email;

use crate::proofs::Browser;

pub const NOORDVEEN: &str = "BU03010001";

pub fn place() -> Place {
    Place::of_area(NOORDVEEN.parse::<AreaCode>().unwrap()).unwrap()
}

pub fn email(text: &str) -> Email {
    text.parse().unwrap()
}

/// A person with a confirmed address, not kept yet.
pub fn person(app: &App, name: &str, address: &str) -> Person {
    let id = PersonId::new_v7(app.now(), app.chance.bytes());
    let mut person = Person::new(id, name.parse().unwrap(), place(), app.now());
    person.email = Some(Contact::new(email(address)).confirmed_at(app.now()));
    person
}

/// The same, kept.
pub async fn resident(app: &App, name: &str, address: &str) -> Person {
    let person = person(app, name, address);
    keep(app, &person).await;
    person
}

pub async fn keep(app: &App, person: &Person) {
    let mut tx = app.db.begin().await.unwrap();
    crate::save(&mut tx, app, person).await.unwrap();
    tx.commit().await.unwrap();
}

/// A letter from the outbox, opened.
#[derive(Debug)]
pub struct Posted {
    pub to: String,
    pub content: house::notices::Content,
}

impl Posted {
    pub fn digits(&self) -> String {
        self.content.code.clone().unwrap()
    }

    pub fn link(&self) -> String {
        let (_, path) = self.content.button.clone().unwrap();
        path.strip_prefix("/sign-in/link/").unwrap().to_owned()
    }
}

/// All letters, oldest first.
pub async fn letters(app: &App) -> Vec<Posted> {
    let sql = "select id, address_sealed, content_sealed from letters order by id";
    let rows: Vec<(String, Vec<u8>, Vec<u8>)> = app.db.all(sql, args![]).await.unwrap();
    let open = |(id, address, content): (String, Vec<u8>, Vec<u8>)| {
        let content = app.seal.open(&content, &format!("letters.content:{id}")).unwrap();
        let (_, content): (String, _) = serde_json::from_str(&content).unwrap();
        Posted { to: app.seal.open(&address, &format!("letters.address:{id}")).unwrap(), content }
    };
    rows.into_iter().map(open).collect()
}

/// The last letter. Letters of one moment are in order of chance: ask for one at a time.
pub async fn last_letter(app: &App) -> Posted {
    letters(app).await.pop().unwrap()
}

/// A visitor from this network address, in this browser (nothing: a new one).
pub async fn visit(app: &App, network: &str, cookie: Option<&str>) -> (Visitor, Browser) {
    let mut request = Request::builder().uri("/sign-in");
    if let Some(cookie) = cookie {
        request = request.header("cookie", format!("{}={cookie}", crate::proofs::COOKIE));
    }
    let mut parts = request.body(()).unwrap().into_parts().0;
    let peer: std::net::SocketAddr = format!("{network}:1").parse().unwrap();
    parts.extensions.insert(ConnectInfo(peer));
    let visitor = house::shell::visitor::stranger(&parts, app);
    let Ok(browser) = Browser::from_request_parts(&mut parts, app).await;
    (visitor, browser)
}

/// A little Zutphen: one district with two neighbourhoods, both in postcode 7201.
pub async fn town(app: &App) {
    let areas = [
        ("GM0301", "municipality", "Zutphen", None),
        ("WK030100", "district", "Noord", Some("GM0301")),
        ("BU03010001", "neighbourhood", "Noordveen", Some("WK030100")),
        ("BU03010002", "neighbourhood", "De Hoven", Some("WK030100")),
    ];
    for (code, level, name, parent) in areas {
        let sql = "insert into areas (code, level, name, parent, municipality, lon, lat, area_m2, year, search) \
            values ($1, $2, $3, $4, 'GM0301', 6.2, 52.1, 1000000.0, 2024, $5)";
        let row = args![code, level, name, parent, name.to_lowercase()];
        app.db.exec(sql, row).await.unwrap();
    }
    for code in ["BU03010001", "BU03010002"] {
        let sql = "insert into postcodes (pc4, area, share) values ('7201', $1, 0.5)";
        app.db.exec(sql, args![code]).await.unwrap();
    }
}
