//! One click and a kind of letters stops: the link in the letter is the key, nobody signs in.

use house::App;
use house::seal::{SealError, secret_text};
use house::store::{StoreError, Tx};
use neighbourhood::ids::PersonId;
use neighbourhood::people::LetterKind;

use crate::store;

const WHEREABOUTS: &str = "letters.off";

/// The path for the foot of a letter and its `List-Unsubscribe` header. Who and what are sealed in
/// it: it says nothing to who reads it over a shoulder, and cannot be made up.
pub fn off_path(app: &App, person: PersonId, kind: LetterKind) -> Result<String, SealError> {
    let sealed = app.seal.close(&format!("{person}:{}", kind.key()), WHEREABOUTS, &app.chance)?;
    Ok(format!("/letters/off/{}", secret_text(&sealed)))
}

/// Whose letters of which kind; nothing for a token that is not ours.
pub(crate) fn read(app: &App, token: &str) -> Option<(PersonId, LetterKind)> {
    use base64::Engine as _;
    let sealed = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(token).ok()?;
    let text = app.seal.open(&sealed, WHEREABOUTS).ok()?;
    let (person, kind) = text.split_once(':')?;
    Some((person.parse().ok()?, LetterKind::from_key(kind)?))
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
