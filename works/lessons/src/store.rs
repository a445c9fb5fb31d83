//! Every statement on classes. Nothing is deleted: what was recorded by mistake is taken back with
//! a reason, and a certificate is withdrawn, its number never given again.

mod totals;

pub use totals::{OfField, OfSort, Taught, by_field, by_sort, trainers};

use crate::model::{
    CertificateId, CertificateRow, Class, ClassId, ClassRow, Outcome, ParticipantId,
    ParticipantRow, SessionId, SessionRow,
};
use activities::model::ActivityId;
use kernel::db::{Tx, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Id, Pass, Result, place};
use std::collections::HashMap;

const ROW: &str = "id, unit, kind, title, level, field, partner, place, planned, cost, begins_on, \
                   ended_on, stopped_why, activity, agreement, illustrative, version";
const CERTIFICATE: &str = "c.id, c.participant, p.class, p.full_name, k.title, k.level, c.year, \
                           c.running, c.given_on, c.expires_on, c.withdrawn_why";
/// Classes that one statement asks after.
const AT_ONCE: usize = 4_000;

enum Attendance {}

/// A class by its id. Its unit is not yet known to be within reach: ask for a pass at `unit` before
/// anything of it is shown.
pub fn found(tx: &mut Tx<'_>, id: ClassId) -> Result<Option<ClassRow>> {
    sql(format!("select {ROW} from training_class where id = $1")).bind(id).maybe(tx)
}

/// Everything of a class of the unit of the pass.
pub fn class(tx: &mut Tx<'_>, pass: &Pass, id: ClassId) -> Result<Class> {
    let row = sql(format!("select {ROW} from training_class where id = $1 and unit = $2"))
        .bind(id)
        .bind(pass.unit()?)
        .one(tx)?;
    let sessions = sql("select id, on_day, topic, trainer, periods, version \
         from training_session where class = $1 and taken_back_why is null order by on_day, id")
    .bind(id)
    .all(tx)?;
    let participants = sql("select id, full_name, birth_year, sort, workplace, result, version \
         from training_participant where class = $1 and taken_back_why is null order by id")
    .bind(id)
    .all(tx)?;
    let there = sql("select a.session, a.participant from training_attendance a \
         join training_session s on s.id = a.session and s.taken_back_why is null \
         join training_participant p on p.id = a.participant and p.taken_back_why is null \
         where s.class = $1 and a.is_there")
    .bind(id)
    .all(tx)?;
    let certificates = sql(format!(
        "select {CERTIFICATE} from training_certificate c \
         join training_participant p on p.id = c.participant \
         join training_class k on k.id = p.class where p.class = $1 order by c.year, c.running"
    ))
    .bind(id)
    .all(tx)?;
    Ok(Class { row, sessions, participants, there, certificates })
}

/// So many classes of the unit of the pass and of those under it that begin from a day until a day,
/// the newest first.
pub fn list(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (from, until): (Day, Day),
    (day, most): (Day, i64),
) -> Result<Vec<ClassRow>> {
    let of = ROW.split(", ").map(|name| format!("k.{name}")).collect::<Vec<_>>().join(", ");
    sql(format!(
        "select {of} from reach r join training_class k on k.unit = r.unit \
         where r.above = $1 and r.from_on <= $2 and r.until_on >= $2 \
         and k.begins_on >= $3 and k.begins_on <= $4 order by k.begins_on desc, k.id limit $5"
    ))
    .bind(pass.unit()?)
    .bind(day)
    .bind(from)
    .bind(until)
    .bind(most)
    .all(tx)
}

/// Classes with the name of their unit and how many learn in each; their reader has a pass for
/// each.
pub fn with_people(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    rows: Vec<ClassRow>,
) -> Result<Vec<(ClassRow, String, i64)>> {
    let names = place::names(tx, rows.iter().map(|row| row.unit))?;
    let mut learn = HashMap::new();
    for some in rows.chunks(AT_ONCE) {
        let found: Vec<(ClassId, i64)> = sql("select class, count(*) from training_participant \
             where taken_back_why is null and class in [] group by class")
        .list(some.iter().map(|row| row.id))
        .all(tx)?;
        learn.extend(found);
    }
    let whole = |row: ClassRow| {
        let name = names.get(&row.unit).cloned().unwrap_or_default();
        let many = learn.get(&row.id).copied().unwrap_or_default();
        (row, name, many)
    };
    Ok(rows.into_iter().map(whole).collect())
}

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

/// Plans a class at the unit of the pass; one sent twice is planned once.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, new: &ClassRow) -> Result<()> {
    let added = sql("insert into training_class (id, unit, kind, title, level, partner, place, \
         planned, cost, begins_on, illustrative, made_name, agreement, field, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1) \
         on conflict do nothing")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.kind.as_str())
    .bind(new.title.as_str())
    .bind(new.level.as_str())
    .bind(new.partner.as_str())
    .bind(new.place.as_str())
    .bind(new.planned)
    .bind(new.cost)
    .bind(new.begins_on)
    .bind(new.illustrative.clone())
    .bind(pass.name())
    .bind(new.agreement)
    .bind(new.field.clone())
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("training_class", new.id), 1)?;
    }
    Ok(())
}

