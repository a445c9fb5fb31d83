//! Takes axe-core, which judges every page the browser stories visit, as the lock file says and
//! into the build folder alone. It bundles nothing and nothing of it is shipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const LOCKED: [&str; 2] = ["package.json", "package-lock.json"];

fn main() {
    for watched in LOCKED.into_iter().chain(["build.rs"]) {
        println!("cargo::rerun-if-changed={watched}");
    }
    match take() {
        Ok(file) => println!("cargo::rustc-env=NHANAI_AXE={}", file.display()),
        Err(line) => {
            println!("cargo::error={line}");
            std::process::exit(1);
        }
    }
}

/// `npm ci` beside the build, once for a lock file; answers the path of axe's script.
fn take() -> Result<PathBuf, String> {
    let out = std::env::var("OUT_DIR").map_err(|_| "cargo did not set OUT_DIR".to_string())?;
    // OUT_DIR is <target>/<profile>/build/stories-<hash>/out: packages are shared by the profile.
    let profile = Path::new(&out).ancestors().nth(3).ok_or("OUT_DIR has no profile folder")?;
    let folder = profile.join("stories-npm");
    let axe = folder.join("node_modules/axe-core/axe.min.js");
    let told = |e: std::io::Error| format!("{}: {e}", folder.display());
    let lock = fs::read_to_string("package-lock.json").map_err(|e| e.to_string())?;
    let stamp = folder.join("installed-lock.json");
    if axe.is_file() && fs::read_to_string(&stamp).is_ok_and(|done| done == lock) {
        return Ok(axe);
    }
    fs::create_dir_all(&folder).map_err(told)?;
    for file in LOCKED {
        fs::copy(file, folder.join(file)).map_err(told)?;
    }
    install(&folder)?;
    fs::write(&stamp, lock).map_err(told)?;
    Ok(axe)
}

fn install(folder: &Path) -> Result<(), String> {
    let done = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(folder)
        .output()
        .map_err(|_| "the browser stories need npm (Node.js 20 or newer)".to_string())?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    Err(format!("npm ci for axe-core failed: {}", said.trim().replace('\n', " | ")))
}
