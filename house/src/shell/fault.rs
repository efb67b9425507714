//! What a handler may answer when it cannot do what was asked.
//!
//! | fault | for whom | status |
//! |---|---|---|
//! | `NotFound`, `Refused`, `SignIn`, `Conflict`, `TooMany`, `Unreadable`, `TooLarge`, `Invalid` | the person: they can do something about it | 4xx |
//! | `Broken` | the log; the person is told that we broke and nothing was lost | 500 |
//! | `Busy` | both: try again soon | 503 |
//!
//! A fault knows no language: the door turns it into a page, or into `application/problem+json`
//! for programs, once it knows who is asking.

use std::borrow::Cow;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;

use crate::store::StoreError;

/// What every handler returns.
pub type Answer = Result<Response, Fault>;

#[derive(Debug, Clone)]
pub enum Fault {
    /// There is no such thing, or it is not for this visitor to know that there is.
    NotFound,
    /// Known, and not allowed.
    Refused,
    /// Allowed after signing in.
    SignIn,
    /// Somebody was first, or the page is older than the thing. The text says what is true now.
    Conflict(Cow<'static, str>),
    /// Too often; how long to wait.
    TooMany(SignedDuration),
    /// The bytes were no form or no JSON.
    Unreadable,
    TooLarge,
    /// Every mistake of an API call together: field, words.
    Invalid(Vec<(Cow<'static, str>, Cow<'static, str>)>),
    Busy,
    /// We broke. The text is for the log and holds nothing personal.
    Broken(String),
}

impl Fault {
    pub fn broken(error: impl std::fmt::Display) -> Self {
        Self::Broken(error.to_string())
    }

    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Refused => StatusCode::FORBIDDEN,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        match error {
            busy if busy.is_passing() => Self::Busy,
            other => Self::broken(other),
        }
    }
}

impl From<crate::seal::SealError> for Fault {
    fn from(error: crate::seal::SealError) -> Self {
        Self::broken(error)
    }
}

impl From<askama::Error> for Fault {
    fn from(error: askama::Error) -> Self {
        Self::broken(error)
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        if let Self::Broken(reason) = &self {
            tracing::error!(event = "fault.broken", reason);
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
