//! Patterns over the stems of a sentence, read from `lexicon/private.txt` (which tells how they are written).

use std::sync::OnceLock;

use crate::words::analysis::Word;
use crate::words::fold;
use crate::words::hash::{Map, Set, hash};
use crate::words::vocabulary::{Vocabulary, lines, vocabulary};

pub(in crate::words) const TEXT: &str = include_str!("../lexicon/private.txt");

/// Other words that may stand between two of a pattern.
const GAP: usize = 4;

/// One of several words, or beginnings of words.
#[derive(Default)]
struct OneOf {
    words: Set<String>,
    /// Written "=word": that form and no other (foreign words, which Dutch stems would confuse).
    exact: Set<String>,
    beginnings: Vec<String>,
    /// Written "a_b": words right after each other.
    phrases: Vec<Vec<String>>,
}

pub(in crate::words) struct Pattern {
    pub why: &'static str,
    /// The same for the same pattern, wherever it stands in the list.
    pub id: u64,
    steps: Vec<OneOf>,
    unless: Set<String>,
}

pub(super) struct Patterns {
    all: Vec<Pattern>,
    /// Patterns by each word of their first step, so that most are never tried.
    by_word: Map<String, Vec<u16>>,
    by_beginning: Vec<(String, u16)>,
}

pub(super) fn patterns() -> &'static Patterns {
    static ONCE: OnceLock<Patterns> = OnceLock::new();
    ONCE.get_or_init(|| Patterns::read(TEXT))
}

impl OneOf {
    fn read(v: &Vocabulary, text: &str, classes: &Map<&str, Vec<String>>) -> OneOf {
        let mut one = OneOf::default();
        for word in text.split('|') {
            if let Some(class) = word.strip_prefix('@') {
                one.words.extend(classes.get(class).into_iter().flatten().cloned());
            } else if let Some(beginning) = word.strip_suffix('*') {
                one.beginnings.extend(fold::tokens(beginning));
            } else if let Some(exact) = word.strip_prefix('=') {
                one.exact.extend(fold::tokens(exact));
            } else if word.contains('_') {
                one.phrases.push(stems(v, word));
            } else {
                one.words.extend(stems(v, word));
            }
        }
        one
    }

    /// How many words this takes at the start of `words`, if it fits there.
    fn takes(&self, words: &[Word]) -> Option<usize> {
        let Word { folded, stem, .. } = words.first()?;
        if self.words.contains(stem)
            || self.exact.contains(folded)
            || self.beginnings.iter().any(|b| folded.starts_with(b.as_str()))
        {
            return Some(1);
        }
        self.phrases
            .iter()
            .find(|phrase| phrase.len() <= words.len() && phrase.iter().zip(words).all(|(a, b)| *a == b.stem))
            .map(Vec::len)
    }
}

fn stems(v: &Vocabulary, word: &str) -> Vec<String> {
    fold::tokens(word).iter().map(|w| v.canonical(w)).collect()
}

impl Patterns {
    fn read(text: &'static str) -> Patterns {
        let v = vocabulary();
        let mut classes: Map<&str, Vec<String>> = Map::default();
        let mut read = Patterns { all: Vec::new(), by_word: Map::default(), by_beginning: Vec::new() };
        for line in lines(text) {
            if let Some(class) = line.strip_prefix('@') {
                let (name, words) = class.split_once(' ').unwrap_or((class, ""));
                classes.insert(name, words.split_whitespace().flat_map(|w| stems(v, w)).collect());
            } else if let Some((why, pattern)) = line.split_once(':') {
                let (unless, steps): (Vec<&str>, Vec<&str>) =
                    pattern.split_whitespace().partition(|w| w.starts_with('!'));
                let steps = steps.into_iter().map(|s| OneOf::read(v, s, &classes)).collect();
                let unless = unless.iter().flat_map(|w| stems(v, w.trim_start_matches('!'))).collect();
                read.add(Pattern { why: why.trim(), id: hash(b'P', line.as_bytes()), steps, unless });
            }
        }
        read
    }

    fn add(&mut self, pattern: Pattern) {
        let (Ok(index), Some(first)) = (u16::try_from(self.all.len()), pattern.steps.first()) else {
            return;
        };
        for word in &first.exact {
            self.by_word.entry(format!("={word}")).or_default().push(index);
        }
        for word in first.words.iter().chain(first.phrases.iter().filter_map(|p| p.first())) {
            self.by_word.entry(word.clone()).or_default().push(index);
        }
        for beginning in &first.beginnings {
            self.by_beginning.push((beginning.clone(), index));
        }
        self.all.push(pattern);
    }

    /// The patterns of which the first word occurs.
    pub fn touched_by(&self, words: &[Word]) -> impl Iterator<Item = &Pattern> {
        let mut seen: Vec<u16> = Vec::new();
        for Word { folded, stem, .. } in words {
            seen.extend(self.by_word.get(stem).into_iter().flatten());
            seen.extend(self.by_word.get(&format!("={folded}")).into_iter().flatten());
            seen.extend(
                self.by_beginning.iter().filter(|(b, _)| folded.starts_with(b.as_str())).map(|(_, i)| *i),
            );
        }
        seen.sort_unstable();
        seen.dedup();
        seen.into_iter().filter_map(|i| self.all.get(usize::from(i)))
    }
}

impl Pattern {
    pub fn fits(&self, words: &[Word]) -> bool {
        let Some((first, rest)) = self.steps.split_first() else {
            return false;
        };
        let fits = |i: usize| first.takes(&words[i..]).is_some_and(|n| follows(rest, &words[i + n..]));
        (0..words.len()).any(fits) && !words.iter().any(|w| self.unless.contains(&w.stem))
    }
}

/// Whether the steps occur in this order, each within reach of the one before.
fn follows(steps: &[OneOf], words: &[Word]) -> bool {
    let Some((step, rest)) = steps.split_first() else {
        return true;
    };
    (0..words.len().min(GAP + 1))
        .any(|i| step.takes(&words[i..]).is_some_and(|n| follows(rest, &words[i + n..])))
}
