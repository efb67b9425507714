//! One run: a scenario, a seed, all policies.

use neighbourhood::reach::{Goal, Parameters, ReplyTimes, solve};

use crate::baselines::Baseline;
use crate::dichtbij::Dichtbij;
use crate::floor::{fair_floor, floor};
use crate::measure::{Figures, Measured};
use crate::random::Luck;
use crate::replay::Replay;
use crate::report::{Played, Report};
use crate::scenario::Scenario;
use crate::town::{Ask, Town};
use crate::world::{Policy, World};

/// What to run.
pub struct Options<'o> {
    /// The model town.
    pub scenario: Scenario,
    /// The same seed gives the same figures.
    pub seed: u64,
    /// Days in all; the first quarter, 30 at most, is not counted.
    pub days: u32,
    /// An installation's own members and asks instead of drawn ones.
    pub replay: Option<Replay>,
    /// Called before each policy with its name and the part done, for a progress bar.
    pub progress: &'o dyn Fn(&str, f64),
}

/// The share that the floor is computed for, within an hour.
const FLOOR_GOAL: f64 = 0.95;
/// The inequality that the fair floor allows.
const FAIR_GINI: f64 = 0.05;

/// Plays a scenario with all policies.
#[must_use]
pub fn run(options: &Options<'_>) -> Report {
    let (scenario, town, asks, days) = stage(options);
    let burn_in = (days / 4).min(30);
    let mut policies = policies(&town, asks.len(), &scenario, options.seed);
    let count = policies.len() as f64;
    let mut played = Vec::new();
    for (n, (name, policy)) in policies.iter_mut().enumerate() {
        (options.progress)(name, n as f64 / (count + 1.0));
        let world = World::new(&scenario, &town, &asks, (options.seed, days, burn_in));
        played.push(play(name, world.play(policy.as_mut())));
    }
    (options.progress)("floor", count / (count + 1.0));
    let mut figures: Vec<Figures> = played.iter().map(|p| p.figures.clone()).collect();
    let fair = fair_floor(&scenario, &town, (bound(&scenario), cap(), FAIR_GINI));
    figures.push(Figures::floor("fair floor", fair));
    figures.push(Figures::floor("floor", floor(&scenario, &town, &asks, (bound(&scenario), cap()))));
    Report { scenario, seed: options.seed, days, burn_in, policies: figures, played }
}

fn stage(options: &Options<'_>) -> (Scenario, Town, Vec<Ask>, u32) {
    match &options.replay {
        Some(replay) => {
            let town = Town::of(replay.homes.clone(), replay.willing.clone(), replay.side_m);
            (replay.scenario(&options.scenario), town, replay.asks.clone(), replay.days())
        }
        None => {
            let days = options.days.max(1);
            let town = Town::new(&options.scenario, options.seed);
            let asks = Town::asks(&options.scenario, options.seed, days);
            (options.scenario.clone(), town, asks, days)
        }
    }
}

fn policies(
    town: &Town,
    asks: usize,
    scenario: &Scenario,
    seed: u64,
) -> Vec<(&'static str, Box<dyn Policy>)> {
    let members = town.homes.len();
    let ours = Dichtbij::new(members, asks, Parameters::default(), seed);
    let oracle = Dichtbij::new(members, asks, truth(scenario), seed).oracle();
    let unfair = Parameters { price_rise: 0.0, hard_ask: 1.0, ..truth(scenario) };
    let unfair = Dichtbij::new(members, asks, unfair, seed).oracle();
    vec![
        ("group feed", Box::new(Baseline::GroupFeed(Luck::new(seed, 9)))),
        ("push to all", Box::new(Baseline::PushAll)),
        ("nearest 10 once", Box::new(Baseline::NearestOnce)),
        ("nearest 10 every 15 min", Box::new(Baseline::NearestEvery15)),
        ("uncapped rings", Box::new(Baseline::Rings)),
        ("dichtbij", Box::new(ours)),
        ("fair oracle", Box::new(oracle)),
        ("oracle", Box::new(unfair)),
    ]
}

/// What only an oracle knows of the parameters.
fn truth(scenario: &Scenario) -> Parameters {
    Parameters {
        willingness: scenario.willingness,
        distance_m: scenario.distance_m,
        hours: scenario.hours.yes,
        mute: scenario.mute,
        ..Parameters::default()
    }
}

fn cap() -> f64 {
    f64::from(Parameters::default().most_per_week)
}

/// The floor `B` of the pacing curve for the reply times of the scenario.
fn bound(scenario: &Scenario) -> f64 {
    let replies = ReplyTimes { median_minutes: scenario.reply_median_minutes, sigma: scenario.reply_sigma };
    solve(&|m| replies.share_within(m), 5.0, &[Goal { minutes: 60.0, answered: FLOOR_GOAL }]).floor
}

fn play(name: &str, measured: Measured) -> Played {
    let mut minutes: Vec<f64> = measured.counted().map(|(m, _)| m.unwrap_or(f64::INFINITY)).collect();
    minutes.sort_unstable_by(f64::total_cmp);
    Played { figures: measured.figures(name), minutes, messages: measured.messages }
}
