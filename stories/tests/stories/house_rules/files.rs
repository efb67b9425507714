//! Sizes, and what may stand where.

use super::{is_product, reviewed, sources};

#[test]
fn rules_know_no_clock_no_luck_and_no_database() {
    for (path, text) in sources(&[".rs"]) {
        if !path.starts_with("neighbourhood/src") || !is_product(&path) {
            continue;
        }
        for word in [
            "Timestamp::now",
            "SystemTime",
            "Instant::now",
            "Zoned::now",
            "rand::",
            "getrandom",
            "rusqlite",
            "tokio",
            "std::fs",
        ] {
            assert!(!text.contains(word), "{path} has {word}");
        }
    }
}

#[test]
fn sql_stands_only_where_statements_are_named() {
    for (path, text) in sources(&[".rs"]) {
        if !is_product(&path)
            || path.starts_with("house/src/store")
            || path.starts_with("stories")
            || path.starts_with("xtask")
        {
            continue;
        }
        let product = text.split("#[cfg(test)]").next().unwrap_or("");
        let has = ["\"select ", "\"insert into ", "\"update ", "\"delete from "]
            .iter()
            .any(|sql| product.contains(sql));
        assert!(!has || product.contains("statements!"), "{path} has SQL without a name");
    }
}

#[test]
fn no_rule_of_one_database_outside_the_store() {
    for (path, text) in sources(&[".rs"]) {
        if is_product(&path)
            && !path.starts_with("house/src/store")
            && !path.starts_with("dichtbij/src/commands")
            && path != "dichtbij/src/pages/health.rs"
            && !path.starts_with("stories")
            && !path.starts_with("xtask")
        {
            let product = text.split("#[cfg(test)]").next().unwrap_or("");
            assert!(
                !product.contains("store::Kind") && !product.contains("db.kind()"),
                "{path} asks which database it is"
            );
        }
    }
}

#[test]
fn no_file_and_no_function_outgrows_the_house() {
    let (mut files, mut functions) = (Vec::new(), Vec::new());
    for (path, text) in sources(&[".rs"]) {
        files.push((text.lines().count(), path.clone()));
        functions.extend(lengths(&text).into_iter().map(|(lines, name)| (lines, format!("{path} {name}"))));
    }
    files.sort_by(|a, b| b.cmp(a));
    functions.sort_by(|a, b| b.cmp(a));
    let (file, function) = (&files[0], &functions[0]);
    assert!(file.0 <= 500, "{} has {} lines: what is its second idea?", file.1, file.0);
    assert!(function.0 <= 70, "{} has {} lines: which idea is missing in it?", function.1, function.0);
    // What is long today may become shorter, and nothing else may become as long.
    let long = |of: &[(usize, String)], over: usize| of.iter().filter(|(lines, _)| *lines > over).count();
    let now = [
        ("files over 300 lines", long(&files, 300)),
        ("functions over 45 lines", long(&functions, 45)),
        ("lines of the longest file", file.0),
        ("lines of the longest function", function.0),
    ];
    ratchet(&now);
}

/// Figures that may only fall. A lower one is written down with `BLESS=1`.
fn ratchet(now: &[(&str, usize)]) {
    let text: String = now.iter().map(|(what, figure)| format!("{figure:5} {what}\n")).collect();
    if std::env::var("BLESS").is_ok_and(|bless| bless == "1") {
        return reviewed("sizes.txt", &text);
    }
    let file = super::root().join("stories/tests/stories/snapshots/sizes.txt");
    let kept = std::fs::read_to_string(file).unwrap();
    for (what, figure) in now {
        let line = kept
            .lines()
            .find(|line| line.ends_with(what))
            .unwrap_or_else(|| panic!("no {what} in sizes.txt"));
        let most: usize = line.split_whitespace().next().unwrap().parse().unwrap();
        assert!(*figure <= most, "{what}: {figure}, and it was {most}");
    }
}

/// Functions by their braces at the start of a line: all code here is formatted by rustfmt.
fn lengths(text: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let is_fn = [
            "fn ",
            "pub fn ",
            "async fn ",
            "pub async fn ",
            "pub(super) fn ",
            "pub(crate) fn ",
            "const fn ",
            "pub const fn ",
        ]
        .iter()
        .any(|begin| code.starts_with(begin));
        if !is_fn || code.ends_with(';') || code.ends_with('}') {
            continue;
        }
        let end = format!("{}}}", &line[..line.len() - code.len()]);
        if let Some(length) = lines[start..].iter().position(|line| **line == end) {
            let name = code.split('(').next().unwrap_or("").rsplit(' ').next().unwrap_or("").to_owned();
            found.push((length + 1, name));
        }
    }
    found
}

#[test]
fn lengths_are_counted() {
    let text = "fn a() {\n    1\n}\nimpl X {\n    pub fn b(\n        x: u8,\n    ) {\n        2\n    }\n}\n";
    assert_eq!(lengths(text), [(3, "a".to_owned()), (5, "b".to_owned())]);
}
