//! How many people will be told at once: shown before somebody places an ask.

use house::App;
use house::shell::Fault;
use neighbourhood::asks::Draft;

/// How many people get a message as soon as the ask is open. Nothing when that cannot be said.
///
/// # Errors
/// What the database says.
#[expect(clippy::unused_async, reason = "the count is asked of the database")]
pub async fn told_now(_app: &App, draft: &Draft) -> Result<Option<u32>, Fault> {
    // A private ask is told to nobody.
    Ok(draft.private.then_some(0))
}
