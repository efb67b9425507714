//! `words`: what the software makes of a sentence.

use std::io::{BufRead as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use neighbourhood::words;

/// Understand sentences: themes, what must stay private, which offer fits
///
/// Example: echo "wie kan mijn hond uitlaten" | dichtbij words classify
#[derive(Args)]
pub struct Words {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Sentences on standard input; one JSON object a line comes out
    Classify,
    /// For each ask the offers, best first; files with a sentence a line
    Match {
        #[arg(long, value_name = "FILE")]
        asks: PathBuf,
        #[arg(long, value_name = "FILE")]
        offers: PathBuf,
    },
}

impl Words {
    pub fn run(self) -> Result<()> {
        let mut out = std::io::stdout().lock();
        match self.what {
            What::Classify => {
                for line in std::io::stdin().lock().lines() {
                    writeln!(out, "{}", words::classify_line(&line?))?;
                }
            }
            What::Match { asks, offers } => {
                let (asks, offers) = (read(&asks)?, read(&offers)?);
                let (asks, offers) = (lines(&asks), lines(&offers));
                for answer in words::match_lines(&asks, &offers) {
                    writeln!(out, "{answer}")?;
                }
            }
        }
        Ok(())
    }
}

fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}
