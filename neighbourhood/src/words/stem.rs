//! A light stemmer for Dutch, on folded (ASCII, lower-case) words.
//!
//! It joins the forms this product lives on (klus, klusje, klusjes, klussen) and leaves alone what it does not
//! know. What no rule can know (kinderen, steden, gevallen) stands in `lexicon/forms.txt`, which goes first.

/// The stem of one folded word.
pub(super) fn stem(word: &str) -> String {
    let mut now = word.to_owned();
    // At most two endings in a row ("handigste", "boompjes"); then it must be at rest.
    for _ in 0..3 {
        let next = once(&now);
        if next == now {
            break;
        }
        now = next;
    }
    now
}

fn once(word: &str) -> String {
    if word.len() < 4 || !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) {
        return word.to_owned();
    }
    diminutive(word)
        .or_else(|| plural_s(word))
        .or_else(|| ending_en(word))
        .or_else(|| ending_e(word))
        .unwrap_or_else(|| word.to_owned())
}

fn diminutive(word: &str) -> Option<String> {
    let base = word.strip_suffix("jes").or_else(|| word.strip_suffix("je"))?;
    if base.len() < 3 || !has_vowel(base) {
        return None;
    }
    if let Some(root) = base.strip_suffix("et")
        && root.len() >= 3
        && doubled_end(root)
    {
        return Some(undouble(root)); // balletje, bommetje
    }
    if let Some(root) = base.strip_suffix('t') {
        if root.ends_with("oo") || root.ends_with("aa") || root.ends_with("uu") {
            return Some(root[..root.len() - 1].to_owned()); // autootje, omaatje
        }
        let last = root.bytes().last().unwrap_or(b't');
        if root.len() >= 3 && (is_vowel(last) || matches!(last, b'n' | b'l' | b'r' | b'w')) {
            return Some(root.to_owned()); // vrouwtje, tuintje, stoeltje
        }
    }
    if let Some(root) = base.strip_suffix('p')
        && root.ends_with('m')
    {
        return Some(root.to_owned()); // boompje
    }
    if let Some(root) = base.strip_suffix('k')
        && root.ends_with("in")
    {
        return Some(format!("{root}g")); // woninkje
    }
    Some(base.to_owned())
}

fn plural_s(word: &str) -> Option<String> {
    const BEFORE: [&str; 11] =
        ["els", "ers", "ens", "ems", "ors", "ars", "eurs", "iers", "aars", "ies", "tes"];
    let base = word.strip_suffix('s')?;
    (word.len() >= 5 && BEFORE.iter().any(|end| word.ends_with(end)) && !base.ends_with('s'))
        .then(|| base.to_owned())
}

fn ending_en(word: &str) -> Option<String> {
    let root = word.strip_suffix("en")?;
    if root.len() < 2 || !has_vowel(root) || root.ends_with("ij") && root.len() < 3 {
        return None;
    }
    if root.ends_with('e') || root.ends_with("ie") {
        return Some(root.to_owned()); // ideeen, knieen
    }
    Some(close(root))
}

fn ending_e(word: &str) -> Option<String> {
    let root = word.strip_suffix('e')?;
    let last = root.bytes().last()?;
    if root.len() < 3 || is_vowel(last) || !has_vowel(root) {
        return None;
    }
    Some(close(root))
}

/// What an open syllable becomes when its ending falls off: "boodschapp" boodschap, "lop" loop, "huiz" huis.
fn close(root: &str) -> String {
    if doubled_end(root) {
        return undouble(root);
    }
    let mut out = if open_syllable(root) { lengthen(root) } else { root.to_owned() };
    if out.len() >= 3
        && out
            .as_bytes()
            .get(out.len() - 2)
            .is_some_and(|b| is_vowel(*b) || matches!(b, b'j' | b'l' | b'r' | b'n'))
    {
        if out.ends_with('v') {
            out.pop();
            out.push('f');
        } else if out.ends_with('z') {
            out.pop();
            out.push('s');
        }
    }
    out
}

fn open_syllable(root: &str) -> bool {
    let b = root.as_bytes();
    let n = b.len();
    if n < 2 || is_vowel(b[n - 1]) || b[n - 1] == b'x' || !matches!(b[n - 2], b'a' | b'e' | b'o' | b'u') {
        return false;
    }
    if n >= 3 && is_vowel(b[n - 3]) {
        return false; // already two vowels: tuin, boek, huis
    }
    // A mute e ("wandel", "luister", "reken") is not long; it is one when a vowel stands earlier.
    !(b[n - 2] == b'e' && has_vowel(&root[..n - 2]))
}

fn lengthen(root: &str) -> String {
    let at = root.len() - 2;
    format!("{}{}", &root[..=at], &root[at..])
}

fn doubled_end(root: &str) -> bool {
    let b = root.as_bytes();
    b.len() >= 3 && b[b.len() - 1] == b[b.len() - 2] && !is_vowel(b[b.len() - 1])
}

fn undouble(root: &str) -> String {
    root[..root.len() - 1].to_owned()
}

fn has_vowel(word: &str) -> bool {
    word.bytes().any(|b| is_vowel(b) || b == b'y')
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_one_word_share_a_stem() {
        for group in [
            "boodschap boodschappen boodschapje boodschapjes",
            "klus klusje klusjes klussen",
            "fiets fietsen fietsje fietsjes",
            "huis huizen huisje huisjes",
            "boom bomen boompje boompjes",
            "brief brieven briefje briefjes",
            "tafel tafels tafeltje",
            "wandel wandelen",
            "loop lopen",
            "medicijn medicijnen",
            "groot grote",
            "handig handige",
            "buur buren",
            "formulier formulieren formuliertje",
            "auto autootje",
            "kat katten katje",
        ] {
            let stems: Vec<String> = group.split(' ').map(stem).collect();
            assert!(stems.iter().all(|s| s == &stems[0]), "{group}: {stems:?}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (a, b) in
            [("les", "lezen"), ("bom", "bomen"), ("man", "manen"), ("bel", "beeld"), ("pad", "paard")]
        {
            assert_ne!(stem(a), stem(b), "{a} {b}");
        }
    }
}
