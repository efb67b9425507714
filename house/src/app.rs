//! What every part of the running application holds.

use std::ops::Deref;
use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::Notify;
use uuid::Uuid;

use crate::chance::Chance;
use crate::clock::Clock;
use crate::config::Config;
use crate::kept::Kept;
use crate::seal::Seal;
use crate::store::Db;

/// Cheap to copy. Holds no state that the database does not have (copies of it for a minute at most):
/// several servers may run on one database.
#[derive(Clone)]
pub struct App(Arc<Parts>);

pub struct Parts {
    pub db: Db,
    pub clock: Clock,
    pub chance: Chance,
    pub seal: Seal,
    pub config: Config,
    /// Rung after a change, so that its consequences need not wait for the next look at the jobs.
    pub bell: Notify,
    /// Short-lived copies of what the database has.
    pub kept: Kept,
}

impl App {
    pub fn new(db: Db, clock: Clock, chance: Chance, seal: Seal, config: Config) -> Self {
        Self(Arc::new(Parts { db, clock, chance, seal, config, bell: Notify::new(), kept: Kept::default() }))
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn id(&self, now: Timestamp) -> Uuid {
        self.chance.id(now)
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
