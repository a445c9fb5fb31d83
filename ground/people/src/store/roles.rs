//! The roles of accounts: which, for which unit, from which day to which. Taking one back works at
//! once. Whether somebody may give a role is the pass's word: its act must be the one that gives
//! this role, and its unit the role's.

use super::accounts;
use crate::model::{GrantRow, NewRole, RoleId};
use crate::rules::rights::act_to_give;
use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::journal::{self, Subject};
use kernel::pass::{Actor, Grant};
use kernel::{Day, Error, Pass, Result, Role, UnitId, row};

const COLUMNS: &str = "g.id, g.account, g.role, g.unit, u.name as unit_name, g.from_on, \
                       g.until_on, g.version";

/// Gives a role for the unit of the pass, on top of version `base` of the account.
pub fn give(
    tx: &mut Tx<'_>,
    pass: &Pass,
    account: AccountId,
    base: i64,
    new: &NewRole,
) -> Result<i64> {
    if pass.act().name != act_to_give(new.role).name {
        return Err(Error::NotFound);
    }
    let giver = match pass.actor() {
        Actor::Account(id) => Some(id),
        _ => None,
    };
    let added = sql("insert into account_role (id, account, role, unit, from_on, until_on, \
         given_by, given_at, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 1) \
         on conflict do nothing")
    .bind(new.id)
    .bind(account)
    .bind(new.role.code())
    .bind(pass.unit()?)
    .bind(new.from)
    .bind(new.until)
    .bind(giver)
    .bind(pass.at())
    .run(tx)?;
    if added == 0 {
        return Ok(accounts::row_of(tx, account)?.version);
    }
    journal::record(tx, pass, Subject::new("account_role", new.id), 1)?;
    accounts::step(tx, pass, account, base)
}

/// Takes a role back at once, on top of version `base` of the account.
pub fn close(tx: &mut Tx<'_>, pass: &Pass, role: &GrantRow, base: i64) -> Result<i64> {
    let given = Role::read(&role.role).ok_or(Error::NotFound)?;
    if pass.act().name != act_to_give(given).name || pass.unit()? != role.unit {
        return Err(Error::NotFound);
    }
    let closed = sql("update account_role set closed_at = $1, version = version + 1 \
         where id = $2 and closed_at is null")
    .bind(pass.at())
    .bind(role.id)
    .run(tx)?;
    if closed == 0 {
        return Ok(accounts::row_of(tx, role.account)?.version);
    }
    journal::record(tx, pass, Subject::new("account_role", role.id), role.version + 1)?;
    accounts::step(tx, pass, role.account, base)
}

/// A role of an account that is not taken back.
pub fn get(tx: &mut Tx<'_>, _pass: &Pass, account: AccountId, id: RoleId) -> Result<GrantRow> {
    sql(format!(
        "select {COLUMNS} from account_role g join unit u on u.id = g.unit \
         where g.id = $1 and g.account = $2 and g.closed_at is null"
    ))
    .bind(id)
    .bind(account)
    .one(tx)
}

/// The roles of an account that were not taken back and are not over, also those to come.
pub fn list(tx: &mut Tx<'_>, pass: &Pass, account: AccountId) -> Result<Vec<GrantRow>> {
    sql(format!(
        "select {COLUMNS} from account_role g join unit u on u.id = g.unit \
         where g.account = $1 and g.closed_at is null and g.until_on >= $2 \
         order by g.from_on, g.id"
    ))
    .bind(account)
    .bind(pass.today())
    .all(tx)
}

row! {
    /// One line of the roles shown beside an account in a list.
    pub struct Short {
        /// The account.
        pub account: AccountId,
        /// Code of the role.
        pub role: String,
        /// Name of the unit.
        pub unit_name: String,
    }
}

/// The roles under the unit of the pass, for the list of accounts.
pub fn under_pass(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<Short>> {
    sql(format!(
        "select g.account, g.role, u.short_name as unit_name from account_role g \
         join unit u on u.id = g.unit \
         where g.closed_at is null and g.until_on >= $2 and {} order by g.from_on, g.id",
        super::under("g.unit")
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .all(tx)
}

/// Role and unit of every role that is or will be open; before anybody's pass is known.
pub(super) fn open_units(
    tx: &mut Tx<'_>,
    account: AccountId,
    today: Day,
) -> Result<Vec<(String, UnitId)>> {
    sql("select role, unit from account_role \
         where account = $1 and closed_at is null and until_on >= $2 order by from_on, id")
    .bind(account)
    .bind(today)
    .all(tx)
}

/// The rights of an account on a day, for its session.
pub(super) fn grants(tx: &mut Tx<'_>, account: AccountId, today: Day) -> Result<Vec<Grant>> {
    let kept: Vec<(String, UnitId, Day, Day)> =
        sql("select role, unit, from_on, until_on from account_role \
             where account = $1 and closed_at is null and from_on <= $2 and until_on >= $2 \
             order by from_on, id")
        .bind(account)
        .bind(today)
        .all(tx)?;
    // A role this version of the program does not know gives nothing.
    let known = kept.into_iter().filter_map(|(role, unit, from, until)| {
        Some(Grant { role: Role::read(&role)?, unit, from, until })
    });
    Ok(known.collect())
}

row! {
    /// Somebody who holds a role at a unit today.
    pub struct Holder {
        /// The account.
        pub account: AccountId,
        /// How it is shown.
        pub display_name: String,
        /// Code of the role.
        pub role: String,
    }
}

/// Who holds a role at exactly this unit today, by name. The unit lies under that of the pass.
pub fn holders(tx: &mut Tx<'_>, pass: &Pass, unit: UnitId) -> Result<Vec<Holder>> {
    super::within(tx, pass, unit)?;
    sql("select g.account, a.display_name, g.role from account_role g \
         join account a on a.id = g.account \
         where g.unit = $1 and g.closed_at is null and g.from_on <= $2 and g.until_on >= $2 \
         and a.closed_at is null order by a.name_folded, a.id, g.role")
    .bind(unit)
    .bind(pass.today())
    .all(tx)
}

/// Who holds a role at which unit under that of the pass today: one read for however many units.
pub fn holders_under(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<(UnitId, AccountId, String)>> {
    sql(format!(
        "select g.unit, g.account, g.role from account_role g join account a on a.id = g.account \
         where g.closed_at is null and g.from_on <= $2 and g.until_on >= $2 \
         and a.closed_at is null and {} order by g.unit, a.name_folded, a.id, g.role",
        super::under("g.unit")
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .all(tx)
}

/// Name and rights of an account today, for whoever stands in for it: the caller has read from a
/// row of its own that they do, so there is no pass. Nothing for a closed account.
pub fn rights_of(
    tx: &mut Tx<'_>,
    account: AccountId,
    today: Day,
) -> Result<Option<(String, Vec<Grant>)>> {
    let name: Option<String> =
        sql("select display_name from account where id = $1 and closed_at is null")
            .bind(account)
            .maybe(tx)?;
    match name {
        Some(name) => Ok(Some((name, grants(tx, account, today)?))),
        None => Ok(None),
    }
}
