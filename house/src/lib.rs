//! The building that carries the rooms and knows none of them.
//!
//! In reading order: what every part of the application holds ([`app`]), what time and chance
//! are ([`clock`], [`chance`]), what is kept and how ([`store`], [`seal`]), how nothing happens
//! twice ([`once`]), what happened ([`happenings`]), what happens later ([`clockwork`]), how much
//! is too much ([`limits`]), what is at hand for a minute ([`kept`]), what can be found ([`search`]),
//! how letters leave ([`notices`]), and what a visitor meets ([`shell`]).

pub mod app;
pub mod chance;
pub mod clock;
pub mod clockwork;
pub mod config;
pub mod feeds;
pub mod happenings;
pub mod kept;
pub mod limits;
pub mod notices;
pub mod once;
pub mod schema;
pub mod seal;
pub mod search;
pub mod shell;
pub mod store;
pub mod testing;

/// The words of the building itself: layout, buttons, faults, names of themes and circles.
pub mod say {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use app::App;
pub use say::Words;

/// Every SQL text of the building.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    let clockwork = clockwork::STATEMENTS.iter().chain([&("CLAIM_POSTGRES", clockwork::CLAIM_POSTGRES)]);
    clockwork
        .chain(once::STATEMENTS)
        .chain(happenings::STATEMENTS)
        .chain(limits::STATEMENTS)
        .chain(search::STATEMENTS)
        .chain(shell::visitor::STATEMENTS)
        .chain(notices::outbox::STATEMENTS)
        .chain(notices::carrier::STATEMENTS)
        .copied()
        .collect()
}
