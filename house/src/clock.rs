//! What time it is: the real one, or one that a test or the demo can push forward.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};

/// The only source of the present. Everything below the front door takes `now` as an argument.
#[derive(Clone, Debug)]
pub struct Clock {
    fixed: Option<Timestamp>,
    pushed_ms: Arc<AtomicI64>,
}

impl Clock {
    /// The time of the machine, plus what was pushed (nothing, outside the demo).
    pub fn real() -> Self {
        Self { fixed: None, pushed_ms: Arc::default() }
    }

    /// A clock that stands still until pushed.
    pub fn standing_at(instant: Timestamp) -> Self {
        Self { fixed: Some(instant), pushed_ms: Arc::default() }
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that may look at the machine's clock")]
    pub fn now(&self) -> Timestamp {
        let base = self.fixed.unwrap_or_else(Timestamp::now);
        // Whole milliseconds, because that is what the database keeps.
        let ms = base.as_millisecond().saturating_add(self.pushed_ms.load(Ordering::Relaxed));
        Timestamp::from_millisecond(ms).unwrap_or(base)
    }

    pub fn push(&self, by: SignedDuration) {
        let ms = i64::try_from(by.as_millis()).unwrap_or(0);
        self.pushed_ms.fetch_add(ms, Ordering::Relaxed);
    }
}

/// An instant as the database keeps it, and back. Out of range becomes the epoch, which no rule
/// mistakes for the present.
pub fn at(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH)
}
