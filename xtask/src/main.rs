//! What a developer runs: `cargo xtask test` does everything that must hold before a change lands,
//! `cargo xtask pg` lends a throw-away PostgreSQL. It uses the standard library alone, so that it
//! builds in seconds, and it never becomes a part of the product.

mod clients;
mod crash;
mod packages;
mod passwd;
mod postgres;
mod report;
mod run;
mod scratch;
mod suite;
mod webdriver;

use std::io::BufRead;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  test          everything: packages, format, clippy, unit tests, tidy, stories on SQLite and on a
                PostgreSQL 15 that it starts itself, browser stories in headless Chromium, and the
                programs of other people (DHIS2, HXL, GDAL …) against a demo on loopback
  test --fast   the same without clippy, the browser and those programs, while you work
  clients       those programs alone
  pg            starts a throw-away PostgreSQL on loopback, prints its address and stops it at
                Enter; use it as NHANAI_TEST_POSTGRES for a single `cargo test`
  crash N       N times: six writers save over HTTP, the server is killed at a random moment and
                started again; every acknowledged save must be there exactly once
  help          this page

It ends with `N passed, N failed`; the exit code is 0 only when nothing failed and nothing was
left out. Missing Debian packages are installed when you are root and named when you are not.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["test"] => suite::run(suite::Width::Whole),
        ["test", "--fast"] => suite::run(suite::Width::Fast),
        ["clients"] => suite::clients(),
        ["pg"] => lend_postgres(),
        ["crash", cycles] => match cycles.parse() {
            Ok(cycles) => crash::run(cycles),
            Err(_) => Err(format!("{cycles}: how many cycles? (cargo xtask crash 20)")),
        },
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(true)
        }
        [] => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
        _ => {
            eprintln!("xtask: unknown: {} (see `cargo xtask help`)", words.join(" "));
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(line) => {
            eprintln!("xtask: {line}");
            ExitCode::FAILURE
        }
    }
}

/// Starts PostgreSQL, prints its address and stops it at Enter, at Ctrl-C or at the end of input.
fn lend_postgres() -> Result<bool, String> {
    packages::ensure(&[packages::Need::Postgres])?;
    let server = postgres::start()?;
    println!("export NHANAI_TEST_POSTGRES={}", server.url());
    println!("Enter stops it and deletes its folder.");
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(|e| format!("reading Enter: {e}"))?;
    Ok(true)
}
