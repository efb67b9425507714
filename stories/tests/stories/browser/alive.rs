//! What a page does by itself: it tells what is new, and it can be left at once.

use super::asking::{SENTENCE, rob_can_help, wim_asks};
use super::window::{SHIFT, Window};
use super::{driver, open};

#[tokio::test]
async fn an_answer_is_announced_while_the_page_is_open() {
    let Some((site, w)) = open(true).await else { return };
    let asked = wim_asks(&w, SENTENCE).await;
    let focus = "document.querySelector('summary, .acts a, .acts button').focus(); \
        window.before = document.activeElement; return true";
    w.run(focus).await;
    assert_eq!(w.run("return document.querySelector('[role=status][data-live]').textContent").await, "");

    // Rob has a browser of his own.
    let rob = Window::open(&driver().unwrap(), &site.base, true).await;
    rob_can_help(&site, &rob, &asked.path).await;
    drop(rob);
    let helper = site.role("helper").await.name;
    let said =
        format!("return document.querySelector('[data-live]').textContent.includes('{helper} wil helpen')");
    w.until(&said).await;
    w.until(&format!("return document.getElementById('way').textContent.includes('{helper}')")).await;
    assert_eq!(w.run("return document.activeElement !== document.body").await, true, "the focus stays");
    drop(w);
    site.close().await;
}

#[tokio::test]
async fn three_times_shift_leaves_a_private_page() {
    let Some((site, w)) = open(true).await else { return };
    w.go(&site.door_of("resident").await).await;
    w.go("/").await;
    w.fill("sentence", "Mijn man slaat mij. Wie kan mij helpen?").await;
    w.fill("place", "Stadskern").await;
    w.press("Verder").await;
    w.says("Uw veiligheid gaat voor").await;
    assert!(!w.client.title().await.unwrap().contains("slaat"));
    w.keys(&[SHIFT, SHIFT, SHIFT]).await;
    let base = site.base.clone();
    for _ in 0..100 {
        if !w.client.current_url().await.unwrap().as_str().starts_with(&base) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert!(!w.client.current_url().await.unwrap().as_str().starts_with(&base), "another page is shown");
    // The page did not wait for the answer to its goodbye.
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    w.go("/me").await;
    // The session has ended.
    w.says("Log eerst in").await;
    assert_eq!(w.run("return localStorage.length").await, 0, "nothing is kept on the device");
    drop(w);
    site.close().await;
}
