//! The browser that asks, recognised by a cookie that scripts cannot read.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use house::App;
use house::seal::secret_text;
use house::shell::visitor;

/// The cookie's name.
pub const COOKIE: &str = "dichtbij-browser";
/// An hour: longer than any proof, and than what somebody new tells about themselves after it.
const SECONDS: i64 = 3600;
const LENGTH: usize = 32;

/// The secret of this browser: the one it has, or a new one for its next answer.
#[derive(Clone)]
pub struct Browser {
    secret: String,
}

impl Browser {
    /// The `set-cookie` that the answer to [`super::ask`] carries.
    #[must_use]
    pub fn cookie(&self, app: &App) -> String {
        visitor::set_cookie(app, COOKIE, &self.secret, SECONDS)
    }

    pub(super) fn hash(&self, app: &App) -> Vec<u8> {
        app.seal.hash("proofs.browser", &self.secret)
    }
}

impl FromRequestParts<App> for Browser {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let known = visitor::cookie(parts, COOKIE).filter(|secret| is_ours(secret));
        let secret = known.map_or_else(|| secret_text(&app.chance.bytes::<24>()), ToOwned::to_owned);
        Ok(Self { secret })
    }
}

fn is_ours(secret: &str) -> bool {
    secret.len() == LENGTH && secret.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}
