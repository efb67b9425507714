//! Our policy: the very rule the server runs; and the oracle, which runs it with the truth.

use std::collections::BTreeMap;

use jiff::Timestamp;
use neighbourhood::areas::Circle;
use neighbourhood::ids::PersonId;
use neighbourhood::quiet::QuietHours;
use neighbourhood::reach::{
    Candidate, Chance, Decision, History, Load, Need, Outcome, Parameters, Told, Urgency, decide, learn,
};
use uuid::Uuid;

use crate::world::{Policy, View};

/// Monday 2 November 2026, midnight in the Netherlands.
const START: i64 = 1_793_574_000;

/// Our policy, with what it knows.
pub struct Dichtbij {
    /// What it believes.
    pub parameters: Parameters,
    histories: Vec<History>,
    /// Chances of everybody told, by ask.
    chances: Vec<Vec<Chance>>,
    /// Every alert, for learning, and where each ask's alerts are in it.
    log: Vec<Outcome>,
    places: Vec<Vec<usize>>,
    prior: Option<Parameters>,
    oracle: bool,
    seed: u64,
    near: Vec<(usize, f64)>,
    candidates: Vec<Candidate>,
    ends: BTreeMap<String, usize>,
}

impl Dichtbij {
    /// Our policy for a town. `oracle`: it knows how willing everybody is and who has muted.
    #[must_use]
    pub fn new(view_members: usize, asks: usize, parameters: Parameters, seed: u64) -> Self {
        Self {
            prior: Some(parameters.clone()),
            parameters,
            log: Vec::new(),
            places: vec![Vec::new(); asks],
            histories: vec![History::default(); view_members],
            chances: vec![Vec::new(); asks],
            oracle: false,
            seed,
            near: Vec::new(),
            candidates: Vec::new(),
            ends: BTreeMap::new(),
        }
    }

    /// How asks that nobody answered ended: why a person took over, and how often.
    #[must_use]
    pub fn ends(&self) -> &BTreeMap<String, usize> {
        &self.ends
    }

    /// The same rule, fed with the truth.
    #[must_use]
    pub fn oracle(mut self) -> Self {
        self.oracle = true;
        self.prior = None;
        self
    }

    /// What is kept of an alert, to learn from.
    fn outcome(&self, view: &View<'_>, member: usize, chance: Chance) -> Outcome {
        let distance_m = self.near.iter().find(|(m, _)| *m == member).map_or(0.0, |(_, d)| *d);
        let known = chance.willingness * chance.exposure * self.parameters.calibration;
        let listening = chance.yes / known.max(1e-9);
        let hour = (view.now / 3600.0) as u64 % 24;
        Outcome { hour: hour as u8, distance_m, inclined: chance.willingness * listening, yes_after: None }
    }

    /// The candidates one could need at this look: as far as it takes to find enough who are not at their limit.
    fn gather(&mut self, view: &View<'_>, ask: usize) {
        let mut near = std::mem::take(&mut self.near);
        let mut candidates = std::mem::take(&mut self.candidates);
        let now = instant(view.now);
        let mut near_m = FIRST_METRES;
        loop {
            view.town.within(view.asks[ask].place, near_m, &mut near);
            let free = |member: &usize| {
                let history = &self.histories[*member];
                history.in_last_week(now) < MOST_PER_WEEK && !history.rests(now)
            };
            let enough = ENOUGH + view.states[ask].told.len();
            if near_m >= self.parameters.furthest_m || near.iter().filter(|(m, _)| free(m)).count() >= enough
            {
                break;
            }
            near_m = (near_m * 1.4).min(self.parameters.furthest_m);
        }
        candidates.clear();
        candidates.extend(near.iter().map(|(member, distance_m)| self.candidate(view, *member, *distance_m)));
        self.candidates = candidates;
        self.near = near;
    }

    fn candidate(&self, view: &View<'_>, member: usize, distance_m: f64) -> Candidate {
        let mut history = self.histories[member];
        let mut paused_until = None;
        if self.oracle {
            history.yes = view.town.willing[member] * 1e9;
            history.unanswered = (1.0 - view.town.willing[member]) * 1e9;
            history.muted = 0.0;
            paused_until = Some(instant(view.muted_until[member]));
        }
        Candidate {
            person: PersonId::from_uuid(Uuid::from_u128(member as u128)),
            circle: Circle::Neighbourhood,
            distance_m,
            fit: 1.0,
            offered: true,
            history,
            quiet: QuietHours::default(),
            paused_until,
            most_per_week: 3,
            excluded: false,
        }
    }
}

