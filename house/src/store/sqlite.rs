//! SQLite: one thread that writes, a few that read.
//!
//! Flushing to the disk is what a write costs (3-4 ms), so transactions that wait share one flush: the writing
//! thread runs each in a savepoint of one outer transaction and answers all of them after the outer COMMIT.

use super::db::Kind;
use super::row::Rows;
use super::value::Value;
use super::{Args, StoreError, digest, names};
use rusqlite::{Connection, OpenFlags, types::ValueRef};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::oneshot;

/// How long a transaction may keep the writer waiting for its next statement.
pub(crate) const IDLE: Duration = Duration::from_secs(5);
/// How long to wait for another process that writes in the same file.
const BUSY: Duration = Duration::from_secs(10);
/// How many transactions share one flush at most; keeps the wait of the first one short.
const GROUP: usize = 64;
const READERS: usize = 3;

type Reply<T> = oneshot::Sender<Result<T, StoreError>>;
type Work = Box<dyn FnOnce(&mut Connection) + Send>;
pub(crate) type Sql = Cow<'static, str>;

enum Job {
    Statement {
        sql: Sql,
        args: Args,
        reply: Reply<Rows>,
    },
    Session(Receiver<Command>),
    /// Something that needs the connection for itself: migrating, restoring.
    Alone(Work),
}

enum Command {
    Run { sql: Sql, args: Args, reply: Reply<Rows> },
    Commit(Reply<()>),
}

/// Who waits for the flush.
enum Waiting {
    Done(Reply<()>),
    Rows(Reply<Rows>, Rows),
}

pub(crate) struct Sqlite {
    pub path: PathBuf,
    pub key: [u8; 32],
    write: Sender<Job>,
    read: Sender<Job>,
}

/// Opens a connection with all settings of this product.
pub(crate) fn connect(path: &Path, key: [u8; 32], writes: bool) -> Result<Connection, StoreError> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if writes {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let conn = Connection::open_with_flags(path, flags)
        .map_err(|error| StoreError::Unavailable(format!("{}: {error}", path.display())))?;
    let settings = || {
        conn.busy_timeout(BUSY)?;
        if writes {
            conn.pragma_update(None, "journal_mode", "wal")?;
        }
        conn.pragma_update(None, "synchronous", "full")?;
        conn.pragma_update(None, "foreign_keys", true)?;
        conn.pragma_update(None, "temp_store", "memory")?;
        conn.pragma_update(None, "journal_size_limit", 64 << 20)?;
        conn.pragma_update(None, "query_only", !writes)?;
        conn.set_prepared_statement_cache_capacity(256);
        digest::register(&conn, key)
    };
    settings().map_err(|error| failed(&error))?;
    Ok(conn)
}

impl Sqlite {
    pub fn open(path: &Path, key: [u8; 32]) -> Result<Sqlite, StoreError> {
        let writer = connect(path, key, true)?;
        let (write, jobs) = channel();
        thread("store-writer", move || Writer { conn: writer, jobs }.work())?;
        let (read, jobs) = channel();
        let jobs = Arc::new(Mutex::new(jobs));
        for _ in 0..READERS {
            let reader =
                Reader { conn: connect(path, key, false)?, jobs: Arc::clone(&jobs), write: write.clone() };
            thread("store-reader", move || reader.work())?;
        }
        Ok(Sqlite { path: path.to_owned(), key, write, read })
    }

    /// Runs one statement; durable when the answer is there.
    pub async fn run(&self, sql: Sql, args: Args) -> Result<Rows, StoreError> {
        let (reply, answer) = oneshot::channel();
        let to = if reads(&sql) { &self.read } else { &self.write };
        to.send(Job::Statement { sql, args, reply }).map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }

    pub fn transaction(&self) -> Session {
        Session { state: State::New(self.write.clone()) }
    }

    pub fn snapshot(&self) -> Session {
        Session { state: State::New(self.read.clone()) }
    }

