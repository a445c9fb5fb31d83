//! The programs of other people at the doors for other programs: a demo of its own on loopback, a
//! Python environment in a folder of the build, the checks of `stories/clients`, and schemathesis
//! over every address of the OpenAPI document, with a fixed seed and few examples. It knows no
//! address of the product but the document's.

use crate::report::Tally;
use crate::run;
use crate::scratch::{self, Folder, Kept};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The shared password of the demo's accounts.
const PASSWORD: &str = "hoa sen tháng mười";
/// An unoptimised program fills the demo in tens of seconds.
const START_WITHIN: Duration = Duration::from_secs(240);
/// Examples for each address and phase: enough to find what an hour would find first.
const EXAMPLES: &str = "10";

/// Whether Python can make an environment.
pub fn has_python() -> bool {
    let asked = Command::new("python3")
        .args(["-c", "import venv, ensurepip"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

/// GDAL's `ogrinfo`, when installed.
pub fn has_gdal() -> bool {
    Path::new("/usr/bin/ogrinfo").exists()
}

/// Runs them all; their lines go into the tally.
pub fn run(tally: &mut Tally) -> Result<(), String> {
    let python = environment()?;
    let program = build()?;
    let folder = Folder::make("clients", None)?;
    let port = scratch::free_port()?;
    let data = folder.path().join("demo").display().to_string();
    let listen = format!("127.0.0.1:{port}");
    let words =
        [program.display().to_string().as_str(), "demo", "--data", &data, "--listen", &listen]
            .map(str::to_owned);
    let server = Kept::start(folder, None, "TERM", &words)?;
    wait_until_ready(port, &server)?;
    let base = format!("http://{listen}");
    let check = |words: &[&str]| {
        let mut command = Command::new(&python);
        command.arg("clients/check.py").args(words).current_dir(run::root().join("stories"));
        command.env("NHANAI_CLIENTS_BASE", &base).env("NHANAI_CLIENTS_PASSWORD", PASSWORD);
        command.env("PYTHONDONTWRITEBYTECODE", "1");
        command.stdin(Stdio::null());
        command
    };
    let before = tally.passed + tally.failed;
    run::watched(&mut check(&[]), |line| tally.see(line))?;
    if tally.passed + tally.failed == before {
        tally.failed += 1;
        println!("the clients ended without a word: {}", server.last_words());
    }
    let made = check(&["--tokens"]).output().map_err(|e| format!("tokens: {e}"))?;
    let tokens = String::from_utf8_lossy(&made.stdout);
    let tokens: Vec<&str> = tokens.split_whitespace().collect();
    for (at, whose) in ["a province's token", "the centre's token"].into_iter().enumerate() {
        let token = tokens.get(at).copied().unwrap_or_default();
        let well = run::watched(&mut schemathesis(&python, &base, (token, at == 0)), |_| {})?;
        println!("schemathesis, {whose} ... {}", if well { "ok" } else { "FAILED" });
        if well { tally.passed += 1 } else { tally.failed += 1 }
    }
    Ok(())
}

/// Every address of the document, with a token that may write on this throw-away database. What
/// happens without a right token is asked once: wrong ones are counted by address, and who shows
/// too many of them waits (429), which this check would take for an answer.
fn schemathesis(python: &Path, base: &str, (token, is_first): (&str, bool)) -> Command {
    let mut command = Command::new(python.with_file_name("st"));
    let config = run::root().join("stories/clients/schemathesis.toml");
    command.arg("--config-file").arg(config);
    command.args(["run", &format!("{base}/api/openapi.json")]);
    command.args(["--header", &format!("Authorization: Bearer {token}")]);
    // One worker: in Python before 3.11.8 two threads that parse at once end in a SystemError
    // (cpython#106905), and a seed gives the same cases only where one thread draws them.
    command.args(["--seed", "20241001", "--max-examples", EXAMPLES, "--workers", "1"]);
    command.args(["--phases", "examples,coverage,fuzzing", "--no-color"]);
    command.args(["--checks", "all", "--warnings", "off", "--generation-database", "none"]);
    if !is_first {
        command.args(["--exclude-checks", "ignored_auth"]);
    }
    // What it keeps between runs belongs to the build.
    command.current_dir(target()).stdin(Stdio::null());
    command
}

/// The Python of an environment that holds exactly what the list names; made once for a list.
fn environment() -> Result<PathBuf, String> {
    let folder = target().join("clients-venv");
    let list = run::root().join("stories/clients/requirements.txt");
    let wanted = std::fs::read_to_string(&list).map_err(|e| format!("{}: {e}", list.display()))?;
    let (python, stamp) = (folder.join("bin/python"), folder.join("installed.txt"));
    if python.exists() && std::fs::read_to_string(&stamp).is_ok_and(|done| done == wanted) {
        return Ok(python);
    }
    let make = ["-m", "venv", "--clear", &folder.display().to_string()].map(str::to_owned);
    run::must(Command::new("python3").args(make), "python3 -m venv")?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"]).arg(&list);
    run::must(&mut pip, "pip install -r stories/clients/requirements.txt")?;
    std::fs::write(&stamp, wanted).map_err(|e| format!("{}: {e}", stamp.display()))?;
    Ok(python)
}

/// The folder of the build.
fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => run::root().join("target"),
    }
}

/// The program, built with the features that the tests were built with.
fn build() -> Result<PathBuf, String> {
    let words = ["build", "--workspace", "--bin", "nhanai"];
    run::must(&mut run::cargo(&words), "cargo build --workspace --bin nhanai")?;
    Ok(target().join("debug/nhanai"))
}

fn wait_until_ready(port: u16, server: &Kept) -> Result<(), String> {
    let deadline = Instant::now() + START_WITHIN;
    while Instant::now() < deadline {
        // The demo takes its address first and answers when it is filled.
        if answers(port) {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    Err(format!("the demo did not start: {}", server.last_words()))
}

fn answers(port: u16) -> bool {
    use std::io::{Read, Write};
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    let Ok(mut stream) = TcpStream::connect_timeout(&address, Duration::from_secs(1)) else {
        return false;
    };
    let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
    let asked = stream.write_all(b"GET /login HTTP/1.0\r\nHost: localhost\r\n\r\n");
    let mut first = [0_u8; 12];
    asked.is_ok() && stream.read_exact(&mut first).is_ok() && first.starts_with(b"HTTP/1.")
}
