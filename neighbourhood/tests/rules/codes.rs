use std::collections::BTreeSet;

use neighbourhood::code::{ALPHABET, AskCode, SixDigits};
use neighbourhood::once::OnceKey;
use neighbourhood::people::Language;
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_code_is_read_back_as_it_was_written(random in any::<[u8; 16]>()) {
        let code = AskCode::from_random(random);
        prop_assert_eq!(code.to_string().parse::<AskCode>().unwrap(), code);
        prop_assert_eq!(code.compact().parse::<AskCode>().unwrap(), code);
        let json = serde_json::to_string(&code).unwrap();
        prop_assert_eq!(serde_json::from_str::<AskCode>(&json).unwrap(), code);
    }

    #[test]
    fn a_code_is_two_groups_of_three_from_the_alphabet(random in any::<[u8; 16]>()) {
        let shown = AskCode::from_random(random).to_string();
        prop_assert_eq!(shown.len(), 7);
        prop_assert_eq!(shown.chars().nth(3), Some('-'));
        prop_assert!(shown.chars().filter(|c| *c != '-').all(|c| ALPHABET.contains(&c)));
    }

    #[test]
    fn every_code_comes_from_exactly_one_number(n in 0..18_u64.pow(6)) {
        let code = AskCode::from_random(u128::from(n).to_be_bytes()).compact();
        let index = |c: char| ALPHABET.iter().position(|a| *a == c).unwrap() as u64;
        prop_assert_eq!(code.chars().rev().fold(0, |sum, c| sum * 18 + index(c)), n);
    }

    #[test]
    fn a_code_is_read_however_it_is_typed(random in any::<[u8; 16]>(), gap in "[ .,_–-]{0,3}") {
        let code = AskCode::from_random(random);
        let compact = code.compact().to_lowercase();
        let typed = format!(" {}{gap}{}{gap}", &compact[..3], &compact[3..]);
        prop_assert_eq!(typed.parse::<AskCode>().unwrap(), code);
    }

    #[test]
    fn what_looks_or_sounds_alike_leads_to_the_same_code(random in any::<[u8; 16]>()) {
        let code = AskCode::from_random(random);
        let mistaken: String = code.compact().chars().map(|c| match c {
            'L' => '1', '2' => 'z', '5' => 's', '6' => 'G', '7' => '9', '8' => 'B', 'K' => 'h',
            'M' => 'n', 'P' => 't', 'W' => 'v', same => same,
        }).collect();
        prop_assert_eq!(mistaken.parse::<AskCode>().unwrap(), code);
    }

    #[test]
    fn two_codes_are_never_spoken_alike(a in any::<[u8; 16]>(), b in any::<[u8; 16]>()) {
        let (a, b) = (AskCode::from_random(a), AskCode::from_random(b));
        for language in Language::ALL {
            prop_assert_eq!(a == b, a.spoken(*language) == b.spoken(*language));
        }
    }

    #[test]
    fn every_spoken_word_begins_with_its_letter(random in any::<[u8; 16]>()) {
        let code = AskCode::from_random(random);
        for language in Language::ALL {
            let initials: String =
                code.spoken(*language).split([',', ';']).filter_map(|word| word.trim().chars().next()).collect();
            prop_assert_eq!(initials, code.compact());
        }
    }

    #[test]
    fn whatever_is_typed_a_code_never_panics(text in any::<String>()) {
        let _ = text.parse::<AskCode>();
        let _ = text.parse::<SixDigits>();
        let _ = text.parse::<OnceKey>();
    }

    #[test]
    fn six_digits_are_read_back_with_their_leading_noughts(random in any::<[u8; 16]>()) {
        let digits = SixDigits::from_random(random);
        prop_assert_eq!(digits.to_string().len(), 6);
        prop_assert_eq!(digits.to_string().parse::<SixDigits>().unwrap(), digits);
        prop_assert_eq!(digits.spaced().parse::<SixDigits>().unwrap(), digits);
    }

    #[test]
    fn no_code_is_shown_in_a_log(random in any::<[u8; 16]>()) {
        let (code, digits) = (AskCode::from_random(random), SixDigits::from_random(random));
        prop_assert_eq!(format!("{code:?}{digits:?}"), "AskCode(…)SixDigits(…)");
    }

    #[test]
    fn a_once_key_is_read_back_and_differs_for_other_bytes(a in any::<[u8; 16]>(), b in any::<[u8; 16]>()) {
        let (one, other) = (OnceKey::from_random(a), OnceKey::from_random(b));
        prop_assert_eq!(one.to_string().parse::<OnceKey>().unwrap(), one.clone());
        prop_assert_eq!(a == b, one == other);
    }
}

#[test]
fn the_alphabet_holds_nothing_that_looks_or_sounds_alike() {
    let alphabet: BTreeSet<char> = ALPHABET.into();
    assert_eq!(alphabet.len(), ALPHABET.len());
    for group in ["0ODQ", "1IL", "2Z", "5S", "8B", "6G", "UV", "79", "HK", "MN", "PT", "VW", "BD", "CG"] {
        assert!(group.chars().filter(|c| alphabet.contains(c)).count() <= 1, "{group}");
    }
    assert!(!alphabet.iter().any(|c| "AEIOU".contains(*c)), "words must not come up");
}

#[test]
fn every_character_comes_up_about_equally_often() {
    let mut counts = std::collections::BTreeMap::new();
    for n in 0..30_000_u128 {
        // A multiplication that spreads the counter over all bits.
        let random = (n.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)).to_be_bytes();
        for c in AskCode::from_random(random).compact().chars() {
            *counts.entry(c).or_insert(0_u32) += 1;
        }
    }
    assert_eq!(counts.len(), 18);
    assert!(counts.values().all(|count| (9_000..11_000).contains(count)), "{counts:?}");
}
