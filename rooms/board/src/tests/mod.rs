//! The pages through the router, on both databases, with real areas.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::indexing_slicing)]

pub mod asked;
mod bench;
mod monthly;
mod pages;
mod secrets;
mod suited;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use house::App;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

/// What came back.
pub struct Got {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

/// Runs a test on both databases, with Zutphen and Eindhoven.
pub async fn towns<Done: Future<Output = ()>>(test: impl Fn(App) -> Done) {
    let test = &test;
    house::testing::both(|app| async move {
        let files = areas::import::Files::built_in();
        areas::import::import(&app.db, &files, &areas::import::demo_towns(), &mut |_, _| ()).await.unwrap();
        test(app).await;
    })
    .await
    .unwrap();
}

pub async fn get_as(app: &App, path: &str, cookie: &str) -> Got {
    let router = house::shell::routes::router(crate::routes()).with_state(app.clone());
    let request = Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap();
    let response = router.oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    Got { status, headers, body: String::from_utf8(bytes.to_vec()).unwrap() }
}

pub async fn get(app: &App, path: &str) -> Got {
    get_as(app, path, "").await
}

#[tokio::test]
async fn both_databases_understand_every_statement() {
    house::testing::both(|app| async move {
        let wrong = house::store::testing::prepare_all(&app.db, &crate::statements()).await;
        assert_eq!(wrong, Vec::<String>::new());
    })
    .await
    .unwrap();
}
