//! The only place that writes the table `offers`. No decisions.
//!
//! Whoever changes an offer holds it ([`load_for_change`]) and saves it by the epoch they know.

mod found;
mod lists;
mod rows;

pub use found::{STATEMENTS as FOUND_STATEMENTS, mend_found, these};
pub use lists::{
    Counts, Cursor, Filter, Listed, STATEMENTS as LIST_STATEMENTS, Shown, counts, list, of_owner,
};
pub(crate) use rows::{place, unreadable};

use house::App;
use house::store::{StoreError, Tx, args, statements};
use jiff::Timestamp;
use neighbourhood::ids::{OfferId, PersonId};
use neighbourhood::offers::{Offer, OfferStage};
use neighbourhood::search::Kind;
use neighbourhood::text::FirstName;
use neighbourhood::themes::Theme;
use people::Source;

use rows::{OfferRow, columns};

statements! {
    pub LOAD = concat!("select ", columns!(), " from offers where id = $1");
    pub LOAD_POSTGRES = concat!("select ", columns!(), " from offers where id = $1 for update");
    // Whose turn it is belongs to the owner: reach notes it beside each of their offers.
    pub INSERT = "insert into offers (id, owner, owner_name, words, search, theme, area, district, municipality, \
        postcode, circle, how, at_most, times, stage, paused_until, made_at, stage_at, epoch, turn, free_at) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, \
        (select max(turn) from offers where owner = $2), (select max(free_at) from offers where owner = $2))";
    pub SAVE = "update offers set owner_name = $3, words = $4, search = $5, theme = $6, area = $7, district = $8, \
        municipality = $9, postcode = $10, circle = $11, how = $12, at_most = $13, times = $14, \
        stage = $15, paused_until = $16, stage_at = $17, hidden_at = $18, hidden_by = $19, hidden_why = $20, \
        epoch = epoch + 1 where id = $1 and epoch = $2";
    pub NOT_ENDED = "select count(*) from offers where owner = $1 and stage <> 'ended'";
    pub SAME = "select id from offers where owner = $1 and words = $2 and area = $3 and (stage = 'unconfirmed' \
        or ($4 and stage in ('active', 'paused'))) order by made_at limit 1";
    pub BLOCKED = "select case when blocked_at is null then 0 else 1 end from people where id = $1";
    pub FORGET = "update offers set owner_name = '', words = '', search = '', postcode = null, hidden_why = null, \
        stage = 'ended', paused_until = null, stage_at = $2, epoch = epoch + 1 where owner = $1";
    pub NOT_FOUND = "delete from findables where about in (select id from offers where owner = $1)";
    pub RENAME = "update offers set owner_name = $2 where owner = $1 and words <> ''";
    pub CLEAN = "delete from offers where stage = 'unconfirmed' and made_at < $1";
}

/// An offer with what the rules do not need and the pages do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub offer: Offer,
    /// Raised by every change; who writes must know it.
    pub epoch: i64,
    pub owner_name: String,
}

/// The themes of an offer as its row keeps them: keys, comma separated.
#[must_use]
pub fn themes_of(text: &str) -> Vec<Theme> {
    text.split(',').filter_map(Theme::from_key).collect()
}

fn themes(all: &[Theme]) -> String {
    all.iter().map(|theme| theme.key()).collect::<Vec<_>>().join(",")
}

/// The offer with this id. What was forgotten is not there any more.
///
/// # Errors
/// What the database says, here and below.
pub async fn load(mut from: impl Source, id: OfferId) -> Result<Option<Stored>, StoreError> {
    stored(from.rows(LOAD, args![id.uuid()]).await?)
}

/// The same, held until the transaction ends.
pub async fn load_for_change(app: &App, tx: &mut Tx, id: OfferId) -> Result<Option<Stored>, StoreError> {
    let sql = app.db.pick(LOAD, LOAD_POSTGRES);
    stored(tx.all(sql, args![id.uuid()]).await?)
}

fn stored(rows: Vec<OfferRow>) -> Result<Option<Stored>, StoreError> {
    rows.into_iter().next().filter(|row| !row.words.is_empty()).map(OfferRow::stored).transpose()
}

