//! The API: the same afternoon, by programs.

use house::App;
use house::testing::both;
use serde_json::{Value, json};

use super::bench::{Client, Reply, count, resident, town};

const TEXT: &str = "Wie haalt mijn pakje op?";

fn wanted() -> Value {
    json!({"text": TEXT, "place": "7201 DH", "area": "BU03010001", "circle": "municipality", "theme": "groceries"})
}

fn id_of(reply: &Reply) -> String {
    reply.json()["id"].as_str().unwrap().to_owned()
}

struct Street {
    wim: Client,
    joke: Client,
    ans: Client,
}

async fn street(app: &App) -> Street {
    town(app).await;
    Street {
        wim: Client::program(app, resident(app, "Wim").await).await,
        joke: Client::program(app, resident(app, "Joke").await).await,
        ans: Client::program(app, resident(app, "Ans").await).await,
    }
}

#[tokio::test]
async fn from_ask_to_result_by_programs() {
    both(|app| async move {
        let Street { mut wim, mut joke, mut ans } = street(&app).await;
        let placed = wim.call("/api/v1/asks", "place-this-ask-01", wanted()).await;
        let id = id_of(placed.is(201));
        assert_eq!(placed.to, format!("/api/v1/asks/{id}"));
        let (page, seen) = (format!("/api/v1/asks/{id}"), placed.json());
        assert_eq!(
            (&seen["stage"], &seen["text"], &seen["theme"]),
            (&json!("open"), &json!(TEXT), &json!("groceries"))
        );
        assert!(seen["code"].as_str().unwrap().len() == 7 && seen["placed_at"] == "2026-11-22T16:00:00Z");
        // The same key: the same ask.
        assert_eq!(id_of(wim.call("/api/v1/asks", "place-this-ask-01", wanted()).await.is(201)), id);

        let replies = format!("{page}/replies");
        let reply = joke.call(&replies, "reply-to-this-01", json!({"text": "Ik kom zo."})).await;
        let reply_id = id_of(reply.is(201));
        assert_eq!(id_of(joke.call(&replies, "reply-to-this-02", json!({})).await.is(201)), reply_id);
        let other = id_of(ans.call(&replies, "reply-to-this-03", json!({})).await.is(201));
        wim.call(&replies, "reply-to-this-04", json!({})).await.is(403);
        // The asker sees both replies, a neighbour their own, nobody a contact.
        assert_eq!(wim.get(&page).await.json()["your_replies"].as_array().unwrap().len(), 2);
        let theirs = joke.get(&page).await.json();
        assert_eq!((theirs["your_replies"].as_array().unwrap().len(), &theirs["code"]), (1, &Value::Null));

        let accept = format!("{replies}/{reply_id}/acceptance");
        joke.call(&accept, "accept-this-0001", json!({})).await.is(403);
        let accepted = wim.call(&accept, "accept-this-0002", json!({})).await;
        assert_eq!(accepted.is(200).json()["contact"]["email"], "joke@voorbeeld.nl");
        wim.call(&accept, "accept-this-0002", json!({})).await.is(200);
        // Again changes nothing; another comes too late.
        wim.call(&accept, "accept-this-0003", json!({})).await.is(200);
        wim.call(&format!("{replies}/{other}/acceptance"), "accept-this-0004", json!({})).await.is(409);
        wim.call(&format!("{replies}/{id}/acceptance"), "accept-this-0005", json!({})).await.is(404);
        assert_eq!(joke.get(&page).await.json()["contact"]["phone"], "+31612345678");
        let ans_sees = ans.get(&page).await;
        assert!(!ans_sees.is(200).body.contains("voorbeeld.nl") && ans_sees.json()["contact"].is_null());

        let result = format!("{page}/result");
        ans.call(&result, "result-of-this-1", json!({"outcome": "helped"})).await.is(403);
        joke.call(&result, "result-of-this-2", json!({"outcome": "great"})).await.is(422).says(&["/outcome"]);
        joke.call(&result, "result-of-this-3", json!({"outcome": "helped"})).await.is(200);
        let ended = wim.call(&result, "result-of-this-4", json!({"outcome": "partly"})).await;
        let ended = ended.is(200).json();
        assert_eq!(
            (&ended["closed_as"], &ended["told"]),
            (&json!("partly"), &json!({"asker": "partly", "helper": "helped"}))
        );
        assert_eq!(count(&app, "select count(*) from replies").await, 2);
        let closed = wim.get("/api/v1/asks?area=GM0301&stage=closed").await.json();
        assert_eq!(closed["asks"][0]["id"], json!(id));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn pages_of_a_list_are_linked() {
    both(|app| async move {
        let Street { mut wim, .. } = street(&app).await;
        for number in 0..3 {
            app.clock.push(jiff::SignedDuration::from_mins(1));
            wim.call("/api/v1/asks", &format!("place-number-000{number}"), wanted()).await.is(201);
        }
        let mut nobody = Client::new(&app);
        let first = nobody.get("/api/v1/asks?area=WK030100&limit=2&theme=groceries").await;
        let (body, link) = (first.is(200).json(), first.headers["link"].to_str().unwrap().to_owned());
        assert_eq!(body["asks"].as_array().unwrap().len(), 2);
        let next = link.strip_prefix('<').unwrap().strip_suffix(">; rel=\"next\"").unwrap();
        assert!(next.contains("theme=groceries") && next.ends_with(body["next"].as_str().unwrap()));
        let last = nobody.get(next).await;
        assert_eq!(last.is(200).json()["asks"].as_array().unwrap().len(), 1);
        assert!(!last.headers.contains_key("link") && last.json()["next"].is_null());
        let wrong = nobody.get("/api/v1/asks?area=xx&theme=y&circle=z&cursor=1&limit=0&stage=q").await;
        let wrong = wrong.is(422).json();
        let pointers: Vec<_> =
            wrong["errors"].as_array().unwrap().iter().map(|e| e["pointer"].as_str().unwrap()).collect();
        assert_eq!(pointers, ["/area", "/stage", "/theme", "/circle", "/cursor", "/limit"]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn every_mistake_of_a_call_together() {
    both(|app| async move {
        let Street { mut wim, .. } = street(&app).await;
        let wrong = json!({"text": "", "place": "x", "circle": "moon", "for_other": {"agrees": false}});
        let said = wim.call("/api/v1/asks", "wrong-call-0001", wrong).await;
        assert_eq!(said.is(400).headers["content-type"], "application/problem+json");
        let wrong = json!({"text": "", "place": "7201 DH", "circle": "moon", "for_other": {"agrees": false}});
        let said = wim.call("/api/v1/asks", "wrong-call-00001", wrong).await;
        said.is(422).says(&["/text", "/area", "/circle", "/for_other/agrees"]);
        wim.call("/api/v1/asks", "wrong-call-00002", json!([1])).await.is(400);
        let fear = json!({"text": "Mijn man slaat mij", "area": "BU03010001"});
        wim.call("/api/v1/asks", "private-call-001", fear).await.is(422).says(&["/private"]);
        let fear = json!({"text": "Mijn man slaat mij", "area": "BU03010001", "private": true});
        let placed = wim.call("/api/v1/asks", "private-call-002", fear).await;
        assert_eq!(placed.is(201).json()["stage"], "with_team");
        let mut nobody = Client::new(&app);
        nobody.get(&placed.to).await.is(404);
        nobody.get("/api/v1/asks/nonsense").await.is(404);
        nobody.call("/api/v1/asks", "nobody-calls-001", wanted()).await.is(401);
        assert_eq!(count(&app, "select count(*) from asks").await, 1);
    })
    .await
    .unwrap();
}
