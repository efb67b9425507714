//! Style, scripts and pictures: inside the binary, under a name that changes with their content.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};

use super::{Answer, Fault};

include!(concat!(env!("OUT_DIR"), "/web.rs"));

/// `/web/<hash of everything>`: may be kept by browsers for ever.
pub static BASE: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = blake3::Hasher::new();
    for (name, bytes) in FILES {
        hasher.update(name.as_bytes()).update(bytes);
    }
    format!("/web/{}", &hasher.finalize().to_hex()[..12])
});

/// `GET /web/{hash}/{*file}`
pub async fn get(Path((_, file)): Path<(String, String)>) -> Answer {
    let (name, bytes) = FILES.iter().find(|(name, _)| *name == file).ok_or(Fault::NotFound)?;
    let headers = [(CONTENT_TYPE, kind(name)), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, *bytes).into_response())
}

/// Browsers ask for it whatever the page says.
pub async fn favicon() -> Response {
    let bytes = FILES.iter().find(|(name, _)| *name == "img/icon.svg").map_or(&b""[..], |(_, bytes)| bytes);
    ([(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "public, max-age=86400")], bytes).into_response()
}

/// A picture as text, to be drawn inside a page.
pub fn picture(name: &str) -> &'static str {
    let found = FILES.iter().find(|(file, _)| file.strip_prefix("img/") == Some(name));
    found.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok()).unwrap_or("")
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
