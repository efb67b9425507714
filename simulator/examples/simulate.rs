//! The simulator by itself: `simulate SCENARIO SEED DAYS [json|html FILE|plots FOLDER|national]`.
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use std::error::Error;

use simulator::national::{ASKS, MEMBERS, national_day};
use simulator::{Options, Scenario, run};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let arg = |n: usize| args.get(n).map(String::as_str);
    let (name, seed) = (arg(0).unwrap_or("standard"), arg(1).unwrap_or("1").parse()?);
    let days = arg(2).unwrap_or("120").parse()?;
    if name == "national" {
        println!("{:?}", national_day(seed, MEMBERS, ASKS)?);
        return Ok(());
    }
    let report =
        run(&Options { scenario: Scenario::named(name)?, seed, days, replay: None, progress: &|_, _| () });
    match (arg(3), arg(4)) {
        (Some("json"), _) => println!("{}", report.json()),
        (Some("html"), Some(file)) => std::fs::write(file, report.html())?,
        (Some("plots"), Some(folder)) => {
            for (plot, svg) in report.plots() {
                std::fs::write(format!("{folder}/reach-{plot}.svg"), svg)?;
            }
        }
        _ => println!("{}", report.table()),
    }
    Ok(())
}
