//! A person: who they are to their neighbours, what letters they want, and when.
//!
//! Somebody who asks without an account is a person too, made for that ask; they cannot sign in
//! until an e-mail address is confirmed.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::areas::Place;
use crate::happenings::Happening;
use crate::ids::PersonId;
use crate::keyed::{keyed, refusal_keys};
use crate::quiet::QuietHours;
use crate::text::{Email, FirstName, Phone};

keyed! {
    /// The languages of pages and letters.
    #[derive(Default)]
    pub enum Language {
        #[default]
        Nl = "nl",
        En = "en",
    }
}

keyed! {
    /// The kinds of letters that a person can refuse, each with one click.
    pub enum LetterKind {
        /// "Somebody near you asks …"
        Alerts = "alerts",
        /// What is open near, once a week.
        Digest = "digest",
        /// "How did it go?" and "is it still needed?"
        Questions = "questions",
        /// Something near to do, when nobody needed them for a month.
        Monthly = "monthly",
        /// News of the service.
        News = "news",
    }
}

keyed! {
    /// How an address can be reached.
    pub enum Channel {
        Email = "email",
        Phone = "phone",
    }
}

/// An address or number, and since when we know that it is really theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact<T> {
    pub value: T,
    pub confirmed: Option<Timestamp>,
}

impl<T> Contact<T> {
    /// Not yet confirmed.
    pub const fn new(value: T) -> Self {
        Self { value, confirmed: None }
    }

    /// Confirmed now.
    #[must_use]
    pub fn confirmed_at(self, now: Timestamp) -> Self {
        Self { confirmed: Some(self.confirmed.unwrap_or(now)), ..self }
    }

    /// Whether we know that it is theirs.
    pub const fn is_confirmed(&self) -> bool {
        self.confirmed.is_some()
    }
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    pub name: FirstName,
    pub place: Place,
    pub language: Language,
    pub quiet: QuietHours,
    /// Until when no alerts come.
    pub paused_until: Option<Timestamp>,
    pub letters: BTreeSet<LetterKind>,
    pub email: Option<Contact<Email>>,
    pub phone: Option<Contact<Phone>>,
    pub since: Timestamp,
}

/// Why somebody is not told now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotNow {
    #[error("takes a pause")]
    Paused { until: Timestamp },
    #[error("it is quiet there")]
    Quiet { until: Timestamp },
    #[error("no confirmed address")]
    Unconfirmed,
    #[error("does not want these letters")]
    Unwanted,
}

refusal_keys!(NotNow {
    NotNow::Paused { .. } => "paused",
    NotNow::Quiet { .. } => "quiet",
    NotNow::Unconfirmed => "unconfirmed",
    NotNow::Unwanted => "unwanted",
});

/// Whether this person may get an alert now.
///
/// # Errors
/// Why not, and until when.
pub fn may_be_told(person: &Person, now: Timestamp) -> Result<(), NotNow> {
    if !person.is_confirmed() {
        return Err(NotNow::Unconfirmed);
    }
    if !person.wants(LetterKind::Alerts) {
        return Err(NotNow::Unwanted);
    }
    if let Some(until) = person.paused_until.filter(|until| now < *until) {
        return Err(NotNow::Paused { until });
    }
    if person.quiet.covers_moment(now) {
        return Err(NotNow::Quiet { until: person.quiet.next_open(now) });
    }
    Ok(())
}

impl Person {
    /// A new person with the settings that most people keep.
    #[must_use]
    pub fn new(id: PersonId, name: FirstName, place: Place, now: Timestamp) -> Self {
        Self {
            id,
            name,
            place,
            language: Language::default(),
            quiet: QuietHours::default(),
            paused_until: None,
            letters: [LetterKind::Alerts, LetterKind::Questions, LetterKind::Monthly].into(),
            email: None,
            phone: None,
            since: now,
        }
    }

    /// Whether one of the addresses is known to be theirs.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.email.as_ref().is_some_and(Contact::is_confirmed)
            || self.phone.as_ref().is_some_and(Contact::is_confirmed)
    }

    /// Whether they want letters of this kind.
    #[must_use]
    pub fn wants(&self, kind: LetterKind) -> bool {
        self.letters.contains(&kind)
    }

    /// Where a letter to them goes: a confirmed e-mail address, else the call list.
    #[must_use]
    pub fn channel(&self) -> Option<Channel> {
        if self.email.as_ref().is_some_and(Contact::is_confirmed) {
            Some(Channel::Email)
        } else {
            self.phone.is_some().then_some(Channel::Phone)
        }
    }

    /// The address on this channel is theirs. A second time changes nothing.
    #[must_use]
    pub fn confirm(mut self, channel: Channel, now: Timestamp) -> (Self, Vec<Happening>) {
        let before = self.is_confirmed_on(channel);
        match channel {
            Channel::Email => self.email = self.email.map(|c| c.confirmed_at(now)),
            Channel::Phone => self.phone = self.phone.map(|c| c.confirmed_at(now)),
        }
        let happened = !before && self.is_confirmed_on(channel);
        let happenings = happened.then_some(Happening::PersonConfirmed { person: self.id, channel });
        (self, happenings.into_iter().collect())
    }

    /// No alerts until this moment; nothing ends the pause.
    #[must_use]
    pub fn pause(mut self, until: Option<Timestamp>) -> (Self, Vec<Happening>) {
        if self.paused_until == until {
            return (self, Vec::new());
        }
        self.paused_until = until;
        let happening = match until {
            Some(until) => Happening::PersonPaused { person: self.id, until },
            None => Happening::PersonResumed { person: self.id },
        };
        (self, vec![happening])
    }

    /// No more letters of this kind, as with the one click in a letter.
    #[must_use]
    pub fn unsubscribe(mut self, kind: LetterKind) -> (Self, Vec<Happening>) {
        let was_wanted = self.letters.remove(&kind);
        let happenings =
            was_wanted.then_some(Happening::LettersRefused { person: self.id, kind_of_letter: kind });
        (self, happenings.into_iter().collect())
    }

    const fn is_confirmed_on(&self, channel: Channel) -> bool {
        match (channel, &self.email, &self.phone) {
            (Channel::Email, Some(email), _) => email.is_confirmed(),
            (Channel::Phone, _, Some(phone)) => phone.is_confirmed(),
            _ => false,
        }
    }
}
