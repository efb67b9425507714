//! What other rooms have of a person. This room knows none of them: the front door hands over
//! their functions.

use std::pin::Pin;

use house::App;
use house::store::{StoreError, Tx};
use neighbourhood::ids::PersonId;
use neighbourhood::people::Person;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{grants, proofs, sessions, store, tokens};

/// What such a function gives back, in its time.
pub type Work<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;
/// Everything one room has of a person: a key (`asks`, `replies` …) and the data.
pub type Piece = for<'a> fn(&'a App, PersonId) -> Work<'a, (&'static str, Value)>;
/// Takes a person out of one room: ends what is open, erases their words and name.
pub type Forget = for<'a> fn(&'a App, &'a mut Tx, PersonId) -> Work<'a, ()>;
/// Whether a person may be forgotten now: `false` while somebody counts on them.
pub type MayLeave = for<'a> fn(&'a App, PersonId) -> Work<'a, bool>;
/// The address behind an ask, a reply or an offer was confirmed by this person: goes on with it and
/// gives the page to show, or nothing when `about` is not of that room or not of that person.
pub type Confirmed = for<'a> fn(&'a App, &'a mut Tx, Uuid, PersonId) -> Work<'a, Option<String>>;

/// The functions of the other rooms.
#[derive(Clone, Copy, Default)]
pub struct Pieces {
    pub have: &'static [Piece],
    pub forget: &'static [Forget],
    pub may_leave: &'static [MayLeave],
    pub confirmed: &'static [Confirmed],
}

/// Everything there is of this person, this room's part first.
pub async fn everything(
    app: &App,
    pieces: Pieces,
    person: PersonId,
) -> Result<Vec<(&'static str, Value)>, StoreError> {
    let mut all = own(app, person).await?;
    for piece in pieces.have {
        all.push(piece(app, person).await?);
    }
    Ok(all)
}

async fn own(app: &App, person: PersonId) -> Result<Vec<(&'static str, Value)>, StoreError> {
    let time = |ms: i64| house::clock::at(ms).to_string();
    let who = store::load(&app.db, app, person).await?.map(|who| about(&who));
    let sessions = sessions::list(&app.db, person, app.now()).await?;
    let session = |s: &sessions::Session| json!({"device": s.device, "since": time(s.made_at), "used": time(s.used_at)});
    let tokens = tokens::list(&app.db, person).await?;
    let token =
        |t: &tokens::Token| json!({"name": t.name, "since": time(t.made_at), "used": t.used_at.map(time)});
    let roles = grants::of(&app.db, person).await?;
    Ok(vec![
        ("person", who.unwrap_or(Value::Null)),
        ("sessions", sessions.iter().map(session).collect()),
        ("tokens", tokens.iter().map(token).collect()),
        ("roles", serde_json::to_value(roles).map_err(store::unsealed)?),
    ])
}

/// A person as they would read it themselves: times of the day as on a clock.
fn about(who: &Person) -> Value {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let confirmed = |at: Option<jiff::Timestamp>| at.map(|at| at.to_string());
    json!({
        "id": who.id.to_string(),
        "name": who.name.as_str(),
        "postcode": who.place.postcode().map(|postcode| postcode.spaced()),
        "area": who.place.area().as_str(),
        "language": who.language.key(),
        "email": who.email.as_ref().map(|email| email.value.as_str()),
        "email_confirmed": who.email.as_ref().and_then(|email| confirmed(email.confirmed)),
        "phone": who.phone.as_ref().map(|phone| phone.value.as_str()),
        "phone_confirmed": who.phone.as_ref().and_then(|phone| confirmed(phone.confirmed)),
        "quiet_from": clock(who.quiet.start()),
        "quiet_until": clock(who.quiet.end()),
        "paused_until": who.paused_until.map(|until| until.to_string()),
        "letters": who.letters.iter().map(|kind| kind.key()).collect::<Vec<_>>(),
        "since": who.since.to_string(),
    })
}

/// Whether nobody counts on this person now.
pub async fn may_leave(app: &App, pieces: Pieces, person: PersonId) -> Result<bool, StoreError> {
    for piece in pieces.may_leave {
        if !piece(app, person).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Takes the person out of every room, this one last: the others may still need to tell somebody.
pub async fn forget(app: &App, tx: &mut Tx, pieces: Pieces, person: PersonId) -> Result<(), StoreError> {
    for piece in pieces.forget {
        piece(app, &mut *tx, person).await?;
    }
    if let Some(email) = store::load(&mut *tx, app, person).await?.and_then(|person| person.email) {
        proofs::forget(tx, app, &email.value).await?;
    }
    sessions::end_all(tx, person).await?;
    tokens::forget(tx, person).await?;
    grants::forget(tx, person).await?;
    store::forget(tx, person).await
}

/// Goes on with what waited for the address; where to look now.
pub async fn confirmed(
    app: &App,
    tx: &mut Tx,
    pieces: Pieces,
    (about, person): (Uuid, PersonId),
) -> Result<Option<String>, StoreError> {
    for piece in pieces.confirmed {
        if let Some(page) = piece(app, &mut *tx, about, person).await? {
            return Ok(Some(page));
        }
    }
    Ok(None)
}
