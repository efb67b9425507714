//! The code that the build step makes, compared whole with a kept file.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use words_compile::{Source, compile};

/// With `BLESS=1` the kept file is written anew.
#[test]
fn the_kept_code_is_what_the_build_step_makes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/sample");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let (nl, en) = (read("nl.ftl"), read("en.ftl"));
    let nl = Source { path: "words/nl/sample.ftl", text: &nl };
    let en = Source { path: "words/en/sample.ftl", text: &en };
    let made = compile(nl, en).unwrap();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(folder.join("words.rs"), &made).unwrap();
    }
    assert_eq!(read("words.rs"), made, "run again with BLESS=1 if this is meant");
}
