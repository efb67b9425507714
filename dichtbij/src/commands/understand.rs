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
    /// Learn from sentences; in the source, write the weights that the next build embeds
    ///
    /// Example: dichtbij words train --out neighbourhood/src/words/weights.bin data/words/themes/*.tsv
    Train {
        /// Files with lines of theme, topic, sentence
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Judge every topic by what was learned from the others
    ///
    /// Example: dichtbij words evaluate data/words/themes/*.tsv
    Evaluate {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// In how many parts the topics are split
        #[arg(long, default_value_t = 10)]
        folds: usize,
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
            What::Train { files, out: to } => {
                let weights = words::train(&examples(&files)?);
                std::fs::write(&to, weights).with_context(|| format!("writing {}", to.display()))?;
            }
            What::Evaluate { files, folds } => {
                writeln!(out, "{}", words::evaluate(&examples(&files)?, folds))?
            }
        }
        Ok(())
    }
}

fn examples(files: &[PathBuf]) -> Result<Vec<words::Example>> {
    let mut all = Vec::new();
    for file in files {
        let read = words::read_examples(&read(file)?).map_err(anyhow::Error::msg);
        all.extend(read.with_context(|| file.display().to_string())?);
    }
    Ok(all)
}

fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}
