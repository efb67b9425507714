//! What the words of every room need when they are spoken.
//!
//! The words themselves are in `words/nl/<room>.ftl` and `words/en/<room>.ftl`. The build step
//! `words_compile::room("<room>")` turns them into one method per message, so that a missing word
//! does not compile. Here is what those methods lean on: the language, arguments, dates and lists.

mod arg;
mod catalogue;
mod lang;
mod list;
mod number;
pub mod time;

pub use arg::{Arg, ToArg};
pub use catalogue::Catalogue;
pub use lang::{Lang, UnknownLang};
pub use list::list;
pub use number::{decimal, whole};
