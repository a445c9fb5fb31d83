//! The programs of other people that a run needs. What is missing is installed when we are root,
//! else the exact command is printed and the run ends: nothing is ever left out for lack of a
//! package. It never installs anything a check did not find missing.

use crate::{clients, passwd, postgres, run, webdriver};
use std::process::{Command, Stdio};

/// The oldest Node.js whose npm the web assets build with.
const NODE_AT_LEAST: u32 = 20;

/// A program a step needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// `cargo fmt` and `cargo clippy`, which rustup installs, not Debian.
    Rustfmt,
    /// As above.
    Clippy,
    /// Node.js and npm, for the web assets.
    Node,
    /// PostgreSQL 15.
    Postgres,
    /// Chromium.
    Browser,
    /// Chromium's WebDriver.
    Driver,
    /// Python 3 that can make an environment.
    Python,
    /// GDAL's command line.
    Gdal,
}

/// Makes sure that everything asked for is there.
pub fn ensure(needs: &[Need]) -> Result<(), String> {
    let missing: Vec<Need> = needs.iter().copied().filter(|need| !is_there(*need)).collect();
    for need in &missing {
        refuse_what_apt_cannot(*need)?;
    }
    let names: Vec<&str> = missing.iter().flat_map(|need| debian(*need)).copied().collect();
    if names.is_empty() {
        return Ok(());
    }
    let install = format!("apt-get install -y --no-install-recommends {}", names.join(" "));
    if !passwd::is_root() {
        return Err(format!("missing packages; run: sudo apt-get update && sudo {install}"));
    }
    println!("installing {}", names.join(" "));
    apt("apt-get update")?;
    apt(&install)?;
    match needs.iter().find(|need| !is_there(**need)) {
        None => Ok(()),
        Some(need) => Err(format!("{need:?} is still missing after: {install}")),
    }
}

fn is_there(need: Need) -> bool {
    match need {
        Need::Rustfmt => answers("cargo", &["fmt", "--version"]),
        Need::Clippy => answers("cargo", &["clippy", "--version"]),
        Need::Node => {
            node_version().is_some_and(|major| major >= NODE_AT_LEAST)
                && answers("npm", &["--version"])
        }
        Need::Postgres => postgres::binaries().is_some(),
        Need::Browser => webdriver::browser().is_some(),
        Need::Driver => webdriver::binary().is_some(),
        Need::Python => clients::has_python(),
        Need::Gdal => clients::has_gdal(),
    }
}

fn debian(need: Need) -> &'static [&'static str] {
    match need {
        Need::Rustfmt | Need::Clippy => &[],
        Need::Node => &["nodejs", "npm"],
        Need::Postgres => &["postgresql"],
        Need::Browser => &["chromium"],
        Need::Driver => &["chromium-driver"],
        Need::Python => &["python3", "python3-venv"],
        Need::Gdal => &["gdal-bin"],
    }
}

/// Debian 12 ships Node.js 18 and no part of rustup: installing would help nobody.
fn refuse_what_apt_cannot(need: Need) -> Result<(), String> {
    match need {
        Need::Rustfmt => Err("rustfmt is missing; run: rustup component add rustfmt".to_owned()),
        Need::Clippy => Err("clippy is missing; run: rustup component add clippy".to_owned()),
        Need::Node => {
            let offered = said("apt-cache", &["policy", "nodejs"]).as_deref().and_then(candidate);
            if offered.is_some_and(|major| major >= NODE_AT_LEAST) {
                return Ok(());
            }
            let found =
                node_version().map_or("none".to_owned(), |major| format!("version {major}"));
            Err(format!(
                "Node.js {NODE_AT_LEAST} or newer with npm is needed, found {found}; this \
                 Debian's own package is too old: install it from https://nodejs.org"
            ))
        }
        _ => Ok(()),
    }
}

fn apt(line: &str) -> Result<(), String> {
    let mut words = line.split(' ');
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
    run::must(&mut command, line)
}

fn node_version() -> Option<u32> {
    major(said("node", &["--version"])?.trim().strip_prefix('v')?)
}

/// The major version that `apt-cache policy` would install.
fn candidate(policy: &str) -> Option<u32> {
    let version = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate:"))?.trim();
    // An epoch stands before a colon.
    major(version.split_once(':').map_or(version, |(_, rest)| rest))
}

fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

fn answers(program: &str, words: &[&str]) -> bool {
    said(program, words).is_some()
}

/// What a program printed, if it is there and ended well.
fn said(program: &str, words: &[&str]) -> Option<String> {
    let made = Command::new(program).args(words).stdin(Stdio::null()).output().ok()?;
    made.status.success().then(|| String::from_utf8_lossy(&made.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        assert_eq!(
            candidate("nodejs:\n  Installed: (none)\n  Candidate: 18.20.4+dfsg\n"),
            Some(18)
        );
        assert_eq!(candidate("x:\n  Candidate: 2:20.1-1\n"), Some(20));
        assert_eq!(candidate("x:\n  Candidate: (none)\n"), None);
    }
}
