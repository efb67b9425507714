//! What may not stand in a page.

use super::{is_product, sources};

/// Letters must carry their looks with them: mail programs know no style sheets.
fn pages() -> Vec<(String, String)> {
    let all = sources(&[".html"]).into_iter();
    all.filter(|(path, _)| is_product(path) && !path.ends_with("letter.html")).collect()
}

#[test]
fn no_style_no_script_and_no_other_host_in_a_page() {
    for (path, text) in pages() {
        for word in
            [" style=", "onclick", "onload", "onsubmit", "javascript:", "<style", "src=\"http", "//cdn"]
        {
            assert!(!text.contains(word), "{path} has {word}");
        }
        for (at, _) in text.match_indices("https://").chain(text.match_indices("http://")) {
            let link: String = text[at..].chars().take(60).collect();
            // A link that somebody presses is no request of ours; the way out goes to the weather.
            let said = text[..at].ends_with('>');
            let allowed =
                said || text[..at].ends_with("href=\"") || link.starts_with("https://www.buienradar.nl/");
            assert!(allowed, "{path} fetches {link}");
        }
    }
}

#[test]
fn every_form_that_changes_something_is_posted_once() {
    // These may come twice without harm, and one of them is pressed by mail programs.
    let harmless = ["/leave", "/demo/", "/letters/off/", "/sign-out"];
    let mut forms = 0;
    for (path, text) in pages() {
        for (at, _) in text.match_indices("<form") {
            forms += 1;
            let form = &text[at..text[at..].find("</form>").map_or(text.len(), |end| at + end)];
            let begin = &form[..form.find('>').unwrap()];
            if begin.contains("method=\"get\"") {
                continue;
            }
            assert!(begin.contains("method=\"post\""), "{path}: {begin}");
            let once = form.contains("name=\"once\"") || harmless.iter().any(|action| begin.contains(action));
            assert!(once, "{path}: no key in {begin}");
        }
    }
    assert!(forms > 30, "only {forms} forms found");
}
