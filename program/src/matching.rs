//! `nhanai match`: who stands in a list twice. It reads one file and writes another; it opens no
//! database, and the list is neither kept nor changed.

use crate::cli::{Outcome, Stop};
use clap::Args;
use matcher::{Columns, Flaw};
use std::fmt::Display;
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

/// Which list, and what its columns are.
#[derive(Args)]
pub struct MatchArgs {
    /// The list: CSV in UTF-8 with a head
    #[arg(long)]
    records: PathBuf,
    /// Our field = column of the file, by commas: id=ma,name=ho+ten,birth=ngay_sinh; fields are id,
    /// name, sex, birth, number, phone, hamlet, commune, district, province; + joins columns
    #[arg(long)]
    columns: String,
    /// What became of communes: old_commune,old_district,old_province,new_commune,new_province
    #[arg(long)]
    places: Option<PathBuf>,
    /// The pairs to write: id_a,id_b,score,decision (match, or possible: somebody should look)
    #[arg(long)]
    out: PathBuf,
}

/// Runs the command.
pub fn run(args: MatchArgs) -> Outcome {
    let columns = Columns::parse(&args.columns).map_err(|flaw| stop("--columns", flaw))?;
    let renamed = match &args.places {
        Some(file) => matcher::read_renamed(open(file)?).map_err(|flaw| at(file, flaw))?,
        None => Vec::new(),
    };
    let found = matcher::find(open(&args.records)?, &columns, &renamed);
    let found = found.map_err(|flaw| at(&args.records, flaw))?;
    let out = File::create(&args.out).map_err(|cause| at(&args.out, cause))?;
    let matched = found.write(BufWriter::new(out)).map_err(|flaw| at(&args.out, flaw))?;
    println!(
        "{} records: {} pairs are one person, {} pairs should be looked at",
        matched.records, matched.matches, matched.possible
    );
    Ok(())
}

fn open(file: &Path) -> Result<BufReader<File>, Stop> {
    File::open(file).map(BufReader::new).map_err(|cause| at(file, cause))
}

fn at(file: &Path, what: impl Display) -> Stop {
    Stop::Said(format!("{}: {what}", file.display()))
}

fn stop(word: &str, flaw: Flaw) -> Stop {
    Stop::Said(format!("{word}: {flaw}"))
}
