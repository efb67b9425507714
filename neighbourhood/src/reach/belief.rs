//! How willing somebody is and whether they still listen, judged together from all their silences and yeses.
//!
//! Silence has two readings: not willing, or no longer listening. For each of some levels of willingness,
//! and each of some speeds at which people stop listening, we keep how well it explains what happened,
//! apart for "listens" and "has stopped". Nothing about the group is in it: how common each level and speed
//! is, is learned nightly and comes in when the belief is read.

use serde::{Deserialize, Serialize};

use super::parameters::MuteModel;

/// Levels of willingness.
pub(super) const LEVELS: [f64; 8] = [0.005, 0.025, 0.06, 0.12, 0.2, 0.32, 0.5, 0.75];
/// Speeds of losing people: this many times the first guess of what one more message does.
pub(super) const SPEEDS: [f64; 4] = [0.5, 1.0, 2.0, 4.0];
const CELLS: usize = LEVELS.len() * SPEEDS.len();

/// What explains one person's past, before anything is known about the group.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Default)]
pub struct Belief {
    /// By speed, then by level: they listen.
    listens: [f32; CELLS],
    /// The same: they have stopped.
    stopped: [f32; CELLS],
    /// Messages of about a week at the last message, while that one is unanswered: it may have been one too many.
    open_load: f32,
}

/// How common each level and each speed is in this group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Commonness {
    /// By level of willingness.
    pub levels: [f64; 8],
    /// By speed of losing people.
    pub speeds: [f64; 4],
}

/// A belief, read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reading {
    /// The mean willingness.
    pub willingness: f64,
    /// The mean of willingness times listening: the chance of a yes from next door at the best hour.
    pub inclined: f64,
}

impl Belief {
    /// Nothing happened that this knows of.
    pub(super) fn is_blank(&self) -> bool {
        self.listens[0] == 0.0 && self.listens.iter().all(|cell| *cell == 0.0)
    }

    /// From counts alone: yeses, and unanswered messages by how likely they were to be noticed.
    pub(super) fn from_counts(yes: f64, unanswered: f64) -> Self {
        let mut belief = Self::default();
        let logs = LEVELS.map(|level| yes * level.ln() + unanswered * (1.0 - level).ln());
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        for (cell, listens) in belief.listens.iter_mut().enumerate() {
            *listens = narrow((logs[cell % LEVELS.len()] - most).exp().max(1e-30));
        }
        belief
    }

    /// A message with this exposure, after `days` of quiet, and no answer yet. `load`: messages of about the last week.
    pub(super) fn silence(&mut self, exposure: f64, days: f64, load: f64, mute: MuteModel) {
        let drift = Drift::new(days, mute);
        for (s, speed) in SPEEDS.iter().enumerate() {
            let lost = self.lost(*speed, mute);
            for (l, level) in LEVELS.iter().enumerate() {
                let cell = s * LEVELS.len() + l;
                let (listens, stopped) = drift.after(self.listens[cell], self.stopped[cell], lost);
                self.listens[cell] = narrow(listens * (1.0 - said(*level, exposure)));
                self.stopped[cell] = narrow(stopped);
            }
        }
        self.open_load = narrow(load);
        self.rescale();
    }

    /// The chance that the last message, if unanswered, made them stop.
    fn lost(&self, speed: f64, mute: MuteModel) -> f64 {
        if self.open_load > 0.0 {
            (mute.base + mute.per_message * speed * f64::from(self.open_load)).min(0.5)
        } else {
            0.0
        }
    }

    /// The message with this exposure was answered with a yes after all.
    pub(super) fn answered(&mut self, exposure: f64) {
        for (cell, listens) in self.listens.iter_mut().enumerate() {
            let level = LEVELS[cell % LEVELS.len()];
            *listens = narrow(f64::from(*listens) * level / (1.0 - said(level, exposure)));
        }
        self.heard();
    }

    /// They said something: they listen.
    pub(super) fn heard(&mut self) {
        self.stopped = [0.0; CELLS];
        self.open_load = 0.0;
        self.rescale();
    }

    /// What it comes to in this group, after so many `days` since the last message.
    pub(super) fn read(&self, days: f64, common: &Commonness, mute: MuteModel) -> Reading {
        let drift = Drift::new(days, mute);
        let (mut all, mut willing, mut inclined) = (0.0, 0.0, 0.0);
        for (s, speed) in common.speeds.iter().enumerate() {
            if *speed < RARE {
                continue;
            }
            let lost = self.lost(SPEEDS[s], mute);
            for (l, (level, share)) in LEVELS.iter().zip(&common.levels).enumerate() {
                let cell = s * LEVELS.len() + l;
                let (listens, stopped) = drift.after(self.listens[cell], self.stopped[cell], lost);
                let weight = speed * share;
                all += weight * (listens + stopped);
                willing += weight * level * (listens + stopped);
                inclined += weight * level * listens;
            }
        }
        let all = all.max(1e-300);
        Reading { willingness: willing / all, inclined: inclined / all }
    }

