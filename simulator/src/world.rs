//! Virtual time: asks come, a policy tells people, they answer, ignore or stop listening.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::measure::Measured;
use crate::random::Luck;
use crate::scenario::Scenario;
use crate::town::{Ask, Town};

/// What a policy sees and does. It never sees willingness or who has muted, unless it is the oracle.
pub trait Policy {
    /// An ask is placed, or it is time to look at it again: tell these members, and look again then (seconds).
    fn look(&mut self, view: &View<'_>, ask: usize, tell: &mut Vec<usize>) -> Option<f64>;
    /// A member said yes to an ask; `first` when the ask was still open.
    fn yes(&mut self, view: &View<'_>, ask: usize, member: usize, first: bool);
    /// A night has passed: time to learn.
    fn night(&mut self, _view: &View<'_>) {}
    /// People come and look, instead of being told: a feed. Returns the mean minutes until a look.
    fn feed(&self) -> Option<f64> {
        None
    }
}

impl<P: Policy + ?Sized> Policy for &mut P {
    fn look(&mut self, view: &View<'_>, ask: usize, tell: &mut Vec<usize>) -> Option<f64> {
        (**self).look(view, ask, tell)
    }
    fn yes(&mut self, view: &View<'_>, ask: usize, member: usize, first: bool) {
        (**self).yes(view, ask, member, first);
    }
    fn night(&mut self, view: &View<'_>) {
        (**self).night(view);
    }
    fn feed(&self) -> Option<f64> {
        (**self).feed()
    }
}

/// The state of one ask.
#[derive(Debug, Clone, Default)]
pub struct AskState {
    /// Members told, with the second.
    pub told: Vec<(usize, f64)>,
    /// When the first yes came.
    pub answered: Option<f64>,
    /// Yeses in all.
    pub yeses: u32,
    /// Looks so far.
    pub looks: u32,
}

/// The world as a policy may see it.
pub struct View<'w> {
    /// The model.
    pub scenario: &'w Scenario,
    /// Everybody.
    pub town: &'w Town,
    /// All asks; those in the future are none of a policy's business.
    pub asks: &'w [Ask],
    /// The state of all asks.
    pub states: &'w [AskState],
    /// Seconds since the start.
    pub now: f64,
    /// For the oracle: until when each member has muted.
    pub muted_until: &'w [f64],
    /// Until when each member rests after having helped (they said so themselves).
    pub rest_until: &'w [f64],
}

/// How a member feels, as the model has it.
struct Members {
    muted_until: Vec<f64>,
    rest_until: Vec<f64>,
    load: Vec<f64>,
    load_at: Vec<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Night,
    Yes { ask: usize, member: usize },
    Look { ask: usize },
}

const DAY: f64 = 86_400.0;

/// The world in motion.
pub struct World<'s> {
    scenario: &'s Scenario,
    town: &'s Town,
    asks: &'s [Ask],
    states: Vec<AskState>,
    members: Members,
    seed: u64,
    queue: BinaryHeap<Reverse<(u64, Event)>>,
    now: f64,
    measured: Measured,
}

impl<'s> World<'s> {
    /// A world before its first morning. What happens in the first `burn_in` days is not counted.
    #[must_use]
    pub fn new(
        scenario: &'s Scenario,
        town: &'s Town,
        asks: &'s [Ask],
        (seed, days, burn_in): (u64, u32, u32),
    ) -> Self {
        let n = town.homes.len();
        let members = Members {
            muted_until: vec![0.0; n],
            rest_until: vec![0.0; n],
            load: vec![0.0; n],
            load_at: vec![0.0; n],
        };
        let mut queue = BinaryHeap::new();
        for day in 1..=days {
            queue.push(Reverse((micros(f64::from(day) * DAY), Event::Night)));
        }
        for (ask, placed) in asks.iter().enumerate() {
            queue.push(Reverse((micros(placed.at), Event::Look { ask })));
        }
        Self {
            scenario,
            town,
            asks,
            states: vec![AskState::default(); asks.len()],
            members,
            seed,
            queue,
            now: 0.0,
            measured: Measured::new(n, f64::from(burn_in) * DAY, f64::from(days) * DAY),
        }
    }

