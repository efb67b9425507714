//! What `/me` shows of this room: one's own offers.

use std::borrow::Cow;

use askama::Template;
use askama::filters::HtmlSafe;
use house::App;
use house::shell::{Fault, Visitor};
use neighbourhood::offers::OfferStage;

use super::form::times_said;
use super::one::state;
use super::{page_of, words};
use crate::say::Words;
use crate::store::{Stored, of_owner};

/// A piece of the page of whoever is signed in; `{{ card }}` draws it.
#[derive(Template)]
#[template(path = "pages/card.html")]
pub struct MeCard {
    w: Words,
    offers: Vec<Line>,
}

struct Line {
    page: String,
    sentence: String,
    state: &'static str,
    state_words: Cow<'static, str>,
    when: Option<Cow<'static, str>>,
}

impl HtmlSafe for MeCard {}

/// The card of the visitor: what has not ended.
pub async fn me_card(app: &App, visitor: &Visitor) -> Result<MeCard, Fault> {
    let all = of_owner(&app.db, visitor.signed_in()?).await?;
    let not_ended = |stored: &&Stored| !matches!(stored.offer.stage, OfferStage::Ended { .. });
    let line = |stored: &Stored| {
        let (state, state_words) = state(visitor, stored);
        let waits = matches!(stored.offer.stage, OfferStage::Unconfirmed { .. });
        let page = page_of(stored.offer.id);
        let page = if waits { format!("{page}/confirm") } else { page };
        let when = times_said(visitor.lang, stored.offer.times);
        Line { page, sentence: stored.offer.text.to_string(), state, state_words, when }
    };
    Ok(MeCard { w: words(visitor), offers: all.iter().filter(not_ended).map(line).collect() })
}
