//! What a host or worker does with an ask.

use jiff::Timestamp;

use crate::asks::{Ask, Closure, Hidden, Need, NeedReason, Stage};
use crate::happenings::Happening;
use crate::ids::PersonId;
use crate::keyed::refusal_keys;
use crate::text::ShortText;

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
    pub fn take_over(mut self, by: PersonId, now: Timestamp) -> Result<(Self, Vec<Happening>), HostRefusal> {
        match self.stage {
            Stage::Closed { .. } => return Err(HostRefusal::Closed),
            Stage::Connected { .. } => return Err(HostRefusal::Connected),
            Stage::WithTeam { by: Some(who), .. } if who == by => return Ok((self, Vec::new())),
            Stage::Unconfirmed { .. } | Stage::Open { .. } | Stage::WithTeam { .. } => {}
        }
        self.stage = Stage::WithTeam { since: now, by: Some(by) };
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
    pub fn close_by_host(self, how: Closure, now: Timestamp) -> Result<(Self, Vec<Happening>), HostRefusal> {
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
    pub fn hide(mut self, by: PersonId, reason: ShortText, now: Timestamp) -> (Self, Vec<Happening>) {
        if self.hidden.is_some() {
            return (self, Vec::new());
        }
        self.hidden = Some(Hidden { by, reason, at: now });
        let ask = self.id;
        (self, vec![Happening::AskHidden { ask, by }])
    }

    /// Shown again. Restoring what is not hidden changes nothing.
    #[must_use]
    pub fn restore(mut self, by: PersonId) -> (Self, Vec<Happening>) {
        let ask = self.id;
        match self.hidden.take() {
            None => (self, Vec::new()),
            Some(_) if self.is_open() => {
                (self, vec![Happening::AskRestored { ask, by }, Happening::AskOpened { ask }])
            }
            Some(_) => (self, vec![Happening::AskRestored { ask, by }]),
        }
    }
}
