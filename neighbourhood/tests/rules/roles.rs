use neighbourhood::areas::Place;
use neighbourhood::ids::AskId;
use neighbourhood::roles::{Action, Actor, AskThing, Grant, Refused, Thing, may};
use proptest::prelude::*;

use crate::any;

fn grant() -> impl Strategy<Value = Grant> {
    prop_oneof![any::any_area().prop_map(|area| Grant::Host { area }), Just(Grant::Administrator)]
}

fn ask_id(n: u8) -> AskId {
    AskId::new_v7(any::five_o_clock(), [n; 10])
}

fn actor() -> impl Strategy<Value = Actor> {
    prop_oneof![
        Just(Actor::Visitor),
        (0..2u8).prop_map(|n| Actor::CodeHolder(ask_id(n))),
        (0..5u8, prop::collection::vec(grant(), 0..3), any::<bool>())
            .prop_map(|(id, grants, blocked)| Actor::Person { id: any::person(id), grants, blocked }),
    ]
}

fn ask_thing() -> impl Strategy<Value = AskThing> {
    (0..2u8, 0..5u8, prop::option::of(0..5u8), any::place(), any::<bool>(), any::<bool>()).prop_map(
        |(id, asker, helper, place, public, replied)| AskThing {
            id: ask_id(id),
            asker: any::person(asker),
            helper: helper.map(any::person),
            place,
            public,
            replied,
        },
    )
}

fn thing() -> impl Strategy<Value = Thing> {
    let person = || (0..5u8).prop_map(any::person);
    prop_oneof![
        Just(Thing::Nothing),
        any::any_area().prop_map(Thing::Area),
        ask_thing().prop_map(Thing::Ask),
        (ask_thing(), person()).prop_map(|(ask, by)| Thing::Reply { ask, by }),
        (person(), any::place(), any::<bool>()).prop_map(|(owner, place, shown)| Thing::Offer {
            owner,
            place,
            shown
        }),
        (person(), any::place()).prop_map(|(id, place)| Thing::Person { id, place }),
        (any::any_area(), prop::option::of(person()), prop::option::of(person()))
            .prop_map(|(area, by, about)| Thing::Report { area, by, about }),
    ]
}

fn action() -> impl Strategy<Value = Action> {
    prop::sample::select(Action::ALL)
}

/// What only a host may do; what only an administrator may do.
const HOSTING: &[Action] = &[
    Action::SeeNeedsPerson,
    Action::SeeCallList,
    Action::RingBack,
    Action::TakeOver,
    Action::CloseForAsker,
    Action::SeeReports,
    Action::AnswerReport,
    Action::Hide,
    Action::Restore,
    Action::Warn,
    Action::Block,
];
const SETTINGS: &[Action] = &[
    Action::SeeSettings,
    Action::ChangeSettings,
    Action::AppointHost,
    Action::ImportAreas,
    Action::SeeJobs,
    Action::Metrics,
];

