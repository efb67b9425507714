//! What people live through here, told through the front door, and what holds for the whole house.
//!
//! [`village`] is the bench: a town with a clock to push, neighbours, and a letterbox. [`afternoons`]
//! are the stories. The rest holds for every page and every file.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests say what went wrong by failing"
)]
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "tests may look around the machine")]

mod afternoons;
mod api;
mod both_databases;
mod browser;
mod canaries;
mod confidence;
mod house_rules;
mod kill;
mod mail;
mod rights;
mod village;
