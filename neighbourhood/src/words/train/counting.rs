//! The simple learner: how much oftener a feature stands in sentences of one kind than in all others.

use super::Lesson;
use crate::words::features::{Feature, Kind};
use crate::words::model::Shape;

/// A feature seen once or twice says little: so many imaginary sightings, and this share of the real ones, are spread
/// over both sides by their size.
const DOUBT: f32 = 0.3;
const PRIOR: f32 = 0.5;
const LEAST: f32 = -2.0;
const MOST: f32 = 4.0;

/// Weights, row by row, for a table of this shape, from lessons with their right columns.
pub(super) fn weights(shape: Shape, lessons: &[(&Lesson, usize)]) -> Vec<f32> {
    // A table of one column answers a question of two: its weights are those of "yes".
    let columns = shape.columns.max(2);
    let mut counts = vec![0.0f32; shape.places * columns];
    let mut totals = vec![0.0f32; columns];
    for (lesson, right) in lessons {
        for feature in lesson.seen.first().into_iter().flatten().filter(|f| counted(shape, f)) {
            if let Some(count) = counts.get_mut(shape.place(feature) * columns + right) {
                *count += 1.0;
                totals[*right] += 1.0;
            }
        }
    }
    let all: f32 = totals.iter().sum();
    let weight = |row: &[f32], column: usize| {
        let (own, other) = (totals[column].max(1.0), (all - totals[column]).max(1.0));
        let seen: f32 = row.iter().sum();
        let usual = (PRIOR * seen + DOUBT) / all.max(1.0);
        let inside = row[column] / own + usual;
        let outside = (seen - row[column]) / other + usual;
        if seen == 0.0 { 0.0 } else { (inside / outside).ln().clamp(LEAST, MOST) }
    };
    let first = columns - shape.columns;
    counts
        .chunks_exact(columns)
        .flat_map(|row| (first..columns).map(|at| weight(row, at)).collect::<Vec<_>>())
        .collect()
}

/// The opinion of the word lists is no word to be counted.
fn counted(shape: Shape, feature: &Feature) -> bool {
    shape.sees(feature) && feature.kind != Kind::Lexicon
}
