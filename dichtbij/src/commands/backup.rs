//! `backup`, `restore` and `move`: one file format for both databases.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use house::chance::Chance;
use house::clock::Clock;
use house::schema::MIGRATIONS;
use house::store::backup::{self, Report};

use super::settings::{Settings, bar, say};
use crate::app::Building;

/// Write a backup while the service runs
///
/// The file is complete or not there at all. Keep the key file apart from it: without the key nobody can
/// read addresses in the backup, and neither can you.
///
/// Example: dichtbij backup /var/backups/dichtbij-2026-11-22.db
#[derive(Args)]
pub struct Backup {
    /// A file that does not exist yet
    to: PathBuf,
    #[command(flatten)]
    settings: Settings,
}

/// Put a backup back into an empty database
///
/// Example: dichtbij restore /var/backups/dichtbij-2026-11-22.db --database sqlite:/var/lib/dichtbij/new.db
#[derive(Args)]
pub struct Restore {
    from: PathBuf,
    #[command(flatten)]
    settings: Settings,
}

/// Move everything to another, empty database; stop the service first
///
/// Example: dichtbij move postgres://dichtbij@localhost/dichtbij --database sqlite:/var/lib/dichtbij/dichtbij.db
#[derive(Args)]
pub struct Move {
    /// `sqlite:PATH` or `postgres://…`
    to: String,
    #[command(flatten)]
    settings: Settings,
}

impl Backup {
    pub async fn run(self) -> Result<()> {
        let building = self.settings.open().await?;
        let report =
            with_bar(async |progress| backup::backup(&building.app.db, MIGRATIONS, &self.to, progress).await)
                .await
                .with_context(|| format!("writing {}", self.to.display()))?;
        say(format!("{} rows in {}.", report.rows(), self.to.display()));
        tell_damage(&report)
    }
}

impl Restore {
    pub async fn run(self) -> Result<()> {
        let building = self.settings.open().await?;
        let report = with_bar(async |progress| {
            backup::restore(&self.from, &building.app.db, MIGRATIONS, progress).await
        })
        .await
        .with_context(|| format!("restoring {}", self.from.display()))?;
        say(format!("{} rows restored.", report.rows()));
        tell_damage(&report)
    }
}

impl Move {
    pub async fn run(self) -> Result<()> {
        let from = self.settings.open().await?;
        let mut config = self.settings.load()?;
        if config.database == self.to {
            bail!("that is the database it is in already");
        }
        config.database = self.to;
        let into = Building::open(config, Clock::real(), Chance::system()).await?;
        let report = with_bar(async |progress| {
            backup::transfer(&from.app.db, &into.app.db, MIGRATIONS, progress).await
        })
        .await?;
        say(format!(
            "{} rows moved. Now change `database` in the settings and start the service.",
            report.rows()
        ));
        tell_damage(&report)
    }
}

async fn with_bar<E>(work: impl AsyncFnOnce(backup::Progress<'_>) -> Result<Report, E>) -> Result<Report, E> {
    let bar = bar("rows", 0);
    let mut show = |table: &str, done: u64, of: u64| {
        bar.set_message(table.to_owned());
        bar.set_length(of);
        bar.set_position(done);
    };
    let report = work(&mut show).await;
    bar.finish_and_clear();
    report
}

/// Rows that are not as they were written are copied all the same, and said.
fn tell_damage(report: &Report) -> Result<()> {
    if report.damaged.is_empty() {
        return Ok(());
    }
    for damage in &report.damaged {
        say(format!("damaged: {} {}", damage.table, damage.id));
    }
    bail!(
        "{} rows are not as they were written; take the backup before this one beside it",
        report.damaged.len()
    )
}
