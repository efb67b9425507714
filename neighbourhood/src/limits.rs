//! How often is often enough, in constant time and with one stored moment per counter.
//!
//! The generic cell rate algorithm (GCRA, ITU-T I.371): the stored moment is when the counter
//! would be empty again. In any stretch of time `t` at most `burst + t · burst / per` are allowed.

use jiff::{SignedDuration, Timestamp};

use crate::moments::{earlier, later};

/// At most `burst` at once, and `burst` for each `per` in the long run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// How many at once; 0 counts as 1.
    pub burst: u32,
    /// How long it takes to have them all back.
    pub per: SignedDuration,
}

/// Too often. Try again after this long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too often, try again in {} seconds", .after.as_secs())]
pub struct RetryAfter {
    /// How long to wait.
    pub after: SignedDuration,
}

impl RetryAfter {
    /// The stable name of this refusal.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        "too_often"
    }

    /// Whole seconds, rounded up: for the `Retry-After` header.
    #[must_use]
    pub fn seconds(&self) -> u64 {
        u64::try_from(self.after.as_secs()).unwrap_or(0).saturating_add(1)
    }
}

const fn limit(burst: u32, per: SignedDuration) -> Limit {
    Limit { burst, per }
}

/// New asks of one person.
pub const ASKS_PER_PERSON: Limit = limit(5, SignedDuration::from_hours(24));
/// New asks from one network address (a library shares one).
pub const ASKS_PER_ADDRESS: Limit = limit(20, SignedDuration::from_hours(24));
/// New offers of one person.
pub const OFFERS_PER_PERSON: Limit = limit(10, SignedDuration::from_hours(24));
/// Replies of one person.
pub const REPLIES_PER_PERSON: Limit = limit(20, SignedDuration::from_hours(24));
/// Replies from one network address.
pub const REPLIES_PER_ADDRESS: Limit = limit(60, SignedDuration::from_hours(24));
/// Tries of an ask's code from one network address.
pub const CODES_PER_ADDRESS: Limit = limit(10, SignedDuration::from_hours(1));
/// Tries of an ask's code over the whole installation: a network of addresses gets no further.
pub const CODES_IN_ALL: Limit = limit(300, SignedDuration::from_hours(1));
/// Sign-in letters to one person.
pub const SIGN_INS_PER_PERSON: Limit = limit(5, SignedDuration::from_hours(1));
/// Sign-in letters asked from one network address.
pub const SIGN_INS_PER_ADDRESS: Limit = limit(20, SignedDuration::from_hours(1));
/// Tries of the six digits of one sign-in or one confirmation.
pub const DIGITS_PER_SIGN_IN: Limit = limit(5, SignedDuration::from_mins(15));
/// Reports of one person or network address.
pub const REPORTS_PER_ADDRESS: Limit = limit(10, SignedDuration::from_hours(1));
/// Searches from one network address: as somebody types, and a library shares one.
pub const SEARCHES_PER_ADDRESS: Limit = limit(240, SignedDuration::from_mins(2));
/// Requests of one key for programs.
pub const REQUESTS_PER_TOKEN: Limit = limit(600, SignedDuration::from_mins(10));

/// Takes one. `state` is what the last call gave, or nothing for a new counter.
///
/// # Errors
/// [`RetryAfter`] when it was too often; the state then stays what it was.
pub fn take(state: Option<Timestamp>, now: Timestamp, rule: Limit) -> Result<Timestamp, RetryAfter> {
    let empty_at = state.unwrap_or(now).max(now);
    let next = later(empty_at, rule.interval());
    let allowed_at = earlier(next, rule.window());
    if now < allowed_at {
        return Err(RetryAfter { after: now.duration_until(allowed_at) });
    }
    Ok(next)
}

impl Limit {
    /// The time one costs; rounded up, so that rounding never allows more.
    #[must_use]
    pub fn interval(&self) -> SignedDuration {
        let burst = i128::from(self.burst.max(1));
        let nanos = self.per.as_nanos().max(0);
        let each = (nanos + burst - 1) / burst;
        SignedDuration::from_nanos(i64::try_from(each).unwrap_or(i64::MAX))
    }

    /// How far ahead of the moment a counter may run: `burst` intervals.
    fn window(&self) -> SignedDuration {
        let burst = i32::try_from(self.burst.max(1)).unwrap_or(i32::MAX);
        self.interval().checked_mul(burst).unwrap_or(SignedDuration::MAX)
    }
}
