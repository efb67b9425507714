//! How likely somebody is to say yes, if told now.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::need::Candidate;
use super::parameters::Parameters;

/// An estimate and its parts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// How willing they are in general (0 to 1): the posterior mean.
    pub willingness: f64,
    /// How much this message counts, were they listening: distance, hour, fit.
    pub exposure: f64,
    /// The chance of a yes (0 to 1).
    pub yes: f64,
}

/// Estimates the chance of a yes.
///
/// Willingness is a Beta posterior: the prior plus yeses against unanswered messages, each weighed by
/// how likely it was to reach them. `hour` is the factor of the present hour.
#[must_use]
pub fn chance(candidate: &Candidate, now: Timestamp, hour: f64, parameters: &Parameters) -> Chance {
    let history = &candidate.history;
    let willingness = (parameters.willingness * parameters.prior_weight + history.yes)
        / (parameters.prior_weight + history.yes + history.unanswered);
    let near = (-candidate.distance_m.max(0.0) / parameters.distance_m).exp();
    let exposure = near * hour * candidate.fit;
    let listening = 1.0 - history.muted_now(now, parameters);
    let yes = willingness * exposure * listening * parameters.calibration;
    Chance { willingness, exposure, yes: yes.clamp(0.0, 0.99) }
}

impl Chance {
    /// What telling this person adds to the chance addressed: `-ln(1-p)`.
    #[must_use]
    pub fn adds(&self) -> f64 {
        added_by(self.yes)
    }
}

/// What a chance adds to the chance addressed: `-ln(1-p)`.
pub(super) fn added_by(yes: f64) -> f64 {
    -(1.0 - yes.clamp(0.0, 0.99)).ln()
}
