//! Makes the building's words and embeds the files of `web/`.

#![expect(clippy::expect_used, reason = "a build script stops the build by panicking")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    words_compile::room("house");
    embed_web();
}

/// `FILES: &[(path, bytes)]`, in a fixed order, so that one hash names the whole set.
fn embed_web() {
    let root = PathBuf::from(env("CARGO_MANIFEST_DIR")).join("../web");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    for folder in ["css", "js", "img"] {
        collect(&root.join(folder), &mut files);
    }
    files.sort();
    let out = PathBuf::from(env("OUT_DIR")).join("web.rs");
    let mut code = fs::File::create(out).expect("OUT_DIR can be written");
    writeln!(code, "pub const FILES: &[(&str, &[u8])] = &[").expect("write");
    for file in files {
        println!("cargo:rerun-if-changed={}", file.display());
        let name = file.strip_prefix(&root).expect("inside web").display().to_string();
        let path = file.canonicalize().expect("exists");
        writeln!(code, "    ({name:?}, include_bytes!({path:?})),").expect("write");
    }
    writeln!(code, "];").expect("write");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    println!("cargo:rerun-if-changed={}", folder.display());
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

fn env(name: &str) -> String {
    std::env::var(name).expect("cargo sets it")
}
