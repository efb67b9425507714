//! Sentences to learn from and to be judged by, as they stand in `data/words`.

use crate::themes::Theme;

/// A sentence with its theme; examples of one topic resemble each other, so they are never split over
/// learning and judging.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    pub theme: Theme,
    pub topic: String,
    pub sentence: String,
}

/// Reads lines of `theme<TAB>topic<TAB>sentence`; empty lines and `#` are skipped.
///
/// # Errors
/// Says which line is wrong and why.
pub fn read_examples(text: &str) -> Result<Vec<Example>, String> {
    let mut all = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let mut fields = line.splitn(3, '\t');
        let (Some(theme), Some(topic), Some(sentence)) = (fields.next(), fields.next(), fields.next()) else {
            return Err(format!("line {number}: not three fields"));
        };
        let theme = Theme::from_key(theme).ok_or_else(|| format!("line {number}: no theme {theme}"))?;
        all.push(Example { theme, topic: topic.to_owned(), sentence: sentence.trim().to_owned() });
    }
    Ok(all)
}

impl Example {
    /// Theme and topic: what is kept together.
    #[must_use]
    pub fn group(&self) -> String {
        format!("{}/{}", self.theme.key(), self.topic)
    }

    /// Whether it was written to mislead: an ordinary ask in serious words ("de klok slaat niet meer").
    #[must_use]
    pub fn is_misleading(&self) -> bool {
        self.topic.starts_with("hard")
    }
}
