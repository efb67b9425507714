//! The list of words we do not use.

use super::text::tokens;

/// The list: each entry as its words, and what to write instead.
pub struct Forbidden(Vec<(Vec<String>, String)>);

impl Forbidden {
    /// Reads lines such as `indien = als`.
    pub fn read(list: &str) -> Forbidden {
        let lines = list.lines().map(str::trim);
        let entries = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let read = entries.map(|line| {
            let Some((words, instead)) = line.split_once(" = ") else {
                panic!("words/forbidden_nl.txt: write \"word = alternative\", not {line}")
            };
            let words = words.split_whitespace().map(str::to_lowercase).collect();
            (words, instead.to_owned())
        });
        Forbidden(read.collect())
    }

    /// The words in this text that are on the list, with what to write instead.
    pub fn within(&self, text: &str) -> Vec<(String, &str)> {
        let tokens = tokens(text);
        let hit = |words: &[String]| {
            let places = tokens.windows(words.len());
            places.into_iter().any(|place| place.iter().zip(words).all(|(a, b)| same(a, b)))
        };
        let found = self.0.iter().filter(|(words, _)| hit(words));
        found.map(|(words, instead)| (words.join(" "), instead.as_str())).collect()
    }
}

fn same(token: &str, word: &str) -> bool {
    match word.strip_suffix('*') {
        Some(start) => token.starts_with(start),
        // An abbreviation keeps its dots; a word at the end of a sentence does not.
        None if word.contains('.') => token == word,
        None => token.trim_end_matches(|c: char| !c.is_alphanumeric()) == word,
    }
}

#[test]
fn words_are_found_whole_with_endings_and_as_phrases() {
    let list = Forbidden::read(
        "# x\nindien = als\nbeoogd* = bedoeld\nin het kader van = voor\nnr. = nummer\nje = u\n",
    );
    let hits = |text| list.within(text).into_iter().map(|(word, _)| word).collect::<Vec<_>>();
    assert_eq!(hits("Indien u wilt."), ["indien"]);
    assert_eq!(hits("Het beoogde doel, in het kader van."), ["beoogd*", "in het kader van"]);
    assert_eq!(hits("Op nr. 3 (indien)."), ["indien", "nr."]);
    assert_eq!(hits("Een kopje indienst bij huisje je."), ["je"]);
    assert!(hits("Een meisje met een kopje.").is_empty());
}
