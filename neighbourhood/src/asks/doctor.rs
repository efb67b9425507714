//! The invariants, checked on what is stored: used by the doctor on a live database.

use jiff::Timestamp;

use crate::asks::{Ask, RETENTION, ReplyStage, Responsible, Stage, contact_visible, next_responsible};
use crate::happenings::Happening;
use crate::ids::{PersonId, ReplyId};
use crate::keyed::refusal_keys;
use crate::moments::{DAY, later};

/// What is stored about one ask.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub ask: &'a Ask,
    /// When reach looks at it next, if it does.
    pub wave_due: Option<Timestamp>,
    /// Whether the area has a host (or the installation somebody who stands in).
    pub has_host: bool,
    /// Everything recorded about it, oldest first.
    pub recorded: &'a [Happening],
    pub now: Timestamp,
}

/// A rule that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("1: nobody looks after it")]
    NobodyResponsible,
    #[error("1: it waits for a host, and the area has none")]
    NoHost,
    #[error("2: the stage {stage} is not what was recorded")]
    NotRecorded { stage: &'static str },
    #[error("3: contact details went to somebody outside the accepted pair")]
    ContactLeaked { to: PersonId },
    #[error("4: somebody replied twice")]
    RepliedTwice { person: PersonId },
    #[error("4: two replies are accepted")]
    AcceptedTwice,
    #[error("4: an acceptance without a connection, or the other way round")]
    AcceptedUnconnected { reply: ReplyId },
    #[error("4: it ended twice")]
    ClosedTwice,
    #[error("5: its time has passed, and it is not erased")]
    NotErased,
    #[error("a private ask was told to neighbours")]
    PrivateTold,
}

refusal_keys!(Broken {
    Broken::NobodyResponsible => "nobody_responsible",
    Broken::NoHost => "no_host",
    Broken::NotRecorded { .. } => "not_recorded",
    Broken::ContactLeaked { .. } => "contact_leaked",
    Broken::RepliedTwice { .. } => "replied_twice",
    Broken::AcceptedTwice => "accepted_twice",
    Broken::AcceptedUnconnected { .. } => "accepted_unconnected",
    Broken::ClosedTwice => "closed_twice",
    Broken::NotErased => "not_erased",
    Broken::PrivateTold => "private_told",
});

/// All rules that do not hold for this ask; empty when all is well.
#[must_use]
pub fn broken_invariants(facts: Facts<'_>) -> Vec<Broken> {
    let mut broken = Vec::new();
    broken.extend(responsible(&facts));
    broken.extend(recorded(&facts));
    broken.extend(contact(&facts));
    broken.extend(replied(facts.ask));
    broken.extend(accepted(facts.ask));
    broken.extend(erased(&facts));
    broken.extend(private(&facts));
    broken
}

fn responsible(facts: &Facts<'_>) -> Option<Broken> {
    match next_responsible(facts.ask, facts.wave_due, facts.now) {
        Responsible::Nobody => Some(Broken::NobodyResponsible),
        Responsible::Host { .. } if !facts.has_host => Some(Broken::NoHost),
        _ => None,
    }
}

/// Plays the record and compares where it leads with the stage that is stored.
fn recorded(facts: &Facts<'_>) -> Vec<Broken> {
    let mut stage = "nowhere";
    let mut closed = 0;
    for happening in facts.recorded.iter().filter(|h| h.ask() == Some(facts.ask.id)) {
        stage = match happening {
            Happening::AskPlaced { .. } => {
                if facts.ask.private {
                    "with_team"
                } else {
                    "unconfirmed"
                }
            }
            // Being shown again opens nothing that was elsewhere; a stage of its own says so.
            Happening::AskOpened { .. } => "open",
            Happening::ReplyAccepted { .. } => "connected",
            Happening::AskTakenOver { .. } => "with_team",
            Happening::AskClosed { .. } => {
                closed += 1;
                "closed"
            }
            _ => stage,
        };
    }
    let mut broken = Vec::new();
    if stage != facts.ask.stage.key() {
        broken.push(Broken::NotRecorded { stage: facts.ask.stage.key() });
    }
    if closed > 1 {
        broken.push(Broken::ClosedTwice);
    }
    broken
}

/// Whoever was shown contact details had been accepted, or had accepted, before.
fn contact(facts: &Facts<'_>) -> Vec<Broken> {
    let ask = facts.ask;
    let mut helpers: Vec<PersonId> = Vec::new();
    let mut broken = Vec::new();
    for happening in facts.recorded {
        match happening {
            Happening::ReplyAccepted { helper, ask: id, .. } if *id == ask.id => helpers.push(*helper),
            Happening::ContactShared { to, of, ask: id } if *id == ask.id => {
                let pair = |a: &PersonId, b: &PersonId| *a == ask.asker && helpers.contains(b);
                if !pair(to, of) && !pair(of, to) {
                    broken.push(Broken::ContactLeaked { to: *to });
                }
            }
            _ => {}
        }
    }
    if let Some(to) = visible_to_others(ask) {
        broken.push(Broken::ContactLeaked { to });
    }
    broken
}

fn visible_to_others(ask: &Ask) -> Option<PersonId> {
    let others = ask.replies.iter().map(|reply| reply.by).filter(|by| Some(*by) != ask.helper());
    others.into_iter().find(|by| contact_visible(*by, ask.asker, ask) || contact_visible(ask.asker, *by, ask))
}

fn replied(ask: &Ask) -> Vec<Broken> {
    let live: Vec<PersonId> = ask
        .replies
        .iter()
        .filter(|reply| matches!(reply.stage, ReplyStage::Open | ReplyStage::Accepted { .. }))
        .map(|reply| reply.by)
        .collect();
    let twice = live.iter().enumerate().filter(|(i, by)| live.iter().take(*i).any(|other| other == *by));
    twice.map(|(_, by)| Broken::RepliedTwice { person: *by }).collect()
}

fn accepted(ask: &Ask) -> Vec<Broken> {
    let accepted: Vec<ReplyId> =
        ask.replies.iter().filter(|r| matches!(r.stage, ReplyStage::Accepted { .. })).map(|r| r.id).collect();
    let connected = ask.connection().map(|connection| connection.reply);
    let mut broken = Vec::new();
    if accepted.len() > 1 {
        broken.push(Broken::AcceptedTwice);
    }
    if let Some(reply) =
        accepted.first().copied().or(connected).filter(|_| accepted.first().copied() != connected)
    {
        broken.push(Broken::AcceptedUnconnected { reply });
    }
    broken
}

/// A day's grace: erasing is a nightly job.
fn erased(facts: &Facts<'_>) -> Option<Broken> {
    match facts.ask.stage {
        Stage::Closed { at, .. } if facts.now > later(later(at, RETENTION), DAY) => Some(Broken::NotErased),
        _ => None,
    }
}

fn private(facts: &Facts<'_>) -> Option<Broken> {
    let told = facts.recorded.iter().any(|happening| {
        happening.ask() == Some(facts.ask.id) && matches!(happening, Happening::AlertSent { .. })
    });
    (facts.ask.private && told).then_some(Broken::PrivateTold)
}