    fn view(&self) -> View<'_> {
        View {
            scenario: self.scenario,
            town: self.town,
            asks: self.asks,
            states: &self.states,
            now: self.now,
            muted_until: &self.members.muted_until,
            rest_until: &self.members.rest_until,
        }
    }

    /// Plays all days with a policy.
    pub fn play(mut self, policy: &mut dyn Policy) -> Measured {
        let mut tell = Vec::new();
        while let Some(Reverse((at, event))) = self.queue.pop() {
            self.now = at as f64 / 1e6;
            match event {
                Event::Night => policy.night(&self.view()),
                Event::Yes { ask, member } => self.yes(policy, ask, member),
                Event::Look { ask } => self.look(policy, ask, &mut tell),
            }
        }
        self.measured.asks =
            self.asks.iter().zip(&self.states).map(|(a, s)| (a.at, s.answered, s.yeses)).collect();
        self.measured
    }

    fn look(&mut self, policy: &mut dyn Policy, ask: usize, tell: &mut Vec<usize>) {
        if self.states[ask].answered.is_some() {
            return;
        }
        tell.clear();
        let again = policy.look(&self.view(), ask, tell);
        self.states[ask].looks += 1;
        for member in tell.iter() {
            match policy.feed() {
                Some(minutes) => self.shown(ask, *member, minutes),
                None => self.told(ask, *member),
            }
        }
        if let Some(again) = again {
            self.queue.push(Reverse((micros(again), Event::Look { ask })));
        }
    }

    fn chance(&self, ask: usize, member: usize, at: f64) -> f64 {
        let home = self.town.homes[member];
        let place = self.asks[ask].place;
        let near = (-(home.0 - place.0).hypot(home.1 - place.1) / self.scenario.distance_m).exp();
        let hour = (at / 3600.0) as usize % 24;
        self.town.willing[member] * near * self.scenario.hours.yes[hour]
    }

    /// A message: a yes after a while, or silence, which may make them stop listening.
    fn told(&mut self, ask: usize, member: usize) {
        self.states[ask].told.push((member, self.now));
        self.measured.message(self.now, member);
        let week = (-(self.now - self.members.load_at[member]) / (7.0 * DAY)).exp();
        self.members.load[member] = self.members.load[member] * week + 1.0;
        self.members.load_at[member] = self.now;
        // The same member meets the same ask with the same luck under every policy.
        let mut luck = Luck::new(self.seed, ((ask as u64) << 24) ^ member as u64 ^ (3 << 60));
        let hears =
            self.members.muted_until[member] <= self.now && self.members.rest_until[member] <= self.now;
        if hears && luck.uniform() < self.chance(ask, member, self.now) {
            let minutes = luck.log_normal(self.scenario.reply_median_minutes, self.scenario.reply_sigma);
            self.queue.push(Reverse((micros(self.now + minutes * 60.0), Event::Yes { ask, member })));
            return;
        }
        let mute = &self.scenario.mute;
        let fed_up = (mute.base + mute.per_message * self.members.load[member]).min(0.5);
        if self.members.muted_until[member] <= self.now && luck.uniform() < fed_up {
            self.members.muted_until[member] = self.now + luck.exponential(mute.days * DAY);
        }
    }

    /// A feed: they see it when they happen to look, and answer then.
    fn shown(&mut self, ask: usize, member: usize, minutes: f64) {
        self.measured.message(self.now, member);
        let mut luck = Luck::new(self.seed, ((ask as u64) << 24) ^ member as u64 ^ (4 << 60));
        let at = self.now + luck.exponential(minutes) * 60.0;
        if self.members.rest_until[member] <= self.now && luck.uniform() < self.chance(ask, member, self.now)
        {
            self.queue.push(Reverse((micros(at), Event::Yes { ask, member })));
        }
    }

    fn yes(&mut self, policy: &mut dyn Policy, ask: usize, member: usize) {
        let first = self.states[ask].answered.is_none();
        self.states[ask].yeses += 1;
        if first {
            self.states[ask].answered = Some(self.now);
            self.members.rest_until[member] = self.now + self.scenario.rest_days * DAY;
        }
        policy.yes(&self.view(), ask, member, first);
    }
}

/// Events are ordered by whole microseconds.
fn micros(seconds: f64) -> u64 {
    (seconds.max(0.0) * 1e6) as u64
}
