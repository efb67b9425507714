//! What several pages and letters need.

use std::borrow::Cow;

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use house::App;
use house::shell::{Errors, Fault, Visitor};
use jiff::SignedDuration;
use neighbourhood::areas::AreaCode;
use neighbourhood::asks::NeedReason;
use neighbourhood::safety::Wrong;
use neighbourhood::text::{ShortText, TextError};
use serde::Deserialize;

use crate::say::Words;

/// A query that may be missing or strange.
pub type Asked<T> = Result<Query<T>, QueryRejection>;

/// A form with nothing in it but its key.
#[derive(Deserialize)]
pub struct Empty {}

/// A form with a reason.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Reason {
    pub reason: String,
}

pub const fn words(visitor: &Visitor) -> Words {
    Words(visitor.lang)
}

/// Ids in a path: what is none, is not there.
pub fn id<T: std::str::FromStr>(text: &str) -> Result<T, Fault> {
    text.parse().map_err(|_| Fault::NotFound)
}

/// Why a person must look.
pub fn why(w: Words, why: NeedReason) -> Cow<'static, str> {
    match why {
        NeedReason::RingBack => w.why_ring_back(),
        NeedReason::Private => w.why_private(),
        NeedReason::ReachSpent => w.why_reach_spent(),
        NeedReason::TooLong => w.why_too_long(),
        NeedReason::RepliesWaiting => w.why_replies_waiting(),
        NeedReason::AskedFor => w.why_asked_for(),
    }
}

/// What seems wrong.
pub fn wrong(w: Words, wrong: Wrong) -> Cow<'static, str> {
    w.by_key(&format!("wrong-{}", wrong.key())).unwrap_or_default()
}

/// A time that somebody waits: "3 uur en 10 minuten".
pub fn waited(w: Words, waited: SignedDuration) -> String {
    let minutes = waited.as_mins().max(0);
    match minutes {
        0..60 => w.waited_minutes(minutes),
        60..2880 => w.waited_hours(minutes / 60, minutes % 60),
        _ => w.waited_days(minutes / 1440),
    }
    .into_owned()
}

/// The refusal of a rule as a fault with words: what is true now.
pub fn refused(visitor: &Visitor, key: &str) -> Fault {
    let own = words(visitor).by_key(&format!("refused-{key}"));
    let house = || visitor.w.by_key(&format!("refused-{key}"));
    Fault::Conflict(own.or_else(house).unwrap_or_else(|| visitor.w.fault_conflict_text()))
}

/// A reason, an answer: one paragraph that must be there.
pub fn short(
    visitor: &Visitor,
    (field, typed): (&'static str, &str),
    errors: &mut Errors,
) -> Option<ShortText> {
    errors.check(field, typed.parse(), |error| match error {
        TextError::Empty => visitor.w.refused_empty(),
        TextError::OnlySymbols => visitor.w.refused_only_symbols(),
        TextError::TooLong { max, was } => visitor.w.text_too_long(max, was),
    })
}

/// The same where it may stay empty.
pub fn short_or_nothing(
    visitor: &Visitor,
    (field, typed): (&'static str, &str),
    errors: &mut Errors,
) -> Option<ShortText> {
    if typed.trim().is_empty() { None } else { short(visitor, (field, typed), errors) }
}

pub async fn area_name(app: &App, area: &AreaCode) -> Result<String, Fault> {
    Ok(areas::load(&app.db, area).await?.map_or_else(|| area.to_string(), |area| area.name))
}
