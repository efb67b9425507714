//! `backup`, `restore` and `move`: one file format for both databases.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
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
/// The key file of the settings must be the one that belonged to the backup.
///
/// Example: dichtbij restore /var/backups/dichtbij-2026-11-22.db --database sqlite:/var/lib/dichtbij/new.db
#[derive(Args)]
pub struct Restore {
    /// What `dichtbij backup` wrote
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
        // Sentences of people stand in it as they were typed.
        std::fs::set_permissions(&self.to, Permissions::from_mode(0o600))
            .with_context(|| format!("closing {} to others", self.to.display()))?;
        say(format!("{} rows in {}.", report.rows(), self.to.display()));
        tell_damage(&report)
    }
}

impl Restore {
    pub async fn run(self) -> Result<()> {
        let key = self.settings.load()?.key_file;
        if !key.exists() {
            // Opening would make a new one, with which nothing in the backup can be read.
            bail!("{} is not there: first put back the key file of this backup", key.display());
        }
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
    let damaged = report.damaged.len();
    if damaged == 0 {
        return Ok(());
    }
    if usize::try_from(report.rows()) == Ok(damaged) {
        bail!(
            "not one row fits the key file: it is not the key of these rows. Empty the new database, put the right key file in its place, and begin again"
        );
    }
    for damage in report.damaged.iter().take(SAID) {
        say(format!("damaged: {} {}", damage.table, damage.id));
    }
    bail!("{damaged} rows are not as they were written; take the backup before this one beside it")
}

/// So many damaged rows are named.
const SAID: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(folder: &std::path::Path, database: &str) -> Settings {
        let file = folder.join("dichtbij.toml");
        let key = folder.join("dichtbij.key");
        std::fs::write(&file, format!("key_file = \"{}\"", key.display())).unwrap();
        let database = format!("sqlite:{}", folder.join(database).display());
        Settings { config: Some(file), database: Some(database) }
    }

    async fn areas_in(settings: &Settings) -> i64 {
        let app = settings.open().await.unwrap().app;
        app.db.one("select count(*) from areas", house::store::args![]).await.unwrap().unwrap_or(0)
    }

    #[tokio::test]
    async fn what_was_backed_up_is_restored_and_moved_with_the_same_key_only() {
        let (here, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let live = settings(here.path(), "live.db");
        let app = live.open().await.unwrap().app;
        let files = areas::import::Files::built_in();
        let town = ["GM0301".parse().unwrap()];
        areas::import::import(&app.db, &files, &town, &mut |_, _| {}).await.unwrap();
        let areas = areas_in(&live).await;
        assert!(areas > 30, "{areas}");

        let file = here.path().join("backup.db");
        Backup { to: file.clone(), settings: live.clone() }.run().await.unwrap();
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(Backup { to: file.clone(), settings: live }.run().await.is_err(), "never over another");

        let again = settings(here.path(), "again.db");
        Restore { from: file.clone(), settings: again.clone() }.run().await.unwrap();
        assert_eq!(areas_in(&again).await, areas);

        let to = settings(here.path(), "moved.db");
        Move { to: to.database.clone().unwrap(), settings: again }.run().await.unwrap();
        assert_eq!(areas_in(&to).await, areas);

        let strange = settings(elsewhere.path(), "strange.db");
        let restore = || Restore { from: file.clone(), settings: strange.clone() };
        let missing = restore().run().await.unwrap_err().to_string();
        assert!(missing.contains("is not there"), "{missing}");
        std::fs::write(elsewhere.path().join("dichtbij.key"), [7; 32]).unwrap();
        let wrong = restore().run().await.unwrap_err().to_string();
        assert!(wrong.contains("not the key of these rows"), "{wrong}");
    }
}
