//! Learning the weights, the same result on every run: a careful learner and a simple one together, and where
//! sentences point among the kinds of help (`kinds`).
//!
//! The careful one is logistic regression by AdaGrad; the simple one only counts (naive Bayes). They err on different
//! sentences, and as both add up weights, their sum costs no more than one of them.
//!
//! Two kindnesses to sentences nobody has seen: letters are now and then mistyped, and now and then a kind of
//! evidence is withheld, so that the word lists must carry what the words themselves cannot.

mod counting;
mod kinds;
mod luck;

use super::analysis::Analysis;
use super::examples::{Example, Lessons};
use super::features::{Feature, Kind, features, lexicon_feature};
use super::hash::Fnv;
use super::model::{Learned, QUESTIONS, Shape, TABLES, WHY, sigmoid, softmax, store};
use super::vocabulary::all_lists;
use crate::themes::Theme;
use luck::{Luck, mistyped};
use std::hash::Hasher as _;

/// How often each example is mistyped for learning, besides as it is.
const MISTYPED: usize = 2;

/// How a table is learned.
struct Manner {
    rounds: usize,
    step: f32,
    /// Past slopes each weight is thought to have had: the more, the smaller its first steps.
    caution: f32,
    /// What the counts say, beside what was learned with care.
    counts: f32,
    careful: f32,
}

const MANNERS: [Manner; 3] = [
    Manner { rounds: 15, step: 0.1, caution: 2.0, counts: 0.175, careful: 1.0 },
    Manner { rounds: 30, step: 0.3, caution: 1.0, counts: 0.15, careful: 0.7 },
    Manner { rounds: 15, step: 0.1, caution: 2.0, counts: 0.0, careful: 1.0 },
];

/// How strongly weights are pulled to nothing.
const PULL: f32 = 1e-3;
/// What the word lists are believed at first about themes.
const BELIEF: f32 = 2.0;
/// The private column takes larger steps than the themes: it has less to learn from.
const HASTE: f32 = 3.0;
/// What a missed private sentence costs, and an alarm at one that was written to mislead, beside a plain alarm.
const MISSED: f32 = 2.0;
const MISLED: f32 = 1.5;

/// Learns from all there is; the result is the content of `weights.bin`.
#[must_use]
pub fn train(lessons: &Lessons) -> Vec<u8> {
    let mut luck = Luck(7);
    let each: Vec<Lesson> = lessons.sentences().map(|example| Lesson::of(example, &mut luck)).collect();
    let mut learned: Vec<Learned> = (0..QUESTIONS).map(|table| learn(&each, table)).collect();
    learned.push(kinds::learn(&lessons.views));
    store(&learned, fingerprint(lessons))
}

/// Changes when an example or a word list changes: weights with another one are out of date.
fn fingerprint(lessons: &Lessons) -> u64 {
    let mut fnv = Fnv::default();
    all_lists().for_each(|list| fnv.write(list.as_bytes()));
    let lists = lessons.views.iter().flat_map(|view| &view.lists);
    for example in lessons.sentences().chain(lists.map(|list| &list.example)) {
        fnv.write(example.group().as_bytes());
        fnv.write(example.sentence.as_bytes());
    }
    fnv.finish()
}

/// Whether these weights were learned from these lessons, with the word lists of this program.
#[must_use]
pub fn is_learned_from(weights: &[u8], lessons: &Lessons) -> bool {
    weights.get(4..12).is_some_and(|bytes| bytes == fingerprint(lessons).to_le_bytes())
}

/// An example as it is learned from: what is right, and its features as typed and as mistyped.
struct Lesson {
    theme: usize,
    private: bool,
    misleading: bool,
    why: Option<usize>,
    seen: Vec<Vec<Feature>>,
}

impl Lesson {
    fn of(example: &Example, luck: &mut Luck) -> Lesson {
        let mut seen = vec![features(&Analysis::of(&example.sentence))];
        for _ in 0..MISTYPED {
            seen.push(features(&Analysis::of(&mistyped(&example.sentence, luck))));
        }
        let private = example.theme.is_private();
        let reason = example.topic.split('.').next().unwrap_or_default();
        Lesson {
            theme: Theme::ALL.iter().position(|t| *t == example.theme).unwrap_or(0),
            private,
            misleading: example.is_misleading(),
            why: WHY.iter().position(|why| private && *why == reason),
            seen,
        }
    }

    /// Which column of the table is right; none if this example says nothing about it.
    fn answer(&self, table: usize) -> Option<usize> {
        match table {
            0 => Some(self.theme),
            1 => Some(usize::from(self.private)),
            _ => self.why,
        }
    }

