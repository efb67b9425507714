//! A model town in virtual time: the same rule that the server runs, beside what others do.
//!
//! [`run`] plays one scenario with all policies and gives a [`Report`]: a table, JSON, or a page with plots.
//! The assumptions are in `scenarios/*.toml`; they are assumptions, not measurements.
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]

pub mod baselines;
pub mod dichtbij;
pub mod floor;
mod html;
pub mod measure;
pub mod national;
mod plot;
pub mod random;
pub mod replay;
pub mod report;
pub mod run;
pub mod scenario;
pub mod town;
pub mod world;

pub use measure::Figures;
pub use replay::Replay;
pub use report::Report;
pub use run::{Options, run};
pub use scenario::{NotAScenario, Scenario};
