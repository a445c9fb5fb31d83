//! What turns a report into a paper: letterheads, recipients, wordings, and the register of
//! issued papers. An issued paper is never changed; its bytes are kept as they went out.

use super::stale;
use crate::model::{LineId, ReportId};
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Day, Pass, Result, row};

row! {
    /// The head of a unit's papers (Nghị định 30/2020/NĐ-CP, boxes 2 to 4).
    pub struct LetterheadRow {
        /// Its id.
        pub id: LineId,
        /// The agency above.
        pub superior: String,
        /// The agency that issues.
        pub agency: String,
        /// What follows the number (`BC-HCTĐ`).
        pub symbol: String,
        /// Place before the date.
        pub place_name: String,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// A line of *Nơi nhận* (or of *Kính gửi* when `addressed`).
    pub struct RecipientRow {
        /// Its id.
        pub id: LineId,
        /// Its place among the lines, from 1.
        pub place_in_order: i64,
        /// Who receives.
        pub body: String,
        /// Purpose tag (`để b/c`), as S2 writes them.
        pub purpose: Option<String>,
        /// Channel tag (`Bản ĐT`), as S1 writes them.
        pub channel: Option<String>,
        /// Stands under *Kính gửi* too.
        pub addressed: bool,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// A report's own words of a section.
    pub struct WordingRow {
        /// Its id.
        pub id: LineId,
        /// The section.
        pub section: String,
        /// Template text.
        pub body: String,
        /// Optimistic version.
        pub version: i64,
    }
}

row! {
    /// An issued paper without its bytes.
    pub struct IssuedRow {
        /// Its id.
        pub id: LineId,
        /// Its report.
        pub report: ReportId,
        /// Year of the series.
        pub year: i64,
        /// Number in it.
        pub number: i64,
        /// The day it bears.
        pub issued_on: Day,
        /// The place it bears.
        pub place_name: String,
        /// SHA-256 of its figures and words.
        pub body_hash: Vec<u8>,
        /// The code by which a reader checks it; older papers have none.
        pub check_code: Option<String>,
        /// The paper it replaces.
        pub replaces: Option<LineId>,
        /// Why.
        pub replaced_why: Option<String>,
    }
}

/// The letterhead of the pass's unit on a day, or of the nearest unit above that has one.
pub fn letterhead(tx: &mut Tx<'_>, pass: &Pass, day: Day) -> Result<Option<LetterheadRow>> {
    sql("select l.id, l.superior, l.agency, l.symbol, l.place_name, l.version from letterhead l \
         where l.unit = $1 and l.from_on <= $2 and l.until_on >= $2")
    .bind(pass.unit()?)
    .bind(day)
    .maybe(tx)
}

/// Writes the letterhead of the pass's unit; `version` 0 makes the first.
pub fn put_letterhead(tx: &mut Tx<'_>, pass: &Pass, head: &LetterheadRow, from: Day) -> Result<()> {
    let changed = if head.version == 0 {
        sql("insert into letterhead (id, unit, superior, agency, symbol, place_name, from_on, \
             until_on, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 1) on conflict do nothing")
        .bind(head.id)
        .bind(pass.unit()?)
        .bind(head.superior.as_str())
        .bind(head.agency.as_str())
        .bind(head.symbol.as_str())
        .bind(head.place_name.as_str())
        .bind(from)
        .bind(Day::LAST)
        .run(tx)?
    } else {
        sql("update letterhead set superior = $1, agency = $2, symbol = $3, place_name = $4, \
             version = version + 1 where id = $5 and unit = $6 and version = $7")
        .bind(head.superior.as_str())
        .bind(head.agency.as_str())
        .bind(head.symbol.as_str())
        .bind(head.place_name.as_str())
        .bind(head.id)
        .bind(pass.unit()?)
        .bind(head.version)
        .run(tx)?
    };
    if changed == 0 {
        return Err(stale("letterhead", head.version, head.version + 1));
    }
    journal::record(tx, pass, Subject::new("letterhead", head.id), head.version + 1)?;
    Ok(())
}

/// The lines of *Nơi nhận* of the pass's unit, in order.
pub fn recipients(tx: &mut Tx<'_>, pass: &Pass) -> Result<Vec<RecipientRow>> {
    sql("select id, place_in_order, body, purpose, channel, addressed, version from recipient \
         where unit = $1 and closed_at is null order by place_in_order, id")
    .bind(pass.unit()?)
    .all(tx)
}

/// Adds a recipient.
pub fn add_recipient(tx: &mut Tx<'_>, pass: &Pass, line: &RecipientRow) -> Result<()> {
    let made =
        sql("insert into recipient (id, unit, place_in_order, body, purpose, channel, addressed, \
         version) values ($1, $2, $3, $4, $5, $6, $7, 1) on conflict do nothing")
        .bind(line.id)
        .bind(pass.unit()?)
        .bind(line.place_in_order)
        .bind(line.body.as_str())
        .bind(line.purpose.clone())
        .bind(line.channel.clone())
        .bind(line.addressed)
        .run(tx)?;
    if made == 1 {
        journal::record(tx, pass, Subject::new("recipient", line.id), 1)?;
    }
    Ok(())
}

/// Takes a recipient off the list.
pub fn close_recipient(tx: &mut Tx<'_>, pass: &Pass, id: LineId) -> Result<()> {
    let changed = sql("update recipient set closed_at = $1, version = version + 1 \
         where id = $2 and unit = $3 and closed_at is null")
    .bind(pass.at())
    .bind(id)
    .bind(pass.unit()?)
    .run(tx)?;
    if changed == 0 {
        return Err(kernel::Error::NotFound);
    }
    journal::record(tx, pass, Subject::new("recipient", id), 2)?;
    Ok(())
}

/// The report's own words, by section.
pub fn wordings(tx: &mut Tx<'_>, _pass: &Pass, report: ReportId) -> Result<Vec<WordingRow>> {
    sql("select id, section, body, version from wording where report = $1 order by section")
        .bind(report)
        .all(tx)
}

/// Writes the words of a section; `version` 0 makes the first.
pub fn put_wording(
    tx: &mut Tx<'_>,
    pass: &Pass,
    report: ReportId,
    words: &WordingRow,
) -> Result<()> {
    let changed = if words.version == 0 {
        sql("insert into wording (id, report, section, body, version) \
             values ($1, $2, $3, $4, 1) on conflict do nothing")
        .bind(words.id)
        .bind(report)
        .bind(words.section.as_str())
        .bind(words.body.as_str())
        .run(tx)?
    } else {
        sql("update wording set body = $1, version = version + 1 \
             where id = $2 and report = $3 and version = $4")
        .bind(words.body.as_str())
        .bind(words.id)
        .bind(report)
        .bind(words.version)
        .run(tx)?
    };
    if changed == 0 {
        return Err(stale(&words.section, words.version, words.version + 1));
    }
    journal::record(tx, pass, Subject::new("wording", words.id), words.version + 1)?;
    Ok(())
}

const ISSUED: &str = "id, report, year, number, issued_on, place_name, body_hash, check_code, \
                      replaces, replaced_why";

/// The next free number of the unit's series in a year (from 01 on 1 January; Điều 15).
pub fn next_number(tx: &mut Tx<'_>, pass: &Pass, series: &str, year: i64) -> Result<i64> {
    let last: i64 = sql("select coalesce(max(number), 0) from issued_paper \
         where unit = $1 and series = $2 and year = $3")
    .bind(pass.unit()?)
    .bind(series)
    .bind(year)
    .one(tx)?;
    Ok(last + 1)
}

/// Enters a paper into the register, with its bytes as they go out.
pub fn put_issued(
    tx: &mut Tx<'_>,
    pass: &Pass,
    paper: &IssuedRow,
    series: &str,
    docx: &[u8],
    pdf: &[u8],
) -> Result<()> {
    sql("insert into issued_paper (id, report, unit, series, year, number, issued_on, \
         place_name, body_hash, docx, pdf, check_code, replaces, replaced_why, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)")
    .bind(paper.id)
    .bind(paper.report)
    .bind(pass.unit()?)
    .bind(series)
    .bind(paper.year)
    .bind(paper.number)
    .bind(paper.issued_on)
    .bind(paper.place_name.as_str())
    .bind(paper.body_hash.as_slice())
    .bind(docx)
    .bind(pdf)
    .bind(paper.check_code.clone())
    .bind(paper.replaces)
    .bind(paper.replaced_why.clone())
    .run(tx)?;
    journal::record(tx, pass, Subject::new("issued_paper", paper.id), 1)?;
    Ok(())
}

/// The paper of a report that holds, if one went out: the last of those that replaced each other.
pub fn issued(tx: &mut Tx<'_>, pass: &Pass, report: ReportId) -> Result<Option<IssuedRow>> {
    Ok(all_of(tx, pass, report)?.pop())
}

/// Every paper of a report, the first first.
pub fn all_of(tx: &mut Tx<'_>, _pass: &Pass, report: ReportId) -> Result<Vec<IssuedRow>> {
    sql(format!("select {ISSUED} from issued_paper where report = $1 order by id"))
        .bind(report)
        .all(tx)
}

row! {
    /// What anyone may know of an issued paper who holds its code.
    pub struct CheckedRow {
        /// Its id.
        pub id: LineId,
        /// Number in its series.
        pub number: i64,
        /// The symbol after the number.
        pub series: String,
        /// The day it bears.
        pub issued_on: Day,
        /// The unit that issued it.
        pub unit_name: String,
        /// Code of its form.
        pub form: String,
        /// The last month it tells of.
        pub month: kernel::Month,
        /// Its number among the flash reports of a disaster.
        pub flash_no: Option<i64>,
        /// SHA-256 over both files.
        pub body_hash: Vec<u8>,
    }
}

const CHECKED: &str = "i.id, i.number, i.series, i.issued_on, u.name as unit_name, r.form, \
                       r.month, r.flash_no, i.body_hash";

/// The paper with this code. Whoever holds a printed paper may ask for it: it needs no pass.
pub fn by_code(tx: &mut Tx<'_>, code: &str) -> Result<Option<CheckedRow>> {
    sql(format!(
        "select {CHECKED} from issued_paper i join unit u on u.id = i.unit \
         join report r on r.id = i.report where i.check_code = $1"
    ))
    .bind(code)
    .maybe(tx)
}

/// The paper that replaced another, for whoever holds the code of the other: it needs no pass.
pub fn successor(tx: &mut Tx<'_>, id: LineId) -> Result<Option<CheckedRow>> {
    sql(format!(
        "select {CHECKED} from issued_paper i join unit u on u.id = i.unit \
         join report r on r.id = i.report where i.replaces = $1 order by i.id limit 1"
    ))
    .bind(id)
    .maybe(tx)
}

/// The last paper that went out on a disaster of the pass's unit, before a report of it.
pub fn last_of_event(
    tx: &mut Tx<'_>,
    pass: &Pass,
    event: &str,
    flash_no: i64,
) -> Result<Option<LineId>> {
    sql("select i.id from issued_paper i join report r on r.id = i.report \
         where r.unit = $1 and r.subject = $2 and r.flash_no < $3 \
         order by r.flash_no desc, i.id desc limit 1")
    .bind(pass.unit()?)
    .bind(event)
    .bind(flash_no)
    .maybe(tx)
}

/// The bytes of an issued paper as they went out: Word and PDF.
pub fn issued_bytes(tx: &mut Tx<'_>, pass: &Pass, id: LineId) -> Result<(Vec<u8>, Vec<u8>)> {
    sql("select docx, pdf from issued_paper where id = $1 and unit = $2")
        .bind(id)
        .bind(pass.unit()?)
        .one(tx)
}

/// An issued paper with its bytes: id, hash, Word, PDF.
pub type IssuedBytes = (LineId, Vec<u8>, Vec<u8>, Vec<u8>);

/// Every issued paper with its bytes, for `verify` alone, which shows none and has no pass.
pub fn all_issued(tx: &mut Tx<'_>) -> Result<Vec<IssuedBytes>> {
    sql("select id, body_hash, docx, pdf from issued_paper order by id").all(tx)
}
