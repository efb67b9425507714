//! A browser for the tests: it keeps cookies and sends forms through the whole front door.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use house::App;
use house::shell::{door, routes};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::bench::last_letter;
use crate::pieces::Pieces;

pub struct Client {
    app: App,
    router: Router,
    pub cookies: BTreeMap<String, String>,
    pub network: &'static str,
}

pub struct Answer {
    pub status: StatusCode,
    pub to: String,
    pub body: String,
}

impl Client {
    pub fn new(app: &App) -> Self {
        Self::with(app, Pieces::default())
    }

    pub fn with(app: &App, pieces: Pieces) -> Self {
        let router = door::around(routes::router(crate::routes(pieces)), app.clone());
        Self { app: app.clone(), router, cookies: BTreeMap::new(), network: "10.0.0.1" }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), String::new()).await
    }

    /// Sends a form from a page of ours, with a fresh key.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let once = self.app.id(self.app.now()).to_string();
        self.post_once(path, &once, fields).await
    }

    pub async fn post_once(&mut self, path: &str, once: &str, fields: &[(&str, &str)]) -> Answer {
        let mut all = vec![("once", once)];
        all.extend(fields);
        let body = form(&all);
        let request = Request::post(path)
            .header(header::ORIGIN, "http://localhost:8080")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, body).await
    }

    /// A post as a mail program's server sends it: no cookie, no origin, no key.
    pub async fn one_click(&mut self, path: &str) -> Answer {
        self.cookies.clear();
        self.send(Request::post(path), "List-Unsubscribe=One-Click".to_owned()).await
    }

    async fn send(&mut self, mut request: axum::http::request::Builder, body: String) -> Answer {
        if !self.cookies.is_empty() {
            let all: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, all.join("; "));
        }
        let mut request = request.body(Body::from(body)).unwrap();
        let peer: std::net::SocketAddr = format!("{}:1", self.network).parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.router.clone().oneshot(request).await.unwrap();
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let text = cookie.to_str().unwrap();
            assert!(text.contains("HttpOnly") && text.contains("SameSite=Lax"), "{text}");
            let (name, value) = text.split(';').next().unwrap().split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let to = response.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let body = String::from_utf8(bytes.to_vec()).unwrap();
        Answer { status, to: to.unwrap_or_default(), body }
    }

    /// Signs in with a code from a letter.
    pub async fn sign_in(&mut self, address: &str) {
        self.post("/sign-in", &[("email", address)]).await;
        let letter = last_letter(&self.app).await;
        let answer = self.post("/sign-in/code", &[("code", &letter.digits())]).await;
        assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/me"), "{}", answer.body);
        self.app.clock.push(jiff::SignedDuration::from_millis(1));
    }
}

fn form(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| text.bytes().map(|b| format!("%{b:02X}")).collect::<String>();
    let pair = |(name, value): &(&str, &str)| format!("{}={}", encoded(name), encoded(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// A page without what differs at every visit.
pub fn without_keys(body: &str) -> String {
    body.lines().filter(|line| !line.contains("name=\"once\"")).collect::<Vec<_>>().join("\n")
}
