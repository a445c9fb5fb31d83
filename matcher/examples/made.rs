//! Writes a made list with its truth and what became of communes: `made DIR ROWS SEED PLAN`, the
//! plan being usual, hasty or sparse. It reads the shipped map and nothing else.

use matcher::Renamed;
use matcher::made::{Plan, Slips, make};
use std::collections::HashMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [dir, rows, seed, plan] = words.as_slice() else {
        return Err("made DIR ROWS SEED usual|hasty|sparse".into());
    };
    let slips = match plan.as_str() {
        "hasty" => Slips::HASTY,
        "sparse" => Slips::SPARSE,
        _ => Slips::USUAL,
    };
    let (rows, seed): (usize, u64) = (rows.parse()?, seed.parse()?);
    let mut renamed = shipped()?;
    let file = |name: &str| File::create(Path::new(dir).join(name)).map(BufWriter::new);
    let mut places = file("places.csv")?;
    writeln!(places, "old_commune,old_district,old_province,new_commune,new_province")?;
    for row in &renamed {
        writeln!(
            places,
            "{},{},{},{},{}",
            row.old_commune, row.old_district, row.old_province, row.new_commune, row.new_province
        )?;
    }
    // Communes of one province stand together; which ones come first is the seed's.
    let turn = usize::try_from(seed)? * 997 % renamed.len();
    renamed.rotate_left(turn);
    let communes = (rows / 90).max(60);
    let plan = Plan { rows, seed, repeated: 30, communes, slips };
    make(&plan, &renamed, file("people.csv")?, file("truth.csv")?)?;
    Ok(())
}

/// What became of communes in July 2025, from the shipped tables.
fn shipped() -> Result<Vec<Renamed>, Box<dyn Error>> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/admin-units");
    let table = |name: &str| -> Result<Vec<Vec<String>>, Box<dyn Error>> {
        let rows = csv::Reader::from_path(dir.join(name))?.into_records();
        rows.map(|row| Ok(row?.iter().map(str::to_owned).collect())).collect()
    };
    let named = |rows: &[Vec<String>]| -> HashMap<String, String> {
        rows.iter().map(|row| (row[0].clone(), row[1].clone())).collect()
    };
    let old: HashMap<String, Vec<String>> =
        table("legacy_communes.csv")?.into_iter().map(|row| (row[0].clone(), row)).collect();
    let new: HashMap<String, Vec<String>> =
        table("communes.csv")?.into_iter().map(|row| (row[0].clone(), row)).collect();
    let (districts, before, today) = (
        named(&table("legacy_districts.csv")?),
        named(&table("legacy_provinces.csv")?),
        named(&table("provinces.csv")?),
    );
    let mut renamed = Vec::new();
    for row in table("succession_communes_2025.csv")? {
        let (Some(old), Some(new)) = (old.get(&row[1]), new.get(&row[2])) else { continue };
        renamed.push(Renamed {
            old_commune: old[1].clone(),
            old_district: districts[&old[3]].clone(),
            old_province: before[&old[4]].clone(),
            new_commune: new[1].clone(),
            new_province: today[&new[3]].clone(),
        });
    }
    Ok(renamed)
}
