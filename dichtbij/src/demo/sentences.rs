//! What the people of the demo are called and say: files beside this one.

use neighbourhood::themes::Theme;

const NAMES: &str = include_str!("names.txt");
const OFFERS: &str = include_str!("offers.tsv");
const ASKS: &str = include_str!("asks.tsv");
const REPLIES: &str = include_str!("replies.txt");
const THANKS: &str = include_str!("thanks.txt");

pub fn names() -> Vec<&'static str> {
    NAMES.split_whitespace().collect()
}

pub fn offers() -> Vec<(Theme, &'static str)> {
    themed(OFFERS)
}

pub fn asks() -> Vec<(Theme, &'static str)> {
    themed(ASKS)
}

pub fn replies() -> Vec<&'static str> {
    REPLIES.lines().collect()
}

pub fn thanks() -> Vec<&'static str> {
    THANKS.lines().collect()
}

fn themed(text: &'static str) -> Vec<(Theme, &'static str)> {
    text.lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(key, say)| Some((Theme::from_key(key)?, say)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use neighbourhood::text::{FirstName, Sentence};

    #[test]
    fn every_line_is_something_a_person_may_type() {
        assert_eq!(offers().len(), OFFERS.lines().count());
        assert_eq!(asks().len(), ASKS.lines().count());
        for (_, say) in offers().into_iter().chain(asks()) {
            assert!(say.parse::<Sentence>().is_ok(), "{say}");
        }
        assert!(names().iter().all(|name| name.parse::<FirstName>().is_ok()));
    }
}
