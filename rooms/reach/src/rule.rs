//! The one place where this room meets the rule: the same for a preview and for a wave.

use std::sync::Arc;

use house::App;
use house::store::StoreError;
use jiff::{SignedDuration, Timestamp};
use neighbourhood::areas::Circle;
use neighbourhood::asks;
use neighbourhood::moments::later;
use neighbourhood::quiet::{QuietHours, minute_of_day};
use neighbourhood::reach::{
    Candidate, Chosen, Decision, Need, Parameters, Told, Urgency, Waiting, decide, obstacle,
};
use people::Source;

use crate::learned;
use crate::near::{self, Wanted};

/// So long a server goes on with what it read; then it looks whether another one learned meanwhile.
const AT_HAND: SignedDuration = SignedDuration::from_secs(60);
/// There is one set of parameters in an installation.
const NAME: &str = "";

/// Learned anew: the copy in this process is not right any more.
pub fn forget_copy(app: &App) {
    app.kept.drop::<Parameters>(NAME);
}

/// What is believed about people here: what was learned last, or the first guess.
pub async fn parameters(app: &App, from: &mut impl Source) -> Result<Arc<Parameters>, StoreError> {
    let now = app.now();
    if let Some(known) = app.kept.get::<Parameters>(NAME, now, AT_HAND) {
        return Ok(known);
    }
    let kept = learned::kept(from).await?;
    Ok(app.kept.keep(NAME, now, kept.map(|kept| kept.learned.parameters).unwrap_or_default()))
}

/// One look at one ask, with what the rule is told beside the candidates.
pub struct Look<'a> {
    pub need: Need,
    pub wanted: &'a Wanted,
    pub now: Timestamp,
    pub parameters: &'a Parameters,
}

impl<'a> Look<'a> {
    pub fn new(wanted: &'a Wanted, told: Vec<Told>, now: Timestamp, parameters: &'a Parameters) -> Self {
        let need = Need {
            urgency: urgency(wanted.urgency),
            placed_at: wanted.placed_at,
            private: wanted.private,
            widest: wanted.circle,
            told,
        };
        Self { need, wanted, now, parameters }
    }

    /// Whether this one may be told at this moment.
    pub fn free(&self, candidate: &Candidate) -> bool {
        let moment = (self.now, minute_of_day(self.now));
        obstacle(&self.need, candidate, moment, self.parameters).is_none()
    }

    fn decide(&self, candidates: &[Candidate]) -> Decision {
        decide(&self.need, candidates, self.now, self.parameters, seed(self.wanted))
    }
}

/// What to do about this ask now, and among whom. A few whose turn it is near are read first; only
/// when the rule wants many of them, or finds nobody, everybody is.
pub async fn decision(
    from: &mut impl Source,
    look: &Look<'_>,
) -> Result<(Decision, Vec<Candidate>), StoreError> {
    let few = near::few(from, look).await?;
    let decision = look.decide(&few);
    let free = few.iter().filter(|candidate| look.free(candidate)).count();
    if few_were_enough(&decision, free) {
        return Ok((decision, few));
    }
    let all = near::all(from, look).await?;
    Ok((look.decide(&all), all))
}

const fn few_were_enough(decision: &Decision, free: usize) -> bool {
    match decision {
        Decision::Tell { who, .. } => who.len() * 2 <= free,
        Decision::Wait { reason: Waiting::Digest, .. } => true,
        Decision::Wait { .. } => free > 0,
        Decision::Person { .. } => false,
    }
}

/// Equal chances fall by lot, and for one ask always the same way.
fn seed(wanted: &Wanted) -> u64 {
    wanted.ask.map_or(0, |ask| ask.uuid().as_u64_pair().1)
}

const fn urgency(urgency: asks::Urgency) -> Urgency {
    match urgency {
        asks::Urgency::Now => Urgency::Now,
        asks::Urgency::Today => Urgency::Today,
        asks::Urgency::ThisWeek => Urgency::ThisWeek,
    }
}

/// When the time of the plan is over, of an ask of which the first heard then. What can wait does not
/// count the night.
pub fn deadline(urgency: asks::Urgency, first: Timestamp, parameters: &Parameters) -> Timestamp {
    let curve = parameters.curve(self::urgency(urgency));
    #[expect(clippy::cast_possible_truncation, reason = "minutes of one ask")]
    let at = later(first, SignedDuration::from_mins(curve.deadline_minutes.ceil() as i64));
    let night = QuietHours::default();
    if urgency != asks::Urgency::Now && night.covers(minute_of_day(at)) {
        let length = (night.end() + 1440 - night.start()) % 1440;
        return later(at, SignedDuration::from_mins(i64::from(length)));
    }
    at
}

/// How far away the furthest of them lives.
pub fn widest(who: &[Chosen]) -> Option<Circle> {
    who.iter().map(|chosen| chosen.why.circle).max()
}
