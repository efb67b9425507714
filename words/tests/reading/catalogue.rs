//! The messages of all Fluent files, in every form in which people may read them.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// A message, shown as its file and key.
pub struct Message {
    file: String,
    key: String,
    /// One for each choice of variants (singular, plural).
    pub readings: Vec<String>,
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.key)
    }
}

/// Stands for what is filled in: a name, a number, a street.
const FILLED_IN: &str = "Ans";

/// So many choices in one message are enough to judge it by.
const MOST_READINGS: usize = 64;

/// All messages of the `.ftl` files in a folder, in the order of the alphabet.
pub fn messages(folder: &Path, shown: &str) -> Vec<Message> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "ftl"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no words in {shown}");
    let mut all = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let file = format!("{shown}/{}", path.file_name().unwrap().to_string_lossy());
        let Ok(resource) = parser::parse(text.as_str()) else {
            panic!("{file} is not valid Fluent: cargo test -p words-compile tells where")
        };
        let mut book = Book::default();
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    if let Some(pattern) = &message.value {
                        book.0.insert(message.id.name.to_owned(), pattern);
                    }
                }
                Entry::Term(term) => {
                    book.0.insert(format!("-{}", term.id.name), &term.value);
                }
                _ => {}
            }
        }
        for (key, pattern) in book.0.iter().filter(|(key, _)| !key.starts_with('-')) {
            let (file, key) = (file.clone(), key.clone());
            all.push(Message { file, key, readings: book.readings(pattern) });
        }
    }
    all
}

#[derive(Default)]
struct Book<'a>(BTreeMap<String, &'a Pattern<&'a str>>);

impl Book<'_> {
    fn readings(&self, pattern: &Pattern<&str>) -> Vec<String> {
        let mut texts = vec![String::new()];
        for element in &pattern.elements {
            let more = match element {
                PatternElement::TextElement { value } => vec![(*value).to_owned()],
                PatternElement::Placeable { expression } => self.expression(expression),
            };
            let joined = texts.iter().flat_map(|text| more.iter().map(move |next| format!("{text}{next}")));
            texts = joined.take(MOST_READINGS).collect();
        }
        texts
    }

    fn expression(&self, expression: &Expression<&str>) -> Vec<String> {
        match expression {
            Expression::Select { variants, .. } => {
                let each = variants.iter();
                each.flat_map(|variant| self.readings(&variant.value)).collect()
            }
            Expression::Inline(inline) => self.inline(inline),
        }
    }

    fn inline(&self, inline: &InlineExpression<&str>) -> Vec<String> {
        let key = match inline {
            InlineExpression::StringLiteral { value } => return vec![(*value).to_owned()],
            InlineExpression::Placeable { expression } => return self.expression(expression),
            InlineExpression::MessageReference { id, .. } => id.name.to_owned(),
            InlineExpression::TermReference { id, .. } => format!("-{}", id.name),
            _ => return vec![FILLED_IN.to_owned()],
        };
        self.0.get(&key).map_or_else(Vec::new, |pattern| self.readings(pattern))
    }
}
