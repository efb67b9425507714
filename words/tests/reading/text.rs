//! Sentences, words and syllables of a Dutch text.

/// The sentences of a text. Also a colon, an empty line and a list mark end one: the reader rests.
pub fn sentences(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut current = String::new();
    let mut symbols = text.chars().peekable();
    while let Some(symbol) = symbols.next() {
        current.push(symbol);
        let next = symbols.peek().copied();
        let pause = next.is_none_or(|c| c.is_whitespace() || c == '"' || c == '”');
        let ends = matches!(symbol, '.' | '!' | '?' | ':' | '…') && pause;
        let new_line = symbol == '\n' && matches!(next, Some('\n' | '-' | '*' | '•'));
        if ends || new_line {
            all.push(std::mem::take(&mut current));
        }
    }
    all.push(current);
    let tidy = all.iter().map(|sentence| sentence.trim().to_owned());
    tidy.filter(|sentence| !words(sentence).is_empty()).collect()
}

/// The words of a text: what has a letter or a digit.
pub fn words(text: &str) -> Vec<&str> {
    let parts = text.split_whitespace();
    parts.filter(|part| part.contains(char::is_alphanumeric)).collect()
}

/// The words in small letters, without marks around them; the dots of abbreviations stay.
pub fn tokens(text: &str) -> Vec<String> {
    let trimmed = words(text).into_iter().map(|word| {
        word.trim_start_matches(|c: char| !c.is_alphanumeric())
            .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.')
    });
    trimmed.map(str::to_lowercase).collect()
}

/// Vowels that are one sound together, the long ones first.
const TOGETHER: &[&str] = &[
    "aai", "ooi", "oei", "eeu", "ieu", "aa", "ee", "oo", "uu", "ie", "ij", "ei", "eu", "ou", "oe", "ui",
    "au", "ai", "oi",
];

/// How many syllables a word has, at least one; a number counts for two.
pub fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    if word.contains(|c: char| c.is_ascii_digit()) {
        return 2;
    }
    let mut rest = word.as_str();
    let mut count = 0;
    let mut first = true;
    while let Some(symbol) = rest.chars().next() {
        let together = TOGETHER.iter().find(|sounds| rest.starts_with(**sounds));
        if let Some(sounds) = together {
            count += 1;
            rest = &rest[sounds.len()..];
        } else {
            // A y at the start of a word is a consonant.
            if "aeiouäëïöüáéíóúàèêôç".contains(symbol) && symbol != 'ç' || symbol == 'y' && !first
            {
                count += 1;
            }
            rest = &rest[symbol.len_utf8()..];
        }
        first = false;
    }
    count.max(1)
}

#[test]
fn syllables_are_counted_the_dutch_way() {
    let cases = [
        ("u", 1),
        ("buurt", 1),
        ("buren", 2),
        ("mooie", 2),
        ("nieuws", 1),
        ("eeuwen", 2),
        ("zeeën", 2),
        ("ideeën", 3),
        ("coördinator", 5),
        ("bijeen", 2),
        ("mijn", 1),
        ("boodschappen", 3),
        ("telefoonnummer", 5),
        ("toegankelijkheid", 5),
        ("draaien", 2),
        ("hulp", 1),
        ("organisatie", 5),
        ("e-mail", 2),
        ("112", 2),
        ("–", 1),
        ("baby", 2),
    ];
    for (word, wanted) in cases {
        assert_eq!(syllables(word), wanted, "{word}");
    }
}

#[test]
fn sentences_end_where_the_reader_rests() {
    assert_eq!(sentences("Om 17.05 uur. Goed?"), ["Om 17.05 uur.", "Goed?"]);
    assert_eq!(sentences("Kies: nu of straks").len(), 2);
    assert_eq!(sentences("een\ntwee drie").len(), 1);
    assert_eq!(sentences("een\n\ntwee").len(), 2);
    assert_eq!(words("Even wachten …").len(), 2);
}
