//! Learning from what happened: nightly, and safe to repeat.
//!
//! Everything is estimated anew from the alerts of the last months and the prior, never from
//! yesterday's estimate: the same alerts always give the same parameters. With few alerts the
//! prior rules, with many what happened.

use serde::{Deserialize, Serialize};

use super::capacity::capacity;
use super::estimate::added_by;
use super::parameters::Parameters;
use super::replies::ReplyTimes;

/// One alert and what came of it; no name is needed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Hour of the day it was sent, Dutch time, 0 to 23.
    pub hour: u8,
    /// Distance for ranking, metres.
    pub distance_m: f64,
    /// Willingness as estimated then, times how well it fitted and whether they still listened.
    pub inclined: f64,
    /// Minutes until the yes; none without a yes.
    pub yes_after: Option<f64>,
}

/// An estimate with its 90 % range.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Range {
    /// The best guess.
    pub value: f64,
    /// Five in a hundred lie below.
    pub low: f64,
    /// Five in a hundred lie above.
    pub high: f64,
}

impl Range {
    fn around(value: f64, error: f64) -> Self {
        Self { value, low: (value - 1.645 * error).max(0.0), high: value + 1.645 * error }
    }

    /// A range in which only the size of the error in per cent is known.
    fn relative(value: f64, error: f64) -> Self {
        Self { value, low: value * (-1.645 * error).exp(), high: value * (1.645 * error).exp() }
    }
}

/// How busy the group is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Load {
    /// Members who can be told.
    pub members: f64,
    /// Asks a week that go to neighbours.
    pub asks_per_week: f64,
    /// How many of the last outcomes belong to the last two weeks.
    pub recent: usize,
    /// The plan in force until now.
    pub rung: usize,
}

/// What was learned, with its uncertainty, for the page of the installation. Nothing in it is about a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Learned {
    /// To be used from now on.
    pub parameters: Parameters,
    /// Alerts learned from.
    pub alerts: usize,
    /// Yeses among them.
    pub yeses: usize,
    /// Mean willingness.
    pub willingness: Range,
    /// Metres over which the chance falls to 37 %.
    pub distance_m: Range,
    /// Median minutes to a yes.
    pub reply_minutes: Range,
    /// What happened against what was expected.
    pub calibration: Range,
    /// The factor of each hour.
    pub hours: Vec<Range>,
    /// Which part of the messages that members accept in a week the plan takes (1 is all of them).
    pub used: f64,
}

/// What the prior of each hour is worth, in yeses.
const HOUR_YESES: f64 = 15.0;
/// What the prior of the reply times is worth, in replies.
const REPLY_YESES: f64 = 30.0;
/// What the prior of willingness and calibration is worth, in yeses.
const LEVEL_YESES: f64 = 30.0;
/// How far off the prior of the distance may be: the standard deviation of its logarithm.
const DISTANCE_SPREAD: f64 = 0.3;
/// Metres per bin of distance.
const BIN_METRES: f64 = 25.0;
const BINS: usize = 200;

/// Learns from all alerts of the last months (oldest first), and from each person's yeses and unanswered exposure.
#[must_use]
pub fn learn(prior: &Parameters, outcomes: &[Outcome], people: &[(f64, f64)], load: &Load) -> Learned {
    let yeses = outcomes.iter().filter(|o| o.yes_after.is_some()).count();
    let mut parameters = prior.clone();
    let distance_m = distance(prior, outcomes);
    parameters.distance_m = distance_m.value;
    let hours = hours(prior, outcomes, distance_m.value);
    for (mine, learned) in parameters.hours.iter_mut().zip(&hours) {
        *mine = learned.value;
    }
    let calibration = calibration(&parameters, outcomes);
    parameters.calibration = calibration.value;
    let (willingness, weight) = willingness(prior, people);
    parameters.willingness = willingness.value;
    parameters.prior_weight = weight;
    let (replies, reply_minutes) = replies(prior.replies, outcomes);
    parameters.set_replies(replies);
    parameters.rung = load.rung.min(parameters.plans.len().saturating_sub(1));
    let recent = &outcomes[outcomes.len().saturating_sub(load.recent)..];
    let used = |floor: f64| load.used(floor, &parameters, recent);
    let rung = parameters.sustainable_rung(&used);
    let used = parameters.plans.get(rung).map_or(0.0, |plan| used(plan.floor));
    parameters.rung = rung;
    let alerts = outcomes.len();
    Learned { parameters, alerts, yeses, willingness, distance_m, reply_minutes, calibration, hours, used }
}

impl Load {
    /// The capacity law, with the chance that people told lately turned out to have.
    fn used(&self, floor: f64, parameters: &Parameters, recent: &[Outcome]) -> f64 {
        if recent.is_empty() {
            return 0.5;
        }
        let adds: f64 =
            recent.iter().map(|o| added_by(expected(parameters, o) * parameters.calibration)).sum();
        #[expect(clippy::cast_precision_loss, reason = "a number of alerts")]
        let mean = adds / recent.len() as f64;
        let each = f64::from(parameters.most_per_week);
        capacity(self.members, each, (floor, mean), self.asks_per_week).used
    }
}

/// The chance of a yes, but for the calibration.
fn expected(parameters: &Parameters, outcome: &Outcome) -> f64 {
    let hour = parameters.hours.get(usize::from(outcome.hour)).copied().unwrap_or(1.0);
    outcome.inclined * near(outcome.distance_m, parameters.distance_m) * hour
}

fn near(distance_m: f64, scale: f64) -> f64 {
    (-distance_m.max(0.0) / scale).exp()
}

