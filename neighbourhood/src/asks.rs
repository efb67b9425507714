//! An ask: one sentence of somebody's own, and its way to a result.
//!
//! ```text
//! unconfirmed ─> open ──reply accepted──> connected ──result told──> closed(helped | partly | not_helped)
//!                 │  <──── fell through ──────┘
//!                 ├── withdrawn by the asker ─────────> closed(withdrawn)
//!                 └── taken over by a person ─> with_team ─> closed(result | referred)
//! ```

mod ask;
mod connecting;
mod deadlines;
mod doctor;
mod forgetting;
mod hosting;
mod placing;
mod replying;
mod safely; // reaching the asker of a private ask
mod seeing;

pub use ask::{Ask, Connection, ForOther, Hidden, Need, Reply, ReplyStage, Stage};
pub use ask::{Closure, ConfirmBy, How, NeedReason, Outcome, Urgency};
pub use connecting::{
    AcceptRefusal, CloseRefusal, FellThroughRefusal, ResultRefusal, ThankRefusal, WithdrawRefusal,
};
pub use deadlines::{
    ANSWER_REPLY_WITHIN, CONFIRM_WITHIN, CONNECTION_ENDS_AFTER, RESULT_ASKED_AFTER, RETENTION, Responsible,
    STILL_NEEDED_AFTER, WAVE_GRACE, next_responsible,
};
pub use doctor::{Broken, Facts, broken_invariants};
pub use forgetting::{EraseRefusal, ErasedAsk};
pub use hosting::HostRefusal;
pub use placing::{AskerAddress, AskerFacts, ConfirmRefusal, Draft, OPEN_ASKS_AT_MOST, PlaceRefusal, place};
pub use replying::{OPEN_REPLIES_AT_MOST, ReplierFacts, ReplyRefusal};
pub use safely::{NotSafe, SafeContact, SafeWay};
pub use seeing::contact_visible;
