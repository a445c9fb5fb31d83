//! Measures the Book from the command line: `make DIR LEAVES FIGURES MONTHS`, `book DIR UNIT
//! MONTH`, `writes DIR SECONDS`. The product offers the same as `nhanai bench`.

use kernel::{Error, Month, Result};
use std::path::PathBuf;
use std::time::Duration;

fn main() -> Result<()> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Error::fault)?;
    let told: Vec<String> = std::env::args().skip(1).collect();
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    match told.as_slice() {
        ["make", folder, leaves, figures, months] => {
            let number = |text: &str| text.parse::<usize>().map_err(Error::fault);
            let (leaves, figures) = (number(leaves)?, number(figures)?);
            book::bench::make_set(&PathBuf::from(folder), leaves, figures, number(months)?, 1)
        }
        ["book", folder, unit, month] => {
            let folder = PathBuf::from(folder);
            let (units, facts) = (folder.join("units.csv"), folder.join("facts.csv"));
            let month = Month::parse(month).map_err(|_| Error::fault("a month is 2024-10"))?;
            print(&runtime.block_on(book::bench::run(&units, &facts, unit, month))?)
        }
        ["writes", folder, seconds] => {
            let time = Duration::from_secs(seconds.parse().map_err(Error::fault)?);
            let folder = PathBuf::from(folder);
            print(&runtime.block_on(book::bench::writes(&folder, 64, time))?)
        }
        _ => Err(Error::fault("give make, book or writes, as this file's head says")),
    }
}

fn print(report: &impl serde::Serialize) -> Result<()> {
    println!("{}", serde_json::to_string(report).map_err(Error::fault)?);
    Ok(())
}
