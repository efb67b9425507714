use jiff::{SignedDuration, Timestamp};
use neighbourhood::limits::{ASKS_PER_PERSON, Limit, take};
use proptest::prelude::*;

use crate::any;

fn rule() -> impl Strategy<Value = Limit> {
    (1..50u32, 1..100_000i64).prop_map(|(burst, secs)| Limit { burst, per: SignedDuration::from_secs(secs) })
}

/// When each try comes, in milliseconds after the one before.
fn tries() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(prop_oneof![0..20i64, 0..5_000i64, 0..2_000_000i64], 1..120)
}

fn run(rule: Limit, start: Timestamp, gaps: &[i64]) -> Vec<Timestamp> {
    let (mut state, mut now, mut allowed) = (None, start, Vec::new());
    for gap in gaps {
        now += SignedDuration::from_millis(*gap);
        if let Ok(next) = take(state, now, rule) {
            state = Some(next);
            allowed.push(now);
        }
    }
    allowed
}

proptest! {
    #[test]
    fn never_more_than_the_burst_and_the_rate_in_any_stretch(rule in rule(), start in any::moment(), gaps in tries()) {
        let allowed = run(rule, start, &gaps);
        for (i, from) in allowed.iter().enumerate() {
            for (j, to) in allowed.iter().enumerate().skip(i) {
                let took = (j - i + 1) as f64;
                let stretch = to.duration_since(*from).as_secs_f64();
                let most = f64::from(rule.burst) + stretch * f64::from(rule.burst) / rule.per.as_secs_f64();
                prop_assert!(took <= most + 1e-6, "{took} in {stretch} s, at most {most}");
            }
        }
    }

    #[test]
    fn the_whole_burst_is_there_at_once_and_not_one_more(rule in rule(), now in any::moment()) {
        let gaps = vec![0; rule.burst as usize + 10];
        prop_assert_eq!(run(rule, now, &gaps).len(), rule.burst as usize);
    }

    #[test]
    fn whoever_waits_as_long_as_was_said_is_allowed(rule in rule(), now in any::moment(), before in 0..200usize) {
        let mut state = None;
        for _ in 0..before {
            state = take(state, now, rule).ok().or(state);
        }
        if let Err(wait) = take(state, now, rule) {
            prop_assert!(wait.after.is_positive());
            prop_assert!(take(state, now + wait.after, rule).is_ok());
            prop_assert!(take(state, now + wait.after - SignedDuration::from_nanos(1), rule).is_err());
            let header = SignedDuration::from_secs(i64::try_from(wait.seconds()).unwrap());
            prop_assert!(header >= wait.after);
        }
    }

    #[test]
    fn a_long_rest_gives_the_whole_burst_back(rule in rule(), now in any::moment()) {
        let mut gaps = vec![0; rule.burst as usize];
        gaps.push(rule.per.as_millis() as i64 + 1);
        gaps.extend(vec![0; rule.burst as usize - 1]);
        prop_assert_eq!(run(rule, now, &gaps).len(), 2 * rule.burst as usize);
    }

    #[test]
    fn a_strange_stored_moment_locks_nobody_out_for_longer_than_it_says(now in any::moment(), stored in any::moment()) {
        match take(Some(stored), now, ASKS_PER_PERSON) {
            Ok(next) => prop_assert!(next > now),
            Err(wait) => prop_assert!(now + wait.after <= stored + ASKS_PER_PERSON.per),
        }
    }
}
