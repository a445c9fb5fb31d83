//! `nhanai template`: an empty table with its explanation, for `nhanai import`. It opens no
//! database.

use crate::cli::{Outcome, Stop};
use crate::house;
use clap::{Args, ValueEnum};
use std::io::Write;
use std::path::{Path, PathBuf};

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
    /// A table as text, or a spreadsheet; when not said, as the file's name ends, else as text
    #[arg(long, value_enum)]
    format: Option<Format>,
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

impl Format {
    /// The kind that a file's name tells: a table as text unless it is named as a spreadsheet.
    fn of(file: Option<&Path>) -> Format {
        let ending = file.and_then(Path::extension).unwrap_or_default();
        if ending.eq_ignore_ascii_case("xlsx") { Format::Xlsx } else { Format::Csv }
    }
}

/// Runs the command.
pub fn run(args: TemplateArgs) -> Outcome {
    let What::Activities = args.what;
    let (words, kinds) = (house::words()?, catalogue::shipped());
    let format = args.format.unwrap_or_else(|| Format::of(args.out.as_deref()));
    let bytes = match format {
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

#[cfg(test)]
mod tests {
    use super::Format;
    use std::path::Path;

    #[test]
    fn a_file_is_what_its_name_says() {
        let of = |name: &str| Format::of(Some(Path::new(name)));
        assert!(of("viec.xlsx") == Format::Xlsx && of("VIEC.XLSX") == Format::Xlsx);
        assert!(of("viec.csv") == Format::Csv && of("viec") == Format::Csv);
        assert!(Format::of(None) == Format::Csv);
    }
}
