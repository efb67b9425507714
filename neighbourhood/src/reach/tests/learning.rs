//! What is planted is found, and nothing else.

use super::*;

const QUIET: Load = Load { members: 1000.0, asks_per_week: 60.0, recent: 1000, rung: 1 };

/// Alerts in a planted world: the k-th of a thousand alike says yes when its quantile is below the chance.
fn planted(scale: f64, evening: f64, median: f64) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for n in 0..40_000u32 {
        let hour = if n % 2 == 0 { 10 } else { 19 };
        let distance_m = f64::from(n * 7 % 900);
        let inclined = 0.12;
        let chance = inclined * (-distance_m / scale).exp() * if hour == 19 { evening } else { 1.0 };
        let luck = f64::from(n.wrapping_mul(2_654_435_761) >> 8) / f64::from(1u32 << 24);
        let minutes = median * (f64::from(n % 101) / 50.0 - 1.0).exp();
        outcomes.push(Outcome { hour, distance_m, inclined, yes_after: (luck < chance).then_some(minutes) });
    }
    outcomes
}

#[test]
fn without_alerts_the_prior_stays() {
    let prior = Parameters::default();
    let learned = learn(&prior, &[], &[], &QUIET);
    assert!((learned.parameters.distance_m - prior.distance_m).abs() < 1.0);
    assert!((learned.parameters.willingness - prior.willingness).abs() < 1e-9);
    assert!((learned.parameters.calibration - 1.0).abs() < 1e-9);
    assert!(learned.parameters.hours.iter().all(|h| (h - 1.0).abs() < 1e-9));
    assert_eq!(learned.parameters.plans, prior.plans);
    assert_eq!(learned.parameters.rung, prior.rung);
    assert!(learned.willingness.low < prior.willingness && learned.willingness.high > prior.willingness);
}

#[test]
fn distance_hours_and_reply_times_are_found() {
    let learned = learn(&Parameters::default(), &planted(400.0, 1.6, 30.0), &[], &QUIET);
    let found = &learned.parameters;
    assert!((found.distance_m - 400.0).abs() < 60.0, "{}", found.distance_m);
    assert!((found.hours[19] / found.hours[10] - 1.6).abs() < 0.2, "{:?}", found.hours);
    assert!((found.replies.median_minutes - 30.0).abs() < 2.0, "{:?}", found.replies);
    assert!(learned.distance_m.low < 400.0 && learned.distance_m.high > 400.0, "{:?}", learned.distance_m);
    assert!(found.plans[1].floor > Parameters::default().plans[1].floor, "slower replies cost more");
}

#[test]
fn the_same_alerts_teach_the_same_and_uncertainty_shrinks_with_their_number() {
    let all = planted(800.0, 1.0, 12.0);
    let prior = Parameters::default();
    assert_eq!(learn(&prior, &all, &[], &QUIET), learn(&prior, &all, &[], &QUIET));
    let few = learn(&prior, &all[..2000], &[], &QUIET);
    let many = learn(&prior, &all, &[], &QUIET);
    assert!(many.distance_m.high - many.distance_m.low < few.distance_m.high - few.distance_m.low);
    assert!(many.hours[10].high - many.hours[10].low < few.hours[10].high - few.hours[10].low);
    assert!(many.calibration.high - many.calibration.low < few.calibration.high - few.calibration.low);
}

#[test]
fn how_willing_and_how_alike_people_are_is_found() {
    let alike: Vec<(f64, f64)> = (0..500).map(|_| (6.0, 14.0)).collect();
    let mixed: Vec<(f64, f64)> =
        (0..500).map(|n| if n % 2 == 0 { (12.0, 8.0) } else { (0.0, 20.0) }).collect();
    let prior = Parameters::default();
    let (alike, mixed) =
        (learn(&prior, &[], &alike, &QUIET).parameters, learn(&prior, &[], &mixed, &QUIET).parameters);
    assert!((alike.willingness - 0.3).abs() < 0.02);
    assert!((mixed.willingness - 0.3).abs() < 0.02);
    assert!(alike.prior_weight > 4.0 * mixed.prior_weight, "{} {}", alike.prior_weight, mixed.prior_weight);
}

#[test]
fn an_overloaded_group_steps_down_a_rung_a_night_and_a_relieved_one_comes_back() {
    let prior = Parameters::default();
    let alerts = planted(800.0, 1.0, 12.0);
    let night = |rung, asks_per_week| {
        learn(&prior, &alerts, &[], &Load { members: 1000.0, asks_per_week, recent: 5000, rung })
            .parameters
            .rung
    };
    assert_eq!(night(1, 1000.0), 2);
    assert_eq!(night(2, 1000.0), 3);
    let last = prior.plans.len() - 1;
    assert_eq!(night(last, 9000.0), last);
    assert_eq!(night(3, 60.0), 2);
    assert_eq!(night(1, 20.0), 0);
    let swings = (0..30)
        .scan(1, |rung, _| {
            *rung = night(*rung, 160.0);
            Some(*rung)
        })
        .collect::<Vec<_>>();
    assert!(swings[20..].windows(2).all(|w| w[0] == w[1]), "{swings:?}");
}
