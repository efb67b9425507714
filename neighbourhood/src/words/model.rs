//! The weights in the binary and what they make of a sentence.

use std::sync::OnceLock;

use super::analysis::Analysis;
use super::features::{Feature, Kind, Kinds, features};
use crate::themes::Theme;

pub(super) const THEMES: usize = Theme::ALL.len();
/// Where "private" stands among the scores: after the themes, before its reasons.
pub(super) const PRIVATE: usize = THEMES;
pub(super) const WHY: [&str; 9] = [
    "violence",
    "control",
    "neglect",
    "stalking",
    "financial_abuse",
    "sexual",
    "suicide",
    "fear_of_self",
    "danger",
];
const COLUMNS: usize = THEMES + 1 + WHY.len();

/// "Private" is asked twice: of its own table and, as one theme among all, of the first. They err on different
/// sentences; so much counts the second.
const SECOND_OPINION: f32 = 0.4;

/// What a sentence scores for each theme, for "private" and for each reason, before any probability is made of it.
pub(super) type Scores = [f32; COLUMNS];

/// One question asked of a sentence: so many answers, so many places for what speaks for them.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub columns: usize,
    /// Features that fall on the same place share one.
    pub places: usize,
    /// What is looked at.
    pub sees: Kinds,
}

/// Which theme, whether private, and why, and where a sentence points among the kinds of help: four tables of weights,
/// in this order in the file. "Private" has one column and may be fine; the reasons are learned from few sentences and
/// may be coarse.
pub(super) const TABLES: [Shape; 4] = [
    Shape { columns: THEMES, places: 114_688, sees: Kinds::ALL.but(Kind::Cast).but(Kind::Together) },
    Shape { columns: 1, places: 1 << 18, sees: Kinds::ALL },
    Shape { columns: WHY.len(), places: 1 << 12, sees: Kinds::ALL.but(Kind::Together) },
    DIRECTIONS,
];
/// The last of them: it answers no question; two sentences about one kind of help point the same way.
pub(super) const DIRECTIONS: Shape =
    Shape { columns: 32, places: 1 << 15, sees: Kinds::of(&[Kind::Word, Kind::Gram, Kind::Concept]) };
/// The others are questions.
pub(super) const QUESTIONS: usize = TABLES.len() - 1;

const MAGIC: &[u8; 4] = b"DBW3";
/// After it, what the weights were learned from: `train::fingerprint`.
const HEAD: usize = MAGIC.len() + 8;

impl Shape {
    pub fn place(self, feature: &Feature) -> usize {
        feature.hash as usize % self.places
    }

    pub fn sees(self, feature: &Feature) -> bool {
        self.sees.contain(feature.kind)
    }

    /// How many bytes so many rows take; a row of several columns begins with a byte of its own.
    fn bytes(self, rows: usize) -> usize {
        if self.columns == 1 { rows / 2 } else { rows * self.columns.div_ceil(2) }
    }

    fn stored(self) -> usize {
        self.columns * 8 + self.bytes(self.places)
    }
}

/// Weights as they are stored: four bits each, a scale and a bias per column.
struct Table<'a> {
    shape: Shape,
    scale: Vec<f32>,
    bias: Vec<f32>,
    weights: &'a [u8],
}

pub(super) struct Model<'a>(Vec<Table<'a>>);

/// The model in the binary; none if its file does not fit this program (then the word lists alone decide).
pub(super) fn embedded() -> Option<&'static Model<'static>> {
    static ONCE: OnceLock<Option<Model<'static>>> = OnceLock::new();
    ONCE.get_or_init(|| Model::read(include_bytes!("weights.bin"))).as_ref()
}

/// What the model in the binary makes of a sentence.
pub(super) fn scores(analysis: &Analysis) -> Option<Scores> {
    embedded().map(|model| model.scores(&features(analysis)))
}

