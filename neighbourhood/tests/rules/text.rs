use neighbourhood::text::{Email, FirstName, Phone, Sentence, ShortText, TextError};
use proptest::prelude::*;

proptest! {
    #[test]
    fn whatever_is_typed_a_sentence_is_one_clean_line_of_bounded_length(text in any::<String>()) {
        if let Ok(sentence) = text.parse::<Sentence>() {
            let s = sentence.as_str();
            prop_assert!((1..=Sentence::MAX).contains(&s.chars().count()));
            prop_assert!(!s.chars().any(char::is_control));
            prop_assert_eq!(s.trim(), s);
            prop_assert!(!s.contains("  "));
            prop_assert!(s.chars().any(char::is_alphanumeric));
        }
    }

    #[test]
    fn cleaning_a_sentence_twice_changes_nothing_more(text in any::<String>()) {
        if let Ok(once) = text.parse::<Sentence>() {
            prop_assert_eq!(once.as_str().parse::<Sentence>(), Ok(once.clone()));
        }
    }

    #[test]
    fn nothing_that_turns_the_direction_of_text_remains(
        a in "[a-z]{1,9}", trick in "[\u{202A}-\u{202E}\u{2066}-\u{2069}\u{200B}\u{FEFF}]{1,3}", b in "[a-z]{1,9}",
    ) {
        let sentence: Sentence = format!("{trick}{a}{trick}{b}{trick}").parse().unwrap();
        prop_assert_eq!(sentence.as_str(), format!("{a}{b}"));
    }

    #[test]
    fn new_lines_and_tabs_become_one_space(a in "[a-z]{1,9}", gap in "[ \n\r\t]{1,5}", b in "[a-z]{1,9}") {
        let sentence: Sentence = format!("{gap}{a}{gap}{b}{gap}").parse().unwrap();
        prop_assert_eq!(sentence.as_str(), format!("{a} {b}"));
    }

    #[test]
    fn too_long_says_how_long_it_was(n in 281..600usize) {
        let refused = "a".repeat(n).parse::<Sentence>();
        prop_assert_eq!(refused, Err(TextError::TooLong { max: 280, was: n }));
        prop_assert!("é".repeat(280).parse::<Sentence>().is_ok());
    }

    #[test]
    fn symbols_alone_are_not_a_sentence(text in "[!?.,;:*#🛒👍 ]{1,40}") {
        let refused = text.parse::<Sentence>();
        prop_assert!(matches!(refused, Err(TextError::OnlySymbols | TextError::Empty)));
    }

    #[test]
    fn an_email_address_keeps_its_name_and_gets_a_small_domain(
        local in "[A-Za-z0-9_+-]{1,20}(\\.[a-z0-9]{1,9})?", host in "[A-Za-z0-9]{1,20}", top in "(nl|com|ORG)",
    ) {
        let email: Email = format!("  {local}@{host}.{top} ").parse().unwrap();
        prop_assert_eq!(email.as_str(), format!("{local}@{}.{}", host.to_lowercase(), top.to_lowercase()));
        prop_assert_eq!(email.as_str().parse::<Email>().unwrap(), email.clone());
        prop_assert_eq!(email.lookup_key(), email.as_str().to_lowercase());
    }

    #[test]
    fn whatever_is_typed_an_address_has_one_line_and_one_at(text in any::<String>()) {
        if let Ok(email) = text.parse::<Email>() {
            prop_assert_eq!(email.as_str().matches('@').count(), 1);
            prop_assert!(email.as_str().bytes().all(|b| b.is_ascii_graphic() && b != b',' && b != b'<' && b != b'>'));
        }
    }

    #[test]
    fn a_dutch_number_is_the_same_however_it_is_typed(rest in "6[0-9]{8}", gap in "[ -]?") {
        let (a, b, c) = (&rest[..1], &rest[1..5], &rest[5..]);
        let expected = format!("+31{rest}");
        let ways = [
            format!("0{rest}"),
            format!("0{a}{gap}{b}{gap}{c}"),
            format!("+31 {a}{gap}{b}{gap}{c}"),
            format!("0031{gap}{a}{b}{c}"),
            format!("+31 (0){a} {b}{c}"),
            format!("(0{a}) {b}{c}"),
        ];
        for typed in ways {
            let phone: Phone = typed.parse().unwrap();
            prop_assert_eq!(phone.as_str(), expected.as_str());
            prop_assert!(phone.is_dutch_mobile());
            prop_assert_eq!(phone.national().parse::<Phone>().unwrap(), phone);
        }
    }

    #[test]
    fn whatever_is_typed_a_number_is_a_plus_and_digits(text in "[0-9+() ./-]{0,24}") {
        if let Ok(phone) = text.parse::<Phone>() {
            prop_assert!(phone.as_str().starts_with('+'));
            prop_assert!(phone.as_str()[1..].bytes().all(|b| b.is_ascii_digit()));
            prop_assert!((9..=16).contains(&phone.as_str().len()));
            prop_assert_eq!(phone.as_str().parse::<Phone>().unwrap(), phone.clone());
        }
    }

    #[test]
    fn nothing_that_people_write_is_shown_in_a_log(word in "[b-z]{12}") {
        let shown = format!(
            "{:?}{:?}{:?}{:?}",
            word.parse::<Sentence>().unwrap(),
            word.parse::<FirstName>().unwrap(),
            word.parse::<ShortText>().unwrap(),
            format!("{word}@example.org").parse::<Email>().unwrap(),
        );
        prop_assert!(!shown.contains(&word));
    }
}

#[test]
fn a_pile_of_accents_is_cut_down() {
    let pile = format!("h{}allo", "\u{0301}".repeat(60));
    assert!(pile.parse::<Sentence>().unwrap().as_str().chars().count() < 12);
}

#[test]
fn people_write_in_every_script_and_with_emoji() {
    for text in [
        "هل يمكن لأحد أن يساعدني؟",
        "Wie helpt? 👨‍👩‍👧 🛒",
        "Kto pomoże?",
        "谁能帮我买菜",
        "<script>alert(1)</script>",
    ] {
        assert_eq!(text.parse::<Sentence>().unwrap().as_str(), text);
    }
}

#[test]
fn wrong_addresses_and_numbers_are_refused_by_name() {
    for text in
        ["a", "a@b", "@b.nl", "a@.nl", "a..b@c.nl", "a@b..nl", "a b@c.nl", "a@b.nl\nBcc: x@y.nl", "a@1.2.3.4"]
    {
        assert_eq!(text.parse::<Email>().unwrap_err().key(), "not_an_email", "{text}");
    }
    for text in ["12", "061234567", "06123456789", "0012", "+", "zes"] {
        assert_eq!(text.parse::<Phone>().unwrap_err().key(), "not_a_phone", "{text}");
    }
    assert_eq!("0900 1234".parse::<Phone>().unwrap_err().key(), "service_number");
    assert_eq!(" ".parse::<Phone>().unwrap_err().key(), "empty");
}
