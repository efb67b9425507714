//! `token` and `host`: what must be done for a person from the machine itself.

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use house::App;
use house::happenings::record;
use neighbourhood::areas::AreaCode;
use neighbourhood::ids::PersonId;
use neighbourhood::roles::Grant;
use neighbourhood::text::Email;
use people::grants;

use super::settings::{Settings, say};

/// Make a token with which a program acts for a person
///
/// Example: dichtbij token ans@example.org "our website"
#[derive(Args)]
pub struct Token {
    /// The e-mail address of somebody who signed in before
    email: String,
    /// What it is for
    name: String,
    #[command(flatten)]
    settings: Settings,
}

/// Say who looks after an area, and who after the installation
///
/// Example: dichtbij host add ans@example.org GM0301
#[derive(Args)]
pub struct Host {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Subcommand)]
enum What {
    /// The person of last resort for an area: what needs a person comes to them
    Add { email: String, area: String },
    /// No longer
    Remove { email: String, area: String },
    /// Settings and figures of the installation, never content
    Administrator {
        email: String,
        /// No longer
        #[arg(long)]
        remove: bool,
    },
    /// Who has which role
    List,
}

impl Token {
    pub async fn run(self) -> Result<()> {
        let app = self.settings.open().await?.app;
        let person = person(&app, &self.email).await?;
        let name = self.name.parse().context("the name of a token is 1 to 40 letters")?;
        let mut tx = app.db.begin().await?;
        let secret = people::tokens::make(&mut tx, &app, person, &name).await?;
        tx.commit().await?;
        say(secret);
        Ok(())
    }
}

impl Host {
    pub async fn run(self) -> Result<()> {
        let app = self.settings.open().await?.app;
        match self.what {
            What::Add { email, area } => {
                let grant = host_of(&area)?;
                known(&app, &area).await?;
                change(&app, &email, grant, true).await
            }
            What::Remove { email, area } => change(&app, &email, host_of(&area)?, false).await,
            What::Administrator { email, remove } => {
                change(&app, &email, Grant::Administrator, !remove).await
            }
            What::List => list(&app).await,
        }
    }
}

fn host_of(area: &str) -> Result<Grant> {
    let area: AreaCode = area.parse().with_context(|| format!("{area:?} is no code such as GM0301"))?;
    Ok(Grant::Host { area })
}

/// A host of an area that is not here would wait for asks that never come.
async fn known(app: &App, area: &str) -> Result<()> {
    match areas::load(&app.db, &area.parse()?).await? {
        Some(_) => Ok(()),
        None => bail!("there is no area {area} here; import its municipality first"),
    }
}

async fn change(app: &App, email: &str, grant: Grant, add: bool) -> Result<()> {
    let (person, now) = (person(app, email).await?, app.now());
    let mut tx = app.db.begin().await?;
    let happened = if add {
        grants::add(&mut tx, person, grant, now).await?
    } else {
        grants::remove(&mut tx, person, grant).await?
    };
    record(&mut tx, app, now, None, &happened).await?;
    tx.commit().await?;
    say("Done.");
    Ok(())
}

async fn list(app: &App) -> Result<()> {
    for (id, grant) in grants::all(&app.db).await? {
        let person = people::load(&app.db, app, id).await?;
        let name = person.map_or_else(String::new, |person| person.name.to_string());
        let area = if let Grant::Host { area } = grant { area.to_string() } else { String::new() };
        say(format!("{name:20} {:14} {area}", grant.key()));
    }
    Ok(())
}

async fn person(app: &App, email: &str) -> Result<PersonId> {
    let email: Email = email.parse().with_context(|| format!("{email:?} is no e-mail address"))?;
    let known = people::by_email(&app.db, app, &email).await?;
    known.context("nobody with that address signed in here yet; let them sign in once, then try again")
}
