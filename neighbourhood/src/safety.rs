//! When something is wrong: reports, warnings, blocks by a host, and avoiding somebody.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::happenings::Happening;
use crate::ids::{AskId, BlockId, OfferId, PersonId, ReplyId, ReportId, WarningId};
use crate::keyed::{keyed, refusal_keys};
use crate::text::ShortText;

keyed! {
    /// What seems to be wrong.
    pub enum Wrong {
        /// Somebody may be in danger: first in the host's list.
        Danger = "danger",
        Fraud = "fraud",
        Rude = "rude",
        /// It says too much about somebody.
        Personal = "personal",
        Advertising = "advertising",
        Other = "other",
    }
}

keyed! {
    /// What a host did about it.
    pub enum Measure {
        Nothing = "nothing",
        Talked = "talked",
        Hidden = "hidden",
        Warned = "warned",
        Blocked = "blocked",
    }
}

/// What a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum About {
    Ask { ask: AskId },
    Reply { ask: AskId, reply: ReplyId },
    Offer { offer: OfferId },
    Person { person: PersonId },
}

/// "Something is wrong here."
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub id: ReportId,
    pub about: About,
    pub wrong: Wrong,
    pub words: Option<ShortText>,
    /// Nothing for a visitor without an account.
    pub by: Option<PersonId>,
    pub at: Timestamp,
    pub stage: ReportStage,
}

/// Where a report is on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum ReportStage {
    Open,
    /// The one who reported gets this answer.
    Answered {
        at: Timestamp,
        by: PersonId,
        measure: Measure,
        answer: ShortText,
    },
}

/// Why something about safety cannot be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SafetyRefusal {
    #[error("this report was answered already")]
    AnsweredAlready,
    #[error("only the person it is about can answer")]
    NotAboutYou,
    #[error("nobody blocks or avoids themselves")]
    Yourself,
    #[error("hosts are judged by other hosts: not about yourself")]
    OwnCase,
}

refusal_keys!(SafetyRefusal {
    SafetyRefusal::AnsweredAlready => "answered_already",
    SafetyRefusal::NotAboutYou => "not_about_you",
    SafetyRefusal::Yourself => "yourself",
    SafetyRefusal::OwnCase => "own_case",
});

/// Something is wrong here.
#[must_use]
pub fn report(
    id: ReportId,
    about: About,
    said: (Wrong, Option<ShortText>),
    by: Option<PersonId>,
    now: Timestamp,
) -> (Report, Vec<Happening>) {
    let (wrong, words) = said;
    let report = Report { id, about, wrong, words, by, at: now, stage: ReportStage::Open };
    (report, vec![Happening::ReportMade { report: id }])
}

impl Report {
    /// A host answers. `about` is the person whose words or deeds are reported, if known.
    ///
    /// # Errors
    /// When it was answered before, or the host is the one it is about.
    pub fn answer(
        mut self,
        host: (PersonId, Option<PersonId>),
        measure: Measure,
        answer: ShortText,
        now: Timestamp,
    ) -> Result<(Self, Vec<Happening>), SafetyRefusal> {
        let (by, about) = host;
        if about == Some(by) {
            return Err(SafetyRefusal::OwnCase);
        }
        if self.stage != ReportStage::Open {
            return Err(SafetyRefusal::AnsweredAlready);
        }
        self.stage = ReportStage::Answered { at: now, by, measure, answer };
        let happening = Happening::ReportAnswered { report: self.id, by };
        Ok((self, vec![happening]))
    }

    /// Whether it waits for a host.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.stage, ReportStage::Open)
    }
}

/// What the person says to a warning or a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub words: ShortText,
    pub at: Timestamp,
}

/// A host's warning; the person sees the reason and can answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    pub id: WarningId,
    pub person: PersonId,
    pub by: PersonId,
    pub reason: ShortText,
    pub at: Timestamp,
    pub answer: Option<Answer>,
}

/// Warns somebody.
///
/// # Errors
/// When the host would warn themselves.
pub fn warn(
    id: WarningId,
    pair: (PersonId, PersonId),
    reason: ShortText,
    now: Timestamp,
) -> Result<(Warning, Vec<Happening>), SafetyRefusal> {
    let (by, person) = pair;
    if by == person {
        return Err(SafetyRefusal::OwnCase);
    }
    let warning = Warning { id, person, by, reason, at: now, answer: None };
    Ok((warning, vec![Happening::PersonWarned { warning: id, person, by }]))
}

