//! What is found where, and by what.

use neighbourhood::areas::Circle;
use neighbourhood::asks::{AskerAddress, AskerFacts, Draft};
use neighbourhood::search::{Boards, Query, QueryError, rings, words_of};
use neighbourhood::themes::Theme;
use proptest::prelude::*;

use crate::any;

proptest! {
    /// Where an ask is found is where its board shows it.
    #[test]
    fn what_is_found_stands_on_a_board(
        place in any::place(), circle in proptest::sample::select(Circle::ALL), private in any_bool(),
    ) {
        let boards = Boards::of(&place, circle);
        for area in [boards.neighbourhood, boards.district, boards.municipality].into_iter().flatten() {
            prop_assert!(place.lies_in(&area));
        }
        let none = circle == Circle::Street || circle < place.narrowest_circle();
        prop_assert_eq!(none, boards.is_none());
        let mut draft = Draft { place, ..any::draft() };
        draft.circle = circle.max(place.narrowest_circle());
        draft.private = private;
        let facts = AskerFacts { id: any::person(1), address: AskerAddress::Confirmed, open_asks: 0, blocked: false };
        let (ask, _) = neighbourhood::asks::place(draft, facts, any::ask_id(), any::five_o_clock()).unwrap();
        let found = ask.boards();
        prop_assert!(!private || found.is_none());
        for area in [found.neighbourhood, found.district, found.municipality].into_iter().flatten() {
            prop_assert!(ask.is_on_board(&area), "{area}");
        }
    }

    /// The rings together are the whole, and nothing lies in two of them.
    #[test]
    fn rings_cover_an_area_once(here in any::place(), there in any::place(), within in any::any_area()) {
        let rings = rings(Some(&here), within);
        prop_assert_eq!(rings.last().map(|ring| ring.inside), Some(within));
        let of = |ring: &neighbourhood::search::Ring| {
            there.lies_in(&ring.inside) && !ring.without.is_some_and(|without| there.lies_in(&without))
        };
        let times = rings.iter().filter(|ring| of(ring)).count();
        prop_assert_eq!(times, usize::from(there.lies_in(&within)));
    }

    #[test]
    fn nothing_that_is_typed_breaks_a_query(typed in any_text()) {
        match Query::read(&typed) {
            Ok(query) => {
                let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
                let sqlite = query.for_sqlite();
                prop_assert!(sqlite.chars().all(|c| plain(c) || "\"*() ANDOR".contains(c)), "{}", sqlite);
                let postgres = query.for_postgres();
                prop_assert!(postgres.chars().all(|c| plain(c) || ":*()|& ".contains(c)), "{}", postgres);
            }
            Err(QueryError::TooLong { max }) => prop_assert!(typed.chars().count() > max),
            Err(QueryError::NoWord) => {}
        }
    }
}

fn any_bool() -> impl Strategy<Value = bool> {
    proptest::bool::ANY
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![".{0,120}", "[a-z \"'*():^&|!<>-]{0,60}", "(NEAR|AND|OR|NOT|[a-z]{1,9}| |\\*|\"){0,20}"]
}

#[test]
fn an_ask_about_safety_is_found_nowhere() {
    let place = any::area("BU03010000");
    let place = neighbourhood::areas::Place::of_area(place).unwrap();
    let mut draft = Draft { place, ..any::draft() };
    (draft.theme, draft.circle) = (Some(Theme::Safety), Circle::Municipality);
    let facts =
        AskerFacts { id: any::person(1), address: AskerAddress::Confirmed, open_asks: 0, blocked: false };
    let (ask, _) = neighbourhood::asks::place(draft, facts, any::ask_id(), any::five_o_clock()).unwrap();
    assert!(ask.boards().is_none());
}

#[test]
fn nobody_is_found_by_what_points_at_them() {
    let words = words_of("Mevrouw Jansen zoekt een ladder, bel 06-12345678 of mail anja@example.org");
    for word in ["jansen", "06", "12345678", "anja", "example", "telefoon", "naam"] {
        assert!(!words.split(' ').any(|found| found == word), "{word} in {words}");
    }
    assert!(words.contains("ladder"));
}
