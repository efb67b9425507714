//! The weights in the binary and what they make of a sentence.

use std::sync::OnceLock;

use super::analysis::Analysis;
use super::features::{BUCKETS, Feature, features};
use crate::themes::Theme;

/// One column per theme, one for "private", one per reason for privacy.
pub(super) const THEMES: usize = Theme::ALL.len();
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
pub(super) const COLUMNS: usize = THEMES + 1 + WHY.len();

const MAGIC: &[u8; 4] = b"DBW1";
const HEAD: usize = MAGIC.len() + COLUMNS * 8;

/// What a sentence scores in each column, before any probability is made of it.
pub(super) type Scores = [f32; COLUMNS];

/// Weights as they are stored: one signed byte each, a scale and a bias per column.
pub(super) struct Model<'a> {
    scale: Scores,
    bias: Scores,
    weights: &'a [u8],
}

/// The model in the binary; none if its file does not fit this program (then the word lists alone decide).
fn embedded() -> Option<&'static Model<'static>> {
    static ONCE: OnceLock<Option<Model<'static>>> = OnceLock::new();
    ONCE.get_or_init(|| Model::read(include_bytes!("weights.bin"))).as_ref()
}

/// What the model in the binary makes of a sentence.
pub(super) fn scores(analysis: &Analysis) -> Option<Scores> {
    embedded().map(|model| model.scores(&features(analysis)))
}

impl<'a> Model<'a> {
    pub fn read(bytes: &'a [u8]) -> Option<Model<'a>> {
        if !bytes.starts_with(MAGIC) || bytes.len() != HEAD + BUCKETS * COLUMNS {
            return None;
        }
        let mut numbers = bytes
            .get(MAGIC.len()..HEAD)?
            .chunks_exact(4)
            .map(|c| f32::from_le_bytes([c[0], c[1], c[2], c[3]]));
        let mut next = || std::array::from_fn(|_| numbers.next().unwrap_or_default());
        Some(Model { scale: next(), bias: next(), weights: bytes.get(HEAD..)? })
    }

    pub fn scores(&self, features: &[Feature]) -> Scores {
        let mut sums = [0.0f32; COLUMNS];
        for feature in features {
            let from = feature.bucket as usize * COLUMNS;
            let row = self.weights.get(from..from + COLUMNS).unwrap_or_default();
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += f32::from(weight.cast_signed()) * feature.value;
            }
        }
        std::array::from_fn(|i| sums[i] * self.scale[i] + self.bias[i])
    }
}

/// Stores weights (row by row, a row per bucket) as signed bytes.
pub(super) fn store(weights: &[f32], bias: &Scores) -> Vec<u8> {
    let mut most = [1e-6f32; COLUMNS];
    for row in weights.chunks_exact(COLUMNS) {
        for (most, w) in most.iter_mut().zip(row) {
            *most = most.max(w.abs());
        }
    }
    let scale: Scores = std::array::from_fn(|i| most[i] / 127.0);
    let mut out = MAGIC.to_vec();
    scale.iter().chain(bias).for_each(|number| out.extend_from_slice(&number.to_le_bytes()));
    for row in weights.chunks_exact(COLUMNS) {
        out.extend(
            row.iter().zip(&scale).map(|(w, s)| ((w / s).round().clamp(-127.0, 127.0) as i8).cast_unsigned()),
        );
    }
    out
}

/// Scores of the themes as probabilities.
pub(super) fn softmax(scores: &[f32]) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let exps: Vec<f32> = scores.iter().map(|s| (s - most).exp()).collect();
    let sum: f32 = exps.iter().sum();
    exps.into_iter().map(|e| e / sum).collect()
}

pub(super) fn sigmoid(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}
