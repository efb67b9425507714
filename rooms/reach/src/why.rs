//! Why somebody was told, in words.

use neighbourhood::areas::Circle;
use neighbourhood::reach::Why;
use words::Lang;

use crate::say::Words;

/// "U bood dit aan. U woont in dezelfde buurt. 9 dagen geleden was de vorige vraag."
#[must_use]
pub fn why_words(lang: Lang, why: &Why) -> String {
    let w = Words(lang);
    let offered = if why.offered { w.why_offered() } else { w.why_willing() };
    let near = match why.circle {
        Circle::Street => w.why_street(),
        Circle::Neighbourhood => w.why_neighbourhood(),
        Circle::District => w.why_district(),
        Circle::Municipality => w.why_municipality(),
    };
    let before = match why.last_asked_days {
        None => w.why_first(),
        Some(0) => w.why_today(),
        Some(days) => w.why_days(days),
    };
    format!("{offered} {near} {before}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_was_offered_how_near_and_how_long_ago() {
        let why =
            Why { offered: true, circle: Circle::Neighbourhood, last_asked_days: Some(9), first_time: false };
        assert_eq!(
            why_words(Lang::Nl, &why),
            "U bood dit aan. U woont in dezelfde buurt. De vorige vraag was 9 dagen geleden."
        );
        let first = Why { offered: false, circle: Circle::Street, last_asked_days: None, first_time: true };
        assert_eq!(
            why_words(Lang::En, &first),
            "You like to help neighbours. You live in the same street. We never asked you before."
        );
    }
}
