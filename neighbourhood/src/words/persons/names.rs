//! Names of people: a first name we know, or a word where a name must stand ("mevrouw …", "groetjes …").

use std::ops::Range;
use std::sync::OnceLock;

use super::addresses::words;
use crate::words::hash::Set;
use crate::words::vocabulary::lines;

const NAMES: &str = include_str!("../lexicon/names.txt");

/// First names that are also words; alone they count only inside a sentence, with a capital.
const ALSO_WORDS: &str = "Ad Adam An Ans Bas Bo Cas Floor Iris Jet Job Jo Les Linde Lies Lot Luna Mark Mare Max Merel Mo Ria \
    Roos Sam Stan Tim Tara Ton Toon Trees Wil Wout Appie Eef Elsa Bart Puck Hans Lieve Sien Maris Leen Koos Job Pim Mina Moh Tom \
    Ed Ann Robin Marie Ali Amber Daisy Jasmijn Victoria Noor Isa Sara Ben Ted Rob Lara Otto Emmy Ella Nel Bram Rik Ron Kim Jim Cor";

/// A name follows, at once.
const TITLES: [&str; 18] = [
    "mevrouw",
    "mevr",
    "mw",
    "mvr",
    "meneer",
    "mijnheer",
    "dhr",
    "heer",
    "buurvrouw",
    "buurman",
    "tante",
    "oom",
    "dokter",
    "dr",
    "zuster",
    "juf",
    "mister",
    "mrs",
];

/// A name follows a sign-off or an introduction, even without a capital.
const CUES: [&str; 9] = ["groetjes", "groeten", "groet", "gr", "liefs", "heet", "heette", "genaamd", "mvg"];

/// A name may follow with a capital: "mijn zoon Sem".
const KIN: [&str; 18] = [
    "zoon",
    "zoontje",
    "dochter",
    "dochtertje",
    "man",
    "vrouw",
    "broer",
    "broertje",
    "zus",
    "zusje",
    "vriend",
    "vriendin",
    "kleinzoon",
    "kleindochter",
    "opa",
    "oma",
    "collega",
    "neefje",
];

/// Beginnings of words that have a capital in the middle of a sentence and are no name: peoples and their languages.
const NOT_KIN: [&str; 20] = [
    "nederland",
    "engels",
    "engelse",
    "frans",
    "franse",
    "duits",
    "duitse",
    "spaans",
    "spaanse",
    "turks",
    "turkse",
    "arabisch",
    "pools",
    "poolse",
    "oekra",
    "marok",
    "syri",
    "itali",
    "portug",
    "fries",
];

/// What joins a first name to a last name.
const JOINERS: [&str; 12] = ["van", "de", "den", "der", "het", "te", "ten", "ter", "el", "al", "von", "in"];

/// What may follow a title or a cue and is no name.
const NO_NAMES: [&str; 48] = [
    "van",
    "de",
    "het",
    "een",
    "en",
    "uit",
    "in",
    "op",
    "die",
    "dat",
    "is",
    "heeft",
    "kan",
    "wil",
    "moet",
    "zoekt",
    "met",
    "naast",
    "hiernaast",
    "boven",
    "beneden",
    "hierboven",
    "hier",
    "daar",
    "was",
    "zit",
    "woont",
    "ligt",
    "komt",
    "gaat",
    "alvast",
    "aan",
    "allemaal",
    "jullie",
    "ik",
    "wij",
    "mijn",
    "ons",
    "uw",
    "jouw",
    "voor",
    "bij",
    "of",
    "om",
    "als",
    "maar",
    "werkt",
    "doet",
];

struct Names {
    all: Set<String>,
    also_words: Set<String>,
}

fn known() -> &'static Names {
    static ONCE: OnceLock<Names> = OnceLock::new();
    ONCE.get_or_init(|| {
        let lower =
            |text: &'static str| lines(text).flat_map(str::split_whitespace).map(str::to_lowercase).collect();
        Names { all: lower(NAMES), also_words: lower(ALSO_WORDS) }
    })
}

pub(super) fn names(text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    // Each word is looked at from several sides.
    let lower: Vec<String> = words.iter().map(|word| text[word.clone()].to_lowercase()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match name_at(text, (&words, &lower), at) {
            Some(last) => {
                found.push(words[at].start..words[last].end);
                at = last + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// If a name starts at this word: the index of its last word.
fn name_at(text: &str, (words, lowered): (&[Range<usize>], &[String]), at: usize) -> Option<usize> {
    let (word, lower) = (&text[words[at].clone()], lowered[at].as_str());
    let capital = capitalised(word);
    let before = at.checked_sub(1).map_or("", |i| lowered[i].as_str());
    let known = known();
    let is_known = known.all.contains(lower);
    let introduced = introduced(lowered, at);
    let also_a_word = || known.also_words.contains(lower) && starts_sentence(text, words[at].start);
    let known_name = is_known && capital && (introduced || !also_a_word());
    let cued = lower.chars().all(char::is_alphabetic)
        && lower.chars().nth(1).is_some()
        && !NO_NAMES.contains(&lower);
    let after_title = TITLES.contains(&before);
    let titled = cued && capital && after_title;
    let kin = cued
        && capital
        && KIN.contains(&before)
        && !NOT_KIN.iter().any(|beginning| lower.starts_with(beginning));
    let signed = cued && CUES.contains(&before) && (capital || is_known);
    let said = cued && introduced && (capital || is_known);
    // "de heer van Dijk", "mevrouw de Vries": title, joiners, capital.
    if after_title && JOINERS.contains(&lower) {
        return surname(text, (words, lowered), at).filter(|last| *last > at);
    }
    if after_title && is_initial(word) {
        return after_initials(text, words, at);
    }
    (known_name || titled || kin || signed || said)
        .then(|| surname(text, (words, lowered), at + 1).unwrap_or(at))
}

/// The last word of a surname that begins at `at`, if one does: small joiners, then a capital.
fn surname(text: &str, (words, lowered): (&[Range<usize>], &[String]), at: usize) -> Option<usize> {
    let touching = |i: usize| {
        i == 0 || matches!(text.get(words[i - 1].end..words[i].start), Some(" " | ". " | "-" | "."))
    };
    let mut i = at;
    while i < words.len() && i < at + 3 && touching(i) && JOINERS.contains(&lowered[i].as_str()) {
        i += 1;
    }
    let last = words.get(i)?;
    let is_name =
        touching(i) && text[words[i - 1].end..last.start] != *". " && capitalised(&text[last.clone()]);
    is_name.then_some(i)
}

/// The last word of "J. de Wit" or "J.P. Bakker", of which the first initial stands at `at`.
fn after_initials(text: &str, words: &[Range<usize>], at: usize) -> Option<usize> {
    let word = |i: usize| words.get(i).map(|r| &text[r.clone()]);
    let mut i = at;
    while word(i).is_some_and(is_initial) || word(i).is_some_and(|w| JOINERS.contains(&w)) {
        i += 1;
    }
    word(i).filter(|last| capitalised(last)).map(|_| i)
}

fn is_initial(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// "ik ben Anja", "mijn naam is Anja", "ik heet anja", "met Anja".
fn introduced(lowered: &[String], at: usize) -> bool {
    let back = |n: usize| at.checked_sub(n).map_or("", |i| lowered[i].as_str());
    let (one, two) = (back(1), back(2));
    (one == "ben" && two == "ik")
        || (one == "is" && two == "naam")
        || one == "heet"
        || (one == "am" && two == "i")
}

fn capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.next().is_none_or(|c| c.is_lowercase() || word.chars().count() == 2)
}

fn starts_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n', '"', '('])
}
