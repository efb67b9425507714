//! Somebody comes in with a name and an address, before anything is known to be theirs.

use house::App;
use house::store::{StoreError, Tx};
use neighbourhood::areas::Place;
use neighbourhood::ids::PersonId;
use neighbourhood::people::{Contact, Language, Person};
use neighbourhood::text::{Email, FirstName, Phone};

use crate::store;

/// What somebody without a session tells about themselves when they ask or offer.
#[derive(Debug, Clone)]
pub struct Newcomer {
    pub name: FirstName,
    pub place: Place,
    pub language: Language,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
}

/// The person who has this address, or a new one who cannot sign in until it is confirmed.
///
/// A person whose address was confirmed is never changed by what a stranger typed; one whose
/// address was not, takes the latest words. A number counts only when nobody typed another one: else
/// a stranger could put theirs under somebody's address, and be rung in their place.
pub async fn arrive(tx: &mut Tx, app: &App, who: Newcomer) -> Result<PersonId, StoreError> {
    let before = match (&who.email, &who.phone) {
        (Some(email), _) => store::by_email(&mut *tx, app, email).await?,
        (None, Some(phone)) => store::with_only_phone(tx, app, phone).await?,
        (None, None) => None,
    };
    let before = match before {
        Some(id) => store::load(&mut *tx, app, id).await?,
        None => None,
    };
    if let Some(known) = before.as_ref().filter(|person| person.is_confirmed()) {
        return Ok(known.id);
    }
    let now = app.now();
    let id = before.as_ref().map_or_else(|| PersonId::new_v7(now, app.chance.bytes()), |person| person.id);
    let mut person = Person::new(id, who.name, who.place, now);
    person.language = who.language;
    person.email = who.email.map(Contact::new);
    person.phone = who.phone.filter(|phone| same_number(before.as_ref(), phone)).map(Contact::new);
    store::save(tx, app, &person).await?;
    Ok(id)
}

fn same_number(before: Option<&Person>, phone: &Phone) -> bool {
    before.is_none_or(|person| person.phone.as_ref().is_some_and(|known| known.value == *phone))
}
