//! Offers by programs.

use axum::http::StatusCode;
use house::App;
use house::store::args;
use house::testing::both;
use neighbourhood::areas::Circle;
use neighbourhood::ids::PersonId;
use serde_json::Value;

use super::bench::*;

async fn token(app: &App, person: PersonId) -> &'static str {
    let sql = "insert into tokens (id, person, name, secret_hash, made_at) values ($1, $2, 'test', $3, 1)";
    let hash = app.seal.hash("token", "a-token-for-a-test");
    app.db.exec(sql, args![app.id(app.now()), person.uuid(), hash]).await.unwrap();
    "a-token-for-a-test"
}

fn json(got: &Got) -> Value {
    serde_json::from_str(&got.body).unwrap_or_else(|_| panic!("{} {}", got.status, got.body))
}

#[tokio::test]
async fn programs_read_offers_page_by_page() {
    both(|app| async move {
        town(&app).await;
        let joke = person(&app, "Joke").await;
        for _ in 0..3 {
            offer(&app, joke, draft(HERE, Circle::District)).await;
        }
        let mut program = Browser::of(&app);
        let first = json(&program.get(&format!("/api/v1/offers?area={HERE}&limit=2")).await);
        assert_eq!(first["offers"].as_array().unwrap().len(), 2);
        let entry = &first["offers"][0];
        assert_eq!((&entry["name"], &entry["area_name"]), (&"Joke".into(), &"Stadskern".into()));
        assert_eq!((&entry["themes"][0], &entry["circle"]), (&"groceries".into(), &"district".into()));
        assert!(entry.get("owner").is_none(), "nobody learns ids of people");
        let next = first["next"].as_str().unwrap();
        let second = json(&program.get(&format!("/api/v1/offers?area={HERE}&limit=2&cursor={next}")).await);
        assert_eq!(second["offers"].as_array().unwrap().len(), 1);
        assert!(second.get("next").is_none());
        let id = entry["id"].as_str().unwrap();
        assert_eq!(json(&program.get(&format!("/api/v1/offers/{id}")).await)["id"], *id);
        assert_eq!(program.get("/api/v1/offers/x").await.status, StatusCode::NOT_FOUND);
        let wrong = program.get("/api/v1/offers?theme=x&circle=x&cursor=x&limit=0").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(json(&wrong)["errors"].as_array().unwrap().len(), 5);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_program_offers_for_its_person_once() {
    both(|app| async move {
        town(&app).await;
        let joke = person(&app, "Joke").await;
        let token = token(&app, joke).await;
        let mut program = Browser::of(&app);
        let body = format!(
            r#"{{"text": "Ik kan koken", "place": "{HERE}", "circle": "district", "themes": ["meals"], "times": ["days", "evenings"]}}"#
        );
        assert_eq!(program.json("", "", &body).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(program.json("wrong", "", &body).await.status, StatusCode::UNAUTHORIZED);
        let made = program.json(token, "0199aaaa-key-of-one", &body).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        let offer = json(&made);
        assert_eq!((&offer["stage"], &offer["at_most_per_week"]), (&"active".into(), &2.into()));
        assert_eq!(offer["times"], serde_json::json!(["days", "evenings"]));
        assert_eq!(made.location, format!("/api/v1/offers/{}", offer["id"].as_str().unwrap()));
        let again = program.json(token, "0199aaaa-key-of-one", &body).await;
        assert_eq!((again.status, json(&again)), (StatusCode::CREATED, offer));
        assert_eq!(app.db.one::<i64>("select count(*) from offers", args![]).await.unwrap(), Some(1));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn all_mistakes_of_a_call_are_told_together() {
    both(|app| async move {
        town(&app).await;
        let joke = person(&app, "Joke").await;
        let token = token(&app, joke).await;
        let mut program = Browser::of(&app);
        let wrong = r#"{"text": "", "place": "", "circle": "moon", "themes": ["safety"], "how": "x", "times": ["never"]}"#;
        let got = program.json(token, "", wrong).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(json(&got)["errors"].as_array().unwrap().len(), 6, "{}", got.body);
        let often =
            format!(r#"{{"text": "Ik kook", "place": "{HERE}", "circle": "street", "at_most_per_week": 8}}"#);
        assert_eq!(program.json(token, "", &often).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(program.json(token, "", "{").await.status, StatusCode::BAD_REQUEST);
        assert_eq!(program.json(token, "short", "{}").await.status, StatusCode::BAD_REQUEST);
        let large = format!(r#"{{"text": "{}"}}"#, "a".repeat(70_000));
        assert_eq!(program.json(token, "", &large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    })
    .await
    .unwrap();
}
