//! Helpers whom nobody needed hear from us once a month, with something near that they can do.
//!
//! Never more often, never when they were asked or helped of late, never when they do not want it; and never
//! so that one ask is put to many people this way: it already has its turns in [`crate::reach`].

use jiff::{SignedDuration, Timestamp};

use crate::moments::{DAY, has_passed};
use crate::people::{Channel, LetterKind, Person};
use crate::supply::Supply;
use crate::themes::Theme;

/// Not needed for so long.
const UNNEEDED: SignedDuration = SignedDuration::from_hours(30 * 24);
/// So long after the last such letter: never two in one month of the calendar.
const BETWEEN: SignedDuration = SignedDuration::from_hours(31 * 24);
/// No ask is in more of these letters.
pub const LETTERS_PER_ASK: u32 = 3;

/// What is known of somebody who helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// A host blocked them.
    pub blocked: bool,
    /// Since when they offer something that is shown now.
    pub helps_since: Timestamp,
    /// The last message "can you help?".
    pub asked: Option<Timestamp>,
    /// The last time they replied to an ask themselves.
    pub replied: Option<Timestamp>,
    /// The last letter of this kind.
    pub written: Option<Timestamp>,
}

/// The moment before which somebody must have been left alone to be due at `now`.
#[must_use]
pub fn unneeded_before(now: Timestamp) -> Timestamp {
    crate::moments::earlier(now, UNNEEDED)
}

/// The moment before which the last letter must lie.
#[must_use]
pub fn written_before(now: Timestamp) -> Timestamp {
    crate::moments::earlier(now, BETWEEN)
}

/// When the letter goes: now or when quiet hours end. Nothing when they are not due.
#[must_use]
pub fn due(person: &Person, known: &Known, now: Timestamp) -> Option<Timestamp> {
    let left_alone = |last: Option<Timestamp>| last.is_none_or(|at| has_passed(UNNEEDED, at, now));
    let wanted = person.wants(LetterKind::Monthly) && person.wants(LetterKind::Alerts);
    let paused = person.paused_until.is_some_and(|until| now < until);
    let due = wanted
        && !paused
        && !known.blocked
        // Nobody is rung for this.
        && person.channel() == Some(Channel::Email)
        && has_passed(UNNEEDED, known.helps_since, now)
        && left_alone(known.asked)
        && left_alone(known.replied)
        && known.written.is_none_or(|at| has_passed(BETWEEN, at, now));
    // A pause that begins in the meantime is a day at most away: quiet hours are shorter than that.
    due.then(|| person.quiet.next_open(now)).filter(|at| at.duration_since(now) < DAY)
}

/// Something near to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suggestion<A> {
    /// An open ask that fits and that nobody answered.
    Ask(A),
    /// Few people offer this here, and it is asked.
    Offer(Theme),
    /// Plenty of helpers: invite somebody to ask.
    Invite,
    /// See what goes on.
    Board,
}

/// What to say: an ask when there is one, else what the gauge says is lacking.
#[must_use]
pub fn suggestion<A>(ask: Option<A>, short: &[Theme], offered: &[Theme], all: Supply) -> Suggestion<A> {
    if let Some(ask) = ask {
        return Suggestion::Ask(ask);
    }
    // About what is always private nobody is invited to offer anything.
    let lacking = short.iter().find(|theme| !theme.is_private() && !offered.contains(theme));
    match (lacking, all) {
        (Some(theme), _) => Suggestion::Offer(*theme),
        (None, Supply::LacksAsks) => Suggestion::Invite,
        (None, _) => Suggestion::Board,
    }
}

const _: () = assert!(DAY.as_secs() * 31 == BETWEEN.as_secs(), "a month has at most 31 days");