    /// Runs `work` on the writing thread, outside any transaction.
    pub async fn alone<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let work: Work = Box::new(move |conn| drop(reply.send(work(conn))));
        self.write.send(Job::Alone(work)).map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }

    /// Whether the statement is well-formed against the present schema.
    pub async fn prepare(&self, sql: String) -> Result<(), StoreError> {
        self.alone(move |conn| conn.prepare(&sql).map(drop).map_err(|error| failed(&error))).await
    }
}

fn thread(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), StoreError> {
    std::thread::Builder::new().name(name.to_owned()).spawn(work).map(drop).map_err(StoreError::other)
}

fn gone() -> StoreError {
    StoreError::Unavailable("the database thread has ended".to_owned())
}

/// A guess from the first word; a reader that finds it writes after all passes it on.
fn reads(sql: &str) -> bool {
    let word = sql.trim_start().get(..4).unwrap_or_default();
    word.eq_ignore_ascii_case("sele") || word.eq_ignore_ascii_case("with")
}

/// A transaction or snapshot, seen from the side that asks. It starts with its first statement, so that nobody
/// waits for one that has not begun; dropping it ends it without a trace.
pub(crate) struct Session {
    state: State,
}

enum State {
    New(Sender<Job>),
    Open(Sender<Command>),
}

impl Session {
    pub async fn run(&mut self, sql: Sql, args: Args) -> Result<Rows, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.send(Command::Run { sql, args, reply })?;
        answer.await.map_err(|_| StoreError::Expired)?
    }

    pub async fn commit(mut self) -> Result<(), StoreError> {
        if matches!(self.state, State::New(_)) {
            return Ok(());
        }
        let (reply, answer) = oneshot::channel();
        self.send(Command::Commit(reply))?;
        answer.await.map_err(|_| StoreError::Expired)?
    }

    fn send(&mut self, command: Command) -> Result<(), StoreError> {
        match &self.state {
            State::Open(commands) => commands.send(command).map_err(|_| StoreError::Expired),
            State::New(jobs) => {
                let (commands, receiver) = channel();
                // Sent before the session is queued: the writer finds it waiting and loses no time.
                commands.send(command).map_err(|_| StoreError::Expired)?;
                jobs.send(Job::Session(receiver)).map_err(|_| gone())?;
                self.state = State::Open(commands);
                Ok(())
            }
        }
    }
}

struct Writer {
    conn: Connection,
    jobs: Receiver<Job>,
}

impl Writer {
    fn work(mut self) {
        while let Ok(first) = self.jobs.recv() {
            let mut next = Some(first);
            while let Some(job) = next.take() {
                next = match job {
                    Job::Alone(work) => {
                        work(&mut self.conn);
                        None
                    }
                    job => self.group(job),
                };
            }
        }
    }

    /// Runs a group of transactions up to the shared flush; gives back a job that does not belong in a group.
    fn group(&mut self, first: Job) -> Option<Job> {
        if let Err(error) = step(&self.conn, "begin immediate") {
            refuse(first, &error);
            return None;
        }
        let mut waiting = Vec::new();
        let mut next = Some(first);
        let mut alone = None;
        while let Some(job) = next {
            if let job @ Job::Alone(_) = job {
                alone = Some(job);
                break;
            }
            if let Err(error) = self.one(job, &mut waiting) {
                // The outer transaction is lost, and with it everybody who waits for its flush.
                answer(waiting, &Err(error));
                return None;
            }
            next = if waiting.len() < GROUP { self.jobs.try_recv().ok() } else { None };
        }
        let flushed =
            if waiting.is_empty() { step(&self.conn, "rollback") } else { step(&self.conn, "commit") };
        if flushed.is_err() && !self.conn.is_autocommit() {
            drop(step(&self.conn, "rollback"));
        }
        answer(waiting, &flushed);
        alone
    }

