//! The doctor finds what is wrong: every invariant is broken on purpose.

use neighbourhood::asks::{
    Ask, AskerAddress, Broken, Closure, Draft, Facts, Outcome, ReplyStage, Stage, broken_invariants, place,
};
use neighbourhood::happenings::Happening;
use neighbourhood::ids::AlertId;

use crate::any;

fn connected() -> (Ask, Vec<Happening>) {
    let now = any::five_o_clock();
    let (ask, mut recorded) =
        place(any::draft(), any::asker(AskerAddress::Confirmed), any::ask_id(), now).unwrap();
    let (ask, more) = ask.reply(&any::neighbour(1), (any::reply_id(1), None), now).unwrap();
    recorded.extend(more);
    let (ask, more) = ask.reply(&any::neighbour(2), (any::reply_id(2), None), now).unwrap();
    recorded.extend(more);
    let (ask, more) = ask.accept(any::reply_id(1), now).unwrap();
    recorded.extend(more);
    (ask, recorded)
}

fn keys(ask: &Ask, recorded: &[Happening], hours: i64) -> Vec<&'static str> {
    let now = any::five_o_clock() + any::hours(hours);
    let facts = Facts { ask, wave_due: None, has_host: false, recorded, now };
    broken_invariants(facts).iter().map(Broken::key).collect()
}

#[test]
fn all_is_well_with_two_who_are_connected() {
    let (ask, recorded) = connected();
    assert_eq!(keys(&ask, &recorded, 1), [] as [&str; 0]);
}

#[test]
fn an_open_ask_that_nobody_looks_at_is_found() {
    let now = any::five_o_clock();
    let (ask, recorded) =
        place(any::draft(), any::asker(AskerAddress::Confirmed), any::ask_id(), now).unwrap();
    assert_eq!(keys(&ask, &recorded, 0), ["nobody_responsible"]);
}

#[test]
fn an_ask_that_waits_for_a_host_who_is_not_there_is_found() {
    let now = any::five_o_clock();
    let (ask, recorded) = place(any::draft(), any::asker(AskerAddress::Phone), any::ask_id(), now).unwrap();
    assert_eq!(keys(&ask, &recorded, 0), ["no_host"]);
}

#[test]
fn a_connection_that_nobody_ended_is_found() {
    let (ask, recorded) = connected();
    assert_eq!(keys(&ask, &recorded, 24 * 15), ["nobody_responsible"]);
}

#[test]
fn a_stage_that_was_not_recorded_is_found() {
    let (ask, recorded) = connected();
    assert_eq!(keys(&ask, &recorded[..3], 1), ["not_recorded"]);
}

#[test]
fn contact_details_shown_to_a_third_are_found() {
    let (ask, mut recorded) = connected();
    recorded.push(Happening::ContactShared { ask: ask.id, to: any::person(2), of: any::person(0) });
    assert_eq!(keys(&ask, &recorded, 1), ["contact_leaked"]);
}

#[test]
fn contact_details_shown_before_acceptance_are_found() {
    let (ask, mut recorded) = connected();
    recorded.insert(1, Happening::ContactShared { ask: ask.id, to: any::person(1), of: any::person(0) });
    assert_eq!(keys(&ask, &recorded, 1), ["contact_leaked"]);
}

#[test]
fn a_double_reply_and_a_double_acceptance_are_found() {
    let (mut ask, recorded) = connected();
    let mut double = ask.replies[1].clone();
    double.id = any::reply_id(3);
    ask.replies.push(double);
    assert_eq!(keys(&ask, &recorded, 1), ["replied_twice"]);
    ask.replies.pop();
    ask.replies[1].stage = ReplyStage::Accepted { at: any::five_o_clock() };
    assert_eq!(keys(&ask, &recorded, 1), ["accepted_twice"]);
    ask.replies[0].stage = ReplyStage::Open;
    assert_eq!(keys(&ask, &recorded, 1), ["accepted_unconnected"]);
}

#[test]
fn an_ask_that_ended_twice_is_found() {
    let (ask, mut recorded) = connected();
    let (ask, more) = ask.tell_result(any::person(0), Outcome::Helped, any::five_o_clock()).unwrap();
    recorded.extend(more);
    recorded.push(Happening::AskClosed { ask: ask.id, how: Closure::Helped });
    assert_eq!(keys(&ask, &recorded, 1), ["closed_twice"]);
}

#[test]
fn what_should_have_been_erased_is_found() {
    let (ask, mut recorded) = connected();
    let (ask, more) = ask.tell_result(any::person(0), Outcome::Helped, any::five_o_clock()).unwrap();
    recorded.extend(more);
    assert_eq!(keys(&ask, &recorded, 90 * 24 + 1), [] as [&str; 0]);
    assert_eq!(keys(&ask, &recorded, 92 * 24), ["not_erased"]);
    assert!(matches!(ask.stage, Stage::Closed { .. }));
}

#[test]
fn telling_neighbours_of_an_ordinary_ask_is_well() {
    let (ask, mut recorded) = connected();
    let alert = AlertId::new_v7(any::five_o_clock(), [1; 10]);
    recorded.push(Happening::AlertSent { ask: ask.id, alert, to: any::person(4) });
    assert_eq!(keys(&ask, &recorded, 1), [] as [&str; 0]);
}

#[test]
fn a_private_ask_that_was_told_is_found() {
    let draft = Draft { private: true, ..any::draft() };
    let now = any::five_o_clock();
    let (ask, mut recorded) = place(draft, any::asker(AskerAddress::Confirmed), any::ask_id(), now).unwrap();
    let alert = AlertId::new_v7(now, [1; 10]);
    recorded.push(Happening::AlertSent { ask: ask.id, alert, to: any::person(4) });
    let facts = Facts { ask: &ask, wave_due: None, has_host: true, recorded: &recorded, now };
    assert_eq!(broken_invariants(facts), vec![Broken::PrivateTold]);
}
