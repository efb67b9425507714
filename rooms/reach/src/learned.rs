//! What was learned last, as all servers read it.

use house::clock::at;
use house::store::{Db, StoreError, Tx, args, statements};
use jiff::Timestamp;
use neighbourhood::reach::Learned;
use people::Source;
use serde::{Deserialize, Serialize};

statements! {
    pub KEPT = "select facts from learned where what = 'reach' and version = $1";
    pub SINCE = "select made_at from learned where what = 'reach'";
    pub FIRST_ALERT = "select made_at from alerts order by id limit 1";
    pub KEEP = "insert into learned (what, version, facts, made_at) values ('reach', $1, $2, $3) \
        on conflict (what) do update set version = excluded.version, facts = excluded.facts, \
        made_at = excluded.made_at";
}

/// The form of what is kept. Another one counts as nothing learned: the next night fills it.
const VERSION: i64 = 1;

/// What was learned in a night, and what the page about it needs beside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The night of the sweep, as a date.
    pub night: String,
    /// The plan that was in force before: learning again in the same night begins there.
    pub rung_before: usize,
    /// How many people were told in what it was learned from.
    pub people: usize,
    /// How many of them said yes.
    pub people_who_said_yes: usize,
    /// For each hour of the day, how many of them.
    pub people_by_hour: Vec<usize>,
    pub learned: Learned,
}

/// What was learned last. What cannot be read counts as nothing.
pub async fn kept(from: &mut impl Source) -> Result<Option<Kept>, StoreError> {
    let rows: Vec<String> = from.rows(KEPT, args![VERSION]).await?;
    Ok(rows.first().and_then(|facts| serde_json::from_str(facts).ok()))
}

/// When it was last learned; before the first time, when the first was told.
pub async fn since(db: &Db) -> Result<Option<Timestamp>, StoreError> {
    let learned: Option<i64> = db.one(SINCE, args![]).await?;
    let first: Option<i64> = match learned {
        Some(_) => None,
        None => db.one(FIRST_ALERT, args![]).await?,
    };
    Ok(learned.or(first).map(at))
}

pub async fn keep(tx: &mut Tx, kept: &Kept, now: Timestamp) -> Result<(), StoreError> {
    let facts = serde_json::to_string(kept).map_err(|error| StoreError::Other(error.to_string()))?;
    tx.exec(KEEP, args![VERSION, facts, now.as_millisecond()]).await.map(|_| ())
}
