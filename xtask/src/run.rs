//! Running other programs: what they print goes through as it comes, and one line says which
//! failed. It never hides output and never retries.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitStatus, Stdio};

/// The cargo that started us, in the root of the repository, without the variables that it set
/// for us alone (a nested cargo would hand them on to build scripts).
pub fn cargo(words: &[&str]) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.args(words).current_dir(root()).stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        let ours = name.to_str().is_some_and(|name| {
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        });
        if ours {
            command.env_remove(name);
        }
    }
    command
}

/// The root of the repository: the folder above this crate.
pub fn root() -> std::path::PathBuf {
    match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(own) => std::path::Path::new(&own).join(".."),
        None => std::path::PathBuf::from("."),
    }
}

/// Runs to the end; an error names `line`.
pub fn must(command: &mut Command, line: &str) -> Result<(), String> {
    let status = command.status().map_err(|e| format!("{line}: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{line}: {}", told(status))) }
}

/// Runs to the end; every line of its output is printed at once and shown to `see`. Answers
/// whether it ended well.
pub fn watched(command: &mut Command, mut see: impl FnMut(&str)) -> Result<bool, String> {
    let told = |e: std::io::Error| format!("running cargo: {e}");
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(told)?;
    if let Some(output) = child.stdout.take() {
        let mut screen = std::io::stdout().lock();
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        while output.read_until(b'\n', &mut line).map_err(told)? > 0 {
            // A closed screen must not end the tests: the child still has servers to stop.
            let _ = screen.write_all(&line).and_then(|()| screen.flush());
            see(String::from_utf8_lossy(&line).trim_end());
            line.clear();
        }
    }
    Ok(child.wait().map_err(told)?.success())
}

fn told(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("ended with {code}"),
        None => "was stopped by a signal".to_owned(),
    }
}
