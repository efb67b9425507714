//! A whole page: the layout around what a room has to say.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};

use super::{Answer, Errors, Visitor, assets};
use crate::{App, Words};

/// A page being made. `Page::of(…).show(&template)`; the template holds only what is inside `<main>`.
pub struct Page<'a> {
    app: &'a App,
    visitor: &'a Visitor,
    title: String,
    status: StatusCode,
    errors: Option<&'a Errors>,
    sensitive: bool,
    gently: bool,
    wide: bool,
    feed: Option<String>,
    live: Option<String>,
}

#[derive(Template)]
#[template(path = "layout.html")]
struct Layout<'a> {
    w: Words,
    v: &'a Visitor,
    name: &'a str,
    phone: &'a str,
    title: &'a str,
    base: &'static str,
    demo: bool,
    sensitive: bool,
    gently: bool,
    wide: bool,
    feed: Option<&'a str>,
    live: Option<&'a str>,
    errors: Vec<(&'a str, &'a str)>,
    signed_in: bool,
    host: bool,
    other: words::Lang,
    other_language: String,
    clock: String,
    path: &'a str,
    logo: &'static str,
    street: &'static str,
    main: &'a str,
}

impl<'a> Page<'a> {
    pub fn of(app: &'a App, visitor: &'a Visitor, title: impl Into<String>) -> Self {
        Self {
            app,
            visitor,
            title: title.into(),
            status: StatusCode::OK,
            errors: None,
            sensitive: false,
            gently: false,
            wide: false,
            feed: None,
            live: None,
        }
    }

    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// The form had mistakes: status 422, a summary on top with links to the fields.
    #[must_use]
    pub fn errors(mut self, errors: &'a Errors) -> Self {
        if !errors.is_empty() {
            self.status = StatusCode::UNPROCESSABLE_ENTITY;
            self.errors = Some(errors);
        }
        self
    }

    /// A page that must leave no trace: a button to leave it fast, nothing kept by the browser.
    #[must_use]
    pub fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// A page that may come to be sensitive while somebody types: the way out is there, hidden until then.
    #[must_use]
    pub fn gently(mut self) -> Self {
        self.gently = true;
        self
    }

    /// Boards and lists may be wider than a text.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// The Atom feed of the same.
    #[must_use]
    pub fn feed(mut self, path: impl Into<String>) -> Self {
        self.feed = Some(path.into());
        self
    }

    /// Where the page hears (server-sent events) that something new happened.
    #[must_use]
    pub fn live(mut self, path: impl Into<String>) -> Self {
        self.live = Some(path.into());
        self
    }

    pub fn show(self, main: &impl Template) -> Answer {
        let main = main.render()?;
        let errors: Vec<_> = self.errors.map(|errors| errors.iter().collect()).unwrap_or_default();
        let visitor = self.visitor;
        let layout = Layout {
            w: visitor.w,
            v: visitor,
            name: &self.app.config.name,
            phone: &self.app.config.phone,
            title: &self.title,
            base: assets::BASE.as_str(),
            demo: self.app.config.demo,
            sensitive: self.sensitive,
            gently: self.gently,
            wide: self.wide,
            feed: self.feed.as_deref(),
            live: self.live.as_deref(),
            errors,
            signed_in: visitor.person().is_some(),
            host: visitor.is_host(),
            other: other(visitor.lang),
            other_language: other_language(visitor),
            clock: if self.app.config.demo { demo_clock(visitor) } else { String::new() },
            path: visitor.here.split('?').next().unwrap_or("/"),
            logo: assets::picture("logo.svg"),
            street: assets::picture("street.svg"),
            main: &main,
        };
        let html = layout.render()?;
        Ok((self.status, Html(html)).into_response())
    }
}

fn other(lang: words::Lang) -> words::Lang {
    match lang {
        words::Lang::Nl => words::Lang::En,
        words::Lang::En => words::Lang::Nl,
    }
}

/// This page in the other language.
fn other_language(visitor: &Visitor) -> String {
    let other = other(visitor.lang);
    // A page that answered a form has no address of its own: the switch leads to the page before it.
    let path = visitor.here.split('?').next().unwrap_or("/");
    let rest = visitor.here.split_once('?').map_or("", |(_, query)| query);
    let kept: Vec<&str> =
        rest.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("taal=")).collect();
    let join = if kept.is_empty() { String::new() } else { format!("{}&", kept.join("&")) };
    format!("{path}?{join}taal={other}")
}

/// `303`: the change is made, look here.
pub fn see(path: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(location) = HeaderValue::from_str(path) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// Adds a `set-cookie`.
pub fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// Day and time in few words: the bar stands on every page.
fn demo_clock(visitor: &Visitor) -> String {
    let day = words::time::date_here(visitor.now).weekday();
    format!("{} {}", words::time::weekday(visitor.lang, day), words::time::clock(visitor.lang, visitor.now))
}
