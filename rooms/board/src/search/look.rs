//! One look: which area, what stands there, the nearest first.

use asks::Listed as Ask;
use house::App;
use house::limits::take;
use house::search::{MOST, find};
use house::shell::{Fault, Visitor};
use house::store::StoreError;
use neighbourhood::areas::{AreaCode, Place};
use neighbourhood::ids::{AskId, OfferId};
use neighbourhood::limits::SEARCHES_PER_ADDRESS;
use neighbourhood::search::{Kind, Query, rings};
use neighbourhood::words::mask;
use offers::Listed as Offer;
use uuid::Uuid;

use crate::help;

/// What to look for, and where.
pub struct Wish {
    pub query: Query,
    pub kind: Option<Kind>,
    /// No place yet: then only manuals are found.
    pub within: Option<AreaCode>,
    pub here: Option<Place>,
    pub most: usize,
}

/// Something that stands on a board.
pub enum Thing {
    Ask(Ask),
    Offer(Offer),
}

/// What was found.
#[derive(Default)]
pub struct Found {
    /// In the visitor's own neighbourhood, when they told it and looked wider.
    pub near: Vec<Thing>,
    pub rest: Vec<Thing>,
    pub help: Vec<help::Found>,
}

impl Found {
    pub fn count(&self) -> usize {
        self.near.len() + self.rest.len() + self.help.len()
    }
}

/// Parts of manuals beside what neighbours wrote.
const MANUALS: usize = 5;

/// Counts the search for the visitor's network, and looks.
///
/// # Errors
/// [`Fault::TooMany`]; what the database says.
pub async fn look(app: &App, visitor: &Visitor, wish: &Wish) -> Result<Found, Fault> {
    take(app, "search", &visitor.network(), SEARCHES_PER_ADDRESS).await?;
    let mut found = Found::default();
    if wish.kind.is_none_or(|kind| kind == Kind::Help) {
        let most = if wish.kind.is_some() { wish.most } else { MANUALS };
        found.help = help::find(visitor.lang, &wish.query, most);
    }
    if let Some(within) = wish.within.filter(|_| wish.kind != Some(Kind::Help)) {
        boards(app, wish, within, &mut found).await?;
    }
    Ok(found)
}

async fn boards(app: &App, wish: &Wish, within: AreaCode, found: &mut Found) -> Result<(), StoreError> {
    let rings = rings(wish.here.as_ref(), within);
    let (mut hits, mut near) = (Vec::new(), 0);
    for (at, ring) in rings.iter().enumerate() {
        let room = u32::try_from(wish.most.min(MOST) - hits.len()).unwrap_or(0);
        if room == 0 {
            break;
        }
        hits.extend(find(&app.db, &wish.query, (ring, wish.kind), room).await?);
        if at == 0 && rings.len() > 1 {
            near = hits.len();
        }
    }
    let ids = |kind: Kind| hits.iter().filter(move |hit| hit.kind == kind).map(|hit| hit.about);
    let asked: Vec<AskId> = ids(Kind::Ask).map(AskId::from_uuid).collect();
    let offered: Vec<OfferId> = ids(Kind::Offer).map(OfferId::from_uuid).collect();
    let mut asks = asks::these(app, &asked).await?;
    let mut offers = offers::these(&app.db, &offered, None).await?;
    for (at, hit) in hits.iter().enumerate() {
        let Some(thing) = taken(hit.about, &mut asks, &mut offers) else { continue };
        if at < near { found.near.push(thing) } else { found.rest.push(thing) }
    }
    Ok(())
}

/// The thing with this id, with what points at a person masked: a search shows much of a town at once.
fn taken(about: Uuid, asks: &mut Vec<Ask>, offers: &mut Vec<Offer>) -> Option<Thing> {
    if let Some(at) = asks.iter().position(|ask| ask.id.uuid() == about) {
        let mut ask = asks.remove(at);
        ask.words = mask(&ask.words);
        return Some(Thing::Ask(ask));
    }
    let at = offers.iter().position(|offer| offer.id.uuid() == about)?;
    let mut offer = offers.remove(at);
    offer.words = mask(&offer.words);
    Some(Thing::Offer(offer))
}
