//! Every statement on cattle banks. An animal is one row with its journal line and (by the desk, in
//! the same transaction) its entries in the Book; nothing is deleted.

mod owed;
mod undone;

pub use owed::{Owed, Watched, owed_within, watched};
pub use undone::undone;

use crate::model::{AnimalId, AnimalRow, BankId, BankRow, Herd, Left, PlacementRow};
use help::ReceiverId;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result, UnitId};

const BANK: &str = "id, unit, name, rule, wean_months, grace_months, sells_bulls, calf_order, \
                    calf_sex, opened_on, note, illustrative, version";
const ANIMAL: &str = "id, bank, tag, sex, born_on, mother, bought_for, entered_on, giver, amount, \
                      worth_source, left_how, left_on, left_note, placed_on, repays, \
                      released_on, released_why, version";
const PLACEMENT: &str = "id, animal, receiver, given_on, ended_on, note, activity, version";

/// A bank by its id. Its unit is not yet known to be within reach: ask for a pass at `unit` before
/// anything of it is shown.
pub fn found(tx: &mut Tx<'_>, id: BankId) -> Result<Option<BankRow>> {
    sql(format!("select {BANK} from herd_bank where id = $1")).bind(id).maybe(tx)
}

/// Everything of a bank of the unit of the pass.
pub fn herd(tx: &mut Tx<'_>, pass: &Pass, id: BankId) -> Result<Herd> {
    let bank = sql(format!("select {BANK} from herd_bank where id = $1 and unit = $2"))
        .bind(id)
        .bind(pass.unit()?)
        .one(tx)?;
    let animals = sql(format!("select {ANIMAL} from herd_animal where bank = $1 order by id"))
        .bind(id)
        .all(tx)?;
    let placements = sql(format!(
        "select {PLACEMENT} from herd_placement where bank = $1 order by given_on, id"
    ))
    .bind(id)
    .all(tx)?;
    Ok(Herd { bank, animals, placements })
}

/// The bank that an animal belongs to; nothing else of it. Its unit is not yet known to be within
/// reach: ask for a pass at the bank's unit before anything is shown.
pub fn bank_of(tx: &mut Tx<'_>, animal: AnimalId) -> Result<BankId> {
    sql("select bank from herd_animal where id = $1").bind(animal).one(tx)
}

/// Marks a herd as written to on the version its reader had: somebody else who wrote meanwhile is
/// met here, before anything is booked.
pub fn touch(tx: &mut Tx<'_>, pass: &Pass, bank: &BankRow) -> Result<()> {
    let changed = sql("update herd_bank set version = version + 1 \
         where id = $1 and unit = $2 and version = $3")
    .bind(bank.id)
    .bind(pass.unit()?)
    .bind(bank.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("herd", bank.version, bank.version + 1));
    }
    journal::record(tx, pass, Subject::new("herd_bank", bank.id), bank.version + 1)?;
    Ok(())
}

/// Every bank of the unit of the pass and of the units under it on a day, with the unit's name.
pub fn banks(tx: &mut Tx<'_>, pass: &Pass, day: Day) -> Result<Vec<(BankId, UnitId, String)>> {
    sql("select b.id, b.unit, u.name from reach r join herd_bank b on b.unit = r.unit \
         join unit u on u.id = b.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 order by u.name, b.name, b.id")
    .bind(pass.unit()?)
    .bind(day)
    .all(tx)
}

/// Opens a bank at the unit of the pass; one sent twice is opened once.
pub fn add_bank(tx: &mut Tx<'_>, pass: &Pass, new: &BankRow) -> Result<()> {
    let added = sql("insert into herd_bank (id, unit, name, rule, wean_months, grace_months, \
         sells_bulls, opened_on, note, illustrative, made_name, calf_order, calf_sex, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1) \
         on conflict do nothing")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.name.as_str())
    .bind(new.rule.as_str())
    .bind(new.wean_months)
    .bind(new.grace_months)
    .bind(new.sells_bulls)
    .bind(new.opened_on)
    .bind(new.note.as_str())
    .bind(new.illustrative.clone())
    .bind(pass.name())
    .bind(new.calf_order)
    .bind(new.calf_sex.clone())
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("herd_bank", new.id), 1)?;
    }
    Ok(())
}

