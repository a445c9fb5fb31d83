//! Leavings that were taken back: each is kept with its day, its note and the reason, whatever
//! happens to the animal afterwards. Nothing here changes what an animal is.

use crate::model::{AnimalRow, BankId, UndoneId, UndoneRow};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Pass, Result};

/// The leavings of a bank of the unit of the pass that were taken back, the oldest first.
pub fn undone(tx: &mut Tx<'_>, pass: &Pass, bank: BankId) -> Result<Vec<UndoneRow>> {
    sql("select u.id, u.animal, u.left_how, u.left_on, u.left_note, u.why, u.undone_on, \
         u.made_name from herd_undone u join herd_bank b on b.id = u.bank \
         where u.bank = $1 and b.unit = $2 order by u.id")
    .bind(bank)
    .bind(pass.unit()?)
    .all(tx)
}

/// Keeps a leaving that is taken back today, and why.
pub(super) fn keep(tx: &mut Tx<'_>, pass: &Pass, animal: &AnimalRow, why: &str) -> Result<()> {
    let row = UndoneRow {
        id: UndoneId::new(),
        animal: animal.id,
        left_how: animal.left_how.clone(),
        left_on: animal.left_on,
        left_note: animal.left_note.clone().filter(|note| !note.is_empty()),
        why: why.to_owned(),
        undone_on: Some(pass.today()),
        made_name: Some(pass.name().to_owned()),
    };
    add(tx, pass, animal.bank, &row)
}

/// Keeps the word of an earlier one, which stands where the note of a new leaving will stand.
pub(super) fn keep_older(tx: &mut Tx<'_>, pass: &Pass, animal: &AnimalRow) -> Result<()> {
    match animal.older_word() {
        None => Ok(()),
        Some(row) => add(tx, pass, animal.bank, &row),
    }
}

fn add(tx: &mut Tx<'_>, pass: &Pass, bank: BankId, row: &UndoneRow) -> Result<()> {
    sql(
        "insert into herd_undone (id, bank, animal, left_how, left_on, left_note, why, undone_on, \
         made_name, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
    )
    .bind(row.id)
    .bind(bank)
    .bind(row.animal)
    .bind(row.left_how.clone())
    .bind(row.left_on)
    .bind(row.left_note.clone())
    .bind(row.why.as_str())
    .bind(row.undone_on)
    .bind(row.made_name.clone())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("herd_undone", row.id), 1)?;
    Ok(())
}
