//! What people type, made into types at the door. After this nobody checks again.
//!
//! `Debug` of these types never shows the text itself, so that none of it lands in a log.

mod contact;
mod exposed;
mod plain;

pub use contact::{ContactError, Email, Phone};
pub use exposed::exposed;
pub use plain::{FirstName, Sentence, ShortText, TextError};
