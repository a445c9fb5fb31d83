//! Every statement of the files that are taken in. It decides nothing: rules come before, the
//! journal line stands under each step of a file.

mod deeds;
mod files;
mod intakes;
mod rows;

pub use deeds::{add_deeds, deeds_left, next_deeds, settle_deed, waiting};
pub use files::{File, add_file, file, file_name};
pub use intakes::{Change, add, confirm, found, get, list, old, running, step, to_forget};
pub use rows::{add_rows, each_row, next_rows, page, settle_row, take_alike};

use kernel::Error;

/// Somebody was faster: the file stands elsewhere by now.
fn stale(base: i64, current: i64) -> Error {
    Error::stale("state", base, current)
}
