use neighbourhood::areas::Place;
use neighbourhood::ids::{AskId, PersonId};
use neighbourhood::people::{Channel, Contact, LetterKind, NotNow, Person, may_be_told};
use neighbourhood::quiet::QuietHours;
use proptest::prelude::*;

use crate::any;

pub fn person() -> impl Strategy<Value = Person> {
    let quiet = (0..1440u16, 0..1440u16).prop_map(|(a, b)| QuietHours::new(a, b).unwrap());
    let letters = prop::collection::btree_set(prop::sample::select(LetterKind::ALL), 0..4);
    let confirmed = prop::option::of(any::moment());
    (quiet, letters, prop::option::of(any::moment()), confirmed).prop_map(
        |(quiet, letters, paused_until, confirmed)| {
            let place = Place::Neighbourhood(any::area("BU03010000"));
            let mut person = Person::new(any::person(3), "Wil".parse().unwrap(), place, any::five_o_clock());
            person.email = Some(Contact { value: "wil@example.org".parse().unwrap(), confirmed });
            Person { quiet, letters, paused_until, ..person }
        },
    )
}

proptest! {
    #[test]
    fn nobody_is_told_in_their_quiet_hours_in_a_pause_unwanted_or_unconfirmed(
        person in person(), now in any::moment(),
    ) {
        if may_be_told(&person, now).is_ok() {
            prop_assert!(!person.quiet.covers_moment(now));
            prop_assert!(person.paused_until.is_none_or(|until| until <= now));
            prop_assert!(person.letters.contains(&LetterKind::Alerts));
            prop_assert!(person.is_confirmed());
        }
    }

    #[test]
    fn whoever_is_not_told_now_for_a_time_may_be_told_after_it(person in person(), now in any::moment()) {
        let mut moment = now;
        for _ in 0..3 {
            match may_be_told(&person, moment) {
                Err(NotNow::Paused { until } | NotNow::Quiet { until }) => {
                    prop_assert!(until > moment);
                    moment = until;
                }
                Err(NotNow::Unconfirmed | NotNow::Unwanted) => return Ok(()),
                Ok(()) => break,
            }
        }
        prop_assert_eq!(may_be_told(&person, moment), Ok(()));
    }

    #[test]
    fn confirming_pausing_and_unsubscribing_twice_have_one_effect(person in person(), now in any::moment()) {
        let (once, _) = person.clone().confirm(Channel::Email, now);
        prop_assert_eq!(once.clone().confirm(Channel::Email, now + any::hours(1)), (once.clone(), vec![]));
        let (paused, _) = person.clone().pause(Some(now));
        prop_assert_eq!(paused.clone().pause(Some(now)), (paused.clone(), vec![]));
        for kind in LetterKind::ALL {
            let (left, _) = person.clone().unsubscribe(*kind);
            prop_assert!(!left.wants(*kind));
            prop_assert_eq!(left.clone().unsubscribe(*kind), (left.clone(), vec![]));
        }
    }

    #[test]
    fn a_person_is_stored_and_read_back_the_same(person in person()) {
        let json = serde_json::to_string(&person).unwrap();
        prop_assert_eq!(serde_json::from_str::<Person>(&json).unwrap(), person);
    }

    #[test]
    fn ids_sort_by_the_time_they_were_made(a in any::moment(), b in any::moment(), r in any::<[u8; 10]>(), s in any::<[u8; 10]>()) {
        prop_assume!(a < b);
        prop_assert!(PersonId::new_v7(a, r) < PersonId::new_v7(b, s));
        let id = AskId::new_v7(a, r);
        prop_assert_eq!(id.to_string().parse::<AskId>().unwrap(), id);
        prop_assert_eq!(id.uuid().get_version_num(), 7);
    }
}
