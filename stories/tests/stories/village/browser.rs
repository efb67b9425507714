//! A browser without JavaScript: it keeps cookies, follows redirects, sends forms.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::request::Builder;
use axum::http::{Request, header};
use dichtbij::app::Building;
use house::App;
use http_body_util::BodyExt as _;
use neighbourhood::ids::AskId;
use tower::ServiceExt as _;

use super::{Filled, Page};

#[derive(Clone)]
pub struct Browser {
    site: Router,
    app: App,
    pub cookies: BTreeMap<String, String>,
    pub network: String,
    pub language: &'static str,
}

impl Browser {
    pub fn new(building: &Building, network: String) -> Self {
        let (site, app) = (building.site.clone(), building.app.clone());
        Self { site, app, cookies: BTreeMap::new(), network, language: "nl" }
    }

    /// Opens a page, and goes where it is sent.
    pub async fn open(&mut self, path: &str) -> Page {
        let page = self.once(Request::get(path), path, Body::empty()).await;
        self.follow(page).await
    }

    /// One request, without following.
    pub async fn peek(&mut self, path: &str) -> Page {
        self.once(Request::get(path), path, Body::empty()).await
    }

    /// Sends a form, and goes where the answer leads.
    pub async fn send(&mut self, form: Filled) -> Page {
        let page = self.post(&form.action, form.encoded()).await;
        self.follow(page).await
    }

    /// Sends a form and stops at the first answer.
    pub async fn submit(&mut self, form: &Filled) -> Page {
        self.post(&form.action, form.encoded()).await
    }

    /// Sends these bytes as a form of ours.
    pub async fn post(&mut self, path: &str, body: impl Into<Body>) -> Page {
        let request = Request::post(path)
            .header(header::ORIGIN, "http://localhost:8080")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.once(request, path, body.into()).await
    }

    /// Sends a form as a page of somebody else would.
    pub async fn post_from(&mut self, origin: &str, form: &Filled) -> Page {
        let request = Request::post(&form.action)
            .header(header::ORIGIN, origin)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.once(request, &form.action, Body::from(form.encoded())).await
    }

    async fn follow(&mut self, mut page: Page) -> Page {
        for _ in 0..5 {
            if !page.status.is_redirection() {
                return page;
            }
            let to = page.headers[header::LOCATION].to_str().unwrap().to_owned();
            if !to.starts_with('/') {
                return page;
            }
            page = self.once(Request::get(&to), &to, Body::empty()).await;
        }
        panic!("sent around in circles: {}", page.path)
    }

    async fn once(&mut self, mut request: Builder, path: &str, body: Body) -> Page {
        if !self.cookies.is_empty() {
            let all: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, all.join("; "));
        }
        let request = request.header(header::ACCEPT_LANGUAGE, self.language);
        let mut request = request.body(body).unwrap();
        let peer: SocketAddr = format!("{}:1", self.network).parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        // Nobody does two things in one moment.
        self.app.clock.push(jiff::SignedDuration::from_secs(1));
        let response = self.site.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            self.take(cookie.to_str().unwrap());
        }
        let bytes = whole(body, path).await;
        let body = String::from_utf8(bytes).unwrap_or_default();
        Page { status: parts.status, path: path.to_owned(), body, headers: parts.headers }
    }

    pub fn take(&mut self, cookie: &str) {
        let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
        if value.is_empty() {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// Asks for something: the home page, who one is, the preview, and placing it. Ends on the page
    /// that asks for the digits, or on the ask.
    pub async fn asks(&mut self, sentence: &str, place: &str, details: &[(&str, &str)]) -> Page {
        let preview = self.previews(sentence, place, details).await;
        self.send(preview.form("/asks")).await
    }

    /// The same up to the preview.
    pub async fn previews(&mut self, sentence: &str, place: &str, details: &[(&str, &str)]) -> Page {
        let mut page = self.begins(sentence, place).await;
        if page.has_form("/asks") {
            // Who is signed in sees the preview at once.
            let change = page.form("/asks").instead("/asks/new").with("go", "change");
            page = self.send(change).await;
        }
        let mut form = page.form("/asks/new");
        for (name, value) in details {
            form = form.with(name, value);
        }
        self.send(form).await
    }

    /// The sentence and the place, on the home page.
    pub async fn begins(&mut self, sentence: &str, place: &str) -> Page {
        let home = self.open("/").await;
        let form = home.form("/asks/new").with("sentence", sentence).with("place", place);
        let page = self.send(form).await;
        let Some(form) = page.forms().into_iter().find(|form| !form.options("area").is_empty()) else {
            return page;
        };
        if form.value("step") != Some("start") {
            return page;
        }
        let first = form.options("area")[0].clone();
        self.send(form.with("area", &first)).await
    }

    /// Types the digits of the last letter to this address.
    pub async fn confirms(&mut self, confirm: &Page, digits: &str) -> Page {
        self.send(confirm.form("…/confirm").with("code", digits)).await
    }

    /// Looks at an ask.
    pub async fn looks_at(&mut self, ask: AskId) -> Page {
        self.open(&format!("/asks/{ask}")).await
    }

    /// Says that they can help.
    pub async fn can_help(&mut self, ask: AskId, words: &str) -> Page {
        let page = self.looks_at(ask).await;
        self.send(page.form("…/replies").with("words", words)).await
    }

    /// Presses the button of a form on the page of an ask.
    pub async fn presses(&mut self, ask: AskId, form: &str) -> Page {
        let page = self.looks_at(ask).await;
        self.send(page.form(form)).await
    }

    /// Tells how it went.
    pub async fn tells(&mut self, ask: AskId, outcome: &str) -> Page {
        let page = self.open(&format!("/asks/{ask}/result")).await;
        self.send(page.form("…/result").with("outcome", outcome)).await
    }
}

/// The whole body; of a page that goes on for ever, what it says at once.
async fn whole(body: Body, path: &str) -> Vec<u8> {
    if path.ends_with("/live") {
        return Vec::new();
    }
    body.collect().await.unwrap().to_bytes().to_vec()
}
