//! A sentence that looks private changes the page at once, while it is typed: whom to ring, who may read it, the way
//! out. Hidden until `gently.js` shows it; without JavaScript the next page says the same.
//!
//! The sentence goes to this server alone, which answers yes or no, always as long, and keeps nothing of it.

use askama::Template;
use askama::filters::HtmlSafe;
use axum::extract::Request;
use axum::response::IntoResponse as _;
use house::shell::form::read;
use house::shell::parts::{Choice, Choices, RingNow};
use house::shell::{Answer, Errors, Fault, Visitor};
use neighbourhood::roles::{Action, Thing};
use neighbourhood::words::private;

use crate::say::Words;

/// The part of a form that asks for a sentence; `{{ gently }}` draws it.
#[derive(Template)]
#[template(path = "pages/gently.html")]
pub struct Gently<'a> {
    w: Words,
    v: &'a Visitor,
    ring: RingNow,
    choices: Choices<'a>,
    shown: bool,
}

impl HtmlSafe for Gently<'_> {}

impl<'a> Gently<'a> {
    /// With what was chosen before; then it is not hidden.
    #[must_use]
    pub fn of(visitor: &'a Visitor, chosen: &str) -> Self {
        let w = Words(visitor.lang);
        let shown = !chosen.is_empty();
        let choices = choices(w, chosen, &Errors::default(), true);
        Self { w, v: visitor, ring: RingNow { w: visitor.w }, choices, shown }
    }
}

/// Who may read it; about safety neighbours may not.
pub fn choices<'a>(w: Words, chosen: &str, errors: &Errors, neighbours: bool) -> Choices<'a> {
    let option = |value: &'static str, label, hint| {
        let mut choice = Choice::new(value, label, chosen == value);
        choice.hint = hint;
        choice
    };
    let mut options = vec![option("team", w.private_team(), w.private_team_hint())];
    if neighbours {
        options.push(option("neighbours", w.private_neighbours(), w.private_neighbours_hint()));
    }
    Choices::radio("private", w.private_legend(), errors).options(options)
}

/// `POST /asks/private`: whether the sentence in the body looks private.
pub async fn look(visitor: Visitor, request: Request) -> Answer {
    visitor.may(Action::PlaceAsk, &Thing::Nothing)?;
    let bytes = read(request).await?;
    let sentence = std::str::from_utf8(&bytes).map_err(|_| Fault::Unreadable)?;
    Ok(if private(sentence).is_some() { "1" } else { "0" }.into_response())
}
