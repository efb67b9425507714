use neighbourhood::ids::{BlockId, ReportId};
use neighbourhood::safety::{About, Avoidance, Measure, Wrong, avoid, avoid_each_other, block, report};
use proptest::prelude::*;

use crate::any;

proptest! {
    #[test]
    fn avoiding_works_both_ways(pairs in prop::collection::vec((0..5u8, 0..5u8), 0..8), a in 0..5u8, b in 0..5u8) {
        let now = any::five_o_clock();
        let all: Vec<Avoidance> =
            pairs.iter().filter_map(|(x, y)| avoid(any::person(*x), any::person(*y), now).ok()).map(|(one, _)| one).collect();
        let (a, b) = (any::person(a), any::person(b));
        prop_assert_eq!(avoid_each_other(&all, a, b), avoid_each_other(&all, b, a));
        prop_assert!(!avoid_each_other(&all, a, a), "nobody avoids themselves");
    }

    #[test]
    fn a_block_holds_until_its_end_or_until_it_is_lifted(h in prop::option::of(1..500i64), lift in prop::option::of(0..600i64), look in 0..700i64) {
        let now = any::five_o_clock();
        let at = |h: i64| now + any::hours(h);
        let pair = (any::person(9), any::person(1));
        let id = BlockId::new_v7(now, [1; 10]);
        let (mut one, _) = block(id, pair, "Schelden".parse().unwrap(), h.map(at), now).unwrap();
        if let Some(lift) = lift.filter(|lift| *lift <= look) {
            one = one.lift(any::person(8), at(lift)).unwrap().0;
            prop_assert!(!one.holds(at(look)));
            prop_assert!(one.clone().lift(any::person(8), at(look)).unwrap().1.is_empty());
        } else {
            prop_assert_eq!(one.holds(at(look)), h.is_none_or(|h| look < h));
        }
    }

    #[test]
    fn nobody_lifts_or_judges_their_own_case(who in 0..9u8) {
        let now = any::five_o_clock();
        let who = any::person(who);
        let text = || "Omdat".parse().unwrap();
        prop_assert!(block(BlockId::new_v7(now, [1; 10]), (who, who), text(), None, now).is_err());
        prop_assert!(avoid(who, who, now).is_err());
        let about = About::Person { person: who };
        let (one, _) = report(ReportId::new_v7(now, [3; 10]), about, (Wrong::Rude, None), None, now);
        prop_assert!(one.answer((who, Some(who)), Measure::Nothing, text(), now).is_err());
    }

    #[test]
    fn a_report_is_answered_once(measure in prop::sample::select(Measure::ALL)) {
        let now = any::five_o_clock();
        let text = || "We hebben gebeld.".parse().unwrap();
        let about = About::Ask { ask: any::ask_id() };
        let (one, _) = report(ReportId::new_v7(now, [3; 10]), about, (Wrong::Danger, None), None, now);
        prop_assert!(one.is_open());
        let (answered, _) = one.answer((any::person(9), Some(any::person(1))), measure, text(), now).unwrap();
        prop_assert!(!answered.is_open());
        prop_assert!(answered.answer((any::person(8), None), Measure::Nothing, text(), now).is_err());
    }
}
