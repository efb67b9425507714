//! A little town, people, letters, and a browser that keeps cookies and sends forms.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::request::Builder;
use axum::http::{HeaderMap, Request, StatusCode, header};
use house::App;
use house::notices::Content;
use house::shell::visitor::{Whom, begin_session, stranger};
use house::shell::{door, routes};
use house::store::args;
use http_body_util::BodyExt as _;
use neighbourhood::areas::{AreaCode, Place};
use neighbourhood::ids::PersonId;
use neighbourhood::people::{Contact, Person};
use tower::ServiceExt as _;

/// One district with two neighbourhoods, both in postcode 7201.
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
        app.db.exec(sql, args![code, level, name, parent, name.to_lowercase()]).await.unwrap();
    }
    for code in ["BU03010001", "BU03010002"] {
        let sql = "insert into postcodes (pc4, area, share) values ('7201', $1, 0.5)";
        app.db.exec(sql, args![code]).await.unwrap();
    }
}

/// A person in Noordveen with a confirmed address and a number.
pub async fn resident(app: &App, name: &str) -> PersonId {
    let id = PersonId::new_v7(app.now(), app.chance.bytes());
    let place = Place::of_area("BU03010001".parse::<AreaCode>().unwrap()).unwrap();
    let mut person = Person::new(id, name.parse().unwrap(), place, app.now());
    let address = format!("{}@voorbeeld.nl", name.to_lowercase());
    person.email = Some(Contact::new(address.parse().unwrap()).confirmed_at(app.now()));
    person.phone = Some(Contact::new("06 12345678".parse().unwrap()));
    let mut tx = app.db.begin().await.unwrap();
    people::save(&mut tx, app, &person).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// Every letter, opened: to whom, and what it says.
pub async fn letters(app: &App) -> Vec<(String, Content)> {
    let sql = "select id, address_sealed, content_sealed from letters order by id";
    let rows: Vec<(String, Vec<u8>, Vec<u8>)> = app.db.all(sql, args![]).await.unwrap();
    let open = |(id, address, content): (String, Vec<u8>, Vec<u8>)| {
        let content = app.seal.open(&content, &format!("letters.content:{id}")).unwrap();
        let (_, content): (String, Content) = serde_json::from_str(&content).unwrap();
        (app.seal.open(&address, &format!("letters.address:{id}")).unwrap(), content)
    };
    rows.into_iter().map(open).collect()
}

/// The digits in the last letter with any.
pub async fn digits(app: &App) -> String {
    letters(app).await.into_iter().rev().find_map(|(_, content)| content.code).unwrap()
}

/// How many rows a table has.
pub async fn count(app: &App, sql: &'static str) -> i64 {
    app.db.one(sql, args![]).await.unwrap().unwrap()
}

pub struct Client {
    pub app: App,
    router: Router,
    pub cookies: BTreeMap<String, String>,
    pub network: &'static str,
    /// For calls as a program.
    pub token: Option<String>,
}

#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub to: String,
    pub body: String,
    pub headers: HeaderMap,
}

impl Reply {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// Whether all of these are in the page.
    #[track_caller]
    pub fn says(&self, all: &[&str]) -> &Self {
        let body = &self.body;
        for one in all {
            assert!(body.contains(one), "no {one:?} in {body}");
        }
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self
    }
}

impl Client {
    pub fn new(app: &App) -> Self {
        let router = door::around(routes::router(crate::routes()), app.clone());
        Self { app: app.clone(), router, cookies: BTreeMap::new(), network: "10.0.0.1", token: None }
    }

    /// A program of this person.
    pub async fn program(app: &App, person: PersonId) -> Self {
        let mut tx = app.db.begin().await.unwrap();
        let token = people::tokens::make(&mut tx, app, person, &"test".parse().unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        Self { token: Some(token), ..Self::new(app) }
    }

    /// A browser that is signed in.
    pub async fn of(app: &App, person: PersonId) -> Self {
        let mut client = Self::new(app);
        let parts = Request::get("/").body(()).unwrap().into_parts().0;
        let visitor = stranger(&parts, app);
        let mut tx = app.db.begin().await.unwrap();
        let cookie = begin_session(&mut tx, app, &visitor, Whom::Person(person)).await.unwrap();
        tx.commit().await.unwrap();
        client.take_cookie(&cookie);
        client
    }

    pub async fn get(&mut self, path: &str) -> Reply {
        self.send(Request::get(path), String::new()).await
    }

    /// Sends a form from a page of ours, with a fresh key.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let once = self.app.id(self.app.now()).to_string();
        self.post_once(path, &once, fields).await
    }

    pub async fn post_once(&mut self, path: &str, once: &str, fields: &[(&str, &str)]) -> Reply {
        let mut all = vec![("once", once)];
        all.extend(fields);
        let request = Request::post(path)
            .header(header::ORIGIN, "http://localhost:8080")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, form(&all)).await
    }

    /// Sends a text, as our own scripts do.
    pub async fn raw(&mut self, path: &str, body: &str) -> Reply {
        let request = Request::post(path).header(header::ORIGIN, "http://localhost:8080");
        self.send(request, body.to_owned()).await
    }

    /// Calls as a program.
    pub async fn call(&mut self, path: &str, key: &str, body: serde_json::Value) -> Reply {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key);
        self.send(request, body.to_string()).await
    }

    async fn send(&mut self, mut request: Builder, body: String) -> Reply {
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if !self.cookies.is_empty() {
            let all: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, all.join("; "));
        }
        let mut request = request.body(Body::from(body)).unwrap();
        let peer: std::net::SocketAddr = format!("{}:1", self.network).parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let headers = response.headers().clone();
        for cookie in headers.get_all(header::SET_COOKIE) {
            self.take_cookie(cookie.to_str().unwrap());
        }
        let to = headers.get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let body = String::from_utf8(bytes.to_vec()).unwrap();
        Reply { status, to: to.unwrap_or_default(), body, headers }
    }

    fn take_cookie(&mut self, line: &str) {
        let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
        self.cookies.insert(name.to_owned(), value.to_owned());
    }
}

fn form(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| text.bytes().map(|b| format!("%{b:02X}")).collect::<String>();
    let pair = |(name, value): &(&str, &str)| format!("{}={}", encoded(name), encoded(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}
