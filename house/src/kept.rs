//! Copies of what the database has, kept for a short while so that not every page reads it anew.
//!
//! Never the only place of anything: a copy that is gone is read again, and what must be right to the
//! second (who may see what, what has ended) is asked of the database all the same.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// A copy, of any type, since when.
type Copy = (Timestamp, Arc<dyn Any + Send + Sync>);

/// The copies of one process, by their type and a name.
#[derive(Default)]
pub struct Kept(Mutex<HashMap<(TypeId, String), Copy>>);

impl Kept {
    /// The copy with this name, when it is not older than `at_most`.
    pub fn get<T: Any + Send + Sync>(
        &self,
        name: &str,
        now: Timestamp,
        at_most: SignedDuration,
    ) -> Option<Arc<T>> {
        let copies = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, copy) = copies.get(&(TypeId::of::<T>(), name.to_owned()))?;
        let fresh = *since <= now && now.duration_since(*since) <= at_most;
        if fresh { Arc::clone(copy).downcast().ok() } else { None }
    }

    /// Keeps a copy, instead of an older one with this name.
    pub fn keep<T: Any + Send + Sync>(&self, name: &str, now: Timestamp, copy: T) -> Arc<T> {
        let copy = Arc::new(copy);
        let key = (TypeId::of::<T>(), name.to_owned());
        let any: Arc<dyn Any + Send + Sync> = copy.clone();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, (now, any));
        copy
    }

    /// Drops the copy with this name, because what it was made from has changed.
    pub fn drop<T: Any + Send + Sync>(&self, name: &str) {
        let key = (TypeId::of::<T>(), name.to_owned());
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_used_while_it_is_fresh_and_never_as_another_type() {
        let (kept, start) = (Kept::default(), Timestamp::UNIX_EPOCH);
        let minute = SignedDuration::from_mins(1);
        kept.keep("town", start, 7u32);
        assert_eq!(kept.get::<u32>("town", start + minute, minute).as_deref(), Some(&7));
        assert_eq!(kept.get::<u32>("town", start + minute * 2, minute), None);
        assert_eq!(kept.get::<u64>("town", start, minute), None);
        assert_eq!(kept.get::<u32>("village", start, minute), None);
        // A clock that was set back makes nothing fresher than it is.
        assert_eq!(kept.get::<u32>("town", start - minute, minute), None);
        kept.drop::<u32>("town");
        assert_eq!(kept.get::<u32>("town", start, minute), None);
    }
}
