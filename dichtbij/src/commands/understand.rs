//! `words`: what the software makes of a sentence.

use std::io::{BufRead as _, Write};
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
    /// Judge every topic by what was learned from the others, or unseen sentences by the weights in this program
    ///
    /// Example: dichtbij words evaluate data/words/themes/*.tsv --unseen data/words/unseen/sealed
    Evaluate {
        /// Files with lines of theme, topic, sentence: to learn from and to be judged by
        files: Vec<PathBuf>,
        /// In how many parts the topics are split
        #[arg(long, default_value_t = 10)]
        folds: usize,
        /// Folders with sentences that were never learned from (*.tsv) and asks with their offers (*.jsonl)
        #[arg(long, value_name = "FOLDER")]
        unseen: Vec<PathBuf>,
        /// Also the sentences it judged wrongly
        #[arg(long)]
        mistakes: bool,
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
            What::Train { mut files, out: to } => {
                // The order matters to what is learned, and shells sort as they please.
                files.sort();
                let weights = words::train(&examples(&files)?);
                std::fs::write(&to, weights).with_context(|| format!("writing {}", to.display()))?;
            }
            What::Evaluate { files, folds, unseen, mistakes } => {
                if !files.is_empty() {
                    print(&mut out, &words::evaluate(&examples(&files)?, folds), mistakes)?;
                }
                for folder in unseen {
                    judge_unseen(&mut out, &folder, mistakes)?;
                }
            }
        }
        Ok(())
    }
}

fn judge_unseen(out: &mut impl Write, folder: &Path, mistakes: bool) -> Result<()> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .with_context(|| format!("reading {}", folder.display()))?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<std::io::Result<_>>()?;
    files.sort();
    for file in files {
        writeln!(out, "\n{}\n", file.display())?;
        if file.extension().is_some_and(|e| e == "jsonl") {
            let report = words::evaluate_matching_sets(&read(&file)?).map_err(anyhow::Error::msg)?;
            writeln!(out, "{report}")?;
        } else {
            print(out, &words::evaluate_unseen(&examples(&[file])?, None), mistakes)?;
        }
    }
    Ok(())
}

fn print(out: &mut impl Write, report: &words::Report, mistakes: bool) -> Result<()> {
    writeln!(out, "{report}")?;
    for (name, lines) in
        [("missed", &report.missed), ("alarm", &report.false_alarms), ("theme", &report.wrong)]
    {
        for line in lines.iter().filter(|_| mistakes) {
            writeln!(out, "{name}\t{line}")?;
        }
    }
    Ok(())
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
