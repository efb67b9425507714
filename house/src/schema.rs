//! The numbered texts of `migrations/`, inside the binary.

use crate::store::Migration;

pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "foundation", sql: include_str!("../../migrations/0001_foundation.sql") },
    Migration { number: 2, name: "learning", sql: include_str!("../../migrations/0002_learning.sql") },
    Migration { number: 3, name: "search", sql: include_str!("../../migrations/0003_search.sql") },
    Migration {
        number: 4,
        name: "offers_times",
        sql: include_str!("../../migrations/0004_offers_times.sql"),
    },
    Migration { number: 5, name: "supply", sql: include_str!("../../migrations/0005_supply.sql") },
];
