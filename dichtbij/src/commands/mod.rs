//! What the administrator types: a file per command.

mod backup;
mod bench;
pub mod demo;
pub mod doctor;
pub mod export;
mod import;
mod manual;
mod people;
pub mod serve;
mod settings;
mod simulate;
mod understand;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Neighbours help each other: one sentence, the people nearest by, an answer within two hours.
#[derive(Parser)]
#[command(name = "dichtbij", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Serve(serve::Serve),
    Demo(demo::Demo),
    Migrate(serve::Migrate),
    Doctor(doctor::Doctor),
    Import(import::Import),
    Token(people::Token),
    Host(people::Host),
    Backup(backup::Backup),
    Restore(backup::Restore),
    Move(backup::Move),
    ExportHistory(export::ExportHistory),
    Simulate(simulate::Simulate),
    Words(understand::Words),
    Bench(bench::Bench),
    Completions(manual::Completions),
    Manual(manual::Manual),
}

/// Runs the command of this process.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            settings::complain(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Completions(command) => return command.run(),
        Command::Manual(command) => return command.run(),
        Command::Simulate(command) => return command.run(),
        Command::Words(command) => return command.run(),
        _ => {}
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match command {
            Command::Serve(command) => command.run().await,
            Command::Demo(command) => command.run().await,
            Command::Migrate(command) => command.run().await,
            Command::Doctor(command) => command.run().await,
            Command::Import(command) => command.run().await,
            Command::Token(command) => command.run().await,
            Command::Host(command) => command.run().await,
            Command::Backup(command) => command.run().await,
            Command::Restore(command) => command.run().await,
            Command::Move(command) => command.run().await,
            Command::ExportHistory(command) => command.run().await,
            Command::Bench(command) => command.run().await,
            Command::Completions(_) | Command::Manual(_) | Command::Simulate(_) | Command::Words(_) => Ok(()),
        }
    })
}
