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

/// Who says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Ask,
    Offer,
    /// Either: words that both use.
    Both,
}

/// What is said by those who need a kind of help, or by those who give it: an ask and an offer of one kind fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its topic is the kind of help.
    pub example: Example,
    pub side: Side,
}

/// How one author divides help into kinds. What two authors call a kind may overlap, so they are never compared.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// Asks and offers, by kind of help.
    pub said: Vec<Said>,
    /// The words of the kinds of help, some at a time.
    pub lists: Vec<Said>,
}

/// All there is to learn from.
#[derive(Debug, Clone, Default)]
pub struct Lessons {
    /// Sentences with their theme (`themes/*.tsv`).
    pub examples: Vec<Example>,
    /// Kinds of help (`kinds/*/*.tsv`).
    pub views: Vec<View>,
}

impl Lessons {
    /// Every sentence with its theme; the words of the lists are no sentences.
    pub fn sentences(&self) -> impl Iterator<Item = &Example> {
        let said = self.views.iter().flat_map(|view| &view.said);
        self.examples.iter().chain(said.map(|said| &said.example))
    }
}

impl Example {
    /// Reads lines of `theme<TAB>topic<TAB>sentence`; empty lines and `#` are skipped.
    ///
    /// # Errors
    /// Says which line is wrong and why.
    pub fn read(text: &str) -> Result<Vec<Example>, String> {
        lines(text).map(|(number, line)| Example::of(number, line.splitn(3, '\t').collect())).collect()
    }

    fn of(number: usize, fields: Vec<&str>) -> Result<Example, String> {
        let [theme, topic, sentence] = fields[..] else {
            return Err(format!("line {number}: too few fields"));
        };
        let theme = Theme::from_key(theme).ok_or_else(|| format!("line {number}: no theme {theme}"))?;
        Ok(Example { theme, topic: topic.to_owned(), sentence: sentence.trim().to_owned() })
    }

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

impl Said {
    /// Reads lines of `theme<TAB>kind of help<TAB>ask, offer or both<TAB>sentence`; empty lines and `#` are skipped.
    ///
    /// # Errors
    /// Says which line is wrong and why.
    pub fn read(text: &str) -> Result<Vec<Said>, String> {
        lines(text).map(|(number, line)| Said::of(number, line)).collect()
    }

    fn of(number: usize, line: &str) -> Result<Said, String> {
        let mut fields: Vec<&str> = line.splitn(4, '\t').collect();
        let side = match fields.get(2) {
            Some(&"ask") => Side::Ask,
            Some(&"offer") => Side::Offer,
            Some(&"both") => Side::Both,
            _ => return Err(format!("line {number}: the third field is neither ask nor offer nor both")),
        };
        fields.remove(2);
        Ok(Said { example: Example::of(number, fields)?, side })
    }

    /// Reads lists of words: lines like those of [`Said::read`] with `word, word, …` for a sentence. Three words of a
    /// list together stand for a sentence.
    ///
    /// # Errors
    /// Says which line is wrong and why.
    pub fn read_lists(text: &str) -> Result<Vec<Said>, String> {
        Ok(Said::read(text)?.iter().flat_map(Said::by_three).collect())
    }

    fn by_three(&self) -> Vec<Said> {
        let words: Vec<&str> = self.example.sentence.split(',').map(str::trim).collect();
        let third = words.len().div_ceil(3);
        let sentence =
            |at: usize| words.iter().copied().skip(at).step_by(third).collect::<Vec<_>>().join(" ");
        let example = |at: usize| Example { sentence: sentence(at), ..self.example.clone() };
        (0..third).map(|at| Said { example: example(at), side: self.side }).collect()
    }
}

/// The lines that say something, with their numbers.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}
