//! Any value of each kind, for the rules to be tried on.

use jiff::Timestamp;
use neighbourhood::areas::{AreaCode, Circle, Place, Postcode6};
use neighbourhood::asks::{AskerAddress, AskerFacts, Draft, How, Outcome, ReplierFacts, Urgency};
use neighbourhood::ids::{AskId, PersonId, ReplyId};
use neighbourhood::text::Sentence;
use neighbourhood::themes::Theme;
use proptest::prelude::*;

/// A moment between 2020 and 2045, to the second.
pub fn moment() -> impl Strategy<Value = Timestamp> {
    (1_577_836_800_i64..2_366_841_600).prop_map(|s| Timestamp::from_second(s).unwrap())
}

/// The moment at which most stories begin: 12 June 2026, 17:00 in the Netherlands.
pub fn five_o_clock() -> Timestamp {
    "2026-06-12T15:00:00Z".parse().unwrap()
}

pub fn hours(n: i64) -> jiff::SignedDuration {
    jiff::SignedDuration::from_hours(n)
}

pub fn person(n: u8) -> PersonId {
    PersonId::new_v7(five_o_clock(), [n; 10])
}

pub fn reply_id(n: u8) -> ReplyId {
    ReplyId::new_v7(five_o_clock(), [n; 10])
}

pub fn ask_id() -> AskId {
    AskId::new_v7(five_o_clock(), [1; 10])
}

pub fn area(code: &str) -> AreaCode {
    code.parse().unwrap()
}

/// Few municipalities, districts and neighbourhoods, so that places often share one.
pub fn neighbourhood() -> impl Strategy<Value = AreaCode> {
    (0..2u8, 0..3u8, 0..3u8).prop_map(|(m, d, n)| area(&format!("BU030{m}0{d}A{n}")))
}

pub fn any_area() -> impl Strategy<Value = AreaCode> {
    prop_oneof![
        "GM[0-9A-Z]{4}".prop_map(|c| area(&c)),
        "WK[0-9A-Z]{6}".prop_map(|c| area(&c)),
        "BU[0-9A-Z]{8}".prop_map(|c| area(&c)),
        neighbourhood(),
        neighbourhood().prop_map(|n| n.parent().unwrap()),
        neighbourhood().prop_map(|n| n.municipality()),
    ]
}

/// A postcode lies in one neighbourhood: which one follows from its letters.
pub fn place() -> impl Strategy<Value = Place> {
    prop_oneof![
        (neighbourhood(), 0..2u8).prop_map(|(n, street)| {
            let digits: Vec<char> = n.as_str().chars().filter(char::is_ascii_digit).collect();
            let [m, d, n4] = [digits[3], digits[5], digits[6]];
            let letters = if street == 0 { "AB" } else { "CD" };
            let pc6: Postcode6 = format!("7{m}{d}{n4}{letters}").parse().unwrap();
            Place::of_postcode(pc6, n).unwrap()
        }),
        neighbourhood().prop_map(Place::Neighbourhood),
        neighbourhood().prop_map(|n| Place::District(n.parent().unwrap())),
    ]
}

pub fn circle() -> impl Strategy<Value = Circle> {
    prop::sample::select(Circle::ALL)
}

pub fn outcome() -> impl Strategy<Value = Outcome> {
    prop::sample::select(Outcome::ALL)
}

pub fn theme() -> impl Strategy<Value = Option<Theme>> {
    prop::option::of(prop::sample::select(Theme::ALL))
}

pub fn sentence(text: &str) -> Sentence {
    text.parse().unwrap()
}

pub fn draft() -> Draft {
    Draft {
        text: sentence("Wie kan morgen mijn hond uitlaten?"),
        theme: Some(Theme::Pets),
        place: Place::Neighbourhood(area("BU03010000")),
        circle: Circle::District,
        how: How::InPerson,
        urgency: Urgency::Today,
        for_other: None,
        private: false,
    }
}

pub fn any_draft() -> impl Strategy<Value = Draft> {
    (theme(), place(), circle(), any::<bool>(), prop::option::of(any::<bool>())).prop_map(
        |(theme, place, circle, private, agrees)| Draft {
            theme,
            place,
            circle,
            private,
            for_other: agrees.map(|agrees| (None, agrees)),
            ..draft()
        },
    )
}

pub fn asker(address: AskerAddress) -> AskerFacts {
    AskerFacts { id: person(0), address, open_asks: 0, blocked: false }
}

pub fn neighbour(n: u8) -> ReplierFacts {
    ReplierFacts { id: person(n), confirmed: true, blocked: false, avoided: false }
}