/// Adds an animal. A number that the bank has already is said at its field.
pub fn add_animal(tx: &mut Tx<'_>, pass: &Pass, new: &AnimalRow) -> Result<()> {
    let added = sql("insert into herd_animal (id, bank, tag, sex, born_on, mother, bought_for, \
         entered_on, giver, amount, worth_source, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1) on conflict do nothing")
    .bind(new.id)
    .bind(new.bank)
    .bind(new.tag.as_str())
    .bind(new.sex.as_str())
    .bind(new.born_on)
    .bind(new.mother)
    .bind(new.bought_for)
    .bind(new.entered_on)
    .bind(new.giver.as_str())
    .bind(new.amount)
    .bind(new.worth_source.clone())
    .run(tx)?;
    if added == 0 {
        return Err(Error::flaw("tag", "cattle-tag-known"));
    }
    journal::record(tx, pass, Subject::new("herd_animal", new.id), 1)?;
    Ok(())
}

/// Says again what an animal is called, its sex and its birthday, on the version its reader had.
pub fn correct(tx: &mut Tx<'_>, pass: &Pass, new: &AnimalRow) -> Result<()> {
    let changed = sql("update herd_animal set tag = $1, sex = $2, born_on = $3, entered_on = $4, \
         version = version + 1 where id = $5 and version = $6")
    .bind(new.tag.as_str())
    .bind(new.sex.as_str())
    .bind(new.born_on)
    .bind(new.entered_on)
    .bind(new.id)
    .bind(new.version)
    .run(tx)?;
    changed_one(tx, pass, new, changed)
}

/// Says how an animal left.
pub fn leave(
    tx: &mut Tx<'_>,
    pass: &Pass,
    animal: &AnimalRow,
    how: Left,
    on: Day,
    note: &str,
) -> Result<()> {
    undone::keep_older(tx, pass, animal)?;
    let changed = sql("update herd_animal set left_how = $1, left_on = $2, left_note = $3, \
         version = version + 1 where id = $4 and version = $5")
    .bind(how.code())
    .bind(on)
    .bind(note)
    .bind(animal.id)
    .bind(animal.version)
    .run(tx)?;
    changed_one(tx, pass, animal, changed)
}

/// Takes back that an animal left; what was said of that is kept, with the reason. What it is worth
/// may be said anew: that of goods it was taken of again.
pub fn put_back(tx: &mut Tx<'_>, pass: &Pass, animal: &AnimalRow, why: &str) -> Result<()> {
    undone::keep(tx, pass, animal, why)?;
    let changed = sql("update herd_animal set left_how = null, left_on = null, left_note = null, \
         amount = $1, version = version + 1 where id = $2 and version = $3")
    .bind(animal.amount)
    .bind(animal.id)
    .bind(animal.version)
    .run(tx)?;
    changed_one(tx, pass, animal, changed)
}

/// Says that an animal was placed for the first time, and whose duty that fulfils.
pub fn place(
    tx: &mut Tx<'_>,
    pass: &Pass,
    animal: &AnimalRow,
    on: Day,
    repays: Option<AnimalId>,
) -> Result<()> {
    let changed = sql("update herd_animal set placed_on = $1, repays = $2, version = version + 1 \
         where id = $3 and version = $4 and placed_on is null")
    .bind(on)
    .bind(repays)
    .bind(animal.id)
    .bind(animal.version)
    .run(tx)?;
    changed_one(tx, pass, animal, changed)
}

