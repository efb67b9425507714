//! An offer: one sentence of what somebody can do or lend, and its way: active, paused, ended.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::areas::{AreaCode, Circle, Place, circle_between};
use crate::asks::{Hidden, How};
use crate::happenings::Happening;
use crate::ids::{OfferId, PersonId};
use crate::keyed::refusal_keys;
use crate::search::Boards;
use crate::text::{Sentence, ShortText};
use crate::themes::Theme;
use crate::times::Times;

/// So many offers that have not ended may one person have.
pub const OFFERS_AT_MOST: u32 = 20;
/// Helping more than this often in a week is not something to promise.
pub const PER_WEEK_AT_MOST: u8 = 7;

/// An offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    pub id: OfferId,
    pub owner: PersonId,
    pub text: Sentence,
    pub themes: Vec<Theme>,
    pub place: Place,
    /// The widest circle in which they want to help.
    pub circle: Circle,
    /// How many times a week at most: 1 to 7.
    pub at_most_per_week: u8,
    pub how: How,
    /// When they usually have time.
    #[serde(default)]
    pub times: Times,
    pub made_at: Timestamp,
    pub stage: OfferStage,
    pub hidden: Option<Hidden>,
}

/// Where an offer is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum OfferStage {
    /// Waits for the owner's address to be confirmed; not shown.
    Unconfirmed {
        since: Timestamp,
    },
    Active {
        since: Timestamp,
    },
    /// Active again by itself at `until`.
    Paused {
        since: Timestamp,
        until: Timestamp,
    },
    Ended {
        at: Timestamp,
    },
}

/// An offer as the form gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferDraft {
    pub text: Sentence,
    pub themes: Vec<Theme>,
    pub place: Place,
    pub circle: Circle,
    pub at_most_per_week: u8,
    pub how: How,
    pub times: Times,
}

/// What the rule needs to know about the owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnerFacts {
    pub id: PersonId,
    pub confirmed: bool,
    /// By a host.
    pub blocked: bool,
    /// Offers of theirs that have not ended.
    pub offers: u32,
}

/// Why an offer cannot be made or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OfferRefusal {
    #[error("the place is wider than the circle")]
    CircleTooNarrow { narrowest: Circle },
    #[error("between 1 and {max} times a week")]
    TimesAWeek { max: u8 },
    #[error("already {max} offers")]
    TooMany { max: u32 },
    #[error("blocked by a host")]
    Blocked,
    #[error("the offer has ended")]
    Ended,
    #[error("a pause ends in the future")]
    PauseInThePast,
    #[error("the owner's address is not confirmed")]
    Unconfirmed,
}

refusal_keys!(OfferRefusal {
    OfferRefusal::CircleTooNarrow { .. } => "circle_too_narrow",
    OfferRefusal::TimesAWeek { .. } => "times_a_week",
    OfferRefusal::TooMany { .. } => "too_many",
    OfferRefusal::Blocked => "blocked",
    OfferRefusal::Ended => "ended",
    OfferRefusal::PauseInThePast => "pause_in_the_past",
    OfferRefusal::Unconfirmed => "unconfirmed",
});

/// An offer, and what happened to it.
pub type Changed = Result<(Offer, Vec<Happening>), OfferRefusal>;

impl OfferDraft {
    fn check(&self) -> Result<(), OfferRefusal> {
        let narrowest = self.place.narrowest_circle();
        if self.circle < narrowest {
            return Err(OfferRefusal::CircleTooNarrow { narrowest });
        }
        if !(1..=PER_WEEK_AT_MOST).contains(&self.at_most_per_week) {
            return Err(OfferRefusal::TimesAWeek { max: PER_WEEK_AT_MOST });
        }
        Ok(())
    }
}

/// Makes an offer. It is shown once the owner's address is confirmed.
///
/// # Errors
/// See [`OfferRefusal`].
pub fn make(draft: OfferDraft, owner: OwnerFacts, id: OfferId, now: Timestamp) -> Changed {
    if owner.blocked {
        return Err(OfferRefusal::Blocked);
    }
    draft.check()?;
    if owner.offers >= OFFERS_AT_MOST {
        return Err(OfferRefusal::TooMany { max: OFFERS_AT_MOST });
    }
    let stage = if owner.confirmed {
        OfferStage::Active { since: now }
    } else {
        OfferStage::Unconfirmed { since: now }
    };
    let offer = Offer {
        id,
        owner: owner.id,
        text: draft.text,
        themes: without_doubles(draft.themes),
        place: draft.place,
        circle: draft.circle,
        at_most_per_week: draft.at_most_per_week,
        how: draft.how,
        times: draft.times,
        made_at: now,
        stage,
        hidden: None,
    };
    Ok((offer, vec![Happening::OfferMade { offer: id, owner: owner.id }]))
}

fn without_doubles(mut themes: Vec<Theme>) -> Vec<Theme> {
    themes.sort_unstable();
    themes.dedup();
    themes
}

impl OfferStage {
    /// The stable name of the stage.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            OfferStage::Unconfirmed { .. } => "unconfirmed",
            OfferStage::Active { .. } => "active",
            OfferStage::Paused { .. } => "paused",
            OfferStage::Ended { .. } => "ended",
        }
    }
}

impl Offer {
    /// The owner's address is confirmed: the offer is shown. A second time changes nothing.
    ///
    /// # Errors
    /// When it has ended.
    pub fn confirm(mut self, now: Timestamp) -> Changed {
        match self.stage {
            OfferStage::Ended { .. } => Err(OfferRefusal::Ended),
            OfferStage::Active { .. } | OfferStage::Paused { .. } => Ok((self, Vec::new())),
            OfferStage::Unconfirmed { .. } => {
                self.stage = OfferStage::Active { since: now };
                let offer = self.id;
                Ok((self, vec![Happening::OfferResumed { offer }]))
            }
        }
    }

