//! "I can help with this": replying, taking it back, and "no, thank you".

use jiff::Timestamp;

use crate::asks::{Ask, Reply, ReplyStage, Stage};
use crate::happenings::Happening;
use crate::ids::{PersonId, ReplyId};
use crate::keyed::refusal_keys;
use crate::text::Sentence;

/// With so many open replies an ask takes no more: it is enough.
pub const OPEN_REPLIES_AT_MOST: usize = 5;

/// What the rule needs to know about somebody who wants to help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplierFacts {
    pub id: PersonId,
    /// Whether one of their addresses is confirmed.
    pub confirmed: bool,
    /// By a host.
    pub blocked: bool,
    /// One of the two does not want to meet the other.
    pub avoided: bool,
}

/// Why somebody cannot reply, or a reply cannot change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReplyRefusal {
    #[error("it is their own ask")]
    OwnAsk,
    #[error("their address is not confirmed")]
    Unconfirmed,
    #[error("blocked by a host")]
    Blocked,
    /// Also when one avoids the other: who avoids whom is not told.
    #[error("not open for replies")]
    NotOpen,
    #[error("somebody else helps already")]
    AlreadyConnected,
    #[error("there are enough replies")]
    Enough,
    #[error("the asker said no, thank you")]
    Declined,
    #[error("no such reply")]
    NoSuchReply,
    #[error("it was accepted: tell the asker that it falls through")]
    Accepted,
}

refusal_keys!(ReplyRefusal {
    ReplyRefusal::OwnAsk => "own_ask",
    ReplyRefusal::Unconfirmed => "unconfirmed",
    ReplyRefusal::Blocked => "blocked",
    ReplyRefusal::NotOpen => "not_open",
    ReplyRefusal::AlreadyConnected => "already_connected",
    ReplyRefusal::Enough => "enough",
    ReplyRefusal::Declined => "declined",
    ReplyRefusal::NoSuchReply => "no_such_reply",
    ReplyRefusal::Accepted => "accepted",
});

impl Ask {
    /// Whether this person may reply now; the page asks before it shows the form.
    ///
    /// # Errors
    /// See [`ReplyRefusal`].
    pub fn may_reply(&self, by: &ReplierFacts) -> Result<(), ReplyRefusal> {
        if by.id == self.asker {
            return Err(ReplyRefusal::OwnAsk);
        }
        if by.blocked {
            return Err(ReplyRefusal::Blocked);
        }
        if self.private || self.hidden.is_some() || by.avoided {
            return Err(ReplyRefusal::NotOpen);
        }
        match self.stage {
            Stage::Open { .. } => {}
            Stage::Connected { .. } => return Err(ReplyRefusal::AlreadyConnected),
            Stage::Unconfirmed { .. } | Stage::WithTeam { .. } | Stage::Closed { .. } => {
                return Err(ReplyRefusal::NotOpen);
            }
        }
        if !by.confirmed {
            return Err(ReplyRefusal::Unconfirmed);
        }
        match self.reply_of(by.id).map(|reply| reply.stage) {
            Some(ReplyStage::Declined { .. }) => Err(ReplyRefusal::Declined),
            Some(ReplyStage::Open) => Ok(()),
            _ if self.open_replies().count() >= OPEN_REPLIES_AT_MOST => Err(ReplyRefusal::Enough),
            _ => Ok(()),
        }
    }

    /// Somebody can help. Replying again while the reply is open changes nothing.
    ///
    /// # Errors
    /// See [`ReplyRefusal`].
    pub fn reply(
        mut self,
        by: &ReplierFacts,
        said: (ReplyId, Option<Sentence>),
        now: Timestamp,
    ) -> Result<(Self, Vec<Happening>), ReplyRefusal> {
        let has_live_reply = self
            .reply_of(by.id)
            .is_some_and(|reply| matches!(reply.stage, ReplyStage::Open | ReplyStage::Accepted { .. }));
        if has_live_reply {
            return Ok((self, Vec::new()));
        }
        self.may_reply(by)?;
        let (id, words) = said;
        self.replies.push(Reply { id, by: by.id, words, at: now, stage: ReplyStage::Open });
        let happening = Happening::ReplyGiven { ask: self.id, reply: id, by: by.id };
        Ok((self, vec![happening]))
    }

    /// The one who replied takes it back. A second time changes nothing.
    ///
    /// # Errors
    /// When there is no such reply, or it was accepted already.
    pub fn withdraw_reply(self, id: ReplyId, now: Timestamp) -> Result<(Self, Vec<Happening>), ReplyRefusal> {
        let reply = self.reply_with(id).ok_or(ReplyRefusal::NoSuchReply)?;
        match reply.stage {
            ReplyStage::Accepted { .. } => Err(ReplyRefusal::Accepted),
            ReplyStage::Open => {
                let happening = Happening::ReplyWithdrawn { ask: self.id, reply: id, by: reply.by };
                Ok((self.with_reply_at(id, ReplyStage::Withdrawn { at: now }), vec![happening]))
            }
            _ => Ok((self, Vec::new())),
        }
    }

    /// The asker says "no, thank you". A second time changes nothing.
    ///
    /// # Errors
    /// When there is no such reply, or it was accepted already.
    pub fn decline(self, id: ReplyId, now: Timestamp) -> Result<(Self, Vec<Happening>), ReplyRefusal> {
        let reply = self.reply_with(id).ok_or(ReplyRefusal::NoSuchReply)?;
        match reply.stage {
            ReplyStage::Accepted { .. } => Err(ReplyRefusal::Accepted),
            ReplyStage::Open => {
                let happening = Happening::ReplyDeclined { ask: self.id, reply: id, by: reply.by };
                Ok((self.with_reply_at(id, ReplyStage::Declined { at: now }), vec![happening]))
            }
            _ => Ok((self, Vec::new())),
        }
    }
}
