//! Letters: by mail, or on the call list for people without.
//!
//! A room says *what* ([`Content`]) and *to whom* ([`Recipient`]); this module keeps it in the
//! outbox in the same transaction as what caused it, and carries it.

pub mod carrier;
pub mod off;
pub mod outbox;
mod paper;
pub mod post_office;

use std::borrow::Cow;

use jiff::Timestamp;
use neighbourhood::ids::PersonId;
use neighbourhood::people::LetterKind;
use neighbourhood::text::{Email, Phone};
use uuid::Uuid;
use words::Lang;

pub use outbox::{PostError, post, post_each, withdraw};

/// Somebody who can be written to or rung.
#[derive(Debug, Clone)]
pub struct Recipient {
    pub person: Option<PersonId>,
    pub name: String,
    pub lang: Lang,
    pub way: Way,
}

#[derive(Debug, Clone)]
pub enum Way {
    Mail(Email),
    /// Becomes an entry on the call list of the hosts of this area.
    Call(Phone),
}

/// What a letter says. HTML and plain text are made from the same.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
pub struct Content {
    /// Never anything of a private ask.
    pub subject: String,
    pub greeting: String,
    pub paragraphs: Vec<String>,
    /// Words and path (`/asks/…`), one button.
    pub button: Option<(String, String)>,
    /// Below the button, smaller.
    pub after: Vec<String>,
    /// A code to type, shown large.
    pub code: Option<String>,
}

/// What sort of letter it is. Some can be refused by kind; those about one's own doings cannot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Of a kind that people choose, and can refuse with one click.
    Chosen(LetterKind),
    /// A code that somebody asked for just now.
    Code,
    /// About one's own ask, reply or offer: an answer came, it was accepted, it is over.
    Own,
    /// To a host, about what waits for a person.
    Host,
}

impl Sort {
    /// The stable name in the outbox.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Chosen(kind) => kind.key(),
            Self::Code => "code",
            Self::Own => "own",
            Self::Host => "host",
        }
    }
}

/// One letter to one person.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    pub kind: Sort,
    pub to: &'a Recipient,
    /// The ask, offer or report it belongs to: its thread in the mailbox, and how it is withdrawn.
    pub about: Option<Uuid>,
    pub content: Content,
    pub due: Timestamp,
    /// Not worth sending after this.
    pub stale_at: Option<Timestamp>,
}

impl Content {
    pub fn new(subject: impl Into<Cow<'static, str>>, greeting: impl Into<Cow<'static, str>>) -> Self {
        Self {
            subject: subject.into().into_owned(),
            greeting: greeting.into().into_owned(),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn says(mut self, paragraph: impl Into<Cow<'static, str>>) -> Self {
        self.paragraphs.push(paragraph.into().into_owned());
        self
    }

    #[must_use]
    pub fn button(mut self, label: impl Into<Cow<'static, str>>, path: impl Into<String>) -> Self {
        self.button = Some((label.into().into_owned(), path.into()));
        self
    }

    #[must_use]
    pub fn after(mut self, line: impl Into<Cow<'static, str>>) -> Self {
        self.after.push(line.into().into_owned());
        self
    }

    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }
}
