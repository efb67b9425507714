//! What `/me` shows of this room: what hosts said to the visitor, and whom the visitor avoids.

use std::borrow::Cow;

use askama::Template;
use askama::filters::HtmlSafe;
use house::App;
use house::shell::{Fault, Visitor};
use words::time::day;

use super::parts::words;
use crate::say::Words;
use crate::store::{self, Avoided, Measure};

struct Said {
    path: String,
    kind: Cow<'static, str>,
    when: String,
    answered: bool,
    lifted: bool,
}

/// A piece of the page of whoever is signed in; `{{ card }}` draws it, and draws nothing when there
/// is nothing to say.
#[derive(Template)]
#[template(path = "pages/card.html")]
pub struct MeCard {
    w: Words,
    once: String,
    said: Vec<Said>,
    avoided: Vec<Avoided>,
}

impl HtmlSafe for MeCard {}

/// The card of the visitor.
///
/// # Errors
/// When nobody is signed in; what the database says.
pub async fn me_card(app: &App, visitor: &Visitor) -> Result<MeCard, Fault> {
    let person = visitor.signed_in()?;
    let w = words(visitor);
    let said = |one: Measure| Said {
        path: format!("/me/warnings/{}", one.id),
        kind: w.by_key(&format!("measure-{}", one.kind.key())).unwrap_or_default(),
        when: day(visitor.lang, one.at, visitor.now),
        answered: one.answer.is_some(),
        lifted: one.lifted.is_some(),
    };
    Ok(MeCard {
        w,
        once: visitor.once.clone(),
        said: store::measures_of(&app.db, person).await?.into_iter().map(said).collect(),
        avoided: store::avoided_by(&app.db, person).await?,
    })
}
