//! The word lists, read once from the text files in `lexicon/`, and what they say of a single word.

use std::sync::OnceLock;

use super::compound::{OPAQUE, Parts};
use super::fold;
use super::hash::{Map, Set};
use super::private::PATTERNS;
use super::slips::Slips;
use super::stem::stem;
use crate::themes::Theme;

const SPELLING: &str = include_str!("lexicon/spelling.txt");
const FORMS: &str = include_str!("lexicon/forms.txt");
const SYNONYMS: &str = include_str!("lexicon/synonyms.txt");
const STOP: &str = include_str!("lexicon/stop.txt");
const CONCEPTS: [&str; 5] = [
    include_str!("lexicon/concepts/home.txt"),
    include_str!("lexicon/concepts/company.txt"),
    include_str!("lexicon/concepts/papers.txt"),
    include_str!("lexicon/concepts/care.txt"),
    include_str!("lexicon/concepts/private.txt"),
];

/// What a group of words is about: finer than a theme ("plumbing" within odd jobs).
pub(super) struct Concept {
    pub key: &'static str,
    pub themes: Vec<Theme>,
    pub kindred: Vec<u8>,
    /// One of those that private sentences are made of; not for matching.
    pub sensitive: bool,
}

pub(super) struct Vocabulary {
    spelling: Map<&'static str, &'static str>,
    forms: Map<&'static str, &'static str>,
    synonyms: Map<String, String>,
    stop: Set<String>,
    pub concepts: Vec<Concept>,
    /// From a stem, or two or three stems with a space between, to concepts.
    meanings: Map<String, Vec<u8>>,
    /// First stems of phrases, so that most words cost no second look.
    phrase_starts: Set<String>,
    pub parts: Parts,
    pub slips: Slips,
}

/// The vocabulary; read on first use, a few milliseconds.
pub(super) fn vocabulary() -> &'static Vocabulary {
    static ONCE: OnceLock<Vocabulary> = OnceLock::new();
    ONCE.get_or_init(Vocabulary::read)
}

impl Vocabulary {
    fn read() -> Vocabulary {
        let mut v = Vocabulary {
            spelling: pairs(SPELLING, '=').collect(),
            forms: Map::default(),
            synonyms: Map::default(),
            stop: Set::default(),
            concepts: Vec::new(),
            meanings: Map::default(),
            phrase_starts: Set::default(),
            parts: Parts::default(),
            slips: Slips::default(),
        };
        for (lemma, forms) in pairs(FORMS, ':') {
            v.forms.insert(lemma, lemma);
            for form in forms.split_whitespace() {
                v.forms.insert(form, lemma);
            }
        }
        for (canonical, others) in pairs(SYNONYMS, ':') {
            let canonical = v.lemma(canonical);
            for other in others.split_whitespace() {
                let other = v.lemma(other);
                if other != canonical {
                    v.synonyms.insert(other, canonical.clone());
                }
            }
        }
        for word in lines(STOP).flat_map(str::split_whitespace) {
            let lemma = v.lemma(word);
            v.stop.insert(lemma);
            v.stop.insert(word.to_owned());
        }
        v.read_concepts();
        v
    }

    fn read_concepts(&mut self) {
        let mut kindred = Vec::new();
        for line in CONCEPTS.into_iter().flat_map(lines) {
            if let Some(head) = line.strip_prefix('@') {
                let (names, kin) = head.split_once('~').unwrap_or((head, ""));
                let mut names = names.split_whitespace();
                let key = names.next().unwrap_or_default();
                let themes =
                    names.next().unwrap_or_default().split(',').filter_map(Theme::from_key).collect();
                let sensitive = key.starts_with("p_");
                self.concepts.push(Concept { key, themes, kindred: Vec::new(), sensitive });
                kindred.push(kin);
            } else {
                let concept = u8::try_from(self.concepts.len().saturating_sub(1)).unwrap_or(u8::MAX);
                line.split_whitespace().for_each(|entry| self.add_meaning(entry, concept));
            }
        }
        let index: Map<&str, u8> = (0u8..).zip(&self.concepts).map(|(i, c)| (c.key, i)).collect();
        for (concept, kin) in self.concepts.iter_mut().zip(kindred) {
            concept.kindred = kin.split_whitespace().filter_map(|k| index.get(k).copied()).collect();
        }
    }

