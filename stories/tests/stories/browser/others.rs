//! The host, a new helper, and somebody who comes back.

use super::asking::digits;
use super::open;

#[tokio::test]
async fn the_host_takes_what_waits_without_javascript() {
    let Some((site, w)) = open(false).await else { return };
    w.go(&site.door_of("host").await).await;
    w.go("/host").await;
    w.says("Deze vragen wachten op een mens").await;
    let sentence = w.find(".queue .ask .say").await.text().await.unwrap();
    w.press("Ik neem dit op mij").await;
    w.go("/host").await;
    w.says("Dit doet u zelf").await;
    w.says(&sentence).await;
    drop(w);
    site.close().await;
}

#[tokio::test]
async fn somebody_offers_help_and_stands_on_the_board() {
    let Some((site, w)) = open(true).await else { return };
    let (words, email) = ("Ik loop elke ochtend met de hond.", "fenna.proef@example.org");
    w.go("/offers/new").await;
    w.fill("sentence", words).await;
    w.fill("place", "Stadskern").await;
    w.fill("name", "Fenna").await;
    w.fill("email", email).await;
    w.press("Bied dit aan").await;
    let confirm = w.path().await;
    let six = digits(&w, email).await;
    w.go(&confirm).await;
    w.fill("code", &six).await;
    w.press("Verder").await;
    let offer = w.path().await;
    w.forget_cookies().await;
    w.go(&offer).await;
    w.says("Fenna").await;
    w.says(words).await;
    drop(w);
    site.close().await;
}

#[tokio::test]
async fn somebody_signs_in_with_six_digits_without_javascript() {
    let Some((site, w)) = open(false).await else { return };
    w.go(&site.door_of("asker").await).await;
    w.go("/me").await;
    let page = w.text().await;
    let email = page.split_whitespace().find(|word| word.contains("@example.org")).unwrap().to_owned();
    w.forget_cookies().await;
    w.go("/me").await;
    w.says("Log eerst in").await;
    w.press("Inloggen").await;
    w.fill("email", &email).await;
    w.press("Stuur mij een code").await;
    let code_page = w.client.current_url().await.unwrap();
    let six = digits(&w, &email).await;
    w.client.goto(code_page.as_str()).await.unwrap();
    w.fill("code", "000000").await;
    w.press("Verder").await;
    assert!(w.client.title().await.unwrap().starts_with("Fout:"));
    w.fill("code", &six).await;
    w.press("Verder").await;
    w.go("/me").await;
    w.says("Mijn vragen").await;
    drop(w);
    site.close().await;
}
