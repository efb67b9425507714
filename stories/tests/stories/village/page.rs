//! What a browser shows: words, links, and forms to fill in.

use axum::http::{HeaderMap, StatusCode};
use scraper::{ElementRef, Html, Selector};

/// One answer, after following where it sent the browser.
#[derive(Debug, Clone)]
pub struct Page {
    pub status: StatusCode,
    /// Path and query.
    pub path: String,
    pub body: String,
    pub headers: HeaderMap,
}

/// A form with everything that stands in it already.
#[derive(Debug, Clone)]
pub struct Filled {
    pub action: String,
    pub fields: Vec<(String, String)>,
    /// The names that the form really has, chosen or not.
    known: Vec<(String, String)>,
}

pub fn select(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

impl Page {
    pub fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// What somebody reads, without what only a browser reads.
    pub fn text(&self) -> String {
        let html = self.html();
        let root = html.select(&select("body")).next().unwrap_or(html.root_element());
        let words: Vec<&str> = root.text().flat_map(str::split_whitespace).collect();
        words.join(" ")
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{} says: {}", self.path, self.text());
        self
    }

    /// Whether somebody reads all of these here.
    #[track_caller]
    pub fn says(&self, all: &[&str]) -> &Self {
        let text = self.text();
        for one in all {
            assert!(text.contains(one), "no {one:?} at {} ({}): {text}", self.path, self.status);
        }
        self
    }

    /// Whether none of these is in the answer, not even where nobody looks.
    #[track_caller]
    pub fn hides(&self, all: &[&str]) -> &Self {
        for one in all {
            assert!(!self.body.contains(one), "{one:?} stands at {}: {}", self.path, self.text());
        }
        self
    }

    /// The words of the mistakes, in the order of the page.
    pub fn mistakes(&self) -> Vec<String> {
        let html = self.html();
        html.select(&select(".errors li"))
            .map(|one| one.text().collect::<String>().trim().to_owned())
            .collect()
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> Option<String> {
        self.forms().into_iter().find_map(|form| form.value(name).map(ToOwned::to_owned))
    }

    pub fn forms(&self) -> Vec<Filled> {
        self.html().select(&select("form")).map(filled).collect()
    }

    pub fn has_form(&self, action: &str) -> bool {
        self.forms().iter().any(|form| form.goes_to(action))
    }

    /// The form that goes there; `…/accept` stands for any path that ends so.
    #[track_caller]
    pub fn form(&self, action: &str) -> Filled {
        let forms = self.forms();
        let names: Vec<_> = forms.iter().map(|form| form.action.clone()).collect();
        let found = forms.into_iter().find(|form| form.goes_to(action));
        found.unwrap_or_else(|| panic!("no form to {action} at {} but {names:?}: {}", self.path, self.text()))
    }

    pub fn links(&self) -> Vec<String> {
        let html = self.html();
        html.select(&select("a[href]"))
            .filter_map(|a| a.value().attr("href").map(ToOwned::to_owned))
            .collect()
    }

    /// The text of the first thing that fits.
    #[track_caller]
    pub fn at(&self, selector: &str) -> String {
        let html = self.html();
        let found = html.select(&select(selector)).next();
        let found = found.unwrap_or_else(|| panic!("no {selector} at {}: {}", self.path, self.text()));
        found.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The id in the path: `/asks/{id}/…`.
    #[track_caller]
    pub fn id<T: std::str::FromStr>(&self) -> T {
        let part = self.path.split(['/', '?']).find_map(|part| part.parse().ok());
        part.unwrap_or_else(|| panic!("no id in {}: {}", self.path, self.text()))
    }
}

fn filled(form: ElementRef<'_>) -> Filled {
    let action = form.value().attr("action").unwrap_or("").to_owned();
    let (mut fields, mut known) = (Vec::new(), Vec::new());
    for field in form.select(&select("input, textarea, select, button")) {
        let (tag, attr) = (field.value().name(), |name| field.value().attr(name));
        let Some(name) = attr("name") else { continue };
        let value = match tag {
            "textarea" => field.text().collect::<String>(),
            "select" => chosen(field),
            _ => attr("value").unwrap_or("").to_owned(),
        };
        known.push((name.to_owned(), value.clone()));
        // A button says its value only when it is the one that is pressed.
        let waits = tag == "button" || matches!(attr("type"), Some("checkbox" | "radio"));
        if !waits || attr("checked").is_some() {
            fields.push((name.to_owned(), value));
        }
    }
    Filled { action, fields, known }
}

fn chosen(field: ElementRef<'_>) -> String {
    let options: Vec<_> = field.select(&select("option")).collect();
    let chosen = options.iter().find(|option| option.value().attr("selected").is_some()).or(options.first());
    chosen.and_then(|option| option.value().attr("value")).unwrap_or("").to_owned()
}

impl Filled {
    fn goes_to(&self, action: &str) -> bool {
        match action.strip_prefix('…') {
            Some(end) => self.action.ends_with(end),
            None => self.action == action,
        }
    }

    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// What one can choose there.
    pub fn options(&self, name: &str) -> Vec<String> {
        self.known.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone()).collect()
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|(name, _)| name.as_str())
    }

    /// Types into a field, ticks a box, or chooses; the form must have it.
    #[track_caller]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        assert!(self.known.iter().any(|(known, _)| known == name), "no {name} in {self:?}");
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Presses a button that leads elsewhere (`formaction`).
    pub fn instead(self, action: &str) -> Self {
        Self { action: action.to_owned(), ..self }
    }

    /// As somebody sends who does not use our form.
    pub fn forged(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn encoded(&self) -> String {
        let code = |text: &str| {
            percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
        };
        let pairs: Vec<_> = self.fields.iter().map(|(n, v)| format!("{}={}", code(n), code(v))).collect();
        pairs.join("&")
    }

    /// A form that is on no page.
    pub fn to(action: &str, fields: &[(&str, &str)]) -> Self {
        let fields: Vec<_> = fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        Self { action: action.to_owned(), known: fields.clone(), fields }
    }
}
