//! Help of a span of days with the keyed hash of whom it reached: whoever keeps somebody by name
//! and year of birth can tell that it was the same one. Nothing sealed is opened and nobody is
//! named.

use super::{LOOK_UP, said_of};
use crate::model::{HelpId, Sort};
use kernel::db::{Tx, sql};
use kernel::seal::Keys;
use kernel::{Day, Pass, Result, UnitId, row};

row! {
    /// Help, and by which hash its receiver is met.
    pub struct Met {
        /// The help: it is found once for each dossier of whom it reached.
        pub id: HelpId,
        /// Keyed hash of name, year of birth and sort.
        pub look_up: Vec<u8>,
        /// The unit that helped.
        pub unit: UnitId,
        /// Code of the kind of work.
        pub kind: String,
        /// The day.
        pub on_day: Day,
        /// Đồng.
        pub amount: i64,
        /// Who gave it; empty where nobody is named.
        pub giver: String,
    }
}

/// The keyed hash of somebody by a folded name and a year of birth.
pub fn key_of(keys: &Keys, folded: &str, birth_year: i64, sort: Sort) -> Vec<u8> {
    keys.look_up(LOOK_UP, &said_of(folded, Some(birth_year), sort)).to_vec()
}

/// Help of some days that units at, under and above the unit of the pass gave.
pub fn met(tx: &mut Tx<'_>, pass: &Pass, (first, last): (Day, Day)) -> Result<Vec<Met>> {
    sql("select h.id, r.look_up, h.unit, h.kind, h.on_day, h.amount, h.giver from help h \
         join receiver r on r.id = h.receiver \
         where h.on_day >= $3 and h.on_day <= $4 and h.taken_back_at is null \
         and (h.unit in (select unit from reach where above = $1 and from_on <= $2 \
         and until_on >= $2) or h.unit in (select above from reach where unit = $1 \
         and from_on <= $2 and until_on >= $2)) order by h.on_day, h.id")
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(first)
    .bind(last)
    .all(tx)
}
