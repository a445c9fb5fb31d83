//! `cargo xtask crash N`: writers save cells over HTTP, the server is killed without warning at a
//! random moment, started again, and sent each last save once more under its old key: every save
//! must be there exactly once, and `nhanai verify` must find nothing. It kills only the server it
//! started itself.

mod client;
mod writer;

use crate::run;
use crate::scratch::{Folder, free_port};
use client::Client;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use writer::Writer;

/// The unit that is typed into, and who types.
const UNIT: &str = "kien-giang/huyen-giang-thanh/xa-phu-loi";
const LOGIN: &str = "login=chi&password=hoa+sen+th%C3%A1ng+m%C6%B0%E1%BB%9Di&next=";
/// Flows that are typed, one to a writer, so that no two write one cell.
const FIGURES: [&str; 6] = [
    "members_new",
    "members_decreased",
    "volunteers_decreased",
    "addresses_helped_turns",
    "disaster_households",
    "blood_units",
];

/// Numbers from a seed, the same each time.
struct Dice(u64);

impl Dice {
    fn between(&mut self, low: u64, high: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        low + self.0 % (high - low)
    }
}

/// Runs the cycles; true when nothing was lost or doubled.
pub fn run(cycles: usize) -> Result<bool, String> {
    let seed = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |d| d.as_nanos() as u64);
    println!("SEED={seed}");
    let mut dice = Dice(seed | 1);
    run::must(&mut run::cargo(&["build", "--release", "-p", "program"]), "the program")?;
    let folder = Folder::make("nhanai-crash", None)?;
    let data = folder.path().display().to_string();
    must(&["demo", "--data", &data, "--no-serve"])?;
    let database = format!("sqlite:{data}/nhanai.db");
    let mut writers: Vec<Writer> = FIGURES.chunks(1).map(Writer::of).collect();
    let (mut lost, mut doubled) = (0, 0);
    for cycle in 1..=cycles {
        let wait = Duration::from_millis(dice.between(20, 500));
        one_cycle(&database, &mut writers, wait)?;
        doubled += send_again(&database, &mut writers)?;
        let report = must(&[
            "--database",
            &database,
            "report",
            "--unit",
            UNIT,
            "--period",
            "2024-11",
            "--format",
            "json",
        ])?;
        for writer in &writers {
            let (less, more) = writer.compare(&report)?;
            lost += less;
            doubled += more;
        }
        must(&["--database", &database, "verify"])?;
        let saved: u64 = writers.iter().map(Writer::acknowledged).sum();
        println!("cycle {cycle}: killed after {} ms, {saved} acknowledged", wait.as_millis());
    }
    let saved: u64 = writers.iter().map(Writer::acknowledged).sum();
    println!("{cycles} cycles, {saved} acknowledged, {lost} lost, {doubled} doubled");
    Ok(lost == 0 && doubled == 0 && saved > 0)
}

/// Serves, lets everybody write, kills.
fn one_cycle(database: &str, writers: &mut [Writer], wait: Duration) -> Result<(), String> {
    let port = free_port()?;
    let mut server = serve(database, port)?;
    let ran = write_for(port, writers, &mut server, wait);
    // SIGKILL: nothing is flushed, nothing is said good-bye to.
    server.kill().map_err(|e| format!("the server could not be killed: {e}"))?;
    server.wait().map_err(|e| format!("the server could not be waited for: {e}"))?;
    ran
}

/// Serves once more, and each writer sends its last saves again under their old keys; answers how
/// many were not answered with the one version they make.
fn send_again(database: &str, writers: &mut [Writer]) -> Result<u64, String> {
    let port = free_port()?;
    let mut server = serve(database, port)?;
    let wrong = wait_until_ready(port)
        .and_then(|()| writers.iter_mut().map(|writer| writer.send_again(port, UNIT)).sum());
    server.kill().map_err(|e| format!("the server could not be killed: {e}"))?;
    server.wait().map_err(|e| format!("the server could not be waited for: {e}"))?;
    wrong
}

fn write_for(
    port: u16,
    writers: &mut [Writer],
    server: &mut Child,
    wait: Duration,
) -> Result<(), String> {
    wait_until_ready(port)?;
    for writer in writers.iter_mut() {
        writer.enter(port, LOGIN)?;
    }
    std::thread::scope(|scope| {
        let running: Vec<_> = writers
            .iter_mut()
            .map(|writer| scope.spawn(move || writer.write(port, UNIT)))
            .collect();
        std::thread::sleep(wait);
        let killed = server.kill().map_err(|e| format!("the server could not be killed: {e}"));
        for writer in running {
            writer.join().map_err(|_| "a writer stopped".to_owned())??;
        }
        killed
    })
}

fn serve(database: &str, port: u16) -> Result<Child, String> {
    let listen = format!("127.0.0.1:{port}");
    program()
        .args(["--database", database, "serve", "--listen", &listen, "--today", "2024-11-01"])
        .stdout(Stdio::null())
        .spawn()
        .map_err(|e| format!("the server does not start: {e}"))
}

fn wait_until_ready(port: u16) -> Result<(), String> {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(20) {
        if Client::new(port).get("/login").is_ok() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err("the server does not answer".into())
}

fn program() -> Command {
    Command::new(run::root().join("target/release/nhanai"))
}

/// Runs the program to its end and answers what it printed.
fn must(words: &[&str]) -> Result<String, String> {
    let done = program().args(words).output().map_err(|e| format!("nhanai: {e}"))?;
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    if done.status.success() {
        return Ok(said);
    }
    let why = String::from_utf8_lossy(&done.stderr).into_owned();
    Err(format!("nhanai {}: {said}{why}", words.join(" ")))
}