pub async fn insert(tx: &mut Tx, offer: &Offer, owner_name: &str) -> Result<(), StoreError> {
    let mut values = args![offer.id.uuid(), offer.owner.uuid()];
    values.extend(told(offer, owner_name));
    let (until, since) = stage(offer);
    values.extend(args![offer.stage.key(), until, offer.made_at.as_millisecond(), since]);
    tx.exec(INSERT, values).await?;
    found(tx, offer).await
}

/// Keeps in the index of what can be found what is shown, and nothing else.
async fn found(tx: &mut Tx, offer: &Offer) -> Result<(), StoreError> {
    house::search::keep(tx, (Kind::Offer, offer.id.uuid()), offer.text.as_str(), &offer.boards()).await
}

/// Keeps what became of it; false when somebody else changed it meanwhile.
pub async fn save(tx: &mut Tx, stored: &Stored) -> Result<bool, StoreError> {
    let offer = &stored.offer;
    let mut values = args![offer.id.uuid(), stored.epoch];
    values.extend(told(offer, &stored.owner_name));
    let (until, since) = stage(offer);
    values.extend(args![offer.stage.key(), until, since]);
    let hidden = offer.hidden.as_ref();
    values.extend(args![
        hidden.map(|hidden| hidden.at.as_millisecond()),
        hidden.map(|hidden| hidden.by.uuid()),
        hidden.map(|hidden| hidden.reason.as_str())
    ]);
    if tx.exec(SAVE, values).await? != 1 {
        return Ok(false);
    }
    found(tx, offer).await?;
    Ok(true)
}

/// The columns from `owner_name` to `times`.
fn told(offer: &Offer, owner_name: &str) -> house::store::Args {
    let place = &offer.place;
    let area = place.area();
    args![
        owner_name,
        offer.text.as_str(),
        neighbourhood::words::search_text(offer.text.as_str()),
        themes(&offer.themes),
        area.as_str(),
        place.district().unwrap_or(area).as_str(),
        place.municipality().as_str(),
        place.postcode().map(|postcode| postcode.to_string()),
        offer.circle.key(),
        offer.how.key(),
        offer.at_most_per_week,
        Some(offer.times.keys()).filter(|keys| !keys.is_empty())
    ]
}

/// The columns `paused_until` and `stage_at`.
fn stage(offer: &Offer) -> (Option<i64>, i64) {
    match offer.stage {
        OfferStage::Unconfirmed { since } | OfferStage::Active { since } => (None, since.as_millisecond()),
        OfferStage::Paused { since, until } => (Some(until.as_millisecond()), since.as_millisecond()),
        OfferStage::Ended { at } => (None, at.as_millisecond()),
    }
}

/// How many offers of this person have not ended.
pub async fn not_ended(tx: &mut Tx, owner: PersonId) -> Result<u32, StoreError> {
    Ok(tx.one(NOT_ENDED, args![owner.uuid()]).await?.unwrap_or(0))
}

/// The same words of the same person for the same area: offered before. `all`: also what is shown
/// already, and not only what waits to be confirmed.
pub async fn same(tx: &mut Tx, offer: &Offer, all: bool) -> Result<Option<OfferId>, StoreError> {
    let area = offer.place.area();
    let values = args![offer.owner.uuid(), offer.text.as_str(), area.as_str(), all];
    let id: Option<String> = tx.one(SAME, values).await?;
    Ok(id.and_then(|id| id.parse().ok()))
}

/// Whether a host blocked this person.
pub async fn is_blocked(tx: &mut Tx, person: PersonId) -> Result<bool, StoreError> {
    let blocked: Option<i64> = tx.one(BLOCKED, args![person.uuid()]).await?;
    Ok(blocked == Some(1))
}

/// Ends and empties the offers of this person.
pub async fn forget(tx: &mut Tx, owner: PersonId, now: Timestamp) -> Result<u64, StoreError> {
    tx.exec(NOT_FOUND, args![owner.uuid()]).await?;
    tx.exec(FORGET, args![owner.uuid(), now.as_millisecond()]).await
}

/// The owner is called otherwise from now on.
pub async fn renamed(tx: &mut Tx, owner: PersonId, name: &FirstName) -> Result<u64, StoreError> {
    tx.exec(RENAME, args![owner.uuid(), name.as_str()]).await
}

/// Removes offers that nobody confirmed, made before `before`; for the nightly job of the front door.
pub async fn clean(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.exec(CLEAN, args![before.as_millisecond()]).await
}
