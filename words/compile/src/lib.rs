//! The build step of every room: its Fluent files become one method per message.
//!
//! A room's `build.rs` is `fn main() { words_compile::room("asks"); }`, and the room has
//! `mod say { include!(concat!(env!("OUT_DIR"), "/words.rs")); }`, and then `Words(lang).ask_title()`.
//! (A module named `words` would make `use words::…` ambiguous at the top of the crate.) What is
//! wrong in a file is told with its file and line, and the build stops.

mod check;
mod read;
mod write;

use std::fmt;
use std::path::{Path, PathBuf};

/// A Fluent file: its path as shown in messages, and its text.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    pub path: &'a str,
    pub text: &'a str,
}

/// Something wrong in a Fluent file, shown as `words/nl/asks.ftl:12: what to do`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub path: String,
    /// Counted from 1.
    pub line: usize,
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// The Rust code for the words of one room, from its Dutch and its English file.
///
/// # Errors
/// Everything that is wrong in either file, in the order of the files.
pub fn compile(nl: Source<'_>, en: Source<'_>) -> Result<String, Vec<Problem>> {
    let (nl, mut problems) = read::read(nl);
    let (en, more) = read::read(en);
    problems.extend(more);
    // After a syntax error half the keys would seem to be missing.
    if problems.is_empty() {
        problems.extend(check::each(&nl));
        problems.extend(check::each(&en));
    }
    if problems.is_empty() {
        problems.extend(check::pair(&nl, &en));
    }
    if problems.is_empty() {
        Ok(write::rust(&nl, &en))
    } else {
        problems.sort();
        Err(problems)
    }
}

/// Called by a room's build script: reads `words/{nl,en}/<room>.ftl`, writes `$OUT_DIR/words.rs`.
/// Stops the build with file and line when something is wrong.
#[expect(clippy::print_stdout, reason = "this is how a build script talks to cargo")]
pub fn room(name: &str) {
    let mut said = Vec::new();
    if let Err(problems) = write_room(name, &mut said) {
        said.extend(problems.iter().map(|problem| format!("cargo::error={problem}")));
    }
    for line in said {
        println!("{line}");
    }
}

fn write_room(name: &str, said: &mut Vec<String>) -> Result<(), Vec<String>> {
    let folder = |key: &str| {
        std::env::var_os(key)
            .map(PathBuf::from)
            .ok_or_else(|| vec![format!("{key} is not set: call this from a build script")])
    };
    let manifest = folder("CARGO_MANIFEST_DIR")?;
    let root =
        root(&manifest).ok_or_else(|| vec![format!("no folder words/nl above {}", manifest.display())])?;
    let [nl, en] = ["nl", "en"].map(|lang| format!("words/{lang}/{name}.ftl"));
    for path in [&nl, &en] {
        said.push(format!("cargo::rerun-if-changed={}", root.join(path).display()));
    }
    let texts = [text(root, &nl), text(root, &en)];
    let [Ok(nl_text), Ok(en_text)] = &texts else {
        return Err(texts.into_iter().filter_map(Result::err).collect());
    };
    let [nl, en] = [(&nl, nl_text), (&en, en_text)].map(|(path, text)| Source { path, text });
    let code =
        compile(nl, en).map_err(|problems| problems.iter().map(Problem::to_string).collect::<Vec<_>>())?;
    let target = folder("OUT_DIR")?.join("words.rs");
    std::fs::write(&target, code).map_err(|error| vec![format!("{}: {error}", target.display())])
}

fn root(manifest: &Path) -> Option<&Path> {
    manifest.ancestors().find(|folder| folder.join("words/nl").is_dir())
}

fn text(root: &Path, path: &str) -> Result<String, String> {
    std::fs::read_to_string(root.join(path)).map_err(|error| format!("{path}:1: {error}"))
}
