//! The pages of asks. Each file is one step.

use house::shell::Route;

/// The pages and forms of this room.
#[must_use]
pub fn routes() -> Vec<Route> {
    Vec::new()
}
