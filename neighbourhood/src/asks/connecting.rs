//! From "yes, please" to what came of it.

use jiff::Timestamp;

use crate::asks::{Ask, Closure, Connection, Outcome, ReplyStage, Stage};
use crate::happenings::Happening;
use crate::ids::{PersonId, ReplyId};
use crate::keyed::refusal_keys;

/// Why a reply cannot be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AcceptRefusal {
    #[error("no such reply")]
    NoSuchReply,
    #[error("somebody else was accepted already")]
    AlreadyConnected,
    #[error("the neighbour took the reply back")]
    ReplyWithdrawn,
    #[error("the reply is no longer open")]
    ReplyNotOpen,
    #[error("the ask is not open")]
    NotOpen,
    #[error("the ask is hidden by a host")]
    Hidden,
}

refusal_keys!(AcceptRefusal {
    AcceptRefusal::NoSuchReply => "no_such_reply",
    AcceptRefusal::AlreadyConnected => "already_connected",
    AcceptRefusal::ReplyWithdrawn => "reply_withdrawn",
    AcceptRefusal::ReplyNotOpen => "reply_not_open",
    AcceptRefusal::NotOpen => "not_open",
    AcceptRefusal::Hidden => "hidden",
});

/// Why it cannot fall through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FellThroughRefusal {
    #[error("there is no connection")]
    NotConnected,
    #[error("only the asker or the helper can say so")]
    NotOneOfTheTwo,
}

refusal_keys!(FellThroughRefusal {
    FellThroughRefusal::NotConnected => "not_connected",
    FellThroughRefusal::NotOneOfTheTwo => "not_one_of_the_two",
});

/// Why a result cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ResultRefusal {
    #[error("there was no connection")]
    NotConnected,
    #[error("only the asker or the helper can say so")]
    NotOneOfTheTwo,
    /// Taken back, or removed by a host: a result would show contact details again.
    #[error("the ask ended without a result")]
    EndedWithout,
}

refusal_keys!(ResultRefusal {
    ResultRefusal::EndedWithout => "ended_without",
    ResultRefusal::NotConnected => "not_connected",
    ResultRefusal::NotOneOfTheTwo => "not_one_of_the_two",
});

/// Why an ask cannot be withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WithdrawRefusal {
    #[error("the ask has ended")]
    Closed,
}

refusal_keys!(WithdrawRefusal { WithdrawRefusal::Closed => "closed" });

/// Why an ask cannot be closed by its asker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CloseRefusal {
    #[error("the ask has ended another way")]
    Closed,
}

refusal_keys!(CloseRefusal { CloseRefusal::Closed => "closed" });

/// Why there is nobody to thank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ThankRefusal {
    #[error("nobody helped")]
    NotConnected,
}

refusal_keys!(ThankRefusal { ThankRefusal::NotConnected => "not_connected" });

impl Ask {
    /// The asker accepts this reply: the two see each other's contact details, the others are
    /// thanked. Accepting the same reply again changes nothing.
    ///
    /// # Errors
    /// See [`AcceptRefusal`].
    pub fn accept(self, id: ReplyId, now: Timestamp) -> Result<(Self, Vec<Happening>), AcceptRefusal> {
        let reply = self.reply_with(id).ok_or(AcceptRefusal::NoSuchReply)?;
        let (stage, helper) = (reply.stage, reply.by);
        match self.stage {
            Stage::Connected { connection } if connection.reply == id => {
                return Ok((self, Vec::new()));
            }
            Stage::Connected { .. } => return Err(AcceptRefusal::AlreadyConnected),
            Stage::Open { .. } if self.hidden.is_some() => return Err(AcceptRefusal::Hidden),
            Stage::Open { .. } => {}
            _ => return Err(AcceptRefusal::NotOpen),
        }
        match stage {
            ReplyStage::Open => {}
            ReplyStage::Withdrawn { .. } => return Err(AcceptRefusal::ReplyWithdrawn),
            _ => return Err(AcceptRefusal::ReplyNotOpen),
        }
        let (ask, asker) = (self.id, self.asker);
        let mut happenings = vec![
            Happening::ReplyAccepted { ask, reply: id, helper },
            Happening::ContactShared { ask, to: asker, of: helper },
            Happening::ContactShared { ask, to: helper, of: asker },
        ];
        let others = self.open_replies().filter(|reply| reply.id != id);
        happenings.extend(others.map(|reply| Happening::ReplySetAside {
            ask,
            reply: reply.id,
            by: reply.by,
        }));
        let mut connected = self.with_reply_at(id, ReplyStage::Accepted { at: now });
        let connection =
            Connection { reply: id, helper, since: now, asker_told: None, helper_told: None, thanked: None };
        connected.stage = Stage::Connected { connection };
        connected.needs_person = None;
        Ok((connected, happenings))
    }

    /// It did not work out between the two: the ask is open again, with the other replies.
    ///
    /// # Errors
    /// See [`FellThroughRefusal`].
    pub fn fell_through(
        self,
        by: PersonId,
        now: Timestamp,
    ) -> Result<(Self, Vec<Happening>), FellThroughRefusal> {
        let Stage::Connected { connection } = self.stage else {
            return Err(FellThroughRefusal::NotConnected);
        };
        if by != self.asker && by != connection.helper {
            return Err(FellThroughRefusal::NotOneOfTheTwo);
        }
        let ask = self.id;
        let mut open = self.with_reply_at(connection.reply, ReplyStage::FellThrough { at: now });
        open.stage = Stage::Open { since: now };
        let (reply, helper) = (connection.reply, connection.helper);
        Ok((open, vec![Happening::AskFellThrough { ask, reply, helper }, Happening::AskOpened { ask }]))
    }

