//! What rooms keep at hand for a short while of what the database has, so that they need not read
//! and prepare it for every request. One thing of each type; gone when its time is over.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

type Things = HashMap<TypeId, (Timestamp, Arc<dyn Any + Send + Sync>)>;

#[derive(Default)]
pub struct Shelf(Mutex<Things>);

impl Shelf {
    /// What lies there, while its time is not over.
    pub fn take<T: Any + Send + Sync>(&self, now: Timestamp) -> Option<Arc<T>> {
        let things = self.things();
        let (until, thing) = things.get(&TypeId::of::<T>())?;
        if now < *until { Arc::clone(thing).downcast().ok() } else { None }
    }

    /// Puts it there until then, in the place of what lay there.
    pub fn put<T: Any + Send + Sync>(&self, thing: Arc<T>, until: Timestamp) {
        self.things().insert(TypeId::of::<T>(), (until, thing));
    }

    /// It is not as it was: to be read again.
    pub fn clear<T: Any + Send + Sync>(&self) {
        self.things().remove(&TypeId::of::<T>());
    }

    /// Nothing that panics is done while it is held, and a thing is put or not.
    fn things(&self) -> MutexGuard<'_, Things> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::at;

    #[test]
    fn it_is_there_until_its_time_is_over_or_somebody_takes_it_away() {
        let shelf = Shelf::default();
        assert_eq!(shelf.take::<u32>(at(0)), None);
        shelf.put(Arc::new(7_u32), at(1000));
        assert_eq!(shelf.take::<u32>(at(999)), Some(Arc::new(7)));
        assert_eq!(shelf.take::<u32>(at(1000)), None);
        assert_eq!(shelf.take::<u64>(at(0)), None);
        shelf.clear::<u32>();
        assert_eq!(shelf.take::<u32>(at(0)), None);
    }
}
