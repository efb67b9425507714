//! Fewer points for the map, with borders that still fit.
//!
//! Every border between two places where three borders meet is made simpler by itself
//! (Ramer–Douglas–Peucker), always from the same end: so both neighbours keep the same line.

use std::collections::{BTreeMap, HashMap, HashSet};

use neighbourhood::areas::AreaCode;

use super::geo::{Boundaries, Ring, Spot, edges, flat};

/// The same areas with points left out that lie less than `tolerance` metres from the line.
/// The areas must be of one level, all those of a municipality together.
pub(crate) fn simplify(areas: &Boundaries, tolerance: f64) -> BTreeMap<AreaCode, Vec<Ring>> {
    let corners = corners(areas);
    areas
        .iter()
        .map(|(code, rings)| {
            let mut simple: Vec<Ring> = rings
                .iter()
                .map(|ring| one(ring, &corners, tolerance))
                .filter(|ring| ring.len() >= 3)
                .collect();
            if simple.is_empty() {
                // Smaller than the tolerance: as it was.
                simple = rings.clone();
            }
            (*code, simple)
        })
        .collect()
}

/// Points where the border goes on in more than two directions.
fn corners(areas: &Boundaries) -> HashSet<Spot> {
    let all: HashSet<(Spot, Spot)> = areas.values().flatten().flat_map(edges).collect();
    let mut degree: HashMap<Spot, usize> = HashMap::new();
    for (a, b) in all {
        *degree.entry(a).or_default() += 1;
        *degree.entry(b).or_default() += 1;
    }
    degree.into_iter().filter(|(_, number)| *number != 2).map(|(spot, _)| spot).collect()
}

fn one(ring: &Ring, corners: &HashSet<Spot>, tolerance: f64) -> Ring {
    // Begin at a corner; an island, which has none, at its smallest point.
    let begin = ring.iter().position(|spot| corners.contains(spot));
    let begin = begin.or_else(|| (0..ring.len()).min_by_key(|at| ring.get(*at))).unwrap_or(0);
    let mut line = ring.clone();
    line.rotate_left(begin);
    line.extend(line.first().copied());
    let mut out = Ring::new();
    let mut from = 0;
    for at in 1..line.len() {
        let last = at + 1 == line.len();
        if last || line.get(at).is_some_and(|spot| corners.contains(spot)) {
            let stretch = line.get(from..=at).unwrap_or_default();
            let simple = border(stretch, tolerance);
            out.extend(simple.iter().take(simple.len().saturating_sub(1)));
            from = at;
        }
    }
    out
}

/// One stretch, whichever way round it is given.
fn border(stretch: &[Spot], tolerance: f64) -> Vec<Spot> {
    let turned = stretch.iter().gt(stretch.iter().rev());
    let mut line: Vec<Spot> = stretch.to_vec();
    if turned {
        line.reverse();
    }
    let places: Vec<(f64, f64)> = line.iter().map(|spot| flat(*spot)).collect();
    let mut kept = vec![false; line.len()];
    let last = line.len().saturating_sub(1);
    for end in [0, last] {
        if let Some(keep) = kept.get_mut(end) {
            *keep = true;
        }
    }
    keep_far(&places, &mut kept, (0, last), tolerance);
    let mut simple: Vec<Spot> =
        line.into_iter().zip(kept).filter_map(|(spot, keep)| keep.then_some(spot)).collect();
    if turned {
        simple.reverse();
    }
    simple
}

/// Marks the farthest point between the ends, and so on in both halves, as long as it is far enough.
fn keep_far(places: &[(f64, f64)], kept: &mut [bool], ends: (usize, usize), tolerance: f64) {
    let mut todo = vec![ends];
    while let Some((from, to)) = todo.pop() {
        let (Some(a), Some(b)) = (places.get(from), places.get(to)) else { continue };
        let far = (from + 1..to)
            .filter_map(|at| places.get(at).map(|place| (at, off_line(*place, *a, *b))))
            .max_by(|one, other| one.1.total_cmp(&other.1));
        if let Some((at, distance)) = far
            && distance > tolerance
        {
            if let Some(keep) = kept.get_mut(at) {
                *keep = true;
            }
            todo.push((from, at));
            todo.push((at, to));
        }
    }
}

/// Metres from a place to the stretch between two others.
fn off_line(place: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let along = if length == 0.0 { 0.0 } else { ((place.0 - a.0) * dx + (place.1 - a.1) * dy) / length };
    let along = along.clamp(0.0, 1.0);
    (place.0 - a.0 - along * dx).hypot(place.1 - a.1 - along * dy)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn neighbours_keep_the_same_border() {
        // Two blocks with a crooked border between; the wobble of 10 millionths (1 m) goes, for both.
        let wobble: Vec<Spot> = (0..=10).map(|n| (1000 + (n % 2) * 10, n * 500)).collect();
        let mut left: Ring = vec![(0, 0)];
        left.extend(&wobble);
        left.push((0, 5000));
        let mut right: Ring = vec![(9000, 5000)];
        right.extend(wobble.iter().rev());
        right.push((9000, 0));
        let code = |text: &str| text.parse::<AreaCode>().unwrap();
        let shift =
            |ring: Ring| vec![ring.into_iter().map(|(x, y)| (x + 6_000_000, y + 52_000_000)).collect()];
        let areas = Boundaries::from([(code("BU00010000"), shift(left)), (code("BU00010001"), shift(right))]);
        let simple = simplify(&areas, 20.0);
        let sizes: Vec<usize> = simple.values().flatten().map(Vec::len).collect();
        assert_eq!(sizes, [4, 4], "{simple:?}");
        let borders: Vec<HashSet<(Spot, Spot)>> =
            simple.values().map(|rings| rings.iter().flat_map(edges).collect()).collect();
        assert_eq!(borders[0].intersection(&borders[1]).count(), 1);
    }

    proptest! {
        #[test]
        fn a_border_is_the_same_from_both_ends(points in proptest::collection::vec((0..5000, 0..5000), 2..40)) {
            let line: Vec<Spot> = points.into_iter().map(|(x, y)| (6_000_000 + x, 52_000_000 + y)).collect();
            let there = border(&line, 50.0);
            let mut back: Vec<Spot> = line.iter().rev().copied().collect();
            back = border(&back, 50.0);
            back.reverse();
            prop_assert_eq!(&there, &back);
            prop_assert_eq!(there.first(), line.first());
            prop_assert_eq!(there.last(), line.last());
        }

        #[test]
        fn nothing_moves_farther_than_told(points in proptest::collection::vec((0..5000, 0..5000), 3..30)) {
            let line: Vec<Spot> = points.into_iter().map(|(x, y)| (6_000_000 + x, 52_000_000 + y)).collect();
            let simple = border(&line, 50.0);
            for spot in &line {
                let nearest = simple.windows(2).map(|ends| off_line(flat(*spot), flat(ends[0]), flat(ends[1]))).fold(f64::MAX, f64::min);
                prop_assert!(nearest <= 50.0 + 1e-6);
            }
        }
    }
}
