//! Reminders: whoever types at a unit is told of a report that has not come, once a day for each
//! report, and of one that came back. It chooses nobody: who is waited for, the board says.

use super::{Other, Square};
use crate::acts;
use crate::model::Of;
use crate::pages::path_of;
use crate::store::{self, BoardUnit, Whom};
use kernel::db::Tx;
use kernel::ids::AccountId;
use kernel::pass::{Act, Actor};
use kernel::place::Place;
use kernel::{Day, Pass, Result, Role, UnitId};
use notices::model::{NewNotice, NoticeId};
use std::collections::{BTreeSet, HashMap};

/// What became of a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reminded {
    /// Units that were reminded.
    pub units: i64,
    /// Units that had been reminded today already.
    pub already: i64,
    /// Units where nobody has an account that types.
    pub nobody: i64,
    /// Letters that wait to go to an organisation outside.
    pub letters: i64,
    /// Outside organisations that were reminded together with units.
    pub bodies: i64,
}

impl Reminded {
    /// Counts an outside organisation that is reminded together with units.
    pub fn with_body(&mut self, body: Reminded) {
        self.bodies += body.units;
        self.already += body.already;
        self.nobody += body.nobody;
        self.letters += body.letters;
    }
}

/// Those who type, by unit.
type Typists = HashMap<UnitId, Vec<AccountId>>;

/// Everybody who types at units under that of the pass.
fn typists(tx: &mut Tx<'_>, pass: &Pass) -> Result<Typists> {
    let mut all = Typists::new();
    for (unit, account, role) in people::roles::holders_under(tx, pass)? {
        let known = all.entry(unit).or_default();
        if may(&acts::TYPE, &role) && !known.contains(&account) {
            known.push(account);
        }
    }
    Ok(all)
}

/// Whether a role of this code may do something.
fn may(act: &Act, role: &str) -> bool {
    Role::read(role).is_some_and(|role| act.roles.contains(&role))
}

/// Accounts whose role at a unit lets them do something.
fn holders(tx: &mut Tx<'_>, pass: &Pass, unit: UnitId, act: &Act) -> Result<Vec<AccountId>> {
    let all = people::roles::holders(tx, pass, unit)?;
    let all: BTreeSet<AccountId> =
        all.into_iter().filter(|h| may(act, &h.role)).map(|h| h.account).collect();
    Ok(all.into_iter().collect())
}

/// Reminds units of a report that has not come: everybody who types there is told, once a day for
/// each report.
pub fn remind(tx: &mut Tx<'_>, pass: &Pass, rows: &[(&BoardUnit, &Square)]) -> Result<Reminded> {
    let (mut done, typists) = (Reminded::default(), typists(tx, pass)?);
    for (unit, square) in rows {
        let of = &square.of;
        let accounts = typists.get(&unit.id).map(Vec::as_slice).unwrap_or_default();
        if accounts.is_empty() {
            done.nobody += 1;
            continue;
        }
        let told = accounts.len() as i64;
        let (whom, slot) = (Whom::Unit(unit.id), of.slot());
        if !store::add_reminder(tx, pass, whom, (&slot, of.key()), told)? {
            done.already += 1;
            continue;
        }
        done.units += 1;
        for account in accounts {
            let href = path_of("/reports", &unit.code, of);
            tell(tx, pass, ("remind", *account, &href), (&unit.name, of, square.due))?;
        }
    }
    Ok(done)
}

/// Reminds an outside organisation of a report that has not come. It has no account: the officers
/// of the unit who hold its link are told, once a day, and reach it the way they sent the link.
/// Where it gave an address, a letter goes there too; it never holds the secret of the link.
pub fn remind_body(tx: &mut Tx<'_>, pass: &Pass, place: &Place, other: &Other) -> Result<Reminded> {
    let (mut done, square) = (Reminded::default(), &other.square);
    let mut accounts = holders(tx, pass, place.id, &acts::LINK)?;
    let has_address = people::organisations::mail_address(tx, other.id)?.is_some();
    if let (true, true, Actor::Account(own)) = (accounts.is_empty(), has_address, pass.actor()) {
        accounts.push(own);
    }
    let of = Of { subject: None, ..square.of.clone() };
    let key = (of.form.code, of.key());
    if accounts.is_empty() {
        done.nobody = 1;
    } else if !store::add_reminder(tx, pass, Whom::Body(other.id), key, accounts.len() as i64)? {
        done.already = 1;
    } else {
        done.units = 1;
        let href = path_of("/reports/links", &place.code, &of);
        let mut told = None;
        for account in accounts {
            let about = (other.name.as_str(), &of, square.due);
            told = Some(tell_as(tx, pass, ("remind-body", account, &href), about, &place.name)?);
        }
        if let Some(notice) = told.filter(|_| has_address) {
            notices::store::tell_outside(tx, pass, notice, other.id.uuid())?;
            done.letters = 1;
        }
    }
    Ok(done)
}

fn tell(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (kind, account, href): (&'static str, AccountId, &str),
    about: (&str, &Of, Option<Day>),
) -> Result<()> {
    tell_as(tx, pass, (kind, account, href), about, "").map(drop)
}

/// The same in the name of a unit, for a letter to somebody who has no page to look at.
fn tell_as(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (kind, account, href): (&'static str, AccountId, &str),
    (name, of, due): (&str, &Of, Option<Day>),
    asker: &str,
) -> Result<NoticeId> {
    let due = due.map(Day::vn).unwrap_or_default();
    let words = vec![
        ("form", format!("@form-{}", of.form.code)),
        ("period", short(of)),
        ("unit", name.to_owned()),
        ("due", due),
        ("asker", asker.to_owned()),
    ];
    let id = NoticeId::new();
    let notice = NewNotice { id, account, kind, words, href: href.to_owned() };
    notices::store::tell(tx, pass, &notice)?;
    Ok(id)
}

/// A span in letters that need no language: `10/2024`, `2024-Q4`; of a campaign its name and year.
fn short(of: &Of) -> String {
    match of.campaign() {
        Some(campaign) => format!("{} {}", campaign.label_vi, of.period),
        None if of.is_month() => of.key().vn(),
        None => of.period.to_string(),
    }
}

/// Tells those who type at a unit that its report came back. What they are told leads to the cell
/// or part that must be looked at, where there is one.
pub fn tell_returned(
    tx: &mut Tx<'_>,
    pass: &Pass,
    place: &Place,
    (of, about): (&Of, Option<&str>),
) -> Result<()> {
    let path = path_of("/reports", &place.code, of);
    let href = match about {
        Some(code) if of.form.has_figures() => format!("{path}&figure={code}#panel"),
        Some(code) => format!("{path}#comments-{code}"),
        None => path,
    };
    for account in holders(tx, pass, place.id, &acts::TYPE)? {
        tell(tx, pass, ("returned", account, &href), (&place.name, of, None))?;
    }
    Ok(())
}
