//! `nhanai doctor`: names what is wrong with an installation and what to do. It changes nothing.

use crate::cli::{Outcome, Stop};
use crate::{capabilities, house};
use kernel::db::Db;
use kernel::seal::Keys;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Below this much free space the database may soon refuse to write.
const LEAST_FREE_BYTES: u64 = 500 * 1024 * 1024;

/// Looks at everything and prints a line for each thing.
pub async fn run(database: &str, key_file: Option<PathBuf>) -> Outcome {
    let mut found = Vec::new();
    if let Some(file) = house::sqlite_path(database) {
        look_at_file(&file, &mut found);
    }
    look_at_key(&house::key_path(database, key_file), &mut found);
    if found.iter().all(|finding| !finding.ends_the_visit) {
        look_inside(database, &mut found).await;
    }
    for finding in &found {
        println!("✗ {}\n  → {}", finding.what, finding.advice);
    }
    if found.is_empty() {
        println!("✓ nothing is wrong");
        return Ok(());
    }
    Err(Stop::Found)
}

struct Finding {
    what: String,
    advice: &'static str,
    ends_the_visit: bool,
}

fn finding(what: impl Into<String>, advice: &'static str) -> Finding {
    Finding { what: what.into(), advice, ends_the_visit: false }
}

fn look_at_file(file: &Path, found: &mut Vec<Finding>) {
    if !file.exists() {
        found.push(Finding {
            ends_the_visit: true,
            ..finding(
                format!("{}: there is no database", file.display()),
                "name it with --database sqlite:FILE, or make one with `nhanai demo`",
            )
        });
        return;
    }
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_err() {
        found.push(finding(
            format!("{}: the folder cannot be written", folder.display()),
            "give it to the user who runs nhanai",
        ));
    }
    if let Ok(disk) = rustix::fs::statvfs(folder)
        && disk.f_bavail * disk.f_frsize < LEAST_FREE_BYTES
    {
        found.push(finding("less than 500 MB of disk are free", "make room on this disk"));
    }
}

fn look_at_key(key: &Path, found: &mut Vec<Finding>) {
    let Ok(meta) = std::fs::metadata(key) else {
        found.push(finding(
            format!("{}: there is no server key", key.display()),
            "put the key file back from where you keep it; without it sealed fields stay closed",
        ));
        return;
    };
    if meta.permissions().mode() & 0o077 != 0 {
        found.push(finding(
            format!("{}: others may read the server key", key.display()),
            "chmod 600 the file",
        ));
    } else if Keys::open(key).is_err() {
        found.push(finding(
            format!("{}: the server key cannot be read", key.display()),
            "put the key file back from where you keep it",
        ));
    }
}

async fn look_inside(database: &str, found: &mut Vec<Finding>) {
    let db = match Db::open(database).await {
        Ok(db) => db,
        Err(error) => {
            let what = format!("the database does not open: {error}");
            found.push(finding(what, "check the address, the file's owner and the server's log"));
            return;
        }
    };
    match db.check().await {
        Ok(lines) => {
            found.extend(lines.into_iter().map(|line| {
                finding(format!("the file is damaged: {line}"), "restore the last copy")
            }))
        }
        Err(error) => {
            found
                .push(finding(format!("the file is unreadable: {error}"), "restore the last copy"));
            return;
        }
    }
    match db.missing_steps(capabilities::steps()).await {
        Ok(missing) if !missing.is_empty() => found.push(finding(
            format!("the schema lacks {} steps", missing.len()),
            "start `nhanai serve` once: it brings the schema up to date",
        )),
        Ok(_) => {}
        Err(error) => found.push(finding(
            format!("the schema does not fit this program: {error}"),
            "use the program version that wrote this database, or a newer one",
        )),
    }
}
