//! `doctor`: whether everything that must hold does hold, on the live database.

use std::os::unix::fs::PermissionsExt as _;

use anyhow::{Result, bail};
use clap::Args;
use house::App;
use house::config::Mail;
use house::store::{args, digest, row, statements};
use house::{clock::at, clockwork, happenings};
use neighbourhood::asks::{Facts, broken_invariants};
use neighbourhood::ids::AskId;

use super::settings::{Settings, bar, say};

/// Check the settings, the jobs, the letters, and the promises of every ask
///
/// Ends with 1 when something is wrong.
///
/// Example: dichtbij doctor --verify
#[derive(Args)]
pub struct Doctor {
    /// Also read every row and compare it with its digest
    #[arg(long)]
    verify: bool,
    #[command(flatten)]
    settings: Settings,
}

statements! {
    pub AREAS = "select count(*) from areas";
    pub FAILED_LETTERS = "select count(*) from letters where stage = 'failed'";
    pub OLDEST_LETTER = "select min(due) from letters where stage = 'waiting' and channel = 'mail' and due <= $1";
    pub ASKS = "select a.id, j.due from asks a left join jobs j on j.kind = 'wave' and j.key = a.id \
        where a.erased_at is null and a.id > $1 order by a.id limit 200";
    pub COUNT_ASKS = "select count(*) from asks where erased_at is null";
    pub TOLD_TWICE = "select count(*) from (select ask, person from alerts group by ask, person having count(*) > 1) as twice";
}

row! { struct AskJob { id: String, wave: Option<i64> } }

impl Doctor {
    pub async fn run(self) -> Result<()> {
        let app = self.settings.open().await?.app;
        let wrong = examine(&app, self.verify).await?;
        if wrong.is_empty() {
            say("All is well.");
            return Ok(());
        }
        for line in &wrong {
            say(line);
        }
        bail!("needs attention: {}", wrong.len())
    }
}

/// Everything that is not as it should be, in words.
pub async fn examine(app: &App, verify: bool) -> Result<Vec<String>> {
    let mut wrong = settings(app);
    wrong.extend(work(app).await?);
    wrong.extend(promises(app).await?);
    if verify {
        let damaged = digest::verify(&app.db).await?;
        wrong.extend(damaged.iter().map(|row| format!("damaged row: {} {}", row.table, row.id)));
    }
    Ok(wrong)
}

fn settings(app: &App) -> Vec<String> {
    let config = &app.config;
    if config.demo {
        return Vec::new();
    }
    let key = std::fs::metadata(&config.key_file).map(|meta| meta.permissions().mode() & 0o077);
    [
        (config.mail.host.is_empty(), "mail.host is not set: no letters leave"),
        (config.mail.from.is_empty() && !config.mail.host.is_empty(), "mail.from is not set"),
        (plain_password(&config.mail), "mail: a password, and no TLS"),
        (config.phone.is_empty(), "phone is not set: people who cannot type have nobody to ring"),
        (
            config.organisation.is_empty(),
            "organisation is not set: the privacy page does not say who you are",
        ),
        (key.is_ok_and(|others| others != 0), "the key file can be read by others: chmod 600"),
        (
            !config.base_url.starts_with("https:") && !config.base_url.contains("localhost"),
            "base_url is not https: sign-in cookies travel in the clear",
        ),
    ]
    .into_iter()
    .filter(|(wrong, _)| *wrong)
    .map(|(_, words)| format!("settings: {words}"))
    .collect()
}

fn plain_password(mail: &Mail) -> bool {
    mail.security == house::config::Security::None && !mail.password.is_empty()
}

async fn work(app: &App) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    if app.db.one::<i64>(AREAS, args![]).await? == Some(0) {
        wrong.push("areas: none yet; `dichtbij import areas GM…`".into());
    }
    for job in clockwork::stuck(app, 5).await? {
        wrong.push(format!("job {} failed {} times", job.kind, job.attempts));
    }
    for host::Unhosted { area, asks } in host::unhosted(&app.db).await? {
        wrong.push(format!("hosts: {area} has {asks} open asks and nobody responsible; `dichtbij host add`"));
    }
    let failed: i64 = app.db.one(FAILED_LETTERS, args![]).await?.unwrap_or(0);
    if failed > 0 {
        wrong.push(format!("letters: {failed} could not be delivered"));
    }
    let oldest: Option<i64> = app.db.one(OLDEST_LETTER, args![app.now().as_millisecond()]).await?.flatten();
    if let (false, Some(due)) = (app.config.demo, oldest) {
        let waited = app.now().duration_since(at(due)).as_mins();
        if waited > 30 {
            wrong.push(format!("letters: the oldest waits {waited} minutes"));
        }
    }
    if let Some(nights) = reach::nights_without_learning(app).await? {
        wrong.push(format!("nights: {nights} without learning, although people are asked"));
    }
    let twice: i64 = app.db.one(TOLD_TWICE, args![]).await?.unwrap_or(0);
    if twice > 0 {
        wrong.push(format!("reach: {twice} times somebody was told twice of one ask"));
    }
    Ok(wrong)
}

/// The invariants of the domain, ask by ask.
async fn promises(app: &App) -> Result<Vec<String>> {
    let count: i64 = app.db.one(COUNT_ASKS, args![]).await?.unwrap_or(0);
    let bar = bar("asks", u64::try_from(count).unwrap_or(0));
    let (mut wrong, mut after) = (Vec::new(), String::new());
    loop {
        let page: Vec<AskJob> = app.db.all(ASKS, args![&after]).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.id);
        for ask in &page {
            wrong.extend(one(app, ask).await?);
            bar.inc(1);
        }
    }
    bar.finish_and_clear();
    Ok(wrong)
}

async fn one(app: &App, row: &AskJob) -> Result<Vec<String>> {
    let id: AskId = row.id.parse()?;
    let Some(stored) = asks::load(app, id).await? else { return Ok(Vec::new()) };
    let lines = happenings::about(&app.db, id.uuid()).await?;
    let recorded: Vec<_> = lines.iter().filter_map(happenings::Line::happening).collect();
    let hosts = people::grants::hosts_of(&app.db, &stored.ask.place.area()).await?;
    let facts = Facts {
        ask: &stored.ask,
        wave_due: row.wave.map(at),
        has_host: !hosts.is_empty(),
        recorded: &recorded,
        now: app.now(),
    };
    Ok(broken_invariants(facts).iter().map(|broken| format!("ask {id}: {broken}")).collect())
}
