//! The rows of a board: what is near the visitor first, then the page of the whole board.

use asks::{Cursor, Filter, Listed, Shown};
use house::App;
use house::shell::{Fault, Visitor};
use jiff::Timestamp;
use neighbourhood::areas::{Circle, Place};
use neighbourhood::asks::Urgency;
use neighbourhood::ids::AskId;
use neighbourhood::times::Times;

use crate::board::{Tab, View};
use crate::cards::{AskCard, HelpCard, Maker, is_close};

/// Rows of a page.
const ROWS: u32 = 20;
/// At most so many helpers near by come first.
const NEAR: usize = 6;

/// Rows, ready to be shown; asks or helpers.
#[derive(Default)]
pub struct Rows {
    pub near: Vec<AskCard>,
    pub asks: Vec<AskCard>,
    pub near_help: Vec<HelpCard>,
    pub help: Vec<HelpCard>,
    /// Where the next page begins.
    pub older: Option<String>,
}

impl Rows {
    pub fn is_empty(&self) -> bool {
        self.near.is_empty() && self.asks.is_empty() && self.near_help.is_empty() && self.help.is_empty()
    }

    /// Whether something near was put before the rest.
    pub fn has_near(&self) -> bool {
        !self.near.is_empty() || !self.near_help.is_empty()
    }

    pub fn has_rest(&self) -> bool {
        !self.asks.is_empty() || !self.help.is_empty()
    }
}

pub async fn rows(app: &App, visitor: &Visitor, view: &View) -> Result<Rows, Fault> {
    match view.tab {
        Tab::Open => asked(app, visitor, view, Shown::Open).await,
        Tab::Went => asked(app, visitor, view, Shown::Went).await,
        Tab::Help => offered(app, visitor, view).await,
    }
}

/// The visitor's own place, on a board wider than that: there "closest first" says something.
fn own_corner(view: &View) -> Option<&Place> {
    view.here.as_ref().filter(|here| here.area() != view.area.code && here.lies_in(&view.area.code))
}

async fn asked(app: &App, visitor: &Visitor, view: &View, shown: Shown) -> Result<Rows, Fault> {
    let after = match view.after.as_str() {
        "" => None,
        text => Some(read(text).ok_or(Fault::NotFound)?),
    };
    let filter = Filter { area: view.area.code, shown, theme: view.theme, circle: None, after, limit: ROWS };
    let list = asks::list(app, &filter).await?;
    let near = match own_corner(view) {
        Some(here) if shown == Shown::Open => {
            let mut near = asks::list(app, &Filter { area: here.area(), after: None, ..filter }).await?;
            near.retain(|ask| is_close(here, ask.area));
            near
        }
        _ => Vec::new(),
    };
    let codes = near.iter().chain(&list).map(|ask| ask.area);
    let mut maker =
        Maker::for_rows(app, visitor, view.here, (codes, view.frame.path.iter().chain(&view.frame.parts)))
            .await?;
    let full = list.len() >= ROWS as usize;
    let older = full.then(|| list.last().map(|last| written(last.cursor(shown)))).flatten();
    let near_too = |ask: &&Listed| !near.iter().any(|before| before.id == ask.id);
    Ok(Rows {
        asks: list.iter().filter(near_too).map(|ask| maker.ask(ask)).collect(),
        near: if after.is_none() { near.iter().map(|ask| maker.ask(ask)).collect() } else { Vec::new() },
        older,
        ..Rows::default()
    })
}

async fn offered(app: &App, visitor: &Visitor, view: &View) -> Result<Rows, Fault> {
    let after: Option<offers::Cursor> = match view.after.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| Fault::NotFound)?),
    };
    let filter = offers::Filter { theme: view.theme, circle: None, most: ROWS as usize };
    let list = offers::list(&app.db, &view.area.code, filter, after).await?;
    let near = match own_corner(view) {
        Some(here) if after.is_none() => fitting(app, visitor, view, *here).await?,
        _ => Vec::new(),
    };
    let mut maker = Maker::plain(visitor, view.here);
    let near_too = |offer: &&offers::Listed| !near.iter().any(|before| before.id == offer.id);
    Ok(Rows {
        help: list.offers.iter().filter(near_too).map(|offer| maker.help(offer)).collect(),
        near_help: near.iter().map(|offer| maker.help(offer)).collect(),
        older: list.next.map(|next| next.to_string()),
        ..Rows::default()
    })
}

/// Who can help near the visitor, best first: near, about the chosen theme, with time now.
async fn fitting(
    app: &App,
    visitor: &Visitor,
    view: &View,
    place: Place,
) -> Result<Vec<offers::Listed>, Fault> {
    let like = offers::Like {
        place,
        circle: Circle::Neighbourhood,
        themes: view.theme.into_iter().collect(),
        times: Times::of_ask(Urgency::Now, visitor.now),
        sentence: "",
        // The filter filters here too, and does not only order.
        same: view.theme.is_some(),
    };
    Ok(offers::fitting(app, &like, visitor.person(), NEAR).await?)
}

/// `milliseconds.id`: nothing that is not on the page already.
fn written(cursor: Cursor) -> String {
    format!("{}.{}", cursor.at.as_millisecond(), cursor.id)
}

fn read(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('.')?;
    let at = Timestamp::from_millisecond(at.parse().ok()?).ok()?;
    Some(Cursor { at, id: AskId::from_uuid(id.parse().ok()?) })
}
