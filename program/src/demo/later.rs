//! What the demo needs to be read on two maps: old An Giang's October 2024 and the new An Giang's
//! October 2025. No source prints them: both are synthetic and marked so.

use super::month::{Amounts, Part, split, synthetic};
use super::october;
use super::plan::{Plan, Planned, plan};
use super::reports::{Share, report};
use super::work::record;
use crate::cli::Stop;
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Month, Result};
use kit::House;

/// Both stand under this path, before July 2025 and since.
const PROVINCE: &str = "an-giang";
const MARK: &str = "mark-synthetic";

/// A month: its name, how large it is beside Kiên Giang's October in percent, and how many of the
/// units directly under the province report work (a hundred communes would say no more).
const MONTHS: [(&str, i64, usize); 2] = [("2024-10", 88, 11), ("2025-10", 188, 12)];

/// Adds both months.
pub async fn add(house: &House) -> std::result::Result<(), Stop> {
    let given = october().amounts;
    for (text, percent, most) in MONTHS {
        let month = Month::parse(text).map_err(kernel::Error::from)?;
        let whole = synthetic(&format!("{PROVINCE} {text}"), &given, percent);
        // Nobody records work before it is done: each month is written when it is over.
        let who = &super::author_on(month.next().first());
        for share in shares(house, month, most, &whole).await? {
            let of = Plan { month, unit: &share.place.code, most: Some(1) };
            // Places and givers are Kiên Giang's, as S4 names them.
            let work = plan(&of, &share.amounts, catalogue::shipped())
                .into_iter()
                .map(|one| Planned { place: None, partner: None, ..one })
                .collect();
            record(house, who, share.place.clone(), work, MARK, None).await?;
            report(house, who, month, share, MARK).await?;
        }
    }
    Ok(())
}

/// The month split over some units directly under the province, by how many communes each has.
async fn shares(house: &House, month: Month, most: usize, whole: &Amounts) -> Result<Vec<Share>> {
    let read = move |tx: &mut Tx<'_>| {
        let day = month.last();
        let province = place::find(tx, PROVINCE, day)?;
        let mut units: Vec<(Place, i64)> = Vec::new();
        for row in place::children(tx, province.id, day)?.into_iter().take(most) {
            let weight = place::children(tx, row.id, day)?.len().max(1) as i64;
            units.push((place::get(tx, row.id, day)?, weight));
        }
        Ok(units)
    };
    let units = house.db.read(read).await?;
    let parts: Vec<Part> = units
        .iter()
        .map(|(place, weight)| Part { code: place.code.clone(), weight: *weight })
        .collect();
    let amounts = split(whole, &parts);
    Ok(units
        .into_iter()
        .zip(amounts)
        .map(|((place, _), amounts)| Share { place, amounts })
        .collect())
}