    /// Other words, place, circle or times. The same again changes nothing.
    ///
    /// # Errors
    /// When it has ended, or the draft does not hold.
    pub fn change(mut self, draft: OfferDraft) -> Changed {
        if matches!(self.stage, OfferStage::Ended { .. }) {
            return Err(OfferRefusal::Ended);
        }
        draft.check()?;
        let before = self.clone();
        self.text = draft.text;
        self.themes = without_doubles(draft.themes);
        self.place = draft.place;
        self.circle = draft.circle;
        self.at_most_per_week = draft.at_most_per_week;
        self.how = draft.how;
        self.times = draft.times;
        let happened = (self != before).then_some(Happening::OfferChanged { offer: self.id });
        Ok((self, happened.into_iter().collect()))
    }

    /// Not until then. The same pause again changes nothing.
    ///
    /// # Errors
    /// When it has ended, is not confirmed, or `until` has passed.
    pub fn pause(mut self, until: Timestamp, now: Timestamp) -> Changed {
        if until <= now {
            return Err(OfferRefusal::PauseInThePast);
        }
        let since = match self.stage {
            OfferStage::Ended { .. } => return Err(OfferRefusal::Ended),
            OfferStage::Unconfirmed { .. } => return Err(OfferRefusal::Unconfirmed),
            OfferStage::Paused { until: same, .. } if same == until => {
                return Ok((self, Vec::new()));
            }
            OfferStage::Paused { since, .. } => since,
            OfferStage::Active { .. } => now,
        };
        self.stage = OfferStage::Paused { since, until };
        let offer = self.id;
        Ok((self, vec![Happening::OfferPaused { offer, until }]))
    }

    /// Active again. A second time changes nothing.
    ///
    /// # Errors
    /// When it has ended or is not confirmed.
    pub fn resume(mut self, now: Timestamp) -> Changed {
        match self.stage {
            OfferStage::Ended { .. } => Err(OfferRefusal::Ended),
            OfferStage::Unconfirmed { .. } => Err(OfferRefusal::Unconfirmed),
            OfferStage::Active { .. } => Ok((self, Vec::new())),
            OfferStage::Paused { .. } => {
                self.stage = OfferStage::Active { since: now };
                let offer = self.id;
                Ok((self, vec![Happening::OfferResumed { offer }]))
            }
        }
    }

    /// Ends a pause whose time has passed; otherwise nothing changes.
    #[must_use]
    pub fn lapse(mut self, now: Timestamp) -> (Self, Vec<Happening>) {
        match self.stage {
            OfferStage::Paused { until, .. } if until <= now => {
                self.stage = OfferStage::Active { since: until };
                let offer = self.id;
                (self, vec![Happening::OfferResumed { offer }])
            }
            _ => (self, Vec::new()),
        }
    }

    /// Ends it for good. A second time changes nothing.
    #[must_use]
    pub fn end(mut self, now: Timestamp) -> (Self, Vec<Happening>) {
        if matches!(self.stage, OfferStage::Ended { .. }) {
            return (self, Vec::new());
        }
        self.stage = OfferStage::Ended { at: now };
        let offer = self.id;
        (self, vec![Happening::OfferEnded { offer }])
    }

    /// A host hides it. A second time changes nothing.
    #[must_use]
    pub fn hide(mut self, by: PersonId, reason: ShortText, now: Timestamp) -> (Self, Vec<Happening>) {
        if self.hidden.is_some() {
            return (self, Vec::new());
        }
        self.hidden = Some(Hidden { by, reason, at: now });
        let offer = self.id;
        (self, vec![Happening::OfferHidden { offer, by }])
    }

    /// Shown again. Restoring what is not hidden changes nothing.
    #[must_use]
    pub fn restore(mut self, by: PersonId) -> (Self, Vec<Happening>) {
        let happened = self.hidden.take().map(|_| Happening::OfferRestored { offer: self.id, by });
        (self, happened.into_iter().collect())
    }

    /// Whether it is shown and counts for reach now; a pause that has passed is over.
    #[must_use]
    pub fn is_available(&self, now: Timestamp) -> bool {
        let active = match self.stage {
            OfferStage::Active { .. } => true,
            OfferStage::Paused { until, .. } => until <= now,
            OfferStage::Unconfirmed { .. } | OfferStage::Ended { .. } => false,
        };
        active && self.hidden.is_none()
    }

    /// Where it can be found: what is offered is shown to the whole municipality, the nearest first.
    #[must_use]
    pub fn boards(&self) -> Boards {
        match self.stage {
            OfferStage::Active { .. } if self.hidden.is_none() => {
                Boards::of(&self.place, Circle::Municipality)
            }
            _ => Boards::NONE,
        }
    }

    /// Whether it is meant for somebody who lives there.
    #[must_use]
    pub fn is_for(&self, place: &Place) -> bool {
        circle_between(&self.place, place).is_some_and(|circle| circle <= self.circle)
    }

    /// Whether it stands on the public board of this area now.
    #[must_use]
    pub fn is_on_board(&self, board: &AreaCode, now: Timestamp) -> bool {
        let near = match self.circle {
            Circle::Street | Circle::Neighbourhood => self.place.lies_in(board),
            Circle::District => {
                self.place.district().is_some_and(|d| d.contains(board)) || self.place.lies_in(board)
            }
            Circle::Municipality => self.place.municipality().contains(board),
        };
        near && self.is_available(now)
    }
}
