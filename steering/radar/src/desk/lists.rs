//! Agencies' lists: taken from an officer or from the agency's own link, withdrawn with a word; and
//! the links. It draws nothing and keeps no number.

use crate::model::{LinkId, LinkRow, ListId, ListRow, NewLine, Taken};
use crate::rules::{self, Key, LINK_DAYS, Line, MOST_LINES};
use crate::{acts, store};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::seal::Keys;
use kernel::{Act, Error, Month, Pass, Result, Who};
use org::standing;
use people::OrganisationId;
use people::proof::token::Token;

/// The lines of a list as they are kept: each number becomes the keyed hash by which an address is
/// found too, and is gone. Done before a transaction begins, for it takes its time.
pub fn keyed(keys: &Keys, lines: Vec<Line>) -> Vec<NewLine> {
    let one = |line: Line| {
        let (key_hash, is_phone) = match &line.key {
            Key::Number(number) => (addresses::store::number_hash(keys, number.expose()), false),
            Key::Phone(phone) => (addresses::store::phone_hash(keys, phone.expose()), true),
        };
        NewLine { key_hash, is_phone, kind: line.kind, amount: line.amount }
    };
    lines.into_iter().map(one).collect()
}

/// Takes the lines of an agency's list of a month at the unit of the pass; what stands there
/// already adds nothing.
pub fn take(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (of, month): (OrganisationId, Month),
    lines: &[NewLine],
) -> Result<Taken> {
    Error::refuse(rules::check_month(month, pass.today()).into_iter().collect())?;
    let list = store::find(tx, pass, of, month)?;
    let taken = store::add_lines(tx, pass, &list, (lines, MOST_LINES))?;
    let taken = taken.ok_or_else(|| Error::Invalid(vec![rules::too_long()]))?;
    if taken.added == 0 {
        tx.without_journal("a list that is handed in again adds nothing");
    }
    Ok(taken)
}

/// A list with the pass of somebody to do an act at its unit.
pub fn opened(
    tx: &mut Tx<'_>,
    who: &Who,
    act: &'static Act,
    id: ListId,
) -> Result<(ListRow, Place, Pass)> {
    let row = store::found(tx, id)?.ok_or(Error::NotFound)?;
    let place = place::get(tx, row.unit, who.today())?;
    let pass = standing::pass(tx, who, act, &place)?;
    Ok((row, place, pass))
}

/// Withdraws a list with a word, on the version its reader had.
pub fn withdraw(tx: &mut Tx<'_>, who: &Who, (id, base): (ListId, i64), why: &str) -> Result<()> {
    let (row, _, pass) = opened(tx, who, &acts::KEEP, id)?;
    if row.withdrawn_at.is_some() {
        return Err(Error::flaw("", "radar-list-withdrawn"));
    }
    if row.version != base {
        return Err(Error::stale("list", base, row.version));
    }
    store::withdraw(tx, &pass, &row, why)
}

/// Makes or closes the link of an agency at the unit of the pass.
pub enum Hand<'a> {
    /// Makes it; the secret is shown once.
    Make(OrganisationId, &'a Token),
    /// Closes it.
    Close(LinkId),
}

/// Does one of both.
pub fn hand_link(tx: &mut Tx<'_>, pass: &Pass, what: &Hand<'_>) -> Result<()> {
    match what {
        Hand::Make(of, token) => {
            let until = pass.today().add_days(LINK_DAYS);
            store::add_link(tx, pass, *of, (token, until))
        }
        Hand::Close(id) => {
            let link: LinkRow = store::link(tx, pass, *id)?;
            store::close_link(tx, pass, &link)
        }
    }
}
