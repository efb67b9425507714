//! Front doors: a street with a number, a postcode with a number.

use std::ops::Range;

/// How the last part of a Dutch street name may end.
const STREETS: [&str; 34] = [
    "straat",
    "straatje",
    "laan",
    "weg",
    "plein",
    "gracht",
    "kade",
    "dijk",
    "hof",
    "hofje",
    "pad",
    "steeg",
    "singel",
    "plantsoen",
    "dreef",
    "burg",
    "baan",
    "oord",
    "wal",
    "markt",
    "kwartier",
    "erf",
    "haven",
    "park",
    "poort",
    "veld",
    "kamp",
    "akker",
    "berg",
    "brink",
    "str",
    "ring",
    "wei",
    "steen",
];

/// Words that end like a street and are none; a number may well follow.
const NO_STREETS: [&str; 20] = [
    "onderweg",
    "weg",
    "bovenweg",
    "supermarkt",
    "markt",
    "park",
    "wijkpark",
    "speelveld",
    "voetbalveld",
    "haven",
    "halfweg",
    "terugweg",
    "poort",
    "erf",
    "kamp",
    "veld",
    "berg",
    "pad",
    "vliegveld",
    "zomerkamp",
];

pub(super) fn house_numbers(text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (i, number) in words.iter().enumerate().filter(|(_, range)| is_number(&text[(*range).clone()])) {
        let Some(start) = address_start(text, &words[..i]) else {
            continue;
        };
        let mut end = number.end;
        if let Some(next) = words.get(i + 1)
            && is_addition(&text[next.clone()], &text[number.end..next.start])
        {
            end = next.end;
        }
        found.push(start..end);
    }
    found
}

/// Where the address begins whose number comes next, if it is one.
fn address_start(text: &str, before: &[Range<usize>]) -> Option<usize> {
    let word = |back: usize| before.len().checked_sub(back).and_then(|i| before.get(i)).cloned();
    let last = word(1)?;
    let lower = text[last.clone()].to_lowercase();
    if matches!(lower.as_str(), "huisnummer" | "huisnr" | "nummer" | "nr" | "no") {
        let street = word(2).filter(|r| is_street(&text[r.clone()]));
        let spoken = matches!(lower.as_str(), "huisnummer" | "huisnr")
            || word(2).is_some_and(|r| matches!(&*text[r].to_lowercase(), "op" | "van" | "huis"));
        return street.map(|r| r.start).or(spoken.then_some(last.start));
    }
    if is_street(&text[last.clone()]) {
        return Some(last.start);
    }
    // "7201 DH 12" and "7201DH 12": a postcode with a number is one front door.
    if is_postcode(&lower) {
        return Some(last.start);
    }
    let two = word(2)?;
    if is_postcode(&format!("{}{lower}", &text[two.clone()])) {
        return Some(two.start);
    }
    // "Laan van Borgele 12", "Van der Capellen 3": a street name of more words, all but the small ones capitals.
    let first = (2..=4).filter_map(word).find(|r| {
        matches!(&*text[r.clone()].to_lowercase(), "laan" | "plein" | "weg" | "burgemeester" | "achter")
    })?;
    starts_upper(&text[last]).then_some(first.start)
}

fn is_street(word: &str) -> bool {
    let lower = word.to_lowercase();
    let long_enough = |end: &&str| lower.len() >= end.len() + 3;
    STREETS
        .iter()
        .any(|end| lower.ends_with(end) && long_enough(end) && (end.len() > 3 || starts_upper(word)))
        && !NO_STREETS.contains(&lower.as_str())
}

fn is_postcode(word: &str) -> bool {
    let b = word.as_bytes();
    b.len() == 6
        && b[0] != b'0'
        && b[..4].iter().all(u8::is_ascii_digit)
        && b[4..].iter().all(u8::is_ascii_alphabetic)
}

/// "12", "12a", "128bis".
fn is_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &word[digits..];
    (1..=4).contains(&digits)
        && (rest.is_empty()
            || rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_alphabetic())
            || rest == "bis")
}

/// "12 A", "12-3", "12 hs": part of the number, if it stands right behind it.
fn is_addition(word: &str, between: &str) -> bool {
    match between {
        "-" => word.len() <= 4,
        " " => {
            matches!(word, "hs" | "bis" | "I" | "II" | "III")
                || word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase() && b != b'I')
        }
        _ => false,
    }
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The words of a text with where they stand; a word is letters, digits and apostrophes.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                all.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    all.extend(start.map(|from| from..text.len()));
    all
}
