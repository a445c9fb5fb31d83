//! Answers to the parts of a form, disasters with their numbered reports, secret links of outside
//! organisations. The secret of a link is not kept, its hash is.

use super::stale;
use crate::model::{AnswerRow, Content, EventId, EventRow, LineId, LinkId, LinkRow, ReportId};
use kernel::db::{ROWS, Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Error, Month, Pass, Result};
use people::proof::token::Token;
use uuid::Uuid;

const ANSWER: &str = "id, report, part, body, said_name, said_at, last_key, version";

/// The answers of a report.
pub fn answers(tx: &mut Tx<'_>, _pass: &Pass, report: ReportId) -> Result<Vec<AnswerRow>> {
    sql(format!("select {ANSWER} from answer where report = $1 order by part")).bind(report).all(tx)
}

/// The answers of some reports of outside organisations to the unit of the pass.
pub fn answers_of(tx: &mut Tx<'_>, pass: &Pass, reports: &[ReportId]) -> Result<Vec<AnswerRow>> {
    let mut all = Vec::new();
    for reports in reports.chunks(ROWS) {
        let some: Vec<AnswerRow> = sql(format!(
            "select {ANSWER} from answer where exists (select 1 from report p \
             where p.id = answer.report and p.unit = $1) and report in [] order by report, part"
        ))
        .bind(pass.unit()?)
        .list(reports.iter().copied())
        .all(tx)?;
        all.extend(some);
    }
    Ok(all)
}

/// Writes an answer on the version its typist had; `base` 0 is the first.
pub fn put_answer(
    tx: &mut Tx<'_>,
    pass: &Pass,
    report: ReportId,
    (part, content): (&str, &Content),
    (base, key): (i64, Uuid),
) -> Result<()> {
    let changed = if base == 0 {
        sql("insert into answer (id, report, part, body, said_name, said_at, last_key, version) \
             values ($1, $2, $3, $4, $5, $6, $7, 1) on conflict do nothing")
        .bind(LineId::new())
        .bind(report)
        .bind(part)
        .bind(content.write())
        .bind(pass.name())
        .bind(pass.at())
        .bind(key)
        .run(tx)?
    } else {
        sql("update answer set body = $1, said_name = $2, said_at = $3, last_key = $4, \
             version = version + 1 where report = $5 and part = $6 and version = $7")
        .bind(content.write())
        .bind(pass.name())
        .bind(pass.at())
        .bind(key)
        .bind(report)
        .bind(part)
        .bind(base)
        .run(tx)?
    };
    if changed == 0 {
        return Err(stale(part, base, base + 1));
    }
    let row: AnswerRow =
        sql(format!("select {ANSWER} from answer where report = $1 and part = $2"))
            .bind(report)
            .bind(part)
            .one(tx)?;
    journal::record(tx, pass, Subject::new("answer", row.id), row.version)?;
    Ok(())
}

const EVENT: &str = "id, unit, name, began_on, closed_at, version";

/// The disasters of the pass's unit, the newest first.
pub fn events(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<EventRow>> {
    sql(format!(
        "select {EVENT} from flash_event where unit = $1 order by began_on desc, id desc limit 50"
    ))
    .bind(pass.unit()?)
    .all(tx)
}

/// A disaster of the pass's unit.
pub fn event(tx: &mut Tx<'_>, pass: &Pass, id: EventId) -> Result<EventRow> {
    sql(format!("select {EVENT} from flash_event where id = $1 and unit = $2"))
        .bind(id)
        .bind(pass.unit()?)
        .one(tx)
}

/// Opens a disaster at the pass's unit; a form sent twice opens one.
pub fn add_event(tx: &mut Tx<'_>, pass: &Pass, new: &EventRow) -> Result<()> {
    let made = sql("insert into flash_event (id, unit, name, began_on, made_name, made_at, \
         version) values ($1, $2, $3, $4, $5, $6, 1) on conflict do nothing")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.name.as_str())
    .bind(new.began_on)
    .bind(pass.name())
    .bind(pass.at())
    .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("flash_event", new.id), 1)?;
    }
    Ok(())
}

