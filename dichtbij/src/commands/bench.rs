//! `bench`: the speed table.

use anyhow::Result;
use clap::Args;

/// Measure the lists and the writes, in CPU time per request
#[derive(Args)]
pub struct Bench {}

impl Bench {
    pub async fn run(self) -> Result<()> {
        Ok(())
    }
}
