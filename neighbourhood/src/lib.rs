//! What is true in a neighbourhood: pure rules over values.
//!
//! Nothing here looks at a clock, a database or a source of luck: the moment, new ids and
//! random bytes come in as arguments. The nouns, in reading order:

mod keyed;

pub mod areas; // where: areas by their official codes, postcodes, circles, distance
pub mod ids; // who and what: an id type for everything that has one
pub mod moments; // when: adding to a moment without surprises
pub mod quiet; // quiet hours and the next moment outside them, in Dutch time
pub mod text; // what people type: sentences, names, addresses, numbers

pub mod code; // the code of an ask, and the six digits of a sign-in
pub mod people; // a person, what letters they want, whether they may be told now
pub mod roles; // one function decides: may(actor, action, thing)
pub mod themes; // what an ask is about
pub mod times; // when somebody usually has time: parts of the week

pub mod asks; // an ask and its way from placed to closed
pub mod offers; // an offer and its way from made to ended
pub mod reach; // whom to tell, and when to look again
pub mod words; // finding words the way people mean them

pub mod labels; // a group's own labels instead of themes
pub mod monthly; // what helpers whom nobody needed hear once a month
pub mod nearest; // what fits somebody best, nearest first
pub mod search; // what is found where
pub mod supply; // more helpers or more asks than fit, and what a group can carry

pub mod happenings; // everything that can happen, as one enum
pub mod limits; // how often is often enough
pub mod once; // one effect for one wish, however often it arrives
pub mod safety; // reports, warnings, blocks
