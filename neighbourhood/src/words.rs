//! Words: understanding one sentence, keeping the private private, finding words the way people mean them.
//!
//! Everything works without a network, from word lists and weights in the binary, in microseconds. Which words mean
//! what stands in `words/lexicon/*.txt`; how well it works and why it is made so, in `docs/why/words.md`.

mod analysis; // one sentence taken apart: words, stems, parts, concepts
mod compound; // the parts of a compound
mod evaluate; // how good it is
mod examples; // sentences to learn from
mod features; // from a sentence to numbers
mod fold; // from typed text to plain tokens
mod hash; // one hash for all
mod lines; // what the commands print
mod matching; // how much an offer resembles an ask
mod model; // the weights in the binary
mod normal; // the words by which a text is found again
mod persons; // what points at a person
mod private; // what must never be on a board
mod slips; // slips of the finger
mod stem; // a light Dutch stemmer
mod themes; // what an ask is about
mod train; // learning the weights
mod vocabulary; // the word lists

pub use evaluate::{MatchReport, Report, evaluate, evaluate_matching, evaluate_unseen};
pub use examples::{Example, Lessons, Said, Side, View};
pub use lines::{classify_line, match_lines};
pub use matching::{Likeness, Prepared, explain, prepare, similarity};
pub use normal::{Wanted, fts5_query, normalise, postgres_query, search_text, search_words};
pub use persons::{Found, PersonKind, gives_away, mask, persons};
pub use private::{PrivateHint, private};
pub use themes::{MOST, suggest_themes};
pub use train::{is_learned_from, train};

#[cfg(test)]
mod tests;
