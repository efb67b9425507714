//! What an installation believes about its people; the priors until it has learned its own.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::need::Urgency;
use super::pace::{Curve, Goal, solve};
use super::replies::ReplyTimes;

/// How messages that lead to nothing make people stop listening.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MuteModel {
    /// Chance of muting after an unanswered message, whatever came before.
    pub base: f64,
    /// Extra chance for each message of the last week.
    pub per_message: f64,
    /// How long it lasts on average, days.
    pub days: f64,
}

impl Default for MuteModel {
    fn default() -> Self {
        Self { base: 0.01, per_message: 0.01, days: 7.0 }
    }
}

/// The fitted parameters of an installation. `Default` holds the priors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Parameters {
    /// Mean willingness: the chance of a yes from next door at the best hour.
    pub willingness: f64,
    /// What the prior is worth, in messages.
    pub prior_weight: f64,
    /// Corrects all chances by what really happened.
    pub calibration: f64,
    /// Over this many metres the chance falls to 37 %.
    pub distance_m: f64,
    /// Factor by hour of the day, Dutch time.
    pub hours: [f64; 24],
    /// How long yeses take.
    pub replies: ReplyTimes,
    /// How people stop listening.
    pub mute: MuteModel,
    /// The plans for "now", from the most ambitious to what an overloaded group can still carry.
    pub plans: Vec<Curve>,
    /// Which of the plans is in force.
    pub rung: usize,
    /// The plan for "today".
    pub today: Curve,
    /// Hours that an ask for this week stays in the digest only.
    pub digest_hours: f64,
    /// Messages a member a week, at most.
    pub most_per_week: u8,
    /// Messages an ask, at most.
    pub most_per_ask: usize,
    /// Nobody further away is told, metres.
    pub furthest_m: f64,
    /// The same while there are more asks than the group can carry.
    pub furthest_overloaded_m: f64,
    /// How much a message in the last weeks lowers somebody's place in the order.
    pub price_rise: f64,
    /// How fast that is forgotten, days.
    pub price_days: f64,
    /// Every so many places one is for somebody never asked before; 0 for none.
    pub first_time_every: usize,
    /// Who is this many times as willing as the mean counts as willing.
    pub willing_ratio: f64,
    /// The willing get this many times the turns of others: a little, so that messages stay shared fairly.
    pub willing_share: f64,
    /// The same while there are far more helpers than asks.
    pub willing_share_in_plenty: f64,
    /// How much willingness counts in the order for the last places of an ask that stays unanswered.
    pub hard_ask: f64,
    /// Days of rest after a reply was accepted.
    pub rest_days: f64,
    /// How much being near counts in the order for somebody who hardly ever says yes, where it counts 1 for
    /// the mean and more for the willing: a yes lost to distance is only lost where there was one.
    pub near_least: f64,
    /// How much it counts at most.
    pub near_most: f64,
    /// Whoever is nearer than this (minus the logarithm of the factor of distance) is worth telling sooner for
    /// being willing, whoever is further away later.
    pub near_usual: f64,
    /// Which part of the messages that members accept the plan of each rung may take.
    pub full: Vec<f64>,
}

impl Default for Parameters {
    fn default() -> Self {
        let replies = ReplyTimes::default();
        Self {
            willingness: 0.12,
            prior_weight: 4.0,
            calibration: 1.0,
            distance_m: 800.0,
            hours: [1.0; 24],
            replies,
            mute: MuteModel::default(),
            plans: default_plans().clone(),
            rung: USUAL,
            today: plan(replies, (None, 0.95)),
            digest_hours: 24.0,
            most_per_week: 3,
            most_per_ask: 60,
            furthest_m: 2000.0,
            furthest_overloaded_m: 700.0,
            price_rise: 0.1,
            price_days: 100.0,
            first_time_every: 10,
            willing_ratio: 1.7,
            willing_share: 1.25,
            willing_share_in_plenty: 1.05,
            hard_ask: 0.15,
            rest_days: 2.0,
            near_least: 0.3,
            near_most: 6.0,
            near_usual: 0.25,
            full: FULL.to_vec(),
        }
    }
}

