//! What a host or worker does with an ask, and erasing it when its time has passed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::areas::{AreaCode, Circle};
use crate::asks::{Ask, Closure, Hidden, How, Need, NeedReason, RETENTION, Stage, Urgency};
use crate::happenings::Happening;
use crate::ids::{AskId, PersonId};
use crate::keyed::refusal_keys;
use crate::moments::has_passed;
use crate::text::ShortText;
use crate::themes::Theme;

/// Why a host cannot do this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HostRefusal {
    #[error("the ask has ended")]
    Closed,
    #[error("two neighbours are connected")]
    Connected,
    #[error("not with a person now")]
    NotWithTeam,
    #[error("a private ask stays with a person")]
    Private,
}

refusal_keys!(HostRefusal {
    HostRefusal::Closed => "closed",
    HostRefusal::Connected => "connected",
    HostRefusal::NotWithTeam => "not_with_team",
    HostRefusal::Private => "private",
});

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
    /// Puts the ask on the host's list. When it stands there already, nothing changes.
    ///
    /// # Errors
    /// When it has ended, or two neighbours are connected.
    pub fn hand_to_person(
        mut self,
        why: NeedReason,
        now: Timestamp,
    ) -> Result<(Self, Vec<Happening>), HostRefusal> {
        match self.stage {
            Stage::Closed { .. } => return Err(HostRefusal::Closed),
            Stage::Connected { .. } => return Err(HostRefusal::Connected),
            Stage::Unconfirmed { .. } | Stage::Open { .. } | Stage::WithTeam { .. } => {}
        }
        let with_somebody = matches!(self.stage, Stage::WithTeam { by: Some(_), .. });
        if self.needs_person.is_some() || with_somebody {
            return Ok((self, Vec::new()));
        }
        self.needs_person = Some(Need { why, since: now });
        let ask = self.id;
        Ok((self, vec![Happening::NeedsPerson { ask, why }]))
    }

    /// A host or worker takes it upon themselves. Taking it again changes nothing.
    ///
    /// # Errors
    /// When it has ended, or two neighbours are connected.
    pub fn take_over(
        mut self,
        by: PersonId,
        now: Timestamp,
    ) -> Result<(Self, Vec<Happening>), HostRefusal> {
        match self.stage {
            Stage::Closed { .. } => return Err(HostRefusal::Closed),
            Stage::Connected { .. } => return Err(HostRefusal::Connected),
            Stage::WithTeam { by: Some(who), .. } if who == by => return Ok((self, Vec::new())),
            Stage::Unconfirmed { .. } | Stage::Open { .. } | Stage::WithTeam { .. } => {}
        }
        self.stage = Stage::WithTeam {
            since: now,
            by: Some(by),
        };
        self.needs_person = None;
        let ask = self.id;
        Ok((self, vec![Happening::AskTakenOver { ask, by }]))
    }

    /// The person gives it back to the neighbours: reach looks at it again.
    ///
    /// # Errors
    /// When it is not with a person, or private.
    pub fn give_back(mut self, now: Timestamp) -> Result<(Self, Vec<Happening>), HostRefusal> {
        match self.stage {
            Stage::WithTeam { .. } if self.private => Err(HostRefusal::Private),
            Stage::WithTeam { .. } => {
                self.stage = Stage::Open { since: now };
                self.needs_person = None;
                let ask = self.id;
                Ok((self, vec![Happening::AskOpened { ask }]))
            }
            _ => Err(HostRefusal::NotWithTeam),
        }
    }

    /// A host ends it: with a result when it was with a person, `Removed` or `Expired` always.
    ///
    /// # Errors
    /// When it has ended another way, or a result is told of an ask that is not with a person.
    pub fn close_by_host(
        self,
        how: Closure,
        now: Timestamp,
    ) -> Result<(Self, Vec<Happening>), HostRefusal> {
        let needs_team = !matches!(how, Closure::Removed | Closure::Expired);
        match self.stage {
            Stage::Closed { how: was, .. } if was == how => Ok((self, Vec::new())),
            Stage::Closed { .. } => Err(HostRefusal::Closed),
            Stage::WithTeam { .. } => Ok(self.end(how, None, now)),
            _ if needs_team => Err(HostRefusal::NotWithTeam),
            Stage::Connected { connection } => Ok(self.end(how, Some(connection), now)),
            Stage::Unconfirmed { .. } | Stage::Open { .. } => Ok(self.end(how, None, now)),
        }
    }

    /// Hidden from everybody but its asker and the hosts. Hiding it again changes nothing.
    #[must_use]
    pub fn hide(
        mut self,
        by: PersonId,
        reason: ShortText,
        now: Timestamp,
    ) -> (Self, Vec<Happening>) {
        if self.hidden.is_some() {
            return (self, Vec::new());
        }
        self.hidden = Some(Hidden {
            by,
            reason,
            at: now,
        });
        let ask = self.id;
        (self, vec![Happening::AskHidden { ask, by }])
    }

    /// Shown again. Restoring what is not hidden changes nothing.
    #[must_use]
    pub fn restore(mut self, by: PersonId) -> (Self, Vec<Happening>) {
        let ask = self.id;
        match self.hidden.take() {
            None => (self, Vec::new()),
            Some(_) if self.is_open() => (
                self,
                vec![
                    Happening::AskRestored { ask, by },
                    Happening::AskOpened { ask },
                ],
            ),
            Some(_) => (self, vec![Happening::AskRestored { ask, by }]),
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
        let Stage::Closed {
            how: closure,
            at: closed_at,
            ..
        } = self.stage
        else {
            return Err(EraseRefusal::NotClosed);
        };
        let area = if self.private {
            self.place.municipality()
        } else {
            self.place.area()
        };
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
