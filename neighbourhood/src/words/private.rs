//! What must never be on a board. Too often rather than too seldom: the asker decides.

mod patterns;

use super::analysis::{Analysis, Word};
use super::model::{PRIVATE, Scores, WHY, scores, sigmoid};
use patterns::patterns;
pub(super) use patterns::{Pattern, TEXT as PATTERNS};

/// From which probability on a sentence counts as private; measured, see `docs/why/words.md`.
const ENOUGH: f32 = 0.3;

/// Why a sentence looks private; for the page to choose its words, never shown to others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateHint {
    /// Keys such as `violence`, `control`, `neglect`, `suicide`; never empty.
    pub why: Vec<&'static str>,
}

/// Whether a sentence is about violence, abuse, fear, suicide, or a child or elder in danger.
#[must_use]
pub fn private(text: &str) -> Option<PrivateHint> {
    let analysis = Analysis::of(text);
    let why = judged(&analysis, scores(&analysis).as_ref());
    (!why.is_empty()).then_some(PrivateHint { why })
}

/// The reasons why a sentence is private; none if it is not.
pub(super) fn judged(analysis: &Analysis, scores: Option<&Scores>) -> Vec<&'static str> {
    let by_pattern = reasons(analysis);
    let Some(scores) = scores else { return by_pattern };
    if sigmoid(scores[PRIVATE]) < ENOUGH {
        return Vec::new();
    }
    let mut likely: Vec<(&str, f32)> = WHY.into_iter().zip(scores[PRIVATE + 1..].iter().copied()).collect();
    likely.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut why: Vec<&'static str> = likely.iter().take(1).map(|(key, _)| *key).collect();
    for key in by_pattern {
        if !why.contains(&key) {
            why.push(key);
        }
    }
    why
}

/// The patterns that fit a sentence.
pub(super) fn fitting(words: &[Word]) -> Vec<&'static Pattern> {
    patterns().touched_by(words).filter(|pattern| pattern.fits(words)).collect()
}

/// The reasons found by the patterns alone.
pub(super) fn reasons(analysis: &Analysis) -> Vec<&'static str> {
    let mut why = Vec::new();
    for pattern in &analysis.patterns {
        if !why.contains(&pattern.why) {
            why.push(pattern.why);
        }
    }
    why
}
