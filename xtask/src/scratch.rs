//! Servers that live for one run, in a temporary folder. Each stands behind a *keeper*: a shell in
//! a process group of its own that waits for its input to end, then stops the server and deletes
//! the folder. The input ends when we drop it, but also when we are killed, so that Ctrl-C, a
//! panic or SIGKILL leave nothing behind. It knows nothing of databases or browsers.

use crate::passwd::User;
use std::fs::DirBuilder;
use std::net::TcpListener;
use std::os::unix::fs::{DirBuilderExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

/// `$1` is the folder, `$2` the signal that ends the server, the rest is the server. TERM then goes
/// to the whole group, so that what the server started ends too; the keeper itself ignores it. A
/// server that does not listen is killed after ten seconds. Browsers that are still ending may
/// write into the folder: deleting is tried again.
const KEEPER: &str = r#"
folder=$1; signal=$2; shift 2
"$@" >"$folder/log" 2>&1 &
server=$!
cat >/dev/null
trap '' TERM
kill -s "$signal" "$server" 2>/dev/null || true
kill -s TERM -- "-$$" 2>/dev/null || true
left=100
while kill -s 0 "$server" 2>/dev/null && [ $left -gt 0 ]; do sleep 0.1; left=$((left - 1)); done
kill -s KILL "$server" 2>/dev/null || true
wait || true
for pause in 0 0.2 0.5 1 2 5; do
    sleep $pause
    rm -rf "$folder" 2>/dev/null && break
done
"#;

/// A folder of its own under the temporary folder, readable by its owner alone.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes one; when `owner` is given (we are root then) it is given to that account.
    pub fn make(name: &str, owner: Option<User>) -> Result<Folder, String> {
        let moment = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_nanos());
        let own = format!("nhanai-{name}-{}-{moment}", std::process::id());
        let path = std::env::temp_dir().join(own);
        let told = |e: std::io::Error| format!("temporary folder {}: {e}", path.display());
        DirBuilder::new().mode(0o700).create(&path).map_err(told)?;
        let folder = Folder { path: path.clone() };
        if let Some(owner) = owner {
            chown(&folder.path, Some(owner.uid), Some(owner.gid)).map_err(told)?;
        }
        Ok(folder)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The keeper has usually deleted it; this is for a server that never started.
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

/// A running server with its keeper and its folder.
pub struct Kept {
    keeper: Child,
    folder: Folder,
}

impl Kept {
    /// Runs `server` (program and arguments) behind a keeper, as `owner` when given; `signal` is
    /// what ends it at once.
    pub fn start(
        folder: Folder,
        owner: Option<User>,
        signal: &str,
        server: &[String],
    ) -> Result<Kept, String> {
        let mut command = Command::new("sh");
        command.args(["-euc", KEEPER, "keeper"]).arg(folder.path()).arg(signal).args(server);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        command.current_dir(folder.path()).env("TMPDIR", folder.path()).process_group(0);
        become_user(&mut command, owner);
        let keeper = command.spawn().map_err(|e| format!("starting sh: {e}"))?;
        Ok(Kept { keeper, folder })
    }

    /// What the server printed, its last lines, for an error message.
    pub fn last_words(&self) -> String {
        let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().rev().take(5).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join(" | ")
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// Makes a command run as another account (only root may ask for that).
pub fn become_user(command: &mut Command, user: Option<User>) {
    if let Some(user) = user {
        command.uid(user.uid).gid(user.gid);
    }
}

/// A loopback port nobody listens on now.
pub fn free_port() -> Result<u16, String> {
    let told = |e: std::io::Error| format!("no free port on 127.0.0.1: {e}");
    Ok(TcpListener::bind("127.0.0.1:0").map_err(told)?.local_addr().map_err(told)?.port())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_keeper_ends_the_server_and_deletes_the_folder() -> Result<(), String> {
        let folder = Folder::make("keeper", None)?;
        let path = folder.path().to_owned();
        let server = ["sh", "-c", "sleep 1000 & echo $! >child; wait"].map(str::to_owned);
        let kept = Kept::start(folder, None, "TERM", &server)?;
        let child = loop {
            let text = std::fs::read_to_string(path.join("child")).unwrap_or_default();
            if text.ends_with('\n') {
                break text.trim().to_owned();
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        drop(kept);
        assert!(!path.exists());
        assert!(ends(&child), "what it started lives on");
        Ok(())
    }

    /// Whether a process ends within seconds; one that only waits to be reaped has ended.
    fn ends(process: &str) -> bool {
        (0..500).any(|_| {
            std::thread::sleep(Duration::from_millis(5));
            let status = std::fs::read_to_string(format!("/proc/{process}/stat"));
            status.map_or(true, |text| text.contains(") Z "))
        })
    }
}
