//! Faults as people and programs see them.

use std::borrow::Cow;

use askama::Template;
use axum::Json;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;

use super::page::Page;
use super::{Fault, Visitor};
use crate::{App, Words};

#[derive(Template)]
#[template(path = "fault.html")]
struct FaultPage<'a> {
    w: Words,
    title: Cow<'a, str>,
    text: Cow<'a, str>,
    sign_in: bool,
    phone: &'a str,
}

/// A whole page with what happened, that nothing was lost, and the way out.
pub fn page(app: &App, visitor: &Visitor, fault: &Fault) -> Response {
    let w = visitor.w;
    let (title, text) = words(w, fault);
    let main = FaultPage {
        w,
        title: title.clone(),
        text,
        sign_in: matches!(fault, Fault::SignIn),
        phone: &app.config.phone,
    };
    let shown = Page::of(app, visitor, title).status(fault.status()).show(&main);
    let response = shown.unwrap_or_else(|_| fault.status().into_response());
    with_retry(response, fault)
}

/// RFC 9457.
#[derive(Serialize)]
struct Problem<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    title: Cow<'a, str>,
    status: u16,
    detail: Cow<'a, str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Mistake<'a>>,
}

#[derive(Serialize)]
struct Mistake<'a> {
    /// JSON pointer into the body, or the name of a parameter.
    pointer: String,
    detail: &'a str,
}

pub fn json(visitor: &Visitor, fault: &Fault) -> Response {
    let (title, detail) = words(visitor.w, fault);
    let errors = match fault {
        Fault::Invalid(all) => {
            all.iter().map(|(field, words)| Mistake { pointer: format!("/{field}"), detail: words }).collect()
        }
        _ => Vec::new(),
    };
    let problem = Problem { kind: "about:blank", title, status: fault.status().as_u16(), detail, errors };
    let mut response = (fault.status(), Json(problem)).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    if matches!(fault, Fault::SignIn) {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    with_retry(response, fault)
}

fn with_retry(mut response: Response, fault: &Fault) -> Response {
    if let Fault::TooMany(wait) = fault {
        let seconds = wait.as_secs().max(1);
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds.unsigned_abs()));
    }
    response
}

fn words(w: Words, fault: &Fault) -> (Cow<'_, str>, Cow<'_, str>) {
    match fault {
        Fault::NotFound => (w.fault_not_found_title(), w.fault_not_found_text()),
        Fault::Refused => (w.fault_refused_title(), w.fault_refused_text()),
        Fault::SignIn => (w.fault_sign_in_title(), w.fault_sign_in_text()),
        Fault::Conflict(text) => (w.fault_conflict_title(), Cow::Owned(text.to_string())),
        Fault::TooMany(wait) => {
            let minutes = (wait.as_secs() + 59) / 60;
            (w.fault_too_many_title(), w.fault_too_many_text(minutes.max(1)))
        }
        Fault::Unreadable => (w.fault_unreadable_title(), w.fault_unreadable_text()),
        Fault::TooLarge => (w.fault_too_large_title(), w.fault_too_large_text()),
        Fault::Invalid(_) => (w.fault_invalid_title(), w.fault_invalid_text()),
        Fault::Busy => (w.fault_busy_title(), w.fault_busy_text()),
        Fault::Broken(_) => (w.fault_broken_title(), w.fault_broken_text()),
    }
}
