//! People
mod arrive;
pub mod grants;
pub mod proofs;
mod store;
pub use arrive::{Newcomer, arrive};
pub use store::{Source, by_email, by_phone, lang, language, load, recipient, recipient_of, save};

#[allow(dead_code)]
mod say {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
