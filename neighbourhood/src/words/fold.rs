//! From what somebody typed to plain tokens: lower case, no diacritics, ASCII letters and digits only.
//!
//! Other scripts are transliterated, so that SQLite's and PostgreSQL's tokenisers, which differ outside ASCII,
//! see the same words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Sentences are short; whatever is longer than this (in characters) is not looked at.
pub(super) const LONGEST: usize = 4_000;

/// The longest token kept; what is longer is not a word and is cut.
const LONGEST_TOKEN: usize = 48;

/// The words of a text, folded. Never empty strings.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut all = Vec::with_capacity(16);
    let mut word = String::with_capacity(16);
    let mut chars = text.chars().take(LONGEST).peekable();
    while let Some(c) = chars.next() {
        if is_apostrophe(c) {
            after_apostrophe(&mut word, &mut all, &mut chars);
        } else if c.is_ascii_alphanumeric() {
            push(&mut word, c.to_ascii_lowercase());
        } else if c.is_ascii() || !push_folded(&mut word, c) {
            finish(&mut word, &mut all);
        }
    }
    finish(&mut word, &mut all);
    all
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´')
}

/// "auto's" is "auto", "zo'n" stays one word, "'s avonds" and "'t" stand alone.
fn after_apostrophe(
    word: &mut String,
    all: &mut Vec<String>,
    chars: &mut std::iter::Peekable<std::iter::Take<std::str::Chars<'_>>>,
) {
    if word.is_empty() {
        return;
    }
    let plural = chars.peek().is_some_and(|c| matches!(c, 's' | 'S')) && word.len() > 2;
    if plural {
        let s = chars.next();
        if chars.peek().is_some_and(|c| c.is_alphanumeric()) {
            word.extend(s.map(|c| c.to_ascii_lowercase()));
        } else {
            finish(word, all);
        }
    }
}

fn finish(word: &mut String, all: &mut Vec<String>) {
    if !word.is_empty() {
        word.truncate(LONGEST_TOKEN);
        all.push(std::mem::take(word));
    }
}

/// Adds a letter, but never a third of the same in a row: "heeeeel" is "heel". Digits may repeat.
fn push(word: &mut String, c: char) {
    let bytes = word.as_bytes();
    let twice = bytes.len() >= 2 && bytes[bytes.len() - 1] == c as u8 && bytes[bytes.len() - 2] == c as u8;
    if !twice || c.is_ascii_digit() {
        word.push(c);
    }
}

/// Folds one character outside ASCII into the word; false if it separates words.
fn push_folded(word: &mut String, c: char) -> bool {
    if is_combining_mark(c) || matches!(c, '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{fe0f}' | '\u{640}') {
        return true;
    }
    for lower in c.to_lowercase() {
        for part in lower.nfkd() {
            if part.is_ascii_alphanumeric() {
                push(word, part.to_ascii_lowercase());
            } else if part.is_ascii() {
                // "½" and the like bring punctuation along; it separates nothing
            } else if is_combining_mark(part) {
            } else if let Some(latin) = latin(part) {
                latin.chars().for_each(|l| push(word, l));
            } else if part.is_alphanumeric() {
                // As digits: letters would lose a third of the same in a row when read again.
                word.push_str(&format!("u{}", u32::from(part)));
            } else {
                return false;
            }
        }
    }
    true
}

/// Letters that do not decompose, and the scripts our neighbours write in.
fn latin(c: char) -> Option<&'static str> {
    special(c).or_else(|| cyrillic(c)).or_else(|| arabic(c))
}

fn special(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'ı' => "i",
        'đ' | 'ð' => "d",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ə' => "e",
        _ => return None,
    })
}

fn cyrillic(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'є' => "ie",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'ы' => "i",
        'й' => "j",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "ch",
        'ц' => "c",
        'ч' => "tsj",
        'ш' => "sj",
        'щ' => "sh",
        'ь' | 'ъ' => "",
        'ю' => "iu",
        'я' => "ia",
        _ => return None,
    })
}

fn arabic(c: char) -> Option<&'static str> {
    Some(match c {
        'ا' | 'ٱ' | 'ى' => "a",
        'ء' | 'ع' => "",
        'ب' => "b",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' => "h",
        'ة' => "a",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' | 'ک' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'و' => "w",
        'ي' | 'ی' => "y",
        'پ' => "p",
        'چ' => "tsj",
        'گ' => "g",
        _ => return None,
    })
}
