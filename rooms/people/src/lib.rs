//! People: who is known here, how they prove an address, what is theirs to see and to end.
//!
//! No account is needed to ask; a person is made when they ask or offer ([`arrive()`]) and becomes
//! known when their address is proved ([`proofs`]). Contact details are kept sealed and found by
//! keyed hash. Names of people are never listed and nothing here tells who is known.

mod arrive;
pub mod grants;
pub mod off;
mod pages;
pub mod pieces;
pub mod proofs;
pub mod sessions;
mod store;
#[cfg(test)]
mod tests;
pub mod tokens;

/// The words of this room.
mod say {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use arrive::{Newcomer, arrive};
pub use grants::hosts_of;
pub use off::off_path;
pub use pages::{MeCard, me_card, routes};
pub use pieces::{Confirmed, Forget, MayLeave, Piece, Pieces, Work};
pub use store::{
    Source, by_email, by_phone, lang, language, load, recipient, recipient_of, recipients, save,
};

use house::store::{StoreError, Tx};
use jiff::Timestamp;

/// Every statement of this room, per file.
pub const STATEMENTS: &[&[(&str, &str)]] =
    &[store::STATEMENTS, grants::STATEMENTS, proofs::STATEMENTS, sessions::STATEMENTS, tokens::STATEMENTS];

/// Removes proofs and sessions that are over; for the nightly job of the front door.
pub async fn clean(tx: &mut Tx, now: Timestamp) -> Result<u64, StoreError> {
    Ok(proofs::clean(tx, now).await? + sessions::clean(tx, now).await?)
}
