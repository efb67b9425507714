//! The floor: fewer messages no policy can send. A linear program over one week of asks.
//!
//! Known to all: who is how willing, and that nobody has muted. Let `x` be the chance that a member
//! is told about an ask. Each ask needs `Σ x · -ln(1-p) ≥ B` (the floor of the pacing curve), nobody gets
//! more than the weekly cap. Any policy that reaches the goal gives such an `x`, so the least `Σ x` bounds
//! them all. The fair floor also keeps the Gini coefficient of messages at a given value; the program uses
//! the coefficient for members in order of willingness, which is never more than the true one, so this
//! too is a bound.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use crate::scenario::Scenario;
use crate::town::{Ask, Town};

/// Messages per ask, at least.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Floor {
    /// With the weekly cap.
    pub capped: f64,
    /// With the weekly cap and this much inequality at most.
    pub fair: Option<f64>,
}

/// Nearest members per ask that the program considers: more change nothing.
const NEAREST: usize = 90;
/// Who adds less than this is never worth a message; left out of the program without a fairness rule.
const NOTHING: f64 = 0.004;
/// Asks in the program.
const ASKS: usize = 105;

/// Computes the floor for a town: `need` is `B`, `cap` messages a member a week. None when the program has no
/// answer (more asks than the group can carry).
#[must_use]
pub fn floor(scenario: &Scenario, town: &Town, asks: &[Ask], (need, cap): (f64, f64)) -> Option<f64> {
    let asks = &asks[..asks.len().min(ASKS)];
    let days = asks.len() as f64 / scenario.asks_per_day;
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut of_member: Vec<Vec<(Variable, f64)>> = vec![Vec::new(); town.homes.len()];
    for ask in asks {
        let mut row = Vec::new();
        for (member, adds) in chances(scenario, town, ask) {
            if adds > NOTHING {
                let told = problem.add_var(1.0, (0.0, 1.0));
                row.push((told, adds));
                of_member[member].push((told, 1.0));
            }
        }
        problem.add_constraint(row.as_slice(), ComparisonOp::Ge, need);
    }
    for row in of_member.iter().filter(|row| row.len() as f64 > cap * days / 7.0) {
        problem.add_constraint(row.as_slice(), ComparisonOp::Le, cap * days / 7.0);
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    Some(solution.objective() / asks.len() as f64)
}

/// The members near an ask with what telling them adds, `-ln(1-p)`.
fn chances(scenario: &Scenario, town: &Town, ask: &Ask) -> Vec<(usize, f64)> {
    let mut near = Vec::new();
    let mut metres = 200.0;
    while near.len() < NEAREST && metres < scenario.side_m * 1.5 {
        town.within(ask.place, metres, &mut near);
        metres *= 1.3;
    }
    near.sort_unstable_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let hour = scenario.hours.yes[(ask.at / 3600.0) as usize % 24];
    let adds = |(member, metres): &(usize, f64)| {
        let yes = town.willing[*member] * (-metres / scenario.distance_m).exp() * hour;
        (*member, -(1.0 - yes.min(0.99)).ln())
    };
    near.iter().take(NEAREST).map(adds).collect()
}

/// The floor of a group that is fair: a week in which the asks are spread as evenly as the members, so that
/// each member takes the nearest asks only.
///
/// With everybody alike near, the program is small: choose how many messages a week each class of willingness
/// gets (`n`), at most the cap and with a Gini coefficient of at most `gini`, so that each ask gets its `B`.
#[must_use]
pub fn fair_floor(scenario: &Scenario, town: &Town, (need, cap, gini): (f64, f64, f64)) -> Option<f64> {
    let mut willing = town.willing.clone();
    willing.sort_unstable_by(f64::total_cmp);
    let members = willing.len() as f64;
    let week = scenario.asks_per_day * 7.0;
    let hour = mean_hour(scenario);
    let mut near = mean_near(scenario, members, need / 0.12);
    let mut messages = None;
    // Who is told depends on how far the messages reach, and the other way round: a few rounds settle it.
    for _ in 0..8 {
        // The variables are steps: from this rank on everybody gets so much more. So the willing never get less.
        let adds = |theta: f64| -(1.0 - (theta * near * hour).min(0.99)).ln();
        let rank = |i: usize| (2.0 * (i as f64 + 1.0) - members - 1.0) / members - gini;
        let gained = from_each_rank(willing.iter().map(|w| adds(*w)));
        let unequal = from_each_rank((0..willing.len()).map(rank));
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let steps: Vec<Variable> =
            (0..willing.len()).map(|i| problem.add_var(members - i as f64, (0.0, cap))).collect();
        let row = |weights: &[f64]| steps.iter().copied().zip(weights.iter().copied()).collect::<Vec<_>>();
        problem.add_constraint(row(&gained).as_slice(), ComparisonOp::Ge, need * week);
        problem.add_constraint(row(&unequal).as_slice(), ComparisonOp::Le, 0.0);
        problem.add_constraint(row(&vec![1.0; willing.len()]).as_slice(), ComparisonOp::Le, cap);
        let solution = problem.solve().ok()?.into_solution().ok()?;
        let per_ask = solution.objective() / week;
        near = mean_near(scenario, members, per_ask);
        messages = Some(per_ask);
    }
    messages
}

/// For each rank the sum over it and all ranks above.
fn from_each_rank(values: impl DoubleEndedIterator<Item = f64>) -> Vec<f64> {
    let mut sum = 0.0;
    let mut sums: Vec<f64> = values
        .rev()
        .map(|v| {
            sum += v;
            sum
        })
        .collect();
    sums.reverse();
    sums
}

/// The mean of the distance factor over the nearest `count` members.
fn mean_near(scenario: &Scenario, members: f64, count: f64) -> f64 {
    let density = members / (scenario.side_m * scenario.side_m);
    let radius = (count / density / std::f64::consts::PI).sqrt();
    let steps = 200;
    let mean = |f: &dyn Fn(f64) -> f64| {
        (0..steps).map(|k| f((f64::from(k) + 0.5) / f64::from(steps))).sum::<f64>() / f64::from(steps)
    };
    mean(&|u: f64| 2.0 * u * (-u * radius / scenario.distance_m).exp())
}

/// The mean factor of the hour, over asks.
fn mean_hour(scenario: &Scenario) -> f64 {
    let all: f64 = scenario.hours.asks.iter().sum();
    scenario.hours.asks.iter().zip(&scenario.hours.yes).map(|(a, y)| a * y).sum::<f64>() / all
}