impl Policy for Dichtbij {
    fn look(&mut self, view: &View<'_>, ask: usize, tell: &mut Vec<usize>) -> Option<f64> {
        self.gather(view, ask);
        let now = instant(view.now);
        let told = view.states[ask].told.iter().zip(&self.chances[ask]);
        let need = Need {
            urgency: Urgency::Now,
            placed_at: instant(view.asks[ask].at),
            private: false,
            widest: Circle::Municipality,
            told: told
                .map(|((member, at), chance)| Told {
                    person: PersonId::from_uuid(Uuid::from_u128(*member as u128)),
                    at: instant(*at),
                    chance: chance.yes,
                    refused: false,
                })
                .collect(),
        };
        match decide(&need, &self.candidates, now, &self.parameters, self.seed ^ ask as u64) {
            Decision::Tell { who, look_again } => {
                for chosen in who {
                    let member = chosen.person.uuid().as_u128() as usize;
                    self.histories[member].told(now, chosen.chance, &self.parameters);
                    self.chances[ask].push(chosen.chance);
                    self.places[ask].push(self.log.len());
                    self.log.push(self.outcome(view, member, chosen.chance));
                    tell.push(member);
                }
                Some(seconds(look_again, view))
            }
            Decision::Wait { until, .. } => Some(seconds(until, view)),
            Decision::Person { why } => {
                *self.ends.entry(format!("{why:?} after {:03}", need.told.len() / 10 * 10)).or_default() += 1;
                None
            }
        }
    }

    fn yes(&mut self, view: &View<'_>, ask: usize, member: usize, first: bool) {
        let place = view.states[ask].told.iter().position(|(m, _)| *m == member);
        let Some(chance) = place.and_then(|p| self.chances[ask].get(p)) else {
            return;
        };
        self.histories[member].said_yes(chance.exposure);
        if let (Some(alert), Some((_, at))) =
            (place.and_then(|p| self.places[ask].get(p)), place.map(|p| view.states[ask].told[p]))
        {
            self.log[*alert].yes_after = Some((view.now - at) / 60.0);
        }
        if first {
            self.histories[member].accepted(instant(view.now), &self.parameters);
        }
    }

    fn night(&mut self, view: &View<'_>) {
        let Some(prior) = &self.prior else { return };
        let people: Vec<(f64, f64)> = self.histories.iter().map(|h| (h.yes, h.unanswered)).collect();
        let oldest = self.log.len().saturating_sub(LEARNS_FROM);
        let now = view.asks.partition_point(|a| a.at < view.now);
        let since = (view.now - 14.0 * 86_400.0).max(0.0);
        let before = view.asks.partition_point(|a| a.at < since);
        let load = Load {
            members: self.histories.len() as f64,
            asks_per_week: (now - before) as f64 * 7.0 * 86_400.0 / (view.now - since).max(1.0),
            recent: self.places[before..now].iter().map(Vec::len).sum(),
            rung: self.parameters.rung,
        };
        self.parameters = learn(prior, &self.log[oldest..], &people, &load).parameters;
    }
}

/// How far to look for candidates at first, metres; the server looks by areas.
const FIRST_METRES: f64 = 350.0;
/// So many who may be told are enough to choose from, beside those told.
const ENOUGH: usize = 120;
/// The weekly limit of everybody here.
const MOST_PER_WEEK: usize = 3;
/// Alerts the policy learns from: about the last three months of the standard scenario.
const LEARNS_FROM: usize = 60_000;

fn instant(seconds: f64) -> Timestamp {
    Timestamp::from_second(START + seconds.floor() as i64).unwrap_or_default()
}

/// The rule thinks in whole seconds; the world keeps its fraction.
fn seconds(at: Timestamp, view: &View<'_>) -> f64 {
    ((at.as_second() - START) as f64 + view.now.fract()).max(view.now + 1.0)
}
