//! What the files of a room must promise before they become code.

use std::collections::BTreeSet;

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement};

use crate::Problem;
use crate::read::{File, Said};

/// Names that `Words` already has, and the strict and reserved words of Rust.
const TAKEN: &[&str] = &[
    "by_key", "lang", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in",
    "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized",
    "use", "virtual", "where", "while", "yield",
];

/// The name in Rust: `ask-placed-title` becomes `ask_placed_title`.
pub(crate) fn rust_name(key: &str) -> String {
    key.replace('-', "_")
}

/// What is wrong within one file: names, and references to what is not there.
pub(crate) fn each(file: &File<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (key, said) in &file.messages {
        if !is_kebab(key) || TAKEN.contains(&rust_name(key).as_str()) {
            let what =
                format!("{key} cannot be a key: use small letters, digits and hyphens, and no word of Rust");
            problems.push(file.problem(said.line, what));
        }
        let mut walk = Walk::new(file, said);
        walk.path.push(format!("message {key}"));
        walk.pattern(&said.pattern);
        for name in &walk.args {
            if !is_kebab(name) || TAKEN.contains(&rust_name(name).as_str()) {
                let what = format!(
                    "${name} cannot be an argument of {key}: use small letters, digits and hyphens, and no word of Rust"
                );
                walk.problems.push(file.problem(said.line, what));
            }
        }
        problems.append(&mut walk.problems);
    }
    for (key, said) in &file.terms {
        let mut walk = Walk::new(file, said);
        walk.path.push(format!("term {key}"));
        walk.pattern(&said.pattern);
        problems.append(&mut walk.problems);
    }
    problems
}

/// What differs between the two languages.
pub(crate) fn pair(nl: &File<'_>, en: &File<'_>) -> Vec<Problem> {
    let mut problems = missing(nl, en);
    problems.extend(missing(en, nl));
    for (key, dutch) in &nl.messages {
        let Some(english) = en.messages.get(key) else {
            continue;
        };
        let (wanted, found) = (args(nl, dutch), args(en, english));
        if wanted != found {
            let what = format!(
                "{key} has {} here, but {} in {}:{}: both need the same",
                named(&found),
                named(&wanted),
                nl.source.path,
                dutch.line
            );
            problems.push(en.problem(english.line, what));
        }
    }
    problems
}

/// The arguments of a message, also those of messages it refers to, in the order of the alphabet.
pub(crate) fn args<'a>(file: &File<'a>, said: &Said<'a>) -> BTreeSet<&'a str> {
    let mut walk = Walk::new(file, said);
    walk.pattern(&said.pattern);
    walk.args
}

fn missing(here: &File<'_>, there: &File<'_>) -> Vec<Problem> {
    let absent = here.messages.iter().filter(|(key, _)| !there.messages.contains_key(*key));
    absent
        .map(|(key, said)| {
            let what = format!("{key} is missing in {}: add it there", there.source.path);
            here.problem(said.line, what)
        })
        .collect()
}

fn named(args: &BTreeSet<&str>) -> String {
    if args.is_empty() {
        return "no arguments".to_owned();
    }
    let names: Vec<String> = args.iter().map(|name| format!("${name}")).collect();
    names.join(", ")
}

fn is_kebab(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && !name.ends_with('-')
        && !name.contains("--")
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// A walk through a message and all it refers to.
struct Walk<'f, 'a> {
    file: &'f File<'a>,
    line: usize,
    /// Where we are, to notice a message that refers to itself.
    path: Vec<String>,
    /// Inside a term `$name` is an argument of the term, not of the message.
    in_term: usize,
    args: BTreeSet<&'a str>,
    problems: Vec<Problem>,
}

impl<'f, 'a> Walk<'f, 'a> {
    fn new(file: &'f File<'a>, said: &Said<'a>) -> Self {
        Walk {
            file,
            line: said.line,
            path: Vec::new(),
            in_term: 0,
            args: BTreeSet::new(),
            problems: Vec::new(),
        }
    }

    fn wrong(&mut self, what: String) {
        self.problems.push(self.file.problem(self.line, what));
    }

    fn pattern(&mut self, pattern: &Pattern<&'a str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&'a str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'a str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                if self.in_term == 0 {
                    self.args.insert(id.name);
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { id, arguments } => {
                if id.name != "NUMBER" {
                    self.wrong(format!("{}() is not known here: only NUMBER() is", id.name));
                }
                self.call(arguments);
            }
            InlineExpression::MessageReference { id, attribute } => {
                let found = self.file.messages.get(id.name);
                self.follow(format!("message {}", id.name), found, attribute.is_some());
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                if let Some(arguments) = arguments {
                    self.call(arguments);
                }
                let found = self.file.terms.get(id.name);
                self.in_term += 1;
                self.follow(format!("term {}", id.name), found, attribute.is_some());
                self.in_term -= 1;
            }
        }
    }

    fn call(&mut self, arguments: &CallArguments<&'a str>) {
        for positional in &arguments.positional {
            self.inline(positional);
        }
    }

    fn follow(&mut self, name: String, found: Option<&'f Said<'a>>, attribute: bool) {
        if attribute {
            self.wrong(format!("it refers to an attribute of {name}: give that text a key of its own"));
        }
        let Some(said) = found else {
            self.wrong(format!("it refers to {name}, which is not in this file"));
            return;
        };
        if self.path.contains(&name) {
            self.wrong(format!("it refers to {name} in a circle"));
            return;
        }
        self.path.push(name);
        self.pattern(&said.pattern);
        self.path.pop();
    }
}
