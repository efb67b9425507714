//! Without a mouse.

use super::open;
use super::window::{ENTER, TAB, Window};

/// What has the focus: its name, else its words.
async fn focus(w: &Window) -> String {
    let script = "const e = document.activeElement; return e.getAttribute('name') || e.textContent.trim()";
    w.run(script).await.as_str().unwrap_or_default().to_owned()
}

/// Presses Tab until the focus is there; every stop on the way must be seen.
async fn tab_to(w: &Window, name: &str) {
    for _ in 0..40 {
        w.keys(&[TAB]).await;
        let seen = "const e = document.activeElement, s = getComputedStyle(e), \
            n = e.nextElementSibling ? getComputedStyle(e.nextElementSibling) : s; \
            return [s.outlineStyle, n.outlineStyle, getComputedStyle(e, '::after').outlineStyle].some((o) => o !== 'none')";
        assert_eq!(w.run(seen).await, true, "the focus cannot be seen on {:?}", focus(w).await);
        if focus(w).await == name {
            return;
        }
    }
    panic!("Tab never reaches {name:?} on {}", w.path().await);
}

async fn enter(w: &Window) {
    let before = w.find("html").await;
    w.keys(&[ENTER]).await;
    w.gone(&before).await;
}

#[tokio::test]
async fn asking_with_the_keyboard_alone() {
    let Some((site, w)) = open(true).await else { return };
    w.go("/").await;
    tab_to(&w, "Ga naar de tekst").await;
    w.keys(&[ENTER]).await;
    w.until("return document.activeElement.id === 'main'").await;
    tab_to(&w, "sentence").await;
    w.keys(&"Wie wil er schaken?".chars().collect::<Vec<_>>()).await;
    tab_to(&w, "place").await;
    w.keys(&"Nergenshuizen".chars().collect::<Vec<_>>()).await;
    enter(&w).await;

    // A mistake: the summary has the focus, its link leads to the field, nothing typed is lost.
    w.until("return document.activeElement.matches('.errors')").await;
    assert!(w.client.title().await.unwrap().starts_with("Fout:"));
    w.keys(&[TAB, ENTER]).await;
    w.until("return document.activeElement.name === 'place'").await;
    assert_eq!(w.run("return document.querySelector('[name=sentence]').value").await, "Wie wil er schaken?");
    w.run("document.activeElement.select()").await;
    w.keys(&"Stadskern".chars().collect::<Vec<_>>()).await;
    enter(&w).await;

    tab_to(&w, "name").await;
    w.keys(&"Wim".chars().collect::<Vec<_>>()).await;
    tab_to(&w, "email").await;
    w.keys(&"wim.toets@example.org".chars().collect::<Vec<_>>()).await;
    enter(&w).await;
    w.says("Zo zien uw buren het").await;
    tab_to(&w, "Plaats mijn vraag").await;
    enter(&w).await;
    tab_to(&w, "code").await;
    drop(w);
    site.close().await;
}
