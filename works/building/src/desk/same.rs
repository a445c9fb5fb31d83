//! Asking before a household has a house twice. The answer is kept with the file; nothing else is
//! refused.

use crate::model::ConstructionRow;
use crate::{rules, store};
use kernel::db::Tx;
use kernel::{Error, Flaw, Pass, Result};

/// The row with the house that it was said to differ from. One that looks like a house of the unit
/// is refused at the field in which somebody says that it is another, unless they said so, now or
/// before.
pub(super) fn asked(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: ConstructionRow,
    is_another: bool,
) -> Result<ConstructionRow> {
    if !row.is_house() {
        return Ok(row);
    }
    let (first, last) =
        (row.applied_on.add_months(-rules::MONTHS), row.applied_on.add_months(rules::MONTHS));
    let known = store::houses(tx, pass, (first, last))?;
    let Some(found) = rules::same_house(&row, &known) else { return Ok(row) };
    if is_another || row.other_than == Some(found.id) {
        return Ok(ConstructionRow { other_than: Some(found.id), ..row });
    }
    let flaw = Flaw::new("again", "construction-same-house")
        .arg("title", found.title.clone())
        .arg("day", found.applied_on.vn())
        .arg("id", found.id.to_string());
    Err(Error::Invalid(vec![flaw]))
}
