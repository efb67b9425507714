//! From one sentence to a telephone number, in the hands of people.

use super::{Site, Window, open};

pub const SENTENCE: &str = "Wie kan zaterdag mijn lamp ophangen?";

/// What Wim holds on to.
pub struct Asked {
    pub path: String,
    pub code: String,
}

/// The whole road: sentence, who you are, preview, digits from the letter.
pub async fn wim_asks(w: &Window, sentence: &str) -> Asked {
    w.go("/").await;
    w.fill("sentence", sentence).await;
    w.fill("place", "Stadskern").await;
    w.press("Verder").await;
    w.fill("name", "Wim").await;
    w.fill("email", "wim.proef@example.org").await;
    w.fill("phone", "06 12345678").await;
    w.press("Bekijk uw vraag").await;
    w.says("Zo zien uw buren het").await;
    w.says(sentence).await;
    w.says("seintje").await;
    w.press("Plaats mijn vraag").await;
    let code = w.find(".code").await.text().await.unwrap();
    let confirm = w.path().await;
    let digits = digits(w, "wim.proef@example.org").await;
    w.go(&confirm).await;
    w.fill("code", &digits).await;
    w.press("Bevestigen").await;
    w.says(sentence).await;
    w.says(&code).await;
    Asked { path: w.path().await, code }
}

/// The six digits of the newest letter to this address, read from the page of letters.
pub async fn digits(w: &Window, email: &str) -> String {
    w.go("/demo/letters").await;
    let page = w.text().await;
    let letter = page.split(email).nth(1).unwrap_or_else(|| panic!("no letter to {email}:\n{page}"));
    // On a line of their own, in two groups of three.
    let six = |line: &String| line.len() == 6 && line.bytes().all(|byte| byte.is_ascii_digit());
    let lines = letter.lines().map(|line| line.replace(' ', ""));
    lines.into_iter().find(six).unwrap_or_else(|| panic!("no digits in:\n{letter}"))
}

/// The helper of the demo says yes.
pub async fn rob_can_help(site: &Site, w: &Window, path: &str) {
    w.go(&site.door_of("helper").await).await;
    w.go(path).await;
    w.says(SENTENCE).await;
    assert!(!w.text().await.contains("06 12 34 56 78"), "nobody chose the helper yet");
    w.fill("words", "Ik kom zaterdagochtend langs.").await;
    w.press("Ik kan helpen").await;
    w.says("Ik kom zaterdagochtend langs.").await;
}

async fn a_neighbour_is_found(scripts: bool) {
    let Some((site, w)) = open(scripts).await else { return };
    assert_eq!(w.runs_scripts().await, scripts);
    let asked = wim_asks(&w, SENTENCE).await;
    w.forget_cookies().await;
    rob_can_help(&site, &w, &asked.path).await;
    let helper = site.role("helper").await.name;

    // Wim is on another device now: his code is enough.
    w.forget_cookies().await;
    w.go("/follow").await;
    w.fill("code", &asked.code).await;
    w.press("Zoek mijn vraag").await;
    w.says("Ik kom zaterdagochtend langs.").await;
    assert!(!w.has("main a[href^='tel:06'], main a[href^='tel:+']").await, "no number before the choice");
    w.press(&format!("Graag, {helper}")).await;
    let number = w.find("main a.tel").await.text().await.unwrap();
    assert!(number.starts_with("06 "), "{number}");

    w.go(&site.door_of("helper").await).await;
    w.go(&asked.path).await;
    w.says("06 12 34 56 78").await;
    drop(w);
    site.close().await;
}

#[tokio::test]
async fn wim_asks_and_rob_comes() {
    a_neighbour_is_found(true).await;
}

#[tokio::test]
async fn wim_asks_and_rob_comes_without_javascript() {
    a_neighbour_is_found(false).await;
}
