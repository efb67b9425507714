//! Pages that belong to no room, or to several.

pub mod demo;
pub mod health;
pub mod leave;
pub mod me;
pub mod metrics;
pub mod openapi;
pub mod texts;
