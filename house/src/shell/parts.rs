//! Pieces of form that every page uses, so that label, hint, mistake and input always belong
//! together for somebody who hears the page.
//!
//! They are templates of their own: `{{ field }}` inside a room's template draws one.

use askama::Template;
use askama::filters::HtmlSafe;

use super::Errors;

/// One line of text.
#[derive(Template, Clone)]
#[template(path = "field.html")]
pub struct Field<'a> {
    pub name: &'static str,
    pub label: std::borrow::Cow<'a, str>,
    pub hint: std::borrow::Cow<'a, str>,
    pub value: std::borrow::Cow<'a, str>,
    pub error: Option<std::borrow::Cow<'a, str>>,
    /// `text`, `email`, `tel`, `search`, `code` (digits), `area` (several lines).
    pub kind: &'static str,
    /// The `autocomplete` token of HTML, so that phones can fill it in.
    pub autocomplete: &'static str,
    pub max: usize,
    /// Where suggestions come from, for `suggest.js`.
    pub suggest: &'static str,
    described: String,
    input: &'static str,
    class: &'static str,
}

impl<'a> Field<'a> {
    pub fn new(
        name: &'static str,
        label: impl Into<std::borrow::Cow<'a, str>>,
        value: impl Into<std::borrow::Cow<'a, str>>,
        errors: &Errors,
    ) -> Self {
        let error = errors.at(name).map(|words| words.to_owned().into());
        Self {
            name,
            label: label.into(),
            hint: "".into(),
            value: value.into(),
            described: if error.is_some() { format!("{name}-err") } else { String::new() },
            error,
            kind: "text",
            autocomplete: "off",
            max: 200,
            suggest: "",
            input: "text",
            class: "",
        }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<std::borrow::Cow<'a, str>>) -> Self {
        self.hint = hint.into();
        let after = if self.described.is_empty() { "" } else { " " };
        self.described = format!("{0}-hint{after}{1}", self.name, self.described);
        self
    }

    #[must_use]
    pub fn kind(mut self, kind: &'static str, autocomplete: &'static str) -> Self {
        self.kind = kind;
        self.autocomplete = autocomplete;
        (self.input, self.class) = match kind {
            "email" => ("email", ""),
            "tel" => ("tel", ""),
            "code" => ("text", " codein"),
            "short" => ("text", " short"),
            "search" => ("search", ""),
            _ => ("text", ""),
        };
        self
    }

    #[must_use]
    pub fn max(mut self, max: usize) -> Self {
        self.max = max;
        self
    }

    #[must_use]
    pub fn suggest(mut self, from: &'static str) -> Self {
        self.suggest = from;
        self
    }
}

impl HtmlSafe for Field<'_> {}

/// One of several, as large cards; or several of several.
#[derive(Template, Clone)]
#[template(path = "choices.html")]
pub struct Choices<'a> {
    pub name: &'static str,
    pub legend: std::borrow::Cow<'a, str>,
    pub hint: std::borrow::Cow<'a, str>,
    pub error: Option<std::borrow::Cow<'a, str>>,
    /// `radio` or `checkbox`.
    pub kind: &'static str,
    pub options: Vec<Choice<'a>>,
}

#[derive(Clone)]
pub struct Choice<'a> {
    pub value: std::borrow::Cow<'a, str>,
    pub label: std::borrow::Cow<'a, str>,
    pub hint: std::borrow::Cow<'a, str>,
    pub chosen: bool,
}

impl<'a> Choice<'a> {
    pub fn new(
        value: impl Into<std::borrow::Cow<'a, str>>,
        label: impl Into<std::borrow::Cow<'a, str>>,
        chosen: bool,
    ) -> Self {
        Self { value: value.into(), label: label.into(), hint: "".into(), chosen }
    }
}

impl<'a> Choices<'a> {
    pub fn radio(name: &'static str, legend: impl Into<std::borrow::Cow<'a, str>>, errors: &Errors) -> Self {
        Self {
            name,
            legend: legend.into(),
            hint: "".into(),
            error: errors.at(name).map(|words| words.to_owned().into()),
            kind: "radio",
            options: Vec::new(),
        }
    }

    #[must_use]
    pub fn checkbox(mut self) -> Self {
        self.kind = "checkbox";
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<std::borrow::Cow<'a, str>>) -> Self {
        self.hint = hint.into();
        self
    }

    #[must_use]
    pub fn options(mut self, options: impl IntoIterator<Item = Choice<'a>>) -> Self {
        self.options = options.into_iter().collect();
        self
    }
}

impl HtmlSafe for Choices<'_> {}

/// Whom to ring now, when somebody may be in need: inside a section that is labelled by its heading `ring`.
#[derive(Template, Clone, Copy)]
#[template(path = "ring.html")]
pub struct RingNow {
    pub w: crate::Words,
}

impl HtmlSafe for RingNow {}

/// What in a text points at a person, with who will read it: "leave this out?"
#[derive(Template, Clone)]
#[template(path = "exposes.html")]
pub struct Exposes<'a> {
    w: crate::Words,
    readers: std::borrow::Cow<'static, str>,
    parts: Vec<(std::borrow::Cow<'static, str>, &'a str)>,
    keep: bool,
}

/// Who will read a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    Neighbours,
    /// The asker of the ask that is replied to.
    Asker,
}

impl HtmlSafe for Exposes<'_> {}

impl<'a> Exposes<'a> {
    /// Nothing when nothing points at anybody but who is `known`.
    #[must_use]
    pub fn of(w: crate::Words, text: &'a str, readers: Readers, known: &[&str]) -> Option<Self> {
        let found = neighbourhood::text::exposed(text, known);
        if found.is_empty() {
            return None;
        }
        let kind = |kind: neighbourhood::words::PersonKind| w.by_key(&format!("exposes-{}", kind.key()));
        let readers = match readers {
            Readers::Neighbours => w.exposes_neighbours(),
            Readers::Asker => w.exposes_asker(),
        };
        let parts = found.into_iter().map(|(of, part)| (kind(of).unwrap_or_default(), part)).collect();
        Some(Self { w, readers, parts, keep: false })
    }

    /// With a box to tick: send it all the same.
    #[must_use]
    pub fn or_keep(mut self) -> Self {
        self.keep = true;
        self
    }
}
