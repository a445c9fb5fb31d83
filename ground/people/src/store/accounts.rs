//! Accounts: who may log in. An account is changed on top of the version that was read; it is
//! closed, never deleted. Its password and its secret leave this file only as what `proof` takes.

use super::{conflict, patterns, under, within};
use crate::model::{AccountRow, NewAccount, PersonId};
use crate::proof::password::Hashed;
use crate::rules::forms::login_key;
use crate::rules::rights::act_to_give;
use kernel::db::{Tx, sql};
use kernel::error::Conflict;
use kernel::fold::fold;
use kernel::ids::AccountId;
use kernel::journal::{self, Subject};
use kernel::pass::Reach;
use kernel::{Act, Error, Pass, Result, Role, Who, place, row};

const COLUMNS: &str = "a.id, a.unit, a.login, a.display_name, a.must_change, a.totp_on, a.lang, \
                       a.closed_at, a.version";

/// Whether a creation made something new or met its own double.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It is new.
    New,
    /// The same id was made before: a form sent twice.
    Already,
}

/// Adds an account that belongs to the unit of the pass. A log-in name in use is a flaw of the
/// field `login`.
pub fn create(tx: &mut Tx<'_>, pass: &Pass, new: &NewAccount) -> Result<Made> {
    let added = sql("insert into account (id, unit, login, login_folded, display_name, \
         name_folded, person, password_hash, must_change, totp_on, lang, made_at, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1) on conflict do nothing")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(&new.login)
    .bind(login_key(&new.login))
    .bind(&new.display_name)
    .bind(fold(&new.display_name))
    .bind(new.person)
    .bind(&new.password.0)
    .bind(new.must_change)
    .bind(false)
    .bind(&new.lang)
    .bind(pass.at())
    .run(tx)?;
    if added == 0 {
        let own: Option<i64> =
            sql("select version from account where id = $1 and login_folded = $2")
                .bind(new.id)
                .bind(login_key(&new.login))
                .maybe(tx)?;
        return match own {
            Some(_) => Ok(Made::Already),
            None => Err(Error::flaw("login", "people-login-taken")),
        };
    }
    journal::record(tx, pass, Subject::new("account", new.id), 1)?;
    Ok(Made::New)
}

/// The accounts that belong to a unit under the pass, or have an open role there, by name. At most
/// `limit`. `search` is matched without tones on the name and the log-in name.
pub fn list(tx: &mut Tx<'_>, pass: &Pass, search: &str, limit: i64) -> Result<Vec<AccountRow>> {
    let [first, second, third, fourth] = patterns(search);
    let text = format!(
        "select {COLUMNS} from account a where ({} or exists (select 1 from account_role ar \
         where ar.account = a.id and ar.closed_at is null and ar.until_on >= $2 and {})) \
         and ' ' || a.name_folded || ' ' || a.login_folded like $3 \
         and ' ' || a.name_folded || ' ' || a.login_folded like $4 \
         and ' ' || a.name_folded || ' ' || a.login_folded like $5 \
         and ' ' || a.name_folded || ' ' || a.login_folded like $6 \
         order by case when a.closed_at is null then 0 else 1 end, a.name_folded, a.id limit $7",
        under("a.unit"),
        under("ar.unit"),
    );
    sql(text)
        .bind(pass.unit()?)
        .bind(pass.today())
        .bind(first)
        .bind(second)
        .bind(third)
        .bind(fourth)
        .bind(limit)
        .all(tx)
}

/// An account with the pass to see it: one that reaches its unit or the unit of an open role.
pub fn find(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: AccountId,
) -> Result<(AccountRow, Pass)> {
    let account = row_of(tx, id)?;
    let mut units = vec![account.unit];
    units.extend(super::roles::open_units(tx, id, who.today())?.into_iter().map(|(_, unit)| unit));
    for unit in units {
        let place = place::get(tx, unit, who.today())?;
        if let Ok(pass) = who.may(act, &place) {
            return Ok((account, pass));
        }
    }
    Err(Error::NotFound)
}

