//! What must never be on a board. Too often rather than too seldom: the asker decides.

mod patterns;

use super::analysis::Analysis;
use patterns::patterns;

/// Why a sentence looks private; for the page to choose its words, never shown to others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateHint {
    /// Keys such as `violence`, `control`, `neglect`, `suicide`; never empty.
    pub why: Vec<&'static str>,
}

/// Whether a sentence is about violence, abuse, fear, suicide, or a child or elder in danger.
#[must_use]
pub fn private(text: &str) -> Option<PrivateHint> {
    let why = reasons(&Analysis::of(text));
    (!why.is_empty()).then_some(PrivateHint { why })
}

fn reasons(analysis: &Analysis) -> Vec<&'static str> {
    let mut why = Vec::new();
    for pattern in patterns().touched_by(&analysis.words) {
        if !why.contains(&pattern.why) && pattern.fits(&analysis.words) {
            why.push(pattern.why);
        }
    }
    why
}
