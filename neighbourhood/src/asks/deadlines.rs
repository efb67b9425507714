//! Who is responsible now, until when, and what happens when a time has passed.
//!
//! Nothing waits on nobody: this is invariant 1.

use jiff::{SignedDuration, Timestamp};

use crate::areas::AreaCode;
use crate::asks::{Ask, Closure, ConfirmBy, Connection, NeedReason, ReplyStage, Stage};
use crate::happenings::Happening;
use crate::ids::PersonId;
use crate::moments::{has_passed, later};

/// An e-mail address must be confirmed within this time, else the ask ends.
pub const CONFIRM_WITHIN: SignedDuration = SignedDuration::from_hours(24);
/// A reply waits this long for the asker before a person looks at it.
pub const ANSWER_REPLY_WITHIN: SignedDuration = SignedDuration::from_hours(24);
/// After this time both are asked how it went.
pub const RESULT_ASKED_AFTER: SignedDuration = SignedDuration::from_hours(2 * 24);
/// After this time a connection ends by itself, with what the helper told.
pub const CONNECTION_ENDS_AFTER: SignedDuration = SignedDuration::from_hours(14 * 24);
/// After this time in one stage the asker is asked whether it is still needed.
pub const STILL_NEEDED_AFTER: SignedDuration = SignedDuration::from_hours(3 * 24);
/// After this time the text and the people are erased.
pub const RETENTION: SignedDuration = SignedDuration::from_hours(90 * 24);
/// So late may a wave be before we say that nobody looks after the ask.
pub const WAVE_GRACE: SignedDuration = SignedDuration::from_mins(30);

/// Who or what looks after an ask now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Responsible {
    /// It has ended.
    Done,
    /// The next wave, or the next look.
    Wave { due: Timestamp },
    /// The host of this area: it stands on the list.
    Host { area: AreaCode },
    /// The asker, who has until then; afterwards `lapse` passes it on.
    Asker { until: Timestamp },
    /// The two who are connected, until then.
    Connected { until: Timestamp },
    /// A worker or host who took it over.
    Person(PersonId),
    /// Nobody: this must not be.
    Nobody,
}

/// Who looks after the ask. `wave_due` is when reach looks at it next, if it does.
#[must_use]
pub fn next_responsible(ask: &Ask, wave_due: Option<Timestamp>, now: Timestamp) -> Responsible {
    let host = Responsible::Host { area: ask.place.area() };
    if ask.is_closed() {
        return Responsible::Done;
    }
    if ask.hidden.is_some() || ask.needs_person.is_some() {
        return host;
    }
    match ask.stage {
        Stage::Closed { .. } => Responsible::Done,
        Stage::Unconfirmed { by: ConfirmBy::Phone, .. } | Stage::WithTeam { by: None, .. } => host,
        Stage::WithTeam { by: Some(who), .. } => Responsible::Person(who),
        Stage::Unconfirmed { since, .. } => in_time(later(since, CONFIRM_WITHIN), now)
            .map_or(Responsible::Nobody, |until| Responsible::Asker { until }),
        Stage::Connected { connection } => in_time(later(connection.since, CONNECTION_ENDS_AFTER), now)
            .map_or(Responsible::Nobody, |until| Responsible::Connected { until }),
        Stage::Open { .. } => {
            let wave = wave_due.and_then(|due| in_time(due, now)).map(|due| Responsible::Wave { due });
            let asker = ask.answer_until().and_then(|until| in_time(until, now));
            wave.or(asker.map(|until| Responsible::Asker { until })).unwrap_or(Responsible::Nobody)
        }
    }
}

/// The deadline, unless it passed so long ago that the clockwork must have stopped.
fn in_time(deadline: Timestamp, now: Timestamp) -> Option<Timestamp> {
    (now <= later(deadline, WAVE_GRACE)).then_some(deadline)
}

impl Ask {
    /// Until when the asker can answer the oldest open reply.
    #[must_use]
    pub fn answer_until(&self) -> Option<Timestamp> {
        let opened = self.stage.since();
        let oldest = self.open_replies().map(|reply| reply.at.max(opened)).min()?;
        Some(later(oldest, ANSWER_REPLY_WITHIN))
    }

    /// When `lapse` has something to do, if ever: a job waits for this moment.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Timestamp> {
        match self.stage {
            Stage::Unconfirmed { since, by: ConfirmBy::Email } => Some(later(since, CONFIRM_WITHIN)),
            Stage::Open { .. } if self.needs_person.is_none() => self.answer_until(),
            Stage::Connected { connection } => Some(later(connection.since, CONNECTION_ENDS_AFTER)),
            Stage::Closed { at, .. } => Some(later(at, RETENTION)),
            Stage::Unconfirmed { .. } | Stage::Open { .. } | Stage::WithTeam { .. } => None,
        }
    }

    /// Does what a passed deadline asks for. When none has passed, nothing changes.
    #[must_use]
    pub fn lapse(self, now: Timestamp) -> (Self, Vec<Happening>) {
        match self.stage {
            Stage::Unconfirmed { since, by: ConfirmBy::Email } if has_passed(CONFIRM_WITHIN, since, now) => {
                self.end(Closure::Expired, None, now)
            }
            Stage::Connected { connection } if has_passed(CONNECTION_ENDS_AFTER, connection.since, now) => {
                let how = told_by_helper(&connection);
                self.end(how, Some(connection), now)
            }
            Stage::Open { .. } if self.answer_until().is_some_and(|until| now >= until) => {
                let unchanged = self.clone();
                self.hand_to_person(NeedReason::RepliesWaiting, now).unwrap_or((unchanged, Vec::new()))
            }
            _ => (self, Vec::new()),
        }
    }

    /// The open replies wait for the asker; used on pages and in letters.
    #[must_use]
    pub fn waits_for_asker(&self) -> bool {
        matches!(self.stage, Stage::Open { .. })
            && self.replies.iter().any(|reply| reply.stage == ReplyStage::Open)
    }
}

fn told_by_helper(connection: &Connection) -> Closure {
    connection.helper_told.map_or(Closure::Expired, Closure::from)
}
