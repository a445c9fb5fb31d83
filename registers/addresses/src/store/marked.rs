//! By what the person of an address is met in other lists: folded name and year of birth, keyed
//! hashes of number and telephone. It gives no name as written and opens nothing sealed.

use crate::model::AddressId;
use kernel::db::{Tx, sql};
use kernel::{Day, Pass, Result, UnitId, row};

row! {
    /// An address of a person or a household, and by what it is met.
    pub struct Marked {
        /// Its id.
        pub id: AddressId,
        /// The unit that keeps it.
        pub unit: UnitId,
        /// What it is called where nobody may be named.
        pub code: String,
        /// The name, folded.
        pub name_folded: String,
        /// Year of birth.
        pub birth_year: Option<i64>,
        /// Keyed hash of the identity number.
        pub number_hash: Option<Vec<u8>>,
        /// Keyed hash of the telephone.
        pub phone_hash: Option<Vec<u8>>,
    }
}

/// The persons and households of the unit of the pass and under it that had not ended before a day.
/// A facility is no one person: many help it.
pub fn marked(tx: &mut Tx<'_>, pass: &Pass, from: Day) -> Result<Vec<Marked>> {
    sql("select a.id, a.unit, a.code, a.name_folded, a.birth_year, a.number_hash, a.phone_hash \
         from reach r join address a on a.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         and a.sort <> 'facility' and (a.ended_on is null or a.ended_on >= $3) order by a.id")
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(from)
    .all(tx)
}

/// Dossiers anywhere that hold the same identity number as one of the unit of the pass or under it:
/// that one, the other, and the unit of the other. Where that lies beyond reach its province is all
/// that may be told of it.
pub fn same_number(
    tx: &mut Tx<'_>,
    pass: &Pass,
    from: Day,
) -> Result<Vec<(AddressId, AddressId, UnitId)>> {
    sql("select a.id as own, b.id as other, b.unit from reach r join address a on a.unit = r.unit \
         join address b on b.number_hash = a.number_hash and b.id <> a.id \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         and (a.ended_on is null or a.ended_on >= $3) order by a.id, b.id")
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(from)
    .all(tx)
}
