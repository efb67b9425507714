//! One sentence taken apart: words, stems, parts of compounds and what they are about.

use super::fold;
use super::private::{Pattern, fitting};
use super::vocabulary::{Vocabulary, vocabulary};

/// One word of a sentence.
pub(super) struct Word {
    /// Folded, spelling slips of the list repaired.
    pub folded: String,
    /// Its stem, joined with its synonyms.
    pub stem: String,
    /// Stems of the parts of a compound, or of the known word it was probably meant to be.
    pub parts: Vec<String>,
}

/// One sentence, ready for every question asked of it.
pub(super) struct Analysis {
    pub words: Vec<Word>,
    /// Concepts the sentence speaks of, with how strongly: 1 for a word or phrase, less for a part or a slip.
    pub concepts: Vec<(u8, f32)>,
    /// The patterns of private sentences that fit.
    pub patterns: Vec<&'static Pattern>,
}

/// Sentences are short; words after this many are not looked at.
const MOST_WORDS: usize = 400;

impl Analysis {
    pub fn of(text: &str) -> Analysis {
        let v = vocabulary();
        let mut words = Vec::with_capacity(16);
        for token in fold::tokens(text).into_iter().take(MOST_WORDS) {
            match v.meant(&token) {
                Some(meant) => words.extend(meant.split(' ').map(|w| Word::of(v, w.to_owned()))),
                None => words.push(Word::of(v, token)),
            }
        }
        let concepts = concepts(v, &words);
        let patterns = fitting(&words);
        Analysis { words, concepts, patterns }
    }
}

impl Word {
    fn of(v: &Vocabulary, folded: String) -> Word {
        let stem = v.canonical(&folded);
        let mut parts = Vec::new();
        if !v.is_stop(&stem) {
            parts = v.parts.both(&folded, &stem);
            if parts.is_empty() && !v.knows(&folded, &stem) {
                parts.extend(v.slips.nearest(&folded).map(str::to_owned));
            }
            if parts.is_empty() {
                parts = v.parts.one(&folded, &stem);
            }
            parts.retain(|part| *part != stem);
        }
        Word { folded, stem, parts }
    }
}

fn concepts(v: &Vocabulary, words: &[Word]) -> Vec<(u8, f32)> {
    let mut found: Vec<(u8, f32)> = Vec::new();
    let mut add = |ids: &[u8], strength: f32| {
        for id in ids {
            match found.iter_mut().find(|(known, _)| known == id) {
                Some((_, most)) => *most = (*most + strength * 0.5).max(strength),
                None => found.push((*id, strength)),
            }
        }
    };
    for (at, word) in words.iter().enumerate() {
        let own = v.meaning(&word.stem);
        add(own, 1.0);
        // What a compound means as a whole goes before what its parts mean.
        for part in word.parts.iter().filter(|_| own.is_empty()) {
            add(v.meaning(part), 0.8);
        }
        if v.starts_phrase(&word.stem) {
            let rest = &words[at + 1..];
            if let [second, ..] = rest {
                let two = format!("{} {}", word.stem, second.stem);
                add(v.meaning(&two), 1.3);
                if let [_, third, ..] = rest {
                    add(v.meaning(&format!("{two} {}", third.stem)), 1.5);
                }
            }
        }
    }
    found
}
