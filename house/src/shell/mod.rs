//! What a visitor meets: the list of routes, who they are, what they send, what they see.
//!
//! Errors have two readers. A [`Fault`] is for the person: what cannot be done, in their words,
//! with a way out. What broke goes to the log, without anything personal, and the person sees a
//! page that says so and that nothing was lost.

pub mod assets;
pub mod door;
pub mod fault;
pub mod form;
pub mod page;
pub mod parts;
pub mod problem;
pub mod routes;
pub mod visitor;

pub use fault::{Answer, Fault};
pub use form::{Errors, Form};
pub use page::Page;
pub use routes::{Kind, Route};
pub use visitor::Visitor;
