//! What `/me` shows of this room: asks that fit what somebody offers.

use askama::Template;
use askama::filters::HtmlSafe;
use house::App;
use house::shell::{Fault, Visitor};

use crate::cards::{AskCard, Maker};
use crate::say::Words;
use crate::suited::suited;

/// No more than one reads with a smile.
const MOST: usize = 3;

/// A piece of the page of whoever is signed in; it draws nothing when nothing fits.
#[derive(Template)]
#[template(path = "pages/suited.html")]
pub struct MeCard {
    w: Words,
    asks: Vec<AskCard>,
}

impl HtmlSafe for MeCard {}

/// The card of the visitor.
///
/// # Errors
/// When nobody is signed in; what the database says.
pub async fn me_card(app: &App, visitor: &Visitor) -> Result<MeCard, Fault> {
    let id = visitor.signed_in()?;
    let asks = suited(app, id, MOST).await?;
    let w = Words(visitor.lang);
    if asks.is_empty() {
        return Ok(MeCard { w, asks: Vec::new() });
    }
    let here = people::load(&app.db, app, id).await?.map(|person| person.place);
    let codes = asks.iter().map(|ask| ask.area);
    let mut maker = Maker::for_rows(app, visitor, here, (codes, [].iter())).await?;
    Ok(MeCard { w, asks: asks.iter().map(|ask| maker.ask(ask)).collect() })
}
