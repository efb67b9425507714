use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use neighbourhood::quiet::{QuietHours, dutch_time};
use proptest::prelude::*;

use crate::any;

fn quiet_hours() -> impl Strategy<Value = QuietHours> {
    (0..1440u16, 0..1440u16).prop_map(|(start, end)| QuietHours::new(start, end).unwrap())
}

/// Moments near the change of the clocks of 2026, as well as any other.
fn moment() -> impl Strategy<Value = Timestamp> {
    let near = |at: &str| {
        let change: Timestamp = at.parse().unwrap();
        (-30_000..30_000i64).prop_map(move |s| change + SignedDuration::from_secs(s))
    };
    prop_oneof![any::moment(), near("2026-03-29T01:00:00Z"), near("2026-10-25T01:00:00Z")]
}

proptest! {
    #[test]
    fn our_rule_for_dutch_time_is_that_of_the_time_zone_database(now in any::moment()) {
        let known = TimeZone::get("Europe/Amsterdam").unwrap();
        prop_assert_eq!(dutch_time().to_offset(now), known.to_offset(now));
    }

    #[test]
    fn the_next_open_moment_is_not_quiet_and_not_in_the_past(hours in quiet_hours(), now in moment()) {
        let open = hours.next_open(now);
        prop_assert!(open >= now);
        prop_assert!(!hours.covers_moment(open));
    }

    #[test]
    fn outside_quiet_hours_the_next_open_moment_is_now(hours in quiet_hours(), now in moment()) {
        prop_assume!(!hours.covers_moment(now));
        prop_assert_eq!(hours.next_open(now), now);
    }

    #[test]
    fn until_the_next_open_moment_it_stays_quiet(hours in quiet_hours(), now in moment(), part in 0.0f64..1.0) {
        let open = hours.next_open(now);
        let between = now + open.duration_since(now).mul_f64(part);
        prop_assert!(between >= open || hours.covers_moment(between), "{} to {}: {}", now, open, between);
    }

    #[test]
    fn nobody_is_kept_waiting_for_more_than_a_day_and_an_hour(hours in quiet_hours(), now in moment()) {
        prop_assert!(hours.next_open(now).duration_since(now) <= SignedDuration::from_hours(25));
    }

    #[test]
    fn without_quiet_hours_it_is_never_quiet(now in moment(), at in 0..1440u16) {
        prop_assert!(!QuietHours::none().covers_moment(now));
        prop_assert!(!QuietHours::new(at, at).unwrap().covers_moment(now));
    }
}

#[test]
fn quiet_from_ten_to_eight_in_summer_and_winter() {
    let hours = QuietHours::default();
    let next = |at: &str| hours.next_open(at.parse().unwrap()).to_string();
    assert_eq!(next("2026-06-12T21:30:00Z"), "2026-06-13T06:00:00Z");
    assert_eq!(next("2026-12-12T21:30:00Z"), "2026-12-13T07:00:00Z");
    assert_eq!(next("2026-06-12T15:00:00Z"), "2026-06-12T15:00:00Z");
    // The night in which the clocks go forward, and back.
    assert_eq!(next("2026-03-28T22:00:00Z"), "2026-03-29T06:00:00Z");
    assert_eq!(next("2026-10-24T22:00:00Z"), "2026-10-25T07:00:00Z");
}
