//! Whether a unit's work is seen by a second pair of eyes before it counts. The setting of the
//! nearest unit above holds.

use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Id, Pass, Result};

enum Setting {}

/// Whether work of the unit of the pass waits to be checked.
pub fn needs_check(tx: &mut Tx<'_>, pass: &Pass) -> Result<bool> {
    let nearest: Option<bool> = sql("select s.needs_check from reach r \
         join check_setting s on s.unit = r.above \
         where r.unit = $1 and r.from_on <= $2 and r.until_on >= $2 order by r.depth limit 1")
    .bind(pass.unit()?)
    .bind(pass.today())
    .maybe(tx)?;
    Ok(nearest.unwrap_or(false))
}

/// Sets it for the unit of the pass and those under it that set nothing themselves.
pub fn set_needs_check(tx: &mut Tx<'_>, pass: &Pass, needs_check: bool) -> Result<()> {
    let unit = pass.unit()?;
    let stored: Option<(Id<Setting>, i64)> =
        sql("select id, version from check_setting where unit = $1").bind(unit).maybe(tx)?;
    let (id, version) = match stored {
        Some((id, version)) => {
            sql("update check_setting set needs_check = $1, version = version + 1 where id = $2")
                .bind(needs_check)
                .bind(id)
                .run(tx)?;
            (id, version + 1)
        }
        None => {
            let id = Id::<Setting>::new();
            sql(
                "insert into check_setting (id, unit, needs_check, version) values ($1, $2, $3, 1)",
            )
            .bind(id)
            .bind(unit)
            .bind(needs_check)
            .run(tx)?;
            (id, 1)
        }
    };
    journal::record(tx, pass, Subject::new("check_setting", id), version)?;
    Ok(())
}
