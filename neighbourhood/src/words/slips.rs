//! Slips of the finger: a word one letter away from one we know ("boodschpapen").

use super::hash::{Map, hash};

const KIND: u8 = b's';
const SHORTEST: usize = 5;

/// Known words by every way to leave one letter out (after Wolf Garbe's symmetric deletes).
#[derive(Default)]
pub(super) struct Slips {
    words: Vec<(String, String)>,
    by_deletion: Map<u64, Vec<u16>>,
}

impl Slips {
    pub fn add(&mut self, word: &str, stem: &str) {
        let Ok(index) = u16::try_from(self.words.len()) else {
            return;
        };
        if word.len() < SHORTEST || !word.bytes().all(|b| b.is_ascii_lowercase()) {
            return;
        }
        self.words.push((word.to_owned(), stem.to_owned()));
        for key in deletions(word).chain([hash(KIND, word.as_bytes())]) {
            self.by_deletion.entry(key).or_default().push(index);
        }
    }

    /// The stem of a known word one slip away, with the same first letter.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        if word.len() < SHORTEST || word.len() > 24 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
            return None;
        }
        for key in [hash(KIND, word.as_bytes())].into_iter().chain(deletions(word)) {
            for index in self.by_deletion.get(&key).into_iter().flatten() {
                let (known, stem) = self.words.get(usize::from(*index))?;
                if one_slip(known.as_bytes(), word.as_bytes()) {
                    return Some(stem);
                }
            }
        }
        None
    }
}

fn deletions(word: &str) -> impl Iterator<Item = u64> {
    (1..word.len()).map(move |at| {
        let mut bytes = [0u8; 64];
        let mut n = 0;
        for (i, b) in word.bytes().enumerate().take(64) {
            if i != at {
                bytes[n] = b;
                n += 1;
            }
        }
        hash(KIND, &bytes[..n])
    })
}

/// Whether one insertion, deletion, replacement or swap of neighbours turns `a` into `b`.
fn one_slip(a: &[u8], b: &[u8]) -> bool {
    if a.first() != b.first() || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    match (a, b) {
        ([], [] | [_]) | ([_], [] | [_]) => true,
        ([p, q], [r, s]) => p == s && q == r,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_one_slip_and_not_two() {
        let mut slips = Slips::default();
        slips.add("medicijnen", "medicijn");
        slips.add("wandelen", "wandelen");
        for typed in ["medicinen", "medicijnnen", "medicijmen", "medicjinen"] {
            assert_eq!(slips.nearest(typed), Some("medicijn"), "{typed}");
        }
        for typed in ["medicatie", "handelen", "wan", ""] {
            assert_eq!(slips.nearest(typed), None, "{typed}");
        }
    }
}
