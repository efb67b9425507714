//! Every page of the route table, by who has most on it, in both languages: axe, 320 pixels,
//! targets, wide text, weight, no request to another host. What is looked at: `web/check/pages.mjs`.

use std::path::Path;
use std::process::Command;

use house::shell::routes::{Kind, Method};

use super::{Site, Window, open};

/// What stands in the place of what is between braces.
struct Examples {
    asker: String,
    ask: String,
    waiting: String,
    offer: String,
    report: String,
    warning: String,
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_for_everybody() {
    let Some((site, w)) = open(true).await else { return };
    let examples = examples(&site, &w).await;
    drop(w);
    let (mut seen, mut wrong) = (Vec::new(), Vec::new());
    for role in ["nobody", "asker", "helper", "host"] {
        let paths = pages(&site, &examples, role);
        assert!(paths.len() > 4, "{role} sees only {paths:?}");
        let door = match role {
            "nobody" => "/demo".to_owned(),
            role => site.door_of(role).await,
        };
        for language in ["nl", "en"] {
            wrong.extend(look(&site, &door, language, &paths).await);
        }
        seen.extend(paths);
    }
    let routes = dichtbij::routes::all(&site.app);
    let all = routes.iter().filter(|route| route.method == Method::Get && route.kind == Kind::Page).count();
    assert!(seen.len() >= all, "{} pages seen of {all}", seen.len());
    site.close().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with these pages. Nobody signs in twice at once: each look has a browser of its own.
async fn look(site: &Site, door: &str, language: &'static str, paths: &[String]) -> Vec<String> {
    let check = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/check/pages.mjs");
    let mut command = Command::new("node");
    command.arg(check).args(["--as", &format!("{}{door}", site.base), "--language", language]);
    // Colours do not speak a language: the second one needs no dark and wide look.
    command.args(["--looks", if language == "nl" { "3" } else { "1" }]);
    command.args(paths.iter().map(|path| format!("{}{path}", site.base)));
    let done = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    let looked = said.lines().filter(|line| line.starts_with("well") || line.starts_with("WRONG")).count();
    assert_eq!(looked, paths.len(), "{door} in {language}: {said}{}", String::from_utf8_lossy(&done.stderr));
    let wrong = said.lines().filter(|line| !line.starts_with("well"));
    wrong.map(|line| format!("{language}: {line}")).collect()
}

/// The pages of the table that this role looks at. One that is not known here fails the test.
fn pages(site: &Site, examples: &Examples, role: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for route in dichtbij::routes::all(&site.app) {
        if route.method != Method::Get || route.kind != Kind::Page {
            continue;
        }
        for (who, path) in looked_at(route.path, examples) {
            if who == role {
                paths.push(path);
            }
        }
    }
    paths
}

fn looked_at(path: &str, e: &Examples) -> Vec<(&'static str, String)> {
    let at = |what: &str| path.replace("{id}", what);
    match path {
        "/" | "/near" => vec![("nobody", at("")), ("asker", at("")), ("host", at(""))],
        // A stream of sentences, not a page to look at.
        "/asks/{id}/live" => vec![],
        "/me" => vec![("nobody", at("")), ("asker", at("")), ("helper", at(""))],
        "/areas/{code}" => {
            let board = |tab: &str| path.replace("{code}", "GM0301") + tab;
            vec![("nobody", board("")), ("nobody", board("?tab=help")), ("helper", board("?tab=went"))]
        }
        "/search" => {
            let find = |query: &str| path.to_owned() + query;
            let need = "?q=mijn+man+slaat+mij";
            vec![("nobody", find("?q=boodschappen")), ("nobody", find("?q=zeilboot")), ("helper", find(need))]
        }
        "/help/{page}" => {
            vec![("nobody", path.replace("{page}", "asking")), ("host", "/help/hosting".to_owned())]
        }
        "/asks/{id}" => {
            vec![("nobody", at(&e.ask)), ("asker", at(&e.ask)), ("helper", at(&e.ask)), ("host", at(&e.ask))]
        }
        "/offers/{id}" => vec![("nobody", at(&e.offer)), ("helper", at(&e.offer))],
        "/report" => vec![("nobody", at("")), ("asker", format!("/report?page=/asks/{}", e.ask))],
        "/demo/be/{person}" => vec![("host", "/demo".to_owned())],
        "/sign-in/link/{link}" => vec![("nobody", path.replace("{link}", "nolongerthere"))],
        "/letters/off/{token}" => vec![("nobody", path.replace("{token}", "nolongerthere"))],
        "/host/asks/{id}" => vec![("host", at(&e.waiting))],
        "/host/people/{id}" => vec![("host", at(&e.asker))],
        "/host/reports/{id}" => vec![("host", at(&e.report))],
        "/host/offers/{id}" => vec![("host", at(&e.offer))],
        "/me/warnings/{id}" => vec![("asker", at(&e.warning))],
        path if path.starts_with("/offers/{id}") => vec![("helper", at(&e.offer))],
        path if path.starts_with("/asks/{id}") => vec![("asker", at(&e.ask))],
        path if path.starts_with("/host") => vec![("host", at(""))],
        path if path.starts_with("/me") => vec![("asker", at(""))],
        path if !path.contains('{') => vec![("nobody", path.to_owned())],
        unknown => panic!("no example of {unknown}: name one here"),
    }
}

/// Something to look at: a report, a warning, and what the demo has.
async fn examples(site: &Site, w: &Window) -> Examples {
    let (asker, helper) = (site.role("asker").await.person, site.role("helper").await.person);
    let ask = asks::of_asker(&site.app, asker, None, 5).await.unwrap().remove(0).id.to_string();
    let offer = offers::of_owner(&site.app.db, helper).await.unwrap().remove(0).offer.id.to_string();
    w.go(&site.door_of("helper").await).await;
    w.go(&format!("/report?page=/asks/{ask}")).await;
    w.run("document.querySelector('main input[type=radio]').click()").await;
    w.fill("words", "Dit is geen vraag.").await;
    w.press("Versturen").await;
    w.go(&site.door_of("host").await).await;
    w.go(&format!("/host/people/{asker}")).await;
    w.fill("reason", "Schrijf alstublieft vriendelijk.").await;
    w.press("Waarschuw").await;
    w.go("/host").await;
    let report = last(w, "main a[href^='/host/reports/']").await;
    let waiting = last(w, ".queue a.say").await;
    w.go(&site.door_of("asker").await).await;
    w.go("/me").await;
    let warning = last(w, "main a[href^='/me/warnings/']").await;
    Examples { asker: asker.to_string(), ask, waiting, offer, report, warning }
}

/// What stands after the last slash of this link.
async fn last(w: &Window, css: &str) -> String {
    let link = w.find(css).await.attr("href").await.unwrap().unwrap();
    link.rsplit('/').next().unwrap_or_default().to_owned()
}
