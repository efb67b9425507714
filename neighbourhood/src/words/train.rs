//! Learning the weights: logistic regression by AdaGrad, the same result on every run.
//!
//! Two kindnesses to sentences nobody has seen: letters are now and then mistyped, and now and then a kind of
//! evidence is withheld, so that the word lists must carry what the words themselves cannot.

use super::analysis::Analysis;
use super::examples::Example;
use super::features::{BUCKETS, Feature, Kind, features, lexicon_bucket};
use super::model::{COLUMNS, PRIVATE, Scores, THEMES, WHY, sigmoid, softmax, store};
use crate::themes::Theme;

const ROUNDS: usize = 25;
const STEP: f32 = 0.1;
/// How strongly weights are pulled to nothing.
const PULL: f32 = 1e-3;
/// What the word lists are believed at first.
const BELIEF: f32 = 2.0;
/// Past slopes each weight is thought to have had: the more, the smaller its first steps.
const CAUTION: f32 = 2.0;
/// The private column learns faster than the themes: it has less to learn from.
const HASTE: f32 = 3.0;
/// What a missed private sentence costs more than a false alarm.
const PRIVATE_COST: f32 = 2.0;

/// Learns from the examples; the result is the content of `weights.bin`.
#[must_use]
pub fn train(examples: &[Example]) -> Vec<u8> {
    let mut learner = Learner::new();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut luck = Luck(0x5eed_cafe);
    for _ in 0..ROUNDS {
        luck.shuffle(&mut order);
        for example in order.iter().filter_map(|i| examples.get(*i)) {
            let sentence = if luck.below(2) == 0 {
                mistyped(&example.sentence, &mut luck)
            } else {
                example.sentence.clone()
            };
            let mut seen = features(&Analysis::of(&sentence));
            withhold(&mut seen, &mut luck);
            learner.learn(&seen, example);
        }
    }
    store(&learner.weights, &learner.bias)
}

struct Learner {
    weights: Vec<f32>,
    squares: Vec<f32>,
    bias: Scores,
    bias_squares: Scores,
}

impl Learner {
    fn new() -> Learner {
        let size = BUCKETS * COLUMNS;
        let mut weights = vec![0.0; size];
        for theme in 0..THEMES {
            if let Some(weight) = weights.get_mut(lexicon_bucket(theme) * COLUMNS + theme) {
                *weight = BELIEF;
            }
        }
        Learner { weights, squares: vec![CAUTION; size], bias: [0.0; COLUMNS], bias_squares: [1.0; COLUMNS] }
    }

    fn learn(&mut self, seen: &[Feature], example: &Example) {
        let scores = self.scores(seen);
        let slopes = slopes(&scores, example);
        for feature in seen {
            let from = feature.bucket as usize * COLUMNS;
            let Some(row) = self.weights.get_mut(from..from + COLUMNS) else { continue };
            let Some(squares) = self.squares.get_mut(from..from + COLUMNS) else { continue };
            for ((w, g2), slope) in row.iter_mut().zip(squares).zip(&slopes) {
                if *slope != 0.0 {
                    let g = slope * feature.value + PULL * *w;
                    *g2 += g * g;
                    *w -= STEP * g / g2.sqrt();
                }
            }
        }
        for ((b, g2), slope) in self.bias.iter_mut().zip(&mut self.bias_squares).zip(&slopes) {
            *g2 += slope * slope;
            *b -= 0.2 * STEP * slope / g2.sqrt();
        }
    }

    fn scores(&self, seen: &[Feature]) -> Scores {
        let mut sums = self.bias;
        for feature in seen {
            let from = feature.bucket as usize * COLUMNS;
            for (sum, w) in sums.iter_mut().zip(self.weights.get(from..from + COLUMNS).unwrap_or_default()) {
                *sum += w * feature.value;
            }
        }
        sums
    }
}

/// How far each column is off; nothing for columns the example says nothing about.
fn slopes(scores: &Scores, example: &Example) -> Scores {
    let mut slopes = [0.0; COLUMNS];
    let private = example.theme.is_private();
    for ((slope, share), theme) in slopes.iter_mut().zip(softmax(&scores[..THEMES])).zip(Theme::ALL) {
        *slope = share - f32::from(u8::from(*theme == example.theme));
    }
    let cost = if private { PRIVATE_COST } else { 1.0 };
    slopes[PRIVATE] = HASTE * cost * (sigmoid(scores[PRIVATE]) - f32::from(u8::from(private)));
    if private {
        let mine = example.topic.split('.').next().unwrap_or_default();
        for ((slope, score), why) in slopes[PRIVATE + 1..].iter_mut().zip(&scores[PRIVATE + 1..]).zip(WHY) {
            *slope = sigmoid(*score) - f32::from(u8::from(why == mine));
        }
    }
    slopes
}

fn withhold(seen: &mut Vec<Feature>, luck: &mut Luck) {
    match luck.below(16) {
        0 => seen.retain(|f| !matches!(f.kind, Kind::Word | Kind::Pair | Kind::Gram)),
        1 | 2 => seen.retain(|f| !matches!(f.kind, Kind::Word | Kind::Pair)),
        3 => seen.retain(|f| f.kind != Kind::Gram),
        4 => seen.retain(|f| !matches!(f.kind, Kind::Concept | Kind::Lexicon)),
        5 | 6 => {
            seen.retain(|f| !matches!(f.kind, Kind::Word | Kind::Gram | Kind::Pair) || luck.below(3) > 0)
        }
        7 => seen.retain(|f| f.kind != Kind::Pattern),
        _ => {}
    }
}

/// One or two slips of the finger: a letter doubled, dropped, swapped or replaced.
fn mistyped(sentence: &str, luck: &mut Luck) -> String {
    let mut chars: Vec<char> = sentence.chars().collect();
    for _ in 0..=luck.below(2) {
        if chars.len() < 8 {
            break;
        }
        let at = 1 + luck.below(chars.len() - 2);
        if !chars[at].is_alphabetic() || !chars[at - 1].is_alphabetic() {
            continue;
        }
        match luck.below(4) {
            0 => chars.insert(at, chars[at]),
            1 => {
                chars.remove(at);
            }
            2 => chars.swap(at, at - 1),
            _ => chars[at] = ['e', 'a', 'n', 't', 'i', 'o', 'r', 's'][luck.below(8)],
        }
    }
    chars.into_iter().collect()
}

/// A small generator of our own (splitmix64): the same luck on every machine.
struct Luck(u64);

impl Luck {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % most.max(1) as u64).unwrap_or(0)
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for i in (1..order.len()).rev() {
            order.swap(i, self.below(i + 1));
        }
    }
}
