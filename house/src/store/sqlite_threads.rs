//! The threads of SQLite: the one that writes and flushes for many at once, and those that read.

use super::desk::Desk;
use super::row::Rows;
use super::sqlite::{Command, Job, Reply, Sql};
use super::sqlite_run::{failed, run, run_each, step};
use super::{Args, StoreError};
use rusqlite::Connection;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// How long a transaction may keep the writer waiting for its next statement.
const IDLE: Duration = Duration::from_secs(5);
/// How many transactions share one flush at most; keeps the wait of the first one short.
const GROUP: usize = 64;

/// Who waits for the flush.
enum Waiting {
    Done(Reply<()>),
    Rows(Reply<Rows>, Rows),
}

pub(crate) struct Writer {
    pub conn: Connection,
    pub jobs: Receiver<Job>,
    pub flushes: Arc<AtomicU64>,
    /// Whether a commit flushes, as the connection is set now.
    pub flushing: bool,
}

impl Writer {
    pub fn work(mut self) {
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

    /// Runs a group of transactions up to the shared flush, or a group of light ones without; gives back a job
    /// that does not belong in the group.
    fn group(&mut self, first: Job) -> Option<Job> {
        let flush = !matches!(first, Job::Light { .. });
        if let Err(error) = self.set_flushing(flush).and_then(|()| step(&self.conn, "begin immediate")) {
            refuse(first, &error);
            return None;
        }
        let mut waiting = Vec::new();
        let mut next = Some(first);
        let mut other = None;
        while let Some(job) = next {
            let belongs =
                if flush { !matches!(job, Job::Alone(_)) } else { matches!(job, Job::Light { .. }) };
            if !belongs {
                other = Some(job);
                break;
            }
            if let Err(error) = self.one(job, &mut waiting) {
                // The outer transaction is lost, and with it everybody who waits for its flush.
                self.give_up();
                answer(waiting, &Err(error));
                return None;
            }
            next = if waiting.len() < GROUP { self.jobs.try_recv().ok() } else { None };
        }
        let flushed = if waiting.is_empty() {
            step(&self.conn, "rollback")
        } else {
            self.flushes.fetch_add(u64::from(flush), Ordering::Relaxed);
            step(&self.conn, "commit")
        };
        if flushed.is_err() {
            self.give_up();
        }
        answer(waiting, &flushed);
        other
    }

    /// Without a flush the write-ahead log stays whole after a power cut, but may lack its last commits.
    fn set_flushing(&mut self, flush: bool) -> Result<(), StoreError> {
        if self.flushing != flush {
            let level = if flush { "full" } else { "normal" };
            self.conn.pragma_update(None, "synchronous", level).map_err(|error| failed(&error))?;
            self.flushing = flush;
        }
        Ok(())
    }

    fn give_up(&self) {
        if !self.conn.is_autocommit() {
            drop(step(&self.conn, "rollback"));
        }
    }

    /// `Err` when SQLite gave up the outer transaction.
    fn one(&mut self, job: Job, waiting: &mut Vec<Waiting>) -> Result<(), StoreError> {
        match job {
            Job::Statement { sql, args, reply } | Job::Light { sql, args, reply } => {
                match run(&self.conn, &sql, &args) {
                    Ok(rows) => {
                        waiting.push(Waiting::Rows(reply, rows));
                        Ok(())
                    }
                    // A statement that fails leaves nothing behind.
                    Err(error) => {
                        drop(reply.send(Err(error.clone())));
                        self.still_open(error)
                    }
                }
            }
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
                Ok(Command::Each { sql, all, reply }) => {
                    let result = run_each(&self.conn, &sql, &all);
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
        Job::Statement { reply, .. } | Job::Light { reply, .. } => drop(reply.send(Err(error.clone()))),
        Job::Session(commands) => {
            while let Ok(command) = commands.try_recv() {
                match command {
                    Command::Run { reply, .. } => drop(reply.send(Err(error.clone()))),
                    Command::Each { reply, .. } => drop(reply.send(Err(error.clone()))),
                    Command::Commit(reply) => drop(reply.send(Err(error.clone()))),
                }
            }
        }
        Job::Alone(_) => {}
    }
}

pub(crate) struct Reader {
    pub conn: Connection,
    pub jobs: Arc<Desk>,
    pub write: Sender<Job>,
}

impl Reader {
    pub fn work(self) {
        while let Some(job) = self.jobs.take() {
            match job {
                Job::Statement { sql, args, reply } => self.statement(sql, args, reply),
                Job::Session(commands) => drop(self.snapshot(&commands)),
                // Nobody gives these to who reads.
                Job::Light { .. } | Job::Alone(_) => {}
            }
        }
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
                Ok(Command::Each { sql, all, reply }) => {
                    drop(reply.send(run_each(&self.conn, &sql, &all)));
                }
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
