//! No address may vanish without a thought for people's bookmarks.

use super::{reviewed, root};
use crate::village::Village;

#[tokio::test]
async fn the_list_of_addresses_is_the_reviewed_one() {
    let v = Village::new().await;
    let mut lines: Vec<String> = dichtbij::routes::all(&v.app)
        .iter()
        .map(|route| {
            let (method, kind) =
                (format!("{:?}", route.method).to_uppercase(), format!("{:?}", route.kind).to_lowercase());
            format!("{method:5} {:50} {kind:6} {}", route.path, route.action.key())
        })
        .collect();
    lines.sort();
    lines.dedup();
    reviewed("urls.txt", &(lines.join("\n") + "\n"));
}

#[tokio::test]
async fn every_address_says_what_it_is_for_and_stands_in_the_matrix_of_rights() {
    let v = Village::new().await;
    let rights = std::fs::read_to_string(root().join("stories/tests/stories/snapshots/rights.txt"));
    let rights = rights.expect("write it with BLESS=1");
    for route in dichtbij::routes::all(&v.app) {
        assert!(route.about.len() > 5, "{} says nothing about itself", route.path);
        let name = format!("{} {} ", format!("{:?}", route.method).to_uppercase(), route.path);
        assert!(rights.lines().any(|line| line.starts_with(&name)), "{name}is not in rights.txt");
    }
}
