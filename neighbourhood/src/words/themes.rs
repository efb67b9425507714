//! What an ask is about, as a suggestion: at most three themes with a confidence.

use super::analysis::Analysis;
use super::model::{Scores, THEMES, scores, softmax};
use super::private::judged;
use super::vocabulary::vocabulary;
use crate::themes::Theme;

/// How many themes are suggested at most.
pub const MOST: usize = 3;

/// At most three themes, the likeliest first. A sentence that looks private begins with `safety`.
#[must_use]
pub fn suggest_themes(text: &str) -> Vec<(Theme, f32)> {
    let analysis = Analysis::of(text);
    let scores = scores(&analysis);
    let private = !judged(&analysis, scores.as_ref()).is_empty();
    suggested(&analysis, scores.as_ref(), private)
}

/// The suggestions for a sentence already scored and judged.
pub(super) fn suggested(analysis: &Analysis, scores: Option<&Scores>, private: bool) -> Vec<(Theme, f32)> {
    let mut all = ranked(analysis, scores);
    if let Some(at) = all.iter().position(|(theme, _)| theme.is_private()) {
        // "safety" is first or not at all: the page either changes or it does not.
        let (safety, share) = all.remove(at);
        if private {
            all.insert(0, (safety, share.max(0.5)));
        }
    }
    all.truncate(MOST);
    all
}

/// All themes, the likeliest first.
pub(super) fn ranked(analysis: &Analysis, scores: Option<&Scores>) -> Vec<(Theme, f32)> {
    let lexicon = by_lexicon(analysis);
    let shares = scores.map_or(lexicon, |scores| softmax(&scores[..THEMES]));
    let mut all: Vec<(Theme, f32)> = Theme::ALL.iter().copied().zip(shares).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    all
}

/// A share per theme, in the order of `Theme::ALL`, from the concepts of the lexicon alone; they add up to 1.
pub(super) fn by_lexicon(analysis: &Analysis) -> Vec<f32> {
    let mut scores = lexicon_scores(analysis);
    for (score, theme) in scores.iter_mut().zip(Theme::ALL) {
        *score = 2.0 * (*score + if *theme == Theme::Other { 0.3 } else { 0.0 });
    }
    softmax(&scores)
}

/// How much the concepts of a sentence speak for each theme, in the order of `Theme::ALL`.
pub(super) fn lexicon_scores(analysis: &Analysis) -> [f32; THEMES] {
    let v = vocabulary();
    let mut scores = [0.0; THEMES];
    for (concept, strength) in &analysis.concepts {
        let Some(concept) = v.concepts.get(usize::from(*concept)) else { continue };
        for (rank, theme) in concept.themes.iter().enumerate() {
            let share = if rank == 0 { 1.0 } else { 0.5 };
            if let Some(score) = Theme::ALL.iter().position(|t| t == theme).and_then(|i| scores.get_mut(i)) {
                *score += strength * share;
            }
        }
    }
    scores
}
