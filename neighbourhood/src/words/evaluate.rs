//! How good is it? Learned on some topics, judged on others it never saw, every topic once.

use std::fmt;

use super::analysis::Analysis;
use super::examples::Example;
use super::features::features;
use super::matching::{Prepared, prepare, similarity};
use super::model::{Model, PRIVATE, THEMES, sigmoid};
use super::private::{judged, reasons};
use super::themes::ranked;
use super::train::train;
use crate::themes::Theme;

/// What an evaluation found; counts of sentences.
#[derive(Debug, Clone, Default)]
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
    /// Of the ordinary sentences, those that were written to mislead (topic `hard…`), and the alarms among them.
    pub hard: usize,
    pub hard_alarms: usize,
    /// For every threshold of `THRESHOLDS`: private recognised, alarms on plain and on hard ordinary sentences.
    pub curve: Vec<[usize; 3]>,
    /// Private sentences that were missed, ordinary ones that were not, and themes that were wrong: to learn from.
    pub missed: Vec<String>,
    pub false_alarms: Vec<String>,
    pub wrong: Vec<String>,
}

const THRESHOLDS: [f32; 9] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/// Judges every topic by a model that learned from the others, in `folds` parts.
#[must_use]
pub fn evaluate(examples: &[Example], folds: usize) -> Report {
    let mut groups: Vec<String> = examples.iter().map(Example::group).collect();
    groups.sort();
    groups.dedup();
    let fold = |e: &Example| groups.binary_search(&e.group()).unwrap_or(0) * 7 % folds.max(2);
    let mut report =
        Report { confusion: vec![vec![0; THEMES]; THEMES], curve: vec![[0; 3]; 9], ..Report::default() };
    for held_out in 0..folds.max(2) {
        let (judge, learn): (Vec<Example>, Vec<Example>) =
            examples.iter().cloned().partition(|e| fold(e) == held_out);
        let weights = train(&learn);
        if let Some(model) = Model::read(&weights) {
            judge.iter().for_each(|example| report.judge(&model, example));
        }
    }
    report
}

impl Report {
    /// Adds one sentence, judged by the given model.
    fn judge(&mut self, model: &Model<'_>, example: &Example) {
        let analysis = Analysis::of(&example.sentence);
        let scores = model.scores(&features(&analysis));
        let is_private = !judged(&analysis, Some(&scores)).is_empty();
        let why = reasons(&analysis);
        let hard = example.topic.starts_with("hard");
        let column = if example.theme.is_private() { 0 } else { 1 + usize::from(hard) };
        for (row, threshold) in self.curve.iter_mut().zip(THRESHOLDS) {
            row[column] += usize::from(sigmoid(scores[PRIVATE]) >= threshold);
        }
        if example.theme.is_private() {
            self.private += 1;
            self.recognised += usize::from(is_private);
            self.by_patterns += usize::from(!why.is_empty());
            if !is_private {
                self.missed.push(format!("{}\t{}", example.topic, example.sentence));
            }
            return;
        }
        self.alarms += usize::from(is_private);
        self.hard += usize::from(hard);
        self.hard_alarms += usize::from(hard && is_private);
        if is_private {
            self.false_alarms.push(format!("{} {why:?}\t{}", example.group(), example.sentence));
        }
        let mut themes = ranked(&analysis, Some(&scores));
        themes.retain(|(theme, _)| !theme.is_private());
        self.judge_theme(&themes, example);
    }

    fn judge_theme(&mut self, ranked: &[(Theme, f32)], example: &Example) {
        let place = ranked.iter().position(|(theme, _)| *theme == example.theme);
        self.ordinary += 1;
        self.first += usize::from(place == Some(0));
        self.within_three += usize::from(place.is_some_and(|p| p < 3));
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

/// The figures and the confusion table as Markdown.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
        writeln!(f, "| figure | value | sentences |\n|---|---|---|")?;
        writeln!(
            f,
            "| theme right, first suggestion | {:.1} % | {} |",
            percent(self.first, self.ordinary),
            self.ordinary
        )?;
        writeln!(
            f,
            "| theme right, within three | {:.1} % | {} |",
            percent(self.within_three, self.ordinary),
            self.ordinary
        )?;
        writeln!(
            f,
            "| private recognised | {:.1} % | {} |",
            percent(self.recognised, self.private),
            self.private
        )?;
        writeln!(
            f,
            "| … by patterns alone | {:.1} % | {} |",
            percent(self.by_patterns, self.private),
            self.private
        )?;
        let (plain, plain_alarms) = (self.ordinary - self.hard, self.alarms - self.hard_alarms);
        writeln!(f, "| false alarms, plain asks | {:.1} % | {plain} |", percent(plain_alarms, plain))?;
        writeln!(
            f,
            "| false alarms, asks written to mislead | {:.1} % | {} |\n",
            percent(self.hard_alarms, self.hard),
            self.hard
        )?;
        writeln!(
            f,
            "| threshold | private recognised | alarms, plain | alarms, misleading |\n|---|---|---|---|"
        )?;
        for (row, threshold) in self.curve.iter().zip(THRESHOLDS) {
            let [a, b, c] =
                [percent(row[0], self.private), percent(row[1], plain), percent(row[2], self.hard)];
            writeln!(f, "| {threshold} | {a:.1} % | {b:.1} % | {c:.1} % |")?;
        }
        writeln!(f)?;
        write!(f, "| right \\ suggested |")?;
        Theme::ALL.iter().try_for_each(|theme| write!(f, " {} |", theme.key()))?;
        writeln!(f, "\n|---|{}", "---|".repeat(THEMES))?;
        for (theme, row) in Theme::ALL.iter().zip(&self.confusion).filter(|(t, _)| !t.is_private()) {
            write!(f, "| {} |", theme.key())?;
            row.iter().try_for_each(|n| if *n == 0 { write!(f, " |") } else { write!(f, " {n} |") })?;
            writeln!(f)?;
        }
        Ok(())
    }
}

/// How often the offer that fits an ask was found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MatchReport {
    pub asks: usize,
    pub first: usize,
    pub within_three: usize,
}

/// Ranks for every ask its own offer among 29 others, for lines of `ask<TAB>offer`.
#[must_use]
pub fn evaluate_matching(pairs: &str) -> MatchReport {
    const OTHERS: usize = 29;
    let lines = pairs.lines().filter(|line| !line.starts_with('#'));
    let pairs: Vec<(Prepared, Prepared)> = lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(ask, offer)| (prepare(ask), prepare(offer)))
        .collect();
    let mut report = MatchReport { asks: pairs.len(), ..MatchReport::default() };
    for (at, (ask, offer)) in pairs.iter().enumerate() {
        let right = similarity(ask, offer);
        // A step of seven mixes the themes, which stand together in the file.
        let others =
            (1..pairs.len()).map(|step| (at + step * 7) % pairs.len()).filter(|i| *i != at).take(OTHERS);
        let better = others
            .filter(|i| pairs.get(*i).is_some_and(|(_, other)| similarity(ask, other) >= right))
            .count();
        report.first += usize::from(better == 0);
        report.within_three += usize::from(better < 3);
    }
    report
}
