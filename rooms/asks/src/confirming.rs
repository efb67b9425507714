//! An address was proved: the ask that waited for it opens.

use house::App;
use house::store::{StoreError, Tx};
use neighbourhood::ids::{AskId, PersonId};
use people::pieces::Work;
use uuid::Uuid;

use crate::store::{self, SaveError};
use crate::{facts, page_of};

/// Opens the ask `about`, whose asker proved to be `person`, and gives its page. Nothing when it is
/// no ask, or somebody else's. Who is blocked by a host opens nothing.
pub fn confirmed<'a>(
    app: &'a App,
    tx: &'a mut Tx,
    about: Uuid,
    person: PersonId,
) -> Work<'a, Option<String>> {
    Box::pin(open(app, tx, AskId::from_uuid(about), person))
}

async fn open(app: &App, tx: &mut Tx, id: AskId, person: PersonId) -> Result<Option<String>, StoreError> {
    let Some(stored) = store::load_for_change(tx, app, id).await? else { return Ok(None) };
    if stored.ask.asker != person {
        return Ok(None);
    }
    let page = Some(page_of(id));
    let blocked = facts::standing(tx, person).await?.blocked;
    let now = app.now();
    // An ask that has ended in the meantime says so itself.
    let Ok((after, happened)) = stored.ask.clone().confirm(now) else { return Ok(page) };
    if blocked {
        return Ok(page);
    }
    match store::save(tx, &stored, &after, "").await {
        Ok(()) => {}
        Err(SaveError::Moved) => return Err(StoreError::Busy("the ask was changed meanwhile".into())),
        Err(SaveError::Store(error)) => return Err(error),
    }
    house::happenings::record(tx, app, now, Some(person.uuid()), &happened).await?;
    Ok(page)
}
