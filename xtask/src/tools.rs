//! What the tests need beyond Rust: installed where we may, named in one line where we may not.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::steps::say;

/// What there is.
#[derive(Default, Clone, Copy)]
pub struct Tools {
    pub postgres: bool,
    pub browser: bool,
    /// Node, npm and the packages of `web/package-lock.json`.
    pub node: bool,
}

/// Looks, installs what is missing, looks again.
pub fn prepare() -> Tools {
    let missing: Vec<&str> = [
        (has_postgres(), "postgresql"),
        (has("chromium"), "chromium"),
        (has("chromedriver"), "chromium-driver"),
        (has("npm"), "npm"),
    ]
    .into_iter()
    .filter_map(|(there, package)| (!there).then_some(package))
    .collect();
    if !missing.is_empty() {
        install(&missing);
    }
    let node = has("npm") && packages();
    let tools = Tools { postgres: has_postgres(), browser: has("chromium") && has("chromedriver"), node };
    for (there, what) in [
        (tools.postgres, "PostgreSQL (Debian package postgresql): the tests run on SQLite only"),
        (tools.browser, "Chromium (Debian packages chromium chromium-driver): no browser tests"),
        (tools.node, "npm (Debian package npm) or its packages: no checks of web/"),
    ] {
        if !there {
            say(format!("missing: {what}"));
        }
    }
    tools
}

/// As root on Debian we may; elsewhere the line above says what to install.
fn install(packages: &[&str]) {
    if !has("apt-get") || !quiet(Command::new("test").args(["-w", "/var/lib/dpkg"])) {
        return;
    }
    say(format!("installing {}", packages.join(" ")));
    quiet(Command::new("apt-get").args(["update", "-qq"]));
    let mut apt = Command::new("apt-get");
    apt.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages);
    quiet(apt.env("DEBIAN_FRONTEND", "noninteractive"));
}

/// `npm ci` by lockfile, once per change of it.
fn packages() -> bool {
    let (lock, stamp) =
        (Path::new("web/package-lock.json"), Path::new("web/node_modules/.package-lock.json"));
    let newer = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok();
    if stamp.exists() && newer(stamp) >= newer(lock) {
        return true;
    }
    say("npm ci in web/");
    quiet(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir("web"))
}

fn has_postgres() -> bool {
    std::fs::read_dir("/usr/lib/postgresql")
        .is_ok_and(|entries| entries.flatten().any(|entry| entry.path().join("bin/initdb").exists()))
        || has("initdb")
}

fn has(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn quiet(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}
