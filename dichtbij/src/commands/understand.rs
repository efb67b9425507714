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
    /// Example: dichtbij words train --out neighbourhood/src/words/weights.bin data/words
    Train {
        /// A folder with themes/*.tsv (theme, topic, sentence) and, for each author of kinds of help, a folder in kinds
        /// with pairs*.tsv (theme, kind, ask or offer, sentence) and words*.tsv (the same, words for a sentence)
        folder: PathBuf,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Judge every topic by what was learned from the others, or unseen sentences by the weights in this program
    ///
    /// Example: dichtbij words evaluate --unseen data/words/unseen/first
    Evaluate {
        /// A folder like that of `train`: to learn from and to be judged by
        folder: Option<PathBuf>,
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
            What::Train { folder, out: to } => {
                let weights = words::train(&lessons(&folder)?);
                std::fs::write(&to, weights).with_context(|| format!("writing {}", to.display()))?;
            }
            What::Evaluate { folder, folds, unseen, mistakes } => {
                if let Some(folder) = folder {
                    print(&mut out, &words::evaluate(&lessons(&folder)?, folds), mistakes)?;
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
    for file in files(folder)? {
        writeln!(out, "\n{}\n", file.display())?;
        if file.extension().is_some_and(|e| e == "jsonl") {
            let report = words::evaluate_matching(&read(&file)?).map_err(anyhow::Error::msg)?;
            writeln!(out, "{report}")?;
        } else {
            let examples = learn_from(&file, words::Example::read)?;
            print(out, &words::evaluate_unseen(&examples, None), mistakes)?;
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

fn lessons(folder: &Path) -> Result<words::Lessons> {
    let view = |folder: PathBuf| -> Result<words::View> {
        Ok(words::View {
            said: all(&folder, "pairs", words::Said::read)?,
            lists: all(&folder, "words", words::Said::read_lists)?,
        })
    };
    let views = files(&folder.join("kinds"))?.into_iter().map(view).collect::<Result<_>>()?;
    Ok(words::Lessons { examples: all(&folder.join("themes"), "", words::Example::read)?, views })
}

/// What the tables with such names say.
fn all<T>(folder: &Path, begin: &str, lines: fn(&str) -> Result<Vec<T>, String>) -> Result<Vec<T>> {
    let mut all = Vec::new();
    for file in files(folder)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(begin) && name.ends_with(".tsv") {
            all.extend(learn_from(&file, lines)?);
        }
    }
    Ok(all)
}

fn learn_from<T>(file: &Path, lines: fn(&str) -> Result<Vec<T>, String>) -> Result<Vec<T>> {
    lines(&read(file)?).map_err(anyhow::Error::msg).with_context(|| file.display().to_string())
}

/// What is in a folder, by name: the order matters to what is learned.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.map(|e| e.path())).collect::<std::io::Result<_>>()?;
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}
