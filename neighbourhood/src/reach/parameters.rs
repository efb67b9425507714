//! What an installation believes about its people; the priors until it has learned its own.

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
        Self {
            base: 0.01,
            per_message: 0.01,
            days: 7.0,
        }
    }
}

/// The fitted parameters of an installation. `Default` holds the priors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// The plan for "now".
    pub now: Curve,
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
    /// How much a message in the last weeks lowers somebody's place in the order.
    pub price_rise: f64,
    /// How fast that is forgotten, days.
    pub price_days: f64,
    /// Every so many places one is for somebody never asked before; 0 for none.
    pub first_time_every: usize,
    /// Days of rest after a reply was accepted.
    pub rest_days: f64,
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
            now: plan(replies, 60.0, 0.95),
            today: plan(replies, 120.0, 0.95),
            digest_hours: 24.0,
            most_per_week: 3,
            most_per_ask: 60,
            furthest_m: 2000.0,
            price_rise: 0.15,
            price_days: 28.0,
            first_time_every: 10,
            rest_days: 2.0,
        }
    }
}

/// The curve for one deadline, looking every five minutes.
fn plan(replies: ReplyTimes, minutes: f64, answered: f64) -> Curve {
    solve(
        &|m| replies.share_within(m),
        5.0,
        &[Goal { minutes, answered }],
    )
}

impl Parameters {
    /// The plan for an ask of this urgency.
    #[must_use]
    pub const fn curve(&self, urgency: Urgency) -> &Curve {
        match urgency {
            Urgency::Now => &self.now,
            Urgency::Today | Urgency::ThisWeek => &self.today,
        }
    }

    /// Computes the plans again from the reply times in force.
    pub fn plan_again(&mut self) {
        self.now = plan(self.replies, 60.0, 0.95);
        self.today = plan(self.replies, 120.0, 0.95);
    }
}
