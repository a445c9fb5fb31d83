//! How much a file from outside may ask for, and the walls that a reading process puts around
//! itself before it takes the first byte of one. They are about safety; what a table should hold is
//! judged by whoever takes it.

use kernel::received::LIMIT_BYTES;
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
    /// What may be answered.
    pub answer_bytes: u64,
    /// Memory of the reading process.
    pub data_bytes: u64,
    /// Time of the processor, and of who waits.
    pub seconds: u64,
}

const MB: usize = 1_024 * 1_024;

impl Room {
    /// What somebody sends over the web: six times the communes of the country in rows.
    pub const OF_A_GUEST: Room = Room {
        file_bytes: LIMIT_BYTES,
        unpacked_bytes: 64 * MB as u64,
        rows: 20_000,
        answer_bytes: 96 * MB as u64,
        data_bytes: 80 * MB as u64,
        seconds: 2,
    };
    /// What the keeper of the machine loads by a command: a year of a province.
    pub const OF_THE_HOUSE: Room = Room {
        file_bytes: 400 * MB,
        unpacked_bytes: 2_000 * MB as u64,
        rows: 1_048_576,
        answer_bytes: 2_000 * MB as u64,
        data_bytes: 4_000 * MB as u64,
        seconds: 120,
    };

    /// How long the program waits for an answer.
    pub fn wait(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}

/// Parts of a packed file; a workbook of twenty sheets has fewer than a hundred.
pub const PARTS: usize = 1_000;
/// Sheets that are read.
pub const TABS: usize = 20;
/// Columns of a sheet: four times the figures of the report.
pub const COLUMNS: u32 = 256;
/// Letters of a cell: what Excel itself takes.
pub const LETTERS: usize = 32_767;
/// Letters of a text: five hundred pages.
pub const TEXT_LETTERS: usize = 1_000_000;
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
