//! Checking what this capability keeps against itself. It repairs nothing.

use crate::store;
use kernel::Result;
use kernel::db::Tx;

/// Consignments whose row and whose work disagree, or of which more is gone than came.
pub fn verify(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let all = store::every_consignment(tx)?;
    let wrong = all.into_iter().filter(|(_, came, handed, gone)| handed != gone || gone > came);
    Ok(wrong
        .map(|(id, came, handed, gone)| {
            format!(
                "consignment {id}: {came} came, its row says {handed} are gone, its work {gone}"
            )
        })
        .collect())
}
