//! Who wants nothing more to do with whom.

use house::store::{Db, StoreError, Tx, args, row, statements};
use neighbourhood::ids::PersonId;
use neighbourhood::safety::Avoidance;

statements! {
    pub ADD = "insert into blocks (person, other, made_at) values ($1, $2, $3) on conflict (person, other) do nothing";
    pub END = "delete from blocks where person = $1 and other = $2";
    pub OF = "select b.other, p.first_name from blocks b join people p on p.id = b.other where b.person = $1 \
        order by b.made_at, b.other limit 100";
    pub FORGET = "delete from blocks where person = $1 or other = $1";
}

row! {
    /// Somebody who is avoided, as whoever avoids them knows them.
    #[derive(Debug, Clone)]
    pub struct Avoided { id: String, name: String }
}

/// Keeps it; whether it is new.
pub async fn add(tx: &mut Tx, one: &Avoidance) -> Result<bool, StoreError> {
    let values = args![one.by.uuid(), one.whom.uuid(), one.since.as_millisecond()];
    Ok(tx.exec(ADD, values).await? == 1)
}

/// Ends it; whether there was one.
pub async fn end(tx: &mut Tx, by: PersonId, whom: PersonId) -> Result<bool, StoreError> {
    Ok(tx.exec(END, args![by.uuid(), whom.uuid()]).await? == 1)
}

/// Whom this person avoids.
pub async fn of(db: &Db, person: PersonId) -> Result<Vec<Avoided>, StoreError> {
    db.all(OF, args![person.uuid()]).await
}
