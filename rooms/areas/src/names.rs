//! Names as people type them: without capitals, accents and signs, and with a typing error.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents, every other sign a space, no double spaces: `'t Hôrn` is `t horn`.
#[must_use]
pub fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// How many typing errors a word of this length may have and still be the same word.
const fn errors_in(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// How well a name fits what was typed, 0 to 1; nothing when it is something else.
/// Both are [`plain`].
#[must_use]
pub fn likeness(typed: &str, name: &str) -> Option<f64> {
    let words = name.split(' ').filter(|word| word.chars().count() >= 4);
    let length = typed.chars().count();
    std::iter::once(name)
        .chain(words)
        .filter_map(|part| {
            let off = distance(typed, part);
            let longest = length.max(part.chars().count()).max(1);
            #[expect(clippy::cast_precision_loss, reason = "lengths of names")]
            (off <= errors_in(length)).then(|| 1.0 - off as f64 / longest as f64)
        })
        .max_by(f64::total_cmp)
}

/// Letters to add, leave out, change or swap with the next (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(60).collect();
    let b: Vec<char> = b.chars().take(60).collect();
    let width = b.len() + 1;
    let mut table = vec![0_usize; (a.len() + 1) * width];
    let at = |table: &[usize], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(usize::MAX);
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            let best = if i == 0 || j == 0 {
                i + j
            } else {
                let same = usize::from(a.get(i - 1) != b.get(j - 1));
                let swapped = i > 1 && j > 1 && a.get(i - 1) == b.get(j - 2) && a.get(i - 2) == b.get(j - 1);
                let swap = if swapped { at(&table, i - 2, j - 2) + 1 } else { usize::MAX };
                (at(&table, i - 1, j) + 1)
                    .min(at(&table, i, j - 1) + 1)
                    .min(at(&table, i - 1, j - 1) + same)
                    .min(swap)
            };
            if let Some(cell) = table.get_mut(i * width + j) {
                *cell = best;
            }
        }
    }
    at(&table, a.len(), b.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_lose_what_people_leave_out() {
        assert_eq!(plain("  Castiliëlaan "), "castilielaan");
        assert_eq!(plain("'t Hof / De Höven"), "t hof de hoven");
        assert_eq!(plain("🚲"), "");
        assert_eq!(plain("ÆØ ﬁets"), "æø fiets");
    }

    #[test]
    fn a_typing_error_is_forgiven_and_another_word_is_not() {
        assert!(likeness("nordveen", "noordveen").is_some());
        assert!(likeness("noorvdeen", "noordveen").is_some());
        assert!(likeness("hoven", "centrum de hoven").is_some());
        assert!(likeness("hoben", "centrum de hoven").is_some());
        assert!(likeness("leesten", "noordveen").is_none());
        assert!(likeness("oos", "oost").is_none());
    }

    proptest! {
        #[test]
        fn plain_twice_is_plain_once(name in "\\PC{0,60}") {
            prop_assert_eq!(plain(&plain(&name)), plain(&name));
        }

        #[test]
        fn distance_is_a_distance(a in "[a-d]{0,9}", b in "[a-d]{0,9}") {
            prop_assert_eq!(distance(&a, &b), distance(&b, &a));
            prop_assert_eq!(distance(&a, &b) == 0, a == b);
            prop_assert!(distance(&a, &b) <= a.len().max(b.len()));
            prop_assert!(distance(&a, &b) >= a.len().abs_diff(b.len()));
        }
    }
}