    fn add_meaning(&mut self, entry: &'static str, concept: u8) {
        let folded = fold::tokens(entry);
        let stems: Vec<String> = folded.iter().map(|w| self.canonical(w)).collect();
        let sensitive = self.concepts.get(usize::from(concept)).is_some_and(|c| c.sensitive);
        if let ([word], [stem]) = (folded.as_slice(), stems.as_slice()) {
            if self.is_stop(stem) && !sensitive {
                return; // an English "van" is a Dutch "of"
            }
            if !sensitive || word.len() >= 6 {
                self.parts.add(word, stem);
            }
            self.slips.add(word, stem);
        } else if let Some(first) = stems.first() {
            self.phrase_starts.insert(first.clone());
        }
        let known = self.meanings.entry(stems.join(" ")).or_default();
        if !known.contains(&concept) {
            known.push(concept);
        }
    }

    /// A folded word as it was probably meant; several words at times.
    pub fn meant(&self, word: &str) -> Option<&'static str> {
        self.spelling.get(word).copied()
    }

    /// The stem of a folded word: by the list of forms, else by the rules.
    pub fn lemma(&self, word: &str) -> String {
        if let Some(lemma) = self.forms.get(word) {
            return (*lemma).to_owned();
        }
        let stem = stem(word);
        self.forms.get(stem.as_str()).map_or(stem, |lemma| (*lemma).to_owned())
    }

    /// The stem, joined with its synonyms.
    pub fn canonical(&self, word: &str) -> String {
        let lemma = self.lemma(word);
        self.synonyms.get(&lemma).cloned().unwrap_or(lemma)
    }

    pub fn is_stop(&self, stem: &str) -> bool {
        self.stop.contains(stem)
    }

    /// Whether some list has this word, so that it is no slip.
    pub fn knows(&self, folded: &str, stem: &str) -> bool {
        !self.meaning(stem).is_empty() || self.forms.contains_key(folded) || self.forms.contains_key(stem)
    }

    pub fn meaning(&self, stem: &str) -> &[u8] {
        self.meanings.get(stem).map_or(&[], Vec::as_slice)
    }

    pub fn starts_phrase(&self, stem: &str) -> bool {
        self.phrase_starts.contains(stem)
    }
}

/// Every word list as it is written.
pub(super) fn all_lists() -> impl Iterator<Item = &'static str> {
    [SPELLING, FORMS, SYNONYMS, STOP].into_iter().chain(CONCEPTS).chain([OPAQUE, PATTERNS])
}

/// The lines of a word list without comments and empty ones.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn pairs(text: &'static str, separator: char) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(text).filter_map(move |line| line.split_once(separator)).map(|(a, b)| (a.trim(), b.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_concept_has_a_theme_and_known_kin() {
        let v = vocabulary();
        assert!(v.concepts.len() > 50 && v.concepts.len() < 250);
        for line in CONCEPTS.into_iter().flat_map(lines).filter(|l| l.starts_with('@')) {
            let (head, kin) = line.split_once('~').unwrap_or((line, ""));
            let key = head.trim_start_matches('@').split_whitespace().next().unwrap_or_default();
            let themes = head.split_whitespace().nth(1).unwrap_or_default();
            let concept = v.concepts.iter().find(|c| c.key == key);
            let expected = if themes == "-" { 0 } else { themes.split(',').count() };
            assert_eq!(concept.map(|c| c.themes.len()), Some(expected), "{line}");
            assert_eq!(concept.map(|c| c.kindred.len()), Some(kin.split_whitespace().count()), "{line}");
        }
    }
}
