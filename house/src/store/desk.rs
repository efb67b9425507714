//! Where those who read wait for work. Whoever waited shortest gets the next piece: its pages and statements are
//! still at hand, and only one thread wakes up for it.

use super::sqlite::Job;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};

#[derive(Default)]
pub(crate) struct Desk(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    jobs: VecDeque<Job>,
    idle: Vec<Thread>,
    closed: bool,
}

impl Desk {
    /// Gives the job to somebody; back when the desk is closed.
    pub fn give(&self, job: Job) -> Result<(), Job> {
        let mut waiting = self.lock();
        if waiting.closed {
            return Err(job);
        }
        waiting.jobs.push_back(job);
        let who = waiting.idle.pop();
        drop(waiting);
        if let Some(who) = who {
            who.unpark();
        }
        Ok(())
    }

    /// The next job, as soon as there is one; nothing when the desk is closed.
    pub fn take(&self) -> Option<Job> {
        let me = thread::current();
        loop {
            let mut waiting = self.lock();
            waiting.idle.retain(|other| other.id() != me.id());
            if let Some(job) = waiting.jobs.pop_front() {
                return Some(job);
            }
            if waiting.closed {
                return None;
            }
            waiting.idle.push(me.clone());
            drop(waiting);
            thread::park();
        }
    }

    /// Nothing is taken on any more; what waits is still done.
    pub fn close(&self) {
        let mut waiting = self.lock();
        waiting.closed = true;
        waiting.idle.drain(..).for_each(|who| who.unpark());
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
