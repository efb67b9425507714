//! What every part of the running application holds.

use std::ops::Deref;
use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::Notify;
use uuid::Uuid;

use crate::chance::Chance;
use crate::clock::Clock;
use crate::config::Config;
use crate::seal::Seal;
use crate::shelf::Shelf;
use crate::store::Db;

/// Cheap to copy. Holds no state that the database does not have: several servers may run on one
/// database.
#[derive(Clone)]
pub struct App(Arc<Parts>);

pub struct Parts {
    pub db: Db,
    pub clock: Clock,
    pub chance: Chance,
    pub seal: Seal,
    pub config: Config,
    /// Only copies of what the database has, for a minute.
    pub shelf: Shelf,
    /// Rung after a change, so that its consequences need not wait for the next look at the jobs.
    pub bell: Notify,
}

impl App {
    pub fn new(db: Db, clock: Clock, chance: Chance, seal: Seal, config: Config) -> Self {
        Self(Arc::new(Parts {
            db,
            clock,
            chance,
            seal,
            config,
            shelf: Shelf::default(),
            bell: Notify::new(),
        }))
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