    /// Keeps numbers in a comfortable range; only their proportions mean anything.
    fn rescale(&mut self) {
        let most = self.listens.iter().chain(&self.stopped).copied().fold(0.0, f32::max);
        if most > 0.0 {
            for cell in self.listens.iter_mut().chain(&mut self.stopped) {
                *cell /= most;
            }
        }
    }
}

/// What some days do: who stopped comes back.
#[derive(Clone, Copy)]
struct Drift {
    still: f64,
}

impl Drift {
    fn new(days: f64, mute: MuteModel) -> Self {
        Self { still: (-days.max(0.0) / mute.days.max(0.1)).exp() }
    }

    /// Listening and stopped, when the last message first lost this share.
    fn after(self, listens: f32, stopped: f32, lost: f64) -> (f64, f64) {
        let (listens, stopped) = (f64::from(listens), f64::from(stopped));
        let away = (stopped + listens * lost) * self.still;
        (listens + stopped - away, away)
    }
}

/// A speed less likely than this changes nothing worth the time.
const RARE: f64 = 0.02;

/// The chance of a yes at this level, for somebody who listens.
fn said(level: f64, exposure: f64) -> f64 {
    (level * exposure).clamp(0.0, 0.95)
}

#[expect(clippy::cast_possible_truncation, reason = "seven digits are plenty for proportions")]
const fn narrow(x: f64) -> f32 {
    x as f32
}

impl Commonness {
    /// A first guess: a mean willingness, worth so many messages (a Beta distribution).
    #[must_use]
    pub fn guess(willingness: f64, weight: f64) -> Self {
        let (a, b) = (willingness * weight, (1.0 - willingness) * weight);
        let mut from = 0.0;
        let mut levels = [0.0; LEVELS.len()];
        for (l, share) in levels.iter_mut().enumerate() {
            let to = LEVELS.get(l + 1).map_or(1.0, |next| f64::midpoint(LEVELS[l], *next));
            *share = (to.powf(a) - from) / a * (1.0 - LEVELS[l]).powf(b - 1.0);
            from = to.powf(a);
        }
        let all: f64 = levels.iter().sum();
        Self { levels: levels.map(|share| share / all.max(1e-300)), speeds: SPEED_GUESS }
    }

    /// The mean willingness.
    #[must_use]
    pub fn willingness(&self) -> f64 {
        LEVELS.iter().zip(&self.levels).map(|(level, share)| level * share).sum()
    }

    /// Learns from everybody's past (expectation and maximisation), with the first guess worth some people.
    #[must_use]
    pub(super) fn learn(guess: &Self, people: &[Belief]) -> Self {
        let mut common = guess.clone();
        for _ in 0..ROUNDS {
            let mut levels = guess.levels.map(|share| share * GUESS_PEOPLE);
            let mut evidence = guess.speeds.map(f64::ln);
            for person in people.iter().filter(|person| !person.is_blank()) {
                common.count(person, &mut levels, &mut evidence);
            }
            let all: f64 = levels.iter().sum();
            let most = evidence.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let likely = evidence.map(|e| (e - most).exp());
            let sum: f64 = likely.iter().sum();
            common = Self { levels: levels.map(|l| l / all), speeds: likely.map(|l| l / sum) };
        }
        common
    }

    /// Adds one person to the counts of the levels and to the evidence for each speed.
    fn count(&self, person: &Belief, levels: &mut [f64; 8], evidence: &mut [f64; 4]) {
        let mut mine = [0.0; LEVELS.len()];
        for (s, speed) in self.speeds.iter().enumerate() {
            let mut explained = 0.0;
            for (l, share) in self.levels.iter().enumerate() {
                let cell = s * LEVELS.len() + l;
                let part = share * f64::from(person.listens[cell] + person.stopped[cell]);
                explained += part;
                mine[l] += speed * part;
            }
            evidence[s] += explained.max(1e-300).ln();
        }
        let all: f64 = mine.iter().sum();
        for (level, part) in levels.iter_mut().zip(mine) {
            *level += part / all.max(1e-300);
        }
    }
}

/// How likely each speed is before anything happened.
const SPEED_GUESS: [f64; 4] = [0.2, 0.5, 0.2, 0.1];
/// What the first guess of the levels is worth, in people.
const GUESS_PEOPLE: f64 = 60.0;
const ROUNDS: usize = 5;
