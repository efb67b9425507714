//! The rule itself: tell these people, wait until then, or it is a person's turn.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::areas::Circle;
use crate::ids::PersonId;
use crate::moments::later;
use crate::quiet::{MinuteOfDay, QuietHours, minute_of_day};

use super::estimate::{Chance, added_by};
use super::limits::{Obstacle, obstacle};
use super::need::{Candidate, Need, Urgency};
use super::order::{Moment, Ranked, best, rank};
use super::parameters::Parameters;

/// Why somebody was told: what their message says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// They offered this very theme.
    pub offered: bool,
    /// How near they live.
    pub circle: Circle,
    /// Days since they were last asked; none when never.
    pub last_asked_days: Option<u16>,
    /// This is the first time they are asked.
    pub first_time: bool,
}

/// Somebody to tell now. `chance` belongs to the alert: keep it, replies are counted with it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Chosen {
    /// Who.
    pub person: PersonId,
    /// Why.
    pub why: Why,
    /// How likely a yes is.
    pub chance: Chance,
}

/// Why nothing happens now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waiting {
    /// Enough people were told for now.
    Replies,
    /// It is night.
    Night,
    /// It is in the digest first.
    Digest,
}

/// Why a person takes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandOver {
    /// The time of the plan is over.
    Deadline,
    /// The most people that one ask may disturb were told, or there is nobody left to tell.
    Spent,
    /// Nobody lives near enough.
    NobodyHere,
    /// Everybody near had their messages this week.
    EveryoneAtCap,
    /// Everybody near paused, or rests after having helped.
    EveryonePaused,
    /// It cannot wait and everybody sleeps.
    Night,
    /// A private ask never goes to neighbours.
    Private,
}

/// What to do now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Decision {
    /// Tell these people, best first, and look again then.
    Tell {
        /// Never empty.
        who: Vec<Chosen>,
        /// When to ask the rule again.
        look_again: Timestamp,
    },
    /// Tell nobody until then.
    Wait {
        /// When to ask the rule again.
        until: Timestamp,
        /// Why.
        reason: Waiting,
    },
    /// A person takes over.
    Person {
        /// Why.
        why: HandOver,
    },
}

/// Decides what to do about an ask that nobody has answered yet.
///
/// The same values give the same decision, in whatever order the candidates come; `seed` breaks ties.
/// Linear in the number of candidates.
#[must_use]
pub fn decide(
    need: &Need,
    candidates: &[Candidate],
    now: Timestamp,
    parameters: &Parameters,
    seed: u64,
) -> Decision {
    if need.private {
        return Decision::Person { why: HandOver::Private };
    }
    if let Some(until) = digest_until(need, parameters).filter(|until| now < *until) {
        return Decision::Wait { until, reason: Waiting::Digest };
    }
    let curve = parameters.curve(need.urgency);
    let elapsed = elapsed_minutes(need, now);
    if elapsed >= curve.deadline_minutes {
        return Decision::Person { why: HandOver::Deadline };
    }
    if need.told.len() >= parameters.most_per_ask {
        return spent(need, now, curve.deadline_minutes);
    }
    let minute = minute_of_day(now);
    let free = match who_is_free(need, candidates, (now, minute), parameters) {
        Ok(free) => free,
        Err(Nobody { wakes: None, .. }) if !need.told.is_empty() => {
            return spent(need, now, curve.deadline_minutes);
        }
        Err(nobody) => return nobody.decision(need, now),
    };
    let look_again = curve.next_look(elapsed).unwrap_or(curve.deadline_minutes) - elapsed;
    let look_again = later(now, minutes(look_again.max(1.0)));
    let most = parameters.most_per_ask - need.told.len();
    let moment = moment(need, (now, minute), parameters, seed);
    let ranked = free.into_iter().map(|c| rank(c, moment, parameters)).collect();
    let line = Line::new(ranked, most, parameters.first_time_every);
    let mut who = choose(need, line, curve.due(elapsed));
    who.truncate(most);
    if who.is_empty() {
        return Decision::Wait { until: look_again, reason: Waiting::Replies };
    }
    Decision::Tell { who: who.into_iter().map(|r| chosen(r, now)).collect(), look_again }
}

/// Nobody is left to tell. Whoever was told last still gets a quarter of the plan's time, at least a
/// quarter of an hour, to answer: half of the yeses come after more than twelve minutes.
fn spent(need: &Need, now: Timestamp, deadline_minutes: f64) -> Decision {
    let last = need.told.iter().map(|told| told.at).max().unwrap_or(now);
    let until = later(last, minutes((deadline_minutes / 4.0).clamp(15.0, 30.0)));
    if now < until {
        return Decision::Wait { until, reason: Waiting::Replies };
    }
    Decision::Person { why: HandOver::Spent }
}

/// The circumstances of this look: the fewer messages are left for this ask, the more willingness counts.
fn moment(
    need: &Need,
    (now, minute): (Timestamp, MinuteOfDay),
    parameters: &Parameters,
    seed: u64,
) -> Moment {
    #[expect(clippy::cast_precision_loss, reason = "messages of one ask")]
    let used = need.told.len() as f64 / parameters.most_per_ask.max(1) as f64;
    let hour = parameters.hours.get(usize::from(minute / 60)).copied().unwrap_or(1.0);
    Moment { now, hour, hard: parameters.hard_ask * used * used, seed }
}