/// An account whose every right the person could give: proof that changing it reaches no further
/// than they do. Made by [`hold`] alone.
pub struct Held {
    account: AccountRow,
    pass: Pass,
}

impl Held {
    /// The account as it was read.
    pub fn account(&self) -> &AccountRow {
        &self.account
    }

    /// The pass it was read with.
    pub fn pass(&self) -> &Pass {
        &self.pass
    }
}

/// Takes hold of an account to change it; the pass is asked of `who` here. Unknown when it is out
/// of reach or has a right that the person may not give; one's own account is changed on one's own
/// page.
pub fn hold(tx: &mut Tx<'_>, who: &Who, act: &'static Act, id: AccountId) -> Result<Held> {
    if who.account_id() == Some(id) {
        return Err(Error::flaw("", "people-account-own"));
    }
    let (account, pass) = find(tx, who, act, id)?;
    let home = place::get(tx, account.unit, who.today())?;
    who.may(act, &home)?;
    for (role, unit) in super::roles::open_units(tx, id, who.today())? {
        let role = Role::read(&role).ok_or_else(|| Error::fault("an unknown role is kept"))?;
        let place = place::get(tx, unit, who.today())?;
        who.may(act_to_give(role), &place)?;
    }
    Ok(Held { account, pass })
}

/// Changes the name others see, on top of version `base`. The pass is inside `held`.
pub fn rename(tx: &mut Tx<'_>, held: &Held, base: i64, display_name: &str) -> Result<i64> {
    let changed = sql("update account set display_name = $1, name_folded = $2, \
         version = version + 1 where id = $3 and version = $4")
    .bind(display_name)
    .bind(fold(display_name))
    .bind(held.account.id)
    .bind(base)
    .run(tx)?;
    settle(tx, &held.pass, held.account.id, base, changed, display_name)
}

/// Gives an account an initial password that must be changed, switches its one-time code off,
/// ends its sessions and closes its tokens. The pass is inside `held`.
pub fn reset(tx: &mut Tx<'_>, held: &Held, base: i64, password: &Hashed) -> Result<i64> {
    let id = held.account.id;
    let changed = sql("update account set password_hash = $1, must_change = $2, totp_on = $3, \
         sealed_totp = $4, version = version + 1 where id = $5 and version = $6")
    .bind(&password.0)
    .bind(true)
    .bind(false)
    .bind(None::<Vec<u8>>)
    .bind(id)
    .bind(base)
    .run(tx)?;
    super::sessions::end_all(tx, id, held.pass.at())?;
    super::tokens::close_all(tx, &held.pass, id)?;
    settle(tx, &held.pass, id, base, changed, "")
}

/// Closes an account and ends its sessions. The pass is inside `held`.
pub fn close(tx: &mut Tx<'_>, held: &Held, base: i64) -> Result<i64> {
    let id = held.account.id;
    let changed = sql("update account set closed_at = $1, version = version + 1 \
         where id = $2 and version = $3 and closed_at is null")
    .bind(held.pass.at())
    .bind(id)
    .bind(base)
    .run(tx)?;
    super::sessions::end_all(tx, id, held.pass.at())?;
    settle(tx, &held.pass, id, base, changed, "")
}

/// Counts a change of the account's roles as a change of the account, so that two who edit one
/// account at once meet each other. Called by `roles`.
pub(super) fn step(tx: &mut Tx<'_>, pass: &Pass, id: AccountId, base: i64) -> Result<i64> {
    let changed = sql("update account set version = version + 1 where id = $1 and version = $2")
        .bind(id)
        .bind(base)
        .run(tx)?;
    settle(tx, pass, id, base, changed, "")
}

/// One's own account.
pub fn own(tx: &mut Tx<'_>, pass: &Pass) -> Result<AccountRow> {
    row_of(tx, own_id(pass)?)
}

/// The address to which one's own reminders go, if one wants them by e-mail.
pub fn own_email(tx: &mut Tx<'_>, pass: &Pass) -> Result<Option<String>> {
    sql("select email from account where id = $1").bind(own_id(pass)?).one(tx)
}

