//! Ids: time-ordered UUIDs (version 7), each noun its own type so that they cannot be mixed up.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The text was not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id: 48 bits of milliseconds, the rest from the caller's random bytes.
            #[must_use]
            pub fn new_v7(now: Timestamp, random: [u8; 10]) -> Self {
                Self(v7(now, random))
            }

            /// Takes an id that was stored before.
            #[must_use]
            pub const fn from_uuid(id: Uuid) -> Self {
                Self(id)
            }

            /// The id as a UUID, for the store.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::try_parse(text).map(Self).map_err(|_| NotAnId)
            }
        }
    )+};
}

fn v7(now: Timestamp, random: [u8; 10]) -> Uuid {
    let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

ids! {
    /// An ask.
    AskId,
    /// An offer.
    OfferId,
    /// A reply to an ask.
    ReplyId,
    /// A person, with or without an account.
    PersonId,
    /// One message to one person about one ask.
    AlertId,
    /// A round of alerts.
    WaveId,
    /// "Something is wrong here."
    ReportId,
    /// A host's warning to a person.
    WarningId,
    /// A host's block of a person.
    BlockId,
    /// A signed-in browser.
    SessionId,
    /// A waiting sign-in: a link and six digits.
    SignInId,
    /// A key for programs.
    TokenId,
    /// A letter in the outbox or an entry on the call list.
    LetterId,
    /// One recorded happening.
    HappeningId,
    /// A job that waits for its moment.
    JobId,
}
