//! `simulate`: the rule of reach in a model town, beside what others do.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Args;
use simulator::{Options, Replay, Scenario, run};

use super::settings::{bar, say};

/// Play the rule of reach on a model town, beside what others do
///
/// It runs the very rule of the server, in virtual time, with a seed.
///
/// Example: dichtbij simulate --scenario standard --seed 1 --days 120 --html reach.html
#[derive(Args)]
pub struct Simulate {
    /// `standard`, `dense`, `over-capacity`, `harsh-fatigue`, or a file with a scenario of your own
    #[arg(long, default_value = "standard")]
    scenario: String,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[arg(long, default_value_t = 120)]
    days: u32,
    /// One JSON object instead of a table
    #[arg(long)]
    json: bool,
    /// Also write a report with plots
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Replay a history in JSON instead of a made-up town
    #[arg(long, value_name = "FILE")]
    replay: Option<PathBuf>,
}

impl Simulate {
    pub fn run(self) -> Result<()> {
        let scenario = scenario(&self.scenario)?;
        let replay = self.replay.as_ref().map(read).transpose()?;
        let replay = replay.map(|text| Replay::parse(&text)).transpose()?;
        let bar = bar(&self.scenario, 100);
        let progress = |policy: &str, share: f64| {
            bar.set_message(policy.to_owned());
            bar.set_position((share * 100.0).clamp(0.0, 100.0).round() as u64);
        };
        let options = Options { scenario, seed: self.seed, days: self.days, replay, progress: &progress };
        let report = run(&options);
        bar.finish_and_clear();
        say(if self.json { report.json() } else { report.table() });
        if let Some(file) = &self.html {
            std::fs::write(file, report.html()).with_context(|| format!("writing {}", file.display()))?;
        }
        Ok(())
    }
}

fn scenario(name: &str) -> Result<Scenario> {
    if Scenario::names().any(|known| known == name) {
        return Ok(Scenario::named(name)?);
    }
    Ok(Scenario::parse(&read(&PathBuf::from(name))?)?)
}

fn read(file: &PathBuf) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}
