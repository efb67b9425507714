//! What holds for every decision.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;

prop_compose! {
    fn any_history()(alerts in prop::collection::vec((0i64..20 * 24, any::<bool>()), 0..6)) -> History {
        let parameters = Parameters::default();
        let mut history = History::default();
        let mut alerts = alerts;
        alerts.sort_unstable();
        for (hours_on, yes) in alerts {
            let now = at(hours_on - 20 * 24, 0);
            history.told(now, Chance { willingness: 0.2, exposure: 0.7, yes: 0.14 }, &parameters);
            if yes { history.said_yes(0.7); }
        }
        history
    }
}

prop_compose! {
    fn any_town()(
        people in prop::collection::vec(
            (any_history(), 0.0..3000.0f64, 0.0..=1.0f64, 0u16..1440, 0u16..1440, 0u8..6, prop::option::of(0i64..48), any::<bool>()),
            0..120,
        )
    ) -> Vec<Candidate> {
        people.into_iter().enumerate().map(|(n, (history, distance_m, fit, from, until, cap, paused, excluded))| {
            Candidate {
                history,
                distance_m,
                fit,
                quiet: QuietHours::new(from, until).unwrap(),
                most_per_week: cap,
                paused_until: paused.map(|h| at(h, 0)),
                excluded: excluded && n % 3 == 0,
                ..neighbour(n as u128)
            }
        }).collect()
    }
}

