use neighbourhood::areas::{Circle, Level, Place};
use neighbourhood::asks::{
    Ask, AskerAddress, AskerFacts, Closure, NeedReason, OPEN_ASKS_AT_MOST, OPEN_REPLIES_AT_MOST, Outcome,
    RETENTION, ReplierFacts, Stage, contact_visible, place,
};
use neighbourhood::happenings::Happening;
use proptest::prelude::*;

use crate::any;

fn open() -> Ask {
    place(any::draft(), any::asker(AskerAddress::Confirmed), any::ask_id(), any::five_o_clock()).unwrap().0
}

fn with_replies(n: u8) -> Ask {
    (1..=n).fold(open(), |ask, i| {
        ask.reply(&any::neighbour(i), (any::reply_id(i), None), any::five_o_clock()).unwrap().0
    })
}

fn connected() -> Ask {
    with_replies(2).accept(any::reply_id(1), any::five_o_clock()).unwrap().0
}

proptest! {
    #[test]
    fn only_an_ask_with_a_confirmed_address_opens_at_once(
        draft in any::any_draft(), address in prop::sample::select(AskerAddress::ALL),
    ) {
        if let Ok((ask, _)) = place(draft, any::asker(address), any::ask_id(), any::five_o_clock()) {
            prop_assert_ne!(address, AskerAddress::Missing);
            prop_assert_eq!(matches!(ask.stage, Stage::Open { .. }), address == AskerAddress::Confirmed && !ask.private);
        }
    }

    #[test]
    fn an_ask_about_safety_is_private_and_waits_for_a_person(draft in any::any_draft(), address in prop::sample::select(AskerAddress::ALL)) {
        let about_safety = draft.theme.is_some_and(neighbourhood::themes::Theme::is_private);
        let wished = draft.private;
        if let Ok((ask, happenings)) = place(draft, any::asker(address), any::ask_id(), any::five_o_clock()) {
            prop_assert_eq!(ask.private, about_safety || wished);
            if ask.private {
                let waits = Happening::NeedsPerson { ask: ask.id, why: NeedReason::Private };
                prop_assert!(happenings.contains(&waits));
                prop_assert!(!ask.is_open());
            }
        }
    }

    #[test]
    fn a_private_ask_is_on_no_board_and_takes_no_reply(draft in any::any_draft(), board in any::any_area(), who in 1..5u8) {
        if let Ok((ask, _)) = place(neighbourhood::asks::Draft { private: true, ..draft }, any::asker(AskerAddress::Confirmed), any::ask_id(), any::five_o_clock()) {
            prop_assert!(!ask.is_on_board(&board));
            prop_assert!(!ask.is_on_board(&ask.place.area()));
            prop_assert!(ask.may_reply(&any::neighbour(who)).is_err());
            prop_assert!(ask.give_back(any::five_o_clock()).is_err());
        }
    }

    #[test]
    fn a_board_shows_no_ask_that_is_meant_for_a_smaller_circle(draft in any::any_draft(), board in any::any_area()) {
        let placed = place(draft, any::asker(AskerAddress::Confirmed), any::ask_id(), any::five_o_clock());
        let shown = placed.ok().map(|(ask, _)| ask).filter(|ask| ask.is_on_board(&board));
        if let Some(ask) = shown {
            prop_assert_eq!(ask.place.municipality(), board.municipality());
            let most = match ask.circle {
                Circle::Street => None,
                Circle::Neighbourhood => Some(Level::Neighbourhood),
                Circle::District => Some(Level::District),
                Circle::Municipality => Some(Level::Municipality),
            };
            prop_assert!(most.is_some_and(|most| board.level() <= most));
        }
    }

    #[test]
    fn asking_for_another_needs_their_consent(draft in any::any_draft()) {
        let refused = matches!(draft.for_other, Some((_, false)));
        let placed = place(draft, any::asker(AskerAddress::Confirmed), any::ask_id(), any::five_o_clock());
        if refused {
            prop_assert_eq!(placed.unwrap_err().key(), "no_consent");
        } else if let Ok((ask, _)) = placed {
            prop_assert!(ask.for_other.is_none_or(|other| other.consent_at == any::five_o_clock()));
        }
    }

    #[test]
    fn the_blocked_and_the_many_place_no_more_asks(open_asks in 0..10u32, blocked in any::<bool>()) {
        let facts = AskerFacts { open_asks, blocked, ..any::asker(AskerAddress::Confirmed) };
        let placed = place(any::draft(), facts, any::ask_id(), any::five_o_clock());
        prop_assert_eq!(placed.is_ok(), !blocked && open_asks < OPEN_ASKS_AT_MOST);
    }

    #[test]
    fn who_may_reply_is_decided_by_five_facts(who in 0..3u8, confirmed in any::<bool>(), blocked in any::<bool>(), avoided in any::<bool>(), hidden in any::<bool>()) {
        let mut ask = open();
        if hidden {
            ask = ask.hide(any::person(9), "Reclame".parse().unwrap(), any::five_o_clock()).0;
        }
        let facts = ReplierFacts { confirmed, blocked, avoided, ..any::neighbour(who) };
        let replied = ask.reply(&facts, (any::reply_id(who), None), any::five_o_clock());
        prop_assert_eq!(replied.is_ok(), who != 0 && confirmed && !blocked && !avoided && !hidden);
    }

    #[test]
    fn replying_twice_has_one_effect(n in 1..5u8, who in 1..5u8) {
        let ask = with_replies(n);
        let (once, _) = ask.reply(&any::neighbour(who), (any::reply_id(50), None), any::five_o_clock()).unwrap();
        let (twice, happened) = once.clone().reply(&any::neighbour(who), (any::reply_id(51), None), any::five_o_clock()).unwrap();
        prop_assert_eq!(&twice, &once);
        prop_assert!(happened.is_empty());
        prop_assert_eq!(twice.replies.iter().filter(|reply| reply.by == any::person(who)).count(), 1);
    }

    #[test]
    fn enough_is_enough(n in 1..10u8) {
        let mut ask = open();
        for i in 1..=n {
            ask = ask.clone().reply(&any::neighbour(i), (any::reply_id(i), None), any::five_o_clock()).map_or(ask, |(ask, _)| ask);
        }
        prop_assert_eq!(ask.open_replies().count(), usize::from(n).min(OPEN_REPLIES_AT_MOST));
    }

    #[test]
    fn accepting_twice_has_one_effect_and_another_is_refused(n in 2..5u8, first in 1..5u8, second in 1..5u8) {
        let (first, second) = (first.min(n), second.min(n));
        let (once, happened) = with_replies(n).accept(any::reply_id(first), any::five_o_clock()).unwrap();
        let shared = happened.iter().filter(|h| matches!(h, Happening::ContactShared { .. })).count();
        let aside = happened.iter().filter(|h| matches!(h, Happening::ReplySetAside { .. })).count();
        prop_assert_eq!((shared, aside), (2, usize::from(n) - 1));
        match once.clone().accept(any::reply_id(second), any::five_o_clock() + any::hours(1)) {
            Ok((twice, happened)) => {
                prop_assert_eq!(first, second);
                prop_assert_eq!(twice, once);
                prop_assert!(happened.is_empty());
            }
            Err(refusal) => {
                prop_assert_ne!(first, second);
                prop_assert_eq!(refusal.key(), "already_connected");
            }
        }
    }

    #[test]
    fn contact_details_are_never_visible_before_acceptance_and_then_to_the_two_alone(n in 1..5u8, viewer in 0..9u8, whose in 0..9u8) {
        let (viewer, whose) = (any::person(viewer), any::person(whose));
        let ask = with_replies(n);
        prop_assert!(!contact_visible(viewer, whose, &ask));
        let ask = ask.accept(any::reply_id(1), any::five_o_clock()).unwrap().0;
        let pair = [any::person(0), any::person(1)];
        let expected = viewer != whose && pair.contains(&viewer) && pair.contains(&whose);
        prop_assert_eq!(contact_visible(viewer, whose, &ask), expected);
        prop_assert_eq!(contact_visible(whose, viewer, &ask), expected);
        let (open, _) = ask.clone().fell_through(any::person(0), any::five_o_clock()).unwrap();
        prop_assert!(!contact_visible(viewer, whose, &open));
        let (hidden, _) = ask.hide(any::person(9), "Oplichting".parse().unwrap(), any::five_o_clock());
        prop_assert!(!contact_visible(viewer, whose, &hidden));
    }

    #[test]
    fn it_ends_when_the_asker_has_told_and_the_helper_can_tell_before_or_after(asker in any::outcome(), helper in any::outcome(), helper_first in any::<bool>()) {
        let now = any::five_o_clock() + any::hours(30);
        let (a, h) = (any::person(0), any::person(1));
        let order = if helper_first { [(h, helper), (a, asker)] } else { [(a, asker), (h, helper)] };
        let mut ask = connected();
        for (who, outcome) in order {
            let was_closed = ask.is_closed();
            ask = ask.tell_result(who, outcome, now).unwrap().0;
            prop_assert_eq!(ask.is_closed(), was_closed || who == a);
        }
        let ended = matches!(ask.stage, Stage::Closed { how, .. } if how == Closure::from(asker));
        prop_assert!(ended);
        let connection = *ask.connection().unwrap();
        prop_assert_eq!((connection.asker_told, connection.helper_told), (Some(asker), Some(helper)));
    }

    #[test]
    fn nobody_else_tells_the_result_or_that_it_fell_through(who in 2..9u8, outcome in any::outcome()) {
        let now = any::five_o_clock();
        prop_assert_eq!(connected().tell_result(any::person(who), outcome, now).unwrap_err().key(), "not_one_of_the_two");
        prop_assert_eq!(connected().fell_through(any::person(who), now).unwrap_err().key(), "not_one_of_the_two");
    }

    #[test]
    fn after_it_was_removed_no_result_brings_contact_details_back(outcome in any::outcome(), who in 0..2u8) {
        let now = any::five_o_clock();
        let (removed, _) = connected().close_by_host(Closure::Removed, now).unwrap();
        prop_assert!(!contact_visible(any::person(0), any::person(1), &removed));
        prop_assert!(removed.tell_result(any::person(who), outcome, now).is_err());
    }

    #[test]
    fn after_it_fell_through_another_neighbour_can_be_accepted(by in 0..2u8) {
        let now = any::five_o_clock();
        let (open, happened) = connected().fell_through(any::person(by), now).unwrap();
        let opened = Happening::AskOpened { ask: open.id };
        prop_assert!(happened.contains(&opened));
        prop_assert_eq!(open.clone().accept(any::reply_id(1), now).unwrap_err().key(), "reply_not_open");
        let (again, _) = open.accept(any::reply_id(2), now).unwrap();
        prop_assert_eq!(again.helper(), Some(any::person(2)));
    }

    #[test]
    fn it_is_erased_after_the_retention_time_and_not_a_moment_before(secs in 0..20_000_000i64) {
        let now = any::five_o_clock();
        let (closed, _) = connected().tell_result(any::person(0), Outcome::Helped, now).unwrap();
        let later = now + jiff::SignedDuration::from_secs(secs);
        let erased = closed.erase(later);
        prop_assert_eq!(erased.is_ok(), secs >= RETENTION.as_secs());
        prop_assert!(connected().erase(later).is_err(), "what has not ended is not erased");
    }

    #[test]
    fn what_stays_after_erasing_names_nobody_and_says_nothing(draft in any::any_draft()) {
        let now = any::five_o_clock();
        if let Ok((ask, _)) = place(draft, any::asker(AskerAddress::Confirmed), any::ask_id(), now) {
            let (asker, text) = (ask.asker.to_string(), ask.text.to_string());
            let postcode = ask.place.postcode().map(|code| code.to_string());
            let (closed, _) = ask.withdraw(now).unwrap();
            let json = serde_json::to_string(&closed.erase_at_once().unwrap().0).unwrap();
            prop_assert!(!json.contains(&asker) && !json.contains(&text));
            prop_assert!(postcode.is_none_or(|code| !json.contains(&code)));
        }
    }

    #[test]
    fn a_happening_is_stored_by_its_kind_and_read_back(n in 1..5u8) {
        let (_, happenings) = with_replies(n).accept(any::reply_id(1), any::five_o_clock()).unwrap();
        for happening in happenings {
            let json = serde_json::to_value(&happening).unwrap();
            prop_assert_eq!(json["kind"].as_str(), Some(happening.kind()));
            prop_assert!(Happening::KINDS.contains(&happening.kind()));
            prop_assert_eq!(serde_json::from_value::<Happening>(json).unwrap(), happening);
        }
    }

    #[test]
    fn whoever_lives_in_the_circle_may_see_it_and_nobody_beyond(draft in any::any_draft(), home in any::place()) {
        if let Ok((ask, _)) = place(draft, any::asker(AskerAddress::Confirmed), any::ask_id(), any::five_o_clock()) {
            let between = neighbourhood::areas::circle_between(&ask.place, &home);
            prop_assert_eq!(ask.is_for(&home), between.is_some_and(|between| between <= ask.circle));
        }
    }
}