    /// How far each column is off.
    fn slopes(&self, table: usize, right: usize, scores: &[f32]) -> Vec<f32> {
        let hit = |at: usize| f32::from(u8::from(at == right));
        match table {
            0 => softmax(scores).into_iter().enumerate().map(|(at, share)| share - hit(at)).collect(),
            1 => {
                let cost =
                    if self.private { MISSED } else { 1.0 } * if self.misleading { MISLED } else { 1.0 };
                scores
                    .iter()
                    .map(|s| HASTE * cost * (sigmoid(*s) - f32::from(u8::from(self.private))))
                    .collect()
            }
            _ => scores.iter().enumerate().map(|(at, s)| sigmoid(*s) - hit(at)).collect(),
        }
    }
}

fn learn(lessons: &[Lesson], table: usize) -> Learned {
    let (shape, manner) = (TABLES[table], &MANNERS[table]);
    let lessons: Vec<(&Lesson, usize)> = lessons.iter().filter_map(|l| Some((l, l.answer(table)?))).collect();
    let learner = with_care(table, &lessons);
    let counted = counting::weights(shape, &lessons);
    let both = learner.weights.iter().zip(counted);
    let weights = both.map(|(careful, counts)| manner.careful * careful + manner.counts * counts).collect();
    Learned { weights, bias: learner.bias.iter().map(|bias| manner.careful * bias).collect() }
}

fn with_care(table: usize, lessons: &[(&Lesson, usize)]) -> Learner {
    let (shape, manner) = (TABLES[table], &MANNERS[table]);
    let mut learner = Learner::new(shape, manner, table == 0);
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut luck = Luck(0x5eed_cafe);
    for _ in 0..manner.rounds {
        luck.shuffle(&mut order);
        for (lesson, right) in order.iter().filter_map(|i| lessons.get(*i)) {
            let mut seen = lesson.seen.get(luck.below(lesson.seen.len())).cloned().unwrap_or_default();
            seen.retain(|f| shape.sees(f));
            withhold(&mut seen, &mut luck);
            let slopes = lesson.slopes(table, *right, &learner.scores(&seen));
            learner.learn(&seen, &slopes);
        }
    }
    learner
}

struct Learner {
    shape: Shape,
    step: f32,
    weights: Vec<f32>,
    squares: Vec<f32>,
    bias: Vec<f32>,
    bias_squares: Vec<f32>,
}

impl Learner {
    fn new(shape: Shape, manner: &Manner, believes: bool) -> Learner {
        let size = shape.places * shape.columns;
        let mut weights = vec![0.0; size];
        for theme in (0..shape.columns).filter(|_| believes) {
            if let Some(weight) =
                weights.get_mut(shape.place(&lexicon_feature(theme)) * shape.columns + theme)
            {
                *weight = BELIEF;
            }
        }
        Learner {
            shape,
            step: manner.step,
            weights,
            squares: vec![manner.caution; size],
            bias: vec![0.0; shape.columns],
            bias_squares: vec![1.0; shape.columns],
        }
    }

    fn scores(&self, seen: &[Feature]) -> Vec<f32> {
        let columns = self.shape.columns;
        let mut sums = self.bias.clone();
        for feature in seen {
            let from = self.shape.place(feature) * columns;
            for (sum, w) in sums.iter_mut().zip(self.weights.get(from..from + columns).unwrap_or_default()) {
                *sum += w * feature.value;
            }
        }
        sums
    }

    fn learn(&mut self, seen: &[Feature], slopes: &[f32]) {
        let columns = self.shape.columns;
        for feature in seen {
            let from = self.shape.place(feature) * columns;
            let Some(row) = self.weights.get_mut(from..from + columns) else { continue };
            let Some(squares) = self.squares.get_mut(from..from + columns) else { continue };
            for ((w, g2), slope) in row.iter_mut().zip(squares).zip(slopes) {
                let g = slope * feature.value + PULL * *w;
                *g2 += g * g;
                *w -= self.step * g / g2.sqrt();
            }
        }
        for ((b, g2), slope) in self.bias.iter_mut().zip(&mut self.bias_squares).zip(slopes) {
            *g2 += slope * slope;
            *b -= 0.2 * self.step * slope / g2.sqrt();
        }
    }
}

fn withhold(seen: &mut Vec<Feature>, luck: &mut Luck) {
    let phrase = |kind: Kind| matches!(kind, Kind::Pair | Kind::Together);
    match luck.below(16) {
        0 => seen.retain(|f| !matches!(f.kind, Kind::Word | Kind::Gram) && !phrase(f.kind)),
        1 | 2 => seen.retain(|f| f.kind != Kind::Word && !phrase(f.kind)),
        3 => seen.retain(|f| f.kind != Kind::Gram),
        4 => seen.retain(|f| !matches!(f.kind, Kind::Concept | Kind::Lexicon)),
        5 | 6 => seen
            .retain(|f| !(matches!(f.kind, Kind::Word | Kind::Gram) || phrase(f.kind)) || luck.below(3) > 0),
        7 => seen.retain(|f| f.kind != Kind::Pattern),
        8 | 9 => seen.retain(|f| !phrase(f.kind)),
        _ => {}
    }
}
