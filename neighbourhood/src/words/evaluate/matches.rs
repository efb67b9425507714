//! How often the offer that fits an ask is found.

use serde::Deserialize;

use crate::words::matching::{prepare, similarity};

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

/// An ask with its offer and the offers it stands among, as one line of JSON.
#[derive(Deserialize)]
struct Set {
    ask: String,
    right: String,
    others: Vec<String>,
}

/// Ranks for every ask the offer that fits it among others, for lines of `{"ask", "right", "others": […]}`.
///
/// # Errors
/// Says which line is wrong and why.
pub fn evaluate_matching(text: &str) -> Result<MatchReport, String> {
    let mut report = MatchReport::default();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let set: Set = serde_json::from_str(line).map_err(|e| format!("line {number}: {e}"))?;
        let ask = prepare(&set.ask);
        let right = similarity(&ask, &prepare(&set.right));
        report.add(set.others.iter().filter(|other| similarity(&ask, &prepare(other)) >= right).count());
    }
    Ok(report)
}