#[test]
fn a_connected_ask_stands_no_longer_on_the_list_of_the_host() {
    let now = any::five_o_clock();
    let (asked, _) = with_replies(1).hand_to_person(NeedReason::AskedFor, now).unwrap();
    assert!(asked.needs_person.is_some());
    assert_eq!(asked.accept(any::reply_id(1), now).unwrap().0.needs_person, None);
}

#[test]
fn replies_that_wait_for_a_day_come_to_a_person() {
    let now = any::five_o_clock();
    let (waiting, happened) = with_replies(1).lapse(now + any::hours(23));
    assert!(happened.is_empty());
    let (_, happened) = waiting.lapse(now + any::hours(24));
    assert_eq!(happened, [Happening::NeedsPerson { ask: any::ask_id(), why: NeedReason::RepliesWaiting }]);
}

#[test]
fn of_a_private_ask_only_the_municipality_stays() {
    let now = any::five_o_clock();
    let draft = neighbourhood::asks::Draft { private: true, ..any::draft() };
    let (ask, _) = place(draft, any::asker(AskerAddress::Confirmed), any::ask_id(), now).unwrap();
    let (erased, _) = ask.withdraw(now).unwrap().0.erase_at_once().unwrap();
    assert_eq!(erased.area, any::area("GM0301"));
}

#[test]
fn every_kind_of_happening_has_a_name_of_its_own() {
    let kinds: std::collections::BTreeSet<_> = Happening::KINDS.iter().collect();
    assert_eq!(kinds.len(), Happening::KINDS.len());
}

#[test]
fn an_ask_of_which_only_the_district_is_known_stands_on_the_boards_of_its_neighbourhoods() {
    let draft = neighbourhood::asks::Draft { place: Place::District(any::area("WK030100")), ..any::draft() };
    let (ask, _) =
        place(draft, any::asker(AskerAddress::Confirmed), any::ask_id(), any::five_o_clock()).unwrap();
    assert!(ask.is_on_board(&any::area("BU03010002")));
    assert!(ask.is_on_board(&any::area("WK030100")));
    assert!(!ask.is_on_board(&any::area("BU03010102")));
    assert!(!ask.is_on_board(&any::area("GM0301")));
}
