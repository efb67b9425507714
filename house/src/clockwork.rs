//! What happens later: a table of jobs, written in the transaction that wants them.
//!
//! A job is claimed for a while by one worker and fenced by its epoch: the handler calls
//! [`Job::finish`] first thing inside its own transaction, so that the effect and the end of the
//! job are kept together. A worker that was too slow finds its epoch gone and changes nothing.
//! Killed at any moment, the job is either done or will be done again from the start.

use std::future::Future;
use std::pin::Pin;

use jiff::{SignedDuration, Timestamp};

use crate::App;
use crate::clock::at;
use crate::store::{StoreError, Tx, args, row, statements};

/// How long a worker may take before another may try.
const CLAIM: SignedDuration = SignedDuration::from_secs(60);
/// How many jobs one look takes along.
const BATCH: i64 = 32;
/// How often a worker looks when nobody rings.
const LOOK: std::time::Duration = std::time::Duration::from_millis(500);

statements! {
    pub PLAN = "insert into jobs (id, kind, key, facts, due, epoch, attempts, made_at) \
                values ($1, $2, $3, $4, $5, 0, 0, $6) \
                on conflict (kind, key) do update set due = excluded.due, facts = excluded.facts, \
                epoch = jobs.epoch + 1, attempts = 0, claimed_until = null";
    pub CANCEL = "delete from jobs where kind = $1 and key = $2";
    pub CLAIM_SQLITE = "update jobs set claimed_until = $2, epoch = epoch + 1, attempts = attempts + 1 \
                where id in (select id from jobs where due <= $1 and (claimed_until is null or claimed_until <= $1) \
                order by due, id limit $3) returning id, kind, key, facts, due, epoch, attempts";
    pub FINISH = "delete from jobs where id = $1 and epoch = $2";
    pub RETRY = "update jobs set due = $3, claimed_until = null, error = $4 where id = $1 and epoch = $2";
    pub NEXT = "select min(due) from jobs";
    pub STUCK = "select id, kind, key, facts, due, epoch, attempts from jobs where attempts >= $1 order by due limit 100";
    pub WAITING = "select count(*) from jobs where due <= $1";
}

pub const CLAIM_POSTGRES: &str = "update jobs set claimed_until = $2, epoch = epoch + 1, attempts = attempts + 1 \
    where id in (select id from jobs where due <= $1 and (claimed_until is null or claimed_until <= $1) \
    order by due, id limit $3 for update skip locked) returning id, kind, key, facts, due, epoch, attempts";

row! {
    /// A job in the hands of one worker.
    #[derive(Debug, Clone)]
    pub struct Job { id: String, kind: String, key: String, facts: String, due: i64, epoch: i64, attempts: i64 }
}

/// A job to be done at or after `due`. Planning the same `kind` and `key` again moves it.
pub struct Plan<'a> {
    pub kind: &'static str,
    pub key: &'a str,
    pub due: Timestamp,
    pub facts: &'a str,
}

pub async fn plan(tx: &mut Tx, app: &App, plan: Plan<'_>) -> Result<(), StoreError> {
    plan_each(tx, app, &[plan]).await
}

/// Several at once, in their order.
pub async fn plan_each(tx: &mut Tx, app: &App, plans: &[Plan<'_>]) -> Result<(), StoreError> {
    let now = app.now();
    let values = |plan: &Plan<'_>| {
        let due = plan.due.as_millisecond();
        args![app.id(now), plan.kind, plan.key, plan.facts, due, now.as_millisecond()]
    };
    tx.exec_each(PLAN, plans.iter().map(values).collect()).await.map(|_| ())
}

pub async fn cancel(tx: &mut Tx, kind: &str, key: &str) -> Result<(), StoreError> {
    tx.exec(CANCEL, args![kind, key]).await.map(|_| ())
}

/// Why a job did not end.
#[derive(Debug, thiserror::Error)]
pub enum JobFault {
    #[error("another worker took this job over")]
    Lost,
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Said in words without anything personal: it goes to the log.
    #[error("{0}")]
    Failed(String),
}

impl Job {
    /// Ends the job inside the transaction of its effect. Call it first.
    pub async fn finish(&self, tx: &mut Tx) -> Result<(), JobFault> {
        match tx.exec(FINISH, args![&self.id, self.epoch]).await? {
            1 => Ok(()),
            _ => Err(JobFault::Lost),
        }
    }

