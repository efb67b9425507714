//! Everybody can read our Dutch: short sentences, common words, "u".
//!
//! Douma's formula for Dutch: 206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence;
//! 70 and more is fairly easy. Words that we do not use are in `words/forbidden_nl.txt`.
#![allow(clippy::unwrap_used, clippy::panic)]

mod reading;

use std::path::Path;

use reading::catalogue::{Message, messages};
use reading::forbidden::Forbidden;
use reading::text::{sentences, syllables, words};

/// No sentence has more words.
const LONGEST_SENTENCE: usize = 15;
/// The average over all real sentences stays under this.
const AVERAGE_SENTENCE: f64 = 10.0;
/// A text of so many words is long enough to judge as a whole.
const TEXT: usize = 30;
const EASY: f64 = 70.0;

fn dutch() -> Vec<Message> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("nl");
    messages(&folder, "words/nl")
}

#[track_caller]
fn none(found: &[String]) {
    assert!(found.is_empty(), "{} to mend:\n{}", found.len(), found.join("\n"));
}

#[test]
fn no_sentence_is_long() {
    let mut found = Vec::new();
    for message in dutch() {
        for sentence in message.readings.iter().flat_map(|text| sentences(text)) {
            let count = words(&sentence).len();
            if count > LONGEST_SENTENCE {
                found.push(format!(
                    "{message}: {count} words in a sentence, at most {LONGEST_SENTENCE}: \
                     make two of it, or leave words out: {sentence}"
                ));
            }
        }
    }
    none(&found);
}

#[test]
fn sentences_are_short_on_average() {
    let real = |sentence: &String| sentence.ends_with(['.', '!', '?']);
    let counts: Vec<usize> = dutch()
        .iter()
        .flat_map(|message| message.readings.iter().flat_map(|text| sentences(text)))
        .filter(real)
        .map(|sentence| words(&sentence).len())
        .collect();
    let average = counts.iter().sum::<usize>() as f64 / counts.len() as f64;
    assert!(
        average < AVERAGE_SENTENCE,
        "{} sentences of {average:.1} words on average in words/nl, must be under {AVERAGE_SENTENCE}",
        counts.len()
    );
}

#[test]
fn texts_are_easy_to_read() {
    let mut found = Vec::new();
    for message in dutch() {
        for text in &message.readings {
            let count = words(text).len();
            let score = flesch_douma(text);
            if count >= TEXT && score < EASY {
                found.push(format!(
                    "{message}: reads at {score:.0}, must be {EASY} or more: shorter words, \
                     shorter sentences: {text}"
                ));
            }
        }
    }
    none(&found);
}

#[test]
fn only_words_that_everybody_uses() {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("forbidden_nl.txt");
    let forbidden = Forbidden::read(&std::fs::read_to_string(list).unwrap());
    let mut found = Vec::new();
    for message in dutch() {
        for text in &message.readings {
            for (word, instead) in forbidden.within(text) {
                found.push(format!("{message}: not \"{word}\" but \"{instead}\": {text}"));
            }
        }
    }
    found.dedup();
    none(&found);
}

fn flesch_douma(text: &str) -> f64 {
    let words = words(text);
    let total = words.len() as f64;
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    206.84 - 0.77 * (100.0 * syllables as f64 / total) - 0.93 * (total / sentences(text).len() as f64)
}

#[test]
fn the_formula_knows_easy_from_hard() {
    let easy = "Uw buurman haalt een brood voor u. Hij komt om vijf uur langs. Is dat goed?";
    let hard = "Teneinde de noodzakelijke ondersteuning te realiseren dient belanghebbende \
                voorafgaand aan de inwerkingtreding contactgegevens te verstrekken.";
    assert!(flesch_douma(easy) > 90.0, "{}", flesch_douma(easy));
    assert!(flesch_douma(hard) < 30.0, "{}", flesch_douma(hard));
}
