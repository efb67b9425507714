//! SQLite: one thread that writes, a few that read.
//!
//! Flushing to the disk is what a write costs (3-4 ms), so transactions that wait share one flush: the writing
//! thread runs each in a savepoint of one outer transaction and answers all of them after the outer COMMIT. What
//! may be lost in a power cut ([`Job::Light`]) is kept without a flush when nothing else waits.

use super::desk::Desk;
use super::row::Rows;
pub(crate) use super::sqlite_run::{failed, run};
use super::sqlite_threads::{Reader, Writer};
use super::{Args, StoreError, digest};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use tokio::sync::oneshot;

/// How long to wait for another process that writes in the same file.
const BUSY: Duration = Duration::from_secs(10);
const READERS: usize = 3;

pub(crate) type Reply<T> = oneshot::Sender<Result<T, StoreError>>;
pub(crate) type Work = Box<dyn FnOnce(&mut Connection) + Send>;
pub(crate) type Sql = Cow<'static, str>;

pub(crate) enum Job {
    Statement {
        sql: Sql,
        args: Args,
        reply: Reply<Rows>,
    },
    /// A statement that need not outlive a power cut, only the process.
    Light {
        sql: Sql,
        args: Args,
        reply: Reply<Rows>,
    },
    Session(Receiver<Command>),
    /// Something that needs the connection for itself: migrating, restoring.
    Alone(Work),
}

pub(crate) enum Command {
    Run {
        sql: Sql,
        args: Args,
        reply: Reply<Rows>,
    },
    /// One statement for each of these, in one breath.
    Each {
        sql: Sql,
        all: Vec<Args>,
        reply: Reply<Vec<Rows>>,
    },
    Commit(Reply<()>),
}

pub(crate) struct Sqlite {
    pub path: PathBuf,
    pub key: [u8; 32],
    /// How often the writer flushed.
    pub flushes: Arc<AtomicU64>,
    write: Sender<Job>,
    read: Arc<Desk>,
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
        if writes {
            // Eight megabytes of pages at hand: with the usual two a write read most of them anew.
            conn.pragma_update(None, "cache_size", -8_000)?;
        }
        // One plan for a statement, whatever is bound to it: without this, a statement near a partial index is
        // prepared anew for every other value.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
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
        let flushes = Arc::new(AtomicU64::new(0));
        let writer = Writer { conn: writer, jobs, flushes: Arc::clone(&flushes), flushing: true };
        thread("store-writer", move || writer.work())?;
        let sqlite = Sqlite { path: path.to_owned(), key, flushes, write, read: Arc::default() };
        for _ in 0..READERS {
            let (jobs, write) = (Arc::clone(&sqlite.read), sqlite.write.clone());
            let reader = Reader { conn: connect(path, key, false)?, jobs, write };
            thread("store-reader", move || reader.work())?;
        }
        Ok(sqlite)
    }

    /// Runs one statement; durable when the answer is there.
    pub async fn run(&self, sql: Sql, args: Args) -> Result<Rows, StoreError> {
        let (reply, answer) = oneshot::channel();
        let door = if reads(&sql) { self.read_door() } else { self.write_door() };
        door.send(Job::Statement { sql, args, reply })?;
        answer.await.map_err(|_| gone())?
    }

    /// Runs one statement that writes; the process may end after the answer, the power may not.
    pub async fn run_light(&self, sql: Sql, args: Args) -> Result<Rows, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.write_door().send(Job::Light { sql, args, reply })?;
        answer.await.map_err(|_| gone())?
    }

    pub fn transaction(&self) -> Session {
        Session { state: State::New(self.write_door()) }
    }

    pub fn snapshot(&self) -> Session {
        Session { state: State::New(self.read_door()) }
    }

    fn write_door(&self) -> Door {
        Door::Write(self.write.clone())
    }

    fn read_door(&self) -> Door {
        Door::Read(Arc::clone(&self.read))
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

impl Drop for Sqlite {
    fn drop(&mut self) {
        self.read.close();
    }
}

/// Where jobs go in: to the one who writes, or to those who read.
enum Door {
    Write(Sender<Job>),
    Read(Arc<Desk>),
}

impl Door {
    fn send(&self, job: Job) -> Result<(), StoreError> {
        match self {
            Door::Write(jobs) => jobs.send(job).map_err(|_| gone()),
            Door::Read(desk) => desk.give(job).map_err(|_| gone()),
        }
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
    New(Door),
    Open(Sender<Command>),
}

impl Session {
    pub async fn run(&mut self, sql: Sql, args: Args) -> Result<Rows, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.send(Command::Run { sql, args, reply })?;
        answer.await.map_err(|_| StoreError::Expired)?
    }

    pub async fn each(&mut self, sql: Sql, all: Vec<Args>) -> Result<Vec<Rows>, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.send(Command::Each { sql, all, reply })?;
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
            State::New(door) => {
                let (commands, receiver) = channel();
                // Sent before the session is queued: the writer finds it waiting and loses no time.
                commands.send(command).map_err(|_| StoreError::Expired)?;
                door.send(Job::Session(receiver))?;
                self.state = State::Open(commands);
                Ok(())
            }
        }
    }
}