    pub fn due(&self) -> Timestamp {
        at(self.due)
    }
}

pub type Work<'a> = Pin<Box<dyn Future<Output = Result<(), JobFault>> + Send + 'a>>;
/// One room's way of doing one kind of job.
pub type Handler = for<'a> fn(&'a App, &'a Job) -> Work<'a>;

/// The kinds of jobs that exist and who does them.
#[derive(Clone, Default)]
pub struct Timetable(Vec<(&'static str, Handler)>);

impl Timetable {
    pub fn new(lines: Vec<(&'static str, Handler)>) -> Self {
        Self(lines)
    }

    fn handler(&self, kind: &str) -> Option<Handler> {
        self.0.iter().find(|(k, _)| *k == kind).map(|(_, h)| *h)
    }

    pub fn kinds(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.iter().map(|(kind, _)| *kind)
    }
}

/// Does everything that is due now, including what that sets off. Returns how many jobs ended.
pub async fn run_due(app: &App, timetable: &Timetable) -> Result<usize, StoreError> {
    let mut ended = 0;
    loop {
        let jobs = claim(app).await?;
        if jobs.is_empty() {
            return Ok(ended);
        }
        for job in jobs {
            ended += usize::from(run_one(app, timetable, &job).await?);
        }
    }
}

/// Works until `stop` is done.
pub async fn run(app: App, timetable: Timetable, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    loop {
        if let Err(error) = run_due(&app, &timetable).await {
            tracing::warn!(event = "clockwork.store", %error);
        }
        tokio::select! {
            () = &mut stop => return,
            () = app.bell.notified() => {}
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// When the next job is due, if any.
pub async fn next_due(app: &App) -> Result<Option<Timestamp>, StoreError> {
    let due: Option<Option<i64>> = app.db.one(NEXT, args![]).await?;
    Ok(due.flatten().map(at))
}

/// Jobs that failed at least `attempts` times, for the doctor.
pub async fn stuck(app: &App, attempts: i64) -> Result<Vec<Job>, StoreError> {
    app.db.all(STUCK, args![attempts]).await
}

/// How many jobs are due and not done.
pub async fn waiting(app: &App) -> Result<i64, StoreError> {
    let count: Option<i64> = app.db.one(WAITING, args![app.now().as_millisecond()]).await?;
    Ok(count.unwrap_or(0))
}

async fn claim(app: &App) -> Result<Vec<Job>, StoreError> {
    let now = app.now();
    // Looking costs no write when there is nothing to do.
    if next_due(app).await?.is_none_or(|due| due > now) {
        return Ok(Vec::new());
    }
    let until = now + CLAIM;
    let sql = app.db.pick(CLAIM_SQLITE, CLAIM_POSTGRES);
    // A claim that a power cut takes back is no claim: nobody is left who works on it.
    let mut jobs: Vec<Job> =
        app.db.all_light(sql, args![now.as_millisecond(), until.as_millisecond(), BATCH]).await?;
    jobs.sort_by(|a, b| (a.due, &a.id).cmp(&(b.due, &b.id)));
    Ok(jobs)
}

async fn run_one(app: &App, timetable: &Timetable, job: &Job) -> Result<bool, StoreError> {
    let outcome = match timetable.handler(&job.kind) {
        Some(handler) => handler(app, job).await,
        None => Err(JobFault::Failed("no room does this kind of job".into())),
    };
    match outcome {
        Ok(()) => Ok(true),
        Err(JobFault::Lost) => Ok(false),
        Err(fault) => {
            let reason = fault.to_string();
            tracing::warn!(event = "clockwork.job_failed", job.kind, job.attempts, reason);
            let again = app.now() + back_off(job.attempts);
            app.db.exec(RETRY, args![&job.id, job.epoch, again.as_millisecond(), reason]).await?;
            Ok(false)
        }
    }
}

/// 2 s, 4 s, 8 s … at most an hour. Nothing is ever given up: the doctor shows what keeps failing.
fn back_off(attempts: i64) -> SignedDuration {
    let exponent = u32::try_from(attempts.clamp(1, 12)).unwrap_or(12);
    SignedDuration::from_secs(2_i64.pow(exponent).min(3600))
}
