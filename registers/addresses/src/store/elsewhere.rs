//! What addresses are called on another site. One address has one id there, and an id is one
//! address's: the keys of the table forbid more.

use crate::model::{AddressId, ElsewhereId, ElsewhereRow, Linked};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Pass, Result};

/// The site of the society's own that shows addresses (apps-and-data.md 4.1).
pub const INHANDAO: &str = "inhandao";

/// The cards of the unit of the pass and of those under it, those too that are shown no more, with
/// what each is called on a site; by code.
pub fn elsewhere(tx: &mut Tx<'_>, pass: &Pass, site: &str) -> Result<Vec<ElsewhereRow>> {
    sql("select e.id, a.id as address, c.code as card, e.code, e.published_on, e.version \
         from reach r join address a on a.unit = r.unit join address_card c on c.address = a.id \
         left join address_elsewhere e on e.address = a.id and e.site = $3 \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 order by c.code")
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(site)
    .all(tx)
}

/// Which addresses have some ids on a site, wherever they are kept: none of it is shown.
pub fn who_has(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    site: &str,
    codes: &[&str],
) -> Result<Vec<(String, AddressId)>> {
    sql("select code, address from address_elsewhere where site = $1 and code in []")
        .bind(site)
        .list(codes.iter().copied())
        .all(tx)
}

/// What an address that the caller has loaded with the pass is called on other sites.
pub fn elsewhere_of(tx: &mut Tx<'_>, _pass: &Pass, id: AddressId) -> Result<Vec<(String, String)>> {
    sql("select site, code from address_elsewhere where address = $1 order by site")
        .bind(id)
        .all(tx)
}

/// Writes down what a card under the pass is called on a site.
pub fn put_elsewhere(
    tx: &mut Tx<'_>,
    pass: &Pass,
    site: &str,
    (row, new): (&ElsewhereRow, &Linked),
) -> Result<()> {
    let (Some(id), Some(version)) = (row.id, row.version) else {
        let id = ElsewhereId::new();
        sql("insert into address_elsewhere (id, address, site, code, published_on, made_name, \
             made_at, version) values ($1, $2, $3, $4, $5, $6, $7, 1)")
        .bind(id)
        .bind(row.address)
        .bind(site)
        .bind(new.code.as_str())
        .bind(new.on)
        .bind(pass.name())
        .bind(pass.at())
        .run(tx)?;
        journal::record(tx, pass, Subject::new("address_elsewhere", id), 1)?;
        return Ok(());
    };
    let changed =
        sql("update address_elsewhere set code = $1, published_on = $2, made_name = $3, \
         made_at = $4, version = version + 1 where id = $5 and version = $6")
        .bind(new.code.as_str())
        .bind(new.on.or(row.published_on))
        .bind(pass.name())
        .bind(pass.at())
        .bind(id)
        .bind(version)
        .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("address", version, version + 1));
    }
    journal::record(tx, pass, Subject::new("address_elsewhere", id), version + 1)?;
    Ok(())
}
