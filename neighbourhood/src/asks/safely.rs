//! How the asker of a private ask can be reached without danger: read only by the person who helps.

use serde::{Deserialize, Serialize};

use crate::keyed::{keyed, refusal_keys};

keyed! {
    /// Which way is safe.
    #[derive(Default)]
    pub enum SafeWay {
        /// Whichever was given.
        #[default]
        Any = "any",
        /// A message, but no ringing telephone.
        NoRinging = "no_ringing",
        OnlyEmail = "only_email",
    }
}

/// Which way and at what time of day somebody can be reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafeContact {
    pub way: SafeWay,
    /// From this full hour until that one, in Dutch time.
    pub between: Option<(u8, u8)>,
}

/// Why it cannot be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSafe {
    #[error("only by e-mail, without an address")]
    NoEmail,
    #[error("the end is not after the beginning")]
    Hours,
}

refusal_keys!(NotSafe {
    NotSafe::NoEmail => "no_email",
    NotSafe::Hours => "hours",
});

impl SafeContact {
    /// What was chosen; an hour that was left open is the begin or the end of the day.
    ///
    /// # Errors
    /// When nobody could do it so.
    pub fn read(way: SafeWay, hours: (Option<u8>, Option<u8>), has_email: bool) -> Result<Self, NotSafe> {
        if way == SafeWay::OnlyEmail && !has_email {
            return Err(NotSafe::NoEmail);
        }
        let between = match hours {
            (None, None) => None,
            (from, until) => Some((from.unwrap_or(0), until.unwrap_or(24))),
        };
        match between {
            Some((from, until)) if from >= until || until > 24 => Err(NotSafe::Hours),
            _ => Ok(Self { way, between }),
        }
    }

    /// Whether nothing was asked for.
    #[must_use]
    pub fn is_any(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_could_do_is_refused() {
        let read = SafeContact::read;
        assert_eq!(read(SafeWay::OnlyEmail, (None, None), false), Err(NotSafe::NoEmail));
        assert_eq!(read(SafeWay::NoRinging, (Some(12), Some(9)), false), Err(NotSafe::Hours));
        assert_eq!(read(SafeWay::Any, (Some(9), Some(9)), true), Err(NotSafe::Hours));
        assert_eq!(read(SafeWay::Any, (None, Some(25)), true), Err(NotSafe::Hours));
        let morning = read(SafeWay::OnlyEmail, (Some(9), Some(12)), true);
        assert_eq!(morning, Ok(SafeContact { way: SafeWay::OnlyEmail, between: Some((9, 12)) }));
        assert_eq!(read(SafeWay::Any, (Some(20), None), false).map(|safe| safe.between), Ok(Some((20, 24))));
        assert!(read(SafeWay::Any, (None, None), false).is_ok_and(|safe| safe.is_any()));
    }
}
