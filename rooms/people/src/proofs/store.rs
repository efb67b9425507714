//! The table of proofs: everything hashed, the address sealed.

use house::App;
use house::store::{StoreError, Tx, args, row, statements};
use jiff::Timestamp;
use neighbourhood::code::SixDigits;
use neighbourhood::ids::SignInId;
use neighbourhood::moments::{earlier, later};
use neighbourhood::text::Email;

use super::{Permit, Purpose, TRIES, WITHIN};
use crate::store::unsealed;

statements! {
    pub INSERT = "insert into proofs (id, purpose, address_hash, address_sealed, code_hash, link_hash, \
        browser_hash, about, made_at, ends_at, tries) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)";
    // Counting and reading are one statement, so that a crowd of guesses gets no further than five.
    pub TRY_BROWSER = "update proofs set tries = tries + 1 where browser_hash = $1 and purpose = $2 \
        and coalesce(about, '') = $3 and used_at is null and ends_at > $4 and tries < $5 \
        returning id, coalesce(about, ''), address_sealed, code_hash, browser_hash, tries";
    pub TRY_LINK = "update proofs set tries = tries + 1 where link_hash = $1 \
        and used_at is null and ends_at > $2 and tries < $3 \
        returning id, coalesce(about, ''), address_sealed, code_hash, browser_hash, tries";
    pub BY_BROWSER = "select id, coalesce(about, ''), address_sealed, code_hash, browser_hash, tries from proofs \
        where browser_hash = $1 and purpose = $2 and coalesce(about, '') = $3 and used_at is null \
        and ends_at > $4 and tries < $5 order by made_at desc, id desc limit 1";
    pub BY_LINK = "select id, coalesce(about, ''), address_sealed, code_hash, browser_hash, tries from proofs \
        where link_hash = $1 and used_at is null and ends_at > $2 and tries < $3";
    // Used from now on by the browser that proved it, which may be another than the one that asked.
    pub USE = "update proofs set used_at = $2, browser_hash = $3, ends_at = $4 where id = $1 and used_at is null";
    pub END_OTHERS = "update proofs set ends_at = $2 where address_hash = $1 and purpose = 'sign_in' \
        and used_at is null";
    pub USED_BY_BROWSER = "select id, coalesce(about, ''), address_sealed, code_hash, browser_hash, tries from proofs \
        where browser_hash = $1 and used_at is not null and ends_at > $2 order by used_at desc, id desc limit 1";
    pub CLEAN = "delete from proofs where ends_at < $1";
    pub FORGET = "delete from proofs where address_hash = $1";
}

row! {
    pub struct Kept {
        id: String, about: String, address: Vec<u8>, code: Vec<u8>, browser: Vec<u8>, tries: i64,
    }
}

/// A proof that is being made.
pub struct Fresh<'a> {
    pub id: SignInId,
    pub purpose: Purpose,
    pub permit: &'a Permit,
    pub digits: SixDigits,
    pub link: &'a str,
    pub now: Timestamp,
}

pub async fn insert(tx: &mut Tx, app: &App, fresh: &Fresh<'_>) -> Result<(), StoreError> {
    let Fresh { id, purpose, permit, .. } = fresh;
    let whereabouts = format!("proofs.address:{id}");
    let sealed = app.seal.close(permit.email.as_str(), &whereabouts, &app.chance).map_err(unsealed)?;
    let about = match purpose {
        Purpose::SignIn => None,
        Purpose::Confirm { about } => Some(*about),
    };
    tx.exec(
        INSERT,
        args![
            id.uuid(),
            purpose.key(),
            address_hash(app, &permit.email),
            sealed,
            code_hash(app, &id.to_string(), fresh.digits),
            link_hash(app, fresh.link),
            &permit.browser,
            about,
            fresh.now.as_millisecond(),
            later(fresh.now, WITHIN).as_millisecond()
        ],
    )
    .await
    .map(|_| ())
}

/// Counts a try at the digits of every waiting proof of this browser and gives them.
pub async fn try_browser(app: &App, browser: &[u8], purpose: Purpose) -> Result<Vec<Kept>, StoreError> {
    let now = app.now().as_millisecond();
    app.db.all(TRY_BROWSER, args![browser, purpose.key(), purpose.about(), now, TRIES]).await
}

/// Counts a try at the digits of the proof behind this link and gives it.
pub async fn try_link(app: &App, link: &str) -> Result<Vec<Kept>, StoreError> {
    app.db.all(TRY_LINK, args![link_hash(app, link), app.now().as_millisecond(), TRIES]).await
}

/// The newest proof for which this browser still may type the digits.
pub async fn by_browser(app: &App, browser: &[u8], purpose: Purpose) -> Result<Option<Kept>, StoreError> {
    let now = app.now().as_millisecond();
    app.db.one(BY_BROWSER, args![browser, purpose.key(), purpose.about(), now, TRIES]).await
}

/// The proof behind a link, while it works.
pub async fn by_link(app: &App, link: &str) -> Result<Option<Kept>, StoreError> {
    app.db.one(BY_LINK, args![link_hash(app, link), app.now().as_millisecond(), TRIES]).await
}

/// The last proof that this browser used, for as long as it counts.
pub async fn used_by(app: &App, browser: &[u8]) -> Result<Option<Kept>, StoreError> {
    app.db.one(USED_BY_BROWSER, args![browser, app.now().as_millisecond()]).await
}

/// Whether this call was the one that used it.
pub async fn used(
    tx: &mut Tx,
    (id, browser): (&str, &[u8]),
    now: Timestamp,
    counts_until: Timestamp,
) -> Result<bool, StoreError> {
    let args = args![id, now.as_millisecond(), browser, counts_until.as_millisecond()];
    Ok(tx.exec(USE, args).await? == 1)
}

/// Ends the other sign-in letters to this address.
pub async fn end_others(tx: &mut Tx, app: &App, email: &Email) -> Result<(), StoreError> {
    let args = args![address_hash(app, email), app.now().as_millisecond()];
    tx.exec(END_OTHERS, args).await.map(|_| ())
}

/// Removes what ended more than a day ago.
pub(crate) async fn clean(tx: &mut Tx, now: Timestamp) -> Result<u64, StoreError> {
    tx.exec(CLEAN, args![earlier(now, neighbourhood::moments::DAY).as_millisecond()]).await
}

/// Removes every proof of this address.
pub(crate) async fn forget(tx: &mut Tx, app: &App, email: &Email) -> Result<(), StoreError> {
    tx.exec(FORGET, args![address_hash(app, email)]).await.map(|_| ())
}

/// The address this proof is about.
pub fn email(app: &App, kept: &Kept) -> Result<Email, StoreError> {
    let text = app.seal.open(&kept.address, &format!("proofs.address:{}", kept.id)).map_err(unsealed)?;
    text.parse().map_err(unsealed)
}

pub fn code_hash(app: &App, id: &str, digits: SixDigits) -> Vec<u8> {
    app.seal.hash("proofs.code", &format!("{id}:{digits}"))
}

fn link_hash(app: &App, link: &str) -> Vec<u8> {
    app.seal.hash("proofs.link", link)
}

fn address_hash(app: &App, email: &Email) -> Vec<u8> {
    app.seal.hash("proofs.address", &email.lookup_key())
}
