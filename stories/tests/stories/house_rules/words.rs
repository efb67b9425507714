//! Every message is said somewhere, in both languages.

use std::collections::{BTreeMap, BTreeSet};

use super::{is_product, root, sources};

fn keys(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut rooms = BTreeMap::new();
    for entry in std::fs::read_dir(root().join("words").join(language)).unwrap().flatten() {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let key = |line: &str| {
            let (key, _) = line.split_once('=')?;
            let key = key.trim_end();
            let is_key = line.starts_with(|c: char| c.is_ascii_lowercase())
                && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            is_key.then(|| key.to_owned())
        };
        let name = entry.file_name().to_string_lossy().trim_end_matches(".ftl").to_owned();
        rooms.insert(name, text.lines().filter_map(key).collect());
    }
    rooms
}

#[test]
fn both_languages_say_the_same_things() {
    assert_eq!(keys("nl"), keys("en"));
}

/// Words that were written before their page: the list may only become shorter.
fn only_fewer(name: &str, unsaid: &[String]) {
    let kept = std::fs::read_to_string(root().join("stories/tests/stories/snapshots").join(name))
        .unwrap_or_default();
    let new: Vec<_> = unsaid.iter().filter(|key| !kept.lines().any(|line| line == *key)).collect();
    if std::env::var("BLESS").is_ok_and(|bless| bless == "1") {
        return super::reviewed(name, &(unsaid.join("\n") + "\n"));
    }
    assert!(new.is_empty(), "nobody says: {new:#?}");
}

#[test]
fn every_message_is_said_somewhere() {
    let all: String = sources(&[".rs", ".html", ".txt"])
        .into_iter()
        .filter(|(path, _)| is_product(path))
        .map(|(_, text)| text)
        .collect();
    // Keys that are put together: `by_key(&format!("theme-{}", …))`.
    let mut prefixes = BTreeSet::new();
    for (at, _) in all.match_indices("format!(\"") {
        let text: String = all[at + 9..].chars().take_while(|c| *c != '"').collect();
        if let Some((prefix, _)) = text.split_once('{')
            && prefix.ends_with('-')
            && prefix.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        {
            prefixes.insert(prefix.to_owned());
        }
    }
    let mut unsaid = Vec::new();
    for (room, keys) in keys("nl") {
        for key in keys {
            let method = format!("{}(", key.replace('-', "_"));
            let put_together = prefixes.iter().any(|prefix| key.starts_with(prefix.as_str()));
            let reference = format!("{key}\"");
            // `self.name("urgency", key)`
            let first = format!("(\"{}\",", key.split('-').next().unwrap_or(""));
            if !(all.contains(&first) || put_together || all.contains(&method) || all.contains(&reference)) {
                unsaid.push(format!("{room}: {key}"));
            }
        }
    }
    unsaid.sort();
    only_fewer("unsaid.txt", &unsaid);
}