/// What "now" asks for: answered within one hour (if anything) and within two. Which rung is in force follows
/// from what the group can carry; with too many asks we first take longer, then stop earlier.
const LADDER: [(Option<f64>, f64); 15] = [
    (Some(0.957), 0.993),
    (Some(0.957), 0.987),
    (Some(0.94), 0.986),
    (Some(0.92), 0.986),
    (Some(0.90), 0.986),
    (Some(0.88), 0.986),
    (Some(0.86), 0.986),
    (Some(0.80), 0.98),
    (None, 0.97),
    (None, 0.95),
    (None, 0.9),
    (None, 0.8),
    (None, 0.7),
    (None, 0.6),
    (None, 0.45),
];
/// Which part of what members accept the plan of each rung may take. A group that spends more runs dry in a busy
/// week: near people are at their limit, messages go further, more of them are needed, and so on.
const FULL: [f64; 15] = [
    0.9, 0.71, 0.72, 0.73, 0.74, 0.75, 0.77, 0.79, 0.82, 0.85, 0.88, ALMOST_ALL, ALMOST_ALL, ALMOST_ALL,
    ALMOST_ALL,
];
const ALMOST_ALL: f64 = 0.9;
/// There are far more helpers than asks when the most ambitious plan takes less than this.
const PLENTY: f64 = 0.42;
/// Room needed before a better plan is taken up again.
const SWING: f64 = 0.02;
/// The rungs below keep the goal of an hour, however modest.
const LAST_WITH_AN_HOUR: usize = 7;
/// The rung to begin with.
const USUAL: usize = 1;
/// Minutes between two looks.
const TICK_MINUTES: f64 = 5.0;

fn plan(replies: ReplyTimes, (hour, two_hours): (Option<f64>, f64)) -> Curve {
    let mut goals: Vec<Goal> = hour.into_iter().map(|answered| Goal { minutes: 60.0, answered }).collect();
    goals.push(Goal { minutes: 120.0, answered: two_hours });
    solve(&|m| replies.share_within(m), TICK_MINUTES, &goals)
}

/// The plans for the first guess of the reply times: computed once, always the same.
fn default_plans() -> &'static Vec<Curve> {
    static PLANS: OnceLock<Vec<Curve>> = OnceLock::new();
    PLANS.get_or_init(|| LADDER.iter().map(|goal| plan(ReplyTimes::default(), *goal)).collect())
}

impl Parameters {
    /// The plan for an ask of this urgency.
    #[must_use]
    pub fn curve(&self, urgency: Urgency) -> &Curve {
        let now = self.plans.get(self.rung).unwrap_or(&self.today);
        let overloaded = self.rung > LAST_WITH_AN_HOUR;
        if urgency == Urgency::Now || overloaded { now } else { &self.today }
    }

    /// Nobody further away is told now: an overloaded group stays close by, where a message does most.
    #[must_use]
    pub fn furthest_now(&self) -> f64 {
        let overloaded = self.rung > LAST_WITH_AN_HOUR;
        if overloaded { self.furthest_m.min(self.furthest_overloaded_m) } else { self.furthest_m }
    }

    /// How many times the turns of others the willing get, with the plan in force.
    #[must_use]
    pub fn share_of_the_willing(&self) -> f64 {
        let share = if self.rung == 0 { self.willing_share_in_plenty } else { self.willing_share };
        share.max(0.1)
    }

    /// Takes over newly learned reply times, rounded to half minutes; the plans are computed again when they differ.
    pub fn set_replies(&mut self, learned: ReplyTimes) {
        let replies = ReplyTimes {
            median_minutes: (learned.median_minutes * 2.0).round().max(1.0) / 2.0,
            sigma: (learned.sigma * 20.0).round().max(1.0) / 20.0,
        };
        if replies != self.replies {
            self.replies = replies;
            self.plans = LADDER.iter().map(|goal| plan(replies, *goal)).collect();
            self.today = plan(replies, (None, 0.95));
        }
    }

    /// Chooses the plan for tomorrow. `used` says which part of all messages that members accept the plan with
    /// this floor would take. One rung at a time, and back only when there is room, so that it does not swing.
    #[must_use]
    pub fn sustainable_rung(&self, used: &dyn Fn(f64) -> f64) -> usize {
        let of = |rung: usize| self.plans.get(rung).map_or(f64::INFINITY, |plan| used(plan.floor));
        let full_at = |rung: usize| self.full.get(rung).copied().unwrap_or(ALMOST_ALL);
        let full = full_at(self.rung);
        let room = if self.rung <= USUAL { PLENTY } else { full_at(self.rung - 1) - SWING };
        if of(self.rung) > full && self.rung + 1 < self.plans.len() {
            self.rung + 1
        } else if self.rung > 0 && of(self.rung - 1) <= room {
            self.rung - 1
        } else {
            self.rung
        }
    }
}
