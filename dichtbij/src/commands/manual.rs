//! Shell completions and the manual page, from the same source as `--help`.

use std::io::Write as _;

use anyhow::Result;
use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

/// Print completions for a shell
///
/// Example: dichtbij completions bash > /usr/share/bash-completion/completions/dichtbij
#[derive(Args)]
pub struct Completions {
    shell: Shell,
}

/// Print the manual page
///
/// Example: dichtbij manual > /usr/share/man/man1/dichtbij.1
#[derive(Args)]
pub struct Manual {}

impl Completions {
    pub fn run(self) -> Result<()> {
        // To memory first: the generator panics when the reader goes away (`| head`).
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut super::Cli::command(), "dichtbij", &mut text);
        let _ = std::io::stdout().write_all(&text);
        Ok(())
    }
}

impl Manual {
    /// One page with every command, each as its own part.
    pub fn run(self) -> Result<()> {
        let mut out = std::io::stdout().lock();
        let command = super::Cli::command();
        clap_mangen::Man::new(command.clone()).render(&mut out)?;
        for part in command.get_subcommands() {
            clap_mangen::Man::new(part.clone()).render(&mut out)?;
        }
        out.flush()?;
        Ok(())
    }
}