    /// `Err` when SQLite gave up the outer transaction.
    fn one(&mut self, job: Job, waiting: &mut Vec<Waiting>) -> Result<(), StoreError> {
        match job {
            Job::Statement { sql, args, reply } => match run(&self.conn, &sql, &args) {
                Ok(rows) => {
                    waiting.push(Waiting::Rows(reply, rows));
                    Ok(())
                }
                // A statement that fails leaves nothing behind.
                Err(error) => {
                    drop(reply.send(Err(error.clone())));
                    self.still_open(error)
                }
            },
            Job::Session(commands) => self.session(&commands, waiting),
            Job::Alone(_) => Ok(()),
        }
    }

    fn session(
        &mut self,
        commands: &Receiver<Command>,
        waiting: &mut Vec<Waiting>,
    ) -> Result<(), StoreError> {
        step(&self.conn, "savepoint t")?;
        loop {
            match commands.recv_timeout(IDLE) {
                Ok(Command::Run { sql, args, reply }) => {
                    let result = run(&self.conn, &sql, &args);
                    let error = result.as_ref().err().cloned();
                    drop(reply.send(result));
                    if let Some(error) = error {
                        self.still_open(error)?;
                    }
                }
                Ok(Command::Commit(reply)) => {
                    step(&self.conn, "release t")?;
                    waiting.push(Waiting::Done(reply));
                    return Ok(());
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    step(&self.conn, "rollback to t")?;
                    return step(&self.conn, "release t");
                }
            }
        }
    }

    fn still_open(&self, error: StoreError) -> Result<(), StoreError> {
        if self.conn.is_autocommit() { Err(error) } else { Ok(()) }
    }
}

fn answer(waiting: Vec<Waiting>, flushed: &Result<(), StoreError>) {
    for one in waiting {
        match one {
            Waiting::Done(reply) => drop(reply.send(flushed.clone())),
            Waiting::Rows(reply, rows) => drop(reply.send(flushed.clone().map(|()| rows))),
        }
    }
}

fn refuse(job: Job, error: &StoreError) {
    match job {
        Job::Statement { reply, .. } => drop(reply.send(Err(error.clone()))),
        Job::Session(commands) => {
            while let Ok(command) = commands.try_recv() {
                match command {
                    Command::Run { reply, .. } => drop(reply.send(Err(error.clone()))),
                    Command::Commit(reply) => drop(reply.send(Err(error.clone()))),
                }
            }
        }
        Job::Alone(_) => {}
    }
}

struct Reader {
    conn: Connection,
    jobs: Arc<Mutex<Receiver<Job>>>,
    write: Sender<Job>,
}

impl Reader {
    fn work(self) {
        while let Some(job) = self.next() {
            match job {
                Job::Statement { sql, args, reply } => self.statement(sql, args, reply),
                Job::Session(commands) => drop(self.snapshot(&commands)),
                Job::Alone(_) => {}
            }
        }
    }

    fn next(&self) -> Option<Job> {
        self.jobs.lock().ok()?.recv().ok()
    }

    fn statement(&self, sql: Sql, args: Args, reply: Reply<Rows>) {
        let only_reads = self.conn.prepare_cached(&sql).map(|statement| statement.readonly());
        if matches!(only_reads, Ok(false)) {
            drop(self.write.send(Job::Statement { sql, args, reply }));
            return;
        }
        drop(reply.send(run(&self.conn, &sql, &args)));
    }

    fn snapshot(&self, commands: &Receiver<Command>) -> Result<(), StoreError> {
        step(&self.conn, "begin")?;
        loop {
            match commands.recv_timeout(IDLE) {
                Ok(Command::Run { sql, args, reply }) => drop(reply.send(run(&self.conn, &sql, &args))),
                Ok(Command::Commit(reply)) => {
                    drop(reply.send(Ok(())));
                    break;
                }
                Err(_) => break,
            }
        }
        step(&self.conn, "rollback")
    }
}

