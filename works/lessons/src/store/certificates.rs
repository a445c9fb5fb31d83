//! Every statement on certificates. A withdrawn one keeps its number, which is never given again.

use super::CERTIFICATE;
use crate::model::{CertificateId, CertificateRow, ClassId, ParticipantId};
use kernel::db::{Tx, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Pass, Result};

/// The class that a certificate is from. It has no pass yet: ask for one at the unit of the class
/// before anything of it is shown.
pub fn certified_in(tx: &mut Tx<'_>, id: CertificateId) -> Result<Option<ClassId>> {
    sql("select p.class from training_certificate c \
         join training_participant p on p.id = c.participant where c.id = $1")
    .bind(id)
    .maybe(tx)
}

/// So many certificates of the unit of the pass and of those under it on a day, by name or number,
/// the newest first.
pub fn certificates(
    tx: &mut Tx<'_>,
    pass: &Pass,
    search: &str,
    (day, most): (Day, i64),
) -> Result<Vec<CertificateRow>> {
    let number = search.split_once('/').and_then(|(running, year)| {
        Some((running.trim().parse::<i64>().ok()?, year.trim().parse::<i64>().ok()?))
    });
    let (asked, name) = match number {
        Some(_) => ("c.running = $3 and c.year = $4", String::new()),
        None => ("' ' || p.name_folded like $3", format!("% {}%", fold(search).replace('%', ""))),
    };
    let query = sql(format!(
        "select {CERTIFICATE} from reach r join training_certificate c on c.unit = r.unit \
         join training_participant p on p.id = c.participant \
         join training_class k on k.id = p.class \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and {asked} \
         order by c.year desc, c.running desc, c.id limit {most}"
    ))
    .bind(pass.unit()?)
    .bind(day);
    match number {
        Some((running, year)) => query.bind(running).bind(year).all(tx),
        None => query.bind(name).all(tx),
    }
}

/// Gives a certificate the next number of the unit's year.
pub fn certify(
    tx: &mut Tx<'_>,
    pass: &Pass,
    participant: ParticipantId,
    given_on: Day,
    expires_on: Option<Day>,
) -> Result<()> {
    let year = i64::from(given_on.year());
    let last: i64 = sql("select cast(coalesce(max(running), 0) as bigint) \
         from training_certificate where unit = $1 and year = $2")
    .bind(pass.unit()?)
    .bind(year)
    .one(tx)?;
    let id = CertificateId::new();
    sql("insert into training_certificate (id, unit, participant, year, running, given_on, \
         expires_on, version) values ($1, $2, $3, $4, $5, $6, $7, 1)")
    .bind(id)
    .bind(pass.unit()?)
    .bind(participant)
    .bind(year)
    .bind(last + 1)
    .bind(given_on)
    .bind(expires_on)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("training_certificate", id), 1)?;
    Ok(())
}

/// Withdraws a certificate of the unit of the pass, with a reason.
pub fn withdraw(tx: &mut Tx<'_>, pass: &Pass, id: CertificateId, why: &str) -> Result<()> {
    let changed = sql("update training_certificate set withdrawn_why = $1, version = version + 1 \
         where id = $2 and unit = $3 and withdrawn_why is null")
    .bind(why)
    .bind(id)
    .bind(pass.unit()?)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    let version = sql("select version from training_certificate where id = $1").bind(id).one(tx)?;
    journal::record(tx, pass, Subject::new("training_certificate", id), version)?;
    Ok(())
}