/// Takes a first placing back: it was recorded by mistake.
pub fn unplace(tx: &mut Tx<'_>, pass: &Pass, animal: &AnimalRow) -> Result<()> {
    let changed = sql("update herd_animal set placed_on = null, repays = null, \
         released_on = null, released_why = null, version = version + 1 \
         where id = $1 and version = $2")
    .bind(animal.id)
    .bind(animal.version)
    .run(tx)?;
    changed_one(tx, pass, animal, changed)
}

/// Releases the keeper of an animal from its duty.
pub fn release(tx: &mut Tx<'_>, pass: &Pass, animal: &AnimalRow, on: Day, why: &str) -> Result<()> {
    let changed = sql("update herd_animal set released_on = $1, released_why = $2, \
         version = version + 1 where id = $3 and version = $4")
    .bind(on)
    .bind(why)
    .bind(animal.id)
    .bind(animal.version)
    .run(tx)?;
    changed_one(tx, pass, animal, changed)
}

/// Takes a release back: the keeper owes as before, and the word now says why.
pub fn owe(tx: &mut Tx<'_>, pass: &Pass, animal: &AnimalRow, why: &str) -> Result<()> {
    let changed = sql("update herd_animal set released_on = null, released_why = $1, \
         version = version + 1 where id = $2 and version = $3")
    .bind(why)
    .bind(animal.id)
    .bind(animal.version)
    .run(tx)?;
    changed_one(tx, pass, animal, changed)
}

fn changed_one(tx: &mut Tx<'_>, pass: &Pass, animal: &AnimalRow, changed: u64) -> Result<()> {
    if changed == 0 {
        return Err(Error::stale("herd", animal.version, animal.version + 1));
    }
    journal::record(tx, pass, Subject::new("herd_animal", animal.id), animal.version + 1)?;
    Ok(())
}

/// Gives an animal a keeper.
pub fn add_placement(tx: &mut Tx<'_>, pass: &Pass, bank: BankId, new: &PlacementRow) -> Result<()> {
    sql("insert into herd_placement (id, bank, animal, receiver, given_on, note, activity, \
         version) values ($1, $2, $3, $4, $5, $6, $7, 1)")
    .bind(new.id)
    .bind(bank)
    .bind(new.animal)
    .bind(new.receiver)
    .bind(new.given_on)
    .bind(new.note.as_str())
    .bind(new.activity)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("herd_placement", new.id), 1)?;
    Ok(())
}

/// Ends a keeper's time with an animal.
pub fn end_placement(tx: &mut Tx<'_>, pass: &Pass, row: &PlacementRow, on: Day) -> Result<()> {
    let changed = sql("update herd_placement set ended_on = $1, version = version + 1 \
         where id = $2 and version = $3 and ended_on is null")
    .bind(on)
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("herd", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("herd_placement", row.id), row.version + 1)?;
    Ok(())
}

/// Every keeper of a herd, each once.
pub fn receivers(herd: &Herd) -> Vec<ReceiverId> {
    let mut all: Vec<ReceiverId> = herd.placements.iter().map(|row| row.receiver).collect();
    all.sort_by_key(|id| id.uuid());
    all.dedup();
    all
}

/// Every herd, for `verify` alone, which shows none and has no pass.
pub fn every_herd(tx: &mut Tx<'_>) -> Result<Vec<Herd>> {
    let banks: Vec<BankRow> = sql(format!("select {BANK} from herd_bank order by id")).all(tx)?;
    let mut herds = Vec::with_capacity(banks.len());
    for bank in banks {
        let animals = sql(format!("select {ANIMAL} from herd_animal where bank = $1 order by id"))
            .bind(bank.id)
            .all(tx)?;
        let placements = sql(format!(
            "select {PLACEMENT} from herd_placement where bank = $1 order by given_on, id"
        ))
        .bind(bank.id)
        .all(tx)?;
        herds.push(Herd { bank, animals, placements });
    }
    Ok(herds)
}
