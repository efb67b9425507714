//! Keys for programs: made, shown once, ended. Only a hash is kept.

use house::App;
use house::happenings::record;
use house::seal::secret_text;
use house::store::{Db, StoreError, Tx, args, row, statements};
use neighbourhood::happenings::Happening;
use neighbourhood::ids::{PersonId, TokenId};
use neighbourhood::text::FirstName;

/// So many a person may have at once.
pub const AT_MOST: usize = 20;
/// So that somebody who finds one in a file knows what it is.
const PREFIX: &str = "dichtbij_";

statements! {
    pub LIST = "select id, name, made_at, used_at from tokens where person = $1 and ended_at is null \
        order by made_at, id limit 100";
    pub MAKE = "insert into tokens (id, person, name, secret_hash, made_at) values ($1, $2, $3, $4, $5)";
    pub END = "update tokens set ended_at = $3 where id = $1 and person = $2 and ended_at is null";
    pub FORGET = "delete from tokens where person = $1";
}

row! {
    /// A key that works, without its secret.
    #[derive(Debug, Clone)]
    pub struct Token { id: String, name: String, made_at: i64, used_at: Option<i64> }
}

/// What a person calls a key.
pub type TokenName = FirstName;

/// The keys of a person that were not ended.
pub async fn list(db: &Db, person: PersonId) -> Result<Vec<Token>, StoreError> {
    db.all(LIST, args![person.uuid()]).await
}

/// Makes a key and gives it; it cannot be read again.
pub async fn make(tx: &mut Tx, app: &App, person: PersonId, name: &TokenName) -> Result<String, StoreError> {
    let now = app.now();
    let id = TokenId::new_v7(now, app.chance.bytes());
    let secret = format!("{PREFIX}{}", secret_text(&app.chance.bytes::<24>()));
    let hash = app.seal.hash("token", &secret);
    tx.exec(MAKE, args![id.uuid(), person.uuid(), name.as_str(), hash, now.as_millisecond()]).await?;
    let made = Happening::TokenMade { token: id, person };
    record(tx, app, now, Some(person.uuid()), &[made]).await?;
    Ok(secret)
}

/// Ends one of this person's own keys; whether there was one.
pub async fn end(tx: &mut Tx, app: &App, person: PersonId, id: TokenId) -> Result<bool, StoreError> {
    let now = app.now();
    if tx.exec(END, args![id.uuid(), person.uuid(), now.as_millisecond()]).await? == 0 {
        return Ok(false);
    }
    let revoked = Happening::TokenRevoked { token: id, person };
    record(tx, app, now, Some(person.uuid()), &[revoked]).await?;
    Ok(true)
}

pub(crate) async fn forget(tx: &mut Tx, person: PersonId) -> Result<(), StoreError> {
    tx.exec(FORGET, args![person.uuid()]).await.map(|_| ())
}
