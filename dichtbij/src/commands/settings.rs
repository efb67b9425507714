//! Where every command finds its settings, and how it speaks.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Args;
use house::chance::Chance;
use house::clock::Clock;
use house::config::Config;

use crate::app::Building;

/// The options that every command on an installation shares.
#[derive(Args, Clone)]
pub struct Settings {
    /// Settings in TOML; without it `dichtbij.toml` beside you, if there is one
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// `sqlite:PATH` or `postgres://…`, instead of the one in the settings
    #[arg(long, value_name = "URL", global = true)]
    pub database: Option<String>,
}

const USUAL: &str = "dichtbij.toml";

impl Settings {
    pub fn load(&self) -> Result<Config> {
        let file = self.config.clone().unwrap_or_else(|| USUAL.into());
        let text = match std::fs::read_to_string(&file) {
            Ok(text) => text,
            Err(_) if self.config.is_none() => String::new(),
            Err(error) => return Err(error).with_context(|| format!("reading {}", file.display())),
        };
        let mut config = Config::parse(&file.display().to_string(), &text, std::env::vars())?;
        if let Some(database) = &self.database {
            config.database.clone_from(database);
        }
        Ok(config)
    }

    /// The installation as it stands, with the real clock.
    pub async fn open(&self) -> Result<Building> {
        Building::open(self.load()?, Clock::real(), Chance::system()).await
    }
}

/// A line for the person at the terminal.
pub fn say(line: impl std::fmt::Display) {
    // A closed pipe (`| head`) is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// What went wrong, the cause last.
pub fn complain(error: &anyhow::Error) {
    let _ = writeln!(std::io::stderr(), "dichtbij: {error:#}");
}

/// A bar on the terminal; silent when nobody looks.
pub fn bar(what: &str, of: u64) -> indicatif::ProgressBar {
    let bar = indicatif::ProgressBar::new(of).with_message(what.to_owned());
    let style = indicatif::ProgressStyle::with_template("{msg:24} {wide_bar} {pos}/{len}");
    bar.with_style(style.unwrap_or_else(|_| indicatif::ProgressStyle::default_bar()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = include_str!("../../../docs/running/dichtbij.toml");
    const MANUAL: &str = include_str!("../../../docs/running/settings.md");

    fn parse(text: &str) -> Result<Config> {
        Ok(Config::parse("dichtbij.toml", text, std::iter::empty())?)
    }

    /// The names of all settings, as an unknown one is answered.
    fn names(section: &str) -> Vec<String> {
        let error = parse(&format!("{section}\nno_such_setting = 1")).unwrap_err().to_string();
        let (_, expected) = error.split_once("expected one of").unwrap();
        expected.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    }

    #[test]
    fn the_example_shows_every_setting_as_it_is_when_left_out() {
        let open: Vec<_> = EXAMPLE
            .lines()
            .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line))
            .collect();
        let shown = parse(&open.join("\n")).unwrap();
        assert_eq!(format!("{shown:?}"), format!("{:?}", parse("").unwrap()));
        for name in names("").iter().chain(&names("[mail]")).filter(|name| *name != "mail") {
            assert!(EXAMPLE.contains(&format!("\n#{name} = ")), "{name} is not in the example");
        }
    }

    #[test]
    fn the_manual_has_a_row_for_every_setting() {
        let own = names("").into_iter().filter(|name| name != "mail");
        for name in own.chain(names("[mail]").into_iter().map(|name| format!("mail.{name}"))) {
            assert!(MANUAL.contains(&format!("\n| `{name}` | ")), "{name} is not in the manual");
        }
    }
}
