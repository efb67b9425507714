//! FNV-1a: the same number for the same bytes on every machine, for ever. Weights are addressed by it.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

const START: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

#[derive(Clone, Copy)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(START)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(PRIME);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

pub(super) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;
pub(super) type Set<K> = HashSet<K, BuildHasherDefault<Fnv>>;

/// The hash of some bytes, in a space of its own per `kind`, so that a word and an n-gram do not meet.
pub(super) fn hash(kind: u8, bytes: &[u8]) -> u64 {
    let mut fnv = Fnv::default();
    fnv.write(&[kind]);
    fnv.write(bytes);
    // The low bits of FNV are weak on short keys; fold the high ones in.
    fnv.0 ^ (fnv.0 >> 29)
}
