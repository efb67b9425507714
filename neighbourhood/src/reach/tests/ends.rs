//! Every plan ends with a person.

use super::*;

fn hand_over(urgency: Urgency, candidates: Vec<Candidate>, start: Timestamp) -> HandOver {
    let mut ask = need(urgency);
    ask.placed_at = start;
    play(ask, candidates, start, &Parameters::default()).why
}

#[test]
fn at_the_deadline_a_person_takes_over() {
    let played = play(need(Urgency::Now), street(400), at(10, 0), &Parameters::default());
    assert_eq!(played.why, HandOver::Deadline);
    assert_eq!(played.at, at(12, 0));
    assert!(played.told.len() > 30, "{}", played.told.len());
    let today = play(need(Urgency::Today), street(400), at(10, 0), &Parameters::default());
    assert_eq!((today.why, today.at), (HandOver::Deadline, at(12, 0)));
}

#[test]
fn when_the_most_were_told_or_nobody_is_left_a_person_takes_over_early() {
    let far: Vec<Candidate> =
        street(400).into_iter().map(|c| Candidate { distance_m: 1900.0, ..c }).collect();
    let played = play(need(Urgency::Now), far, at(10, 0), &Parameters::default());
    assert_eq!((played.why, played.told.len()), (HandOver::Spent, 60));
    let few = play(need(Urgency::Now), street(3), at(10, 0), &Parameters::default());
    assert_eq!((few.why, few.told.len()), (HandOver::Spent, 3));
}

#[test]
fn an_area_without_helpers_goes_to_a_person_at_once() {
    assert_eq!(hand_over(Urgency::Now, Vec::new(), at(10, 0)), HandOver::NobodyHere);
    let far = vec![Candidate { distance_m: 9000.0, ..neighbour(1) }];
    assert_eq!(hand_over(Urgency::Today, far, at(10, 0)), HandOver::NobodyHere);
}

#[test]
fn everyone_at_the_cap_or_paused_goes_to_a_person_at_once() {
    let parameters = Parameters::default();
    let mut tired = neighbour(1);
    let chance = chance(&tired, at(8, 0), 1.0, &parameters);
    for minute in 0..3 {
        tired.history.told(at(8, minute), chance, &parameters);
    }
    assert_eq!(hand_over(Urgency::Now, vec![tired], at(10, 0)), HandOver::EveryoneAtCap);
    let paused = Candidate { paused_until: Some(at(48, 0)), ..neighbour(2) };
    assert_eq!(hand_over(Urgency::Now, vec![paused], at(10, 0)), HandOver::EveryonePaused);
    let mut rests = neighbour(3);
    rests.history.accepted(at(9, 0), &parameters);
    assert_eq!(hand_over(Urgency::Now, vec![rests], at(10, 0)), HandOver::EveryonePaused);
    let own_limit = Candidate { most_per_week: 0, ..neighbour(4) };
    assert_eq!(hand_over(Urgency::Now, vec![own_limit], at(10, 0)), HandOver::EveryoneAtCap);
}

#[test]
fn at_night_what_can_wait_waits_until_eight_and_what_cannot_goes_to_a_person() {
    let parameters = Parameters::default();
    let night = decide(&need(Urgency::Today), &street(9), at(23, 0), &parameters, 1);
    assert_eq!(night, Decision::Wait { until: at(32, 0), reason: Waiting::Night });
    assert_eq!(hand_over(Urgency::Now, street(9), at(23, 0)), HandOver::Night);
    let awake = Candidate { quiet: QuietHours::none(), ..neighbour(1) };
    assert!(matches!(
        decide(&need(Urgency::Now), &[awake], at(23, 0), &parameters, 1),
        Decision::Tell { .. }
    ));
}

#[test]
fn the_night_does_not_use_up_the_time_of_an_ask_for_today() {
    let played = play(need(Urgency::Today), street(400), at(21, 30), &Parameters::default());
    assert_eq!((played.why, played.at), (HandOver::Deadline, at(33, 30)));
    assert!(played.told.iter().any(|t| t.at >= at(32, 0)));
}

#[test]
fn an_ask_for_this_week_is_in_the_digest_first() {
    let parameters = Parameters::default();
    let ask = need(Urgency::ThisWeek);
    let first = decide(&ask, &street(9), at(10, 0), &parameters, 1);
    assert_eq!(first, Decision::Wait { until: at(34, 0), reason: Waiting::Digest });
    assert!(matches!(decide(&ask, &street(9), at(34, 0), &parameters, 1), Decision::Tell { .. }));
    assert_eq!(hand_over(Urgency::ThisWeek, street(400), at(10, 0)), HandOver::Deadline);
}

#[test]
fn a_private_ask_is_told_to_no_neighbour() {
    let ask = Need { private: true, ..need(Urgency::Now) };
    let decision = decide(&ask, &street(9), at(10, 0), &Parameters::default(), 1);
    assert_eq!(decision, Decision::Person { why: HandOver::Private });
}

#[test]
fn the_weekend_is_like_any_day() {
    let parameters = Parameters::default();
    for day in [5, 6] {
        let noon = at(day * 24 + 12, 0);
        let ask = Need { placed_at: noon, ..need(Urgency::Now) };
        let played = play(ask, street(400), noon, &parameters);
        assert_eq!((played.why, played.at), (HandOver::Deadline, at(day * 24 + 14, 0)));
        let night = at(day * 24 + 23, 30);
        let wait = decide(&need(Urgency::Today), &street(9), night, &parameters, 1);
        assert_eq!(wait, Decision::Wait { until: at(day * 24 + 32, 0), reason: Waiting::Night });
    }
}
