//! The table of people: who is known here, with how to reach them sealed. No decisions.

use std::collections::BTreeSet;

use house::App;
use house::clock::at;
use house::notices::{Recipient, Way};
use house::store::{Args, Db, FromRow, StoreError, Tx, args, row, statements};
use jiff::Timestamp;
use neighbourhood::areas::{AreaCode, Place};
use neighbourhood::ids::PersonId;
use neighbourhood::people::{Contact, Language, LetterKind, Person};
use neighbourhood::quiet::QuietHours;
use neighbourhood::text::{Email, Phone};
use words::Lang;

statements! {
    // Who was forgotten has no place any more.
    pub LOAD = "select id, first_name, email_sealed, email_confirmed_at, phone_sealed, phone_confirmed_at, \
        postcode, area, language, quiet_from, quiet_until, paused_until, letters, made_at \
        from people where id = $1 and area is not null";
    pub SAVE = "insert into people (id, first_name, email_sealed, email_hash, email_confirmed_at, phone_sealed, \
        phone_hash, phone_confirmed_at, postcode, area, language, quiet_from, quiet_until, paused_until, letters, \
        made_at, seen_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16) \
        on conflict (id) do update set first_name = excluded.first_name, email_sealed = excluded.email_sealed, \
        email_hash = excluded.email_hash, email_confirmed_at = excluded.email_confirmed_at, \
        phone_sealed = excluded.phone_sealed, phone_hash = excluded.phone_hash, \
        phone_confirmed_at = excluded.phone_confirmed_at, postcode = excluded.postcode, area = excluded.area, \
        language = excluded.language, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, \
        paused_until = excluded.paused_until, letters = excluded.letters";
    pub BY_EMAIL = "select id from people where email_hash = $1";
    pub BY_PHONE = "select id from people where phone_hash = $1 \
        order by case when phone_confirmed_at is null then 1 else 0 end, made_at, id limit 1";
    pub ONLY_PHONE = "select id from people where phone_hash = $1 and email_hash is null order by made_at, id limit 1";
    pub SEEN = "update people set seen_at = $2 where id = $1";
    pub FORGET = "update people set first_name = '', email_sealed = null, email_hash = null, \
        email_confirmed_at = null, phone_sealed = null, phone_hash = null, phone_confirmed_at = null, \
        postcode = null, area = null, paused_until = null, letters = '', blocked_why = null, \
        blocked_answer = null where id = $1";
    // What still waits to be sent to them is not sent any more, and what was sent is not kept.
    pub FORGET_LETTERS = "delete from letters where person = $1";
}

row! {
    struct Kept {
        id: String, first_name: String, email: Option<Vec<u8>>, email_at: Option<i64>, phone: Option<Vec<u8>>,
        phone_at: Option<i64>, postcode: Option<String>, area: String, language: String, quiet_from: u16,
        quiet_until: u16, paused_until: Option<i64>, letters: String, made_at: i64,
    }
}

/// Where to read from: the database, or the transaction that changes things around it.
pub trait Source: Send {
    /// All rows of a statement.
    fn rows<R: FromRow + Send>(
        &mut self,
        sql: &'static str,
        args: Args,
    ) -> impl Future<Output = Result<Vec<R>, StoreError>> + Send;
}

impl Source for &Db {
    async fn rows<R: FromRow + Send>(&mut self, sql: &'static str, args: Args) -> Result<Vec<R>, StoreError> {
        self.all(sql, args).await
    }
}

impl Source for &mut Tx {
    async fn rows<R: FromRow + Send>(&mut self, sql: &'static str, args: Args) -> Result<Vec<R>, StoreError> {
        self.all(sql, args).await
    }
}

/// The person, opened. Nothing for an unknown id and for somebody who was forgotten.
pub async fn load(mut from: impl Source, app: &App, id: PersonId) -> Result<Option<Person>, StoreError> {
    let rows: Vec<Kept> = from.rows(LOAD, args![id.uuid()]).await?;
    rows.into_iter().next().map(|kept| opened(app, kept)).transpose()
}

/// Keeps the person as they are now; a block by a host is not touched.
///
/// # Errors
/// `people_email` when somebody else has this e-mail address.
pub async fn save(tx: &mut Tx, app: &App, person: &Person) -> Result<(), StoreError> {
    let id = person.id;
    let email = person.email.as_ref();
    let phone = person.phone.as_ref();
    let sealed = |text: &str, column: &str| {
        app.seal.close(text, &format!("people.{column}:{id}"), &app.chance).map_err(unsealed)
    };
    let letters: Vec<&str> = person.letters.iter().map(|kind| kind.key()).collect();
    tx.exec(
        SAVE,
        args![
            id.uuid(),
            person.name.as_str(),
            email.map(|email| sealed(email.value.as_str(), "email")).transpose()?,
            email.map(|email| email_hash(app, &email.value)),
            email.and_then(|email| email.confirmed).map(|at| at.as_millisecond()),
            phone.map(|phone| sealed(phone.value.as_str(), "phone")).transpose()?,
            phone.map(|phone| phone_hash(app, &phone.value)),
            phone.and_then(|phone| phone.confirmed).map(|at| at.as_millisecond()),
            person.place.postcode().map(|postcode| postcode.to_string()),
            person.place.area().as_str(),
            person.language.key(),
            person.quiet.start(),
            person.quiet.end(),
            person.paused_until.map(|at| at.as_millisecond()),
            letters.join(","),
            person.since.as_millisecond()
        ],
    )
    .await?;
    Ok(())
}

