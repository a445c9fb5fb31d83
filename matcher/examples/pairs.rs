//! Matches a list from the command line and says what it cost: `pairs FILE COLUMNS OUT [PLACES]`.
//! It is `nhanai match` without the rest of the program.

use std::error::Error;
use std::fs::File;
use std::io::{BufReader, BufWriter};

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let mut word = || words.next().ok_or("pairs FILE COLUMNS OUT [PLACES]");
    let (file, columns, out) = (word()?, word()?, word()?);
    let renamed = match words.next() {
        Some(places) => matcher::read_renamed(BufReader::new(File::open(places)?))?,
        None => Vec::new(),
    };
    let columns = matcher::Columns::parse(&columns)?;
    let found = matcher::find(BufReader::new(File::open(file)?), &columns, &renamed)?;
    println!("{:?}", found.write(BufWriter::new(File::create(out)?))?);
    Ok(())
}
