//! Numbers: "1.234,5" in Dutch, "1,234.5" in English.

use std::ops::RangeInclusive;

use crate::Lang;

/// A whole number with its thousands set apart.
#[must_use]
pub fn whole(lang: Lang, value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(lang, &digits))
}

/// A number with exactly so many digits behind the mark.
#[must_use]
pub fn decimal(lang: Lang, value: f64, digits: usize) -> String {
    between(lang, value, digits..=digits)
}

/// A number with at least and at most so many digits behind the mark.
pub(crate) fn between(lang: Lang, value: f64, digits: RangeInclusive<usize>) -> String {
    let text = format!("{:.*}", *digits.end(), value.abs());
    let (before, after) = text.split_once('.').unwrap_or((&text, ""));
    let mut after = after;
    while after.len() > *digits.start() && after.ends_with('0') {
        after = &after[..after.len() - 1];
    }
    let nothing = !before.contains(|c| c != '0') && !after.contains(|c| c != '0');
    let sign = if value < 0.0 && !nothing { "-" } else { "" };
    let before = grouped(lang, before);
    if after.is_empty() {
        format!("{sign}{before}")
    } else {
        format!("{sign}{before}{}{after}", marks(lang).1)
    }
}

/// Without the thousands set apart.
pub(crate) fn ungrouped(lang: Lang, text: &str) -> String {
    text.replace(marks(lang).0, "")
}

/// The mark between thousands and the mark before the fraction.
const fn marks(lang: Lang) -> (char, char) {
    match lang {
        Lang::Nl => ('.', ','),
        Lang::En => (',', '.'),
    }
}

fn grouped(lang: Lang, digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(marks(lang).0);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_group_their_thousands() {
        assert_eq!(whole(Lang::Nl, 0), "0");
        assert_eq!(whole(Lang::Nl, 999), "999");
        assert_eq!(whole(Lang::Nl, 1_000), "1.000");
        assert_eq!(whole(Lang::En, -1_234_567), "-1,234,567");
        assert_eq!(whole(Lang::En, i64::MIN), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn fractions_are_rounded_and_trimmed() {
        assert_eq!(decimal(Lang::Nl, 2.345, 1), "2,3");
        assert_eq!(decimal(Lang::En, 1234.5, 2), "1,234.50");
        assert_eq!(between(Lang::Nl, 1.5, 0..=3), "1,5");
        assert_eq!(between(Lang::Nl, 2.0, 0..=3), "2");
        assert_eq!(between(Lang::Nl, -0.0001, 0..=3), "0");
        assert_eq!(between(Lang::Nl, -0.5, 0..=3), "-0,5");
    }
}
