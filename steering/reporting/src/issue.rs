//! Issuing a paper: the number of the series, the signer, the bytes printed once and kept as they
//! went out (Nghị định 30/2020/NĐ-CP, Điều 14-16). Printing happens between two transactions; the
//! second one refuses when the report moved meanwhile.

use crate::desk;
use crate::model::{LineId, ReportId, State, Step, Value};
use crate::paper::{self, Issue};
use crate::store::{self, IssuedRow};
use crate::verify::hash_of;
use crate::view::View;
use book::Figures;
use kernel::db::Tx;
use kernel::paper::Paper;
use kernel::{Day, Error, Id, Pass, Result, Who, place};
use kit::House;
use kit::printer::Press;
use people::SignerId;
use serde::{Deserialize, Serialize};

/// The version under which the figures of a paper are sealed: a paper goes out once.
const FIRST: i64 = 1;

/// A figure as an issued paper printed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// The figure's code.
    pub code: String,
    /// People, things, turns or đồng.
    pub value: i64,
    /// Printed with *trên*.
    pub at_least: bool,
}

/// What an officer decides when a paper goes out.
#[derive(Debug, Clone)]
pub struct Issuing {
    /// The report.
    pub report: ReportId,
    /// The version the officer had.
    pub version: i64,
    /// The day the paper bears.
    pub issued_on: Day,
    /// Who signs; the first signer of that day when not said.
    pub signer: Option<SignerId>,
}

/// A paper ready to be printed, with the number it will bear.
struct Ready {
    paper: Paper,
    figures: Vec<u8>,
    row: IssuedRow,
    symbol: String,
}

/// Issues the paper of a locked report.
pub async fn issue(house: &House, who: &Who, issuing: Issuing) -> Result<IssuedRow> {
    let figures = house.shelf::<Figures>()?;
    let press = house.shelf::<Press>()?;
    let (reader, asked) = (who.clone(), issuing.clone());
    let known = figures.clone();
    let read = move |tx: &mut Tx<'_>| prepare(tx, &reader, &known, &asked);
    let ready = house.db.read(read).await?;
    let (paper, sealed) = (ready.paper, ready.figures);
    let printed = tokio::task::spawn_blocking(move || {
        Ok::<_, Error>((press.0.docx(&paper)?, press.0.pdf(&paper)?))
    });
    let (docx, pdf) = printed.await.map_err(Error::fault)??;
    let row = IssuedRow { body_hash: hash_of(&docx, &pdf), ..ready.row };
    let (writer, symbol, kept) = (who.clone(), ready.symbol, row.clone());
    let write = move |tx: &mut Tx<'_>| {
        let report = store::found(tx, issuing.report)?;
        let pass = desk::pass_for(tx, &writer, &report, Step::Issue)?;
        desk::check_step(&report, issuing.version, Step::Issue)?;
        store::put_issued(tx, &pass, &kept, &symbol, &docx, &pdf)?;
        book::seal(tx, &pass, (Id::of(report.id.uuid()), FIRST), sealed.clone())?;
        store::step(tx, &pass, &report, State::Issued, None)
    };
    house.db.write(write).await?;
    Ok(row)
}

fn prepare(tx: &mut Tx<'_>, who: &Who, figures: &Figures, issuing: &Issuing) -> Result<Ready> {
    let report = store::found(tx, issuing.report)?;
    let pass = desk::pass_for(tx, who, &report, Step::Issue)?;
    desk::check_step(&report, issuing.version, Step::Issue)?;
    let unit = place::get(tx, report.unit, report.month.last())?;
    let view = View::load(tx, &pass, figures, &unit, report.month)?;
    let head = store::letterhead(tx, &pass, issuing.issued_on)?
        .ok_or_else(|| Error::flaw("letterhead", "issue-needs-letterhead"))?;
    let signers = people::signers::of(tx, &pass, report.unit, issuing.issued_on)?;
    let signer = match issuing.signer {
        Some(id) => signers.into_iter().find(|signer| signer.id == id),
        None => signers.into_iter().next(),
    };
    let signer = signer.ok_or_else(|| Error::flaw("signer", "issue-needs-signer"))?;
    let year = i64::from(issuing.issued_on.year());
    let row = IssuedRow {
        id: LineId::new(),
        report: report.id,
        year,
        number: store::next_number(tx, &pass, &head.symbol, year)?,
        issued_on: issuing.issued_on,
        place_name: head.place_name.clone(),
        body_hash: Vec::new(),
    };
    let issue = Issue { number: row.number, on: row.issued_on, signer: Some(signer) };
    let paper = paper::build(tx, &pass, &view, Some(issue))?;
    paper::refuse_contradictions(tx, &pass, &view)?;
    let printed: Vec<Printed> = view.values.iter().map(Printed::of).collect();
    let figures = serde_json::to_vec(&printed).map_err(Error::fault)?;
    Ok(Ready { paper, figures, row, symbol: head.symbol })
}

impl Printed {
    fn of(value: &Value) -> Printed {
        Printed { code: value.code.to_owned(), value: value.value, at_least: value.at_least }
    }
}

/// The figures as the paper of a report printed them, whatever was booked since.
pub fn printed(tx: &mut Tx<'_>, pass: &Pass, report: ReportId) -> Result<Vec<Printed>> {
    let sealed = book::sealed(tx, pass, Id::of(report.uuid()), FIRST)?;
    serde_json::from_slice(&sealed.bytes).map_err(Error::fault)
}
