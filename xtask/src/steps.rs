//! The steps of a check, each said before it runs.

use std::fmt::Display;
use std::io::Write as _;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use house::store::testing::{Cluster, POSTGRES};

use crate::tools::Tools;

/// Where the browser tests look.
const BROWSER: &str = "DICHTBIJ_TEST_BROWSER";
/// Whether missing tools are a failure: in CI nothing may be skipped without a word.
const CI: &str = "CI";

/// Everything that CI checks.
pub fn test(tools: Tools) -> Result<()> {
    step("formatting", cargo(&["fmt", "--all", "--check"]))?;
    step("clippy", cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))?;
    if tools.node {
        step("web", Command::new("node").arg("check/run.mjs").current_dir("web"))?;
    }
    let cluster = tools.postgres.then(Cluster::start).transpose().context("starting PostgreSQL")?;
    let mut tests = cargo(&["test", "--workspace", "--quiet", "--no-fail-fast"]);
    if let Some(cluster) = &cluster {
        tests.env(POSTGRES, cluster.url("postgres"));
    }
    if tools.browser {
        tests.env(BROWSER, "chromedriver");
    }
    step("tests", &mut tests)?;
    if std::env::var_os(CI).is_some() && !(tools.postgres && tools.browser && tools.node) {
        bail!("CI must not skip anything, and something was missing (see above)");
    }
    say("all is well");
    Ok(())
}

/// Accepts what changed: snapshots, the list of URLs, the matrix of rights.
pub fn bless() -> Result<()> {
    let mut tests = cargo(&["test", "--workspace", "--quiet"]);
    tests.env("INSTA_UPDATE", "always").env("BLESS", "1");
    step("bless", &mut tests)
}

/// The long runs are tests that are ignored unless asked for; their figures go to the terminal.
pub fn soak(words: &[&str]) -> Result<()> {
    let cluster = Cluster::start().ok();
    let mut tests = cargo(&["test", "--package", "stories", "--test", "stories", "--"]);
    tests.args(["--ignored", "--nocapture", "--test-threads=1", "soak_"]);
    let option = |name: &str| words.iter().position(|w| *w == name).and_then(|at| words.get(at + 1));
    if let Some(times) = option("--times") {
        tests.env("DICHTBIJ_TEST_KILLS", times);
    }
    if let Some(database) = option("--database") {
        tests.env("DICHTBIJ_TEST_SOAK", database);
    }
    if let Some(cluster) = &cluster {
        tests.env(POSTGRES, cluster.url("postgres"));
    }
    step("soak", &mut tests)
}

/// The pictures of the README, from the demo.
pub fn screenshots() -> Result<()> {
    let mut tests = cargo(&["test", "--package", "stories", "--test", "stories", "--"]);
    tests.args(["--ignored", "--nocapture", "screenshots"]).env(BROWSER, "chromedriver");
    step("screenshots", &mut tests)
}

fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(words);
    command
}

fn step(name: &str, mut command: impl std::borrow::BorrowMut<Command>) -> Result<()> {
    say(format!("── {name}"));
    let status = command.borrow_mut().status().with_context(|| format!("starting {name}"))?;
    if status.success() { Ok(()) } else { bail!("{name} failed") }
}

pub fn say(line: impl Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

pub fn complain(line: impl Display) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