proptest! {
    #[test]
    fn the_administrator_may_no_more_with_content_than_any_resident(id in 0..5u8, action in action(), thing in thing()) {
        prop_assume!(!SETTINGS.contains(&action));
        let resident = Actor::resident(any::person(id));
        let administrator = Actor::Person { id: any::person(id), grants: vec![Grant::Administrator], blocked: false };
        prop_assert_eq!(may(&administrator, action, &thing).is_ok(), may(&resident, action, &thing).is_ok());
    }

    #[test]
    fn a_host_may_nothing_extra_outside_their_area(id in 0..5u8, area in any::any_area(), action in action(), thing in thing()) {
        let host = Actor::Person { id: any::person(id), grants: vec![Grant::Host { area }], blocked: false };
        let outside = thing.area().is_some_and(|here| !area.contains(&here));
        if outside {
            let resident = Actor::resident(any::person(id));
            prop_assert_eq!(may(&host, action, &thing).is_ok(), may(&resident, action, &thing).is_ok());
        }
    }

    #[test]
    fn hosting_is_for_hosts_of_that_area_and_never_their_own_case(actor in actor(), action in prop::sample::select(HOSTING), thing in thing()) {
        if may(&actor, action, &thing).is_ok() {
            prop_assert!(actor.is_host() && !actor.is_blocked());
            prop_assert!(thing.area().is_none_or(|area| actor.hosts(&area)));
            match thing {
                Thing::Ask(ask) => prop_assert_ne!(Some(ask.asker), actor.person()),
                Thing::Offer { owner, .. } => prop_assert_ne!(Some(owner), actor.person()),
                Thing::Person { id, .. } => prop_assert_ne!(Some(id), actor.person()),
                Thing::Report { about, .. } => prop_assert!(about.is_none() || about != actor.person()),
                _ => {}
            }
        }
    }

    #[test]
    fn a_host_judges_everything_in_their_area_but_their_own_case(
        id in 0..5u8, action in prop::sample::select(HOSTING), thing in thing(),
    ) {
        let area = thing.area().map_or(any::area("GM0301"), |area| area.municipality());
        let who = any::person(id);
        let host = Actor::Person { id: who, grants: vec![Grant::Host { area }], blocked: false };
        let own = match thing {
            Thing::Nothing | Thing::Area(_) => false,
            Thing::Ask(ask) => ask.asker == who,
            Thing::Reply { by, .. } => by == who,
            Thing::Offer { owner, .. } => owner == who,
            Thing::Person { id, .. } => id == who,
            Thing::Report { about, .. } => about == Some(who),
        };
        prop_assert_eq!(may(&host, action, &thing).is_ok(), !own);
    }

    #[test]
    fn settings_are_for_administrators_alone(actor in actor(), action in prop::sample::select(SETTINGS), thing in thing()) {
        prop_assert_eq!(may(&actor, action, &thing).is_ok(), actor.is_administrator());
    }

    #[test]
    fn contact_details_are_for_the_two_alone(actor in actor(), ask in ask_thing()) {
        let seen = may(&actor, Action::SeeContact, &Thing::Ask(ask)).is_ok();
        let is_asker = actor.person() == Some(ask.asker) || actor == Actor::CodeHolder(ask.id);
        let is_helper = ask.helper.is_some() && ask.helper == actor.person();
        prop_assert_eq!(seen, is_asker || is_helper);
    }

    #[test]
    fn only_the_asker_accepts_withdraws_and_closes(actor in actor(), ask in ask_thing(), by in 0..5u8) {
        let is_asker = actor.person() == Some(ask.asker) || actor == Actor::CodeHolder(ask.id);
        let reply = Thing::Reply { ask, by: any::person(by) };
        prop_assert_eq!(may(&actor, Action::Accept, &reply).is_ok(), is_asker);
        for action in [Action::WithdrawAsk, Action::CloseAsk, Action::FollowAsk, Action::ConfirmAsk] {
            prop_assert_eq!(may(&actor, action, &Thing::Ask(ask)).is_ok(), is_asker);
        }
    }

    #[test]
    fn a_code_opens_nothing_but_its_own_ask(code in 0..2u8, action in action(), thing in thing()) {
        let holder = Actor::CodeHolder(ask_id(code));
        let own = match thing {
            Thing::Ask(ask) | Thing::Reply { ask, .. } => ask.id == ask_id(code),
            _ => false,
        };
        if !own {
            prop_assert_eq!(may(&holder, action, &thing).is_ok(), may(&Actor::Visitor, action, &thing).is_ok());
        }
    }

    #[test]
    fn that_a_hidden_or_private_ask_exists_is_told_to_nobody_outside(actor in actor(), action in action(), ask in ask_thing()) {
        let ask = AskThing { public: false, ..ask };
        let inside = actor.person() == Some(ask.asker)
            || actor == Actor::CodeHolder(ask.id)
            || (ask.helper.is_some() && ask.helper == actor.person())
            || actor.hosts(&ask.place.area());
        if !inside {
            let told = may(&actor, action, &Thing::Ask(ask));
            prop_assert_ne!(told, Err(Refused::NotYours));
            prop_assert_ne!(told, Err(Refused::OwnCase));
            prop_assert_ne!(may(&actor, Action::SeeAsk, &Thing::Ask(ask)), Ok(()));
        }
    }

    #[test]
    fn what_is_somebodys_own_is_for_nobody_else(actor in actor(), id in 0..5u8, place in any::place()) {
        for action in [Action::Download, Action::Forget, Action::ManageTokens, Action::ManageSessions, Action::OwnPage] {
            let thing = Thing::Person { id: any::person(id), place };
            prop_assert_eq!(may(&actor, action, &thing).is_ok(), actor.person() == Some(any::person(id)));
        }
    }

    #[test]
    fn the_blocked_write_to_nobody_but_keep_what_is_theirs(grants in prop::collection::vec(grant(), 0..3), thing in thing()) {
        let blocked = Actor::Person { id: any::person(1), grants, blocked: true };
        for action in [Action::PlaceAsk, Action::Reply, Action::MakeOffer, Action::Hide, Action::Warn] {
            prop_assert!(may(&blocked, action, &thing).is_err());
        }
        for action in [Action::Download, Action::Forget, Action::AnswerMeasure, Action::OwnPage] {
            prop_assert!(may(&blocked, action, &Thing::Nothing).is_ok());
        }
    }

    #[test]
    fn visitors_may_only_what_needs_no_name(action in action(), thing in thing()) {
        let free = [
            Action::ReadPage, Action::ReadBoard, Action::ReadAreas, Action::PlaceAsk, Action::UseCode, Action::SignIn,
            Action::SignOut, Action::Unsubscribe, Action::Report, Action::Health, Action::SeeAsk, Action::SeeOffer,
            Action::MakeOffer, Action::DeclineAlert,
        ];
        if may(&Actor::Visitor, action, &thing).is_ok() {
            prop_assert!(free.contains(&action), "{action}");
        }
    }
}

#[test]
fn every_action_and_refusal_has_a_key_of_its_own() {
    let keys: std::collections::BTreeSet<&str> = Action::ALL.iter().map(|action| action.key()).collect();
    assert_eq!(keys.len(), Action::ALL.len());
    assert!(Action::ALL.iter().all(|action| Action::from_key(action.key()) == Some(*action)));
    let place = Place::Neighbourhood(any::area("BU03010000"));
    let hidden = Thing::Offer { owner: any::person(1), place, shown: false };
    assert_eq!(may(&Actor::Visitor, Action::SeeOffer, &hidden).unwrap_err().key(), "not_there");
}
