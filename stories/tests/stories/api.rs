//! For programs: the description is true, and so are the refusals.

use std::collections::BTreeSet;

use house::shell::Kind;
use house::store::args;
use serde_json::{Value, json};

use crate::village::{Call, Village, hours};

const STADSKERN: &str = "BU03010000";

fn ask(text: &str) -> Value {
    json!({"text": text, "area": STADSKERN, "urgency": "today"})
}

#[tokio::test]
async fn the_description_has_every_route_and_no_other() {
    let v = Village::new().await;
    let document = v.program().get("/openapi.json").await.json();
    let mut described = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            described.insert(format!("{method} /api/v1{path}"));
        }
    }
    let routes: BTreeSet<_> = dichtbij::routes::all(&v.app)
        .iter()
        .filter(|route| route.kind == Kind::Api)
        .map(|route| format!("{} {}", format!("{:?}", route.method).to_lowercase(), route.path))
        .collect();
    assert!(routes.len() >= 10, "{routes:?}");
    assert_eq!(described, routes);
}

#[tokio::test]
async fn every_name_that_the_description_uses_is_described() {
    let v = Village::new().await;
    let document = v.program().get("/openapi.json").await.json();
    let text = document.to_string();
    let mut used = BTreeSet::new();
    for (at, _) in text.match_indices("\"#/components/") {
        let path: String = text[at + 2..].chars().take_while(|c| *c != '"').collect();
        assert!(!document.pointer(&path).unwrap_or(&Value::Null).is_null(), "{path} is nowhere");
        used.insert(path);
    }
    for name in document["components"]["schemas"].as_object().unwrap().keys() {
        assert!(used.contains(&format!("/components/schemas/{name}")), "nobody uses {name}");
    }
    for methods in document["paths"].as_object().unwrap().values() {
        for operation in methods.as_object().unwrap().values() {
            assert!(operation["summary"].as_str().unwrap().len() > 5, "{operation}");
            assert!(operation["responses"].as_object().unwrap().len() > 1);
        }
    }
}

/// An answer has what its schema demands, and nothing that its schema does not know.
fn fits(document: &Value, schema: &Value, value: &Value, at: &str) {
    if let Some(path) = schema["$ref"].as_str() {
        return fits(document, document.pointer(&path[1..]).unwrap(), value, at);
    }
    if let Some(one_of) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
        assert!(!one_of.is_empty(), "{at}");
        return;
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        known_in(document, part, value, at);
    }
    if schema["allOf"].is_array() {
        return;
    }
    let kind = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    };
    match &schema["type"] {
        Value::String(name) => assert!(kind(name), "{at} is no {name}: {value}"),
        Value::Array(names) => {
            assert!(names.iter().any(|name| kind(name.as_str().unwrap())), "{at}: {value}")
        }
        _ => {}
    }
    if let Some(object) = value.as_object() {
        for name in schema["required"].as_array().into_iter().flatten() {
            assert!(object.contains_key(name.as_str().unwrap()), "{at} has no {name}: {value}");
        }
        for (name, inner) in object {
            let property = &schema["properties"][name];
            assert!(!property.is_null(), "{at}/{name} is not described");
            fits(document, property, inner, &format!("{at}/{name}"));
        }
    }
    for (n, inner) in value.as_array().into_iter().flatten().enumerate() {
        fits(document, &schema["items"], inner, &format!("{at}/{n}"));
    }
}

/// One of several schemas that an answer must all fit: it has what this one demands.
fn known_in(document: &Value, schema: &Value, value: &Value, at: &str) {
    let schema = schema["$ref"].as_str().map_or(schema, |path| document.pointer(&path[1..]).unwrap());
    for name in schema["required"].as_array().into_iter().flatten() {
        assert!(value.get(name.as_str().unwrap()).is_some(), "{at} has no {name}: {value}");
    }
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(inner) = value.get(name) {
            fits(document, property, inner, &format!("{at}/{name}"));
        }
    }
}

fn answer_fits(document: &Value, operation: (&str, &str), call: &Call) {
    let described = &document["paths"][operation.1][operation.0]["responses"][call.status.as_str()];
    assert!(!described.is_null(), "{operation:?} does not say {}: {}", call.status, call.text);
    assert_eq!(call.headers["api-version"], document["info"]["version"].as_str().unwrap());
    let content = described["content"].as_object().unwrap();
    let (kind, content) = content.iter().next().unwrap();
    assert!(
        call.headers["content-type"].to_str().unwrap().starts_with(kind.as_str()),
        "{operation:?} {:?}",
        call.headers
    );
    fits(document, &content["schema"], &call.json(), operation.1);
}

