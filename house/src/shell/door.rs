//! The front door: every request comes in here and every answer leaves through here.
//!
//! Our own accept loop around hyper, because a connection that sends its headers or its body one
//! byte a minute must not hold a place: limits on headers, on a whole exchange and on how many
//! connections are open at once.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderValue, Method};
use axum::middleware::{self, Next};
use axum::response::Response;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower::ServiceExt as _;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use super::page::with_cookie;
use super::{Fault, problem, visitor};
use crate::App;

const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// A whole exchange, the sending of the body included. Live pages send a beat and are cut here too;
/// the browser comes back by itself.
const EXCHANGE_WITHIN: Duration = Duration::from_secs(30);
const CONNECTIONS: usize = 10_000;
/// Raised when callers must change something (major), can do more (minor), or neither (patch).
pub const API_VERSION: &str = "1.0.0";
/// How long a chosen language is remembered, in seconds.
const YEAR: i64 = 365 * 24 * 3600;
const LEAVE_WITHIN: Duration = Duration::from_secs(10);

/// Everything that holds for every answer, around the rooms' router.
pub fn around(router: Router<App>, app: App) -> Router {
    router
        .fallback(|| async { Fault::NotFound })
        .method_not_allowed_fallback(|| async { Fault::NotFound })
        .layer(middleware::from_fn_with_state(app.clone(), own_forms_only))
        .layer(CatchPanicLayer::custom(|_| {
            axum::response::IntoResponse::into_response(Fault::Broken("panic".into()))
        }))
        .layer(middleware::from_fn_with_state(app.clone(), show_faults))
        .layer(CompressionLayer::new().gzip(true))
        .layer(middleware::from_fn_with_state(app.clone(), headers))
        .with_state(app)
}

/// A form must come from a page of ours: SameSite cookies are not enough on old phones.
async fn own_forms_only(State(app): State<App>, request: Request, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // Programs act by token, and the link of a letter is a proof of its own (RFC 8058: mail programs post it).
    let by_proof = ["/api/", "/letters/off/"].iter().any(|path| request.uri().path().starts_with(path));
    if changes && !by_proof && !is_own(&request, &app) {
        return axum::response::IntoResponse::into_response(Fault::Refused);
    }
    let response = next.run(request).await;
    if changes {
        app.bell.notify_one();
    }
    response
}

fn is_own(request: &Request, app: &App) -> bool {
    let text = |name: HeaderName| request.headers().get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match text(header::ORIGIN) {
        Some(origin) => {
            let host = text(header::HOST).unwrap_or("");
            origin == app.config.base_url || origin.split_once("://").is_some_and(|(_, rest)| rest == host)
        }
        // Neither: an old browser or a program. With a session it may be somebody else's page.
        None => !request.headers().contains_key(header::COOKIE),
    }
}

/// Finds out who is asking, and turns a [`Fault`] into words they can read.
async fn show_faults(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let (api, asset) = (path.starts_with("/api/"), path.starts_with("/web/"));
    let (mut parts, body) = request.into_parts();
    let stranger = visitor::stranger(&parts, &app);
    let known = if asset { Ok(None) } else { visitor::recognise(&parts, &app, &stranger).await };
    let (visitor, refusal) = match known {
        Ok(known) => (known.unwrap_or(stranger), None),
        Err(fault) => (stranger, Some(fault)),
    };
    parts.extensions.insert(visitor.clone());
    let chosen =
        parts.uri.query().is_some_and(|query| query.split('&').any(|pair| pair.starts_with("taal=")));
    let response = match refusal {
        Some(fault) => axum::response::IntoResponse::into_response(fault),
        None => next.run(Request::from_parts(parts, body)).await,
    };
    let mut response = match response.extensions().get::<Fault>() {
        Some(fault) if api => problem::json(&visitor, fault),
        Some(fault) => problem::page(&app, &visitor, fault),
        None => response,
    };
    if api {
        response.headers_mut().insert("api-version", HeaderValue::from_static(API_VERSION));
    }
    if chosen && !api {
        let lang = visitor.lang.to_string();
        response = with_cookie(response, &visitor::set_cookie(&app, visitor::LANGUAGE_COOKIE, &lang, YEAR));
    }
    response
}

/// No script or style but our own files, no other host, nothing remembered by proxies.
async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let all = response.headers_mut();
    if app.config.base_url.starts_with("https:") {
        all.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "geolocation=(), camera=(), microphone=()"),
    ] {
        all.entry(name).or_insert(HeaderValue::from_static(value));
    }
    all.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self' https://www.buienradar.nl; base-uri 'none'; frame-ancestors 'none'";

/// Serves until `stop`, then lets what is under way finish for ten seconds.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    tokio::pin!(stop);
    loop {
        let place = tokio::select! {
            () = &mut stop => break,
            place = Arc::clone(&places).acquire_owned() => place,
        };
        let (Ok(place), accepted) = (
            place,
            tokio::select! {
                () = &mut stop => break,
                accepted = listener.accept() => accepted,
            },
        ) else {
            break;
        };
        match accepted {
            Ok((stream, peer)) => {
                let _ = stream.set_nodelay(true);
                let connection = connection(TokioIo::new(stream), peer, router.clone());
                let watched = graceful.watch(connection);
                tokio::spawn(async move {
                    let _ = watched.await;
                    drop(place);
                });
            }
            // Out of file handles: wait for others to leave instead of spinning.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
    let _ = tokio::time::timeout(LEAVE_WITHIN, graceful.shutdown()).await;
}

type Io = TokioIo<tokio::net::TcpStream>;

fn connection(
    io: Io,
    peer: SocketAddr,
    router: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> {
    let service = hyper::service::service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let router = router.clone();
        async move {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            let answer = tokio::time::timeout(EXCHANGE_WITHIN, router.oneshot(request)).await;
            answer.map_err(|_| std::io::Error::from(std::io::ErrorKind::TimedOut)).map(
                |answer| match answer {
                    Ok(response) => response,
                    Err(never) => match never {},
                },
            )
        }
    });
    hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_buf_size(64 * 1024)
        .serve_connection(io, service)
}
