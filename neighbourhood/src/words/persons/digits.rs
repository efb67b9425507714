//! Numbers: telephone, bank account, citizen service number; and e-mail addresses.

use std::ops::Range;

/// Numbers everybody may know: helplines, never a neighbour.
const PUBLIC: [&str; 12] = [
    "112",
    "113",
    "144",
    "08002000",
    "08000113",
    "09008844",
    "0800113",
    "08000432",
    "08007000",
    "14030",
    "0880767000",
    "09000113",
];

/// A run of digits with spaces, dots, dashes, slashes or brackets between: where it stands and its digits.
struct Run {
    range: Range<usize>,
    digits: String,
    plus: bool,
}

/// Runs of digits; `joiners` says what may stand between two digits of one run.
fn runs(text: &str, joiners: &[char]) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    let mut gap = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() {
            match all.last_mut() {
                Some(run) if gap <= 2 && gap != usize::MAX => {
                    run.digits.push(c);
                    run.range.end = at + 1;
                }
                _ => {
                    let plus = before == '+';
                    let start = if plus { at - 1 } else { at };
                    all.push(Run { range: start..at + 1, digits: c.to_string(), plus });
                }
            }
            gap = 0;
        } else if joiners.contains(&c) && gap != usize::MAX && !all.is_empty() {
            gap += 1;
        } else {
            gap = usize::MAX;
        }
        before = c;
    }
    all
}

const JOINERS: [char; 6] = [' ', '-', '.', '/', '(', ')'];

pub(super) fn phones(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> =
        runs(text, &JOINERS).into_iter().filter(is_phone).map(|run| run.range).collect();
    // Typed tight, but next to other digits ("om 14 uur 0612345678").
    for run in runs(text, &['-']) {
        if is_phone(&run) && !found.iter().any(|r| r.start < run.range.end && run.range.start < r.end) {
            found.push(run.range);
        }
    }
    found
}

fn is_phone(run: &Run) -> bool {
    let digits = run.digits.as_str();
    if PUBLIC.contains(&digits) {
        return false;
    }
    let n = digits.len();
    if run.plus || digits.starts_with("00") {
        return (9..=15).contains(&n);
    }
    if digits.starts_with("31") && n == 11 {
        return true;
    }
    // Dutch numbers have ten digits; a slip with one too few or too many in a mobile number still tells enough.
    digits.starts_with('0') && n == 10 || digits.starts_with("06") && (9..=11).contains(&n)
}

pub(super) fn citizen_numbers(text: &str) -> Vec<Range<usize>> {
    let apart = runs(text, &[' ', '.', '-']).into_iter().chain(runs(text, &[]));
    let mut found: Vec<Range<usize>> = Vec::new();
    for run in apart {
        let fits = matches!(run.digits.len(), 8 | 9) && passes_eleven_test(&run.digits);
        if fits && !found.iter().any(|r| r.start < run.range.end && run.range.start < r.end) {
            found.push(run.range);
        }
    }
    found
}

/// The 11-test of the citizen service number: 9a+8b+7c+6d+5e+4f+3g+2h−i is a multiple of 11, and not all zero.
fn passes_eleven_test(digits: &str) -> bool {
    let padded = format!("{digits:0>9}");
    let sum: i64 = padded
        .bytes()
        .zip([9, 8, 7, 6, 5, 4, 3, 2, -1])
        .map(|(b, weight)| i64::from(b.wrapping_sub(b'0')) * weight)
        .sum();
    sum % 11 == 0 && digits.bytes().any(|b| b != b'0')
}

pub(super) fn ibans(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at + 4 < bytes.len() {
        let starts = (at == 0 || !bytes[at - 1].is_ascii_alphanumeric()) && is_iban_head(&bytes[at..]);
        match starts.then(|| iban_end(bytes, at)).flatten() {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn is_iban_head(bytes: &[u8]) -> bool {
    matches!(bytes, [a, b, c, d, ..] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && c.is_ascii_digit() && d.is_ascii_digit())
}

/// Where an account number ends that starts here: any country's by its check digits, a Dutch one by its shape too.
fn iban_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut kept: Vec<u8> = Vec::new();
    let mut best = None;
    for (i, b) in bytes.iter().enumerate().skip(start) {
        if b.is_ascii_alphanumeric() {
            kept.push(b.to_ascii_uppercase());
            let last = bytes.get(i + 1).is_none_or(|next| !next.is_ascii_alphanumeric());
            let dutch =
                kept.len() == 18 && kept.starts_with(b"NL") && kept[4..8].iter().all(u8::is_ascii_uppercase);
            if last && (15..=34).contains(&kept.len()) && (remainder_is_one(&kept) || dutch) {
                best = Some(i + 1);
            }
            if kept.len() > 34 {
                break;
            }
        } else if !matches!(b, b' ' | b'.' | b'-') {
            break;
        }
    }
    best
}

/// ISO 13616: the first four characters moved to the end, letters as numbers, modulo 97 is 1.
fn remainder_is_one(kept: &[u8]) -> bool {
    let rest = kept[4..].iter().chain(&kept[..4]).fold(0u32, |rest, b| {
        if b.is_ascii_digit() {
            (rest * 10 + u32::from(b - b'0')) % 97
        } else {
            (rest * 100 + u32::from(b - b'A') + 10) % 97
        }
    });
    rest == 1
}

pub(super) fn emails(text: &str) -> Vec<Range<usize>> {
    let local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let domain = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let mut found = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, c)| *c == '@') {
        let start =
            text[..at].char_indices().rev().take_while(|(_, c)| local(*c)).last().map_or(at, |(i, _)| i);
        let mut end = text[at + 1..].find(|c| !domain(c)).map_or(text.len(), |i| at + 1 + i);
        while text[..end].ends_with(['.', '-']) {
            end -= 1;
        }
        if start < at && end > at + 1 && text[at + 1..end].contains('.') {
            found.push(start..end);
        }
    }
    found
}
