//! One Fluent file, read: its messages and terms, each with its line.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use fluent_syntax::unicode::unescape_unicode_to_string;

use crate::{Problem, Source};

pub(crate) struct Said<'a> {
    pub line: usize,
    pub pattern: Pattern<&'a str>,
}

pub(crate) struct File<'a> {
    pub source: Source<'a>,
    pub messages: BTreeMap<&'a str, Said<'a>>,
    pub terms: BTreeMap<&'a str, Said<'a>>,
}

impl<'a> File<'a> {
    pub fn problem(&self, line: usize, what: String) -> Problem {
        let path = self.source.path.to_owned();
        Problem { path, line, what }
    }

    /// The text of a message that is the same whatever happens, so that nothing needs to be
    /// worked out when it is said. Only for files that passed the checks (no circles).
    pub fn plain(&self, pattern: &Pattern<&'a str>) -> Option<String> {
        let mut text = String::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => text.push_str(value),
                PatternElement::Placeable { expression } => {
                    text.push_str(&self.plain_expression(expression)?);
                }
            }
        }
        Some(text)
    }

    fn plain_expression(&self, expression: &Expression<&'a str>) -> Option<String> {
        let Expression::Inline(inline) = expression else {
            return None;
        };
        match inline {
            InlineExpression::StringLiteral { value } => Some(unescape_unicode_to_string(value).into_owned()),
            InlineExpression::Placeable { expression } => self.plain_expression(expression),
            InlineExpression::MessageReference { id, .. } => self.plain(&self.messages.get(id.name)?.pattern),
            InlineExpression::TermReference { id, .. } => self.plain(&self.terms.get(id.name)?.pattern),
            _ => None,
        }
    }
}

/// Reads a file, and what is wrong with its syntax.
pub(crate) fn read(source: Source<'_>) -> (File<'_>, Vec<Problem>) {
    let mut file = File { source, messages: BTreeMap::new(), terms: BTreeMap::new() };
    let mut problems = Vec::new();
    let resource = match parser::parse(source.text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let line = line_at(source.text, error.pos.start);
                problems.push(file.problem(line, format!("not valid Fluent: {error}")));
            }
            resource
        }
    };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for entry in resource.body {
        let (name, pattern, attributes, is_term) = match entry {
            Entry::Message(found) => (found.id.name, found.value, found.attributes, false),
            Entry::Term(found) => (found.id.name, Some(found.value), found.attributes, true),
            _ => continue,
        };
        let key = if is_term { format!("-{name}") } else { name.to_owned() };
        let times = seen.entry(key.clone()).or_default();
        let line = line_of(source.text, &key, *times);
        *times += 1;
        let again = *times > 1;
        if again {
            problems.push(file.problem(line, format!("{key} is here twice: remove one")));
        }
        if !attributes.is_empty() {
            let what = format!("{key} has an attribute: give that text a key of its own");
            problems.push(file.problem(line, what));
        }
        let Some(pattern) = pattern else { continue };
        let shelf = if is_term { &mut file.terms } else { &mut file.messages };
        if !again {
            shelf.insert(name, Said { line, pattern });
        }
    }
    (file, problems)
}

/// The line of a place in the text; what fails at the start of a line failed at the end of the
/// text before it.
fn line_at(text: &str, place: usize) -> usize {
    let before = text.get(..place).unwrap_or(text).trim_end();
    before.matches('\n').count() + 1
}

/// The line of the nth definition of a key; the syntax tree does not keep places.
fn line_of(text: &str, key: &str, nth: usize) -> usize {
    let defines = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    let mut lines = text.lines().enumerate().filter(|(_, line)| defines(line));
    lines.nth(nth).map_or(1, |(index, _)| index + 1)
}
