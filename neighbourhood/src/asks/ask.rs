//! What an ask is made of.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::areas::{Circle, Place};
use crate::ids::{AskId, PersonId, ReplyId};
use crate::keyed::keyed;
use crate::text::{FirstName, Sentence, ShortText};
use crate::themes::Theme;

keyed! {
    /// How somebody can help.
    #[derive(Default)]
    pub enum How {
        #[default]
        InPerson = "in_person",
        Door = "door",
        Phone = "phone",
        Online = "online",
    }
}

keyed! {
    /// By when.
    #[derive(Default)]
    pub enum Urgency {
        Now = "now",
        #[default]
        Today = "today",
        ThisWeek = "this_week",
    }
}

keyed! {
    /// What came of it.
    pub enum Outcome {
        Helped = "helped",
        Partly = "partly",
        NotHelped = "not_helped",
    }
}

keyed! {
    /// How an ask ended.
    pub enum Closure {
        Helped = "helped",
        Partly = "partly",
        NotHelped = "not_helped",
        /// By the asker.
        Withdrawn = "withdrawn",
        /// Nobody confirmed it, or nobody said how it went.
        Expired = "expired",
        /// By a host, with a reason.
        Removed = "removed",
        /// A person led the asker to somebody else.
        Referred = "referred",
    }
}

keyed! {
    /// How the asker's address is confirmed.
    pub enum ConfirmBy {
        /// A code from a letter.
        Email = "email",
        /// A person who rings back.
        Phone = "phone",
    }
}

keyed! {
    /// Why a person must look at an ask.
    pub enum NeedReason {
        /// Only a phone number: somebody must ring back.
        RingBack = "ring_back",
        /// Private: for a trained person only.
        Private = "private",
        /// Everybody who could be told has been told.
        ReachSpent = "reach_spent",
        /// Nobody answered in time.
        TooLong = "too_long",
        /// The asker did not answer the replies.
        RepliesWaiting = "replies_waiting",
        /// The asker asked for a person.
        AskedFor = "asked_for",
    }
}

impl From<Outcome> for Closure {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Helped => Closure::Helped,
            Outcome::Partly => Closure::Partly,
            Outcome::NotHelped => Closure::NotHelped,
        }
    }
}

/// An ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    pub id: AskId,
    pub text: Sentence,
    pub theme: Option<Theme>,
    pub place: Place,
    /// The widest circle that may see it.
    pub circle: Circle,
    pub how: How,
    pub urgency: Urgency,
    pub asker: PersonId,
    /// Set when the asker asks on somebody else's behalf.
    pub for_other: Option<ForOther>,
    /// Never on a board, in a feed, in a wave or in search.
    pub private: bool,
    pub placed_at: Timestamp,
    pub stage: Stage,
    /// All replies, in the order in which they came.
    pub replies: Vec<Reply>,
    /// Hidden by a host.
    pub hidden: Option<Hidden>,
    /// On the host's list, and since when.
    pub needs_person: Option<Need>,
}

/// Asked for somebody else, who agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForOther {
    /// What they are called, when that was said.
    pub name: Option<FirstName>,
    /// When the asker said that they agree.
    pub consent_at: Timestamp,
}

/// Why and since when a person must look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    pub why: NeedReason,
    pub since: Timestamp,
}

/// Hidden by a host; the owner sees the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hidden {
    pub by: PersonId,
    pub reason: ShortText,
    pub at: Timestamp,
}

/// Where an ask is on its way; each stage holds exactly its own facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Stage {
    /// Nobody is told before the address is confirmed.
    Unconfirmed {
        since: Timestamp,
        by: ConfirmBy,
    },
    Open {
        since: Timestamp,
    },
    Connected {
        connection: Connection,
    },
    /// With a person: a host or worker. `by` is nothing while it waits for one (a private ask).
    WithTeam {
        since: Timestamp,
        by: Option<PersonId>,
    },
    Closed {
        how: Closure,
        at: Timestamp,
        connection: Option<Connection>,
    },
}

