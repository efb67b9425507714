//! The pictures of the README: `cargo xtask screenshots` makes them anew.

use std::path::Path;

use serde_json::json;

use super::{Window, open};

/// A README loads fast: bytes of one picture at most.
const MOST: usize = 150_000;

#[tokio::test]
#[ignore = "writes docs/img"]
async fn screenshots() {
    let Some((site, w)) = open(true).await else { return };
    w.go("/").await;
    picture(&w, "home", 1280, 860).await;
    picture(&w, "home-phone", 390, 844).await;
    w.go(&site.door_of("asker").await).await;
    w.press_first("main a.say").await;
    picture(&w, "ask", 1280, 1080).await;
    picture(&w, "ask-phone", 390, 844).await;
    w.go("/areas/GM0301").await;
    picture(&w, "board", 1280, 900).await;
    w.go(&site.door_of("host").await).await;
    w.go("/host").await;
    picture(&w, "host", 1280, 720).await;
    drop(w);
    site.close().await;
}

/// The upper part of the page, without the bar of the demo.
async fn picture(w: &Window, name: &str, width: u32, height: u32) {
    w.size(width, false).await;
    w.run("document.querySelector('.clock').hidden = true; scrollTo(0, 0)").await;
    let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
    let wish = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
    let shot = w.devtools("Page.captureScreenshot", wish).await;
    let png = decoded(shot["data"].as_str().unwrap());
    assert!(png.len() <= MOST, "{name} has {} bytes", png.len());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/img");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.png")), png).unwrap();
}

fn decoded(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(text).unwrap()
}
