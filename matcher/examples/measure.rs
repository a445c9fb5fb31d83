//! Matches a list whose truth is known and prints how well: `measure made DIR` as `made` wrote it,
//! or `measure febrl FILE…` for the data sets of FEBRL (files joined, spaces after commas allowed).

use matcher::Columns;
use matcher::made::{COLUMNS, measure};
use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::Path;

/// The columns of FEBRL's data sets.
const FEBRL: &str = "id=rec_id,name=given_name+surname,birth=date_of_birth,number=soc_sec_id,\
    hamlet=address_1,commune=suburb,district=postcode,province=state";

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let measured = match words.split_first() {
        Some((kind, [dir])) if kind == "made" => {
            let dir = Path::new(dir);
            let renamed = matcher::read_renamed(fs::File::open(dir.join("places.csv"))?)?;
            let mut of = HashMap::new();
            for row in csv::Reader::from_path(dir.join("truth.csv"))?.records() {
                let row = row?;
                of.insert(row[0].to_owned(), row[1].to_owned());
            }
            let list = fs::read(dir.join("people.csv"))?;
            let person = |id: &str| of.get(id).cloned().unwrap_or_default();
            measure(&list, &Columns::parse(COLUMNS)?, &renamed, person)?
        }
        Some((kind, files)) if kind == "febrl" && !files.is_empty() => {
            let mut list = String::new();
            for file in files {
                let text = fs::read_to_string(file)?;
                let skip = usize::from(!list.is_empty());
                for line in text.lines().skip(skip) {
                    list.push_str(line);
                    list.push('\n');
                }
            }
            // `rec-12-org` and `rec-12-dup-0` are one person.
            let person = |id: &str| id.split('-').nth(1).unwrap_or(id).to_owned();
            measure(list.as_bytes(), &Columns::parse(FEBRL)?, &[], person)?
        }
        _ => return Err("measure made DIR | measure febrl FILE…".into()),
    };
    println!("{measured}");
    Ok(())
}
