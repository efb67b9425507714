//! How much an offer resembles an ask, and why: by theme, by words, by what they are about.

use super::analysis::Analysis;
use super::features::features;
use super::hash::hash;
use super::model::{DIRECTIONS, Scores, THEMES as ALL_THEMES, embedded, softmax};
use super::normal::telling_stems;
use super::themes::by_lexicon;
use super::vocabulary::vocabulary;
use crate::themes::Theme;

/// A sentence made ready to be compared with many others.
#[derive(Debug, Clone)]
pub struct Prepared {
    stems: Vec<(u64, String)>,
    concepts: Vec<(u8, f32)>,
    themes: Vec<f32>,
    grams: Vec<u64>,
    /// Where it points among the kinds of help; see `train::kinds`.
    direction: [f32; DIRECTIONS.columns],
}

/// What two sentences have in common, strongest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// Words (stems) they share.
    pub words: Vec<String>,
    /// What both are about: keys of the domain lexicon, such as `plumbing`.
    pub about: Vec<&'static str>,
}

/// What each resemblance counts for; together one.
const WORDS: f32 = 0.07;
const CONCEPTS: f32 = 0.10;
const THEMES: f32 = 0.10;
const GRAMS: f32 = 0.03;
const DIRECTION: f32 = 0.70;
/// How much a concept counts for its kin ("plumbing" for "handy").
const KIN: f32 = 0.45;

/// Prepares a sentence for comparison.
#[must_use]
pub fn prepare(text: &str) -> Prepared {
    let analysis = Analysis::of(text);
    let mut stems: Vec<(u64, String)> =
        telling_stems(&analysis).map(|s| (hash(b'm', s.as_bytes()), s)).collect();
    stems.sort_unstable();
    stems.dedup();
    let mut grams: Vec<u64> =
        stems.iter().flat_map(|(_, s)| s.as_bytes().windows(4).map(|w| hash(b'g', w))).collect();
    grams.sort_unstable();
    grams.dedup();
    let v = vocabulary();
    let features = features(&analysis);
    let (themes, direction) = match embedded() {
        Some(model) => (softmax(&ordinary(&model.scores(&features))), model.direction(&features)),
        None => (by_lexicon(&analysis), [0.0; DIRECTIONS.columns]),
    };
    let mut concepts = analysis.concepts;
    concepts.retain(|(id, _)| v.concepts.get(usize::from(*id)).is_some_and(|c| !c.sensitive));
    Prepared { stems, themes, concepts, grams, direction }
}

/// The scores of the themes; nothing that is matched is about safety.
fn ordinary(scores: &Scores) -> Vec<f32> {
    let of = |(theme, score): (&Theme, &f32)| if theme.is_private() { f32::MIN / 2.0 } else { *score };
    Theme::ALL.iter().zip(&scores[..ALL_THEMES]).map(of).collect()
}

/// How alike two sentences are, from 0 to about 1; the same in both directions.
#[must_use]
pub fn similarity(a: &Prepared, b: &Prepared) -> f32 {
    let words = cosine(shared(&a.stems, &b.stems, |s| s.0), a.stems.len(), b.stems.len());
    let grams = cosine(shared(&a.grams, &b.grams, |g| *g), a.grams.len(), b.grams.len());
    // Bhattacharyya: how far two opinions about the theme overlap, kind to doubt.
    let themes: f32 = a.themes.iter().zip(&b.themes).map(|(x, y)| (x * y).sqrt()).sum();
    let direction: f32 = a.direction.iter().zip(&b.direction).map(|(x, y)| x * y).sum();
    WORDS * words
        + CONCEPTS * concepts(&a.concepts, &b.concepts)
        + THEMES * themes
        + GRAMS * grams
        + DIRECTION * (1.0 + direction) / 2.0
}

/// What two sentences have in common, in words.
#[must_use]
pub fn explain(a: &Prepared, b: &Prepared) -> Likeness {
    let words = a
        .stems
        .iter()
        .filter(|(h, _)| b.stems.iter().any(|(other, _)| h == other))
        .map(|(_, s)| s.clone())
        .collect();
    let v = vocabulary();
    let mut about: Vec<(&'static str, f32)> = Vec::new();
    for (x, sx) in &a.concepts {
        for (y, sy) in &b.concepts {
            let strength = sx * sy * related(*x, *y);
            if let Some(concept) = v.concepts.get(usize::from(*x)).filter(|_| strength > 0.3)
                && !about.iter().any(|(key, _)| *key == concept.key)
            {
                about.push((concept.key, strength));
            }
        }
    }
    about.sort_by(|a, b| b.1.total_cmp(&a.1));
    Likeness { words, about: about.into_iter().map(|(key, _)| key).collect() }
}

/// How many entries two sorted lists share.
fn shared<T>(a: &[T], b: &[T], key: impl Fn(&T) -> u64) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match key(x).cmp(&key(y)) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                n += 1;
                i += 1;
                j += 1;
            }
        }
    }
    n
}

fn cosine(shared: usize, a: usize, b: usize) -> f32 {
    if shared == 0 { 0.0 } else { shared as f32 / ((a * b) as f32).sqrt() }
}

fn related(x: u8, y: u8) -> f32 {
    if x == y {
        return 1.0;
    }
    let concepts = &vocabulary().concepts;
    let kin = |of: u8, other: u8| concepts.get(usize::from(of)).is_some_and(|c| c.kindred.contains(&other));
    if kin(x, y) || kin(y, x) { KIN } else { 0.0 }
}

/// Soft cosine over concepts: kin counts for part.
fn concepts(a: &[(u8, f32)], b: &[(u8, f32)]) -> f32 {
    let product = |p: &[(u8, f32)], q: &[(u8, f32)]| -> f32 {
        p.iter().flat_map(|(x, sx)| q.iter().map(move |(y, sy)| sx * sy * related(*x, *y))).sum()
    };
    let both = product(a, b);
    if both <= 0.0 { 0.0 } else { (both / (product(a, a) * product(b, b)).sqrt()).min(1.0) }
}
