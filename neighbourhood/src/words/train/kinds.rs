//! Learning which sentences are about the same kind of help, from asks and the offers that fit them.
//!
//! Every feature gets a direction; a sentence points where its features point together. What is learned: of many
//! asks and many offers, each ask points where its own offer points rather than the others, and the other way round
//! (a contrastive loss over the batch; van den Oord et al., 2018).

use super::Learned;
use super::luck::Luck;
use crate::words::analysis::Analysis;
use crate::words::examples::{Side, View};
use crate::words::features::{Feature, features};
use crate::words::model::{DIRECTIONS, softmax, unit};

/// So many times a batch is learned from, one ask and one offer of each of so many kinds of one view. What the
/// features point at in the second half is averaged.
const ROUNDS: usize = 4000;
/// One in so many of them: the others hardly differ.
const AVERAGED: usize = 8;
const BATCH: usize = 256;
const STEP: f32 = 0.06;
/// How sharply the nearest is preferred.
const SHARP: f32 = 8.0;
/// Of ten features so many are left out.
const LEFT_OUT: usize = 3;

/// What is said on one side: sentences, and words of the list that stand for one.
#[derive(Default)]
struct Words {
    sentences: Vec<Vec<Feature>>,
    lists: Vec<Vec<Feature>>,
}

/// What is said about one kind of help.
#[derive(Default)]
struct Kind {
    asks: Words,
    offers: Words,
}

/// The directions of all features.
pub(super) fn learn(views: &[View]) -> Learned {
    let mut luck = Luck(0x00c0_ffee);
    let mut views: Vec<Vec<Kind>> = views.iter().map(kinds).collect();
    let all: usize = views.iter().map(Vec::len).sum();
    let mut learner = Learner::new(views.iter().flatten(), &mut luck);
    let mut mean = vec![0.0; learner.weights.len()];
    for round in 0..ROUNDS {
        let batch = drawn(&mut views, luck.below(all), &mut luck);
        let asks: Vec<Seen> = batch.iter().map(|kind| learner.see(&kind.asks, &mut luck)).collect();
        let offers: Vec<Seen> = batch.iter().map(|kind| learner.see(&kind.offers, &mut luck)).collect();
        learner.learn(&asks, &offers);
        if round >= ROUNDS / 2 && round % AVERAGED == 0 {
            mean.iter_mut().zip(&learner.weights).for_each(|(mean, w)| *mean += w);
        }
    }
    Learned { weights: mean, bias: vec![0.0; DIRECTIONS.columns] }
}

/// Some kinds of the view to which the kind at this place belongs.
fn drawn<'a>(views: &'a mut [Vec<Kind>], mut place: usize, luck: &mut Luck) -> &'a [Kind] {
    for view in views {
        if place < view.len() {
            luck.shuffle(view);
            return &view[..view.len().min(BATCH)];
        }
        place -= view.len();
    }
    &[]
}

/// The kinds of which both sides are known, in the order in which they were read.
fn kinds(view: &View) -> Vec<Kind> {
    let mut kinds: Vec<(String, Kind)> = Vec::new();
    let said = view.said.iter().map(|said| (said, false)).chain(view.lists.iter().map(|list| (list, true)));
    for (said, listed) in said {
        let group = said.example.group();
        let at = kinds.iter().rposition(|(known, _)| *known == group).unwrap_or_else(|| {
            kinds.push((group, Kind::default()));
            kinds.len() - 1
        });
        let mut seen = features(&Analysis::of(&said.example.sentence));
        seen.retain(|feature| DIRECTIONS.sees(feature));
        let kind = &mut kinds[at].1;
        for (words, other) in [(&mut kind.asks, Side::Offer), (&mut kind.offers, Side::Ask)] {
            if said.side != other {
                let to = if listed { &mut words.lists } else { &mut words.sentences };
                to.push(seen.clone());
            }
        }
    }
    let whole = |kind: &Kind| !kind.asks.sentences.is_empty() && !kind.offers.sentences.is_empty();
    kinds.into_iter().map(|(_, kind)| kind).filter(whole).collect()
}

/// One sentence of a batch: the rows of its features with how much of each, and where they point.
struct Seen {
    rows: Vec<(usize, f32)>,
    direction: Vec<f32>,
    length: f32,
}