/// The reports on a disaster, the first first: id and number.
pub fn of_event(tx: &mut Tx<'_>, pass: &Pass, event: EventId) -> Result<Vec<(ReportId, i64)>> {
    sql(
        "select id, flash_no from report where unit = $1 and subject = $2 and flash_no is not null \
         order by flash_no",
    )
    .bind(pass.unit()?)
    .bind(event.to_string())
    .all(tx)
}

const LINK: &str = "id, unit, organisation, form, month, made_name, made_at, expires_on, \
                    used_at, closed_at, version";
/// What the hash of a secret is made for, so that it opens nothing else.
const FOR_USE: &str = "report-link";

fn hash(token: &Token) -> Vec<u8> {
    people::proof::token::digest(FOR_USE, token.text())
}

/// Makes a link at the pass's unit. Those the organisation had for the same report are closed: one
/// secret opens one form.
pub fn add_link(tx: &mut Tx<'_>, pass: &Pass, new: &LinkRow, token: &Token) -> Result<()> {
    for link in links(tx, pass, &new.form, new.month)? {
        if link.organisation == new.organisation && link.closed_at.is_none() {
            close_link(tx, pass, link.id)?;
        }
    }
    sql("insert into report_link (id, unit, organisation, form, month, token_hash, made_name, \
         made_at, expires_on, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)")
    .bind(new.id)
    .bind(pass.unit()?)
    .bind(new.organisation)
    .bind(new.form.as_str())
    .bind(new.month)
    .bind(hash(token))
    .bind(pass.name())
    .bind(pass.at())
    .bind(new.expires_on)
    .run(tx)?;
    journal::record(tx, pass, Subject::new("report_link", new.id), 1)?;
    Ok(())
}

/// Closes a link of the pass's unit.
pub fn close_link(tx: &mut Tx<'_>, pass: &Pass, id: LinkId) -> Result<()> {
    let version: Option<i64> = sql("select version from report_link \
         where id = $1 and unit = $2 and closed_at is null")
    .bind(id)
    .bind(pass.unit()?)
    .maybe(tx)?;
    let version = version.ok_or(Error::NotFound)?;
    sql("update report_link set closed_at = $1, version = version + 1 where id = $2")
        .bind(pass.at())
        .bind(id)
        .run(tx)?;
    journal::record(tx, pass, Subject::new("report_link", id), version + 1)?;
    Ok(())
}

/// The links of the pass's unit for a form and span, the newest first.
pub fn links(tx: &mut Tx<'_>, pass: &Pass, form: &str, month: Month) -> Result<Vec<LinkRow>> {
    sql(format!(
        "select {LINK} from report_link where unit = $1 and form = $2 and month = $3 \
         order by made_at desc, id desc limit 500"
    ))
    .bind(pass.unit()?)
    .bind(form)
    .bind(month)
    .all(tx)
}

/// The link a secret opens, closed ones too. There is no pass yet: it is made from this link.
pub fn link_of(tx: &mut Tx<'_>, token: &Token) -> Result<Option<LinkRow>> {
    sql(format!("select {LINK} from report_link where token_hash = $1")).bind(hash(token)).maybe(tx)
}

/// An organisation used its link.
pub fn use_link(tx: &mut Tx<'_>, pass: &Pass, link: &LinkRow) -> Result<()> {
    sql("update report_link set used_at = $1, version = version + 1 where id = $2")
        .bind(pass.at())
        .bind(link.id)
        .run(tx)?;
    let version: i64 =
        sql("select version from report_link where id = $1").bind(link.id).one(tx)?;
    journal::record(tx, pass, Subject::new("report_link", link.id), version)?;
    Ok(())
}
