//! `export-history`: the installation's own past, for the simulator.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Args;
use house::App;
use simulator::Replay;
use simulator::random::Luck;
use simulator::town::Ask;

use super::settings::{Settings, say};

/// Write this installation's own past, to be played again by `simulate --replay`
///
/// Nobody is in it: helpers and asks stand in the middle of areas with ten or more of them, moments are
/// rounded to a quarter of an hour, and how willing people are is drawn anew from what was learned of all.
///
/// Example: dichtbij export-history --to history.json && dichtbij simulate --replay history.json
#[derive(Args)]
pub struct ExportHistory {
    /// The file to write
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    settings: Settings,
}

impl ExportHistory {
    pub async fn run(self) -> Result<()> {
        let app = self.settings.open().await?.app;
        let replay = history(&app).await?;
        let text = serde_json::to_string(&replay)?;
        std::fs::write(&self.to, text).with_context(|| format!("writing {}", self.to.display()))?;
        say(format!(
            "{} helpers and {} asks of {} days",
            replay.homes.len(),
            replay.asks.len(),
            replay.days()
        ));
        Ok(())
    }
}

/// The past in the form of the simulator.
pub async fn history(app: &App) -> Result<Replay> {
    let past = reach::past(app).await?;
    let past =
        past.context("nothing to export yet: a history needs ten helpers, so that nobody stands apart")?;
    let learned = &past.parameters;
    // Nobody's own estimate: as many draws from what was learned of all.
    let (mean, weight) = (learned.willingness, learned.prior_weight);
    let mut luck = Luck::new(u64::from_le_bytes(app.chance.bytes()), 1);
    let willing = past.homes.iter().map(|_| luck.beta(weight * mean, weight * (1.0 - mean))).collect();
    let asks = past.asks.iter().map(|(at, place)| Ask { at: *at, place: *place }).collect();
    Ok(Replay { side_m: past.side_m, homes: past.homes, willing, asks, parameters: past.parameters })
}
