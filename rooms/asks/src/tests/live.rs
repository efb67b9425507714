//! What an open page hears.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, header};
use house::App;
use house::shell::{door, routes};
use house::testing::both;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use super::bench::Client;
use super::street::Street;

/// An open page.
struct Open(Body);

impl Open {
    async fn of(app: &App, client: &Client, path: &str) -> Self {
        let cookies: Vec<String> =
            client.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::get(format!("{path}/live")).header(header::COOKIE, cookies.join("; "));
        let router = door::around(routes::router(crate::routes()), app.clone());
        let response = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
        Self(response.into_body())
    }

    /// The next sentence, within a few looks.
    async fn hears(&mut self) -> Option<String> {
        let frame = tokio::time::timeout(Duration::from_secs(5), self.0.frame()).await.ok()??;
        let bytes = frame.unwrap().into_data().unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        text.strip_prefix("data: ").map(|said| said.trim().to_owned())
    }
}

#[tokio::test]
async fn each_hears_what_is_theirs() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        let mut wim = Open::of(&app, &street.wim, &street.path).await;
        let mut stranger = Open::of(&app, &Client::new(&app), &street.path).await;
        let mut joke = Open::of(&app, &street.joke, &street.path).await;
        let reply = street.reply(1, "Ik").await;
        let hears_reply = wim.hears().await;
        assert_eq!(hears_reply.as_deref(), Some("Joke wil helpen."));
        street.wim.post(&format!("{reply}/accept"), &[]).await.is(303);
        let (to_joke, to_stranger) = tokio::join!(joke.hears(), stranger.hears());
        assert_eq!(to_joke.as_deref(), Some("De vrager koos u. U ziet nu hoe u elkaar bereikt."));
        assert_eq!(to_stranger.as_deref(), Some("Er helpt nu iemand."));
    })
    .await
    .unwrap();
}
