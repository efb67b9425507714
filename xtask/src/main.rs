//! What developers type: `cargo xtask test` does everything that CI does.

mod steps;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "cargo xtask test          everything that CI checks (installs what it needs where it may)
cargo xtask test --quick  without PostgreSQL, browser and web checks
cargo xtask bless         accept changed snapshots and lists
cargo xtask soak kill     long runs: kill -9 under load (--times N, --database sqlite|postgres)
cargo xtask screenshots   the pictures of the README";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            steps::complain(format!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Result<()> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test"] => steps::test(tools::prepare()),
        ["test", "--quick"] => steps::test(tools::Tools::default()),
        ["bless"] => steps::bless(),
        ["soak", rest @ ..] => steps::soak(rest),
        ["screenshots"] => steps::screenshots(),
        [] | ["help" | "--help"] => {
            steps::say(HELP);
            Ok(())
        }
        other => bail!("unknown: {}\n{HELP}", other.join(" ")),
    }
}
