//! The goods of the demo: what SIPCO gave in October 2024, received by the province and handed over
//! by its units, as S4 tells (I.3). Received through the same store as an officer's goods.

use super::October;
use activities::acts;
use activities::model::{ConsignmentId, ConsignmentRow};
use kernel::db::Tx;
use kernel::{Day, Result, Who, place};
use kit::House;

/// Who gave them, as S4 names it.
pub const SIPCO: &str = "Công ty cổ phần xúc tiến đầu tư và phát triển bền vững (SIPCO)";
/// The kind of work that hands them over.
const KIND: &str = "water-filter";
const PROVINCE: &str = "kien-giang";

/// Receives the filters on the first day of the month: as many and worth as much as S4 says.
pub async fn receive(
    house: &House,
    who: &Who,
    printed: &October,
) -> Result<(&'static str, ConsignmentId)> {
    let of = |code: &str| printed.amounts.get(code).copied().unwrap_or(0);
    let id = ConsignmentId::new();
    let (quantity, amount) = (of("water_filters"), of("water_filters_value"));
    let at_least = printed.at_least.contains(&"water_filters_value");
    let who = who.clone();
    let write = move |tx: &mut Tx<'_>| {
        let received_on = Day::parse("2024-10-01").map_err(kernel::Error::from)?;
        let place = place::find(tx, PROVINCE, received_on)?;
        let pass = who.may(&acts::RECORD, &place)?;
        let new = ConsignmentRow {
            id,
            unit: place.id,
            item: "Thiết bị lọc nước".to_owned(),
            noun: "thiết bị".to_owned(),
            partner: SIPCO.to_owned(),
            received_on,
            quantity,
            amount,
            at_least,
            kind: Some(KIND.to_owned()),
            note: String::new(),
            handed: 0,
            taken_back_why: None,
            version: 0,
        };
        activities::store::add_consignment(tx, &pass, &new)
    };
    house.db.write(write).await?;
    Ok((KIND, id))
}