fn any_urgency() -> impl Strategy<Value = Urgency> {
    prop_oneof![Just(Urgency::Now), Just(Urgency::Today), Just(Urgency::ThisWeek)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_limits_hold_until_a_person_takes_over(town in any_town(), urgency in any_urgency(), hour in 0i64..24) {
        let parameters = Parameters::default();
        let played = play(Need { placed_at: at(hour, 0), ..need(urgency) }, town.clone(), at(hour, 0), &parameters);
        let people: HashSet<_> = played.told.iter().map(|t| t.person).collect();
        prop_assert_eq!(people.len(), played.told.len(), "nobody is told twice");
        prop_assert!(played.told.len() <= parameters.most_per_ask);
        prop_assert!(played.looks < 500);
        for told in &played.told {
            let candidate = town.iter().find(|c| c.person == told.person).unwrap();
            prop_assert!(candidate.distance_m <= parameters.furthest_m);
            prop_assert!(!candidate.quiet.covers_moment(told.at), "quiet hours");
            prop_assert!(candidate.history.in_last_week(told.at) < usize::from(candidate.most_per_week.min(3)));
            prop_assert!(candidate.paused_until.is_none_or(|until| until <= told.at));
            prop_assert!(!candidate.excluded && candidate.fit > 0.0);
        }
    }

    #[test]
    fn the_order_of_the_candidates_does_not_matter(town in any_town(), turn in 0usize..120, hour in 8i64..22) {
        let parameters = Parameters::default();
        let ask = need(Urgency::Now);
        let mut turned = town.clone();
        let by = turn % turned.len().max(1);
        turned.rotate_left(by);
        turned.reverse();
        prop_assert_eq!(
            decide(&ask, &town, at(hour, 0), &parameters, 3),
            decide(&ask, &turned, at(hour, 0), &parameters, 3)
        );
    }

    #[test]
    fn the_more_chance_is_due_the_more_are_told(n in 1u128..200, later in 0i64..55, more in 0i64..55) {
        let parameters = Parameters::default();
        let mut ask = need(Urgency::Now);
        let near = street(n);
        let first = near[0];
        let chance = chance(&first, at(10, 0), 1.0, &parameters);
        ask.told.push(Told { person: first.person, at: at(10, 0), chance: chance.yes, refused: false });
        let count = |minute| match decide(&ask, &near, at(10, minute), &parameters, 3) {
            Decision::Tell { who, .. } => who.len(),
            _ => 0,
        };
        let (early, late) = (later.min(more), later.max(more));
        prop_assert!(count(early) <= count(late));
    }

    #[test]
    fn a_refusal_is_replaced(n in 40u128..200) {
        let parameters = Parameters::default();
        let mut ask = need(Urgency::Now);
        let Decision::Tell { who, .. } = decide(&ask, &street(n), at(10, 0), &parameters, 3) else { panic!("tells") };
        ask.told = who.iter().map(|c| Told { person: c.person, at: at(10, 0), chance: c.chance.yes, refused: false }).collect();
        let waits = decide(&ask, &street(n), at(10, 1), &parameters, 3);
        let replies = matches!(waits, Decision::Wait { reason: Waiting::Replies, .. });
        prop_assert!(replies, "{:?}", waits);
        for told in &mut ask.told { told.refused = true; }
        let again = decide(&ask, &street(n), at(10, 1), &parameters, 3);
        let tells = matches!(again, Decision::Tell { .. });
        prop_assert!(tells);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn however_many_asks_come_nobody_gets_more_than_their_limit_in_any_seven_days(
        limits in prop::collection::vec(0u8..6, 3..40),
        hours in prop::collection::vec(1i64..20, 1..40),
        answered in 0usize..4,
    ) {
        let parameters = Parameters::default();
        let mut town: Vec<Candidate> = limits.iter().zip(0u128..)
            .map(|(most_per_week, n)| Candidate { most_per_week: *most_per_week, ..neighbour(n) }).collect();
        let mut told: Vec<(PersonId, Timestamp)> = Vec::new();
        let mut hour = 0;
        for (n, later) in hours.iter().enumerate() {
            hour += later;
            let start = at(hour, 0);
            let played = play(Need { placed_at: start, ..need(Urgency::Today) }, town.clone(), start, &parameters);
            let one = Chance { willingness: 0.12, exposure: 0.8, yes: 0.1 };
            for (t, (who, moment)) in played.told.iter().map(|t| (t.person, t.at)).enumerate() {
                let candidate = town.iter_mut().find(|c| c.person == who).unwrap();
                candidate.history.told(moment, one, &parameters);
                if (n + t) % 7 < answered { candidate.history.said_yes(0.8); }
                told.push((who, moment));
            }
            hour = hour.max((played.at.as_second() - at(0, 0).as_second()) / 3600);
        }
        for candidate in &town {
            let own: Vec<i64> =
                told.iter().filter(|(who, _)| *who == candidate.person).map(|(_, at)| at.as_second()).collect();
            let limit = usize::from(candidate.most_per_week.min(3));
            for first in &own {
                let week = own.iter().filter(|at| (*first..*first + 7 * 86_400).contains(*at)).count();
                prop_assert!(week <= limit, "{} in seven days, limit {}", week, limit);
            }
        }
    }
}

#[test]
fn the_willing_are_told_close_by_and_the_others_take_their_turn_further_away() {
    let parameters = Parameters::default();
    let often = |n, distance_m, yes| {
        let mut history = History::new_among(8.0, at(10, 0));
        (history.asked, history.yes, history.unanswered) = (20, yes, 16.0 - yes);
        Candidate { distance_m, history, ..neighbour(n) }
    };
    let first = |town: &[Candidate]| match decide(&need(Urgency::Now), town, at(10, 0), &parameters, 3) {
        Decision::Tell { who, .. } => who[0].person,
        other => panic!("{other:?}"),
    };
    let (willing, hardly) = (8.0, 0.0);
    assert_eq!(first(&[often(1, 30.0, willing), often(2, 30.0, hardly)]), person(1));
    assert_eq!(first(&[often(1, 600.0, willing), often(2, 600.0, hardly)]), person(2));
}

#[test]
fn the_nearest_and_the_least_asked_come_first_and_the_message_says_why() {
    let parameters = Parameters::default();
    let mut near = street(30);
    let often = chance(&near[0], at(0, 0), 1.0, &parameters);
    for day in 2..4 {
        near[0].history.told(at(-24 * day * 3, 0), often, &parameters);
        near[0].history.told(at(-24 * day * 3, 5), often, &parameters);
    }
    let Decision::Tell { who, look_again } = decide(&need(Urgency::Now), &near, at(10, 0), &parameters, 3)
    else {
        panic!("tells")
    };
    assert_eq!(look_again, at(10, 5));
    assert_eq!(who[0].person, near[1].person);
    assert!(who.iter().all(|c| c.person != near[0].person));
    let why = Why { offered: true, circle: Circle::Neighbourhood, last_asked_days: None, first_time: true };
    assert_eq!(who[0].why, why);
}

#[test]
fn one_place_in_ten_is_for_somebody_never_asked() {
    let parameters = Parameters {
        plans: vec![Curve { tick_minutes: 5.0, steps: vec![3.0], floor: 1.0, deadline_minutes: 60.0 }],
        rung: 0,
        ..Parameters::default()
    };
    let mut near = street(60);
    for (n, c) in near.iter_mut().enumerate().take(59) {
        c.history.asked = 1;
        c.history.yes = 1.0;
        c.distance_m = n as f64;
    }
    near[59].distance_m = 1500.0;
    let mut ask = need(Urgency::Now);
    ask.told =
        (100..106).map(|n| Told { person: person(n), at: at(10, 0), chance: 0.01, refused: false }).collect();
    let Decision::Tell { who, .. } = decide(&ask, &near, at(10, 0), &parameters, 3) else { panic!("tells") };
    assert_eq!(who[3].person, near[59].person);
    assert!(who[3].why.first_time);
}

#[test]
fn the_same_question_has_the_same_answer_and_the_seed_only_breaks_ties() {
    let parameters = Parameters::default();
    let alike: Vec<Candidate> = (0..40).map(|n| Candidate { distance_m: 50.0, ..neighbour(n) }).collect();
    let who = |seed| decide(&need(Urgency::Now), &alike, at(10, 0), &parameters, seed);
    assert_eq!(who(1), who(1));
    assert_ne!(who(1), who(2));
}

#[test]
fn ten_thousand_candidates_cost_little_more_than_ten_times_a_thousand() {
    let parameters = Parameters::default();
    let ask = need(Urgency::Now);
    let time = |town: &[Candidate]| {
        let start = std::time::Instant::now();
        for seed in 0..5 {
            std::hint::black_box(decide(&ask, town, at(10, 0), &parameters, seed));
        }
        start.elapsed().as_secs_f64() / 5.0
    };
    let spread = |n| -> Vec<Candidate> {
        street(n).into_iter().map(|c| Candidate { distance_m: c.distance_m % 1900.0, ..c }).collect()
    };
    // By turns, and of each its best: others use this machine too.
    let (few, many) = (spread(1000), spread(10_000));
    let least = |(small, large): (f64, f64), _| (time(&few).min(small), time(&many).min(large));
    let (small, large) = (0..8).fold((f64::MAX, f64::MAX), least);
    println!("one wave among 1,000: {:.0} µs, among 10,000: {:.0} µs", small * 1e6, large * 1e6);
    assert!(large < small * 40.0);
}
