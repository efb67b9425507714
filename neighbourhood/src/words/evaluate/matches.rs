//! How often the offer that fits an ask is found.

use serde::Deserialize;

use crate::words::matching::{Prepared, prepare, similarity};

/// Asks, and how many had their offer first and within the first three.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MatchReport {
    pub asks: usize,
    pub first: usize,
    pub within_three: usize,
}

impl MatchReport {
    fn add(&mut self, better: usize) {
        self.asks += 1;
        self.first += usize::from(better == 0);
        self.within_three += usize::from(better < 3);
    }
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
    let mut report = MatchReport::default();
    for (at, (ask, offer)) in pairs.iter().enumerate() {
        let right = similarity(ask, offer);
        // A step of seven mixes the themes, which stand together in the file.
        let others =
            (1..pairs.len()).map(|step| (at + step * 7) % pairs.len()).filter(|i| *i != at).take(OTHERS);
        let better = others.filter_map(|i| pairs.get(i)).filter(|(_, other)| similarity(ask, other) >= right);
        report.add(better.count());
    }
    report
}

/// An ask with its offer and the offers it stands among, as one line of JSON.
#[derive(Deserialize)]
struct Set {
    ask: String,
    right: String,
    others: Vec<String>,
}

/// The same for lines of `{"ask", "right", "others": […]}`.
///
/// # Errors
/// Says which line is wrong and why.
pub fn evaluate_matching_sets(text: &str) -> Result<MatchReport, String> {
    let mut report = MatchReport::default();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let set: Set = serde_json::from_str(line).map_err(|e| format!("line {number}: {e}"))?;
        let ask = prepare(&set.ask);
        let right = similarity(&ask, &prepare(&set.right));
        report.add(set.others.iter().filter(|other| similarity(&ask, &prepare(other)) >= right).count());
    }
    Ok(report)
}