fn step(conn: &Connection, sql: &str) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(sql).map_err(|error| failed(&error))?;
    statement.raw_execute().map(drop).map_err(|error| failed(&error))
}

/// Runs a statement to its end.
pub(crate) fn run(conn: &Connection, sql: &str, args: &[Value]) -> Result<Rows, StoreError> {
    run_raw(conn, sql, args).map_err(|error| match error {
        Failure::Sqlite(error) => names::explain(conn, sql, args, &error).unwrap_or_else(|| failed(&error)),
        Failure::Args(error) => error,
    })
}

enum Failure {
    Sqlite(rusqlite::Error),
    Args(StoreError),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Failure::Sqlite(error)
    }
}

fn run_raw(conn: &Connection, sql: &str, args: &[Value]) -> Result<Rows, Failure> {
    let mut statement = conn.prepare_cached(sql)?;
    bind(&mut statement, args)?;
    let width = statement.column_count();
    if width == 0 {
        let touched = statement.raw_execute()?;
        return Ok(Rows { width, values: Vec::new(), touched: touched as u64 });
    }
    let mut values = Vec::new();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        for column in 0..width {
            values.push(from_sqlite(row.get_ref(column)?));
        }
    }
    let touched = (values.len() / width) as u64;
    Ok(Rows { width, values, touched })
}

/// SQLite numbers `$2` by where it stands in the text, so each is looked up by its name.
fn bind(statement: &mut rusqlite::CachedStatement<'_>, args: &[Value]) -> Result<(), Failure> {
    let mut used = 0;
    for index in 1..=statement.parameter_count() {
        let number = statement
            .parameter_name(index)
            .and_then(|name| name.get(1..))
            .and_then(|n| n.parse::<usize>().ok());
        let Some(number) = number else {
            return Err(Failure::Args(StoreError::other(
                "a statement uses a placeholder other than $1, $2, …",
            )));
        };
        used = used.max(number);
        let Some(value) = number.checked_sub(1).and_then(|at| args.get(at)) else {
            return Err(Failure::Args(StoreError::Other(format!(
                "a statement wants ${number}, got {} values",
                args.len()
            ))));
        };
        statement.raw_bind_parameter(index, value)?;
    }
    if used == args.len() {
        return Ok(());
    }
    Err(Failure::Args(StoreError::Other(format!("a statement wants {used} values, got {}", args.len()))))
}

fn from_sqlite(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(v) => Value::Int(v),
        ValueRef::Real(v) => Value::Real(v),
        ValueRef::Text(v) => Value::Text(String::from_utf8_lossy(v).into_owned()),
        ValueRef::Blob(v) => Value::Blob(v.to_vec()),
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        let value = match self {
            Value::Null => ValueRef::Null,
            Value::Bool(v) => ValueRef::Integer(i64::from(*v)),
            Value::Int(v) => ValueRef::Integer(*v),
            Value::Real(v) => ValueRef::Real(*v),
            Value::Text(v) => ValueRef::Text(v.as_bytes()),
            Value::Blob(v) => ValueRef::Blob(v),
        };
        Ok(rusqlite::types::ToSqlOutput::Borrowed(value))
    }
}

/// What went wrong, for everything but constraints.
pub(crate) fn failed(error: &rusqlite::Error) -> StoreError {
    use rusqlite::ErrorCode::{
        CannotOpen, DatabaseBusy, DatabaseLocked, DiskFull, ReadOnly, SystemIoFailure,
    };
    let text = format!("{}: {error}", Kind::Sqlite);
    match error.sqlite_error_code() {
        Some(DatabaseBusy | DatabaseLocked) => StoreError::Busy(text),
        Some(DiskFull) => StoreError::Full(text),
        Some(CannotOpen | ReadOnly | SystemIoFailure) => StoreError::Unavailable(text),
        _ => StoreError::Other(text),
    }
}
