//! What an ask is about, as a suggestion: at most three themes with a confidence.

use super::analysis::Analysis;
use super::vocabulary::vocabulary;
use crate::themes::Theme;

/// How many themes are suggested at most.
pub const MOST: usize = 3;

/// At most three themes, the likeliest first. A sentence that looks private begins with `safety`.
#[must_use]
pub fn suggest_themes(text: &str) -> Vec<(Theme, f32)> {
    let analysis = Analysis::of(text);
    let mut all: Vec<(Theme, f32)> = Theme::ALL.iter().copied().zip(by_lexicon(&analysis)).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    all.truncate(MOST);
    all
}

/// A score per theme, in the order of `Theme::ALL`, from the concepts of the lexicon alone; they add up to 1.
pub(super) fn by_lexicon(analysis: &Analysis) -> Vec<f32> {
    let v = vocabulary();
    let mut scores: Vec<f32> =
        Theme::ALL.iter().map(|t| if *t == Theme::Other { 0.3 } else { 0.0 }).collect();
    for (concept, strength) in &analysis.concepts {
        let Some(concept) = v.concepts.get(usize::from(*concept)) else {
            continue;
        };
        for (rank, theme) in concept.themes.iter().enumerate() {
            let share = if rank == 0 { 1.0 } else { 0.5 };
            if let Some(score) = Theme::ALL.iter().position(|t| t == theme).and_then(|i| scores.get_mut(i)) {
                *score += strength * share;
            }
        }
    }
    let exps: Vec<f32> = scores.iter().map(|s| (1.5 * s).exp()).collect();
    let sum: f32 = exps.iter().sum();
    exps.into_iter().map(|e| e / sum).collect()
}
