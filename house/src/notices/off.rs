//! "No more of these": a link that works without signing in, for one person and one kind of letter
//! (RFC 8058 one-click). It can do nothing else, so it may live in a mailbox for years.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use neighbourhood::ids::PersonId;
use neighbourhood::people::LetterKind;
use uuid::Uuid;

use crate::App;

/// The path below the base URL.
pub fn path(app: &App, person: PersonId, kind: LetterKind) -> String {
    let mut token = person.uuid().into_bytes().to_vec();
    token.extend(proof(app, person, kind));
    format!("/letters/off/{}.{}", kind.key(), URL_SAFE_NO_PAD.encode(token))
}

/// Whose and which kind, if the token (the part after `/letters/off/`) was made here.
pub fn read(app: &App, token: &str) -> Option<(PersonId, LetterKind)> {
    let (kind, token) = token.split_once('.')?;
    let kind: LetterKind = LetterKind::from_key(kind)?;
    let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
    let (person, given) = bytes.split_at_checked(16)?;
    let person = PersonId::from_uuid(Uuid::from_slice(person).ok()?);
    // A keyed hash compared in full; guessing 128 bits needs no constant time, but costs nothing.
    let right = proof(app, person, kind);
    let differ =
        right.len() != given.len() || right.iter().zip(given).fold(0, |differ, (a, b)| differ | (a ^ b)) != 0;
    (!differ).then_some((person, kind))
}

fn proof(app: &App, person: PersonId, kind: LetterKind) -> Vec<u8> {
    app.seal.hash("letters off", &format!("{person}:{}", kind.key()))
}
