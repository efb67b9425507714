//! How long people take to say yes.

use serde::{Deserialize, Serialize};

/// Reply times as a log-normal distribution: the share of all yeses that have come in after some minutes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ReplyTimes {
    /// Half of the yeses are in after this many minutes.
    pub median_minutes: f64,
    /// Spread: the standard deviation of the logarithm of the minutes.
    pub sigma: f64,
}

impl Default for ReplyTimes {
    /// The first guess, before an installation has replies of its own.
    fn default() -> Self {
        Self { median_minutes: 12.0, sigma: 1.2 }
    }
}

impl ReplyTimes {
    /// The share (0 to 1) of the yeses that come within `minutes`.
    #[must_use]
    pub fn share_within(&self, minutes: f64) -> f64 {
        if minutes <= 0.0 {
            return 0.0;
        }
        normal_cdf((minutes / self.median_minutes).ln() / self.sigma)
    }
}

/// The standard normal distribution function; Abramowitz and Stegun 26.2.17, error below 1e-7.
fn normal_cdf(x: f64) -> f64 {
    let k = 1.0 / (1.0 + 0.231_641_9 * x.abs());
    let poly = k
        * (0.319_381_530
            + k * (-0.356_563_782 + k * (1.781_477_937 + k * (-1.821_255_978 + k * 1.330_274_429))));
    let upper = (-0.5 * x * x).exp() / (2.0 * std::f64::consts::PI).sqrt() * poly;
    if x >= 0.0 { 1.0 - upper } else { upper }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_yeses_come_by_the_median_and_nine_in_ten_within_an_hour() {
        let replies = ReplyTimes::default();
        assert!((replies.share_within(12.0) - 0.5).abs() < 1e-6);
        assert!((replies.share_within(60.0) - 0.9101).abs() < 1e-3);
        assert!(replies.share_within(0.0).abs() < 1e-12);
        assert!(replies.share_within(5.0) < 0.25);
    }
}
