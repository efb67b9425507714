//! Random bytes: from the operating system, or from a seed so that a test repeats itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use uuid::Uuid;

#[derive(Clone, Debug)]
pub struct Chance(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Seeded { key: [u8; 32], drawn: Arc<AtomicU64> },
}

impl Chance {
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// The same seed gives the same bytes in the same order. For tests and the demo only.
    pub fn seeded(seed: u64) -> Self {
        let key = *blake3::hash(&seed.to_le_bytes()).as_bytes();
        Self(Source::Seeded { key, drawn: Arc::default() })
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that may ask for randomness")]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        match &self.0 {
            Source::System => {
                if getrandom::fill(&mut out).is_err() {
                    // Without randomness no secret may be made: stop rather than hand out zeros.
                    tracing::error!(event = "chance.no_randomness");
                    std::process::abort();
                }
            }
            Source::Seeded { key, drawn } => {
                let n = drawn.fetch_add(1, Ordering::Relaxed);
                blake3::Hasher::new_keyed(key).update(&n.to_le_bytes()).finalize_xof().fill(&mut out);
            }
        }
        out
    }

    /// A UUIDv7 (RFC 9562): sorts by time.
    pub fn id(&self, now: Timestamp) -> Uuid {
        let ms = u64::try_from(now.as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(ms, &self.bytes()).into_uuid()
    }
}