/// Writes where a class stands, on the version its reader had.
pub fn put(tx: &mut Tx<'_>, pass: &Pass, row: &ClassRow) -> Result<()> {
    let changed = sql("update training_class set ended_on = $1, stopped_why = $2, activity = $3, \
         version = version + 1 where id = $4 and unit = $5 and version = $6")
    .bind(row.ended_on)
    .bind(row.stopped_why.clone())
    .bind(row.activity)
    .bind(row.id)
    .bind(pass.unit()?)
    .bind(row.version)
    .run(tx)?;
    if changed == 0 {
        return Err(Error::stale("training", row.version, row.version + 1));
    }
    journal::record(tx, pass, Subject::new("training_class", row.id), row.version + 1)?;
    Ok(())
}

/// Adds a session; one sent twice is added once.
pub fn add_session(tx: &mut Tx<'_>, pass: &Pass, of: ClassId, new: &SessionRow) -> Result<()> {
    let added = sql("insert into training_session (id, class, on_day, topic, trainer, periods, \
         version) values ($1, $2, $3, $4, $5, $6, 1) on conflict do nothing")
    .bind(new.id)
    .bind(of)
    .bind(new.on_day)
    .bind(new.topic.as_str())
    .bind(new.trainer.as_str())
    .bind(new.periods)
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("training_session", new.id), 1)?;
    }
    Ok(())
}

/// Puts somebody on the list; one sent twice is put once.
pub fn add_participant(
    tx: &mut Tx<'_>,
    pass: &Pass,
    of: ClassId,
    new: &ParticipantRow,
) -> Result<()> {
    let added = sql("insert into training_participant (id, class, full_name, name_folded, \
         birth_year, sort, workplace, version) values ($1, $2, $3, $4, $5, $6, $7, 1) \
         on conflict do nothing")
    .bind(new.id)
    .bind(of)
    .bind(new.full_name.as_str())
    .bind(fold(&new.full_name))
    .bind(new.birth_year)
    .bind(new.sort.as_str())
    .bind(new.workplace.as_str())
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("training_participant", new.id), 1)?;
    }
    Ok(())
}

/// Takes a session off the class, with a reason.
pub fn take_session_back(tx: &mut Tx<'_>, pass: &Pass, id: SessionId, why: &str) -> Result<()> {
    sql("update training_session set taken_back_why = $1, version = version + 1 where id = $2")
        .bind(why)
        .bind(id)
        .run(tx)?;
    let version = sql("select version from training_session where id = $1").bind(id).one(tx)?;
    journal::record(tx, pass, Subject::new("training_session", id), version)?;
    Ok(())
}

/// Takes somebody off the list, with a reason.
pub fn take_participant_back(
    tx: &mut Tx<'_>,
    pass: &Pass,
    id: ParticipantId,
    why: &str,
) -> Result<()> {
    sql("update training_participant set taken_back_why = $1, version = version + 1 \
         where id = $2")
    .bind(why)
    .bind(id)
    .run(tx)?;
    let version = sql("select version from training_participant where id = $1").bind(id).one(tx)?;
    journal::record(tx, pass, Subject::new("training_participant", id), version)?;
    Ok(())
}

/// Says whether somebody came to a session; what is so already is left alone.
pub fn attend(
    tx: &mut Tx<'_>,
    pass: &Pass,
    session: SessionId,
    participant: ParticipantId,
    is_there: bool,
) -> Result<()> {
    let known: Option<(Id<Attendance>, bool, i64)> = sql("select id, is_there, version \
         from training_attendance where session = $1 and participant = $2")
    .bind(session)
    .bind(participant)
    .maybe(tx)?;
    let (id, version) = match known {
        Some((_, was, _)) if was == is_there => return Ok(()),
        None if !is_there => return Ok(()),
        Some((id, _, version)) => {
            sql(
                "update training_attendance set is_there = $1, version = version + 1 where id = $2",
            )
            .bind(is_there)
            .bind(id)
            .run(tx)?;
            (id, version + 1)
        }
        None => {
            let id = Id::<Attendance>::new();
            sql("insert into training_attendance (id, session, participant, is_there, version) \
                 values ($1, $2, $3, $4, 1)")
            .bind(id)
            .bind(session)
            .bind(participant)
            .bind(is_there)
            .run(tx)?;
            (id, 1)
        }
    };
    journal::record(tx, pass, Subject::new("training_attendance", id), version)?;
    Ok(())
}

/// Says what somebody reached.
pub fn put_result(
    tx: &mut Tx<'_>,
    pass: &Pass,
    row: &ParticipantRow,
    outcome: Option<Outcome>,
) -> Result<()> {
    sql("update training_participant set result = $1, version = version + 1 where id = $2")
        .bind(outcome.map(|outcome| outcome.code().to_owned()))
        .bind(row.id)
        .run(tx)?;
    let version =
        sql("select version from training_participant where id = $1").bind(row.id).one(tx)?;
    journal::record(tx, pass, Subject::new("training_participant", row.id), version)?;
    Ok(())
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

/// Every ended class with its work and how many came at least once, for `verify` alone, which
/// shows none and has no pass.
pub fn every_ended(tx: &mut Tx<'_>) -> Result<Vec<(ClassId, ActivityId, i64)>> {
    sql("select k.id, k.activity, (select count(distinct p.id) from training_participant p \
         join training_attendance a on a.participant = p.id and a.is_there \
         join training_session s on s.id = a.session and s.taken_back_why is null \
         where p.class = k.id and s.class = k.id and p.taken_back_why is null) as came \
         from training_class k where k.activity is not null order by k.id")
    .all(tx)
}
