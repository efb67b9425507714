//! Which language a sentence is probably in: only for the tables of an evaluation.

/// Named as in the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Dutch,
    English,
    German,
    French,
    Polish,
    Turkish,
    Cyrillic,
    Arabic,
}

use Language::{Arabic, Cyrillic, Dutch, English, French, German, Polish, Turkish};

/// Little words of which Dutch, and the others, have none.
const SIGNS: [(Language, &str); 5] = [
    (English, "the my i for with someone anyone who can you and this is to she he they have your at need"),
    (
        German,
        "ich und der die das ist nicht mein meine wer kann mir für einen eine zu suche jemand er hat wir",
    ),
    (French, "je le la les une des est pas mon ma mes qui pour avec il elle cherche quelqu'un du et peut"),
    (Polish, "nie się na mnie jest do że mi kto mam ktoś czy moja mój dla jak szukam potrzebuję z w i od"),
    (Turkish, "bir ve için benim bana var mı yok ben çok kim bu mi biri birisi ile lazım arıyorum ne"),
];
const DUTCH: &str =
    "de het een ik en mijn is niet wie voor van te dat er op met kan iemand mij me zijn we naar om";

impl Language {
    pub const ALL: [Language; 8] = [Dutch, English, German, French, Polish, Turkish, Cyrillic, Arabic];

    pub fn of(sentence: &str) -> Language {
        if sentence.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c)) {
            return Cyrillic;
        }
        if sentence.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)) {
            return Arabic;
        }
        let typed = sentence.to_lowercase();
        let words: Vec<&str> =
            typed.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
        let count = |signs: &str| words.iter().filter(|w| signs.split(' ').any(|sign| sign == **w)).count();
        let foreign = SIGNS.iter().map(|(language, signs)| (count(signs), *language)).max_by_key(|(n, _)| *n);
        match foreign {
            Some((n, language)) if n > count(DUTCH) => language,
            _ if typed.contains(['ş', 'ğ', 'ı']) => Turkish,
            _ if typed.contains(['ł', 'ą', 'ę', 'ś', 'ż', 'ć']) => Polish,
            _ => Dutch,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_languages_of_our_neighbours_apart() {
        for (sentence, language) in [
            ("wie kan mijn hond uitlaten", Dutch),
            ("Can anyone walk my dog", English),
            ("Wer kann mir helfen, ich bin krank", German),
            ("Je cherche quelqu'un pour garder ma fille", French),
            ("Kto może mi pomóc z przeprowadzką?", Polish),
            ("Köpeğimi gezdirecek biri var mı", Turkish),
            ("хто може допомогти", Cyrillic),
            ("أحتاج مساعدة", Arabic),
        ] {
            assert_eq!(Language::of(sentence), language, "{sentence}");
        }
    }
}
