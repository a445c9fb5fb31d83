//! Sponsors in the database, and the links to their own pages. Every function asks for a pass;
//! nothing is deleted, and each change writes its line in the journal.

mod links;

pub use links::{add_link, close_link, link_of, links};

use crate::model::{Draft, SponsorId, SponsorRow};
use kernel::db::{Tx, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::{Error, Pass, Result, UnitId};
use people::{OrganisationId, PersonId};
use std::collections::HashMap;

const ROW: &str = "s.id, s.unit, s.kind, s.called, s.person, s.organisation, s.wish_class, \
                   s.wish_place, s.wish_amount, s.verified_on, s.verified_name, s.proof, \
                   s.closed_on, s.closed_why, s.illustrative, s.registered_by, s.changed_name, \
                   s.changed_at, s.version";
/// Rows that one statement asks after.
const AT_ONCE: usize = 4_000;

/// A sponsor by its id. Its unit is not yet known to be within reach: ask for a pass at `unit`
/// before anything of it is shown.
pub fn found(tx: &mut Tx<'_>, id: SponsorId) -> Result<Option<SponsorRow>> {
    sql(format!("select {ROW} from sponsor s where s.id = $1")).bind(id).maybe(tx)
}

/// A sponsor that the unit of the pass keeps, or that a unit above or under it keeps.
pub fn near(tx: &mut Tx<'_>, pass: &Pass, id: SponsorId) -> Result<SponsorRow> {
    sql(format!(
        "select {ROW} from sponsor s where s.id = $1 and (s.unit = $2 or s.unit in (select above \
         from reach where unit = $2 and from_on <= $3 and until_on >= $3) or s.unit in (select \
         unit from reach where above = $2 and from_on <= $3 and until_on >= $3))"
    ))
    .bind(id)
    .bind(pass.unit()?)
    .bind(pass.today())
    .one(tx)
}

/// What a list asks for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Folded words that a name must hold.
    pub words: Vec<String>,
    /// Kind code; empty for all.
    pub kind: String,
    /// `open`, `unverified` or `closed`; empty for all.
    pub state: String,
}

/// The sponsors kept at the unit of the pass and under it, by name; how many there are.
pub fn list(
    tx: &mut Tx<'_>,
    pass: &Pass,
    asked: &Asked,
    (most, offset): (i64, i64),
) -> Result<(Vec<SponsorRow>, i64)> {
    let mut by = String::new();
    for at in 0..asked.words.len() {
        by += &format!(" and (' ' || s.called_folded) like ${}", at + 5);
    }
    let from = format!(
        "from reach r join sponsor s on s.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         and (s.kind = $3 or $3 = '') and ($4 = '' or \
         ($4 = 'closed' and s.closed_on is not null) or \
         ($4 = 'open' and s.closed_on is null and s.verified_on is not null) or \
         ($4 = 'unverified' and s.closed_on is null and s.verified_on is null)){by}"
    );
    let ask = |text: String| {
        let mut ask = sql(text).bind(pass.unit()?).bind(pass.today());
        ask = ask.bind(asked.kind.as_str()).bind(asked.state.as_str());
        for word in &asked.words {
            ask = ask.bind(format!("% {word}%"));
        }
        Ok::<_, Error>(ask)
    };
    let many: i64 = ask(format!("select count(*) {from}"))?.one(tx)?;
    let rows = ask(format!(
        "select {ROW} {from} order by s.called_folded, s.id limit {most} offset {offset}"
    ))?;
    Ok((rows.all(tx)?, many))
}

/// Who may pledge for an address of the unit of the pass: verified ones kept there, above or under
/// it, by name.
pub fn offered(tx: &mut Tx<'_>, pass: &Pass, most: i64) -> Result<Vec<SponsorRow>> {
    offered_as(tx, pass, &[], most)
}

/// Of those who may pledge the ones whose name has words that begin with some folded ones.
pub fn offered_as(
    tx: &mut Tx<'_>,
    pass: &Pass,
    words: &[String],
    most: i64,
) -> Result<Vec<SponsorRow>> {
    let by: String = (0..words.len())
        .map(|at| format!(" and (' ' || s.called_folded) like ${}", at + 3))
        .collect();
    let mut ask = sql(format!(
        "select {ROW} from sponsor s where s.closed_on is null and s.verified_on is not null \
         and (s.unit in (select above from reach where unit = $1 and from_on <= $2 \
         and until_on >= $2) or s.unit in (select unit from reach where above = $1 \
         and from_on <= $2 and until_on >= $2)){by} order by s.called_folded, s.id limit {most}"
    ))
    .bind(pass.unit()?)
    .bind(pass.today());
    for word in words {
        ask = ask.bind(format!("% {word}%"));
    }
    ask.all(tx)
}

/// What sponsors of records that the reader may see are called.
pub fn called(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    ids: &[SponsorId],
) -> Result<HashMap<SponsorId, String>> {
    let mut all = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let found: Vec<(SponsorId, String)> = sql("select id, called from sponsor where id in []")
            .list(some.iter().copied())
            .all(tx)?;
        all.extend(found);
    }
    Ok(all)
}

