//! Using a proof: once, in the transaction of what it is for.

use house::App;
use house::store::{StoreError, Tx};
use jiff::SignedDuration;
use neighbourhood::happenings::Happening;
use neighbourhood::ids::PersonId;
use neighbourhood::moments::later;
use neighbourhood::people::{Channel, Contact, Person};
use neighbourhood::text::Email;
use uuid::Uuid;

use super::{Browser, Proved, Purpose, store};
use crate::store as people;

/// How long somebody new has to tell who they are.
const TO_TELL: SignedDuration = SignedDuration::from_mins(60);

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redeemed {
    /// The address is theirs from now on.
    Known { person: PersonId, about: Option<Uuid> },
    /// Nobody has this address yet: they tell their name and place at `/sign-in/new`.
    Newcomer,
    /// Somebody used it at the same moment.
    Gone,
}

/// Uses the proof, confirms the address, and records what happened.
pub async fn redeem(tx: &mut Tx, app: &App, proved: Proved) -> Result<Redeemed, StoreError> {
    let now = app.now();
    let person = with_email(tx, app, &proved.email).await?;
    // Under an address that nobody proved, anybody may have typed a name and a number: who signs in
    // tells that themselves.
    let person = person.filter(|known| has_proved(known) || proved.purpose != Purpose::SignIn);
    let until = if person.is_some() { now } else { later(now, TO_TELL) };
    if !store::used(tx, (&proved.id, &proved.browser), now, until).await? {
        return Ok(Redeemed::Gone);
    }
    let Some(person) = person else { return Ok(Redeemed::Newcomer) };
    let id = person.id;
    let (confirmed, mut happenings) = person.confirm(Channel::Email, now);
    if !happenings.is_empty() {
        people::save(tx, app, &confirmed).await?;
    }
    let about = match proved.purpose {
        Purpose::Confirm { about } => Some(about),
        Purpose::SignIn => {
            store::end_others(tx, app, &proved.email).await?;
            happenings.push(Happening::SignedIn { person: id });
            None
        }
    };
    people::seen(tx, id, now).await?;
    house::happenings::record(tx, app, now, Some(id.uuid()), &happenings).await?;
    Ok(Redeemed::Known { person: id, about })
}

fn has_proved(person: &Person) -> bool {
    person.email.as_ref().is_some_and(Contact::is_confirmed)
}

async fn with_email(tx: &mut Tx, app: &App, email: &Email) -> Result<Option<Person>, StoreError> {
    match people::by_email(&mut *tx, app, email).await? {
        Some(id) => people::load(&mut *tx, app, id).await,
        None => Ok(None),
    }
}

/// The address that this browser proved for somebody who is not known yet.
pub async fn newcomer(app: &App, browser: &Browser) -> Result<Option<Email>, StoreError> {
    let Some(kept) = store::used_by(app, &browser.hash(app)).await? else { return Ok(None) };
    let email = store::email(app, &kept)?;
    let known = match people::by_email(&app.db, app, &email).await? {
        Some(id) => people::load(&app.db, app, id).await?,
        None => None,
    };
    Ok((!known.as_ref().is_some_and(has_proved)).then_some(email))
}

/// Makes the person whose address was proved. Nothing when somebody proved the same by now. Who
/// only typed the address leaves their asks to whom it belongs, and nothing else.
pub(crate) async fn welcome(
    tx: &mut Tx,
    app: &App,
    email: Email,
    mut person: Person,
) -> Result<Option<PersonId>, StoreError> {
    match with_email(tx, app, &email).await? {
        Some(known) if has_proved(&known) => return Ok(None),
        // Its number was rung: that person stays who they are, without the address.
        Some(rung) if rung.is_confirmed() => {
            people::save(tx, app, &Person { email: None, ..rung }).await?;
        }
        Some(typed) => person.id = typed.id,
        None => {}
    }
    let now = app.now();
    person.email = Some(Contact::new(email));
    let (person, mut happenings) = person.confirm(Channel::Email, now);
    people::save(tx, app, &person).await?;
    happenings.push(Happening::SignedIn { person: person.id });
    house::happenings::record(tx, app, now, Some(person.id.uuid()), &happenings).await?;
    Ok(Some(person.id))
}
