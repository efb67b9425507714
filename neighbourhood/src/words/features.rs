//! From a sentence to numbers: hashed words, pairs of words, n-grams of letters, concepts and patterns.

use super::analysis::Analysis;
use super::hash::hash;
use super::private::reasons;
use super::themes::lexicon_scores;
use super::vocabulary::vocabulary;

/// How many places the weights have; features that fall on the same place share one.
pub(super) const BUCKETS: usize = 1 << 15;

/// What kind of evidence a feature is; kinds are weighed apart so that a long word does not outshout a telling one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Pair,
    Gram,
    Concept,
    Lexicon,
    Pattern,
    /// Two sensitive concepts in one sentence.
    Mix,
}

/// One feature: its place among the weights and how much there is of it.
pub(super) struct Feature {
    pub kind: Kind,
    pub bucket: u32,
    pub value: f32,
}

pub(super) fn features(analysis: &Analysis) -> Vec<Feature> {
    let mut all = Vec::with_capacity(160);
    words(analysis, &mut all);
    pairs(analysis, &mut all);
    grams(analysis, &mut all);
    concepts(analysis, &mut all);
    for pattern in &analysis.patterns {
        add(&mut all, Kind::Pattern, b'P', &pattern.id.to_le_bytes(), 1.0);
    }
    for why in reasons(analysis) {
        add(&mut all, Kind::Pattern, b'!', why.as_bytes(), 0.7);
        add(&mut all, Kind::Pattern, b'!', b"any", 1.0);
    }
    mixes(analysis, &mut all);
    scale(&mut all, Kind::Word, 1.2);
    scale(&mut all, Kind::Pair, 1.2);
    scale(&mut all, Kind::Gram, 1.6);
    scale(&mut all, Kind::Mix, 1.0);
    all
}

fn add(all: &mut Vec<Feature>, kind: Kind, space: u8, bytes: &[u8], value: f32) {
    let bucket = u32::try_from(hash(space, bytes) % BUCKETS as u64).unwrap_or(0);
    all.push(Feature { kind, bucket, value });
}

fn words(analysis: &Analysis, all: &mut Vec<Feature>) {
    let v = vocabulary();
    for word in &analysis.words {
        let value = if v.is_stop(&word.stem) { 0.6 } else { 1.0 };
        add(all, Kind::Word, b'w', word.stem.as_bytes(), value);
        for part in &word.parts {
            add(all, Kind::Word, b'w', part.as_bytes(), 0.7);
        }
    }
}

fn pairs(analysis: &Analysis, all: &mut Vec<Feature>) {
    let mut key = Vec::with_capacity(64);
    for two in analysis.words.windows(2) {
        if let [a, b] = two {
            key.clear();
            key.extend_from_slice(a.stem.as_bytes());
            key.push(b' ');
            key.extend_from_slice(b.stem.as_bytes());
            add(all, Kind::Pair, b'2', &key, 1.0);
        }
    }
    for three in analysis.words.windows(3) {
        if let [a, _, c] = three {
            key.clear();
            key.extend_from_slice(a.stem.as_bytes());
            key.push(b'_');
            key.extend_from_slice(c.stem.as_bytes());
            add(all, Kind::Pair, b'3', &key, 0.7);
        }
    }
}

/// Pieces of three to five letters, the word's borders included.
fn grams(analysis: &Analysis, all: &mut Vec<Feature>) {
    let v = vocabulary();
    let mut framed = Vec::with_capacity(64);
    for word in &analysis.words {
        if word.folded.len() < 3 || v.is_stop(&word.stem) {
            continue;
        }
        framed.clear();
        framed.push(b'<');
        framed.extend_from_slice(word.folded.as_bytes());
        framed.push(b'>');
        for n in 3..=5 {
            for gram in framed.windows(n) {
                add(all, Kind::Gram, b'g', gram, 1.0);
            }
        }
    }
}

fn concepts(analysis: &Analysis, all: &mut Vec<Feature>) {
    for (concept, strength) in &analysis.concepts {
        add(all, Kind::Concept, b'c', &[*concept], *strength * 0.7);
    }
    for (theme, score) in (0u8..).zip(lexicon_scores(analysis)) {
        if score > 0.0 {
            add(all, Kind::Lexicon, b'l', &[theme], score.min(2.5));
        }
    }
}

/// Where the word lists' own opinion about a theme (its place in `Theme::ALL`) is weighed.
pub(super) fn lexicon_bucket(theme: usize) -> usize {
    usize::try_from(hash(b'l', &[u8::try_from(theme).unwrap_or(u8::MAX)]) % BUCKETS as u64).unwrap_or(0)
}

/// Who, what and whom: no word of "hij", "slaan" and "mij" is private, the three together are.
fn mixes(analysis: &Analysis, all: &mut Vec<Feature>) {
    let v = vocabulary();
    let sensitive = |id: u8| v.concepts.get(usize::from(id)).is_some_and(|c| c.sensitive);
    let mut ids: Vec<u8> = analysis.concepts.iter().map(|(id, _)| *id).filter(|id| sensitive(*id)).collect();
    ids.sort_unstable();
    for (i, a) in ids.iter().enumerate() {
        for b in &ids[i + 1..] {
            add(all, Kind::Mix, b'x', &[*a, *b], 1.0);
        }
    }
}

/// Brings one kind of feature to the same length, whatever the length of the sentence.
fn scale(all: &mut [Feature], kind: Kind, to: f32) {
    let length = all.iter().filter(|f| f.kind == kind).map(|f| f.value * f.value).sum::<f32>().sqrt();
    if length > 0.0 {
        all.iter_mut().filter(|f| f.kind == kind).for_each(|f| f.value *= to / length);
    }
}
