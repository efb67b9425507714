//! The installation learns by night; nobody ever sees a figure about one person.

use house::store::args;
use neighbourhood::ids::AskId;

use super::GROCERIES;
use crate::village::{Neighbour, Village, days, minutes};

/// Numbers with so many figures behind the point are nowhere but in an estimate.
fn estimates(text: &str) -> Vec<String> {
    let number = |part: &str| part.contains('.') && part.len() > 8 && part.parse::<f64>().is_ok();
    text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'))
        .filter(|part| number(part))
        .map(ToOwned::to_owned)
        .collect()
}

/// Many helpers, and some weeks in which they are asked and some say yes.
async fn three_weeks(v: &Village) -> (Neighbour, Vec<Neighbour>, Vec<AskId>) {
    let mut helpers = Vec::new();
    for n in 0..24 {
        let name = format!("Helper{}", char::from(b'a' + n));
        helpers.push(v.neighbour(&name).at("Stadskern").offers(GROCERIES).await);
    }
    let mut wim = v.neighbour("Wim").at("Stadskern").await;
    let mut tx = v.app.db.begin().await.unwrap();
    dichtbij::follow::plan_sweep(&v.app, &mut tx).await.unwrap();
    tx.commit().await.unwrap();
    let (mut placed, mut helped) = (Vec::new(), std::collections::BTreeSet::new());
    for day in 0..20 {
        v.until(17, 0).await;
        let sentence = format!("Wie doet boodschappen voor mij, keer {day}?");
        let ask: AskId = wim.asks(&sentence, "Stadskern", &[("urgency", "today")]).await.id();
        placed.push(ask);
        v.later(minutes(40)).await;
        let told = v.told(ask).await;
        if told.is_empty() {
            wim.presses(ask, "…/withdraw").await.is(200);
            continue;
        }
        // Somebody else each time, as long as there is one.
        let name = told.iter().find(|name| !helped.contains(*name)).unwrap_or(&told[0]).clone();
        let email = format!("{}@example.org", name.to_lowercase());
        helped.insert(name);
        let helper = helpers.iter_mut().find(|one| one.email == email);
        helper.unwrap().can_help(ask, "").await.is(200);
        wim.presses(ask, "…/accept").await.is(200);
        wim.tells(ask, "helped").await.is(200);
    }
    (wim, helpers, placed)
}

#[tokio::test]
async fn hosts_see_what_was_learned_and_nobody_sees_anybodys_chance() {
    Village::on_both(|v| async move {
        let mut hanna = v.neighbour("Hanna").at("De Hoven").host_of("GM0301").await;
        let mut otto = v.neighbour("Otto").at("De Hoven").administrator().await;
        hanna.open("/host/reach").await.says(&["Wij weten nog te weinig", "12 %", "800 meter"]);
        let (mut wim, mut helpers, placed) = three_weeks(&v).await;
        v.later(days(1)).await;
        let learned: Vec<String> = v.rows("select facts from learned", args![]).await;
        assert_eq!(learned.len(), 1, "the night learned");
        let page = hanna.open("/host/reach").await;
        page.is(200).says(&["seintjes", "binnen een uur antwoord", "17 uur", "Bijna zeker tussen"]);
        otto.open("/host/reach").await.is(200);
        assert!(!helpers[0].open("/host/reach").await.status.is_success());

        // What reach knows of somebody has many figures behind the point; no page, answer or letter has any.
        let kept: Vec<String> = v.rows("select history from helpers", args![]).await;
        let known: Vec<String> = kept.iter().flat_map(|text| estimates(text)).collect();
        assert!(known.len() > 20, "there is something to leak");
        let helper = &mut helpers[0];
        let program = v.program_of(helper).await;
        let mut texts = vec![page.body, otto.open("/host/reach").await.body];
        for path in [
            "/me",
            "/me/settings",
            "/me/download",
            "/me/download?as=file",
            "/areas/GM0301",
            "/host",
            reach::HOW,
        ] {
            texts.push(helper.open(path).await.body);
            texts.push(wim.open(path).await.body);
            texts.push(hanna.open(path).await.body);
        }
        for ask in &placed {
            texts.push(helper.looks_at(*ask).await.body);
            texts.push(wim.looks_at(*ask).await.body);
            texts.push(hanna.open(&format!("/host/asks/{ask}")).await.body);
            texts.push(program.get(&format!("/asks/{ask}")).await.text);
        }
        for person in [helper.id, wim.id] {
            texts.push(hanna.open(&format!("/host/people/{person}")).await.body);
        }
        texts.push(program.get("/asks?area=GM0301&stage=closed").await.text);
        texts.push(program.get("/offers?area=GM0301").await.text);
        texts.push(v.program().get("/openapi.json").await.text);
        texts.extend(v.letters("mail").await.iter().map(|one| format!("{}{}", one.text, one.html)));
        for text in &texts {
            for word in ["willingness", "exposure", "\"chance\"", "inclined", "unanswered"] {
                assert!(!text.contains(word), "{word} in {text}");
            }
            for value in &known {
                assert!(!text.contains(value.as_str()), "{value} in {text}");
            }
        }
        v.doctor_is_content().await;
    })
    .await;
}

#[tokio::test]
async fn the_history_is_exported_without_anybody_and_can_be_played_again() {
    Village::on_both(|v| async move {
        let (_, helpers, placed) = three_weeks(&v).await;
        v.later(days(1)).await;
        let replay = dichtbij::commands::export::history(&v.app).await.unwrap();
        assert_eq!((replay.homes.len(), replay.willing.len(), replay.asks.len()), (24, 24, placed.len()));
        let text = serde_json::to_string(&replay).unwrap();
        for secret in ["Helper", "Wim", "boodschappen", "@", "BU0301"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        assert!(helpers.iter().all(|one| !text.contains(&one.id.to_string())));
        // All at the middle of their area, at whole quarters of an hour, and nobody's own estimate.
        assert!(replay.homes.iter().all(|home| *home == replay.homes[0]));
        assert!(replay.asks.iter().all(|ask| (ask.at % 900.0).abs() < 1e-9));
        let kept: Vec<String> = v.rows("select history from helpers", args![]).await;
        for value in kept.iter().flat_map(|history| estimates(history)) {
            assert!(!text.contains(&value), "{value} in the export");
        }

        let again = simulator::Replay::parse(&text).unwrap();
        let scenario = simulator::Scenario::named("standard").unwrap();
        let days = again.days();
        assert!((20..=21).contains(&days), "{days}");
        let options =
            simulator::Options { scenario, seed: 1, days: 1, replay: Some(again), progress: &|_, _| () };
        let report = simulator::run(&options);
        assert_eq!((report.days, report.scenario.members), (days, 24));
        assert!(report.of("dichtbij").is_some());
    })
    .await;
}

#[tokio::test]
async fn too_few_people_are_not_exported() {
    let v = Village::new().await;
    v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
    let refused = dichtbij::commands::export::history(&v.app).await.unwrap_err().to_string();
    assert!(refused.contains("ten helpers"), "{refused}");
}
