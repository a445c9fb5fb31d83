//! Makes what the browser gets, in the build folder and nowhere else: npm packages as the lock
//! file says (their scripts never run), one bundle of script, one of style, hashed and compressed.
//! `NHANAI_WEB_DIST=FOLDER` takes a folder made elsewhere, for a machine without Node.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const NODE_AT_LEAST: u32 = 20;
const NODE_MISSING: &str = "the web assets need Node.js 20 or newer with npm: install the packages \
     nodejs and npm (https://nodejs.org), or set NHANAI_WEB_DIST to a folder built elsewhere";

fn main() {
    for watched in ["build.rs", "package.json", "package-lock.json", "assets"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    println!("cargo::rerun-if-env-changed=NHANAI_WEB_DIST");
    if let Err(line) = make() {
        // One line that says what to do; a backtrace of a build script helps nobody.
        println!("cargo::error={line}");
        std::process::exit(1);
    }
}

fn make() -> Result<(), String> {
    let out = PathBuf::from(var("OUT_DIR")?);
    let dist = out.join("dist");
    match std::env::var("NHANAI_WEB_DIST") {
        Ok(folder) if !folder.is_empty() => take(Path::new(&folder), &dist),
        _ => bundle(&out, &dist),
    }
}

fn var(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("cargo did not set {name}"))
}

/// Copies a folder made elsewhere.
fn take(folder: &Path, dist: &Path) -> Result<(), String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let told = |e: std::io::Error| format!("NHANAI_WEB_DIST={}: {e}", folder.display());
    let _ = fs::remove_dir_all(dist);
    fs::create_dir_all(dist).map_err(told)?;
    for entry in fs::read_dir(folder).map_err(told)? {
        let entry = entry.map_err(told)?;
        fs::copy(entry.path(), dist.join(entry.file_name())).map_err(told)?;
    }
    for wanted in ["app-", "house-"] {
        let mut names = fs::read_dir(dist).map_err(told)?.flatten().map(|e| e.file_name());
        if !names.any(|name| name.to_string_lossy().starts_with(wanted)) {
            return Err(format!("NHANAI_WEB_DIST={}: it has no {wanted}*", folder.display()));
        }
    }
    Ok(())
}

/// Installs the packages when the lock changed, and bundles.
fn bundle(out: &Path, dist: &Path) -> Result<(), String> {
    check_node()?;
    // OUT_DIR is <target>/<profile>/build/kit-<hash>/out: packages are shared by the profile.
    let shared = out.ancestors().nth(3).ok_or("OUT_DIR has no profile folder above it")?;
    let modules = install(&shared.join("kit-npm"))?;
    let source = PathBuf::from(var("CARGO_MANIFEST_DIR")?);
    run(
        Command::new("node").arg(source.join("assets/build.mjs")).arg(modules).arg(dist),
        "bundling the web assets",
    )
}

fn check_node() -> Result<(), String> {
    let told = Command::new("node").arg("--version").output().map_err(|_| NODE_MISSING)?;
    let version = String::from_utf8_lossy(&told.stdout).trim().to_string();
    let major: Option<u32> =
        version.trim_start_matches('v').split('.').next().and_then(|m| m.parse().ok());
    match major {
        Some(major) if major >= NODE_AT_LEAST => Ok(()),
        _ => Err(format!("{NODE_MISSING} (found Node {version})")),
    }
}

/// `npm ci` beside the build, once for a lock file; answers the folder of the packages.
fn install(folder: &Path) -> Result<PathBuf, String> {
    let lock = fs::read_to_string("package-lock.json").map_err(|e| e.to_string())?;
    let stamp = folder.join("installed-lock.json");
    let modules = folder.join("node_modules");
    if fs::read_to_string(&stamp).is_ok_and(|done| done == lock) {
        return Ok(modules);
    }
    let told = |e: std::io::Error| format!("{}: {e}", folder.display());
    fs::create_dir_all(folder).map_err(told)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(file, folder.join(file)).map_err(told)?;
    }
    run(
        Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(folder),
        "npm ci for the web assets (it needs the npm registry once)",
    )?;
    fs::write(&stamp, lock).map_err(told)?;
    Ok(modules)
}

fn run(command: &mut Command, what: &str) -> Result<(), String> {
    let done = command.output().map_err(|_| NODE_MISSING.to_string())?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    Err(format!("{what} failed: {}", said.trim().replace('\n', " | ")))
}
