//! Dutch writes compounds as one word; the parts say what it is about ("huiswerkbegeleiding": huiswerk).

use super::hash::{Map, Set, hash};
use super::vocabulary::lines;

pub(super) const OPAQUE: &str = include_str!("lexicon/opaque.txt");
const KIND: u8 = b'p';

/// The known parts of compounds, by the hash of how they look inside one.
pub(super) struct Parts {
    stems: Map<u64, String>,
    opaque: Set<u64>,
}

impl Default for Parts {
    fn default() -> Self {
        let opaque =
            lines(OPAQUE).flat_map(str::split_whitespace).map(|w| hash(KIND, w.as_bytes())).collect();
        Parts { stems: Map::default(), opaque }
    }
}

impl Parts {
    pub fn add(&mut self, word: &str, stem: &str) {
        if word.len() < 3 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
            return;
        }
        for linker in ["", "s", "e", "n", "en"] {
            let key = hash(KIND, format!("{word}{linker}").as_bytes());
            self.stems.entry(key).or_insert_with(|| stem.to_owned());
        }
        self.stems.insert(hash(KIND, word.as_bytes()), stem.to_owned());
        if stem.len() >= 3 {
            self.stems.entry(hash(KIND, stem.as_bytes())).or_insert_with(|| stem.to_owned());
        }
    }

    fn get(&self, part: &str) -> Option<&String> {
        self.stems.get(&hash(KIND, part.as_bytes()))
    }

    /// The stems of the parts of a word, all of them known; empty if it is no compound we understand.
    pub fn both(&self, word: &str, stem: &str) -> Vec<String> {
        if self.may_split(word, stem) { self.all(word).unwrap_or_default() } else { Vec::new() }
    }

    /// The stem of the one half that is known and long enough to trust; the left one rather.
    pub fn one(&self, word: &str, stem: &str) -> Vec<String> {
        if self.may_split(word, stem) { self.half(word).unwrap_or_default() } else { Vec::new() }
    }

    fn may_split(&self, word: &str, stem: &str) -> bool {
        let plain = word.is_ascii() && (7..=40).contains(&word.len());
        plain && ![word, stem].iter().any(|w| self.opaque.contains(&hash(KIND, w.as_bytes())))
    }

    /// Both halves known; the right one may itself be a compound.
    fn all(&self, word: &str) -> Option<Vec<String>> {
        for at in (3..=word.len() - 3).rev() {
            let (left, right) = word.split_at(at);
            let Some(left) = self.get(left) else { continue };
            if let Some(right) = self.get(right) {
                return Some(vec![left.clone(), right.clone()]);
            }
            if right.len() >= 7
                && let Some(rest) = self.all(right)
            {
                return Some([vec![left.clone()], rest].concat());
            }
        }
        None
    }

    fn half(&self, word: &str) -> Option<Vec<String>> {
        for at in (4..=word.len() - 3).rev() {
            if let Some(left) = self.get(&word[..at])
                && (at >= 5 || word.len() - at >= 4)
            {
                return Some(vec![left.clone()]);
            }
        }
        for at in 2..=word.len() - 5 {
            if let Some(right) = self.get(&word[at..]) {
                return Some(vec![right.clone()]);
            }
        }
        None
    }
}
