//! Builds the whole from settings, a clock and chance. Tests come in by the same door.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use axum::Router;
use house::App;
use house::chance::Chance;
use house::clock::Clock;
use house::clockwork::Timetable;
use house::config::Config;
use house::schema::MIGRATIONS;
use house::seal::Seal;
use house::shell::{door, routes::router};
use house::store::{DatabaseUrl, Db, Options};

use crate::{follow, routes};

/// Everything that runs: what the rooms hold, the site, and the jobs.
#[derive(Clone)]
pub struct Building {
    pub app: App,
    pub site: Router,
    pub timetable: Timetable,
}

impl Building {
    /// Opens the database, brings its schema up to date, and puts the rooms in place.
    pub async fn open(config: Config, clock: Clock, chance: Chance) -> Result<Self> {
        let seal = Seal::new(key(&config.key_file, &chance)?);
        let url: DatabaseUrl = config.database.parse()?;
        make_private(&url)?;
        let options = Options { digest_key: seal.digest_key() };
        let db = Db::open_with(&url, options).await.with_context(|| format!("opening {url}"))?;
        db.migrate(MIGRATIONS).await.context("bringing the database up to date")?;
        Ok(Self::around(App::new(db, clock, chance, seal, config)))
    }

    /// The rooms around an open database.
    pub fn around(app: App) -> Self {
        let site = door::around(router(routes::all(&app)), app.clone());
        Self { app, site, timetable: follow::timetable() }
    }
}

/// A new database file is readable by its owner only; the files that SQLite puts beside it follow.
fn make_private(url: &DatabaseUrl) -> Result<()> {
    let DatabaseUrl::Sqlite(path) = url else { return Ok(()) };
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error).with_context(|| format!("making the database {}", path.display())),
    }
}

/// The 32 bytes of the key file; made, readable by its owner only, when there is none yet.
fn key(path: &Path, chance: &Chance) -> Result<[u8; 32]> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(mut file) => {
            let secret: [u8; 32] = chance.bytes();
            file.write_all(&secret).and_then(|()| file.sync_all()).context("writing the key file")?;
            Ok(secret)
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => read_key(path),
        Err(error) => Err(error).with_context(|| format!("making the key file {}", path.display())),
    }
}

fn read_key(path: &Path) -> Result<[u8; 32]> {
    let mut bytes = Vec::new();
    let file = File::open(path).with_context(|| format!("reading the key file {}", path.display()))?;
    file.take(33).read_to_end(&mut bytes)?;
    match bytes.try_into() {
        Ok(secret) => Ok(secret),
        Err(_) => bail!("the key file {} must hold exactly 32 bytes", path.display()),
    }
}
