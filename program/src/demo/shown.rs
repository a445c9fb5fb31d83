//! What the demo shows to anyone: the figures of the province's issued October paper.

use crate::cli::Stop;
use kernel::db::Tx;
use kernel::{Month, Who, place};
use kit::House;

/// Publishes it.
pub async fn add(house: &House, who: &Who) -> Result<(), Stop> {
    let (who, october) = (who.clone(), Month::parse("2024-10").map_err(kernel::Error::from)?);
    let work = move |tx: &mut Tx<'_>| {
        let province = place::find(tx, "kien-giang", october.last())?;
        let pass = who.may(&open::PUBLISH, &province)?;
        let report = reporting::store::find(tx, &pass, october)?;
        open::store::publish(tx, &pass, &report.ok_or(kernel::Error::NotFound)?)
    };
    Ok(house.db.write(work).await?)
}