/// Where the reminders of an open account go, and in which language. For the job that sends them,
/// which shows nobody anything: it has no pass.
pub fn mail_address(tx: &mut Tx<'_>, account: AccountId) -> Result<Option<(String, String)>> {
    sql("select email, lang from account \
         where id = $1 and closed_at is null and email is not null")
    .bind(account)
    .maybe(tx)
}

/// Changes one's own name, language and address for reminders.
pub fn change_own(
    tx: &mut Tx<'_>,
    pass: &Pass,
    base: i64,
    display_name: &str,
    lang: &str,
    email: Option<&str>,
) -> Result<i64> {
    let id = own_id(pass)?;
    let changed = sql("update account set display_name = $1, name_folded = $2, lang = $3, \
         email = $4, version = version + 1 where id = $5 and version = $6")
    .bind(display_name)
    .bind(fold(display_name))
    .bind(lang)
    .bind(email.map(str::to_owned))
    .bind(id)
    .bind(base)
    .run(tx)?;
    settle(tx, pass, id, base, changed, display_name)
}

/// Chooses one's own password and ends every session; the caller begins a new one.
pub fn set_password(tx: &mut Tx<'_>, pass: &Pass, password: &Hashed) -> Result<()> {
    let id = own_id(pass)?;
    sql("update account set password_hash = $1, must_change = $2, version = version + 1 \
         where id = $3 and closed_at is null")
    .bind(&password.0)
    .bind(false)
    .bind(id)
    .run(tx)?;
    let version = row_of(tx, id)?.version;
    journal::record(tx, pass, Subject::new("account", id), version)?;
    super::sessions::end_all(tx, id, pass.at())
}

/// The hash of one's own password, to be proved before a change.
pub fn own_password(tx: &mut Tx<'_>, pass: &Pass) -> Result<Hashed> {
    let text: String =
        sql("select password_hash from account where id = $1").bind(own_id(pass)?).one(tx)?;
    Ok(Hashed(text))
}

row! {
    /// What a log-in is checked against.
    pub struct Door {
        /// The account.
        pub id: AccountId,
        /// The stored hash.
        pub password_hash: String,
        /// Whether a one-time code is asked as well.
        pub totp_on: bool,
        /// Code of its language.
        pub lang: String,
    }
}

/// The open account with this log-in name, none when there is none. A log-in comes before anybody
/// is known, so there can be no pass yet.
pub fn door(tx: &mut Tx<'_>, typed_login: &str) -> Result<Option<Door>> {
    sql("select id, password_hash, totp_on, lang from account \
         where login_folded = $1 and closed_at is null")
    .bind(login_key(typed_login))
    .maybe(tx)
}

/// The person behind an account.
pub fn person_of(tx: &mut Tx<'_>, pass: &Pass, id: AccountId) -> Result<Option<PersonId>> {
    let account = row_of(tx, id)?;
    within(tx, pass, account.unit)?;
    sql("select person from account where id = $1").bind(id).one(tx)
}

pub(super) fn own_id(pass: &Pass) -> Result<AccountId> {
    match pass.reach() {
        Reach::Own(id) => Ok(id),
        _ => Err(Error::NotFound),
    }
}

pub(super) fn row_of(tx: &mut Tx<'_>, id: AccountId) -> Result<AccountRow> {
    sql(format!("select {COLUMNS} from account a where a.id = $1")).bind(id).one(tx)
}

/// Journals a change that found its version, else tells of the conflict.
fn settle(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: AccountId,
    base: i64,
    changed: u64,
    mine: &str,
) -> Result<i64> {
    let subject = Subject::new("account", id);
    if changed == 1 {
        journal::record(tx, pass, subject, base + 1)?;
        return Ok(base + 1);
    }
    let now = row_of(tx, id)?;
    let told = Conflict {
        field: "account".into(),
        base,
        current: now.version,
        mine: mine.into(),
        theirs: now.display_name,
        by: String::new(),
    };
    conflict(tx, pass, subject, told)
}
