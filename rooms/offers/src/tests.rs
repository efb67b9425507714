//! Offers on real databases and through the router.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bench;
mod fitting;
mod owning;
mod pages;
mod programs;
mod stores;
