//! A small town, people, and a browser that keeps its cookies.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::{Router, extract::FromRequestParts as _};
use house::App;
use house::shell::visitor::{Whom, begin_session};
use house::shell::{Visitor, door, routes};
use house::store::args;
use http_body_util::BodyExt as _;
use neighbourhood::areas::{Circle, Place};
use neighbourhood::asks::How;
use neighbourhood::ids::{OfferId, PersonId};
use neighbourhood::offers::{OfferDraft, OwnerFacts, make};
use neighbourhood::people::{Contact, Person};
use neighbourhood::themes::Theme;
use people::Pieces;
use tower::ServiceExt as _;

use crate::store;

/// Who this person is to a page.
pub async fn visitor(app: &App, person: PersonId) -> Visitor {
    let mut parts = Request::builder().uri("/").body(()).unwrap().into_parts().0;
    let stranger = Visitor::from_request_parts(&mut parts, app).await.unwrap();
    Visitor { actor: neighbourhood::roles::Actor::resident(person), ..stranger }
}

pub const HERE: &str = "BU03010000";
pub const NEXT: &str = "BU03010001";
pub const BEYOND: &str = "BU03010100";

const AREAS: &[(&str, &str, &str)] = &[
    ("GM0301", "municipality", "Zutphen"),
    ("WK030100", "district", "Centrum"),
    ("WK030101", "district", "Zuid"),
    (HERE, "neighbourhood", "Stadskern"),
    (NEXT, "neighbourhood", "Noordveen"),
    (BEYOND, "neighbourhood", "Leesten"),
];

pub async fn town(app: &App) {
    for (code, level, name) in AREAS {
        app.db
            .exec(
                "insert into areas (code, level, name, parent, municipality, lon, lat, area_m2, year, search) \
                 values ($1, $2, $3, null, 'GM0301', 6.2, 52.14, 90000.0, 2024, lower($3))",
                args![*code, *level, *name],
            )
            .await
            .unwrap();
    }
}

pub fn place(area: &str) -> Place {
    Place::of_area(area.parse().unwrap()).unwrap()
}

pub async fn person(app: &App, name: &str) -> PersonId {
    let now = app.now();
    let id = PersonId::new_v7(now, app.chance.bytes());
    let mut person = Person::new(id, name.parse().unwrap(), place(HERE), now);
    let email = format!("{}@example.org", name.to_lowercase()).parse().unwrap();
    person.email = Some(Contact::new(email).confirmed_at(now));
    let mut tx = app.db.begin().await.unwrap();
    people::save(&mut tx, app, &person).await.unwrap();
    tx.commit().await.unwrap();
    id
}

pub fn draft(area: &str, circle: Circle) -> OfferDraft {
    OfferDraft {
        text: "Ik doe graag boodschappen".parse().unwrap(),
        themes: vec![Theme::Groceries],
        place: place(area),
        circle,
        at_most_per_week: 2,
        how: How::InPerson,
        times: Default::default(),
    }
}

/// Made and kept, one millisecond after the one before.
pub async fn offer(app: &App, owner: PersonId, draft: OfferDraft) -> OfferId {
    app.clock.push(jiff::SignedDuration::from_millis(1));
    let facts = OwnerFacts { id: owner, confirmed: true, blocked: false, offers: 0 };
    let id = OfferId::new_v7(app.now(), app.chance.bytes());
    let (offer, _) = make(draft, facts, id, app.now()).unwrap();
    let mut tx = app.db.begin().await.unwrap();
    store::insert(&mut tx, &offer, "Joke").await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// The six digits of the last letter.
pub async fn digits(app: &App) -> String {
    let sql = "select id, content_sealed from letters where kind = 'code' order by id desc limit 1";
    let (id, content): (String, Vec<u8>) = app.db.one(sql, args![]).await.unwrap().unwrap();
    let content = app.seal.open(&content, &format!("letters.content:{id}")).unwrap();
    let (_, content): (String, house::notices::Content) = serde_json::from_str(&content).unwrap();
    content.code.unwrap()
}

pub async fn letters(app: &App) -> i64 {
    app.db.one("select count(*) from letters", args![]).await.unwrap().unwrap()
}

const PIECES: Pieces =
    Pieces { have: &[crate::have], forget: &[crate::forget], may_leave: &[], confirmed: &[crate::confirmed] };

pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
}

pub struct Got {
    pub status: StatusCode,
    pub location: String,
    pub body: String,
}

impl Browser {
    pub fn of(app: &App) -> Self {
        let mut all = crate::routes();
        all.extend(people::routes(PIECES));
        let router = door::around(routes::router(all), app.clone());
        Self { router, cookies: BTreeMap::new() }
    }

    /// Signed in.
    pub async fn with(app: &App, person: PersonId) -> Self {
        let mut tx = app.db.begin().await.unwrap();
        let cookie =
            begin_session(&mut tx, app, &visitor(app, person).await, Whom::Person(person)).await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = Self::of(app);
        browser.keep(&cookie);
        browser
    }

    fn keep(&mut self, cookie: &str) {
        if let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    pub async fn get(&mut self, path: &str) -> Got {
        self.send(Request::get(path), Body::empty()).await
    }

    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Got {
        let body = serde_urlencoded(form);
        let request = Request::post(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(body)).await
    }

    pub async fn json(&mut self, token: &str, key: &str, body: &str) -> Got {
        let mut request = Request::post("/api/v1/offers").header(header::CONTENT_TYPE, "application/json");
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if !key.is_empty() {
            request = request.header("idempotency-key", key);
        }
        self.send(request, Body::from(body.to_owned())).await
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Got {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header(header::COOKIE, cookies.join("; ")).body(body).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let text = |value: &axum::http::HeaderValue| value.to_str().unwrap().to_owned();
        let location = response.headers().get(header::LOCATION).map(text).unwrap_or_default();
        let set: Vec<String> = response.headers().get_all(header::SET_COOKIE).iter().map(text).collect();
        set.iter().for_each(|cookie| self.keep(cookie));
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Got { status, location, body: String::from_utf8(bytes.to_vec()).unwrap() }
    }
}

fn serde_urlencoded(form: &[(&str, &str)]) -> String {
    let encoded = |text: &str| {
        let plain = |b: u8| b.is_ascii_alphanumeric();
        text.bytes()
            .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect::<String>()
    };
    form.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
}

/// A form that is right, with these fields otherwise.
pub fn typed<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form: BTreeMap<&str, &str> = [
        ("once", "0199aaaa-once-one"),
        ("sentence", "Ik doe graag boodschappen"),
        ("place", ""),
        ("area", HERE),
        ("circle", "district"),
        ("times", "2"),
        ("theme", ""),
    ]
    .into();
    form.extend(other.iter().copied());
    form.into_iter().collect()
}
