//! What the rule is told: the ask, who was told already, and who could be.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::areas::Circle;
use crate::ids::PersonId;
use crate::quiet::QuietHours;

use super::history::History;

/// How soon the asker needs an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Within the hour, also at night for those who allow it.
    Now,
    /// Within about two waking hours; waits at night.
    Today,
    /// First in the digest; people are only told one by one when that gave no answer.
    ThisWeek,
}

/// An ask, as far as reach is concerned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Need {
    /// How soon.
    pub urgency: Urgency,
    /// When the ask was placed (confirmed).
    pub placed_at: Timestamp,
    /// Private asks never go to neighbours.
    pub private: bool,
    /// The widest circle the asker allows.
    pub widest: Circle,
    /// Everybody told so far, in any order.
    pub told: Vec<Told>,
}

/// Somebody who was told about this ask.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// Who.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
    /// The chance of a yes as it was estimated then (0 to 1).
    pub chance: f64,
    /// They said "not this time", or their reply was declined: their place is given to somebody else.
    pub refused: bool,
}

/// Somebody who could be told.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// The smallest circle that holds this person and the ask.
    pub circle: Circle,
    /// Distance for ranking, in metres; never shown.
    pub distance_m: f64,
    /// How well the ask fits what they offered: 1 the same theme, less for something else.
    pub fit: f64,
    /// Whether they offered this very theme (for the explanation).
    pub offered: bool,
    /// What happened with them before.
    pub history: History,
    /// When they want no message.
    pub quiet: QuietHours,
    /// They paused or muted messages until then.
    pub paused_until: Option<Timestamp>,
    /// Their own limit of messages a week; the installation's applies too.
    pub most_per_week: u8,
    /// May not be told about this ask (the asker, a blocked person, no channel).
    pub excluded: bool,
}
