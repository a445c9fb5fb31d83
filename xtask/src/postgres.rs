//! A PostgreSQL for the tests: a new cluster in a temporary folder, on loopback, never as root,
//! gone at the end. It is fast because it is thrown away: nothing in it survives a power cut, so
//! nothing about durability may be measured on it.

use crate::passwd::{self, User};
use crate::scratch::{self, Folder, Kept};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The oldest and the preferred major version: what Debian 12 ships.
const PREFERRED: u32 = 15;
const START_WITHIN: Duration = Duration::from_secs(60);

/// A running server; it stops and its folder goes when this is dropped.
pub struct Server {
    url: String,
    _kept: Kept,
}

impl Server {
    /// `postgres://…`, a superuser without a password, database `postgres`.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// The folder of `initdb` and `postgres`: version 15 of Debian's, else the newest above it.
pub fn binaries() -> Option<PathBuf> {
    let installed = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut versions: Vec<u32> = installed
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|version| *version >= PREFERRED && folder_of(*version).join("initdb").exists())
        .collect();
    versions.sort_unstable();
    let chosen = versions.iter().find(|v| **v == PREFERRED).or(versions.last())?;
    Some(folder_of(*chosen))
}

fn folder_of(version: u32) -> PathBuf {
    Path::new("/usr/lib/postgresql").join(version.to_string()).join("bin")
}

/// Makes a cluster and starts it; waits until it answers.
pub fn start() -> Result<Server, String> {
    let bin = binaries().ok_or("PostgreSQL 15 is not installed")?;
    let user = passwd::unprivileged()?;
    let folder = Folder::make("pg", user)?;
    initdb(&bin, &folder, user)?;
    let port = scratch::free_port()?;
    // QUIT: at once and without writing anything more; nobody will read it again.
    let kept = Kept::start(folder, user, "QUIT", &server(&bin, port))?;
    wait_until_ready(&bin, port, &kept)?;
    let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
    Ok(Server { url, _kept: kept })
}

/// The C collation is the product's own demand: it refuses to start on any other.
fn initdb(bin: &Path, folder: &Folder, user: Option<User>) -> Result<(), String> {
    let mut command = Command::new(bin.join("initdb"));
    command.args(["-k", "--locale=C", "--encoding=UTF8", "--auth=trust", "--no-sync"]);
    command.args(["--username=postgres", "--pgdata=data"]).current_dir(folder.path());
    command.stdin(Stdio::null());
    scratch::become_user(&mut command, user);
    let made = command.output().map_err(|e| format!("starting initdb: {e}"))?;
    if made.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&made.stderr);
    Err(format!("initdb in {}: {}", folder.path().display(), said.trim().replace('\n', " | ")))
}

/// The server and its settings; paths are relative to its folder, which is its working folder.
fn server(bin: &Path, port: u16) -> Vec<String> {
    let mut words = vec![bin.join("postgres").display().to_string()];
    words.extend(["-D", "data", "-p", &port.to_string(), "-k", "."].map(str::to_owned));
    for setting in [
        "listen_addresses=127.0.0.1",
        "fsync=off",
        "full_page_writes=off",
        "synchronous_commit=off",
        "max_connections=200",
    ] {
        words.extend(["-c".to_owned(), setting.to_owned()]);
    }
    words
}

fn wait_until_ready(bin: &Path, port: u16, kept: &Kept) -> Result<(), String> {
    let deadline = Instant::now() + START_WITHIN;
    while Instant::now() < deadline {
        let asked = Command::new(bin.join("pg_isready"))
            .args(["-q", "-h", "127.0.0.1", "-U", "postgres", "-p", &port.to_string()])
            .status()
            .map_err(|e| format!("starting pg_isready: {e}"))?;
        if asked.success() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Err(format!("PostgreSQL did not start: {}", kept.last_words()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_answers_and_leaves_nothing_behind() -> Result<(), String> {
        let server = start()?;
        let asked = "select current_setting('lc_collate') || current_setting('data_directory')";
        let psql = Command::new("psql")
            .args(["-XAt", server.url(), "-c", asked])
            .output()
            .map_err(|e| e.to_string())?;
        let said = String::from_utf8_lossy(&psql.stdout).trim().to_owned();
        let data = said.strip_prefix('C').ok_or(format!("not the C collation: {said}"))?;
        drop(server);
        let folder = Path::new(data).parent().ok_or("no folder")?;
        assert!(data.ends_with("/data") && !folder.exists(), "{data}");
        Ok(())
    }
}
