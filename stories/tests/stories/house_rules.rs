//! The house itself is tested as well as what it does.

mod files;
mod routes;
mod schema;
mod templates;
mod words;

use std::path::{Path, PathBuf};

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every file of ours with one of these endings, with its text; by path from the root.
pub fn sources(endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["neighbourhood", "house", "rooms", "dichtbij", "words", "stories", "xtask", "migrations"] {
        walk(&root().join(folder), endings, &mut found);
    }
    found.sort();
    found
}

fn walk(folder: &Path, endings: &[&str], found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() && !matches!(name.as_str(), "target" | "node_modules" | "snapshots") {
            walk(&path, endings, found);
        } else if endings.iter().any(|ending| name.ends_with(ending))
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            found.push((path.strip_prefix(root()).unwrap().display().to_string(), text));
        }
    }
}

/// Whether this file is of the product, not of its tests.
pub fn is_product(path: &str) -> bool {
    !path.contains("/tests/")
        && !path.ends_with("tests.rs")
        && !path.contains("/examples/")
        && !path.contains("testing")
}

/// Holds a text against the file that somebody reviewed; `BLESS=1` writes it anew.
#[track_caller]
pub fn reviewed(name: &str, now: &str) {
    let file = root().join("stories/tests/stories/snapshots").join(name);
    if std::env::var("BLESS").is_ok_and(|bless| bless == "1") {
        std::fs::write(&file, now).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let differences = differences(&kept, now);
    assert!(
        differences.is_empty(),
        "{name} is not what was reviewed. Look at each line; if all are meant, run the test with BLESS=1:\n{}",
        differences.join("\n")
    );
}

/// Lines that are in one and not in the other.
pub fn differences(kept: &str, now: &str) -> Vec<String> {
    let gone =
        kept.lines().filter(|line| !now.lines().any(|other| other == *line)).map(|line| format!("- {line}"));
    let new =
        now.lines().filter(|line| !kept.lines().any(|other| other == *line)).map(|line| format!("+ {line}"));
    gone.chain(new).collect()
}
