//! The numbered texts of `migrations/`, inside the binary.

use crate::store::Migration;

pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "foundation", sql: include_str!("../../migrations/0001_foundation.sql") },
    Migration { number: 2, name: "learning", sql: include_str!("../../migrations/0002_learning.sql") },
];
