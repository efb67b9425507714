//! One look at one ask: ask the rule, do what it says, plan the next look. All in the caller's
//! transaction: killed at any moment, either all of it happened or none.

use house::App;
use house::clockwork::{self, Plan};
use house::store::{StoreError, Tx};
use jiff::{SignedDuration, Timestamp};
use neighbourhood::areas::Circle;
use neighbourhood::asks::{Ask, NeedReason};
use neighbourhood::happenings::Happening;
use neighbourhood::ids::{AskId, PersonId, WaveId};
use neighbourhood::moments::later;
use neighbourhood::reach::{Candidate, Chance, Chosen, Decision, HandOver, Parameters, Told, Waiting};

use crate::near::Wanted;
use crate::rule::{self, Look};
use crate::store::{self, Lesson, Line, Reason};
use crate::{letters, turns};

/// The kind of job that looks at an ask again; its key is the id of the ask. The room of the asks
/// does these jobs, because it holds the ask while this room decides.
pub const WAVE: &str = "wave";
/// While the asker chooses from replies nobody else is told; after this we look whether that changed.
const CHOOSING: SignedDuration = SignedDuration::from_mins(30);

/// What came of a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// So many people were told now.
    Told { count: usize, widest: Circle, next: Timestamp },
    /// Nobody now; look again then.
    Waits { until: Timestamp, why: Waiting },
    /// The asker has replies to choose from.
    Answered { next: Timestamp },
    /// Not open, or hidden: nothing to do, and no next look.
    NotOpen,
    /// A person takes over; no next look.
    NeedsPerson(HandOver),
}

/// Looks at an ask. The caller holds it, in the same transaction, as it is now.
///
/// # Errors
/// What the database says.
pub async fn wave(app: &App, tx: &mut Tx, ask: &Ask) -> Result<Outcome, StoreError> {
    if ask.private && !ask.is_closed() {
        return over_to_a_person(tx, ask.id, HandOver::Private).await;
    }
    if !ask.is_open() {
        clockwork::cancel(tx, WAVE, &ask.id.to_string()).await?;
        return Ok(Outcome::NotOpen);
    }
    let now = app.now();
    if ask.open_replies().next().is_some() {
        let next = later(now, CHOOSING);
        look(app, tx, ask.id, next).await?;
        return Ok(Outcome::Answered { next });
    }
    store::lock(app, tx, &ask.place.municipality()).await?;
    let lines = store::told(&mut *tx, ask.id).await?;
    let parameters = rule::parameters(app, &mut &mut *tx).await?;
    if lines.len() >= parameters.most_per_ask {
        return over_to_a_person(tx, ask.id, HandOver::Spent).await;
    }
    let wanted = Wanted::from(ask);
    let look = Look::new(&wanted, since_opened(ask, &lines), now, &parameters);
    let (decision, candidates) = rule::decision(&mut &mut *tx, &look).await?;
    match decision {
        Decision::Tell { who, look_again } => {
            let near = Near { ask, lines: &lines, candidates: &candidates, parameters: &parameters };
            tell(app, tx, near, (&who, look_again)).await
        }
        Decision::Wait { until, reason } => {
            self::look(app, tx, ask.id, until).await?;
            Ok(Outcome::Waits { until, why: reason })
        }
        Decision::Person { why } => over_to_a_person(tx, ask.id, why).await,
    }
}

/// Plans a look at this ask; one that was planned before moves.
///
/// # Errors
/// What the database says.
pub async fn look(app: &App, tx: &mut Tx, ask: AskId, at: Timestamp) -> Result<(), StoreError> {
    clockwork::plan(tx, app, Plan { kind: WAVE, key: &ask.to_string(), due: at, facts: "" }).await
}

/// The reason on the host's list.
#[must_use]
pub const fn need_reason(why: HandOver) -> NeedReason {
    match why {
        HandOver::Deadline => NeedReason::TooLong,
        HandOver::Private => NeedReason::Private,
        _ => NeedReason::ReachSpent,
    }
}

async fn over_to_a_person(tx: &mut Tx, ask: AskId, why: HandOver) -> Result<Outcome, StoreError> {
    clockwork::cancel(tx, WAVE, &ask.to_string()).await?;
    Ok(Outcome::NeedsPerson(why))
}

/// Whom the rule counts as told. An ask that is open again begins a new plan; those told before are
/// not told again all the same.
fn since_opened(ask: &Ask, lines: &[Line]) -> Vec<Told> {
    let opened = ask.stage.since();
    let told = |line: &Line| Told {
        person: line.person,
        at: line.at,
        chance: line.reason.chance.yes,
        refused: line.refused,
    };
    lines.iter().filter(|line| line.at >= opened).map(told).collect()
}

