//! What people send: read whole, with a limit, and given back with the mistake at its field.

use std::borrow::Cow;

use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use http_body_util::{BodyExt as _, Limited};
use neighbourhood::once::OnceKey;
use serde::de::DeserializeOwned;

use super::Fault;
use crate::App;
use crate::store::{StoreError, Tx};

/// No form and no call is larger: 64 KiB.
pub const BODY_LIMIT: usize = 64 * 1024;

/// A form as it was typed. Fields that were not sent are empty (`#[serde(default)]` on the struct),
/// because an old phone or a half-loaded page should get words at the field and not a fault.
pub struct Form<T> {
    pub typed: T,
    /// The hidden `once` field: the same form sent again has one effect.
    pub once: String,
}

#[derive(serde::Deserialize)]
struct OnceField {
    #[serde(default)]
    once: String,
}

impl<T: DeserializeOwned> FromRequest<App> for Form<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, _: &App) -> Result<Self, Fault> {
        let (parts, body) = request.into_parts();
        let bytes = read(Request::new(body)).await?;
        if !is_readable(&bytes) {
            return Err(Fault::Unreadable);
        }
        let once: OnceField = serde_urlencoded::from_bytes(&bytes).map_err(|_| Fault::Unreadable)?;
        if super::visitor::left(&parts, &once.once) {
            return Err(Fault::NotFound);
        }
        let typed = serde_urlencoded::from_bytes(&bytes).map_err(|_| Fault::Unreadable)?;
        Ok(Self { typed, once: limit_key(once.once) })
    }
}

/// Reads a body up to [`BODY_LIMIT`].
pub async fn read(request: Request) -> Result<axum::body::Bytes, Fault> {
    match Limited::new(request.into_body(), BODY_LIMIT).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<http_body_util::LengthLimitError>() => Err(Fault::TooLarge),
        Err(_) => Err(Fault::Unreadable),
    }
}

/// Percent-decoding happily turns broken UTF-8 into replacement characters; people's words deserve
/// an honest "this did not arrive well" instead.
fn is_readable(form: &[u8]) -> bool {
    percent_encoding::percent_decode(form).decode_utf8().is_ok_and(|text| !text.contains('\0'))
}

fn limit_key(mut key: String) -> String {
    let fits = key.len() <= 64 && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !fits {
        key.clear();
    }
    key
}

/// Claims the form's key for this visitor; see [`crate::once`]. An empty key (a program that left
/// it out) claims nothing.
pub async fn claim(
    tx: &mut Tx,
    once: &str,
    scope: &str,
    app: &App,
) -> Result<crate::once::Claim, StoreError> {
    if once.is_empty() {
        return Ok(crate::once::Claim::Fresh);
    }
    crate::once::claim(tx, once, scope, app.now()).await
}

/// The key of a program's call, from its `Idempotency-Key` header; empty when it sent none.
pub fn idempotency_key(headers: &HeaderMap) -> Result<String, Fault> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(String::new()) };
    let text = value.to_str().map_err(|_| Fault::Unreadable)?;
    // The draft writes it as a string between quotes; most programs do not.
    let key: OnceKey = text.trim_matches('"').parse().map_err(|_| Fault::Unreadable)?;
    Ok(key.to_string())
}

/// The mistakes in a form: field name and words, in the order of the page.
#[derive(Debug, Default, Clone)]
pub struct Errors(Vec<(&'static str, Cow<'static, str>)>);

impl Errors {
    pub fn add(&mut self, field: &'static str, words: impl Into<Cow<'static, str>>) {
        self.0.push((field, words.into()));
    }

    /// The value, or its mistake noted at `field`.
    pub fn check<T, E>(
        &mut self,
        field: &'static str,
        result: Result<T, E>,
        words: impl FnOnce(E) -> Cow<'static, str>,
    ) -> Option<T> {
        result.map_err(|error| self.add(field, words(error))).ok()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn at(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, words)| words.as_ref())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, words)| (*field, words.as_ref()))
    }

    /// For programs: all of them together.
    pub fn into_fault(self) -> Fault {
        Fault::Invalid(self.0.into_iter().map(|(field, words)| (field.into(), words)).collect())
    }
}
