//! What happened between an installation and one person, in a few numbers.
//!
//! This is all that reach remembers about anybody. It is never shown, not even to themselves as a
//! score, and "forget me" removes it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::estimate::Chance;
use super::parameters::Parameters;

/// Alerts remembered one by one, for the weekly limit.
const RECENT: usize = 7;
const DAY_SECONDS: f64 = 86_400.0;
const WEEK_SECONDS: i64 = 7 * 86_400;

/// One person's past with alerts. `Default` is somebody never asked.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Default)]
pub struct History {
    /// Messages in all.
    pub asked: u32,
    /// Yeses.
    pub yes: f64,
    /// Unanswered messages, each counted by how likely it was to be noticed and to fit.
    pub unanswered: f64,
    /// The chance (0 to 1) that they have stopped listening, at `as_of`.
    pub muted: f64,
    /// Messages of about the last week, at `as_of`.
    pub load: f64,
    /// Messages that still count in the order of turns, at `as_of`.
    pub turns: f64,
    /// Unix seconds of the moment the three numbers above belong to.
    as_of: i64,
    /// Unix seconds of the last alerts, newest first; 0 is none.
    recent: [i64; RECENT],
    /// Unix seconds until which they rest after having helped.
    rest_until: i64,
}

impl History {
    /// Somebody new, among people with about this many `turns`: they do not have to catch up.
    #[must_use]
    pub fn new_among(turns: f64, now: Timestamp) -> Self {
        Self { turns, as_of: now.as_second(), ..Self::default() }
    }

    /// Messages in the last seven days.
    #[must_use]
    pub fn in_last_week(&self, now: Timestamp) -> usize {
        let since = now.as_second() - WEEK_SECONDS;
        self.recent.iter().filter(|at| **at > since && **at != 0).count()
    }

    /// Whole days since the last message; none when never asked.
    #[must_use]
    pub fn last_asked_days(&self, now: Timestamp) -> Option<u16> {
        let last = self.recent[0];
        if last == 0 {
            return None;
        }
        u16::try_from((now.as_second() - last).max(0) / 86_400).ok()
    }

    /// Whether they rest after having helped.
    #[must_use]
    pub fn rests(&self, now: Timestamp) -> bool {
        now.as_second() < self.rest_until
    }

    /// From when on they may be told again with so many messages a week: after their rest, and when
    /// the week has room. Right as long as nothing else happens.
    #[must_use]
    pub fn free_from(&self, most_per_week: u8) -> Timestamp {
        let full = match most_per_week.checked_sub(1) {
            None => return Timestamp::MAX,
            Some(last) => self.recent.get(usize::from(last)).filter(|at| **at != 0),
        };
        let week = full.map_or(0, |at| at.saturating_add(WEEK_SECONDS));
        Timestamp::from_second(week.max(self.rest_until)).unwrap_or(Timestamp::MAX)
    }

    /// The chance that they have stopped listening, now.
    #[must_use]
    pub fn muted_now(&self, now: Timestamp, parameters: &Parameters) -> f64 {
        self.muted * self.decay(now, parameters.mute.days)
    }

    /// Messages that still count in the order of turns, now.
    #[must_use]
    pub fn turns_now(&self, now: Timestamp, parameters: &Parameters) -> f64 {
        self.turns * self.decay(now, parameters.price_days)
    }

    /// Messages of about the last week, now.
    #[must_use]
    pub fn load_now(&self, now: Timestamp) -> f64 {
        self.load * self.decay(now, 7.0)
    }

    fn decay(&self, now: Timestamp, days: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 fit a double exactly")]
        let seconds = (now.as_second() - self.as_of).max(0) as f64;
        (-seconds / DAY_SECONDS / days).exp()
    }