/// Everybody who may be told now, or why there is nobody.
fn who_is_free<'c>(
    need: &Need,
    candidates: &'c [Candidate],
    (now, minute): (Timestamp, MinuteOfDay),
    parameters: &Parameters,
) -> Result<Vec<&'c Candidate>, Nobody> {
    let told: HashSet<PersonId> = need.told.iter().map(|t| t.person).collect();
    let mut free = Vec::with_capacity(candidates.len());
    let mut nobody = Nobody::default();
    for candidate in candidates {
        if told.contains(&candidate.person) {
            continue;
        }
        match obstacle(need, candidate, (now, minute), parameters) {
            None => free.push(candidate),
            Some(Obstacle::Quiet) => nobody.asleep(candidate.quiet.next_open(now)),
            Some(Obstacle::AtCap) => nobody.at_cap = true,
            Some(Obstacle::Paused | Obstacle::Rests) => nobody.paused = true,
            Some(Obstacle::NotForThem) => {}
        }
    }
    if free.is_empty() { Err(nobody) } else { Ok(free) }
}

/// Why nobody could be told.
#[derive(Debug, Default)]
struct Nobody {
    wakes: Option<Timestamp>,
    at_cap: bool,
    paused: bool,
}

impl Nobody {
    fn asleep(&mut self, wakes: Timestamp) {
        self.wakes = Some(self.wakes.map_or(wakes, |w| w.min(wakes)));
    }

    fn decision(&self, need: &Need, now: Timestamp) -> Decision {
        if let Some(wakes) = self.wakes {
            if need.urgency == Urgency::Now {
                return Decision::Person { why: HandOver::Night };
            }
            return Decision::Wait { until: wakes.max(later(now, minutes(1.0))), reason: Waiting::Night };
        }
        let why = if self.at_cap {
            HandOver::EveryoneAtCap
        } else if self.paused {
            HandOver::EveryonePaused
        } else {
            HandOver::NobodyHere
        };
        Decision::Person { why }
    }
}

/// Who comes next: the order, and beside it those never asked.
struct Line<'c> {
    ranked: Vec<Ranked<'c>>,
    first_timers: Vec<Ranked<'c>>,
    first_time_every: usize,
}

impl<'c> Line<'c> {
    fn new(ranked: Vec<Ranked<'c>>, most: usize, first_time_every: usize) -> Self {
        let places = most.checked_div(first_time_every).map_or(0, |n| n + 1);
        let never = ranked.iter().filter(|r| r.candidate.history.asked == 0).copied().collect();
        let mut first_timers = best(never, places);
        let mut ranked = best(ranked, most);
        first_timers.reverse();
        ranked.reverse();
        Self { ranked, first_timers, first_time_every }
    }

    /// Who gets this place (the first place of an ask is 1). Somebody may come out twice.
    fn next(&mut self, place: usize) -> Option<Ranked<'c>> {
        let new_face = self.first_time_every > 0 && place.is_multiple_of(self.first_time_every);
        let first = if new_face { self.first_timers.pop() } else { None };
        first.or_else(|| self.ranked.pop())
    }
}

/// Just enough people, best first, that the chance addressed reaches `due`.
fn choose<'c>(need: &Need, mut line: Line<'c>, due: f64) -> Vec<Ranked<'c>> {
    let mut missing = due - need.told.iter().filter(|t| !t.refused).map(|t| added_by(t.chance)).sum::<f64>();
    let mut who: Vec<Ranked<'c>> = Vec::new();
    while missing > 0.0 {
        let Some(next) = line.next(need.told.len() + who.len() + 1) else {
            break;
        };
        if who.iter().any(|r| r.candidate.person == next.candidate.person) {
            continue;
        }
        let adds = next.chance.adds();
        // Rounded to whole people; but somebody is always told first.
        if missing < 0.5 * adds && !(need.told.is_empty() && who.is_empty()) {
            break;
        }
        missing -= adds.max(1e-6);
        who.push(next);
    }
    who
}

fn chosen(ranked: Ranked<'_>, now: Timestamp) -> Chosen {
    let candidate = ranked.candidate;
    Chosen {
        person: candidate.person,
        why: Why {
            offered: candidate.offered,
            circle: candidate.circle,
            last_asked_days: candidate.history.last_asked_days(now),
            first_time: candidate.history.asked == 0,
        },
        chance: ranked.chance,
    }
}

/// Until when an ask stays in the digest only, if it does.
fn digest_until(need: &Need, parameters: &Parameters) -> Option<Timestamp> {
    (need.urgency == Urgency::ThisWeek && need.told.is_empty())
        .then(|| later(need.placed_at, minutes(parameters.digest_hours * 60.0)))
}

/// Minutes since the first wave; what can wait does not count the night.
fn elapsed_minutes(need: &Need, now: Timestamp) -> f64 {
    let Some(start) = need.told.iter().map(|t| t.at).min() else {
        return 0.0;
    };
    #[expect(clippy::cast_precision_loss, reason = "minutes of one ask")]
    let all = (now.duration_since(start).as_secs().max(0) as f64) / 60.0;
    if need.urgency == Urgency::Now {
        return all;
    }
    (all - f64::from(night_minutes(start, all))).max(0.0)
}

/// How many of the `span` minutes after `start` lie in the usual quiet hours.
fn night_minutes(start: Timestamp, span: f64) -> u32 {
    let night = QuietHours::default();
    let length = u32::from((night.end() + 1440 - night.start()) % 1440);
    let into_night = u32::from((minute_of_day(start) + 1440 - night.start()) % 1440);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, clamped")]
    let end = into_night + span.clamp(0.0, 1e6) as u32;
    let slept = |minute: u32| minute / 1440 * length + (minute % 1440).min(length);
    slept(end) - slept(into_night)
}

#[expect(clippy::cast_possible_truncation, reason = "minutes of one ask")]
fn minutes(count: f64) -> SignedDuration {
    SignedDuration::from_secs((count * 60.0).clamp(0.0, 1e9) as i64)
}
