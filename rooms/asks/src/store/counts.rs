//! Numbers.

use house::store::{Db, StoreError, Tx, args, row, statements};
use jiff::Timestamp;
use neighbourhood::areas::{AreaCode, Level};
use neighbourhood::ids::{AskId, PersonId};

macro_rules! count_in {
    ($column:literal) => {
        concat!(
            "select (select count(*) from asks where ",
            $column,
            " = $1 and stage = 'open' and not private \
             and hidden_at is null), (select count(*) from asks where ",
            $column,
            " = $1 and stage_at >= $2 and \
             stage = 'closed' and closure in ('helped', 'partly') and not private and hidden_at is null \
             and erased_at is null)"
        )
    };
}

statements! {
    pub COUNT_NEIGHBOURHOOD = count_in!("area");
    pub COUNT_DISTRICT = count_in!("district");
    pub COUNT_MUNICIPALITY = count_in!("municipality");
    pub NOT_CLOSED_OF = "select count(*) from asks where asker = $1 and stage <> 'closed'";
    pub ADD_TOLD = "update asks set told = told + $2 where id = $1";
}

row! {
    /// How much goes on in an area.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct Counts { open: u32, helped: u32 }
}

/// Open asks in an area, and those that ended well since `since`. Never private or hidden ones.
///
/// # Errors
/// What the database says.
pub async fn counts(db: &Db, area: &AreaCode, since: Timestamp) -> Result<Counts, StoreError> {
    let sql = match area.level() {
        Level::Neighbourhood => COUNT_NEIGHBOURHOOD,
        Level::District => COUNT_DISTRICT,
        Level::Municipality => COUNT_MUNICIPALITY,
    };
    Ok(db.one(sql, args![area.as_str(), since.as_millisecond()]).await?.unwrap_or_default())
}

/// How many asks of this person have not ended.
///
/// # Errors
/// What the database says.
pub async fn not_closed_of(tx: &mut Tx, asker: PersonId) -> Result<u32, StoreError> {
    Ok(tx.one(NOT_CLOSED_OF, args![asker.uuid()]).await?.unwrap_or(0))
}

/// So many more people were told.
///
/// # Errors
/// What the database says.
pub async fn add_told(tx: &mut Tx, id: AskId, more: u32) -> Result<(), StoreError> {
    tx.exec(ADD_TOLD, args![id.uuid(), more]).await.map(|_| ())
}