#[tokio::test]
async fn from_placing_to_the_result_every_answer_is_as_described() {
    Village::on_both(|v| async move {
        let wim = v.neighbour("Wim").phone("06 12345678").await;
        let ans = v.neighbour("Ans").phone("06 11111111").offers("Ik doe graag boodschappen").await;
        let (asker, helper, nobody) = (v.program_of(&wim).await, v.program_of(&ans).await, v.program());
        let document = nobody.get("/openapi.json").await.json();
        let check = |operation, call: &Call| answer_fits(&document, operation, call);

        let call = nobody.get("/areas?postcode=7201").await;
        check(("get", "/areas"), call.is(200));
        let call = nobody.get(&format!("/areas/{STADSKERN}")).await;
        check(("get", "/areas/{code}"), call.is(200));
        let call = asker.post("/asks", &ask("Wie doet vandaag boodschappen voor mij?")).await;
        check(("post", "/asks"), call.is(201));
        let id = call.json()["id"].as_str().unwrap().to_owned();
        v.later(hours(1)).await;
        let call = nobody.get(&format!("/asks?area={STADSKERN}")).await;
        check(("get", "/asks"), call.is(200));
        assert_eq!(call.json()["asks"].as_array().unwrap().len(), 1);
        let call = helper.post(&format!("/asks/{id}/replies"), &json!({"text": "Ik kom eraan"})).await;
        check(("post", "/asks/{id}/replies"), call.is(201));
        let reply = call.json()["id"].as_str().unwrap().to_owned();
        let before = asker.get(&format!("/asks/{id}")).await;
        check(("get", "/asks/{id}"), before.is(200));
        assert!(!before.text.contains("ans@example.org") && !before.text.contains("11111111"));
        let call = asker.post(&format!("/asks/{id}/replies/{reply}/acceptance"), &json!({})).await;
        check(("post", "/asks/{id}/replies/{reply}/acceptance"), call.is(200));
        assert!(call.text.contains("ans@example.org"), "{}", call.text);
        assert!(helper.get(&format!("/asks/{id}")).await.text.contains("wim@example.org"));
        assert!(!nobody.get(&format!("/asks/{id}")).await.text.contains("@example.org"));
        let call = asker.post(&format!("/asks/{id}/result"), &json!({"outcome": "helped"})).await;
        check(("post", "/asks/{id}/result"), call.is(200));
        let offer = json!({"text": "Ik rijd graag een stukje", "area": STADSKERN, "circle": "district", "themes": [], "at_most_per_week": 2});
        let call = helper.post("/offers", &offer).await;
        check(("post", "/offers"), call.is(201));
        let call = nobody.get(&format!("/offers?area={STADSKERN}")).await;
        check(("get", "/offers"), call.is(200));
        v.doctor_is_content().await;
    })
    .await;
}

#[track_caller]
fn problem(call: &Call, status: u16) -> Value {
    call.is(status);
    assert!(
        call.headers["content-type"].to_str().unwrap().starts_with("application/problem+json"),
        "{:?}",
        call.headers
    );
    assert!(call.headers.contains_key("api-version"));
    let problem = call.json();
    assert_eq!(problem["status"], status);
    assert!(problem["title"].as_str().unwrap().len() > 3 && problem["detail"].as_str().unwrap().len() > 3);
    problem
}

#[tokio::test]
async fn all_mistakes_are_told_together() {
    let v = Village::new().await;
    let wim = v.neighbour("Wim").await;
    let program = v.program_of(&wim).await;
    let body = json!({"text": "", "place": "0000", "theme": "x", "circle": "y", "how": "z", "urgency": "w"});
    let problem = problem(&program.post("/asks", &body).await, 422);
    let pointers: BTreeSet<_> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["pointer"].as_str().unwrap().to_owned())
        .collect();
    for field in ["/text", "/place", "/theme", "/circle", "/how", "/urgency"] {
        assert!(pointers.contains(field), "no {field} in {pointers:?}");
    }
}

