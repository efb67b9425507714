//! Waves on real databases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bench;
mod few;
mod nights;
mod races;
mod stores;
mod waves;
