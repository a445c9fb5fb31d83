//! What the demo needs to be read on two maps: old An Giang's October 2024 and the new An Giang's
//! October 2025. No source prints them: both are synthetic and marked so.

use super::month::{Amounts, Part, levels_after, split, synthetic};
use super::october;
use super::plan::{Plan, Planned, plan};
use super::reports::{Share, report};
use super::work::{Beside, record};
use crate::cli::Stop;
use book::{Figures, Maps, OnMap};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Error, Month, Result, UnitId, Who};
use kit::House;
use reporting::acts;

/// Both stand under this path, before July 2025 and since.
const PROVINCE: &str = "an-giang";
const MARK: &str = "mark-synthetic";

/// A month of the demo.
struct Later {
    month: &'static str,
    /// How large it is beside Kiên Giang's October, in percent.
    percent: i64,
    /// How many of the units directly under the province report work (a hundred communes would say
    /// no more).
    most: usize,
    /// The last month of the map before, whose levels its own go on from.
    after: Option<&'static str>,
}

const MONTHS: [Later; 2] = [
    Later { month: "2024-10", percent: 88, most: 11, after: None },
    Later { month: "2025-10", percent: 188, most: 12, after: Some("2025-06") },
];

/// Adds both months.
pub async fn add(house: &House) -> std::result::Result<(), Stop> {
    let given = october().amounts;
    for Later { month: text, percent, most, after } in MONTHS {
        let month = Month::parse(text).map_err(kernel::Error::from)?;
        let whole = synthetic(&format!("{PROVINCE} {text}"), &given, percent);
        // Nobody records work before it is done: each month is written when it is over.
        let who = &super::author_on(month.next().first());
        let mut shares = shares(house, month, most, &whole).await?;
        if let Some(after) = after {
            let after = Month::parse(after).map_err(kernel::Error::from)?;
            go_on(house, who, (after, month), &mut shares).await?;
        }
        for share in shares {
            let of = Plan { month, unit: &share.place.code, most: Some(1) };
            // Places and givers are Kiên Giang's, as S4 names them.
            let work = plan(&of, &share.amounts, catalogue::shipped())
                .into_iter()
                .map(|one| Planned { place: None, partner: None, ..one })
                .collect();
            record(house, who, share.place.clone(), work, MARK, &Beside::default()).await?;
            report(house, who, month, share, MARK).await?;
        }
    }
    Ok(())
}

/// Sets the levels of a month by those of the map before, unit by unit as they fall to it: whoever
/// does not report keeps its own, and nobody is counted there and here.
async fn go_on(
    house: &House,
    who: &Who,
    (after, month): (Month, Month),
    shares: &mut [Share],
) -> Result<()> {
    let (figures, maps) = (house.shelf::<Figures>()?, house.shelf::<Maps>()?);
    let units: Vec<UnitId> = shares.iter().map(|share| share.place.id).collect();
    let who = who.clone();
    let read = move |tx: &mut Tx<'_>| {
        let day = month.last();
        let pass = who.may(&acts::VIEW, &place::find(tx, PROVINCE, day)?)?;
        let (atlas, at) = (maps.atlas(tx)?, (units.as_slice(), day));
        let told = book::units_on_map(tx, &pass, &figures, &atlas, at, &[after], None)?;
        told.iter().map(|months| by_code(&figures, months)).collect::<Result<Vec<Amounts>>>()
    };
    for (share, before) in shares.iter_mut().zip(house.db.read(read).await?) {
        levels_after(&mut share.amounts, &before);
    }
    Ok(())
}

fn by_code(figures: &Figures, months: &[OnMap]) -> Result<Amounts> {
    let Some(OnMap::Told { values, .. }) = months.first() else {
        return Err(Error::fault("a shipped cut has no shares"));
    };
    let code = |id| figures.get(id).and_then(|known| known.declared).map(|figure| figure.code);
    Ok(values.iter().filter_map(|(id, value)| Some((code(*id)?, *value))).collect())
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
