//! How fast to widen: the curve `U*` of least disturbance, computed.
//!
//! Let `U(t)` be the sum of `-ln(1-p)` over everybody told up to `t` and `F` the reply times. Then
//! the chance of no answer by `t` is about `exp(-L(t))` with `L(t) = ∫ F(t-s) dU(s)`. Of all curves
//! that reach the goals we want the one with the least `∫ exp(-L) dU`: everybody told is told
//! only while nobody has answered yet. That least value is the floor `B`; no policy can send fewer
//! than `B / p` messages.
//!
//! Each goal "by `T` at most a share `1-q` unanswered" gets a multiplier: what one unanswered ask is
//! worth, in units of `U`. For given multipliers the cost is convex in the height of each step, so
//! steps are improved one by one (Newton); the multipliers follow until the goals hold.

use serde::{Deserialize, Serialize};

/// "Within `minutes`, this share must be answered."
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// Minutes since the first wave.
    pub minutes: f64,
    /// Share answered by then, between 0 and 1.
    pub answered: f64,
}

/// The plan for one ask: how much chance to have addressed at each look.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// Minutes between two looks.
    pub tick_minutes: f64,
    /// What each look adds, as a sum of `-ln(1-p)`; the first is the first wave.
    pub steps: Vec<f64>,
    /// The floor: expected sum of chance addressed until somebody answers.
    pub floor: f64,
    /// When a person takes over, minutes after the first wave.
    pub deadline_minutes: f64,
}

impl Curve {
    /// How much chance should have been addressed after `minutes` (including the look at that minute).
    #[must_use]
    pub fn due(&self, minutes: f64) -> f64 {
        if minutes < 0.0 {
            return 0.0;
        }
        self.steps
            .iter()
            .enumerate()
            .take_while(|(k, _)| as_f64(*k) * self.tick_minutes <= minutes + 1e-6)
            .map(|(_, step)| step)
            .sum()
    }

    /// The first look after `minutes` that adds something, in minutes; none when the plan is spent.
    #[must_use]
    pub fn next_look(&self, minutes: f64) -> Option<f64> {
        self.steps
            .iter()
            .enumerate()
            .map(|(k, step)| (as_f64(k) * self.tick_minutes, *step))
            .find(|(at, step)| *at > minutes + 1e-6 && *step > 0.0)
            .map(|(at, _)| at)
    }

    /// Everything the plan would ever address.
    #[must_use]
    pub fn whole(&self) -> f64 {
        self.steps.iter().sum()
    }
}

/// Computes the curve of least disturbance for these reply times (share in after so many minutes),
/// looking every `tick_minutes`, that reaches every goal. Goals are in order of time; the last one is
/// the deadline. Goals of 0 or less ask nothing; goals of 1 are treated as .9999.
#[must_use]
pub fn solve(replies: &dyn Fn(f64) -> f64, tick_minutes: f64, goals: &[Goal]) -> Curve {
    let deadline = goals.last().map_or(0.0, |g| g.minutes);
    let mut work = Work::new(replies, tick_minutes, goals);
    for _ in 0..ROUNDS {
        let moved = work.improve_steps() + work.adjust_multipliers();
        if moved < TOLERANCE {
            break;
        }
    }
    work.into_curve(tick_minutes, deadline)
}

const ROUNDS: usize = 4000;
const TOLERANCE: f64 = 1e-8;
/// A step this small tells nobody.
const NOTHING: f64 = 1e-4;

struct Work {
    /// `lag[n]` is the share of yeses in after `n` ticks.
    lag: Vec<f64>,
    steps: Vec<f64>,
    /// `L` at each look and, after them, at each goal.
    hope: Vec<f64>,
    wanted: Vec<f64>,
    worth: Vec<f64>,
    /// `reach_goal[g][k]` is the share of yeses to look `k` that are in by goal `g`.
    reach_goal: Vec<Vec<f64>>,
}

impl Work {
    fn new(replies: &dyn Fn(f64) -> f64, tick: f64, goals: &[Goal]) -> Self {
        let deadline = goals.last().map_or(0.0, |g| g.minutes);
        let looks = (deadline / tick.max(0.1)).ceil().clamp(0.0, 2000.0) as usize;
        let wanted: Vec<f64> = goals.iter().map(|g| -(1.0 - g.answered.clamp(0.0, 0.9999)).ln()).collect();
        let reach_goal = goals
            .iter()
            .map(|g| (0..looks).map(|k| replies(g.minutes - as_f64(k) * tick)).collect())
            .collect();
        let start = wanted.iter().copied().fold(0.0, f64::max) * 1.3 / as_f64(looks.max(1));
        let mut work = Self {
            lag: (0..looks).map(|n| replies(as_f64(n) * tick)).collect(),
            steps: vec![start; looks],
            hope: vec![0.0; looks + goals.len()],
            worth: wanted.iter().map(|w| if *w > 0.0 { w.exp() } else { 0.0 }).collect(),
            wanted,
            reach_goal,
        };
        work.recompute();
        work
    }

    /// The share of the yeses to look `from` that are in at point `at` (a later look, or a goal).
    fn share(&self, from: usize, at: usize) -> f64 {
        match at.checked_sub(self.steps.len()) {
            Some(goal) => self.reach_goal[goal][from],
            None if at > from => self.lag[at - from],
            None => 0.0,
        }
    }