#[tokio::test]
async fn every_refusal_has_its_number() {
    let v = Village::new().await;
    let (wim, ans) = (v.neighbour("Wim").await, v.neighbour("Ans").offers("Ik help graag").await);
    let (asker, helper, nobody) = (v.program_of(&wim).await, v.program_of(&ans).await, v.program());
    let id = asker.post("/asks", &ask("Wie helpt mij vandaag met de was?")).await.json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let reply = helper.post(&format!("/asks/{id}/replies"), &json!({})).await.json()["id"]
        .as_str()
        .unwrap()
        .to_owned();

    problem(&nobody.raw("/asks", None, "geen json").await, 401);
    problem(&asker.raw("/asks", None, "geen json").await, 400);
    problem(&asker.raw("/asks", None, vec![b'"'; 70_000]).await, 413);
    let wrong = crate::village::Program::new(&v.building, Some("dichtbij_onzin".into()));
    let call = wrong.get(&format!("/asks/{id}")).await;
    problem(&call, 401);
    assert_eq!(call.headers["www-authenticate"], "Bearer");
    problem(&helper.post(&format!("/asks/{id}/replies/{reply}/acceptance"), &json!({})).await, 403);
    problem(&asker.post(&format!("/asks/{id}/replies"), &json!({})).await, 403);
    problem(&nobody.get("/asks/0190a5b0-0000-7000-8000-000000000000").await, 404);
    problem(&nobody.get("/asks/onzin").await, 404);
    problem(&nobody.get("/nergens").await, 404);
    problem(&asker.post(&format!("/asks/{id}/result"), &json!({"outcome": "mooi"})).await, 422);
    asker.post(&format!("/asks/{id}/replies/{reply}/acceptance"), &json!({})).await.is(200);
    let late = v.neighbour("Bas").await;
    problem(&v.program_of(&late).await.post(&format!("/asks/{id}/replies"), &json!({})).await, 409);
    let mut last = None;
    for n in 0..8 {
        last = Some(asker.post("/asks", &ask(&format!("Wie helpt mij met klus {n}?"))).await);
        if last.as_ref().is_some_and(|call| call.status == 429) {
            break;
        }
    }
    let last = last.unwrap();
    assert!([409, 429].contains(&last.status.as_u16()), "{}", last.text);
    if last.status == 429 {
        problem(&last, 429);
        assert!(last.headers.contains_key("retry-after"));
    }
}

#[tokio::test]
async fn the_same_key_again_has_no_second_effect() {
    Village::on_both(|v| async move {
        let wim = v.neighbour("Wim").await;
        let program = v.program_of(&wim).await;
        let body = ask("Wie helpt mij vandaag met de was?");
        let one = program.post_once("/asks", "een-sleutel-van-een-programma", &body).await;
        let two = program.post_once("/asks", "een-sleutel-van-een-programma", &body).await;
        one.is(201);
        two.is(201);
        assert_eq!(one.json()["id"], two.json()["id"]);
        assert_eq!(v.count("select count(*) from asks", args![]).await, 1);
        // Somebody else's key of the same name is another key.
        let bas = v.neighbour("Bas").await;
        let other = v.program_of(&bas).await.post_once("/asks", "een-sleutel-van-een-programma", &body).await;
        assert_ne!(other.is(201).json()["id"], one.json()["id"]);
    })
    .await;
}

#[tokio::test]
async fn pages_follow_each_other_without_gaps_or_repeats() {
    Village::on_both(|v| async move {
        let mut all = BTreeSet::new();
        for n in 0..5 {
            let name = format!("Buur{}", ["a", "b", "c", "d", "e"][n]);
            let neighbour = v.neighbour(&name).await;
            let program = v.program_of(&neighbour).await;
            for m in 0..2 {
                let call = program.post("/asks", &ask(&format!("Wie helpt {name} met klus {m}?"))).await;
                all.insert(call.is(201).json()["id"].as_str().unwrap().to_owned());
                v.app.clock.push(jiff::SignedDuration::from_secs(1));
            }
        }
        v.meanwhile().await;
        let (program, mut seen, mut cursor) = (v.program(), Vec::new(), String::new());
        for _ in 0..20 {
            let page = program.get(&format!("/asks?area={STADSKERN}&limit=3{cursor}")).await;
            let page = page.is(200).json();
            seen.extend(
                page["asks"].as_array().unwrap().iter().map(|ask| ask["id"].as_str().unwrap().to_owned()),
            );
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(seen.len(), 10);
        assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), all);
    })
    .await;
}
