//! What happened is written in the same transaction as the change, and so is the job that will
//! see to what follows from it.

use jiff::Timestamp;
use neighbourhood::happenings::Happening;
use uuid::Uuid;

use crate::App;
use crate::clock::at;
use crate::clockwork::{self, Plan};
use crate::store::{Db, StoreError, Tx, args, row, statements};

/// The job that follows a happening; see `follow.rs` in the front door.
pub const FOLLOW: &str = "follow";

statements! {
    pub RECORD = "insert into happenings (id, kind, about, by_whom, facts, made_at) \
                  values ($1, $2, $3, $4, $5, $6)";
    pub LAST = "select coalesce(max(made_at), 0) from happenings where about = $1";
    pub LOAD = "select kind, facts, made_at from happenings where id = $1";
    pub ABOUT = "select kind, facts, made_at from happenings where about = $1 order by made_at, id";
}

row! {
    /// One line of the record.
    pub struct Line { kind: String, facts: String, at: i64 }
}

impl Line {
    /// What it was; `None` for a kind that this version does not know any more.
    pub fn happening(&self) -> Option<Happening> {
        serde_json::from_str(&self.facts).ok()
    }
}

/// Writes what happened (`by`: the person, or nobody for the clock) and plans what follows, where something does.
pub async fn record(
    tx: &mut Tx,
    app: &App,
    now: Timestamp,
    by: Option<Uuid>,
    happenings: &[Happening],
) -> Result<(), StoreError> {
    // All in one millisecond: the ids must sort as things happened, or the record could not be read back.
    let at = after_the_last(tx, now, happenings).await?;
    let mut ids: Vec<_> = happenings.iter().map(|_| app.id(at)).collect();
    ids.sort_unstable();
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let mut lines = Vec::with_capacity(happenings.len());
    for (happening, id) in happenings.iter().zip(&ids) {
        let facts = serde_json::to_string(happening).map_err(StoreError::other)?;
        let (about, by) = (happening.ask().map(|id| id.to_string()), by.map(|id| id.to_string()));
        lines.push(args![id, happening.kind(), about, by, facts, at.as_millisecond()]);
    }
    tx.exec_each(RECORD, lines).await?;
    let followed = happenings.iter().zip(&ids).filter(|(happening, _)| !happening.only_recorded());
    let plans: Vec<Plan<'_>> =
        followed.map(|(_, id)| Plan { kind: FOLLOW, key: id, due: now, facts: "" }).collect();
    clockwork::plan_each(tx, app, &plans).await
}

/// Somebody who waited for their turn came in before who went first: what is recorded of one ask
/// goes by turns. Whoever records has the ask in hand, so nobody comes between.
async fn after_the_last(
    tx: &mut Tx,
    now: Timestamp,
    happenings: &[Happening],
) -> Result<Timestamp, StoreError> {
    let Some(ask) = happenings.iter().find_map(Happening::ask) else { return Ok(now) };
    let last: Option<i64> = tx.one(LAST, args![ask.uuid()]).await?;
    Ok(now.max(at(last.unwrap_or(0).saturating_add(1))))
}

pub async fn load(db: &Db, id: &str) -> Result<Option<Line>, StoreError> {
    db.one(LOAD, args![id]).await
}

/// Everything that happened to one thing, oldest first.
pub async fn about(db: &Db, id: Uuid) -> Result<Vec<Line>, StoreError> {
    db.all(ABOUT, args![id]).await
}
