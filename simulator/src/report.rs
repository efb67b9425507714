//! What a run says: a table for the terminal, JSON for programs, a page for people.

use serde::Serialize;

use crate::html;
use crate::measure::Figures;
use crate::scenario::Scenario;

/// The outcome of a run.
#[derive(Debug, Clone)]
pub struct Report {
    /// The model.
    pub scenario: Scenario,
    /// The seed.
    pub seed: u64,
    /// Days in all.
    pub days: u32,
    /// Days not counted.
    pub burn_in: u32,
    /// One line for each policy, the floors last.
    pub policies: Vec<Figures>,
    pub(crate) played: Vec<Played>,
}

/// One policy with what its plots need.
#[derive(Debug, Clone)]
pub(crate) struct Played {
    pub figures: Figures,
    /// Minutes to the first yes, sorted; infinite when none came.
    pub minutes: Vec<f64>,
    /// Messages of each member.
    pub messages: Vec<u32>,
}

#[derive(Serialize)]
struct Json<'r> {
    scenario: &'r str,
    seed: u64,
    days: u32,
    policies: &'r [Figures],
}

impl Report {
    /// The line of a policy.
    #[must_use]
    pub fn of(&self, name: &str) -> Option<&Figures> {
        self.policies.iter().find(|p| p.name == name)
    }

    /// For programs: `{"scenario","seed","days","policies":[…]}`; what does not apply is `null`.
    #[must_use]
    pub fn json(&self) -> String {
        let json = Json {
            scenario: &self.scenario.name,
            seed: self.seed,
            days: self.days,
            policies: &self.policies,
        };
        serde_json::to_string(&json).unwrap_or_default()
    }

    /// For the terminal.
    #[must_use]
    pub fn table(&self) -> String {
        let mut lines = vec![
            format!(
                "{} · seed {} · {} days, the first {} not counted",
                self.scenario.name, self.seed, self.days, self.burn_in
            ),
            format!(
                "{:<25}{:>7}{:>7}{:>7}{:>8}{:>10}{:>8}{:>7}{:>7}{:>8}",
                "policy", "1 h", "2 h", "ever", "median", "messages", "extra", "Gini", "p99", "never"
            ),
        ];
        lines.extend(self.policies.iter().map(line));
        lines.push("messages: per answered ask; extra: yeses after the first; p99: messages a member a week; never: share never told".into());
        lines.join("\n") + "\n"
    }

    /// A page with plots: one file, nothing from elsewhere.
    #[must_use]
    pub fn html(&self) -> String {
        html::page(self)
    }

    /// The plots by name, each an SVG picture of its own.
    #[must_use]
    pub fn plots(&self) -> Vec<(&'static str, String)> {
        html::plots(self)
    }
}

fn line(f: &Figures) -> String {
    let [p60, p120, ever, median, messages, superfluous, gini, p99, never] = cells(f);
    format!(
        "{:<25}{p60:>7}{p120:>7}{ever:>7}{median:>8}{messages:>10}{superfluous:>8}{gini:>7}{p99:>7}{never:>8}",
        f.name
    )
}

/// The figures of one policy in the order of every table; a dash where there is none.
pub(crate) fn cells(f: &Figures) -> [String; 9] {
    let cell =
        |value: Option<f64>, digits: usize| value.map_or_else(|| "–".to_owned(), |v| format!("{v:.digits$}"));
    [
        cell(f.p60, 3),
        cell(f.p120, 3),
        cell(f.ever, 3),
        cell(f.median_min, 1),
        cell(f.messages_per_answered, 1),
        cell(f.superfluous, 2),
        cell(f.gini_messages, 3),
        cell(f.p99_week, 2),
        cell(f.never_asked_90d, 3),
    ]
}
