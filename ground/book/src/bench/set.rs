//! The set the figures to reach are measured on: made from a seed, the same bytes each time.

use kernel::{Error, Month, Result};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

const PROVINCES: usize = 34;
const DISTRICTS: usize = 700;

/// Writes `units.csv` (a centre, 34 provinces, 700 districts, the leaves) and `facts.csv` (each
/// leaf × figure × month, months ending with December 2024) into a folder.
pub fn make_set(
    folder: &Path,
    leaves: usize,
    figures: usize,
    months: usize,
    seed: u64,
) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(Error::fault)?;
    let districts = DISTRICTS.min(leaves.max(1));
    write(&folder.join("units.csv"), |file| {
        writeln!(file, "code,parent,name")?;
        writeln!(file, "vn,,Trung ương Hội")?;
        for at in 0..PROVINCES {
            writeln!(file, "p{at:02},vn,Tỉnh {at:02}")?;
        }
        for at in 0..districts {
            writeln!(file, "d{at:03},p{:02},Huyện {at:03}", at % PROVINCES)?;
        }
        for at in 0..leaves {
            writeln!(file, "x{at:05},d{:03},Xã {at:05}", at % districts)?;
        }
        Ok(())
    })?;
    let last = Month::parse("2024-12").map_err(|_| Error::NotFound)?;
    let first = 1 - i64::try_from(months).map_err(Error::fault)?;
    let months: Vec<String> = (first..=0).map(|step| last.add_months(step).iso()).collect();
    let mut state = seed;
    write(&folder.join("facts.csv"), |file| {
        writeln!(file, "unit,figure,period,value")?;
        for leaf in 0..leaves {
            for month in &months {
                for figure in 1..=figures {
                    let value = draw(&mut state, figure);
                    writeln!(file, "x{leaf:05},f{figure:02},{month},{value}")?;
                }
            }
        }
        Ok(())
    })
}

/// Most figures are counts; every tenth is money in đồng.
fn draw(state: &mut u64, figure: usize) -> u64 {
    // SplitMix64: small, well known, the same on every machine.
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^= mixed >> 31;
    if figure.is_multiple_of(10) { mixed % 900 * 1_000_000 } else { mixed % 1_000 }
}

fn write(
    path: &Path,
    body: impl FnOnce(&mut BufWriter<File>) -> std::io::Result<()>,
) -> Result<()> {
    let file = File::create(path).map_err(Error::fault)?;
    let mut file = BufWriter::with_capacity(1 << 20, file);
    body(&mut file).and_then(|()| file.flush()).map_err(Error::fault)
}
