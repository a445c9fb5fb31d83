//! Reading who took whose place. Only `org` writes it.

use crate::rules::Heir;
use kernel::db::{Tx, sql};
use kernel::{Day, Result, UnitId, row};

row! {
    /// One line of `succession`.
    pub struct Passing {
        /// The unit that was closed.
        pub from_unit: UnitId,
        /// Who took (part of) its place.
        pub to_unit: UnitId,
        /// The share's numerator, when known.
        pub share_part: Option<i64>,
        /// The share's denominator.
        pub share_whole: Option<i64>,
        /// On which day.
        pub on_day: Day,
    }
}

impl Passing {
    /// The heir it names.
    pub fn heir(&self) -> Heir {
        let share = self.share_part.zip(self.share_whole);
        Heir { unit: self.to_unit, share }
    }
}

const COLUMNS: &str = "select from_unit, to_unit, share_part, share_whole, on_day \
                       from succession";
const ORDER: &str = "order by from_unit, is_default desc, place_in_order, to_unit";

/// The heirs of a unit, the default one first, then in the stated order.
pub fn heirs(tx: &mut Tx<'_>, unit: UnitId) -> Result<Vec<Heir>> {
    let lines: Vec<Passing> =
        sql(format!("{COLUMNS} where from_unit = $1 and to_unit <> $1 {ORDER}"))
            .bind(unit)
            .all(tx)?;
    Ok(lines.iter().map(Passing::heir).collect())
}

/// Every line of succession: one walk of it serves a whole map.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Passing>> {
    sql(format!("{COLUMNS} where to_unit <> from_unit {ORDER}")).all(tx)
}
