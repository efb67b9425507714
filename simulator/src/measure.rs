//! The figures of one policy.

use serde::{Deserialize, Serialize};

/// What was counted while a world ran.
#[derive(Debug, Clone)]
pub struct Measured {
    from: f64,
    until: f64,
    /// Messages of each member after the burn-in.
    pub messages: Vec<u32>,
    /// Placed at, answered at, yeses; of all asks.
    pub asks: Vec<(f64, Option<f64>, u32)>,
}

impl Measured {
    pub(crate) fn new(members: usize, from: f64, until: f64) -> Self {
        Self { from, until, messages: vec![0; members], asks: Vec::new() }
    }

    pub(crate) fn message(&mut self, now: f64, member: usize) {
        if now >= self.from && now < self.until {
            self.messages[member] += 1;
        }
    }

    /// The asks that count, as minutes to the first yes and number of yeses.
    pub(crate) fn counted(&self) -> impl Iterator<Item = (Option<f64>, u32)> + '_ {
        self.asks
            .iter()
            .filter(|(at, ..)| *at >= self.from)
            .map(|(at, answered, yeses)| (answered.map(|a| (a - at) / 60.0), *yeses))
    }

    /// Sums it all up.
    #[must_use]
    pub fn figures(&self, name: &str) -> Figures {
        let asks: Vec<(Option<f64>, u32)> = self.counted().collect();
        let within =
            |minutes: f64| asks.iter().filter(|(m, _)| m.is_some_and(|m| m <= minutes)).count() as f64;
        let all = (asks.len() as f64).max(1.0);
        let answered = within(f64::INFINITY);
        let messages: f64 = self.messages.iter().map(|n| f64::from(*n)).sum();
        let extra: f64 = asks.iter().map(|(_, yeses)| f64::from(yeses.saturating_sub(1))).sum();
        let weeks = ((self.until - self.from) / (7.0 * 86_400.0)).max(1e-9);
        let mut sorted: Vec<f64> = self.messages.iter().map(|n| f64::from(*n)).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        Figures {
            name: name.to_owned(),
            p60: Some(within(60.0) / all),
            p120: Some(within(120.0) / all),
            ever: Some(answered / all),
            median_min: median(&asks),
            messages_per_answered: Some(messages / answered.max(1.0)),
            superfluous: Some(extra / answered.max(1.0)),
            gini_messages: Some(gini(&sorted)),
            p99_week: Some(quantile(&sorted, 0.99) / weeks),
            never_asked_90d: Some(
                sorted.iter().take_while(|n| **n == 0.0).count() as f64 / (sorted.len() as f64).max(1.0),
            ),
        }
    }
}

/// One line of the table. What does not apply is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Name of the policy.
    pub name: String,
    /// Share answered within 60 minutes.
    pub p60: Option<f64>,
    /// Share answered within 120 minutes.
    pub p120: Option<f64>,
    /// Share ever answered.
    pub ever: Option<f64>,
    /// Median minutes to the first yes; none when fewer than half are answered.
    pub median_min: Option<f64>,
    /// Messages per answered ask.
    pub messages_per_answered: Option<f64>,
    /// Yeses after the first, per answered ask.
    pub superfluous: Option<f64>,
    /// Gini coefficient of messages over members.
    pub gini_messages: Option<f64>,
    /// 99th percentile over members of their messages per week.
    pub p99_week: Option<f64>,
    /// Share of members never told in the measured days (90 of 120).
    pub never_asked_90d: Option<f64>,
}

impl Figures {
    /// The line of a bound: only messages.
    pub(crate) fn floor(name: &str, messages: Option<f64>) -> Self {
        Self {
            name: name.to_owned(),
            p60: None,
            p120: None,
            ever: None,
            median_min: None,
            messages_per_answered: messages,
            superfluous: None,
            gini_messages: None,
            p99_week: None,
            never_asked_90d: None,
        }
    }
}

fn median(asks: &[(Option<f64>, u32)]) -> Option<f64> {
    let mut minutes: Vec<f64> = asks.iter().map(|(m, _)| m.unwrap_or(f64::INFINITY)).collect();
    minutes.sort_unstable_by(f64::total_cmp);
    let middle = *minutes.get(minutes.len() / 2)?;
    middle.is_finite().then_some(middle)
}

/// The Gini coefficient of sorted numbers: 0 when all are equal, towards 1 when one has everything.
fn gini(sorted: &[f64]) -> f64 {
    let n = sorted.len() as f64;
    let sum: f64 = sorted.iter().sum();
    if sum <= 0.0 {
        return 0.0;
    }
    let weighted: f64 = sorted.iter().enumerate().map(|(i, x)| (2.0 * (i as f64 + 1.0) - n - 1.0) * x).sum();
    weighted / (n * sum)
}

fn quantile(sorted: &[f64], q: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    sorted.get(((last as f64) * q).round() as usize).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gini_knows_the_extremes() {
        assert!(gini(&[2.0; 10]).abs() < 1e-12);
        assert!((gini(&[0.0, 0.0, 0.0, 1.0]) - 0.75).abs() < 1e-12);
        assert!((gini(&[1.0, 3.0]) - 0.25).abs() < 1e-12);
    }

    #[test]
    fn the_burn_in_is_not_counted() {
        let mut measured = Measured::new(2, 100.0, 100.0 + 7.0 * 86_400.0);
        measured.message(50.0, 0);
        measured.message(150.0, 1);
        measured.asks = vec![(10.0, Some(20.0), 1), (200.0, Some(260.0), 3), (300.0, None, 0)];
        let figures = measured.figures("x");
        assert_eq!(figures.messages_per_answered, Some(1.0));
        assert_eq!(figures.p60, Some(0.5));
        assert_eq!(figures.superfluous, Some(2.0));
        assert_eq!(figures.never_asked_90d, Some(0.5));
        assert_eq!(figures.median_min, None);
    }
}