    /// They were told now. Counts as unanswered until a yes comes.
    pub fn told(&mut self, now: Timestamp, chance: Chance, parameters: &Parameters) {
        let fade_turns = self.decay(now, parameters.price_days);
        let fade_load = self.decay(now, 7.0);
        let before = self.muted_now(now, parameters);
        self.turns = self.turns * fade_turns + 1.0;
        // Silence is a hint that they no longer listen: Bayes, then the chance that this one did it.
        let if_listening = (chance.exposure * chance.willingness).min(0.99);
        let silent = before / (before + (1.0 - before) * (1.0 - if_listening)).max(1e-9);
        self.load = self.load * fade_load + 1.0;
        let hazard = (parameters.mute.base + parameters.mute.per_message * self.load).min(0.5);
        self.muted = silent + (1.0 - silent) * hazard;
        self.unanswered += chance.exposure * (1.0 - silent);
        self.asked = self.asked.saturating_add(1);
        self.as_of = self.as_of.max(now.as_second());
        self.recent.rotate_right(1);
        self.recent[0] = now.as_second();
    }

    /// They said yes to a message sent with this exposure.
    pub fn said_yes(&mut self, exposure: f64) {
        self.yes += 1.0;
        self.unanswered = (self.unanswered - exposure).max(0.0);
        self.muted = 0.0;
    }

    /// They said "not this time": they listen, and that one counts as unanswered.
    pub fn refused(&mut self) {
        self.muted = 0.0;
    }

    /// Their reply was accepted: leave them in peace for some days.
    pub fn accepted(&mut self, now: Timestamp, parameters: &Parameters) {
        #[expect(clippy::cast_possible_truncation, reason = "days of rest are few")]
        let rest = (parameters.rest_days * DAY_SECONDS) as i64;
        self.rest_until = now.as_second().saturating_add(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chance() -> Chance {
        Chance { willingness: 0.4, exposure: 0.9, yes: 0.36 }
    }

    fn at(day: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + day * 86_400).unwrap_or_default()
    }

    #[test]
    fn silence_of_a_willing_person_raises_the_suspicion_that_they_muted_and_a_yes_ends_it() {
        let parameters = Parameters::default();
        let mut history = History::default();
        let mut last = 0.0;
        for day in 0..4 {
            history.told(at(day), chance(), &parameters);
            assert!(history.muted_now(at(day), &parameters) > last);
            last = history.muted_now(at(day), &parameters);
        }
        assert!(last > 0.05);
        history.said_yes(0.9);
        assert!(history.muted_now(at(4), &parameters) < 1e-12);
    }

    #[test]
    fn the_week_is_counted_to_the_second_and_turns_drain() {
        let parameters = Parameters::default();
        let mut history = History::default();
        assert_eq!(history.last_asked_days(at(0)), None);
        history.told(at(0), chance(), &parameters);
        history.told(at(3), chance(), &parameters);
        assert_eq!(history.in_last_week(at(6)), 2);
        assert_eq!(history.in_last_week(at(7)), 1);
        assert_eq!(history.last_asked_days(at(9)), Some(6));
        assert!(history.turns_now(at(3), &parameters) > history.turns_now(at(30), &parameters));
    }

    #[test]
    fn they_are_free_from_the_moment_on_when_nothing_stands_in_the_way() {
        let parameters = Parameters::default();
        let mut history = History::default();
        assert!(history.free_from(3) <= at(0));
        for day in 0..3 {
            history.told(at(day), chance(), &parameters);
            for most in 1..=7 {
                let free = history.free_from(most);
                let before = Timestamp::from_second(free.as_second() - 1).unwrap_or_default();
                assert!(history.in_last_week(free) < usize::from(most));
                assert!(free <= at(day) || history.in_last_week(before) >= usize::from(most));
            }
        }
        history.accepted(at(20), &parameters);
        assert_eq!(history.free_from(3), at(22));
        assert_eq!(history.free_from(0), Timestamp::MAX);
    }

    #[test]
    fn rest_ends() {
        let mut history = History::default();
        history.accepted(at(0), &Parameters::default());
        assert!(history.rests(at(1)));
        assert!(!history.rests(at(2)));
    }
}
