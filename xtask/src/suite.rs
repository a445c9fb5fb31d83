//! `cargo xtask test`: the steps in order, a heading and the time of each, and a stop at the first
//! that fails. It leaves nothing out that it does not name.

use crate::packages::Need;
use crate::report::Tally;
use crate::{clients, packages, postgres, run, webdriver};
use std::time::{Duration, Instant};

/// How much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// Everything.
    Whole,
    /// Without clippy and without the browser.
    Fast,
}

/// Runs everything; the last line printed is `N passed, N failed`. Answers whether all is well;
/// an error is a step before or around the tests.
pub fn run(width: Width) -> Result<bool, String> {
    let start = Instant::now();
    step("packages", || packages::ensure(&needs(width)))?;
    step("format", || cargo(&["fmt", "--all", "--check"]))?;
    if width == Width::Whole {
        let lint = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
        step("clippy", || cargo(&lint))?;
    }
    let mut tally = step("tests", || tests(width))?;
    if width == Width::Whole {
        step("programs of other people", || clients::run(&mut tally))?;
    }
    println!("all of it took {}", spoken(start.elapsed()));
    if width == Width::Fast {
        println!(
            "left out by --fast: clippy, {} browser stories, programs of other people",
            tally.filtered
        );
    }
    let judged = judge(&tally);
    if let Err(line) = &judged {
        println!("xtask: {line}");
    }
    println!("{tally}");
    Ok(judged.is_ok())
}

/// `cargo xtask clients`: the programs of other people alone.
pub fn clients() -> Result<bool, String> {
    step("packages", || packages::ensure(&[Need::Node, Need::Python, Need::Gdal]))?;
    let mut tally = Tally::default();
    step("programs of other people", || clients::run(&mut tally))?;
    println!("{tally}");
    Ok(tally.failed == 0 && tally.passed > 0)
}

fn needs(width: Width) -> Vec<Need> {
    let mut needs = vec![Need::Rustfmt, Need::Postgres];
    // A folder of assets made elsewhere is the way for a machine without Node.js.
    if std::env::var_os("NHANAI_WEB_DIST").is_none() {
        needs.push(Need::Node);
    }
    if width == Width::Whole {
        needs.extend([Need::Clippy, Need::Browser, Need::Driver, Need::Python, Need::Gdal]);
    }
    needs
}

/// Unit tests, tidy and stories. The servers are dropped, and so stopped, on every way out.
fn tests(width: Width) -> Result<Tally, String> {
    let database = postgres::start()?;
    println!("PostgreSQL at {}", database.url());
    let mut words = vec!["test", "--workspace", "--no-fail-fast"];
    if width == Width::Fast {
        words.extend(["--", "--skip", "browser"]);
    }
    let mut command = run::cargo(&words);
    command.env("NHANAI_TEST_POSTGRES", database.url());
    let driver = match width {
        Width::Whole => Some(start_browser(&mut command)?),
        Width::Fast => None,
    };
    let mut tally = Tally::default();
    let well = run::watched(&mut command, |line| tally.see(line))?;
    drop(driver);
    tally.close();
    if !well && tally.failed == 0 {
        return Err("cargo test could not run the tests (see above)".to_owned());
    }
    Ok(tally)
}

fn start_browser(command: &mut std::process::Command) -> Result<webdriver::Driver, String> {
    let binary = webdriver::binary().ok_or("chromedriver is not installed")?;
    let browser = webdriver::browser().ok_or("chromium is not installed")?;
    let driver = webdriver::start(&binary)?;
    println!("ChromeDriver at {}", driver.url());
    command.env("NHANAI_WEBDRIVER", driver.url());
    command.env("NHANAI_CHROMEDRIVER", binary).env("NHANAI_CHROMIUM", browser);
    Ok(driver)
}

fn judge(tally: &Tally) -> Result<(), String> {
    if tally.silent > 0 {
        return Err(format!("{} test programs crashed", tally.silent));
    }
    if tally.failed > 0 {
        return Err(format!("{} tests failed", tally.failed));
    }
    if tally.ignored > 0 {
        return Err(format!("{} tests are ignored: mend or delete them", tally.ignored));
    }
    if tally.passed == 0 {
        return Err("no test ran".to_owned());
    }
    Ok(())
}

fn cargo(words: &[&str]) -> Result<(), String> {
    run::must(&mut run::cargo(words), &format!("cargo {}", words.join(" ")))
}

fn step<T>(name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("\n== {name}");
    let start = Instant::now();
    let done = work();
    let how = if done.is_ok() { "done" } else { "failed" };
    println!("== {name} {how} in {}", spoken(start.elapsed()));
    done.map_err(|line| format!("{name}: {line}"))
}

fn spoken(time: Duration) -> String {
    let tenths = time.as_millis() / 100;
    match tenths / 600 {
        0 => format!("{}.{} s", tenths / 10, tenths % 10),
        minutes => format!("{minutes} min {} s", tenths % 600 / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_out_in_silence() {
        let judged = |said: &str| {
            let mut tally = Tally::default();
            tally.see(said);
            judge(&tally).is_ok()
        };
        assert!(judged("test result: ok. 3 passed; 0 failed; 0 ignored"));
        assert!(!judged("test result: ok. 3 passed; 0 failed; 1 ignored"));
        assert!(!judged("test result: FAILED. 3 passed; 1 failed; 0 ignored"));
        assert!(!judged("nothing ran"));
    }

    #[test]
    fn times_are_spoken() {
        assert_eq!(spoken(Duration::from_millis(3_250)), "3.2 s");
        assert_eq!(spoken(Duration::from_secs(125)), "2 min 5 s");
    }
}
