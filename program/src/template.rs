//! `nhanai template`: an empty table with its explanation, for `nhanai import`. It opens no
//! database.

use crate::cli::{Outcome, Stop};
use crate::house;
use clap::{Args, ValueEnum};
use std::io::Write;
use std::path::PathBuf;

/// What the table is for.
#[derive(Clone, Copy, ValueEnum)]
pub enum What {
    /// Work that was done, one piece a line
    Activities,
}

/// Which table, and where to.
#[derive(Args)]
pub struct TemplateArgs {
    /// What the table is for
    #[arg(value_enum)]
    what: What,
    /// A table as text, or a spreadsheet
    #[arg(long, value_enum, default_value = "csv")]
    format: Format,
    /// The file to write; standard output when not said
    #[arg(long)]
    out: Option<PathBuf>,
}

/// What kind of file.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Csv,
    Xlsx,
}

/// Runs the command.
pub fn run(args: TemplateArgs) -> Outcome {
    let What::Activities = args.what;
    let (words, kinds) = (house::words()?, catalogue::shipped());
    let bytes = match args.format {
        Format::Csv => activities::sheet::template(&words, kinds).into_bytes(),
        Format::Xlsx => {
            let today = house::clock(None).today();
            press::xlsx_workbook(&activities::sheet::workbook(&words, kinds, today))?
        }
    };
    let written = match &args.out {
        Some(file) => std::fs::write(file, bytes),
        None => std::io::stdout().lock().write_all(&bytes),
    };
    written.map_err(|cause| {
        let name = args.out.map_or("standard output".into(), |file| file.display().to_string());
        Stop::Said(format!("{name}: {cause}"))
    })
}
