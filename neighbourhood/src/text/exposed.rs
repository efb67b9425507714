//! What in a text points at a person, so that its writer can leave it out before others read it.

use crate::words::{PersonKind, persons};

/// Names, numbers and addresses in a text, as they were typed. First names that its readers know already (the
/// writer's own, that of whom it is for) are no secret.
#[must_use]
pub fn exposed<'a>(text: &'a str, known: &[&str]) -> Vec<(PersonKind, &'a str)> {
    let known: Vec<String> =
        known.iter().flat_map(|name| name.split_whitespace()).map(str::to_lowercase).collect();
    let is_known = |part: &str| part.split_whitespace().all(|word| known.contains(&word.to_lowercase()));
    let found = persons(text).into_iter().filter_map(|found| Some((found.kind, text.get(found.range)?)));
    found.filter(|(kind, part)| *kind != PersonKind::Name || !is_known(part)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_pointed_out_but_names_that_are_known() {
        let text = "Groetjes Anja, bel 06-12345678 of mevrouw Jansen";
        assert_eq!(
            exposed(text, &["anja"]),
            [(PersonKind::Phone, "06-12345678"), (PersonKind::Name, "Jansen")]
        );
        assert_eq!(exposed(text, &["Anja", "Jansen"]), [(PersonKind::Phone, "06-12345678")]);
        assert_eq!(exposed("Wie heeft een ladder van 4 meter?", &[]), []);
    }
}
