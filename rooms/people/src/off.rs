//! One click and a kind of letters stops: the link in the letter is the key, nobody signs in.

use house::App;
use house::notices::off;
use house::store::{StoreError, Tx};
use neighbourhood::ids::PersonId;
use neighbourhood::people::LetterKind;

use crate::store;

/// The path for the foot of a letter and its `List-Unsubscribe` header; it cannot be made up.
#[must_use]
pub fn off_path(app: &App, person: PersonId, kind: LetterKind) -> String {
    off::path(app, person, kind)
}

/// Whose letters of which kind; nothing for a token that is not ours.
pub(crate) fn read(app: &App, token: &str) -> Option<(PersonId, LetterKind)> {
    off::read(app, token)
}

/// Ends this kind of letters. Also right for who was forgotten: they get none at all.
pub(crate) async fn end(tx: &mut Tx, app: &App, who: PersonId, kind: LetterKind) -> Result<(), StoreError> {
    let Some(person) = store::load(&mut *tx, app, who).await? else { return Ok(()) };
    let (person, happenings) = person.unsubscribe(kind);
    if !happenings.is_empty() {
        store::save(tx, app, &person).await?;
        house::happenings::record(tx, app, app.now(), Some(who.uuid()), &happenings).await?;
    }
    Ok(())
}
