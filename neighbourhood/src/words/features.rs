//! From a sentence to numbers: hashed words, pairs of words, n-grams of letters, concepts and patterns.

use super::analysis::Analysis;
use super::hash::hash;
use super::private::reasons;
use super::themes::lexicon_scores;
use super::vocabulary::vocabulary;

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
    /// A person or something serious, and what stands near it, in their order: who does what to whom.
    Cast,
    /// Two words of one sentence, however far apart.
    Together,
}

/// Some kinds, a bit each.
#[derive(Clone, Copy)]
pub(super) struct Kinds(u16);

impl Kinds {
    pub const ALL: Kinds = Kinds(u16::MAX);

    pub const fn of(kinds: &[Kind]) -> Kinds {
        let (mut bits, mut at) = (0, 0);
        while at < kinds.len() {
            bits |= 1 << kinds[at] as u16;
            at += 1;
        }
        Kinds(bits)
    }

    pub const fn but(self, kind: Kind) -> Kinds {
        Kinds(self.0 & !(1 << kind as u16))
    }

    pub const fn contain(self, kind: Kind) -> bool {
        self.0 & 1 << kind as u16 != 0
    }
}

/// One feature: what it is, hashed, and how much there is of it.
#[derive(Clone)]
pub(super) struct Feature {
    pub kind: Kind,
    pub hash: u32,
    pub value: f32,
}

pub(super) fn features(analysis: &Analysis) -> Vec<Feature> {
    let mut all = Vec::with_capacity(512);
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
    cast(analysis, &mut all);
    together(analysis, &mut all);
    scale(&mut all, Kind::Word, 1.2);
    scale(&mut all, Kind::Pair, 2.0);
    scale(&mut all, Kind::Gram, 1.6);
    scale(&mut all, Kind::Mix, 1.0);
    scale(&mut all, Kind::Cast, 1.2);
    scale(&mut all, Kind::Together, 1.5);
    all
}

fn add(all: &mut Vec<Feature>, kind: Kind, space: u8, bytes: &[u8], value: f32) {
    all.push(Feature { kind, hash: narrow(hash(space, bytes)), value });
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

/// The word lists' own opinion about a theme (its place in `Theme::ALL`).
pub(super) fn lexicon_feature(theme: usize) -> Feature {
    let key = [u8::try_from(theme).unwrap_or(u8::MAX)];
    Feature { kind: Kind::Lexicon, hash: narrow(hash(b'l', &key)), value: 1.0 }
}

/// The low half is enough for every table.
fn narrow(hash: u64) -> u32 {
    (hash & u64::from(u32::MAX)) as u32
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

/// Persons and serious things as what they are ("my husband", "hits") with each other, up to five words on, and with
/// the words themselves, up to three words on.
fn cast(analysis: &Analysis, all: &mut Vec<Feature>) {
    let v = vocabulary();
    let sensitive = |id: &u8| v.concepts.get(usize::from(*id)).is_some_and(|c| c.sensitive);
    let roles: Vec<Vec<u8>> = analysis
        .words
        .iter()
        .map(|word| v.meaning(&word.stem).iter().copied().filter(sensitive).collect())
        .collect();
    let mut near = |space: u8, role: &[u8], stem: &str| {
        for id in role {
            add(all, Kind::Cast, space, &[&[*id], stem.as_bytes()].concat(), 0.7);
        }
    };
    for (at, word) in analysis.words.iter().enumerate() {
        for (later, other) in analysis.words.iter().enumerate().skip(at + 1).take(3) {
            near(b'K', &roles[at], &other.stem);
            near(b'L', &roles[later], &word.stem);
        }
    }
    for (at, first) in roles.iter().enumerate() {
        for second in roles.iter().skip(at + 1).take(5) {
            for a in first {
                second.iter().for_each(|b| add(all, Kind::Cast, b'k', &[*a, *b], 1.0));
            }
        }
    }
}

/// Sentences are short; of a long one only the beginning is looked at in pairs.
const TOGETHER: usize = 30;

/// Every two words, in whatever order.
fn together(analysis: &Analysis, all: &mut Vec<Feature>) {
    let mut stems: Vec<u64> =
        analysis.words.iter().take(TOGETHER).map(|w| hash(b't', w.stem.as_bytes())).collect();
    stems.sort_unstable();
    stems.dedup();
    for (at, a) in stems.iter().enumerate() {
        for b in &stems[at + 1..] {
            all.push(Feature { kind: Kind::Together, hash: narrow(a.rotate_left(7) ^ b), value: 1.0 });
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
