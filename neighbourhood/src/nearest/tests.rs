//! The index against looking at everything.

use proptest::prelude::*;

use super::*;
use crate::areas::{AreaCode, Circle, Place, Point};
use crate::themes::Theme;
use crate::times::Times;

const SENTENCES: [&str; 6] = [
    "wie kan mijn hond uitlaten",
    "ik loop graag met honden",
    "de kraan lekt",
    "koffie drinken samen",
    "oud-monteur helpt met kranen",
    "",
];

/// Neighbourhood `n` of a made-up land: eight in a district, three districts in a municipality.
fn area(n: u32) -> AreaCode {
    format!("BU{:04}{:02}{:02}", 300 + n / 24, n / 8 % 3, n % 8).parse().unwrap()
}

fn label(n: u32) -> Point {
    Point { lon: 6.0 + 0.009 * f64::from(n % 6), lat: 52.0 + 0.006 * f64::from(n / 6) }
}

fn place(n: u32, postcode: Option<u32>) -> Place {
    match postcode {
        Some(p) => Place::of_postcode(format!("{}AB", 7200 + n * 2 + p).parse().unwrap(), area(n)).unwrap(),
        None if n.is_multiple_of(11) => Place::of_area(area(n).district().unwrap()).unwrap(),
        None => Place::of_area(area(n)).unwrap(),
    }
}

prop_compose! {
    fn entries()(
        n in 0u32..48,
        postcode in prop::option::of(0u32..2),
        circle in prop::sample::select(Circle::ALL),
        themes in prop::collection::vec(prop::sample::select(Theme::ALL), 0..3),
        times in prop::sample::select(vec!["", "days", "evenings", "weekends", "days,evenings"]),
        sentence in prop::sample::select(SENTENCES.to_vec()),
    ) -> Entry {
        let words = Likeness::of(sentence);
        Entry { place: place(n, postcode), label: label(n), circle, themes, times: Times::from_keys(times), words }
    }
}

proptest! {
    #[test]
    fn the_index_finds_what_looking_at_everything_finds(
        all in prop::collection::vec(entries(), 0..120),
        like in entries(),
        most in 0usize..15,
    ) {
        let wish = Wish { like, within_m: 300.0 };
        let found = Nearest::new(&all).best(&wish, most);
        let mut every: Vec<f32> = all.iter().filter_map(|e| score(e, &wish)).map(|(score, _)| score).collect();
        every.sort_by(|a, b| b.total_cmp(a));
        every.truncate(most);
        prop_assert_eq!(found.len(), every.len());
        for (found, wanted) in found.iter().zip(&every) {
            // The grid measures on a flat map, the rule on the globe.
            prop_assert!((found.score - wanted).abs() < 2e-3, "{found:?} {wanted}");
            let (exact, _) = score(&all[found.entry as usize], &wish).unwrap();
            prop_assert!((exact - found.score).abs() < 2e-3);
        }
    }
}

fn offer(n: u32, themes: &[Theme], sentence: &str) -> Entry {
    Entry {
        place: place(n, None),
        label: label(n),
        circle: Circle::Municipality,
        themes: themes.to_vec(),
        times: Times::default(),
        words: Likeness::of(sentence),
    }
}

#[test]
fn near_before_far_the_same_theme_before_another_and_shared_words_before_none() {
    let all = [
        offer(9, &[Theme::OddJobs], "ik klus"),
        offer(2, &[Theme::OddJobs], "ik klus"),
        offer(2, &[Theme::Pets], "hond"),
        offer(2, &[Theme::OddJobs], "kranen maken"),
    ];
    let wish = Wish { like: offer(1, &[Theme::OddJobs], "mijn kraan lekt"), within_m: 300.0 };
    let order: Vec<u32> = Nearest::new(&all).best(&wish, 4).iter().map(|found| found.entry).collect();
    assert_eq!(order, [3, 1, 0, 2]);
}

#[test]
fn nobody_is_shown_outside_the_circle_they_chose() {
    let mut far = offer(9, &[Theme::Pets], "hond");
    far.circle = Circle::Neighbourhood;
    let wish = Wish { like: offer(1, &[Theme::Pets], "hond"), within_m: 300.0 };
    assert!(Nearest::new(&[far]).best(&wish, 4).is_empty());
    assert!(Nearest::new(&[]).best(&wish, 4).is_empty());
}
