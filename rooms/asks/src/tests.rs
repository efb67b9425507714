//! The pages and calls of this room, through the front door, on both databases.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod afterwards;
mod asking;
mod bench;
mod calling;
mod following;
mod gently;
mod leaving;
mod live;
mod meeting;
mod offered;
mod recorded;
mod refusing;
mod street;
