//! Every rule of the neighbourhood as one function, named as the sentence that it checks.
//! One binary: each test file would link the whole library again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod any;
mod areas;
mod asks;
mod codes;
mod doctor;
mod limits;
mod monthly;
mod offers;
mod people;
mod quiet;
mod roles;
mod safety;
mod search;
mod supply;
mod text;
mod village;
