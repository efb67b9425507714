//! Erasing: when its time has passed, or because somebody wants to be forgotten.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::areas::{AreaCode, Circle};
use crate::asks::{Ask, Closure, How, RETENTION, Reply, ReplyStage, Stage, Urgency};
use crate::happenings::Happening;
use crate::ids::{AskId, PersonId, ReplyId};
use crate::keyed::refusal_keys;
use crate::moments::has_passed;
use crate::themes::Theme;

/// Why an ask cannot be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EraseRefusal {
    #[error("the ask has not ended")]
    NotClosed,
    #[error("its time has not passed")]
    TooEarly,
}

refusal_keys!(EraseRefusal {
    EraseRefusal::NotClosed => "not_closed",
    EraseRefusal::TooEarly => "too_early",
});

/// What stays of an ask when the text and the people are erased: enough to count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedAsk {
    pub id: AskId,
    pub theme: Option<Theme>,
    /// The neighbourhood or district; of a private ask only the municipality.
    pub area: AreaCode,
    pub circle: Circle,
    pub how: How,
    pub urgency: Urgency,
    pub private: bool,
    pub placed_at: Timestamp,
    pub closed_at: Timestamp,
    pub closure: Closure,
    pub replies: u32,
}

impl Ask {
    /// Somebody will be forgotten: their own ask ends, their help falls through, their open
    /// replies are taken back. Afterwards nothing waits for them. A second time changes nothing.
    #[must_use]
    pub fn let_go_of(self, person: PersonId, now: Timestamp) -> (Self, Vec<Happening>) {
        let before = self.clone();
        if person == self.asker {
            return self.withdraw(now).unwrap_or((before, Vec::new()));
        }
        if matches!(self.stage, Stage::Connected { connection } if connection.helper == person) {
            return self.fell_through(person, now).unwrap_or((before, Vec::new()));
        }
        let is_theirs_and_open = |reply: &&Reply| reply.by == person && reply.stage == ReplyStage::Open;
        let open: Option<ReplyId> = self.replies.iter().find(is_theirs_and_open).map(|reply| reply.id);
        match open {
            Some(reply) => self.withdraw_reply(reply, now).unwrap_or((before, Vec::new())),
            None => (self, Vec::new()),
        }
    }

    /// Erases the text and the people, when the retention time has passed since the end.
    ///
    /// # Errors
    /// When it has not ended, or its time has not passed.
    pub fn erase(self, now: Timestamp) -> Result<(ErasedAsk, Vec<Happening>), EraseRefusal> {
        match self.stage {
            Stage::Closed { at, .. } if has_passed(RETENTION, at, now) => self.erase_at_once(),
            Stage::Closed { .. } => Err(EraseRefusal::TooEarly),
            _ => Err(EraseRefusal::NotClosed),
        }
    }

    /// Erases it before its time, because its asker wants to be forgotten.
    ///
    /// # Errors
    /// When it has not ended: withdraw it first.
    pub fn erase_at_once(self) -> Result<(ErasedAsk, Vec<Happening>), EraseRefusal> {
        let Stage::Closed { how: closure, at: closed_at, .. } = self.stage else {
            return Err(EraseRefusal::NotClosed);
        };
        let area = if self.private { self.place.municipality() } else { self.place.area() };
        let erased = ErasedAsk {
            id: self.id,
            theme: self.theme,
            area,
            circle: self.circle,
            how: self.how,
            urgency: self.urgency,
            private: self.private,
            placed_at: self.placed_at,
            closed_at,
            closure,
            replies: u32::try_from(self.replies.len()).unwrap_or(u32::MAX),
        };
        Ok((erased, vec![Happening::AskErased { ask: self.id }]))
    }
}
