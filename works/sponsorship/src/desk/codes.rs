//! The code of somebody who is helped: a slip is made for a month, and the code that is said at the
//! hand-over is held against it. A wrong one is counted and stays counted, whatever becomes of the
//! form.

use super::Hand;
use crate::model::{CodeRow, NewGiving, Proof, Why};
use crate::{acts, rules, store};
use addresses::AddressId;
use kernel::db::Tx;
use kernel::{Error, Flaw, Month, Pass, Result};

/// What became of a code that was said.
pub(super) enum Said {
    /// It is the one of this slip.
    Right(CodeRow),
    /// It is not; what to tell. The try is counted, so the transaction must stand.
    Wrong(Flaw),
}

/// Makes a slip with a code for a month in which something is still to come; the slip that was
/// open for it takes no help any more.
pub fn make_code(
    tx: &mut Tx<'_>,
    hand: &Hand<'_>,
    (id, month): (AddressId, Month),
    code: &str,
) -> Result<()> {
    let (dossier, whole, _, pass) = super::seen(tx, hand.who, &acts::KEEP, id)?;
    store::hold(tx, id)?;
    if !rules::may_be_helped(&dossier) {
        return Err(Error::flaw("", "sponsorship-not-open"));
    }
    Error::refuse(rules::check_code(&whole, month, hand.who.today()))?;
    store::add_code(tx, (&pass, hand.keys), (id, month), code)
}

/// Holds a code against the open slips of the months that help is for.
pub(super) fn said(
    tx: &mut Tx<'_>,
    (hand, pass): (&Hand<'_>, &Pass),
    (id, months): (AddressId, &[Month]),
    code: &str,
) -> Result<Said> {
    let open = store::open_codes(tx, pass, (id, months))?;
    for row in &open {
        if store::is_code(tx, hand.keys, row, code)? {
            return Ok(Said::Right(row.clone()));
        }
    }
    for row in &open {
        store::count_wrong(tx, pass, row)?;
    }
    let today = hand.who.today();
    let left = open.iter().map(|row| rules::WRONG - rules::one_more(row, today)).max();
    let key = match left {
        Some(left) if left > 0 => {
            let flaw = Flaw::new("code", "sponsorship-code-wrong").arg("left", left.to_string());
            return Ok(Said::Wrong(flaw));
        }
        Some(_) => "sponsorship-code-is-locked",
        None => {
            tx.without_journal("no slip is open, nothing changes");
            let last = store::last_closed(tx, pass, (id, months))?;
            match last.as_deref() == Some(Why::Locked.code()) {
                true => "sponsorship-code-is-locked",
                false => "sponsorship-code-none",
            }
        }
    };
    Ok(Said::Wrong(Flaw::new("code", key)))
}

/// Help as it is written down when a code proves it: for which month the slip was, and who made it.
pub(super) fn proved(new: &NewGiving, row: &CodeRow) -> NewGiving {
    let proof_words = format!("{} · {}", row.month.vn(), row.made_name);
    NewGiving { proof: Proof::Code, proof_words, ..new.clone() }
}
