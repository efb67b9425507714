//! What the gauge says of helpers and asks, and what a group can carry.

use neighbourhood::supply::*;
use proptest::prelude::*;

prop_compose! {
    fn counted()(helpers in 0_u32..400, asks in 0_u32..200, hurry in 0.0..=1.0, soon in 0.0..=1.0) -> Counted {
        let part = |of: u32, part: f64| (f64::from(of) * part) as u32;
        let hurried = part(asks, hurry);
        Counted { helpers, asks, hurried, soon: part(hurried, soon) }
    }
}

prop_compose! {
    fn pace()(weeks in 1.0..8.0, told_per_ask in 1.0..60.0) -> Pace {
        Pace { weeks, told_per_ask }
    }
}

/// How much helpers are lacking.
fn lacking(supply: Supply) -> i8 {
    match supply {
        Supply::LacksAsks => -1,
        Supply::TooFew | Supply::Balanced => 0,
        Supply::LacksHelpers => 1,
    }
}

proptest! {
    #[test]
    fn more_helpers_never_make_helpers_lacking_and_more_asks_never_make_asks_lacking(
        before in counted(), pace in pace(), more in 1_u32..100,
    ) {
        let was = lacking(supply(before, pace));
        let helped = lacking(supply(Counted { helpers: before.helpers + more, ..before }, pace));
        let asked = lacking(supply(Counted { asks: before.asks + more, ..before }, pace));
        let sooner = lacking(supply(Counted { soon: before.soon + more, ..before }, pace));
        prop_assert!(helped <= was && sooner <= was && was <= asked);
    }

    #[test]
    fn of_few_asks_the_gauge_tells_nothing_not_even_how_few(
        helpers in 0_u32..400, few in 0_u32..FEWEST, others in 0_u32..FEWEST, pace in pace(),
    ) {
        let of = |asks: u32| Counted { helpers, asks, hurried: asks, soon: 0 };
        prop_assert_eq!(supply(of(few), pace), supply(of(others), pace));
        prop_assert_ne!(supply(of(few), pace), Supply::LacksHelpers);
        prop_assert_eq!(said(few), Said::Few);
        prop_assert_eq!(share_said(of(few)), None);
        if helpers < 10 {
            prop_assert_eq!(supply(of(few), pace), Supply::TooFew);
        }
    }

    #[test]
    fn a_number_that_is_said_is_a_round_one_and_not_far_off(count in FEWEST..10_000) {
        let Said::About(number) = said(count) else { panic!("{count} is enough to say") };
        prop_assert!(number % FEWEST == 0 && number >= FEWEST && number.abs_diff(count) <= 2);
    }

    #[test]
    fn more_people_carry_more_and_more_asks_fill_it(
        helpers in 0_u32..3_000, each in 1_u8..7, told in 0_u32..5_000, yes in 0_u32..5_000, asks in 0_u32..500,
        more in 1_u32..50,
    ) {
        let group = |helpers: u32, asks: u32| Group {
            helpers, accepted: f64::from(helpers) * f64::from(each), told, yes, asks: said(asks), weeks: 1.0,
            floor: 1.79,
        };
        let Some(now) = carry(group(helpers, asks)) else {
            prop_assert!(helpers < FEWEST);
            return Ok(());
        };
        let grown = carry(group(helpers + more, asks)).unwrap();
        prop_assert!(grown.asks_per_week >= now.asks_per_week && grown.percent <= now.percent);
        prop_assert!(grown.load <= now.load);
        let busier = carry(group(helpers, asks + more)).unwrap();
        prop_assert!(busier.percent >= now.percent && busier.load >= now.load);
        prop_assert_eq!(busier.asks_per_week, now.asks_per_week);
    }
}

#[test]
fn the_gauge_says_both_what_is_plenty_and_what_is_lacking() {
    let pace = Pace { weeks: 8.0, told_per_ask: 15.0 };
    let of = |helpers, asks, soon| supply(Counted { helpers, asks, hurried: asks, soon }, pace);
    assert_eq!(of(0, 0, 0), Supply::TooFew);
    assert_eq!(of(60, 0, 0), Supply::LacksAsks);
    assert_eq!(of(200, 20, 19), Supply::LacksAsks);
    assert_eq!(of(60, 20, 19), Supply::Balanced);
    // Too slow for what there is, and too much for so few.
    assert_eq!(of(60, 20, 9), Supply::LacksHelpers);
    assert_eq!(of(4, 20, 19), Supply::LacksHelpers);
    assert_eq!(of(0, 5, 0), Supply::LacksHelpers);
    // Slow although helpers are idle: there it is something else, such as the distance.
    assert_eq!(of(400, 20, 2), Supply::LacksAsks);
}

#[test]
fn a_district_of_two_thousand_carries_what_the_law_says() {
    let group =
        Group { helpers: 2000, accepted: 6000.0, told: 0, yes: 0, asks: said(1680), weeks: 8.0, floor: 1.79 };
    let carried = carry(group).unwrap();
    assert_eq!((carried.asks_per_week, carried.percent, carried.load), (250, 84, Load::Busy));
    let unwilling = carry(Group { told: 10_000, yes: 370, ..group }).unwrap();
    assert_eq!(unwilling.load, Load::Over);
}

#[test]
fn how_often_helpers_hear_from_us() {
    assert_eq!(often(0, 50, 8.0), Often::Hardly);
    assert_eq!(often(50, 50, 8.0), Often::EveryWeeks(8));
    assert_eq!(often(300, 50, 8.0), Often::AWeek(1));
    assert_eq!(often(1200, 50, 8.0), Often::AWeek(3));
    assert_eq!(told_per_ask(30, 4), 15.0);
    assert_eq!(told_per_ask(30, 5), 6.0);
}

#[test]
fn a_group_that_is_full_never_reads_that_helpers_are_plenty() {
    let group = |asks| Group {
        helpers: 100,
        accepted: 300.0,
        told: 0,
        yes: 0,
        asks: said(asks),
        weeks: 1.0,
        floor: 1.79,
    };
    for asks in 0..40 {
        let carried = carry(group(asks)).unwrap();
        for before in [Supply::LacksAsks, Supply::TooFew, Supply::Balanced, Supply::LacksHelpers] {
            let after = overall(before, Some(carried));
            assert!(after != Supply::LacksAsks || carried.percent < 50, "{asks}: {carried:?}");
            assert!(carried.load != Load::Over || after == Supply::LacksHelpers, "{asks}: {carried:?}");
            assert_eq!(overall(before, None), before);
        }
    }
    // Of few asks the percents tell nothing either.
    assert!((0..FEWEST).all(|asks| carry(group(asks)).unwrap().percent == 0));
}
