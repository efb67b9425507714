//! Brings the index of search right, a few rows at a time: what an older version did not put there, and what is read
//! otherwise since this version. Every night, and once when a server starts; what is right already is not touched.

use house::App;
use house::clockwork::{self, Job, Plan, Work};
use house::store::{StoreError, Tx};

/// The kind of its jobs; there is one at a time.
pub const MEND: &str = "mend_search";
/// Rows of one job: short enough that nobody waits for it.
const ROWS: u32 = 200;

/// Plans to look through everything.
pub async fn plan(app: &App, tx: &mut Tx) -> Result<(), StoreError> {
    next(app, tx, "ask ").await
}

/// `facts`: the kind of things, and behind which of them to go on.
pub fn mend<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let mut tx = app.db.begin().await?;
        job.finish(&mut tx).await?;
        let (kind, after) = job.facts.split_once(' ').unwrap_or(("ask", ""));
        let then = if kind == "ask" {
            let more = asks::mend_found(app, &mut tx, (after, ROWS)).await?;
            Some(more.map_or_else(|| "offer ".to_owned(), |after| format!("ask {after}")))
        } else {
            let more = offers::mend_found(app, &mut tx, (after, ROWS)).await?;
            more.map(|after| format!("offer {after}"))
        };
        if let Some(facts) = then {
            next(app, &mut tx, &facts).await?;
        }
        Ok(tx.commit().await?)
    })
}

async fn next(app: &App, tx: &mut Tx, facts: &str) -> Result<(), StoreError> {
    clockwork::plan(tx, app, Plan { kind: MEND, key: "", due: app.now(), facts }).await
}
