//! People
mod arrive;
pub mod grants;
pub mod off;
pub mod pieces;
pub mod proofs;
pub mod sessions;
mod store;
#[cfg(test)]
mod tests;
pub mod tokens;
pub use arrive::{Newcomer, arrive};
pub use store::{Source, by_email, by_phone, lang, language, load, recipient, recipient_of, save};

#[allow(dead_code)]
mod say {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// Every statement of this room, per file.
pub const STATEMENTS: &[&[(&str, &str)]] =
    &[store::STATEMENTS, grants::STATEMENTS, proofs::STATEMENTS, sessions::STATEMENTS, tokens::STATEMENTS];
