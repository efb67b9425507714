//! What a page does while somebody types: it finds, and it is careful with what is private.

use super::open;

const DRAFTS: &str = "return Object.keys(localStorage).length";

#[tokio::test]
async fn a_private_sentence_changes_the_page_before_anything_is_sent() {
    let Some((site, w)) = open(true).await else { return };
    w.go("/").await;
    assert_eq!(w.run("return document.querySelector('form.exit').hidden").await, true);
    w.fill("sentence", "Wie kan donderdag mijn hond uitlaten?").await;
    w.until("return Object.keys(localStorage).length === 1").await;
    w.fill("sentence", "Mijn man slaat mij elke avond").await;
    w.until("return !document.querySelector('[data-gently]').hidden").await;
    w.says("Bent u in gevaar?").await;
    w.says("0800-2000").await;
    assert_eq!(w.run("return document.activeElement.name").await, "sentence", "the focus stays");
    assert_eq!(w.run("return document.querySelector('form.exit').hidden").await, false);
    assert_eq!(w.run("return document.querySelector('[data-gently-said]').textContent !== ''").await, true);
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    assert_eq!(w.run(DRAFTS).await, 0, "no draft is kept");
    assert!(!w.client.title().await.unwrap().contains("slaat"));
    w.run("document.querySelector('[data-gently] input[value=team]').click()").await;
    w.fill("place", "Stadskern").await;
    w.press("Verder").await;
    w.says("Hoe bereiken wij u veilig?").await;
    assert_eq!(w.run(DRAFTS).await, 0);
    drop(w);
    site.close().await;
}

#[tokio::test]
async fn who_says_that_neighbours_may_read_it_is_believed() {
    let Some((site, w)) = open(true).await else { return };
    w.go("/asks/new").await;
    w.fill("sentence", "Mijn man slaat mij elke avond met schaken").await;
    w.until("return !document.querySelector('[data-gently]').hidden").await;
    w.run("document.querySelector('[data-gently] input[value=neighbours]').click()").await;
    w.fill("place", "Stadskern").await;
    w.press("Verder").await;
    w.says("Bekijk uw vraag").await;
    drop(w);
    site.close().await;
}

#[tokio::test]
async fn what_is_typed_is_found_without_moving_the_focus() {
    let Some((site, w)) = open(true).await else { return };
    w.go("/search").await;
    let address = w.client.current_url().await.unwrap();
    w.fill("q", "code").await;
    w.until("return document.getElementById('found').textContent.includes('gevonden')").await;
    w.until("return document.querySelectorAll('#results a').length > 0").await;
    assert_eq!(w.run("return document.activeElement.id").await, "q", "the focus stays");
    assert_eq!(w.client.current_url().await.unwrap(), address, "no trail of what was typed");
    w.fill("q", "zeilboot").await;
    w.until("return document.getElementById('found').textContent === 'Niets gevonden'").await;
    w.says("Maak er een vraag van").await;
    drop(w);
    site.close().await;
}

#[tokio::test]
async fn searching_without_javascript() {
    let Some((site, w)) = open(false).await else { return };
    w.go("/").await;
    w.press_first("header a[href='/search']").await;
    w.fill("q", "pincode").await;
    w.press("Zoek").await;
    w.says("Veilig").await;
    assert!(!w.has(".panel.warn").await);
    drop(w);
    site.close().await;
}
