//! Every statement on classes. Nothing is deleted: what was recorded by mistake is taken back with
//! a reason, and a certificate is withdrawn, its number never given again.

mod ahead;
mod certificates;
mod totals;

pub use ahead::{ClassDay, class_days};
pub use certificates::{certificates, certified_in, certify, withdraw};
pub use totals::{OfField, OfSort, Taught, by_field, by_sort, trainers};

use crate::model::{
    Class, ClassId, ClassRow, Outcome, ParticipantId, ParticipantRow, SessionId, SessionRow,
};
use activities::model::ActivityId;
use activities::store::Joined;
use kernel::db::{Tx, sql};
use kernel::fold::fold;
use kernel::journal::{self, Subject};
use kernel::{Day, Error, Id, Pass, Result, place};
use std::collections::HashMap;

/// Who joins.
pub(crate) const JOINED: Joined = Joined { table: "training_joiner", file: "class" };
const ROW: &str = "id, unit, kind, title, level, field, partner, partner_share, place, spot, \
                   campaign, joined_in, planned, cost, begins_on, ended_on, stopped_why, activity, \
                   agreement, illustrative, version";
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
    let row: ClassRow =
        sql(format!("select {ROW} from training_class where id = $1 and unit = $2"))
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
    let joiners = JOINED.of(tx, row.id.uuid(), row.joined_in)?;
    Ok(Class { row, sessions, participants, there, certificates, joiners })
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

/// Plans a class at the unit of the pass; one sent twice is planned once.
pub fn add(tx: &mut Tx<'_>, pass: &Pass, new: &ClassRow) -> Result<bool> {
    let added = sql("insert into training_class (id, unit, kind, title, level, partner, place, \
         planned, cost, begins_on, illustrative, made_name, agreement, field, spot, \
         partner_share, campaign, joined_in, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, \
         $10, $11, $12, $13, $14, $15, $16, $17, $18, 1) on conflict do nothing")
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
    .bind(new.spot)
    .bind(new.partner_share)
    .bind(new.campaign.clone())
    .bind(new.joined_in)
    .run(tx)?;
    if added == 1 {
        journal::record(tx, pass, Subject::new("training_class", new.id), 1)?;
    }
    Ok(added == 1)
}

/// Writes what a class is and where it stands, on the version its reader had.
pub fn put(tx: &mut Tx<'_>, pass: &Pass, row: &ClassRow) -> Result<()> {
    let changed = sql("update training_class set ended_on = $1, stopped_why = $2, activity = $3, \
         kind = $4, title = $5, level = $6, field = $7, partner = $8, partner_share = $9, \
         place = $10, spot = $11, campaign = $12, joined_in = $13, planned = $14, cost = $15, \
         begins_on = $16, version = version + 1 where id = $17 and unit = $18 and version = $19")
    .bind(row.ended_on)
    .bind(row.stopped_why.clone())
    .bind(row.activity)
    .bind(row.kind.as_str())
    .bind(row.title.as_str())
    .bind(row.level.as_str())
    .bind(row.field.clone())
    .bind(row.partner.as_str())
    .bind(row.partner_share)
    .bind(row.place.as_str())
    .bind(row.spot)
    .bind(row.campaign.clone())
    .bind(row.joined_in)
    .bind(row.planned)
    .bind(row.cost)
    .bind(row.begins_on)
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
