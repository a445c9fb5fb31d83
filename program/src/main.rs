//! The binary `nhanai`. It reads the command line, runs one command and answers with an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    program::cli::run()
}
