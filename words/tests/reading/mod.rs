//! Reading Dutch texts, to see whether people can.

pub mod catalogue;
pub mod forbidden;
pub mod text;