impl Warning {
    /// The person answers; a later answer takes the place of the earlier.
    ///
    /// # Errors
    /// When somebody else answers.
    pub fn reply(
        mut self,
        by: PersonId,
        words: ShortText,
        now: Timestamp,
    ) -> Result<(Self, Vec<Happening>), SafetyRefusal> {
        if by != self.person {
            return Err(SafetyRefusal::NotAboutYou);
        }
        self.answer = Some(Answer { words, at: now });
        let happening = Happening::WarningAnswered { warning: self.id, person: by };
        Ok((self, vec![happening]))
    }
}

/// A host's block: no asks, offers or replies until it ends. The person sees the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    pub id: BlockId,
    pub person: PersonId,
    pub by: PersonId,
    pub reason: ShortText,
    pub at: Timestamp,
    /// Nothing: until a host lifts it.
    pub until: Option<Timestamp>,
    pub lifted: Option<Lifted>,
    pub answer: Option<Answer>,
}

/// Lifted by a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lifted {
    pub by: PersonId,
    pub at: Timestamp,
}

/// Blocks somebody. `pair` is the host and the person.
///
/// # Errors
/// When the host would block themselves.
pub fn block(
    id: BlockId,
    pair: (PersonId, PersonId),
    reason: ShortText,
    until: Option<Timestamp>,
    now: Timestamp,
) -> Result<(Block, Vec<Happening>), SafetyRefusal> {
    let (by, person) = pair;
    if by == person {
        return Err(SafetyRefusal::Yourself);
    }
    let block = Block { id, person, by, reason, at: now, until, lifted: None, answer: None };
    Ok((block, vec![Happening::PersonBlocked { block: id, person, by }]))
}

impl Block {
    /// Whether it holds at this moment.
    #[must_use]
    pub fn holds(&self, now: Timestamp) -> bool {
        self.lifted.is_none() && self.until.is_none_or(|until| now < until)
    }

    /// The person answers; a later answer takes the place of the earlier.
    ///
    /// # Errors
    /// When somebody else answers.
    pub fn reply(
        mut self,
        by: PersonId,
        words: ShortText,
        now: Timestamp,
    ) -> Result<(Self, Vec<Happening>), SafetyRefusal> {
        if by != self.person {
            return Err(SafetyRefusal::NotAboutYou);
        }
        self.answer = Some(Answer { words, at: now });
        let happening = Happening::BlockAnswered { block: self.id, person: by };
        Ok((self, vec![happening]))
    }

    /// A host lifts it. A second time changes nothing.
    ///
    /// # Errors
    /// When the blocked person would lift it.
    pub fn lift(mut self, by: PersonId, now: Timestamp) -> Result<(Self, Vec<Happening>), SafetyRefusal> {
        if by == self.person {
            return Err(SafetyRefusal::OwnCase);
        }
        if self.lifted.is_some() {
            return Ok((self, Vec::new()));
        }
        self.lifted = Some(Lifted { by, at: now });
        let happening = Happening::BlockLifted { block: self.id, person: self.person, by };
        Ok((self, vec![happening]))
    }
}

/// Somebody wants nothing more to do with somebody. The other is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Avoidance {
    pub by: PersonId,
    pub whom: PersonId,
    pub since: Timestamp,
}

/// Avoids somebody.
///
/// # Errors
/// When it is oneself.
pub fn avoid(
    by: PersonId,
    whom: PersonId,
    now: Timestamp,
) -> Result<(Avoidance, Vec<Happening>), SafetyRefusal> {
    if by == whom {
        return Err(SafetyRefusal::Yourself);
    }
    Ok((Avoidance { by, whom, since: now }, vec![Happening::PersonAvoided { by, whom }]))
}

/// Whether one of the two avoids the other.
#[must_use]
pub fn avoid_each_other(avoidances: &[Avoidance], a: PersonId, b: PersonId) -> bool {
    avoidances.iter().any(|one| (one.by == a && one.whom == b) || (one.by == b && one.whom == a))
}