/// What is known around an ask.
#[derive(Clone, Copy)]
struct Near<'a> {
    ask: &'a Ask,
    lines: &'a [Line],
    candidates: &'a [Candidate],
    parameters: &'a Parameters,
}

async fn tell(
    app: &App,
    tx: &mut Tx,
    near: Near<'_>,
    (who, look_again): (&[Chosen], Timestamp),
) -> Result<Outcome, StoreError> {
    let Near { ask, lines, .. } = near;
    let left = near.parameters.most_per_ask.saturating_sub(lines.len());
    let who = who.get(..left).unwrap_or(who);
    let number = lines.iter().map(|line| line.wave).max().unwrap_or(0) + 1;
    let count = tell_each(app, tx, near, (who, number)).await?;
    store::add_told(tx, ask.id, count).await?;
    look(app, tx, ask.id, look_again).await?;
    let now = app.now();
    let wave = WaveId::new_v7(now, app.chance.bytes());
    let happening = Happening::WaveSent { ask: ask.id, wave, told: u32::try_from(count).unwrap_or(u32::MAX) };
    house::happenings::record(tx, app, now, None, &[happening]).await?;
    let widest = rule::widest(who).unwrap_or(ask.circle);
    Ok(Outcome::Told { count, widest, next: look_again })
}

/// Tells these people, but for those who were told before after all; how many that were.
async fn tell_each(
    app: &App,
    tx: &mut Tx,
    near: Near<'_>,
    (who, number): (&[Chosen], i64),
) -> Result<usize, StoreError> {
    // In the order of their ids, so that two transactions never wait for each other in a ring.
    let mut all: Vec<(&Chosen, Option<&Candidate>)> =
        who.iter().map(|chosen| (chosen, near.candidate(chosen.person))).collect();
    all.sort_by_key(|(chosen, _)| chosen.person);
    let reasons: Vec<_> = all.iter().map(|(chosen, candidate)| near.reason(chosen, *candidate)).collect();
    let new = store::insert_each(tx, app, (near.ask.id, number), &reasons).await?;
    let mut told = new.iter();
    all.retain(|_| told.next() == Some(&true));
    remember_each(app, tx, near, &all).await?;
    let who: Vec<&Chosen> = all.iter().map(|(chosen, _)| *chosen).collect();
    letters::alerts(app, tx, near.ask, &who).await?;
    Ok(who.len())
}

async fn remember_each(
    app: &App,
    tx: &mut Tx,
    near: Near<'_>,
    told: &[(&Chosen, Option<&Candidate>)],
) -> Result<(), StoreError> {
    let now = app.now();
    let people: Vec<PersonId> = told.iter().map(|(chosen, _)| chosen.person).collect();
    // As it is at this moment: an answer to another ask may have come in between.
    let kept = store::histories(app, tx, &people).await?;
    let mut all = Vec::with_capacity(told.len());
    for ((chosen, candidate), kept) in told.iter().zip(kept) {
        let mut history = kept.or(candidate.map(|candidate| candidate.history)).unwrap_or_default();
        history.told(now, chosen.chance, near.parameters);
        all.push((chosen.person, history));
    }
    store::remember_each(tx, &all, now).await?;
    turns::note_each(tx, &all, (now, near.parameters)).await
}

impl Near<'_> {
    fn candidate(&self, person: PersonId) -> Option<&Candidate> {
        self.candidates.iter().find(|candidate| candidate.person == person)
    }

    fn reason(&self, chosen: &Chosen, candidate: Option<&Candidate>) -> (PersonId, Reason) {
        let lesson = candidate.map(|candidate| lesson(candidate, chosen, self.parameters));
        (chosen.person, Reason { why: chosen.why, chance: chosen.chance, lesson })
    }
}

/// What the nights learn from: how far, and how inclined apart from distance, hour and calibration.
fn lesson(candidate: &Candidate, chosen: &Chosen, parameters: &Parameters) -> Lesson {
    let Chance { willingness, exposure, yes } = chosen.chance;
    let listening = yes / (willingness * exposure * parameters.calibration).max(1e-9);
    let inclined = willingness * candidate.fit * listening.min(1.0);
    Lesson { distance_m: candidate.distance_m.round(), inclined: (inclined * 1e4).round() / 1e4 }
}
