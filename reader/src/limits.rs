//! How much a file from outside may ask for, and the walls that a reading process puts around
//! itself before it takes the first byte of one. They are about safety; what a table should hold is
//! judged by whoever takes it.

use kernel::received::{LIMIT_BYTES, LIMIT_CELLS, LIMIT_SAID_BYTES, Unfit};
use rustix::process::{Resource, Rlimit, setrlimit};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The room that a file is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// The file as it came.
    pub file_bytes: usize,
    /// What the parts of a packed one may come to once unpacked.
    pub unpacked_bytes: u64,
    /// Rows of a sheet.
    pub rows: u32,
    /// Cells that hold something, all sheets together.
    pub cells: usize,
    /// What these cells may say together.
    pub said_bytes: usize,
    /// What may be answered, the marks between the words among it.
    pub answer_bytes: u64,
    /// Memory of the reading process.
    pub data_bytes: u64,
    /// Time of the processor.
    pub seconds: u64,
}

const MB: usize = 1_024 * 1_024;

impl Room {
    /// What somebody sends over the web: six times the communes of the country in rows.
    pub const OF_A_GUEST: Room = Room {
        file_bytes: LIMIT_BYTES,
        unpacked_bytes: 64 * MB as u64,
        rows: 20_000,
        cells: LIMIT_CELLS,
        said_bytes: LIMIT_SAID_BYTES,
        answer_bytes: 32 * MB as u64,
        data_bytes: 80 * MB as u64,
        seconds: 2,
    };
    /// What the keeper of the machine loads by a command: a year of a province.
    pub const OF_THE_HOUSE: Room = Room {
        file_bytes: 400 * MB,
        unpacked_bytes: 2_000 * MB as u64,
        rows: 1_048_576,
        cells: 30_000_000,
        said_bytes: 1_000 * MB,
        answer_bytes: 2_000 * MB as u64,
        data_bytes: 4_000 * MB as u64,
        seconds: 120,
    };

    /// How long the program waits for an answer and listens to it: what takes its time of the
    /// processor is ended by the system, so this is for a machine that has other things to do.
    pub fn wait(&self) -> Duration {
        Duration::from_secs(PATIENCE * self.seconds)
    }

    /// What a table may still say before the first word of it.
    pub fn left(&self) -> Left {
        let rows = SHEETS_OF_ROWS * self.rows as usize;
        Left { rows, cells: self.cells, said_bytes: self.said_bytes }
    }
}

/// What a table may still say: counted down by the process that reads it, and again by the program
/// that listens. Neither goes on beyond it.
#[derive(Debug, Clone, Copy)]
pub struct Left {
    rows: usize,
    cells: usize,
    said_bytes: usize,
}

impl Left {
    /// One more cell that says so many bytes.
    pub fn cell(&mut self, bytes: usize) -> Result<(), Unfit> {
        self.cells = self.cells.checked_sub(1).ok_or(Unfit::TooManyCells)?;
        self.said_bytes = self.said_bytes.checked_sub(bytes).ok_or(Unfit::TooManyCells)?;
        Ok(())
    }

    /// One more row of any sheet.
    pub fn row(&mut self) -> Result<(), Unfit> {
        self.rows = self.rows.checked_sub(1).ok_or(Unfit::TooManyRows)?;
        Ok(())
    }
}

/// On a busy machine a process has a third of the time for itself.
const PATIENCE: u64 = 3;
/// Parts of a packed file; a workbook of twenty sheets has fewer than a hundred.
pub const PARTS: usize = 1_000;
/// Sheets that are read.
pub const TABS: usize = 20;
/// Columns of a sheet: four times the figures of the report.
pub const COLUMNS: u32 = 256;
/// Letters of a cell: what Excel itself takes.
pub const LETTERS: usize = 32_767;
/// Full sheets that all rows of a file come to: a table, and what its template remembers of it.
const SHEETS_OF_ROWS: usize = 2;
/// Letters of the word on a sheet; Excel takes thirty-one.
pub const TAB_LETTERS: usize = 100;
/// Letters of a text: a hundred pages, where a report has thirty.
pub const TEXT_LETTERS: usize = 250_000;
/// Paragraphs of a text.
pub const PARAGRAPHS: usize = 10_000;
/// How deep the elements of a Word file may stand in each other.
pub const DEPTH: usize = 200;

/// Doors a reading process holds: its input, its output, its complaints. It opens no other.
const DOORS: u64 = 3;

/// Puts the walls up. A process without them does not read: the error says which one failed.
pub fn raise(room: &Room) -> Result<(), String> {
    let walls = [
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, DOORS),
        (Resource::Cpu, room.seconds),
        (Resource::Data, room.data_bytes),
    ];
    for (wall, most) in walls {
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        setrlimit(wall, limit).map_err(|cause| format!("{wall:?}: {cause}"))?;
    }
    Ok(())
}
