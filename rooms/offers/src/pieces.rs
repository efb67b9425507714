//! What this room has of a person, and what waits for their address.

use house::App;
use house::store::{StoreError, Tx};
use neighbourhood::ids::{OfferId, PersonId};
use neighbourhood::offers::OFFERS_AT_MOST;
use people::Work;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::store::{self, Stored};

/// Every offer of this person, for "download".
pub fn have(app: &App, person: PersonId) -> Work<'_, (&'static str, Value)> {
    Box::pin(async move {
        let offers = store::of_owner(&app.db, person).await?;
        let all = offers.iter().map(|stored| json!(stored.offer)).collect();
        Ok(("offers", all))
    })
}

/// Ends and empties every offer of this person, for "forget me".
pub fn forget<'a>(app: &'a App, tx: &'a mut Tx, person: PersonId) -> Work<'a, ()> {
    Box::pin(async move { store::forget(tx, person, app.now()).await.map(|_| ()) })
}

/// The address behind an offer was confirmed: it is shown from now on, with the name by which its
/// owner is known. Gives its page; nothing when it is no offer of theirs.
pub fn confirmed<'a>(
    app: &'a App,
    tx: &'a mut Tx,
    about: Uuid,
    person: PersonId,
) -> Work<'a, Option<String>> {
    Box::pin(confirm(app, tx, OfferId::from_uuid(about), person))
}

async fn confirm(
    app: &App,
    tx: &mut Tx,
    id: OfferId,
    person: PersonId,
) -> Result<Option<String>, StoreError> {
    let Some(stored) = store::load_for_change(app, tx, id).await? else { return Ok(None) };
    if stored.offer.owner != person {
        return Ok(None);
    }
    let page = Some(format!("/offers/{id}?new=1"));
    // What was not told to a stranger is decided now.
    if store::is_blocked(tx, person).await? || store::not_ended(tx, person).await? > OFFERS_AT_MOST {
        return Ok(Some("/me".to_owned()));
    }
    let now = app.now();
    let Ok((offer, happenings)) = stored.offer.confirm(now) else { return Ok(page) };
    if happenings.is_empty() {
        return Ok(page);
    }
    let name = people::load(&mut *tx, app, person).await?.map(|person| person.name.to_string());
    let stored = Stored { offer, owner_name: name.unwrap_or(stored.owner_name), ..stored };
    store::save(tx, &stored).await?;
    house::happenings::record(tx, app, now, Some(person.uuid()), &happenings).await?;
    Ok(page)
}