    /// The asker or the helper tells what came of it. It ends when the asker has told.
    /// Telling the same again changes nothing; after the end the helper can still tell.
    ///
    /// # Errors
    /// See [`ResultRefusal`].
    pub fn tell_result(
        mut self,
        by: PersonId,
        outcome: Outcome,
        now: Timestamp,
    ) -> Result<(Self, Vec<Happening>), ResultRefusal> {
        let ask = self.id;
        let mut connection = *self.connection().ok_or(ResultRefusal::NotConnected)?;
        let by_asker = by == self.asker;
        if !by_asker && by != connection.helper {
            return Err(ResultRefusal::NotOneOfTheTwo);
        }
        if let Stage::Closed { how: Closure::Withdrawn | Closure::Removed | Closure::Referred, .. } =
            self.stage
        {
            return Err(ResultRefusal::EndedWithout);
        }
        let told = if by_asker { &mut connection.asker_told } else { &mut connection.helper_told };
        if *told == Some(outcome) {
            return Ok((self, Vec::new()));
        }
        *told = Some(outcome);
        let mut happenings = vec![Happening::ResultTold { ask, by, outcome }];
        match self.stage {
            Stage::Connected { .. } if by_asker => {
                let (closed, more) = self.end(outcome.into(), Some(connection), now);
                happenings.extend(more);
                return Ok((closed, happenings));
            }
            Stage::Connected { .. } => self.stage = Stage::Connected { connection },
            // The asker changes their mind afterwards: the record follows, the end stays.
            Stage::Closed { how, at, .. } => {
                let how = if by_asker { outcome.into() } else { how };
                self.stage = Stage::Closed { how, at, connection: Some(connection) };
            }
            _ => {}
        }
        Ok((self, happenings))
    }

    /// The asker takes it back. A second time changes nothing.
    ///
    /// # Errors
    /// When it ended another way.
    pub fn withdraw(self, now: Timestamp) -> Result<(Self, Vec<Happening>), WithdrawRefusal> {
        match self.stage {
            Stage::Closed { how: Closure::Withdrawn, .. } => Ok((self, Vec::new())),
            Stage::Closed { .. } => Err(WithdrawRefusal::Closed),
            Stage::Connected { connection } => Ok(self.end(Closure::Withdrawn, Some(connection), now)),
            _ => Ok(self.end(Closure::Withdrawn, None, now)),
        }
    }

    /// The asker closes the ask with what came of it, whoever helped: with one tap, from any stage.
    ///
    /// # Errors
    /// When it ended another way.
    pub fn close(self, outcome: Outcome, now: Timestamp) -> Result<(Self, Vec<Happening>), CloseRefusal> {
        let how = Closure::from(outcome);
        let (ask, by) = (self.id, self.asker);
        match self.stage {
            Stage::Closed { how: was, .. } if was == how => Ok((self, Vec::new())),
            Stage::Closed { .. } => Err(CloseRefusal::Closed),
            Stage::Connected { mut connection } => {
                connection.asker_told = Some(outcome);
                let (closed, more) = self.end(how, Some(connection), now);
                let told = Happening::ResultTold { ask, by, outcome };
                Ok((closed, std::iter::once(told).chain(more).collect()))
            }
            _ => Ok(self.end(how, None, now)),
        }
    }

    /// The asker thanks the helper, once.
    ///
    /// # Errors
    /// When nobody helped.
    pub fn thank(mut self, now: Timestamp) -> Result<(Self, Vec<Happening>), ThankRefusal> {
        let (ask, by) = (self.id, self.asker);
        let connection = match &mut self.stage {
            Stage::Connected { connection } | Stage::Closed { connection: Some(connection), .. } => {
                connection
            }
            _ => return Err(ThankRefusal::NotConnected),
        };
        if connection.thanked.is_some() {
            return Ok((self, Vec::new()));
        }
        connection.thanked = Some(now);
        let helper = connection.helper;
        Ok((self, vec![Happening::Thanked { ask, by, helper }]))
    }

    /// Ends it: open replies are set aside, nobody waits any more.
    pub(super) fn end(
        mut self,
        how: Closure,
        connection: Option<Connection>,
        now: Timestamp,
    ) -> (Self, Vec<Happening>) {
        let ask = self.id;
        let mut happenings = vec![Happening::AskClosed { ask, how }];
        let was_connected = connection.is_some();
        for reply in self.replies.iter_mut().filter(|reply| reply.stage == ReplyStage::Open) {
            reply.stage = ReplyStage::NotNeeded { at: now };
            // Whoever was set aside when somebody was accepted has been thanked already.
            if !was_connected {
                happenings.push(Happening::ReplySetAside { ask, reply: reply.id, by: reply.by });
            }
        }
        self.stage = Stage::Closed { how, at: now, connection };
        self.needs_person = None;
        (self, happenings)
    }
}
