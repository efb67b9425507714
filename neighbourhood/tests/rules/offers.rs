use jiff::Timestamp;
use neighbourhood::areas::Place;
use neighbourhood::asks::How;
use neighbourhood::ids::OfferId;
use neighbourhood::offers::{Offer, OfferDraft, OfferStage, OwnerFacts, make};
use proptest::prelude::*;

use crate::any;

fn draft() -> OfferDraft {
    OfferDraft {
        text: any::sentence("Ik doe graag boodschappen."),
        themes: vec![],
        place: Place::Neighbourhood(any::area("BU03010000")),
        circle: neighbourhood::areas::Circle::District,
        at_most_per_week: 2,
        how: How::Door,
        times: Default::default(),
    }
}

fn owner(confirmed: bool) -> OwnerFacts {
    OwnerFacts { id: any::person(1), confirmed, blocked: false, offers: 0 }
}

fn id() -> OfferId {
    OfferId::new_v7(any::five_o_clock(), [2; 10])
}

#[derive(Debug, Clone)]
enum Step {
    Confirm,
    Pause(i64),
    Resume,
    End,
    Change(u8),
    Hide,
    Restore,
    Lapse,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::Confirm),
        (-5..50i64).prop_map(Step::Pause),
        Just(Step::Resume),
        Just(Step::End),
        (0..9u8).prop_map(Step::Change),
        Just(Step::Hide),
        Just(Step::Restore),
        Just(Step::Lapse),
    ]
}

/// The offer after the step, and how many things happened; refused steps change nothing.
fn take(offer: Offer, step: &Step, now: Timestamp) -> (Offer, usize) {
    let before = offer.clone();
    let changed = match step {
        Step::Confirm => offer.confirm(now),
        Step::Pause(h) => offer.pause(any::five_o_clock() + any::hours(*h), now),
        Step::Resume => offer.resume(now),
        Step::End => Ok(offer.end(now)),
        Step::Change(times) => offer.change(OfferDraft { at_most_per_week: *times, ..draft() }),
        Step::Hide => Ok(offer.hide(any::person(9), "Reclame".parse().unwrap(), now)),
        Step::Restore => Ok(offer.restore(any::person(9))),
        Step::Lapse => Ok(offer.lapse(now)),
    };
    changed.map_or((before, 0), |(offer, happenings)| (offer, happenings.len()))
}

proptest! {
    #[test]
    fn the_same_wish_about_an_offer_twice_has_one_effect(confirmed in any::<bool>(), steps in prop::collection::vec(step(), 1..30)) {
        let mut now = any::five_o_clock();
        let (mut offer, _) = make(draft(), owner(confirmed), id(), now).unwrap();
        for step in steps {
            now += any::hours(1);
            let (next, happened) = take(offer.clone(), &step, now);
            prop_assert_eq!(happened == 0, next == offer, "recorded exactly when something changed");
            let (again, more) = take(next.clone(), &step, now);
            prop_assert_eq!(&again, &next);
            prop_assert_eq!(more, 0);
            offer = next;
        }
    }

    #[test]
    fn a_hidden_offer_is_shown_to_nobody(steps in prop::collection::vec(step(), 0..20)) {
        let now = any::five_o_clock();
        let (offer, _) = make(draft(), owner(true), id(), now).unwrap();
        prop_assert!(offer.is_available(now) && offer.is_on_board(&any::area("BU03010000"), now));
        let (mut hidden, _) = offer.hide(any::person(9), "Reclame".parse().unwrap(), now);
        for step in steps.iter().filter(|step| !matches!(step, Step::Restore)) {
            hidden = take(hidden, step, now).0;
            prop_assert!(!hidden.is_available(now) && !hidden.is_on_board(&any::area("BU03010000"), now));
        }
    }

    #[test]
    fn an_offer_that_ended_stays_ended(steps in prop::collection::vec(step(), 1..20)) {
        let now = any::five_o_clock();
        let (mut offer, _) = make(draft(), owner(true), id(), now).unwrap().0.end(now);
        for step in steps {
            offer = take(offer, &step, now + any::hours(1)).0;
            prop_assert_eq!(offer.stage, OfferStage::Ended { at: now });
            prop_assert!(!offer.is_available(now + any::hours(99)));
        }
    }

    #[test]
    fn a_pause_ends_by_itself(h in 1..500i64, later in 0..1000i64) {
        let now = any::five_o_clock();
        let (offer, _) = make(draft(), owner(true), id(), now).unwrap();
        let (paused, _) = offer.pause(now + any::hours(h), now).unwrap();
        let moment = now + any::hours(later);
        prop_assert_eq!(paused.is_available(moment), later >= h);
        prop_assert_eq!(matches!(paused.lapse(moment).0.stage, OfferStage::Active { .. }), later >= h);
    }

    #[test]
    fn an_offer_without_a_confirmed_address_is_not_shown(steps in prop::collection::vec(step(), 0..20)) {
        let now = any::five_o_clock();
        let (mut offer, _) = make(draft(), owner(false), id(), now).unwrap();
        for step in steps.iter().filter(|step| !matches!(step, Step::Confirm)) {
            offer = take(offer, step, now).0;
            prop_assert!(!offer.is_available(now));
        }
    }

    #[test]
    fn an_offer_is_never_for_somebody_outside_its_circle(home in any::place(), other in any::place(), circle in any::circle()) {
        let asked = OfferDraft { place: home, circle, ..draft() };
        if let Ok((offer, _)) = make(asked, owner(true), id(), any::five_o_clock()) {
            let between = neighbourhood::areas::circle_between(&home, &other);
            prop_assert_eq!(offer.is_for(&other), between.is_some_and(|between| between <= circle));
        }
    }

    #[test]
    fn an_offer_is_stored_and_read_back_the_same(steps in prop::collection::vec(step(), 0..9)) {
        let now = any::five_o_clock();
        let (first, _) = make(draft(), owner(true), id(), now).unwrap();
        let offer = steps.iter().fold(first, |offer, step| take(offer, step, now).0);
        let json = serde_json::to_string(&offer).unwrap();
        prop_assert_eq!(serde_json::from_str::<Offer>(&json).unwrap(), offer);
    }
}
