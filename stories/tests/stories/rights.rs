//! Every route × every role × whose thing it is, by real requests through the door, held against a
//! reviewed file. A denied request changes nothing; after an allowed one the scene is set anew.

mod scene;

use house::shell::Kind;
use house::shell::routes::Method;

use crate::house_rules::{differences, reviewed};
use crate::village::{Filled, Page};
use scene::{ROLES, Scene, Stage};

/// What came of a request, in one word.
fn outcome(page: &Page) -> &'static str {
    let to = page.headers.get("location").and_then(|to| to.to_str().ok()).unwrap_or("");
    match page.status.as_u16() {
        303 if to.starts_with("/sign-in?") || to == "/sign-in" => "sign-in",
        200..=399 => "yes",
        401 => "sign-in",
        403 => "refused",
        404 | 410 => "not-there",
        409 => "yes/conflict",
        400 | 422 => "yes/mistake",
        429 => "too-many",
        _ => "BROKEN",
    }
}

/// One line of the table: a route and a thing, with what each role may.
async fn line(
    stage: &Stage,
    scene: &mut Scene,
    (method, path, kind): (Method, &'static str, Kind),
) -> Vec<String> {
    let mut lines = Vec::new();
    for (thing, concrete) in stage.things(path) {
        let mut cells = Vec::new();
        for role in ROLES {
            let answer = match (method, kind) {
                (Method::Get, Kind::Api) => scene.program(role).get(&concrete).await,
                (Method::Get, _) => scene.browser(role).peek(&concrete).await,
                (_, Kind::Api) => scene.program(role).post(&concrete).await,
                _ => scene.browser(role).submit(&Filled::to(&concrete, stage.fields(path))).await,
            };
            let outcome = outcome(&answer);
            cells.push(format!("{role}={outcome}"));
            // An answer to a visitor's sign-out changes nothing either, but who knows.
            if method != Method::Get && outcome.starts_with("yes") {
                *scene = stage.set().await;
            }
        }
        let name =
            format!("{method:?} {path} [{thing}]").replacen("Get", "GET", 1).replacen("Post", "POST", 1);
        lines.push(format!("{name:64} {}", grouped(&cells)));
    }
    lines
}

/// `yes: a b; refused: c`, so that a reviewer sees who is in and who is out.
fn grouped(cells: &[String]) -> String {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for cell in cells {
        let (role, outcome) = cell.split_once('=').unwrap();
        match groups.iter_mut().find(|(name, _)| name == outcome) {
            Some((_, roles)) => roles.push(role),
            None => groups.push((outcome.to_owned(), vec![role])),
        }
    }
    groups.sort();
    let text = groups.iter().map(|(outcome, roles)| {
        let all = roles.len() == ROLES.len();
        format!("{outcome}: {}", if all { "everybody".to_owned() } else { roles.join(" ") })
    });
    text.collect::<Vec<_>>().join("; ")
}

async fn matrix() -> String {
    let stage = Stage::build().await;
    let mut scene = stage.set().await;
    let mut lines = Vec::new();
    for route in dichtbij::routes::all(&scene.village.app) {
        lines.extend(line(&stage, &mut scene, (route.method, route.path, route.kind)).await);
    }
    lines.sort();
    lines.join("\n") + "\n"
}

#[tokio::test]
async fn everybody_may_what_was_reviewed_and_nothing_else() {
    let now = matrix().await;
    assert!(!now.contains("BROKEN"), "{now}");
    assert!(!now.contains("too-many"), "limits hide rights: {now}");
    let cells = now.lines().count() * ROLES.len();
    assert!(cells > 1500, "only {cells} cells");
    reviewed("rights.txt", &now);
}

#[test]
fn a_planted_hole_is_found() {
    let kept = super::house_rules::root().join("stories/tests/stories/snapshots/rights.txt");
    let kept = std::fs::read_to_string(kept).unwrap();
    // A hole: somebody comes in where they were refused, or learns that a thing exists.
    for (from, to) in [
        ("not-there: ", "yes: "),
        ("refused: ", "yes: "),
        ("sign-in: ", "yes: "),
        ("not-there: ", "refused: "),
    ] {
        let holes = kept.lines().filter(|line| line.contains(from));
        for line in holes {
            let planted = kept.replace(line, &line.replacen(from, to, 1));
            assert_eq!(differences(&kept, &planted).len(), 2, "not found: {line}");
        }
    }
    // A route that vanished, and one that is new.
    let without: String = kept.lines().skip(1).map(|line| format!("{line}\n")).collect();
    assert_eq!(differences(&kept, &without).len(), 1);
}
