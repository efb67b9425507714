//! Placing an ask, and confirming that the asker can be reached before anybody is told.

use jiff::Timestamp;

use crate::areas::{Circle, Place};
use crate::asks::{Ask, ConfirmBy, ForOther, How, Need, NeedReason, Stage, Urgency};
use crate::happenings::Happening;
use crate::ids::{AskId, PersonId};
use crate::keyed::{keyed, refusal_keys};
use crate::text::{FirstName, Sentence};
use crate::themes::Theme;

/// So many asks may one person have open at a time.
pub const OPEN_ASKS_AT_MOST: u32 = 5;

keyed! {
    /// What we know of the asker's address.
    pub enum AskerAddress {
        /// Confirmed before: the ask opens at once.
        Confirmed = "confirmed",
        /// An e-mail address that waits for its code.
        Email = "email",
        /// Only a phone number: somebody rings back.
        Phone = "phone",
        /// None at all.
        Missing = "missing",
    }
}

/// What the rule needs to know about the asker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskerFacts {
    pub id: PersonId,
    pub address: AskerAddress,
    /// Asks of theirs that are not closed.
    pub open_asks: u32,
    /// By a host.
    pub blocked: bool,
}

/// An ask as the form gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub text: Sentence,
    pub theme: Option<Theme>,
    pub place: Place,
    pub circle: Circle,
    pub how: How,
    pub urgency: Urgency,
    /// For somebody else: what they are called (if said), and whether they agree.
    pub for_other: Option<(Option<FirstName>, bool)>,
    /// As the asker chose; the theme `safety` is private whatever was chosen.
    pub private: bool,
}

/// Why an ask cannot be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlaceRefusal {
    #[error("the other person has not agreed")]
    NoConsent,
    #[error("the place is wider than the circle")]
    CircleTooNarrow { narrowest: Circle },
    #[error("no address or number to reach the asker")]
    Unreachable,
    #[error("already {max} open asks")]
    TooManyOpen { max: u32 },
    #[error("blocked by a host")]
    Blocked,
}

refusal_keys!(PlaceRefusal {
    PlaceRefusal::NoConsent => "no_consent",
    PlaceRefusal::CircleTooNarrow { .. } => "circle_too_narrow",
    PlaceRefusal::Unreachable => "unreachable",
    PlaceRefusal::TooManyOpen { .. } => "too_many_open",
    PlaceRefusal::Blocked => "blocked",
});

/// Why an ask cannot be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConfirmRefusal {
    #[error("the ask has ended")]
    Closed,
}

refusal_keys!(ConfirmRefusal { ConfirmRefusal::Closed => "closed" });

/// Places an ask. A private one goes straight to a person; one without a confirmed address waits.
///
/// # Errors
/// See [`PlaceRefusal`].
pub fn place(
    draft: Draft,
    asker: AskerFacts,
    id: AskId,
    now: Timestamp,
) -> Result<(Ask, Vec<Happening>), PlaceRefusal> {
    check(&draft, &asker)?;
    let private = draft.private || draft.theme.is_some_and(Theme::is_private);
    let stage = match asker.address {
        _ if private => Stage::WithTeam { since: now, by: None },
        AskerAddress::Email => Stage::Unconfirmed { since: now, by: ConfirmBy::Email },
        AskerAddress::Phone => Stage::Unconfirmed { since: now, by: ConfirmBy::Phone },
        AskerAddress::Confirmed | AskerAddress::Missing => Stage::Open { since: now },
    };
    let why = match stage {
        Stage::WithTeam { .. } => Some(NeedReason::Private),
        Stage::Unconfirmed { by: ConfirmBy::Phone, .. } => Some(NeedReason::RingBack),
        _ => None,
    };
    let mut happenings = vec![Happening::AskPlaced { ask: id, asker: asker.id }];
    happenings.extend(why.map(|why| Happening::NeedsPerson { ask: id, why }));
    if matches!(stage, Stage::Open { .. }) {
        happenings.push(Happening::AskOpened { ask: id });
    }
    let ask = Ask {
        id,
        text: draft.text,
        theme: draft.theme,
        place: draft.place,
        circle: draft.circle,
        how: draft.how,
        urgency: draft.urgency,
        asker: asker.id,
        for_other: draft.for_other.map(|(name, _)| ForOther { name, consent_at: now }),
        private,
        placed_at: now,
        stage,
        replies: Vec::new(),
        hidden: None,
        needs_person: why.map(|why| Need { why, since: now }),
    };
    Ok((ask, happenings))
}

fn check(draft: &Draft, asker: &AskerFacts) -> Result<(), PlaceRefusal> {
    if asker.blocked {
        return Err(PlaceRefusal::Blocked);
    }
    if asker.address == AskerAddress::Missing {
        return Err(PlaceRefusal::Unreachable);
    }
    if matches!(draft.for_other, Some((_, false))) {
        return Err(PlaceRefusal::NoConsent);
    }
    let narrowest = draft.place.narrowest_circle();
    if draft.circle < narrowest {
        return Err(PlaceRefusal::CircleTooNarrow { narrowest });
    }
    if asker.open_asks >= OPEN_ASKS_AT_MOST {
        return Err(PlaceRefusal::TooManyOpen { max: OPEN_ASKS_AT_MOST });
    }
    Ok(())
}

impl Ask {
    /// The asker can be reached: by the code from the letter, or because somebody rang back.
    /// From now on neighbours are told. A second time changes nothing.
    ///
    /// # Errors
    /// When the ask ended in the meantime.
    pub fn confirm(mut self, now: Timestamp) -> Result<(Self, Vec<Happening>), ConfirmRefusal> {
        match self.stage {
            Stage::Closed { .. } => Err(ConfirmRefusal::Closed),
            Stage::Unconfirmed { .. } => {
                self.stage = Stage::Open { since: now };
                self.needs_person = None;
                let ask = self.id;
                Ok((self, vec![Happening::AskConfirmed { ask }, Happening::AskOpened { ask }]))
            }
            Stage::Open { .. } | Stage::Connected { .. } | Stage::WithTeam { .. } => Ok((self, Vec::new())),
        }
    }
}