/// The organisations that were written down as sponsors, and as nothing else before, kept at,
/// under or above the unit of the pass ([`crate::desk::register`] gives them the sponsor's id).
pub fn only_sponsors(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<OrganisationId>> {
    sql("select s.organisation from sponsor s where s.organisation = s.id and (s.unit in (select \
         above from reach where unit = $1 and from_on <= $2 and until_on >= $2) or s.unit in \
         (select unit from reach where above = $1 and from_on <= $2 and until_on >= $2))")
    .bind(pass.unit()?)
    .bind(pass.today())
    .all(tx)
}

/// What sponsors of records that the reader may see are called, and which organisation each is.
pub fn behind(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    ids: &[SponsorId],
) -> Result<HashMap<SponsorId, (String, Option<OrganisationId>)>> {
    let mut all = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let found: Vec<(SponsorId, String, Option<OrganisationId>)> =
            sql("select id, called, organisation from sponsor where id in []")
                .list(some.iter().copied())
                .all(tx)?;
        all.extend(found.into_iter().map(|(id, called, of)| (id, (called, of))));
    }
    Ok(all)
}

/// All sponsors kept open at the unit of the pass and under it: kind, unit, what each is called.
pub fn of_kinds(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<(SponsorId, String, UnitId, String)>> {
    sql("select s.id, s.kind, s.unit, s.called from reach r join sponsor s on s.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 and s.closed_on is null \
         order by s.called_folded, s.id")
    .bind(pass.unit()?)
    .bind(pass.today())
    .all(tx)
}

/// Registers a sponsor at the unit of the pass.
pub fn add(
    tx: &mut Tx<'_>,
    pass: &Pass,
    new: &Draft,
    (person, organisation): (Option<PersonId>, Option<OrganisationId>),
) -> Result<()> {
    sql("insert into sponsor (id, unit, kind, called, called_folded, person, organisation, \
         wish_class, wish_place, wish_amount, proof, illustrative, registered_by, changed_name, \
         changed_at, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', $11, $12, $13, $14, 1)")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.kind.code())
    .bind(new.called.as_str())
    .bind(fold(&new.called))
    .bind(person)
    .bind(organisation)
    .bind(new.wish.class.clone())
    .bind(new.wish.place)
    .bind(new.wish.amount)
    .bind(new.illustrative.clone())
    .bind(account(pass))
    .bind(pass.name())
    .bind(pass.at())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("sponsor", new.id), 1)?;
    Ok(())
}

/// Writes what a sponsor of the unit of the pass is called and wishes, on the version its writer
/// had.
pub fn put(tx: &mut Tx<'_>, pass: &Pass, row: &SponsorRow, new: &Draft) -> Result<()> {
    let changed = sql("update sponsor set called = $1, called_folded = $2, wish_class = $3, \
         wish_place = $4, wish_amount = $5, changed_name = $6, changed_at = $7, \
         version = version + 1 where id = $8 and unit = $9 and version = $10")
    .bind(new.called.as_str())
    .bind(fold(&new.called))
    .bind(new.wish.class.clone())
    .bind(new.wish.place)
    .bind(new.wish.amount)
    .bind(pass.name())
    .bind(pass.at())
    .bind(row.id)
    .bind(pass.unit()?)
    .bind(row.version)
    .run(tx)?;
    changed_one(tx, pass, row, changed)
}

/// Says that a sponsor was verified, by what.
pub fn verify(tx: &mut Tx<'_>, pass: &Pass, row: &SponsorRow, proof: &str) -> Result<()> {
    let changed = sql("update sponsor set verified_on = $1, verified_name = $2, proof = $3, \
         changed_name = $2, changed_at = $4, version = version + 1 \
         where id = $5 and unit = $6 and version = $7")
    .bind(pass.today())
    .bind(pass.name())
    .bind(proof)
    .bind(pass.at())
    .bind(row.id)
    .bind(pass.unit()?)
    .bind(row.version)
    .run(tx)?;
    changed_one(tx, pass, row, changed)
}

/// Closes a sponsor today, with the reason.
pub fn close(tx: &mut Tx<'_>, pass: &Pass, row: &SponsorRow, why: &str) -> Result<()> {
    let changed = sql("update sponsor set closed_on = $1, closed_why = $2, changed_name = $3, \
         changed_at = $4, version = version + 1 where id = $5 and unit = $6 and version = $7")
    .bind(pass.today())
    .bind(why)
    .bind(pass.name())
    .bind(pass.at())
    .bind(row.id)
    .bind(pass.unit()?)
    .bind(row.version)
    .run(tx)?;
    changed_one(tx, pass, row, changed)
}

fn changed_one(tx: &mut Tx<'_>, pass: &Pass, row: &SponsorRow, changed: u64) -> Result<()> {
    if changed == 0 {
        return Err(Error::stale("sponsor", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("sponsor", row.id), row.version + 1)?;
    Ok(())
}

fn account(pass: &Pass) -> Option<kernel::ids::AccountId> {
    match pass.actor() {
        kernel::pass::Actor::Account(id) => Some(id),
        _ => None,
    }
}