/// Whose address this is, confirmed or not. Never tell a visitor what this answered.
pub async fn by_email(
    mut from: impl Source,
    app: &App,
    email: &Email,
) -> Result<Option<PersonId>, StoreError> {
    Ok(ids(from.rows(BY_EMAIL, args![email_hash(app, email)]).await?).into_iter().next())
}

/// Whose number this is; whoever confirmed it goes before who only wrote it down.
pub async fn by_phone(
    mut from: impl Source,
    app: &App,
    phone: &Phone,
) -> Result<Option<PersonId>, StoreError> {
    Ok(ids(from.rows(BY_PHONE, args![phone_hash(app, phone)]).await?).into_iter().next())
}

/// The person without an e-mail address who gave this number before.
pub(crate) async fn with_only_phone(
    tx: &mut Tx,
    app: &App,
    phone: &Phone,
) -> Result<Option<PersonId>, StoreError> {
    Ok(ids(tx.all(ONLY_PHONE, args![phone_hash(app, phone)]).await?).into_iter().next())
}

/// How a letter reaches this person: by mail when there is an address, confirmed or on its way to
/// be, else by the call list. Nothing for who cannot be reached or was forgotten.
pub async fn recipient(from: impl Source, app: &App, id: PersonId) -> Result<Option<Recipient>, StoreError> {
    Ok(load(from, app, id).await?.and_then(|person| recipient_of(&person)))
}

/// The same for many at once, in their order.
pub async fn recipients(
    tx: &mut Tx,
    app: &App,
    ids: &[PersonId],
) -> Result<Vec<Option<Recipient>>, StoreError> {
    let all = ids.iter().map(|id| args![id.uuid()]).collect();
    let rows: Vec<Vec<Kept>> = tx.all_each(LOAD, all).await?;
    let one = |rows: Vec<Kept>| rows.into_iter().next().map(|kept| opened(app, kept)).transpose();
    rows.into_iter().map(|rows| Ok(one(rows)?.and_then(|person| recipient_of(&person)))).collect()
}

/// The same for a person who is already loaded.
pub fn recipient_of(person: &Person) -> Option<Recipient> {
    let way = match (&person.email, &person.phone) {
        (Some(email), _) => Way::Mail(email.value.clone()),
        (None, Some(phone)) => Way::Call(phone.value.clone()),
        (None, None) => return None,
    };
    let lang = lang(person.language);
    Some(Recipient { person: Some(person.id), name: person.name.to_string(), lang, way })
}

/// Notes that they signed in.
pub(crate) async fn seen(tx: &mut Tx, id: PersonId, now: Timestamp) -> Result<(), StoreError> {
    tx.exec(SEEN, args![id.uuid(), now.as_millisecond()]).await.map(|_| ())
}

/// Takes name, addresses and place out of the row, which stays for what refers to it.
pub(crate) async fn forget(tx: &mut Tx, id: PersonId) -> Result<(), StoreError> {
    tx.exec(FORGET_LETTERS, args![id.uuid()]).await?;
    tx.exec(FORGET, args![id.uuid()]).await.map(|_| ())
}

/// The language of pages and letters for this person.
pub const fn lang(language: Language) -> Lang {
    match language {
        Language::Nl => Lang::Nl,
        Language::En => Lang::En,
    }
}

/// The other way round: the language of the page somebody is on.
pub const fn language(lang: Lang) -> Language {
    match lang {
        Lang::Nl => Language::Nl,
        Lang::En => Language::En,
    }
}

pub(crate) fn unsealed(error: impl std::fmt::Display) -> StoreError {
    StoreError::Other(error.to_string())
}

pub(crate) fn ids(rows: Vec<String>) -> Vec<PersonId> {
    rows.iter().filter_map(|id| id.parse().ok()).collect()
}

fn email_hash(app: &App, email: &Email) -> Vec<u8> {
    app.seal.hash("people.email", &email.lookup_key())
}

fn phone_hash(app: &App, phone: &Phone) -> Vec<u8> {
    app.seal.hash("people.phone", phone.as_str())
}

fn opened(app: &App, kept: Kept) -> Result<Person, StoreError> {
    let id: PersonId = kept.id.parse().map_err(unsealed)?;
    let open = |sealed: Option<Vec<u8>>, column: &str| {
        sealed
            .map(|sealed| app.seal.open(&sealed, &format!("people.{column}:{id}")).map_err(unsealed))
            .transpose()
    };
    let letters: BTreeSet<_> = kept.letters.split(',').filter_map(LetterKind::from_key).collect();
    Ok(Person {
        id,
        name: kept.first_name.parse().map_err(unsealed)?,
        place: place(kept.postcode.as_deref(), &kept.area)?,
        language: Language::from_key(&kept.language).unwrap_or_default(),
        quiet: QuietHours::new(kept.quiet_from, kept.quiet_until).map_err(unsealed)?,
        paused_until: kept.paused_until.map(at),
        letters,
        email: contact(open(kept.email, "email")?, kept.email_at)?,
        phone: contact(open(kept.phone, "phone")?, kept.phone_at)?,
        since: at(kept.made_at),
    })
}

fn contact<T>(text: Option<String>, confirmed: Option<i64>) -> Result<Option<Contact<T>>, StoreError>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    let value = text.map(|text| text.parse::<T>().map_err(unsealed)).transpose()?;
    Ok(value.map(|value| Contact { value, confirmed: confirmed.map(at) }))
}

fn place(postcode: Option<&str>, area: &str) -> Result<Place, StoreError> {
    let area: AreaCode = area.parse().map_err(unsealed)?;
    match postcode {
        Some(postcode) => Place::of_postcode(postcode.parse().map_err(unsealed)?, area).map_err(unsealed),
        None => Place::of_area(area).map_err(unsealed),
    }
}
