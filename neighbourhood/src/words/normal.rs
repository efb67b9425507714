//! The words by which a text is found again: one set for the search column of both databases and for matching.

use super::analysis::{Analysis, Word};
use super::vocabulary::vocabulary;

/// The stems of a text, in order, with the parts of compounds after their compound; words that say nothing are
/// left out, unless nothing else is left. Only `a-z0-9`, so that every tokeniser keeps them whole.
#[must_use]
pub fn normalise(text: &str) -> Vec<String> {
    telling(&Analysis::of(text))
        .flat_map(|word| [vec![word.stem.clone()], word.parts.clone()].concat())
        .collect()
}

/// `normalise`, joined by spaces: what goes into the search column.
#[must_use]
pub fn search_text(text: &str) -> String {
    normalise(text).join(" ")
}

/// One word that was searched for: any of `any` will do, and when `unfinished` also what starts with its first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub any: Vec<String>,
    pub unfinished: bool,
}

/// What to look for: every entry must be found. The last word counts as unfinished unless a space follows it.
#[must_use]
pub fn search_words(text: &str) -> Vec<Wanted> {
    let analysis = Analysis::of(text);
    let typing = text.chars().last().is_some_and(char::is_alphanumeric);
    let last = analysis.words.last().map(|word| word.folded.clone());
    let mut wanted: Vec<Wanted> = Vec::new();
    for word in telling(&analysis) {
        let unfinished = typing && last.as_ref() == Some(&word.folded);
        let mut any = vec![word.stem.clone()];
        if unfinished && word.folded != word.stem {
            any.insert(0, word.folded.clone());
        }
        any.extend(word.parts.iter().cloned());
        any.dedup();
        wanted.push(Wanted { any, unfinished });
    }
    wanted
}

/// The same as a query for SQLite's FTS5.
#[must_use]
pub fn fts5_query(text: &str) -> String {
    joined(
        text,
        |word, prefix| {
            if prefix { format!("\"{word}\"*") } else { format!("\"{word}\"") }
        },
        [" OR ", " AND "],
    )
}

/// The same as text for PostgreSQL's `to_tsquery('simple', …)`.
#[must_use]
pub fn postgres_query(text: &str) -> String {
    joined(
        text,
        |word, prefix| {
            if prefix { format!("{word}:*") } else { word.to_owned() }
        },
        [" | ", " & "],
    )
}

fn joined(text: &str, term: impl Fn(&str, bool) -> String, [or, and]: [&str; 2]) -> String {
    let groups = search_words(text).into_iter().map(|wanted| {
        let terms: Vec<String> =
            wanted.any.iter().enumerate().map(|(i, w)| term(w, wanted.unfinished && i == 0)).collect();
        format!("({})", terms.join(or))
    });
    groups.collect::<Vec<_>>().join(and)
}

fn telling(analysis: &Analysis) -> impl Iterator<Item = &Word> {
    let v = vocabulary();
    let all_stop = analysis.words.iter().all(|word| v.is_stop(&word.stem));
    analysis.words.iter().filter(move |word| all_stop || !v.is_stop(&word.stem))
}

/// The stems by which sentences are compared.
pub(super) fn telling_stems(analysis: &Analysis) -> impl Iterator<Item = String> {
    telling(analysis).flat_map(|word| [vec![word.stem.clone()], word.parts.clone()].concat())
}
