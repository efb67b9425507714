//! `demo`: everything, with made-up people, on a database of its own.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Args;
use house::App;
use house::chance::Chance;
use house::clock::Clock;
use house::config::Config;
use neighbourhood::areas::AreaCode;
use tokio::net::TcpListener;

use super::serve::{run, stop_asked};
use super::settings::say;
use crate::app::Building;
use crate::demo::{self, Role};

/// Show a lively town with people who do not exist
///
/// It sends nothing to anybody: what would be sent is on its page of letters.
///
/// Example: dichtbij demo --port 8090 --town GM0772
#[derive(Args)]
pub struct Demo {
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Keep the database here and go on with it next time; without it, it is gone at the end
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Municipality of the home page: GM0301 (Zutphen) or GM0772 (Eindhoven)
    #[arg(long, default_value = "GM0301")]
    town: String,
    /// `postgres://…` instead of a file
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

impl Demo {
    pub async fn run(self) -> Result<()> {
        let temporary = tempfile::tempdir().context("making a temporary folder")?;
        let folder = self.data.clone().unwrap_or_else(|| temporary.path().to_owned());
        std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        let town: AreaCode = self.town.parse().context("--town takes GM0301 or GM0772")?;
        let listen = SocketAddr::from(([127, 0, 0, 1], self.port));
        let listener = TcpListener::bind(listen).await.with_context(|| {
            format!("listening on port {}; another program has it, try --port {}", self.port, self.port + 1)
        })?;
        let building = open(config(&self, listener.local_addr()?, &folder), town).await?;
        tell(&building.app).await?;
        run(building, listener, stop_asked()).await;
        Ok(())
    }
}

fn config(demo: &Demo, listen: SocketAddr, folder: &std::path::Path) -> Config {
    let file = folder.join("dichtbij.db");
    Config {
        listen,
        base_url: format!("http://localhost:{}", listen.port()),
        database: demo.database.clone().unwrap_or_else(|| format!("sqlite:{}", file.display())),
        key_file: folder.join("dichtbij.key"),
        organisation: "Stichting Voorbeeld".into(),
        phone: "0575 19 00 00".into(),
        email: "hallo@example.org".into(),
        municipality: demo.town.clone(),
        demo: true,
        ..Config::default()
    }
}

/// A filled demo at five in the afternoon. The tests come in here too.
pub async fn open(config: Config, town: AreaCode) -> Result<Building> {
    let clock = Clock::real();
    let now = clock.now();
    clock.push(now.duration_until(demo::five_o_clock(now)));
    let building = Building::open(config, clock, Chance::system()).await?;
    let mut towns = areas::import::demo_towns();
    towns.sort_by_key(|code| *code != town);
    demo::settle(&building.app, &building.timetable, &towns).await?;
    Ok(building)
}

async fn tell(app: &App) -> Result<()> {
    let base = &app.config.base_url;
    say(format!("\n  Dichtbij – {base}\n\n  Be somebody, with one click:"));
    for Role { person, name, role, place } in demo::cast(app).await? {
        say(format!("  {role:14} {name:12} {place:38} {base}/demo/be/{person}"));
    }
    say(format!("\n  Letters that would be sent:  {base}/demo/letters"));
    say(
        "  Two hours later:             the clock on top of every page\n  To stop:                     Ctrl-C\n",
    );
    Ok(())
}