/// The asker and a helper who found each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connection {
    pub reply: ReplyId,
    pub helper: PersonId,
    pub since: Timestamp,
    /// What the asker said came of it.
    pub asker_told: Option<Outcome>,
    /// What the helper said came of it.
    pub helper_told: Option<Outcome>,
    /// When the asker said thank you.
    pub thanked: Option<Timestamp>,
}

/// "I can help with this."
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub id: ReplyId,
    pub by: PersonId,
    pub words: Option<Sentence>,
    pub at: Timestamp,
    pub stage: ReplyStage,
}

/// Where a reply is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum ReplyStage {
    /// The asker can accept it.
    Open,
    Accepted {
        at: Timestamp,
    },
    /// By the asker: "no, thank you".
    Declined {
        at: Timestamp,
    },
    /// By the one who replied.
    Withdrawn {
        at: Timestamp,
    },
    /// It was accepted, and it did not work out.
    FellThrough {
        at: Timestamp,
    },
    /// The ask ended another way.
    NotNeeded {
        at: Timestamp,
    },
}

impl Stage {
    /// The stable name of the stage.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Stage::Unconfirmed { .. } => "unconfirmed",
            Stage::Open { .. } => "open",
            Stage::Connected { .. } => "connected",
            Stage::WithTeam { .. } => "with_team",
            Stage::Closed { .. } => "closed",
        }
    }

    /// Since when the ask is in this stage.
    #[must_use]
    pub const fn since(&self) -> Timestamp {
        match self {
            Stage::Unconfirmed { since, .. } | Stage::Open { since } | Stage::WithTeam { since, .. } => {
                *since
            }
            Stage::Connected { connection } => connection.since,
            Stage::Closed { at, .. } => *at,
        }
    }
}

impl ReplyStage {
    /// The stable name of the stage.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            ReplyStage::Open => "open",
            ReplyStage::Accepted { .. } => "accepted",
            ReplyStage::Declined { .. } => "declined",
            ReplyStage::Withdrawn { .. } => "withdrawn",
            ReplyStage::FellThrough { .. } => "fell_through",
            ReplyStage::NotNeeded { .. } => "not_needed",
        }
    }

    /// When it came to this stage; nothing while it is open.
    #[must_use]
    pub const fn at(&self) -> Option<Timestamp> {
        match self {
            ReplyStage::Open => None,
            ReplyStage::Accepted { at }
            | ReplyStage::Declined { at }
            | ReplyStage::Withdrawn { at }
            | ReplyStage::FellThrough { at }
            | ReplyStage::NotNeeded { at } => Some(*at),
        }
    }
}

impl Ask {
    /// Whether it has ended.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        matches!(self.stage, Stage::Closed { .. })
    }

    /// Whether neighbours can reply now.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Open { .. }) && self.hidden.is_none() && !self.private
    }

    /// The connection, now or as it was when the ask ended.
    #[must_use]
    pub const fn connection(&self) -> Option<&Connection> {
        match &self.stage {
            Stage::Connected { connection } => Some(connection),
            Stage::Closed { connection, .. } => connection.as_ref(),
            Stage::Unconfirmed { .. } | Stage::Open { .. } | Stage::WithTeam { .. } => None,
        }
    }

    /// The helper, once there is one.
    #[must_use]
    pub fn helper(&self) -> Option<PersonId> {
        self.connection().map(|connection| connection.helper)
    }

    /// The reply with this id.
    #[must_use]
    pub fn reply_with(&self, id: ReplyId) -> Option<&Reply> {
        self.replies.iter().find(|reply| reply.id == id)
    }

    /// The last reply of this person.
    #[must_use]
    pub fn reply_of(&self, person: PersonId) -> Option<&Reply> {
        self.replies.iter().rev().find(|reply| reply.by == person)
    }

    /// The replies that the asker can accept.
    pub fn open_replies(&self) -> impl Iterator<Item = &Reply> {
        self.replies.iter().filter(|reply| reply.stage == ReplyStage::Open)
    }

    pub(super) fn with_reply_at(mut self, id: ReplyId, stage: ReplyStage) -> Self {
        for reply in self.replies.iter_mut().filter(|reply| reply.id == id) {
            reply.stage = stage;
        }
        self
    }
}
