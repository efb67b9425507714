//! The model town keeps its promises, and our policy keeps ours.
#![expect(clippy::unwrap_used, reason = "tests")]

use simulator::national::national_day;
use simulator::{Options, Replay, Report, Scenario, run};

/// A small town: as dense as the standard one, with fewer asks for each member.
fn small() -> Scenario {
    let standard = Scenario::named("standard").unwrap();
    Scenario { members: 600, side_m: 1095.0, asks_per_day: 7.0, ..standard }
}

fn play(scenario: Scenario, seed: u64, days: u32) -> Report {
    run(&Options { scenario, seed, days, replay: None, progress: &|_, _| () })
}

#[test]
fn the_same_seed_gives_the_same_json_and_another_seed_another() {
    let json = |seed| play(small(), seed, 12).json();
    assert_eq!(json(1), json(1));
    assert_ne!(json(1), json(2));
}

#[test]
fn the_json_has_the_promised_shape() {
    let json: serde_json::Value = serde_json::from_str(&play(small(), 1, 8).json()).unwrap();
    assert_eq!(json["scenario"], "standard");
    assert_eq!((json["seed"].as_u64(), json["days"].as_u64()), (Some(1), Some(8)));
    let names: Vec<&str> =
        json["policies"].as_array().unwrap().iter().filter_map(|p| p["name"].as_str()).collect();
    assert!(names.contains(&"dichtbij") && names.contains(&"floor"), "{names:?}");
    let ours = json["policies"].as_array().unwrap().iter().find(|p| p["name"] == "dichtbij").unwrap();
    for key in [
        "p60",
        "p120",
        "ever",
        "messages_per_answered",
        "superfluous",
        "gini_messages",
        "p99_week",
        "never_asked_90d",
    ] {
        assert!(ours[key].is_f64(), "{key}");
    }
}

#[test]
fn we_are_far_quieter_than_a_feed_and_answer_more_than_ten_mails() {
    let report = play(small(), 4, 40);
    let ours = report.of("dichtbij").unwrap();
    assert!(ours.p120 > report.of("nearest 10 once").unwrap().p120);
    assert!(ours.p120.unwrap() > 0.93, "{}", report.table());
    assert!(
        ours.messages_per_answered.unwrap() * 3.0
            < report.of("group feed").unwrap().messages_per_answered.unwrap()
    );
    assert!(
        ours.messages_per_answered > report.of("floor").unwrap().messages_per_answered,
        "no policy beats the floor"
    );
    assert!(ours.p99_week.unwrap() <= 3.1, "the weekly cap holds");
    assert!(ours.gini_messages < report.of("nearest 10 once").unwrap().gini_messages);
}

#[test]
fn the_page_stands_alone() {
    let html = play(small(), 1, 8).html();
    assert!(html.contains("<svg") && html.contains("dichtbij"));
    assert!(!html.contains("src=") && !html.contains("href=") && !html.contains("<script"));
}

#[test]
fn an_own_history_is_played_with_its_own_asks() {
    let scenario = small();
    let asks = simulator::town::Town::asks(&scenario, 9, 6);
    let town = simulator::town::Town::new(&scenario, 9);
    let replay = Replay {
        parameters: neighbourhood::reach::Parameters::default(),
        side_m: scenario.side_m,
        homes: town.homes.clone(),
        willing: town.willing.clone(),
        asks,
    };
    let text = serde_json::to_string(&replay).unwrap();
    let again = Replay::parse(&text).unwrap();
    let days = again.days();
    assert!((5..=6).contains(&days));
    let report = run(&Options { scenario, seed: 1, days: 99, replay: Some(again), progress: &|_, _| () });
    assert_eq!((report.days, report.scenario.name.as_str()), (days, "replay"));
    assert!(Replay::parse("{}").is_err());
}

#[test]
fn a_small_country_lives_a_day() {
    let figures = national_day(1, 20_000, 1000.0).unwrap();
    assert!(figures.p120.unwrap() > 0.85, "{figures:?}");
}
