//! What is kept, and that somebody said for how long.

use super::{root, sources};

/// Table and the text of its columns, from the migrations.
fn tables() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (path, text) in sources(&[".sql"]) {
        if !path.starts_with("migrations") {
            continue;
        }
        for (at, _) in text.match_indices("create table ") {
            let rest = &text[at + 13..];
            let name = rest.split_whitespace().next().unwrap().to_owned();
            found.push((name, rest[..rest.find("\n);").unwrap()].to_owned()));
        }
    }
    assert!(found.len() > 20);
    found
}

#[test]
fn every_table_notices_bit_flips() {
    for (table, columns) in tables() {
        assert!(columns.contains("digest bytea"), "{table} has no digest");
    }
}

#[test]
fn every_table_stands_in_the_privacy_manual_with_its_time() {
    let manual = std::fs::read_to_string(root().join("docs/running/privacy.md")).unwrap();
    for (table, columns) in tables() {
        let line = manual.lines().find(|line| line.starts_with('|') && line.contains(&format!("`{table}`")));
        let line = line.unwrap_or_else(|| panic!("{table} is not in docs/running/privacy.md"));
        let personal = ["person", "asker", "owner", "first_name", "_sealed", "address_hash"];
        if personal.iter().any(|column| {
            columns.contains(&format!("  {column} ")) || columns.contains(&format!("{column} bytea"))
        }) {
            assert_eq!(line.matches('|').count(), 5, "{table}: what, how long, how forgotten");
        }
    }
}

#[test]
fn no_table_has_room_for_a_home_address_or_a_citizen_number() {
    for (table, columns) in tables() {
        for word in ["street", "house_number", "bsn", "born", "password", " ip "] {
            assert!(!columns.to_lowercase().contains(&format!("\n  {}", word.trim())), "{table} has {word}");
        }
    }
}
