//! `simulate`

use anyhow::Result;
use clap::Args;

/// Play the policy of reach on a model town
#[derive(Args)]
pub struct Simulate {}

impl Simulate {
    pub fn run(self) -> Result<()> {
        Ok(())
    }
}
