//! The reader behind the capabilities' back: they hand over what somebody sent, this has it opened
//! by a process of its own (this same program, called for nothing else) and puts it on the shelf of
//! the house. It opens no file itself.

use kernel::Result;
use kernel::received::{Marks, Table};
use kit::reader::{Reader, Reading};
use reader::Guard;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// The word that calls this program for reading alone.
pub const WORD: &str = "read-file";

/// The program that runs, whatever became of its file meanwhile.
const MYSELF: &str = "/proc/self/exe";

struct Guarded(Guard);

impl Reader for Guarded {
    fn table(&self, bytes: &[u8]) -> Result<Table> {
        self.0.table(bytes)
    }

    fn words(&self, bytes: &[u8]) -> Result<Vec<String>> {
        self.0.words(bytes)
    }

    fn marked(&self, bytes: &[u8], marks: &Marks) -> Result<Vec<u8>> {
        self.0.marked(bytes, marks)
    }
}

/// The reader, as capabilities know it.
pub fn reader() -> Reading {
    by(Path::new(MYSELF), &[WORD])
}

/// The same by another program that answers as this one does.
pub fn by(program: &Path, words: &[&str]) -> Reading {
    Reading(Arc::new(Guarded(Guard::new(program, words))))
}

/// The reader of the command line: the keeper of the machine loads larger files than a guest.
pub fn of_the_house() -> Reading {
    Reading(Arc::new(Guarded(Guard::new(MYSELF, &[WORD]).with(reader::Room::OF_THE_HOUSE))))
}

/// What this program does when it is called by [`WORD`].
pub fn answer() -> ExitCode {
    match reader::child::answer() {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            eprintln!("nhanai: {cause}");
            ExitCode::FAILURE
        }
    }
}
