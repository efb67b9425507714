//! The front door: the only crate that knows every room.
//!
//! [`app`] builds the whole, [`routes`] is the table of contents of the site, [`follow`] says what
//! follows from what, [`commands`] is what the administrator types.

pub mod app;
pub mod commands;
pub mod demo;
pub mod follow;
mod mend;
pub mod pages;
pub mod routes;

pub mod say {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
