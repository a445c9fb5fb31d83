//! Any total opened down to its entries: which units, which days, which records, who. It shows
//! the Book's own rows; the record behind one is shown by the capability that keeps it.

use super::position::{Ground, check_reach};
use crate::model::{DecisionId, EntryId, FigureId, Kind, RecordId};
use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::{Month, Pass, Result, UnitId, row};

/// Which entries of a total: those issued in the month, or those that belong to it as known now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Booked in the month.
    Issued,
    /// Belonging to the month, wherever they were booked.
    Known,
}

/// Where a page of entries begins: after this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    /// Unit of the last entry shown.
    pub unit: UnitId,
    /// Its booked month.
    pub month_booked: Month,
    /// The entry.
    pub id: EntryId,
}

row! {
    /// An entry under a total.
    pub struct Entry {
        /// Where it is booked.
        pub unit: UnitId,
        /// The month it is booked in.
        pub month_booked: Month,
        /// Its id.
        pub id: EntryId,
        /// The day of the month it belongs to.
        pub day_for: i64,
        /// How much.
        pub amount: i64,
        /// Why it stands.
        pub kind: Kind,
        /// The entry it answers.
        pub reverses: Option<EntryId>,
        /// The month it belongs to, when another.
        pub month_for: Option<Month>,
        /// The unit it belongs to, when another.
        pub unit_for: Option<UnitId>,
        /// The capability of the record.
        pub capability: Option<i64>,
        /// The record behind it.
        pub record: Option<RecordId>,
        /// Who saved it.
        pub actor: Option<AccountId>,
        /// The decision that moved it.
        pub decision: Option<DecisionId>,
    }
}

impl Entry {
    /// The month it belongs to.
    pub fn told_month(&self) -> Month {
        self.month_for.unwrap_or(self.month_booked)
    }

    /// The unit it belongs to.
    pub fn told_unit(&self) -> UnitId {
        self.unit_for.unwrap_or(self.unit)
    }

    /// Where the next page begins.
    pub fn after(&self) -> After {
        After { unit: self.unit, month_booked: self.month_booked, id: self.id }
    }
}

/// A page of the entries of a figure and month at a unit and everything under it in that month's
/// tree, by unit and time. A closed unit counts under the last unit it stood under.
pub fn entries(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (unit, figure): (UnitId, FigureId),
    (month, basis): (Month, Basis),
    after: Option<After>,
    limit: i64,
) -> Result<Vec<Entry>> {
    check_reach(tx, &mut Ground::default(), pass, unit)?;
    let after = after.map_or((i64::MIN, i64::MIN, i64::MIN), |after| {
        (after.unit.0, after.month_booked.key(), after.id.0)
    });
    let units = "select unit from reach r where above = $1 and from_on <= $2 and \
                 (until_on >= $2 or until_on = (select until_on from unit where id = r.unit))";
    let found = match basis {
        Basis::Issued => format!(
            "select * from entry where unit in ({units}) and month_booked = $3 and figure = $4"
        ),
        Basis::Known => format!(
            "select * from entry where unit in ({units}) and month_booked = $3 and figure = $4 \
             and month_for is null union all select * from entry \
             where month_for = $3 and figure = $4 and unit_for in ({units})"
        ),
    };
    sql(format!(
        "select e.unit, e.month_booked, e.id, e.day_for, e.amount, e.kind, e.reverses, \
         e.month_for, e.unit_for, s.capability, s.record, s.actor, s.decision \
         from ({found}) e left join source s on s.id = e.source \
         where (e.unit, e.month_booked, e.id) > ($5, $6, $7) \
         order by e.unit, e.month_booked, e.id limit $8"
    ))
    .bind(unit)
    .bind(month.last())
    .bind(month)
    .bind(figure)
    .bind(after.0)
    .bind(after.1)
    .bind(after.2)
    .bind(limit)
    .all(tx)
}
