//! Making an offer: the same for pages and programs.

use house::App;
use house::shell::Fault;
use house::store::Tx;
use jiff::Timestamp;
use neighbourhood::ids::{OfferId, PersonId};
use neighbourhood::offers::{OfferDraft, OfferRefusal, OwnerFacts, make};
use neighbourhood::themes::Theme;
use neighbourhood::words::suggest_themes;

use crate::store;

/// A suggestion is followed from this confidence on, 0 to 1.
const SURE: f32 = 0.4;

/// Who offers.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'a> {
    pub id: PersonId,
    pub name: &'a str,
    /// Whether we know already that it is them.
    pub confirmed: bool,
}

/// Makes the offer in this transaction, or finds that it was made before. The outer result is about
/// the machine, the inner about the rule.
pub async fn offer(
    app: &App,
    tx: &mut Tx,
    owner: Owner<'_>,
    draft: OfferDraft,
) -> Result<Result<OfferId, OfferRefusal>, Fault> {
    let now: Timestamp = app.now();
    let facts = OwnerFacts {
        id: owner.id,
        confirmed: owner.confirmed,
        // Whether an address is known, and how its person stands, is not told to who did not prove it.
        blocked: owner.confirmed && store::is_blocked(tx, owner.id).await?,
        offers: if owner.confirmed { store::not_ended(tx, owner.id).await? } else { 0 },
    };
    let id = OfferId::new_v7(now, app.chance.bytes());
    let (offer, happenings) = match make(with_theme(draft), facts, id, now) {
        Ok(made) => made,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Some(before) = store::same(tx, &offer, owner.confirmed).await? {
        return Ok(Ok(before));
    }
    store::insert(tx, &offer, owner.name).await?;
    let by = owner.confirmed.then_some(owner.id.uuid());
    house::happenings::record(tx, app, now, by, &happenings).await?;
    Ok(Ok(id))
}

/// Who chose no theme gets the one their words suggest, when that is clear.
pub fn with_theme(mut draft: OfferDraft) -> OfferDraft {
    if draft.themes.is_empty() {
        draft.themes.extend(suggested(draft.text.as_str()));
    }
    draft
}

pub fn suggested(text: &str) -> Option<Theme> {
    let (theme, sure) = suggest_themes(text).into_iter().next()?;
    (sure >= SURE && !theme.is_private() && theme != Theme::Other).then_some(theme)
}