struct Learner {
    weights: Vec<f32>,
    squares: Vec<f32>,
}

impl Learner {
    /// At first every feature that occurs points anywhere, the others nowhere.
    fn new<'a>(kinds: impl Iterator<Item = &'a Kind>, luck: &mut Luck) -> Learner {
        let size = DIRECTIONS.places * DIRECTIONS.columns;
        let mut weights = vec![0.0; size];
        let sides = kinds.flat_map(|kind| [&kind.asks, &kind.offers]);
        for feature in sides.flat_map(|side| side.sentences.iter().chain(&side.lists)).flatten() {
            let from = DIRECTIONS.place(feature) * DIRECTIONS.columns;
            for weight in weights.get_mut(from..from + DIRECTIONS.columns).unwrap_or_default() {
                if *weight == 0.0 {
                    *weight = (luck.below(2001) as f32 - 1000.0) / 6000.0;
                }
            }
        }
        Learner { weights, squares: vec![1e-8; size] }
    }

    /// One of these sentences, as it points now, with some of its features left out; every other time from the list.
    fn see(&self, words: &Words, luck: &mut Luck) -> Seen {
        let (columns, mut direction) = (DIRECTIONS.columns, vec![0.0; DIRECTIONS.columns]);
        let mut rows = Vec::new();
        let listed = luck.below(2) == 0 && !words.lists.is_empty();
        let from = if listed { &words.lists } else { &words.sentences };
        for feature in from.get(luck.below(from.len())).into_iter().flatten() {
            if luck.below(10) < LEFT_OUT {
                continue;
            }
            let from = DIRECTIONS.place(feature) * columns;
            let row = self.weights.get(from..from + columns).unwrap_or_default();
            direction.iter_mut().zip(row).for_each(|(sum, w)| *sum += w * feature.value);
            rows.push((from, feature.value));
        }
        let length = unit(&mut direction);
        Seen { rows, direction, length }
    }

    fn learn(&mut self, asks: &[Seen], offers: &[Seen]) {
        let score = |ask: &Seen, offer: &Seen| SHARP * dot(&ask.direction, &offer.direction);
        let of_asks: Vec<Vec<f32>> = asks
            .iter()
            .map(|ask| softmax(&offers.iter().map(|o| score(ask, o)).collect::<Vec<_>>()))
            .collect();
        let of_offers: Vec<Vec<f32>> = offers
            .iter()
            .map(|offer| softmax(&asks.iter().map(|a| score(a, offer)).collect::<Vec<_>>()))
            .collect();
        // How far the pair of ask `i` and offer `j` is off: both opinions, less the truth.
        let off = |i: usize, j: usize| of_asks[i][j] + of_offers[j][i] - if i == j { 2.0 } else { 0.0 };
        let all = 0..asks.len();
        for (i, ask) in asks.iter().enumerate() {
            self.turn(ask, &sum(all.clone().map(|j| (off(i, j), &offers[j].direction))));
        }
        for (j, offer) in offers.iter().enumerate() {
            self.turn(offer, &sum(all.clone().map(|i| (off(i, j), &asks[i].direction))));
        }
    }

    /// Turns the features of a sentence against a slope; only what is across its direction counts.
    fn turn(&mut self, seen: &Seen, slope: &[f32]) {
        let along = dot(slope, &seen.direction);
        let across: Vec<f32> =
            slope.iter().zip(&seen.direction).map(|(s, d)| (s - along * d) / seen.length).collect();
        for (from, value) in &seen.rows {
            let to = from + DIRECTIONS.columns;
            let Some(row) = self.weights.get_mut(*from..to) else { continue };
            let Some(squares) = self.squares.get_mut(*from..to) else { continue };
            for ((w, g2), slope) in row.iter_mut().zip(squares).zip(&across) {
                let g = slope * value;
                *g2 += g * g;
                *w -= STEP * g / g2.sqrt();
            }
        }
    }
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn sum<'a>(parts: impl Iterator<Item = (f32, &'a Vec<f32>)>) -> Vec<f32> {
    let mut sum = vec![0.0; DIRECTIONS.columns];
    for (share, direction) in parts {
        sum.iter_mut().zip(direction).for_each(|(sum, d)| *sum += share * d);
    }
    sum
}
