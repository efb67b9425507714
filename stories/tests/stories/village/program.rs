//! A program that calls the API.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use dichtbij::app::Building;
use http_body_util::BodyExt as _;
use serde_json::Value;
use tower::ServiceExt as _;

#[derive(Clone)]
pub struct Program {
    site: Router,
    pub token: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Call {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Program {
    pub fn new(building: &Building, token: Option<String>) -> Self {
        Self { site: building.site.clone(), token }
    }

    pub async fn get(&self, path: &str) -> Call {
        self.call(Request::get(format!("/api/v1{path}")), Body::empty()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Call {
        self.raw(path, None, body.to_string()).await
    }

    /// With an `Idempotency-Key`.
    pub async fn post_once(&self, path: &str, key: &str, body: &Value) -> Call {
        self.raw(path, Some(key), body.to_string()).await
    }

    pub async fn raw(&self, path: &str, key: Option<&str>, body: impl Into<Body>) -> Call {
        let mut request =
            Request::post(format!("/api/v1{path}")).header(header::CONTENT_TYPE, "application/json");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        self.call(request, body.into()).await
    }

    async fn call(&self, mut request: axum::http::request::Builder, body: Body) -> Call {
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let mut request = request.body(body).unwrap();
        let peer: std::net::SocketAddr = "10.9.9.9:1".parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.site.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        Call { status: parts.status, headers: parts.headers, text }
    }
}

impl Call {
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }
}
