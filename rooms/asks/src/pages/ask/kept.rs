//! Somebody who is not signed in typed a reply: their words wait in their own browser, sealed, while
//! they prove their address. Nothing is kept here before that.

use axum::http::request::Parts;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use house::App;
use house::seal::{SealError, secret_text};
use house::shell::visitor::{cookie, set_cookie};
use neighbourhood::ids::AskId;

const NAME: &str = "reactie";
/// Seconds; long enough to find a letter.
const HOUR: i64 = 3600;

fn whereabouts(ask: AskId) -> String {
    format!("reply.kept:{ask}")
}

/// The header that keeps the words for this ask.
pub fn keep(app: &App, ask: AskId, words: &str) -> Result<String, SealError> {
    let sealed = app.seal.close(words, &whereabouts(ask), &app.chance)?;
    Ok(set_cookie(app, NAME, &secret_text(&sealed), HOUR))
}

/// The words kept for this ask, empty ones too; nothing when there are none.
pub fn words(app: &App, parts: &Parts, ask: AskId) -> Option<String> {
    let sealed = URL_SAFE_NO_PAD.decode(cookie(parts, NAME)?).ok()?;
    app.seal.open(&sealed, &whereabouts(ask)).ok()
}

/// The header that forgets them.
pub fn forget(app: &App) -> String {
    set_cookie(app, NAME, "", 0)
}
