//! A sentence in 64 bits: enough to say whether two of them have words in common.

use crate::words::normalise;

/// The telling words of a sentence, each as one of 64 bits (a Bloom filter of one hash). Two different
/// words may share a bit: it orders what is shown, and decides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Likeness(u64);

impl Likeness {
    /// Of a sentence as it was typed.
    #[must_use]
    pub fn of(sentence: &str) -> Self {
        Self::of_stems(normalise(sentence).iter().map(String::as_str))
    }

    /// Of a text as it stands in a search column: stems with spaces between them.
    #[must_use]
    pub fn of_search_text(text: &str) -> Self {
        Self::of_stems(text.split_whitespace())
    }

    fn of_stems<'a>(stems: impl Iterator<Item = &'a str>) -> Self {
        Self(stems.fold(0, |bits, stem| bits | 1 << (hash(stem.as_bytes()) >> 58)))
    }

    /// The cosine of the two sets of bits: 0 nothing in common, 1 the same words.
    #[must_use]
    pub fn with(self, other: Self) -> f32 {
        let both = (self.0 & other.0).count_ones();
        if both == 0 {
            return 0.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "at most 64 times 64")]
        let size = (self.0.count_ones() * other.0.count_ones()) as f32;
        #[expect(clippy::cast_precision_loss, reason = "at most 64")]
        let both = both as f32;
        both / size.sqrt()
    }
}

/// FNV-1a, then one multiplication so that the highest bits depend on all.
fn hash(bytes: &[u8]) -> u64 {
    let fnv = bytes.iter().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    fnv.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
