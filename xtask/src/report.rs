//! The sum of what the test programs said of themselves. It reads cargo's own lines and judges
//! nothing that they did not say.

use std::fmt;

/// Tests that passed, failed and were left out.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Passed.
    pub passed: u64,
    /// Failed.
    pub failed: u64,
    /// Marked `ignore` in the source.
    pub ignored: u64,
    /// Left out by a filter on the command line.
    pub filtered: u64,
    /// Test programs that ended without saying how many tests failed (they crashed).
    pub silent: u64,
    open: bool,
}

impl Tally {
    /// Takes in one line of output.
    pub fn see(&mut self, line: &str) {
        if line.starts_with("running ") && (line.ends_with(" tests") || line.ends_with(" test")) {
            self.close();
            self.open = true;
        }
        let Some(said) = line.strip_prefix("test result: ") else { return };
        self.open = false;
        let counts = said.split_once(". ").map_or("", |(_, counts)| counts);
        for part in counts.split("; ") {
            let Some((count, what)) = part.split_once(' ') else { continue };
            let Ok(count) = count.parse::<u64>() else { continue };
            match what {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                "ignored" => self.ignored += count,
                "filtered out" => self.filtered += count,
                _ => {}
            }
        }
    }

    /// The output has ended.
    pub fn close(&mut self) {
        if std::mem::take(&mut self.open) {
            self.silent += 1;
            self.failed += 1;
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.see(line));
        tally.close();
        tally
    }

    #[test]
    fn results_are_summed() {
        let both = tally(&[
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 2 filtered out; 0.1s",
            "running 1 test",
            "test result: FAILED. 0 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out",
        ]);
        assert_eq!(both.to_string(), "3 passed, 1 failed");
        assert_eq!((both.ignored, both.filtered, both.silent), (1, 2, 0));
    }

    #[test]
    fn a_test_program_that_crashed_is_a_failure() {
        let crashed = tally(&["running 3 tests", "running 1 test", "test result: ok. 1 passed"]);
        assert_eq!((crashed.silent, crashed.failed), (1, 1));
    }
}