/// The scale of distance: the likeliest on a grid, with the level free.
fn distance(prior: &Parameters, outcomes: &[Outcome]) -> Range {
    let mut weight = vec![0.0; BINS];
    let (mut yeses, mut metres) = (0.0, 0.0);
    for outcome in outcomes {
        let hour = prior.hours.get(usize::from(outcome.hour)).copied().unwrap_or(1.0);
        weight[bin(outcome.distance_m)] += outcome.inclined * hour;
        if outcome.yes_after.is_some() {
            yeses += 1.0;
            metres += middle(bin(outcome.distance_m));
        }
    }
    let fit = |scale: f64| {
        let expected: f64 = weight.iter().enumerate().map(|(b, w)| w * near(middle(b), scale)).sum();
        let off = (scale / prior.distance_m).ln() / DISTANCE_SPREAD;
        -metres / scale - yeses * expected.max(1e-300).ln() - 0.5 * off * off
    };
    let grid: Vec<(f64, f64)> =
        (-60..=60).map(|k| prior.distance_m * (0.02 * f64::from(k)).exp()).map(|s| (s, fit(s))).collect();
    let best = grid.iter().map(|(_, f)| *f).fold(f64::NEG_INFINITY, f64::max);
    let total: f64 = grid.iter().map(|(_, f)| (f - best).exp()).sum();
    let at = |q: f64| {
        let mut sum = 0.0;
        let found = grid.iter().find(|(_, f)| {
            sum += (f - best).exp() / total;
            sum >= q
        });
        found.map_or(prior.distance_m, |(s, _)| *s)
    };
    Range { value: at(0.5), low: at(0.05), high: at(0.95) }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "metres, clamped")]
fn bin(distance_m: f64) -> usize {
    ((distance_m.max(0.0) / BIN_METRES) as usize).min(BINS - 1)
}

#[expect(clippy::cast_precision_loss, reason = "a bin number")]
fn middle(bin: usize) -> f64 {
    (bin as f64 + 0.5) * BIN_METRES
}

/// The shape of the day. Its level stays that of the prior: the level is the calibration's.
fn hours(prior: &Parameters, outcomes: &[Outcome], distance_m: f64) -> Vec<Range> {
    let mut expected = [0.0f64; 24];
    let mut yeses = [0.0f64; 24];
    for outcome in outcomes {
        let hour = usize::from(outcome.hour) % 24;
        expected[hour] += outcome.inclined * near(outcome.distance_m, distance_m);
        yeses[hour] += f64::from(u8::from(outcome.yes_after.is_some()));
    }
    let flat: f64 = expected.iter().zip(&prior.hours).map(|(e, h)| e * h).sum();
    let level = if flat > 0.0 { (yeses.iter().sum::<f64>() + HOUR_YESES) / (flat + HOUR_YESES) } else { 1.0 };
    let raw = (0..24).map(|h| {
        let by_prior = expected[h] * prior.hours[h] * level;
        prior.hours[h] * (yeses[h] + HOUR_YESES) / (by_prior + HOUR_YESES)
    });
    raw.enumerate().map(|(h, value)| Range::relative(value, 1.0 / (yeses[h] + HOUR_YESES).sqrt())).collect()
}

/// Yeses against what the parameters expected.
fn calibration(parameters: &Parameters, outcomes: &[Outcome]) -> Range {
    let mut sum = LEVEL_YESES;
    let mut yeses = LEVEL_YESES;
    for outcome in outcomes {
        sum += expected(parameters, outcome);
        yeses += f64::from(u8::from(outcome.yes_after.is_some()));
    }
    Range::relative((yeses / sum).clamp(0.25, 4.0), 1.0 / yeses.sqrt())
}

/// Mean willingness, and how alike people are (what a prior is worth, in messages).
fn willingness(prior: &Parameters, people: &[(f64, f64)]) -> (Range, f64) {
    let trials: f64 = people.iter().map(|(yes, unanswered)| yes + unanswered).sum();
    let yeses: f64 = people.iter().map(|(yes, _)| yes).sum();
    let weight = LEVEL_YESES / prior.willingness.max(1e-3);
    let mean = ((yeses + LEVEL_YESES) / (trials + weight)).clamp(0.005, 0.9);
    // Spread between people beyond chance, by moments, beside the prior's.
    let chance = mean * (1.0 - mean);
    let pairs: f64 = people.iter().map(|(y, u)| (y + u) * (y + u - 1.0).max(0.0)).sum();
    let excess: f64 = people.iter().map(|(y, u)| (y - mean * (y + u)).powi(2) - chance * (y + u)).sum();
    let before = 2000.0;
    let spread = (excess + before * chance / (prior.prior_weight + 1.0)) / (pairs + before);
    let alike = (chance / spread.max(1e-4) - 1.0).clamp(1.0, 30.0);
    (Range::around(mean, (chance / (trials + weight)).sqrt()), alike)
}

/// The log-normal of the reply times.
fn replies(prior: ReplyTimes, outcomes: &[Outcome]) -> (ReplyTimes, Range) {
    let logs: Vec<f64> = outcomes.iter().filter_map(|o| o.yes_after).map(|m| m.max(0.25).ln()).collect();
    #[expect(clippy::cast_precision_loss, reason = "a number of replies")]
    let n = logs.len() as f64 + REPLY_YESES;
    let mean = (logs.iter().sum::<f64>() + REPLY_YESES * prior.median_minutes.ln()) / n;
    let squares: f64 = logs.iter().map(|l| (l - mean).powi(2)).sum();
    let from_prior = REPLY_YESES * (prior.sigma.powi(2) + (prior.median_minutes.ln() - mean).powi(2));
    let sigma = ((squares + from_prior) / n).sqrt();
    let learned = ReplyTimes { median_minutes: mean.exp(), sigma };
    (learned, Range::relative(learned.median_minutes, sigma / n.sqrt()))
}
