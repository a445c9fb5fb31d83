//! Prints a report like the October 2024 report of the Kiên Giang chapter as `.docx`, `.pdf` and
//! `.xlsx` into the folder that is named, and says how long each took. It is for looking at the
//! pages; the real report is made by `reporting` from figures.

#[path = "../src/tests/sample.rs"]
mod sample;

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let folder = std::env::args().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    for (name, paper) in [("report", sample::proved()), ("letter", sample::letter())] {
        for round in ["first", "again"] {
            let start = Instant::now();
            fs::write(folder.join(name).with_extension("docx"), press::docx(&paper)?)?;
            let word_ms = start.elapsed().as_millis();
            let start = Instant::now();
            fs::write(folder.join(name).with_extension("pdf"), press::pdf(&paper)?)?;
            println!("{name} {round}: docx {word_ms} ms, pdf {} ms", start.elapsed().as_millis());
        }
        fs::write(folder.join(name).with_extension("txt"), paper.text())?;
    }
    fs::write(folder.join("sheet.xlsx"), press::xlsx(&sample::sheet())?)?;
    Ok(())
}
