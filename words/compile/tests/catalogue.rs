//! The real files: every room has both, and both are good.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use words_compile::{Source, compile};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(lang: &str) -> BTreeSet<String> {
    let folder = std::fs::read_dir(root().join("words").join(lang)).unwrap();
    folder
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "ftl"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

/// The names that build scripts ask for with `words_compile::room("…")`.
fn asked_for() -> BTreeSet<String> {
    let rooms = std::fs::read_dir(root().join("rooms")).unwrap();
    let rooms = rooms.map(|room| room.unwrap().path());
    rooms
        .chain([root().join("house"), root().join("dichtbij")])
        .filter_map(|folder| std::fs::read_to_string(folder.join("build.rs")).ok())
        .filter_map(|script| {
            let (_, rest) = script.split_once("words_compile::room(\"")?;
            Some(rest.split_once('"')?.0.to_owned())
        })
        .collect()
}

#[test]
fn every_file_is_there_in_both_languages() {
    assert_eq!(files("nl"), files("en"), "left: words/nl, right: words/en");
}

#[test]
fn every_room_has_its_files() {
    let (files, asked_for) = (files("nl"), asked_for());
    let missing: Vec<_> = asked_for.difference(&files).collect();
    assert!(missing.is_empty(), "no words/nl/….ftl for {missing:?}");
}

#[test]
fn every_pair_has_the_same_keys_and_arguments() {
    for name in files("nl") {
        let [nl, en] = ["nl", "en"].map(|lang| {
            let path = format!("words/{lang}/{name}.ftl");
            let text = std::fs::read_to_string(root().join(&path)).unwrap();
            (path, text)
        });
        let nl = Source { path: &nl.0, text: &nl.1 };
        let en = Source { path: &en.0, text: &en.1 };
        let problems = compile(nl, en).err().unwrap_or_default();
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{}", lines.join("\n"));
    }
}
