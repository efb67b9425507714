//! Our policy alone over many seeds: `tune SCENARIO[,…] FROM-TO [oracle] [parameter=json]…`, means and spread.
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use std::error::Error;

use neighbourhood::reach::Parameters;
use simulator::dichtbij::Dichtbij;
use simulator::town::Town;
use simulator::world::World;
use simulator::{Figures, Scenario};

const DAYS: u32 = 120;
const BURN_IN: u32 = 30;

/// The goals of a scenario in the order of the figures; none asks nothing.
fn goals(scenario: &str) -> [f64; 7] {
    const ANY: f64 = f64::INFINITY;
    match scenario {
        "standard" => [0.94, 0.975, 20.0, 0.8, 0.05, 3.0, 0.01],
        "dense" => [0.945, 0.99, 8.0, 0.8, 0.08, 3.0, 0.05],
        "over-capacity" => [0.0, 0.6, ANY, ANY, ANY, 3.0, ANY],
        "harsh-fatigue" => [0.85, 0.97, 25.0, ANY, ANY, 4.0, ANY],
        _ => [0.0, 0.0, ANY, ANY, ANY, ANY, ANY],
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let names = args.first().map_or("standard", String::as_str);
    let (from, to) = args.get(1).and_then(|a| a.split_once('-')).unwrap_or(("100", "104"));
    let (from, to): (u64, u64) = (from.parse()?, to.parse()?);
    let oracle = args.iter().any(|a| a == "oracle");
    let truth = oracle || args.iter().any(|a| a == "truth");
    let each = args.iter().any(|a| a == "each");
    let mut parameters = serde_json::to_value(Parameters::default())?;
    for (key, value) in args.iter().filter_map(|a| a.split_once('=')) {
        let mut place = &mut parameters;
        for part in key.split('.') {
            place = place.get_mut(part).ok_or_else(|| format!("no parameter {key}"))?;
        }
        *place = serde_json::from_str(value)?;
    }
    let parameters: Parameters = serde_json::from_value(parameters)?;
    for name in names.split(',') {
        let scenario = Scenario::named(name)?;
        let mut rows = Vec::new();
        let start = std::time::Instant::now();
        let mut ends = std::collections::BTreeMap::new();
        for seed in from..=to {
            let town = Town::new(&scenario, seed);
            let asks = Town::asks(&scenario, seed, DAYS);
            let mut mine = parameters.clone();
            if truth {
                mine.willingness = scenario.willingness;
                mine.mute = scenario.mute;
            }
            if oracle {
                mine.distance_m = scenario.distance_m;
                mine.hours = scenario.hours.yes;
            }
            let mut policy = Dichtbij::new(town.homes.len(), asks.len(), mine, seed);
            if oracle {
                policy = policy.oracle();
            }
            let world = World::new(&scenario, &town, &asks, (seed, DAYS, BURN_IN));
            let figures = world.play(&mut policy).figures("dichtbij");
            for (why, n) in policy.ends() {
                *ends.entry(why.clone()).or_insert(0usize) += n;
            }
            rows.push(row(&figures));
            if each {
                println!("{seed:>4} {:?}", rows.last());
            }
        }
        print(name, &rows, start.elapsed().as_secs_f64() / rows.len() as f64);
        if args.iter().any(|a| a == "ends") {
            println!("      ends {ends:?}");
        }
    }
    Ok(())
}

fn row(f: &Figures) -> [f64; 7] {
    let of = |v: Option<f64>| v.unwrap_or(f64::NAN);
    [
        of(f.p60),
        of(f.p120),
        of(f.messages_per_answered),
        of(f.superfluous),
        of(f.gini_messages),
        of(f.p99_week),
        of(f.never_asked_90d),
    ]
}

fn print(name: &str, rows: &[[f64; 7]], seconds: f64) {
    let n = rows.len() as f64;
    let goals = goals(name);
    let mut line = format!("{name:<14}");
    for (k, goal) in goals.iter().enumerate() {
        let mean = rows.iter().map(|r| r[k]).sum::<f64>() / n;
        let sd = (rows.iter().map(|r| (r[k] - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0)).sqrt();
        let met = rows.iter().filter(|r| if k < 2 { r[k] >= *goal } else { r[k] <= *goal }).count();
        let room = if k < 2 { mean - goal } else { goal - mean } / sd.max(1e-9);
        let room = if room.is_finite() && room < 99.0 { format!("{room:+.1}") } else { String::new() };
        let digits = if k == 2 || k == 5 { 2 } else { 3 };
        line += &format!(" | {mean:.digits$}±{sd:.digits$} {met}/{} {room}", rows.len());
    }
    println!("{line}  {seconds:.1}s");
}
