use neighbourhood::areas::{
    AreaCode, AreaShape, Circle, Level, Place, Point, Postcode4, Postcode6, circle_between, distance_metres,
};
use proptest::prelude::*;

use crate::any;

fn shape(lon: f64, lat: f64, square_metres: f64) -> AreaShape {
    AreaShape { label: Point { lon, lat }, square_metres }
}

proptest! {
    #[test]
    fn an_area_code_is_read_back_as_it_was_written(code in any::any_area()) {
        prop_assert_eq!(code.to_string().parse::<AreaCode>().unwrap(), code);
        prop_assert_eq!(code.to_string().to_lowercase().parse::<AreaCode>().unwrap(), code);
        let json = serde_json::to_string(&code).unwrap();
        prop_assert_eq!(serde_json::from_str::<AreaCode>(&json).unwrap(), code);
    }

    #[test]
    fn an_area_lies_in_its_parent_and_never_the_other_way_round(code in any::any_area()) {
        prop_assert!(code.contains(&code));
        if let Some(parent) = code.parent() {
            prop_assert!(parent.contains(&code));
            prop_assert!(!code.contains(&parent));
            prop_assert!(parent.level() > code.level());
            prop_assert!(code.municipality().contains(&parent));
        } else {
            prop_assert_eq!(code.level(), Level::Municipality);
        }
    }

    #[test]
    fn two_areas_overlap_only_when_one_is_an_ancestor(a in any::any_area(), b in any::any_area()) {
        let ancestors = |code: AreaCode| std::iter::successors(Some(code), AreaCode::parent).collect::<Vec<_>>();
        prop_assert_eq!(a.contains(&b), ancestors(b).contains(&a));
    }

    #[test]
    fn whatever_is_typed_an_area_code_never_panics(text in any::<String>()) {
        if let Ok(code) = text.parse::<AreaCode>() {
            prop_assert!(matches!(code.as_str().len(), 6 | 8 | 10));
        }
    }

    #[test]
    fn a_postcode_is_read_however_it_is_spaced(text in "[1-9][0-9]{3}(A[A-Z]|B[A-Z]|Z[A-Z])", gap in "[ .-]{0,3}") {
        let code: Postcode6 = text.parse().unwrap();
        let typed = format!(" {}{gap}{} ", &text[..4], text[4..].to_lowercase());
        prop_assert_eq!(typed.parse::<Postcode6>().unwrap(), code);
        prop_assert_eq!(code.to_string(), text.clone());
        prop_assert_eq!(code.spaced().parse::<Postcode6>().unwrap(), code);
        prop_assert_eq!(text[..4].parse::<Postcode4>().unwrap(), code.digits());
    }

    #[test]
    fn whatever_is_typed_a_postcode_never_panics_and_never_grows(text in any::<String>()) {
        if let Ok(code) = text.parse::<Postcode6>() {
            prop_assert_eq!(code.to_string().len(), 6);
        }
        if let Ok(code) = text.parse::<Postcode4>() {
            prop_assert_eq!(code.to_string().len(), 4);
        }
    }

    #[test]
    fn the_circle_between_two_places_is_the_same_both_ways(a in any::place(), b in any::place()) {
        prop_assert_eq!(circle_between(&a, &b), circle_between(&b, &a));
    }

    #[test]
    fn the_circle_between_two_places_contains_both_and_no_smaller_one_does(a in any::place(), b in any::place()) {
        let around = |place: &Place, circle: Circle| match circle {
            Circle::Street => place.postcode().map(|code| code.to_string()),
            Circle::Neighbourhood => place.neighbourhood().map(|code| code.to_string()),
            Circle::District => place.district().map(|code| code.to_string()),
            Circle::Municipality => Some(place.municipality().to_string()),
        };
        let shared = Circle::ALL.iter().copied().find(|c| around(&a, *c).is_some() && around(&a, *c) == around(&b, *c));
        prop_assert_eq!(circle_between(&a, &b), shared);
    }

    #[test]
    fn a_place_is_nearest_to_itself(a in any::place(), b in any::place()) {
        let own = circle_between(&a, &a);
        prop_assert_eq!(own, Some(a.narrowest_circle()));
        if let Some(between) = circle_between(&a, &b) {
            prop_assert!(between >= a.narrowest_circle());
        }
    }

    #[test]
    fn closeness_carries_over_the_widest_of_two_circles(a in any::place(), b in any::place(), c in any::place()) {
        if let (Some(ab), Some(bc)) = (circle_between(&a, &b), circle_between(&b, &c)) {
            prop_assert!(circle_between(&a, &c).is_some_and(|ac| ac <= ab.max(bc)));
        }
    }

    #[test]
    fn distance_is_the_same_both_ways_and_never_negative(
        (a, b) in (any::place(), any::place()),
        (lon, lat) in (3.3f64..7.3, 50.7f64..53.6),
        (x, y) in (3.3f64..7.3, 50.7f64..53.6),
        size in 0.0f64..1e7,
    ) {
        let (here, there) = (shape(lon, lat, size), shape(x, y, size));
        let (one, other) = (distance_metres((&a, &here), (&b, &there)), distance_metres((&b, &there), (&a, &here)));
        prop_assert!(one >= 0.0 && one.is_finite());
        prop_assert!((one - other).abs() < 1e-6);
    }

    #[test]
    fn no_place_shows_its_whole_postcode_in_a_log(place in any::place()) {
        if let Some(code) = place.postcode() {
            let shown = format!("{:?}", place);
            prop_assert!(!shown.contains(&code.to_string()));
        }
    }
}

#[test]
fn distances_are_those_of_the_map() {
    // Between the labels of two neighbourhoods of Zutphen, measured with another tool: 533 m.
    let centre = shape(6.194826, 52.137674, 588_000.0);
    let next = shape(6.201468, 52.140163, 292_000.0);
    let (a, b) =
        (Place::Neighbourhood(any::area("BU03010000")), Place::Neighbourhood(any::area("BU03010001")));
    let metres = distance_metres((&a, &centre), (&b, &next));
    assert!((530.0..536.0).contains(&metres), "{metres}");
    assert!((distance_metres((&a, &centre), (&a, &centre)) - 383.4).abs() < 0.1);
    let street = Place::of_postcode("7201DH".parse().unwrap(), any::area("BU03010000")).unwrap();
    assert!((distance_metres((&street, &centre), (&street, &centre)) - 50.0).abs() < f64::EPSILON);
}

#[test]
fn wrong_codes_are_refused() {
    for text in ["", "GM301", "XX0301", "BU0301000", "BU030100000", "GM03 1", "WK0301é0"] {
        assert!(text.parse::<AreaCode>().is_err(), "{text}");
    }
    for text in ["0123AB", "7201", "7201SS", "7201D", "7201D1", "72O1DH", "7201DHX", "١٢٣٤AB"] {
        assert!(text.parse::<Postcode6>().is_err(), "{text}");
    }
}
