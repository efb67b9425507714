//! One function decides who may do what: `may(actor, action, thing)`.
//!
//! Every route names its action; a test walks all routes with all roles.

mod actions;
mod may;

pub use actions::Action;
pub use may::{Refused, may};

use serde::{Deserialize, Serialize};

use crate::areas::{AreaCode, Place};
use crate::asks::Ask;
use crate::ids::{AskId, PersonId};
use crate::offers::Offer;

/// A role that somebody was given; being a resident needs none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "role", rename_all = "snake_case")]
pub enum Grant {
    /// The person of last resort in this area and all in it.
    Host { area: AreaCode },
    /// Settings of the installation, never content.
    Administrator,
}

impl Grant {
    /// The stable name of the role.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Grant::Host { .. } => "host",
            Grant::Administrator => "administrator",
        }
    }
}

/// Who is asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Nobody we know.
    Visitor,
    /// Whoever has the code of an ask acts as its asker.
    CodeHolder(AskId),
    /// Signed in.
    Person {
        id: PersonId,
        grants: Vec<Grant>,
        /// By a host: may read and look after what is theirs, not write to others.
        blocked: bool,
    },
}

/// What it is about: only what the decision needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    Nothing,
    Area(AreaCode),
    Ask(AskThing),
    /// A reply to an ask.
    Reply {
        ask: AskThing,
        by: PersonId,
    },
    Offer {
        owner: PersonId,
        place: Place,
        shown: bool,
    },
    /// What is of this person: sessions, keys, settings, warnings.
    Person {
        id: PersonId,
        place: Place,
    },
    /// A report about something in this area; `about` is the person whose words it is about.
    Report {
        area: AreaCode,
        by: Option<PersonId>,
        about: Option<PersonId>,
    },
}

/// What a decision needs to know of an ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskThing {
    pub id: AskId,
    pub asker: PersonId,
    pub helper: Option<PersonId>,
    pub place: Place,
    /// Whether everybody may read it: not private, not hidden, confirmed.
    pub public: bool,
    /// Whether this actor replied to it before (they keep seeing it).
    pub replied: bool,
}

impl From<&Ask> for AskThing {
    fn from(ask: &Ask) -> Self {
        let confirmed = !matches!(ask.stage, crate::asks::Stage::Unconfirmed { .. });
        Self {
            id: ask.id,
            asker: ask.asker,
            helper: ask.helper(),
            place: ask.place,
            public: !ask.private && ask.hidden.is_none() && confirmed,
            replied: false,
        }
    }
}

impl Thing {
    /// An ask, as this actor meets it.
    #[must_use]
    pub fn of_ask(ask: &Ask, actor: &Actor) -> Self {
        let replied = actor.person().is_some_and(|id| ask.reply_of(id).is_some());
        Thing::Ask(AskThing { replied, ..AskThing::from(ask) })
    }

    /// An offer.
    #[must_use]
    pub fn of_offer(offer: &Offer, now: jiff::Timestamp) -> Self {
        Thing::Offer { owner: offer.owner, place: offer.place, shown: offer.is_available(now) }
    }

    /// The area it lies in.
    #[must_use]
    pub const fn area(&self) -> Option<AreaCode> {
        match self {
            Thing::Nothing => None,
            Thing::Area(area) | Thing::Report { area, .. } => Some(*area),
            Thing::Ask(ask) | Thing::Reply { ask, .. } => Some(ask.place.area()),
            Thing::Offer { place, .. } | Thing::Person { place, .. } => Some(place.area()),
        }
    }
}

impl Actor {
    /// A signed-in resident without further roles.
    #[must_use]
    pub const fn resident(id: PersonId) -> Self {
        Actor::Person { id, grants: Vec::new(), blocked: false }
    }

    /// Who it is, when signed in.
    #[must_use]
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Actor::Person { id, .. } => Some(*id),
            Actor::Visitor | Actor::CodeHolder(_) => None,
        }
    }

    /// Whether a host blocked them.
    #[must_use]
    pub const fn is_blocked(&self) -> bool {
        matches!(self, Actor::Person { blocked: true, .. })
    }

    /// Whether they are host of this area.
    #[must_use]
    pub fn hosts(&self, here: &AreaCode) -> bool {
        self.grants().iter().any(|grant| matches!(grant, Grant::Host { area } if area.contains(here)))
    }

    /// Whether they are host anywhere.
    #[must_use]
    pub fn is_host(&self) -> bool {
        self.grants().iter().any(|grant| matches!(grant, Grant::Host { .. }))
    }

    /// Whether they look after the installation.
    #[must_use]
    pub fn is_administrator(&self) -> bool {
        self.grants().contains(&Grant::Administrator)
    }

    fn grants(&self) -> &[Grant] {
        match self {
            Actor::Person { grants, .. } => grants,
            Actor::Visitor | Actor::CodeHolder(_) => &[],
        }
    }
}