impl<'a> Model<'a> {
    pub fn read(bytes: &'a [u8]) -> Option<Model<'a>> {
        let mut rest = bytes.strip_prefix(MAGIC)?.get(HEAD - MAGIC.len()..)?;
        let mut tables = Vec::with_capacity(TABLES.len());
        for shape in TABLES {
            let (own, others) = rest.split_at_checked(shape.stored())?;
            let (head, weights) = own.split_at_checked(shape.columns * 8)?;
            let mut numbers = head.chunks_exact(4).map(|c| f32::from_le_bytes([c[0], c[1], c[2], c[3]]));
            let scale = numbers.by_ref().take(shape.columns).collect();
            tables.push(Table { shape, scale, bias: numbers.collect(), weights });
            rest = others;
        }
        rest.is_empty().then_some(Model(tables))
    }

    pub fn scores(&self, features: &[Feature]) -> Scores {
        let mut all = [0.0; COLUMNS];
        let mut from = 0;
        for table in self.0.iter().take(QUESTIONS) {
            let to = from + table.shape.columns;
            table.score(features, &mut all[from..to]);
            from = to;
        }
        let as_theme = softmax(&all[..THEMES]).last().map_or(0.0, |share| logit(*share));
        all[PRIVATE] += SECOND_OPINION * (as_theme - all[PRIVATE]);
        all
    }

    /// Where a sentence points, of length one; of length nothing when nothing in it is known.
    pub fn direction(&self, features: &[Feature]) -> [f32; DIRECTIONS.columns] {
        let mut sums = [0.0; DIRECTIONS.columns];
        if let Some(table) = self.0.get(QUESTIONS) {
            table.score(features, &mut sums);
        }
        unit(&mut sums);
        sums
    }
}

impl Table<'_> {
    fn score(&self, features: &[Feature], sums: &mut [f32]) {
        for feature in features.iter().filter(|f| self.shape.sees(f)) {
            let place = self.shape.place(feature);
            if let [sum] = sums {
                let two = self.weights.get(place / 2).copied().unwrap_or_default();
                *sum += level(two >> (place % 2 * 4)) * feature.value;
                continue;
            }
            let row = self.weights.get(self.shape.bytes(place)..self.shape.bytes(place + 1));
            for (two, sums) in row.unwrap_or_default().iter().zip(sums.chunks_mut(2)) {
                for (sum, byte) in sums.iter_mut().zip([*two, two >> 4]) {
                    *sum += level(byte) * feature.value;
                }
            }
        }
        for ((sum, scale), bias) in sums.iter_mut().zip(&self.scale).zip(&self.bias) {
            *sum = *sum * scale + bias;
        }
    }
}

/// Stored by their square root, small weights, of which there are many, keep their differences: 0 to 7 are the squares of
/// 0 to 7, 8 to 15 the same below nothing.
const LEVELS: [f32; 16] =
    [0.0, 1.0, 4.0, 9.0, 16.0, 25.0, 36.0, 49.0, -0.0, -1.0, -4.0, -9.0, -16.0, -25.0, -36.0, -49.0];
const MOST: f32 = 49.0;

/// The weight in the lower four bits.
fn level(byte: u8) -> f32 {
    LEVELS[usize::from(byte & 15)]
}

fn packed(share: f32) -> u8 {
    let root = (share.abs().sqrt() * 7.0).round().min(7.0) as u8;
    if share < 0.0 { root + 8 } else { root }
}

/// What one table learned: weights row by row, a row per place.
pub(super) struct Learned {
    pub weights: Vec<f32>,
    pub bias: Vec<f32>,
}

/// Stores what was learned for each of `TABLES`, and from what.
pub(super) fn store(learned: &[Learned], fingerprint: u64) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend_from_slice(&fingerprint.to_le_bytes());
    for (table, shape) in learned.iter().zip(TABLES) {
        let mut most = vec![1e-6f32; shape.columns];
        for row in table.weights.chunks_exact(shape.columns) {
            most.iter_mut().zip(row).for_each(|(most, w)| *most = most.max(w.abs()));
        }
        let scale = most.iter().map(|most| most / MOST);
        scale.chain(table.bias.iter().copied()).for_each(|n| out.extend_from_slice(&n.to_le_bytes()));
        let shares: Vec<f32> =
            table.weights.iter().zip(most.iter().cycle()).map(|(w, most)| w / most).collect();
        let row = if shape.columns == 1 { 2 } else { shape.columns };
        for two in shares.chunks(row).flat_map(|row| row.chunks(2)) {
            out.push(packed(two[0]) | two.get(1).map_or(0, |share| packed(*share) << 4));
        }
    }
    out
}

/// Brings a direction to length one; says how long it was.
pub(super) fn unit(direction: &mut [f32]) -> f32 {
    let length = (direction.iter().map(|d| d * d).sum::<f32>() + 1e-6).sqrt();
    direction.iter_mut().for_each(|d| *d /= length);
    length
}

/// Scores of the themes as probabilities.
pub(super) fn softmax(scores: &[f32]) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let exps: Vec<f32> = scores.iter().map(|s| (s - most).exp()).collect();
    let sum: f32 = exps.iter().sum();
    exps.into_iter().map(|e| e / sum).collect()
}

fn logit(share: f32) -> f32 {
    let share = share.clamp(1e-4, 1.0 - 1e-4);
    (share / (1.0 - share)).ln()
}

pub(super) fn sigmoid(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}
