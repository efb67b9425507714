//! The pages and calls through the router.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use house::chance::Chance;
use house::clock::Clock;
use house::config::Config;
use house::seal::Seal;
use house::store::Db;
use house::{App, shell};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::towns;

fn app(db: Db) -> App {
    let now = "2026-11-22T17:00:00Z".parse().unwrap();
    App::new(db, Clock::standing_at(now), Chance::seeded(1), Seal::new([7; 32]), Config::default())
}

async fn get(db: &Db, path: &str) -> (StatusCode, String) {
    let router = shell::routes::router(crate::routes()).with_state(app(db.clone()));
    let response = router.oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

#[tokio::test]
async fn programs_find_areas_by_postcode_and_by_name() {
    towns(|db| async move {
        let (status, body) = get(&db, "/api/v1/areas?postcode=7201DH").await;
        assert_eq!(status, StatusCode::OK);
        let list: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(list["areas"].as_array().unwrap().len(), 4);
        assert_eq!(list["areas"][0]["municipality"], "Zutphen");
        assert_eq!(list["unsure"]["level"], "district");
        let (_, body) = get(&db, "/api/v1/areas?q=stadsk").await;
        assert!(body.contains("BU03010000"));
        assert_eq!(get(&db, "/api/v1/areas?postcode=Noordveen").await.0, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(get(&db, "/api/v1/areas").await.0, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(get(&db, "/api/v1/areas?postcode=1011AB").await.1, "{\"areas\":[]}");
    })
    .await;
}

#[tokio::test]
async fn programs_read_one_area() {
    towns(|db| async move {
        let (status, body) = get(&db, "/api/v1/areas/BU03010000").await;
        assert_eq!(status, StatusCode::OK);
        let area: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!((&area["name"], &area["path"][0]["name"]), (&"Stadskern".into(), &"Zutphen".into()));
        assert_eq!(area["neighbours"].as_array().unwrap().len(), 6);
        for unknown in ["BU99999999", "x", "PV25", "%00", "GM0301'"] {
            assert_eq!(
                get(&db, &format!("/api/v1/areas/{unknown}")).await.0,
                StatusCode::NOT_FOUND,
                "{unknown}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn names_are_suggested_and_the_sources_are_named() {
    towns(|db| async move {
        let (status, body) = get(&db, "/places?q=stad").await;
        let names: Vec<String> = serde_json::from_str(&body).unwrap();
        assert_eq!(status, StatusCode::OK);
        assert!(names.contains(&"Stadskern".to_owned()) && names.len() <= 10, "{names:?}");
        assert_eq!(get(&db, "/places?q=7201").await.1, "[]");
        assert_eq!(get(&db, "/places").await.1, "[]");
        let (status, body) = get(&db, "/about-the-data").await;
        assert_eq!(status, StatusCode::OK);
        for named in ["CBS", "Kadaster", "Who&#39;s On First", "DUO", "indeling van 2024"] {
            let plain = body.replace("&#x27;", "&#39;").replace("Who's", "Who&#39;s");
            assert!(plain.contains(named), "{named}");
        }
    })
    .await;
}
