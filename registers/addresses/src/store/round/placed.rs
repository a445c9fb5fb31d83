//! Where a dossier stands in the yearly rounds: the lines of communes' lists that lead to it, and
//! the rounds before which it was open.

use crate::model::{AddressId, CarriedIn, ListedIn};
use kernel::db::{Tx, sql};
use kernel::{Pass, Result};

const AT: &str = "join address_round_sheet s on s.id = p.sheet \
                  join address_round o on o.id = p.round join unit u on u.id = s.unit \
                  where p.address = $1 order by o.year desc, p.id";

/// The lines of lists that lead to a dossier that the caller has loaded with the pass.
pub fn listed_in(tx: &mut Tx<'_>, _pass: &Pass, id: AddressId) -> Result<Vec<ListedIn>> {
    sql(format!(
        "select p.round, p.sheet, o.year, u.name, p.class, p.state, p.answered_on \
         from address_round_line p {AT}"
    ))
    .bind(id)
    .all(tx)
}

/// The rounds before which such a dossier was open.
pub fn carried_in(tx: &mut Tx<'_>, _pass: &Pass, id: AddressId) -> Result<Vec<CarriedIn>> {
    sql(format!(
        "select p.round, p.sheet, o.year, u.name, p.reviewed_on, p.by_whom \
         from address_round_carry p {AT}"
    ))
    .bind(id)
    .all(tx)
}
