//! A browser that is signed in as somebody, or as nobody.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use house::App;
use house::shell::visitor::{Whom, begin_session, stranger};
use house::shell::{door, routes};
use http_body_util::BodyExt as _;
use neighbourhood::people::Person;
use tower::ServiceExt as _;

pub struct Client {
    app: App,
    router: Router,
    cookie: Option<String>,
}

pub struct Answer {
    pub status: u16,
    pub to: String,
    pub body: String,
}

impl Client {
    pub fn nobody(app: &App) -> Self {
        let router = door::around(routes::router(crate::routes()), app.clone());
        Self { app: app.clone(), router, cookie: None }
    }

    pub async fn of(app: &App, person: &Person) -> Self {
        let parts = Request::get("/").body(()).unwrap().into_parts().0;
        let mut tx = app.db.begin().await.unwrap();
        let visitor = stranger(&parts, app);
        let cookie = begin_session(&mut tx, app, &visitor, Whom::Person(person.id)).await.unwrap();
        tx.commit().await.unwrap();
        Self { cookie: cookie.split(';').next().map(str::to_owned), ..Self::nobody(app) }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path), String::new()).await
    }

    /// Sends a form from a page of ours, with a fresh key.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let once = self.app.id(self.app.now()).to_string();
        self.post_once(path, &once, fields).await
    }

    pub async fn post_once(&self, path: &str, once: &str, fields: &[(&str, &str)]) -> Answer {
        let encoded = |text: &str| text.bytes().map(|b| format!("%{b:02X}")).collect::<String>();
        let mut body = format!("once={once}");
        for (name, value) in fields {
            body.push_str(&format!("&{name}={}", encoded(value)));
        }
        let request = Request::post(path).header(header::ORIGIN, "http://localhost:8080");
        self.send(request, body).await
    }

    /// A form that must be accepted.
    pub async fn does(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER.as_u16(), "{path}: {}", answer.body);
        answer.to
    }

    /// A page that must be there.
    pub async fn sees(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    async fn send(&self, mut request: axum::http::request::Builder, body: String) -> Answer {
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let to = response.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        let status = response.status().as_u16();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, to: to.unwrap_or_default(), body: String::from_utf8(bytes.to_vec()).unwrap() }
    }
}
