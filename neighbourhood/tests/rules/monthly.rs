//! Who hears from us once a month because nobody needed them, and what we say.

use jiff::{SignedDuration, Timestamp, ToSpan as _};
use neighbourhood::monthly::{Known, Suggestion, due, suggestion};
use neighbourhood::people::{Contact, LetterKind, Person};
use neighbourhood::quiet::dutch_time;
use neighbourhood::supply::Supply;
use neighbourhood::themes::Theme;
use proptest::prelude::*;

fn days(count: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * count)
}

/// Somebody who offers something for a year, and whom nobody ever needed.
fn idle(now: Timestamp) -> Known {
    Known { blocked: false, helps_since: now - days(365), asked: None, replied: None, written: None }
}

fn joke(now: Timestamp) -> Person {
    let id = neighbourhood::ids::PersonId::new_v7(now, [7; 10]);
    let place = neighbourhood::areas::Place::of_area("BU03010000".parse().unwrap()).unwrap();
    let mut joke = Person::new(id, "Joke".parse().unwrap(), place, now - days(365));
    joke.email = Some(Contact::new("joke@example.org".parse().unwrap()).confirmed_at(now - days(365)));
    joke
}

fn morning() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

proptest! {
    #[test]
    fn nobody_is_written_to_who_was_needed_or_written_to_of_late(
        asked in 0_i64..60, replied in 0_i64..60, written in 0_i64..60, helps in 0_i64..60,
    ) {
        let now = morning();
        let known = Known {
            blocked: false,
            helps_since: now - days(helps),
            asked: Some(now - days(asked)),
            replied: Some(now - days(replied)),
            written: Some(now - days(written)),
        };
        let long_ago = asked >= 30 && replied >= 30 && written >= 31 && helps >= 30;
        prop_assert_eq!(due(&joke(now), &known, now).is_some(), long_ago);
    }

    #[test]
    fn a_letter_never_comes_in_quiet_hours_and_not_days_later(minute in 0_i64..(14 * 24 * 60)) {
        let now = morning() + SignedDuration::from_mins(minute);
        let joke = joke(now);
        let at = due(&joke, &idle(now), now).unwrap();
        prop_assert!(!joke.quiet.covers_moment(at) && at >= now && at < now + days(1));
    }

    #[test]
    fn over_a_year_of_mornings_there_is_at_most_one_letter_in_a_month(start in 0_i64..400) {
        let (mut known, mut months) = (idle(morning()), Vec::new());
        for day in 0..365 {
            let now = morning() + days(start + day);
            if let Some(at) = due(&joke(morning()), &known, now) {
                known.written = Some(now);
                let local = at.to_zoned(dutch_time());
                months.push((local.year(), local.month()));
            }
        }
        let letters = months.len();
        prop_assert!(letters >= 11, "{letters} letters");
        months.dedup();
        prop_assert_eq!(months.len(), letters, "two in one month");
    }

    #[test]
    fn whoever_is_written_to_wants_it_and_can_be_reached_by_mail(person in crate::people::person(), blocked: bool) {
        let now = morning();
        let known = Known { blocked, ..idle(now) };
        if due(&person, &known, now).is_some() {
            prop_assert!(!blocked && person.wants(LetterKind::Monthly) && person.wants(LetterKind::Alerts));
            prop_assert!(person.paused_until.is_none_or(|until| until <= now));
            prop_assert!(person.email.is_some_and(|email| email.is_confirmed()));
        }
    }
}

#[test]
fn a_pause_a_refusal_and_a_telephone_alone_are_left_in_peace() {
    let now = morning();
    assert_eq!(due(&joke(now), &idle(now), now), Some(now));
    let paused = Person { paused_until: Some(now + 1.hour()), ..joke(now) };
    assert_eq!(due(&paused, &idle(now), now), None);
    for kind in [LetterKind::Monthly, LetterKind::Alerts] {
        let (refused, _) = joke(now).unsubscribe(kind);
        assert_eq!(due(&refused, &idle(now), now), None);
    }
    let mut rung = joke(now);
    rung.phone = Some(Contact::new("0612345678".parse().unwrap()).confirmed_at(now));
    rung.email = None;
    assert_eq!(due(&rung, &idle(now), now), None);
}

#[test]
fn an_ask_comes_first_then_what_is_lacking() {
    let short = [Theme::Safety, Theme::Transport, Theme::Meals];
    let say = |ask: Option<u8>, offered: &[Theme], all| suggestion(ask, &short, offered, all);
    assert_eq!(say(Some(1), &[], Supply::LacksAsks), Suggestion::Ask(1));
    assert_eq!(say(None, &[], Supply::LacksAsks), Suggestion::Offer(Theme::Transport));
    assert_eq!(say(None, &[Theme::Transport], Supply::Balanced), Suggestion::Offer(Theme::Meals));
    let all = [Theme::Transport, Theme::Meals];
    assert_eq!(say(None, &all, Supply::LacksAsks), Suggestion::Invite);
    assert_eq!(say(None, &all, Supply::TooFew), Suggestion::Board);
}