    /// What hangs on point `at` staying unanswered: the people told then, or the worth of the goal.
    fn weight(&self, at: usize) -> f64 {
        match at.checked_sub(self.steps.len()) {
            Some(goal) => self.worth[goal],
            None => self.steps[at],
        }
    }

    fn recompute(&mut self) {
        for at in 0..self.hope.len() {
            self.hope[at] = (0..self.steps.len()).map(|k| self.share(k, at) * self.steps[k]).sum();
        }
    }

    /// One sweep over all steps; returns how much they moved in all.
    fn improve_steps(&mut self) -> f64 {
        let mut moved = 0.0;
        for k in (0..self.steps.len()).rev() {
            let (mut slope, mut bend) = ((-self.hope[k]).exp(), 1e-9);
            for at in k + 1..self.hope.len() {
                let share = self.share(k, at);
                let pull = self.weight(at) * (-self.hope[at]).exp() * share;
                slope -= pull;
                bend += pull * share;
            }
            let change = (-slope / bend).clamp(-0.3, 0.3).max(-self.steps[k]);
            self.steps[k] += change;
            for at in k + 1..self.hope.len() {
                self.hope[at] += self.share(k, at) * change;
            }
            moved += change.abs();
        }
        moved
    }

    /// Makes goals that are missed dearer and goals with room cheaper.
    fn adjust_multipliers(&mut self) -> f64 {
        let looks = self.steps.len();
        let mut moved = 0.0;
        for goal in 0..self.worth.len() {
            let gap = self.wanted[goal] - self.hope[looks + goal];
            if self.worth[goal] > 1e-6 {
                self.worth[goal] = (self.worth[goal] * (0.05 * gap).clamp(-0.5, 0.5).exp()).max(1e-6);
                moved += gap.abs().min(self.worth[goal]);
            } else if gap > 0.0 {
                self.worth[goal] = 1e-3;
            }
        }
        moved
    }

    fn into_curve(mut self, tick_minutes: f64, deadline_minutes: f64) -> Curve {
        let small: f64 = self.steps.iter().filter(|s| **s < NOTHING).sum();
        let whole: f64 = self.steps.iter().sum();
        let scale = if whole > small { whole / (whole - small) } else { 1.0 };
        for step in &mut self.steps {
            *step = if *step < NOTHING { 0.0 } else { *step * scale };
        }
        self.recompute();
        let floor = self.steps.iter().zip(&self.hope).map(|(s, l)| s * (-l).exp()).sum();
        Curve { tick_minutes, steps: self.steps, floor, deadline_minutes }
    }
}

/// Counts here are small: looks of one ask.
#[expect(clippy::cast_precision_loss, reason = "a number of looks, far below 2^52")]
fn as_f64(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::super::ReplyTimes;
    use super::*;

    fn curve(tick: f64, goals: &[(f64, f64)]) -> Curve {
        let replies = ReplyTimes::default();
        let goals: Vec<Goal> =
            goals.iter().map(|(minutes, answered)| Goal { minutes: *minutes, answered: *answered }).collect();
        solve(&|m| replies.share_within(m), tick, &goals)
    }

    #[test]
    fn the_floors_are_those_of_the_design() {
        assert!((curve(5.0, &[(60.0, 0.95)]).floor - 1.79).abs() < 0.01);
        assert!((curve(5.0, &[(120.0, 0.95)]).floor - 1.39).abs() < 0.01);
    }

    #[test]
    fn the_twelve_steps_for_an_hour_are_those_of_the_design() {
        let want = [0.58, 0.15, 0.23, 0.24, 0.26, 0.29, 0.34, 0.39, 0.45, 0.59, 0.62, 0.0];
        let got = curve(5.0, &[(60.0, 0.95)]).steps;
        assert_eq!(got.len(), want.len());
        for (g, w) in got.iter().zip(want) {
            assert!((g - w).abs() < 0.015, "{got:.3?}");
        }
    }

    #[test]
    fn the_goal_is_reached_exactly_and_a_slack_goal_costs_nothing() {
        let replies = ReplyTimes::default();
        let one = curve(5.0, &[(60.0, 0.95)]);
        let hope: f64 =
            one.steps.iter().enumerate().map(|(k, u)| u * replies.share_within(60.0 - 5.0 * k as f64)).sum();
        assert!(((-hope).exp() - 0.05).abs() < 1e-4);
        let both = curve(5.0, &[(60.0, 0.95), (120.0, 0.5)]);
        assert!((both.floor - one.floor).abs() < 2e-3);
    }

    #[test]
    fn looking_more_often_or_waiting_longer_never_disturbs_more() {
        let hour = curve(5.0, &[(60.0, 0.95)]).floor;
        assert!(curve(2.0, &[(60.0, 0.95)]).floor < hour + 1e-6);
        assert!(curve(15.0, &[(60.0, 0.95)]).floor > hour);
        assert!(curve(5.0, &[(90.0, 0.95)]).floor < hour);
        assert!(curve(5.0, &[(60.0, 0.99)]).floor > hour);
    }

    #[test]
    fn other_reply_times_work_too() {
        let all_at_once = solve(&|m| f64::from(m >= 10.0), 5.0, &[Goal { minutes: 60.0, answered: 0.9 }]);
        let hope: f64 = all_at_once.steps.iter().take(11).sum();
        assert!((hope - 10f64.ln()).abs() < 1e-2, "{all_at_once:?}");
        assert!(solve(&|_| 0.0, 5.0, &[]).steps.is_empty());
    }
}
