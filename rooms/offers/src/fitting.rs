//! The offers that fit something best, nearest first: for reading, on the page of an ask and on boards.
//!
//! The index of a municipality ([`neighbourhood::nearest`]) is made from the database and kept for a minute.
//! What it finds is read again by id, so that nothing paused, hidden or ended is ever shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use house::App;
use house::store::{StoreError, args, row, statements};
use jiff::SignedDuration;
use neighbourhood::areas::{AreaCode, Circle, Place, Point};
use neighbourhood::ids::{OfferId, PersonId};
use neighbourhood::nearest::{Entry, Likeness, Nearest, Wish};
use neighbourhood::themes::Theme;
use neighbourhood::times::Times;
use neighbourhood::words::{prepare, similarity};

use crate::store::{self, Listed, place, themes_of, unreadable};

statements! {
    pub SHELF = "select o.id, o.area, o.postcode, o.circle, o.theme, o.times, o.search, a.lon, a.lat from offers o \
        join areas a on a.code = o.area where o.municipality = $1 and o.stage = 'active' and o.hidden_at is null \
        order by o.made_at desc, o.id desc";
}

row! {
    struct Line {
        id: String, area: String, postcode: Option<String>, circle: String, theme: String, times: Option<String>,
        search: String, lon: f64, lat: f64,
    }
}

/// So many are looked up at once: some may be gone, or be one's own.
const LOOKED_UP: usize = 12;
/// So many near ones are looked at for those about the same.
const LOOKED_AT: usize = 150;
/// Words so much alike are about the same (two of five in common).
const ALIKE: f32 = 0.4;
/// An offer of the last minute may be missing.
const FRESH: SignedDuration = SignedDuration::from_mins(1);

/// What is looked for.
#[derive(Debug, Clone)]
pub struct Like<'a> {
    pub place: Place,
    /// How far it may go.
    pub circle: Circle,
    pub themes: Vec<Theme>,
    pub times: Times,
    /// A sentence to resemble, or nothing.
    pub sentence: &'a str,
    /// Only what is about the same: a theme in common, or words.
    pub same: bool,
}

/// The offers of one municipality.
struct Shelf {
    /// In the order of the index, with what each is about.
    offers: Vec<(OfferId, Vec<Theme>, Likeness)>,
    index: Nearest,
}

/// The `most` offers (at most 12) that fit best, best first; never those of `who` looks.
///
/// # Errors
/// What the database says.
pub async fn fitting(
    app: &App,
    like: &Like<'_>,
    who: Option<PersonId>,
    most: usize,
) -> Result<Vec<Listed>, StoreError> {
    let Some(area) = areas::load(&app.db, &like.place.area()).await? else { return Ok(Vec::new()) };
    let shape = area.shape();
    let entry = Entry {
        place: like.place,
        label: shape.label,
        circle: like.circle,
        themes: like.themes.clone(),
        times: like.times,
        words: Likeness::of(like.sentence),
    };
    let wish = Wish { like: entry, within_m: shape.square_metres.max(0.0).sqrt() / 2.0 };
    let shelf = shelf(app, &like.place.municipality()).await?;
    let looked_at = if like.same { LOOKED_AT } else { LOOKED_UP };
    let best = shelf.index.best(&wish, looked_at);
    let best = best.iter().filter_map(|found| Some((found.score, shelf.offers.get(found.entry as usize)?)));
    let same = best.filter(|(_, (_, themes, words))| !like.same || is_same(&wish.like, themes, *words));
    let scored: Vec<(OfferId, f32)> = same.map(|(score, (id, ..))| (*id, score)).take(LOOKED_UP).collect();
    let ids: Vec<OfferId> = scored.iter().map(|(id, _)| *id).collect();
    let mut offers = store::these(&app.db, &ids, who).await?;
    if !like.sentence.is_empty() {
        by_meaning(&mut offers, like.sentence, &scored);
    }
    offers.truncate(most);
    Ok(offers)
}

/// Of those that fit, first what is meant by the sentence too, though it may say it in other words.
fn by_meaning(offers: &mut [Listed], sentence: &str, scored: &[(OfferId, f32)]) {
    let wanted = prepare(sentence);
    let worth = |offer: &Listed| {
        let score = scored.iter().find(|(id, _)| *id == offer.id).map_or(0.0, |(_, score)| *score);
        score * similarity(&wanted, &prepare(&offer.words))
    };
    let worth: BTreeMap<OfferId, f32> = offers.iter().map(|offer| (offer.id, worth(offer))).collect();
    offers.sort_by(|a, b| worth[&b.id].total_cmp(&worth[&a.id]));
}

/// Whether an offer is about the same, and not only near.
fn is_same(like: &Entry, themes: &[Theme], words: Likeness) -> bool {
    themes.iter().any(|theme| like.themes.contains(theme)) || words.with(like.words) >= ALIKE
}

async fn shelf(app: &App, municipality: &AreaCode) -> Result<Arc<Shelf>, StoreError> {
    let now = app.now();
    if let Some(shelf) = app.kept.get::<Shelf>(municipality.as_str(), now, FRESH) {
        return Ok(shelf);
    }
    let lines: Vec<Line> = app.db.all(SHELF, args![municipality.as_str()]).await?;
    let (mut offers, mut entries) = (Vec::with_capacity(lines.len()), Vec::with_capacity(lines.len()));
    for line in &lines {
        let entry = line.entry()?;
        offers.push((line.id.parse().map_err(unreadable)?, entry.themes.clone(), entry.words));
        entries.push(entry);
    }
    Ok(app.kept.keep(municipality.as_str(), now, Shelf { offers, index: Nearest::new(&entries) }))
}

impl Line {
    fn entry(&self) -> Result<Entry, StoreError> {
        Ok(Entry {
            place: place(&self.area, self.postcode.as_deref())?,
            label: Point { lon: self.lon, lat: self.lat },
            circle: Circle::from_key(&self.circle).ok_or_else(|| unreadable("circle"))?,
            themes: themes_of(&self.theme),
            times: Times::from_keys(self.times.as_deref().unwrap_or_default()),
            words: Likeness::of_search_text(&self.search),
        })
    }
}
