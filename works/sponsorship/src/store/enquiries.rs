//! Enquiries of people outside. The telephone is sealed as it comes and its key destroyed with the
//! answer; nothing is deleted.

use crate::model::{EnquiryId, EnquiryRow, NewEnquiry};
use addresses::AddressId;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::place::Place;
use kernel::seal::{self, Field, Keys, Level, Secret, record_key};
use kernel::{Error, Pass, Result};
use sponsors::SponsorId;
use uuid::Uuid;

const ROW: &str = "e.id, e.record, e.unit, e.address, e.kind, e.called, e.amount, e.words, \
                   e.contact, e.made_at, e.answered_at, e.answered_name, e.outcome, e.why, \
                   e.sponsor, e.version";

/// A telephone that somebody left is personal, as that of a person in the register is.
fn field(id: EnquiryId) -> Field {
    Field::new("enquiry", "contact", id).of_level(Level::Personal)
}

/// An enquiry by its id. Its unit is not yet known to be within reach: ask for a pass at `unit`
/// before anything of it is shown.
pub fn enquiry(tx: &mut Tx<'_>, id: EnquiryId) -> Result<Option<EnquiryRow>> {
    sql(format!("select {ROW} from enquiry e where e.id = $1")).bind(id).maybe(tx)
}

/// Writes an enquiry at the unit of the pass.
pub fn add_enquiry(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (keys, place): (&Keys, &Place),
    (new, address): (&NewEnquiry, Option<AddressId>),
) -> Result<()> {
    let record = Uuid::now_v7();
    let key = record_key(tx, keys, place, record, pass.at())?;
    let contact = key.seal(&field(new.id), new.phone.as_bytes())?;
    sql("insert into enquiry (id, record, unit, address, kind, called, amount, words, contact, \
         made_at, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)")
    .bind(new.id)
    .bind(record)
    .bind(pass.unit()?)
    .bind(address)
    .bind(new.kind.code())
    .bind(new.called.as_str())
    .bind(new.amount)
    .bind(new.words.as_str())
    .bind(contact)
    .bind(pass.at())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("enquiry", new.id), 1)?;
    Ok(())
}

/// The enquiries of the unit of the pass and of those under it: those that wait, the oldest first,
/// and then what was answered, the newest first.
pub fn enquiries(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (most, offset): (i64, i64),
) -> Result<Vec<EnquiryRow>> {
    sql(format!(
        "select {ROW} from reach r join enquiry e on e.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         order by case when e.answered_at is null then 0 else 1 end, \
         case when e.answered_at is null then e.made_at else -e.made_at end, e.id \
         limit $3 offset $4"
    ))
    .bind(pass.unit()?)
    .bind(pass.today())
    .bind(most)
    .bind(offset)
    .all(tx)
}

/// How many enquiries there are at the unit of the pass and under it.
pub fn every_enquiry(tx: &mut Tx<'_>, pass: &Pass) -> Result<i64> {
    sql("select count(*) from reach r join enquiry e on e.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2")
    .bind(pass.unit()?)
    .bind(pass.today())
    .one(tx)
}

/// How many enquiries wait at the unit of the pass and under it.
pub fn waiting_enquiries(tx: &mut Tx<'_>, pass: &Pass) -> Result<i64> {
    sql("select count(*) from reach r join enquiry e on e.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and e.answered_at is null")
    .bind(pass.unit()?)
    .bind(pass.today())
    .one(tx)
}

/// Opens the telephone of an enquiry that the caller has loaded with the pass: a line of the
/// journal, with what it is needed for.
pub fn contact(
    tx: &mut Tx<'_>,
    pass: &Pass,
    keys: &Keys,
    (row, purpose): (&EnquiryRow, &str),
) -> Result<Secret<String>> {
    let plain = seal::read(tx, pass, keys, &field(row.id), &row.contact, row.version, purpose)?;
    plain.into_text()
}

/// Answers an enquiry that the caller has loaded with the pass, and destroys the key of its
/// telephone unless that is still needed: a person who became a sponsor has it in the register of
/// people, of whom nothing came it is not kept, and what they wrote is not either.
pub fn answer_enquiry(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &EnquiryRow,
    (outcome, why, sponsor): (&str, Option<&str>, Option<SponsorId>),
) -> Result<()> {
    let changed = sql("update enquiry set answered_at = $1, answered_name = $2, outcome = $3, \
         why = $4, sponsor = $5, version = version + 1, \
         words = case when $3 = 'declined' then '' else words end \
         where id = $6 and version = $7 and answered_at is null")
    .bind(pass.at())
    .bind(pass.name())
    .bind(outcome)
    .bind(why.map(str::to_owned))
    .bind(sponsor)
    .bind(row.id)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("enquiry", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("enquiry", row.id), row.version + 1)?;
    let is_needed = sponsor.is_some() && row.kind().organisation().is_some();
    if is_needed { Ok(()) } else { seal::destroy(tx, pass, row.record) }
}
