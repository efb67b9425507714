//! Everything that can happen: the vocabulary between rules and rooms.
//!
//! Only ids and keys, never what somebody wrote or who they are: these are kept after the text
//! and the people are erased. The kind of each is stable; it is in the database and the API.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::areas::AreaCode;
use crate::asks::{Closure, NeedReason, Outcome};
use crate::ids::{
    AlertId, AskId, BlockId, OfferId, PersonId, ReplyId, ReportId, SignInId, TokenId, WarningId, WaveId,
};
use crate::people::{Channel, LetterKind};

/// Makes the enum and `kind()`, so that the two cannot differ.
macro_rules! happenings {
    ($($(#[$meta:meta])* $variant:ident { $($field:ident : $type:ty),+ $(,)? } = $kind:literal),+ $(,)?) => {
        /// Something that happened.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        pub enum Happening {
            $($(#[$meta])* #[serde(rename = $kind)] $variant { $($field: $type),+ }),+
        }

        impl Happening {
            /// Every kind there is.
            pub const KINDS: &'static [&'static str] = &[$($kind),+];

            /// The stable name of this kind.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self { $(Happening::$variant { .. } => $kind),+ }
            }
        }
    };
}

happenings! {
    AskPlaced { ask: AskId, asker: PersonId } = "ask_placed",
    /// The address was confirmed: neighbours may be told from now on.
    AskConfirmed { ask: AskId } = "ask_confirmed",
    AskChanged { ask: AskId } = "ask_changed",
    /// The ask is open (again): reach looks at it at once.
    AskOpened { ask: AskId } = "ask_opened",
    ReplyGiven { ask: AskId, reply: ReplyId, by: PersonId } = "reply_given",
    ReplyWithdrawn { ask: AskId, reply: ReplyId, by: PersonId } = "reply_withdrawn",
    ReplyAccepted { ask: AskId, reply: ReplyId, helper: PersonId } = "reply_accepted",
    ReplyDeclined { ask: AskId, reply: ReplyId, by: PersonId } = "reply_declined",
    /// Somebody else helps; this one is thanked.
    ReplySetAside { ask: AskId, reply: ReplyId, by: PersonId } = "reply_set_aside",
    /// From now on `to` sees how to reach `of`.
    ContactShared { ask: AskId, to: PersonId, of: PersonId } = "contact_shared",
    AskFellThrough { ask: AskId, reply: ReplyId, helper: PersonId } = "ask_fell_through",
    ResultTold { ask: AskId, by: PersonId, outcome: Outcome } = "result_told",
    AskClosed { ask: AskId, how: Closure } = "ask_closed",
    /// A person must look at it: the host's list.
    NeedsPerson { ask: AskId, why: NeedReason } = "needs_person",
    AskTakenOver { ask: AskId, by: PersonId } = "ask_taken_over",
    AskHidden { ask: AskId, by: PersonId } = "ask_hidden",
    AskRestored { ask: AskId, by: PersonId } = "ask_restored",
    AskErased { ask: AskId } = "ask_erased",
    Thanked { ask: AskId, by: PersonId, helper: PersonId } = "thanked",

    /// A round of alerts was decided.
    WaveSent { ask: AskId, wave: WaveId, told: u32 } = "wave_sent",
    AlertSent { ask: AskId, alert: AlertId, to: PersonId } = "alert_sent",
    AlertWithdrawn { ask: AskId, alert: AlertId, to: PersonId } = "alert_withdrawn",
    /// "Not this time."
    AlertDeclined { ask: AskId, alert: AlertId, by: PersonId } = "alert_declined",

    OfferMade { offer: OfferId, owner: PersonId } = "offer_made",
    OfferChanged { offer: OfferId } = "offer_changed",
    OfferPaused { offer: OfferId, until: Timestamp } = "offer_paused",
    OfferResumed { offer: OfferId } = "offer_resumed",
    OfferEnded { offer: OfferId } = "offer_ended",
    OfferHidden { offer: OfferId, by: PersonId } = "offer_hidden",
    OfferRestored { offer: OfferId, by: PersonId } = "offer_restored",

    SignInRequested { sign_in: SignInId } = "sign_in_requested",
    SignedIn { person: PersonId } = "signed_in",
    SignedOut { person: PersonId } = "signed_out",
    PersonConfirmed { person: PersonId, channel: Channel } = "person_confirmed",
    PersonChanged { person: PersonId } = "person_changed",
    PersonPaused { person: PersonId, until: Timestamp } = "person_paused",
    PersonResumed { person: PersonId } = "person_resumed",
    LettersRefused { person: PersonId, kind_of_letter: LetterKind } = "letters_refused",
    PersonForgotten { person: PersonId } = "person_forgotten",
    TokenMade { token: TokenId, person: PersonId } = "token_made",
    TokenRevoked { token: TokenId, person: PersonId } = "token_revoked",
    HostAppointed { person: PersonId, area: AreaCode } = "host_appointed",
    HostDismissed { person: PersonId, area: AreaCode } = "host_dismissed",

    ReportMade { report: ReportId } = "report_made",
    ReportAnswered { report: ReportId, by: PersonId } = "report_answered",
    PersonWarned { warning: WarningId, person: PersonId, by: PersonId } = "person_warned",
    WarningAnswered { warning: WarningId, person: PersonId } = "warning_answered",
    PersonBlocked { block: BlockId, person: PersonId, by: PersonId } = "person_blocked",
    BlockAnswered { block: BlockId, person: PersonId } = "block_answered",
    BlockLifted { block: BlockId, person: PersonId, by: PersonId } = "block_lifted",
    /// Somebody wants nothing more to do with somebody.
    PersonAvoided { by: PersonId, whom: PersonId } = "person_avoided",
    AvoidanceEnded { by: PersonId, whom: PersonId } = "avoidance_ended",
}

impl Happening {
    /// The ask it is about, if it is about one.
    #[must_use]
    pub const fn ask(&self) -> Option<AskId> {
        use Happening as H;
        match self {
            H::AskPlaced { ask, .. }
            | H::AskConfirmed { ask }
            | H::AskChanged { ask }
            | H::AskOpened { ask }
            | H::ReplyGiven { ask, .. }
            | H::ReplyWithdrawn { ask, .. }
            | H::ReplyAccepted { ask, .. }
            | H::ReplyDeclined { ask, .. }
            | H::ReplySetAside { ask, .. }
            | H::ContactShared { ask, .. }
            | H::AskFellThrough { ask, .. }
            | H::ResultTold { ask, .. }
            | H::AskClosed { ask, .. }
            | H::NeedsPerson { ask, .. }
            | H::AskTakenOver { ask, .. }
            | H::AskHidden { ask, .. }
            | H::AskRestored { ask, .. }
            | H::AskErased { ask }
            | H::Thanked { ask, .. }
            | H::WaveSent { ask, .. }
            | H::AlertSent { ask, .. }
            | H::AlertWithdrawn { ask, .. }
            | H::AlertDeclined { ask, .. } => Some(*ask),
            _ => None,
        }
    }

    /// Nothing follows: it is said elsewhere in the same breath (an ask that is confirmed is also opened), or it
    /// concerns nobody but who did it. The front door's `follow.rs` has the same list, and a test compares them.
    #[must_use]
    pub const fn only_recorded(&self) -> bool {
        use Happening as H;
        matches!(
            self,
            H::AskConfirmed { .. }
                | H::AskChanged { .. }
                | H::ContactShared { .. }
                | H::AskErased { .. }
                | H::WaveSent { .. }
                | H::AlertSent { .. }
                | H::AlertWithdrawn { .. }
                | H::AlertDeclined { .. }
                | H::OfferMade { .. }
                | H::OfferChanged { .. }
                | H::OfferPaused { .. }
                | H::OfferResumed { .. }
                | H::OfferEnded { .. }
                | H::OfferRestored { .. }
                | H::SignInRequested { .. }
                | H::SignedIn { .. }
                | H::SignedOut { .. }
                | H::PersonConfirmed { .. }
                | H::PersonPaused { .. }
                | H::PersonResumed { .. }
                | H::LettersRefused { .. }
                | H::PersonForgotten { .. }
                | H::TokenMade { .. }
                | H::TokenRevoked { .. }
                | H::HostDismissed { .. }
                | H::PersonAvoided { .. }
                | H::AvoidanceEnded { .. }
        )
    }
}
