//! The figures of an evaluation as Markdown.

use std::fmt::{self, Display, Formatter};

use super::language::Language;
use super::{MatchReport, Report, THRESHOLDS};
use crate::themes::Theme;

fn percent(part: usize, of: usize) -> String {
    if of == 0 { "–".to_owned() } else { format!("{:.1} %", 100.0 * part as f64 / of as f64) }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.figures(f)?;
        self.thresholds(f)?;
        self.languages(f)?;
        self.kinds(f)?;
        self.confusion(f)
    }
}

impl Report {
    fn figures(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (plain, plain_alarms) = (self.ordinary - self.hard, self.alarms - self.hard_alarms);
        writeln!(f, "| figure | value | sentences |\n|---|---|---|")?;
        for (figure, part, of) in [
            ("theme right, first suggestion", self.first, self.ordinary),
            ("theme right, within three", self.within_three, self.ordinary),
            ("private recognised", self.recognised, self.private),
            ("… by patterns alone", self.by_patterns, self.private),
            ("false alarms, plain asks", plain_alarms, plain),
            ("false alarms, asks written to mislead", self.hard_alarms, self.hard),
        ] {
            if of > 0 {
                writeln!(f, "| {figure} | {} | {of} |", percent(part, of))?;
            }
        }
        Ok(())
    }

    fn thresholds(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let plain = self.ordinary - self.hard;
        writeln!(f, "\n| threshold | private recognised | alarms, plain | alarms, misleading |")?;
        writeln!(f, "|---|---|---|---|")?;
        for (row, threshold) in self.curve.iter().zip(THRESHOLDS) {
            let [a, b, c] =
                [percent(row[0], self.private), percent(row[1], plain), percent(row[2], self.hard)];
            writeln!(f, "| {threshold} | {a} | {b} | {c} |")?;
        }
        Ok(())
    }

    fn languages(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n| language | ordinary | first | within three | private | recognised |")?;
        writeln!(f, "|---|---|---|---|---|---|")?;
        for (language, row) in Language::ALL.iter().zip(&self.languages).filter(|(_, r)| r[0] + r[3] > 0) {
            let [ordinary, first, three, private, recognised] = *row;
            let [first, three] = [percent(first, ordinary), percent(three, ordinary)];
            let recognised = percent(recognised, private);
            writeln!(f, "| {language:?} | {ordinary} | {first} | {three} | {private} | {recognised} |")?;
        }
        Ok(())
    }

    fn kinds(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.kinds.is_empty() {
            return Ok(());
        }
        writeln!(f, "\n| kind of private sentence | sentences | recognised |\n|---|---|---|")?;
        self.kinds.iter().try_for_each(|(kind, [all, found])| {
            writeln!(f, "| {kind} | {all} | {} |", percent(*found, *all))
        })
    }

    fn confusion(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.ordinary == 0 {
            return Ok(());
        }
        write!(f, "\n| right \\ suggested |")?;
        Theme::ALL
            .iter()
            .filter(|t| !t.is_private())
            .try_for_each(|theme| write!(f, " {} |", theme.key()))?;
        writeln!(f, "\n|---|{}", "---|".repeat(Theme::ALL.len() - 1))?;
        for (theme, row) in Theme::ALL.iter().zip(&self.confusion).filter(|(t, _)| !t.is_private()) {
            write!(f, "| {} |", theme.key())?;
            let ordinary = row.iter().zip(Theme::ALL).filter(|(_, t)| !t.is_private());
            ordinary
                .map(|(n, _)| n)
                .try_for_each(|n| if *n == 0 { write!(f, " |") } else { write!(f, " {n} |") })?;
            writeln!(f)?;
        }
        Ok(())
    }
}

impl Display for MatchReport {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let MatchReport { asks, first, within_three } = *self;
        let three = percent(within_three, asks);
        write!(
            f,
            "Right offer among 30: first {}, within three {three}, of {asks} asks",
            percent(first, asks)
        )
    }
}
