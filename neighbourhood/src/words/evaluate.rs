//! How good is it? On topics it did not learn from, and on sentences of people who never saw how it works.

mod language;
mod matches;
mod tables;

use super::analysis::Analysis;
use super::examples::{Example, Lessons};
use super::features::features;
use super::model::{Model, PRIVATE, THEMES, embedded, sigmoid};
use super::private::{judged, reasons};
use super::themes::ranked;
use super::train::train;
use crate::themes::Theme;
use language::Language;
pub use matches::{MatchReport, evaluate_matching};

/// What an evaluation found; counts of sentences.
#[derive(Debug, Clone)]
pub struct Report {
    /// Ordinary sentences, and how many had the right theme first and within the first three.
    pub ordinary: usize,
    pub first: usize,
    pub within_three: usize,
    /// Per theme that is right (rows, order of `Theme::ALL`), how often each was suggested first.
    pub confusion: Vec<Vec<usize>>,
    pub private: usize,
    pub recognised: usize,
    pub by_patterns: usize,
    pub alarms: usize,
    /// Of the ordinary sentences, those that were written to mislead, and the alarms among them.
    pub hard: usize,
    pub hard_alarms: usize,
    /// For every threshold of `THRESHOLDS`: private recognised, alarms on plain and on misleading sentences.
    curve: Vec<[usize; 3]>,
    /// Per language: ordinary, first, within three, private, recognised.
    languages: Vec<[usize; 5]>,
    /// Per reason for privacy (the first part of the topic): sentences, recognised.
    kinds: Vec<(String, [usize; 2])>,
    /// Private sentences that were missed, ordinary ones that were not, and themes that were wrong: to learn from.
    pub missed: Vec<String>,
    pub false_alarms: Vec<String>,
    pub wrong: Vec<String>,
}

const THRESHOLDS: [f32; 12] = [0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9];

/// Judges every topic by a model that learned from the others, in `folds` parts.
#[must_use]
pub fn evaluate(lessons: &Lessons, folds: usize) -> Report {
    let mut groups: Vec<String> = lessons.sentences().map(Example::group).collect();
    groups.sort();
    groups.dedup();
    let fold = |e: &Example| groups.binary_search(&e.group()).unwrap_or(0) * 7 % folds.max(2);
    let mut report = Report::empty();
    for held_out in 0..folds.max(2) {
        let (judge, learn): (Vec<Example>, Vec<Example>) =
            lessons.sentences().cloned().partition(|e| fold(e) == held_out);
        let weights = train(&Lessons { examples: learn, ..Lessons::default() });
        if let Some(model) = Model::read(&weights) {
            judge.iter().for_each(|example| report.judge(&model, example));
        }
    }
    report
}

/// Judges sentences by the weights in the binary, or by others.
#[must_use]
pub fn evaluate_unseen(examples: &[Example], weights: Option<&[u8]>) -> Report {
    let mut report = Report::empty();
    let read = weights.and_then(Model::read);
    if let Some(model) = if weights.is_some() { read.as_ref() } else { embedded() } {
        examples.iter().for_each(|example| report.judge(model, example));
    }
    report
}

impl Report {
    fn empty() -> Report {
        Report {
            ordinary: 0,
            first: 0,
            within_three: 0,
            confusion: vec![vec![0; THEMES]; THEMES],
            private: 0,
            recognised: 0,
            by_patterns: 0,
            alarms: 0,
            hard: 0,
            hard_alarms: 0,
            curve: vec![[0; 3]; THRESHOLDS.len()],
            languages: vec![[0; 5]; Language::ALL.len()],
            kinds: Vec::new(),
            missed: Vec::new(),
            false_alarms: Vec::new(),
            wrong: Vec::new(),
        }
    }

    /// Adds one sentence, judged by the given model.
    fn judge(&mut self, model: &Model<'_>, example: &Example) {
        let analysis = Analysis::of(&example.sentence);
        let scores = model.scores(&features(&analysis));
        let alarmed = !judged(&analysis, Some(&scores)).is_empty();
        let private = example.theme.is_private();
        let column = if private { 0 } else { 1 + usize::from(example.is_misleading()) };
        for (row, threshold) in self.curve.iter_mut().zip(THRESHOLDS) {
            row[column] += usize::from(sigmoid(scores[PRIVATE]) >= threshold);
        }
        if private {
            self.judge_private(&analysis, alarmed, example);
            return;
        }
        self.alarms += usize::from(alarmed);
        self.hard += usize::from(example.is_misleading());
        self.hard_alarms += usize::from(example.is_misleading() && alarmed);
        if alarmed {
            let line = format!("{} {:?}\t{}", example.group(), reasons(&analysis), example.sentence);
            self.false_alarms.push(line);
        }
        let mut themes = ranked(&analysis, Some(&scores));
        themes.retain(|(theme, _)| !theme.is_private());
        self.judge_theme(&themes, example);
    }

    fn judge_private(&mut self, analysis: &Analysis, alarmed: bool, example: &Example) {
        let counts = [1, usize::from(alarmed)];
        self.private += counts[0];
        self.recognised += counts[1];
        self.by_patterns += usize::from(!reasons(analysis).is_empty());
        let language = &mut self.languages[Language::of(&example.sentence) as usize];
        language[3] += counts[0];
        language[4] += counts[1];
        let kind = example.topic.split('.').next().unwrap_or_default();
        match self.kinds.iter_mut().find(|(known, _)| known == kind) {
            Some((_, known)) => known.iter_mut().zip(counts).for_each(|(sum, n)| *sum += n),
            None => self.kinds.push((kind.to_owned(), counts)),
        }
        if !alarmed {
            self.missed.push(format!("{}\t{}", example.topic, example.sentence));
        }
    }

    fn judge_theme(&mut self, ranked: &[(Theme, f32)], example: &Example) {
        let place = ranked.iter().position(|(theme, _)| *theme == example.theme);
        let counts = [1, usize::from(place == Some(0)), usize::from(place.is_some_and(|p| p < 3))];
        self.ordinary += counts[0];
        self.first += counts[1];
        self.within_three += counts[2];
        let language = &mut self.languages[Language::of(&example.sentence) as usize];
        language.iter_mut().zip(counts).for_each(|(sum, n)| *sum += n);
        let index = |theme: Theme| Theme::ALL.iter().position(|t| *t == theme).unwrap_or(0);
        if let Some((first, _)) = ranked.first() {
            self.confusion[index(example.theme)][index(*first)] += 1;
            if *first != example.theme {
                let others: Vec<&str> = ranked.iter().take(3).map(|(t, _)| t.key()).collect();
                self.wrong.push(format!("{} → {}\t{}", example.group(), others.join(" "), example.sentence));
            }
        }
    }
}
