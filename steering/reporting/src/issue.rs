//! Issuing a paper: the number of the series, the signer, the code by which it is checked, the
//! bytes printed once and kept as they went out (Nghị định 30/2020/NĐ-CP, Điều 14-16; a wrong one
//! is answered by another of equal form, Điều 18). Printing happens between two transactions; the
//! second one refuses when the report moved meanwhile.

use crate::crossing::Decisions;
use crate::desk;
use crate::model::{LineId, Of, ReportId, ReportRow, State, Step, Value};
use crate::paper::{self, Issue};
use crate::rules::proof;
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
use std::collections::BTreeMap;

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

/// What is sealed of a form without figures: its answers, a campaign's work by kind and place,
/// what outside bodies answered.
#[derive(Debug, Serialize)]
struct Answered<'a> {
    answers: BTreeMap<&'a str, &'a str>,
    campaign: Option<&'a crate::campaign::Done>,
    gathered: Option<&'a crate::synthesis::Gathered>,
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
    /// Why a paper that went out is replaced by this one; none for the first.
    pub replaces: Option<String>,
}

/// A paper ready to be printed, with the number it will bear.
struct Ready {
    paper: Paper,
    figures: Vec<u8>,
    row: IssuedRow,
    symbol: String,
}

/// Issues the paper of a report.
pub async fn issue(house: &House, who: &Who, issuing: Issuing) -> Result<IssuedRow> {
    let figures = house.shelf::<Figures>()?;
    let press = house.shelf::<Press>()?;
    let (reader, asked) = (who.clone(), issuing.clone());
    let (known, address, code) = (figures.clone(), house.address.clone(), fresh_code()?);
    let decisions = house.shelf::<Decisions>()?;
    let read = move |tx: &mut Tx<'_>| {
        prepare(tx, &reader, (&known, &decisions), &asked, (&address, &code))
    };
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
        check(&report, &issuing)?;
        let went_out = store::all_of(tx, &pass, report.id)?.len() as i64;
        store::put_issued(tx, &pass, &kept, &symbol, &docx, &pdf)?;
        book::seal(tx, &pass, (Id::of(report.id.uuid()), went_out + 1), sealed.clone())?;
        match &issuing.replaces {
            None => store::step(tx, &pass, &report, State::Issued, None),
            Some(why) => store::add_step(tx, &pass, report.id, "replace", Some(why)),
        }
    };
    house.db.write(write).await?;
    Ok(row)
}

/// A code that nobody has seen.
fn fresh_code() -> Result<String> {
    let mut random = [0_u8; proof::BYTES];
    getrandom::fill(&mut random).map_err(Error::fault)?;
    Ok(proof::code(random))
}

/// The first paper goes out on its step; a replacing one when the first went out, on the version
/// its reader had, and never without saying why.
fn check(report: &ReportRow, issuing: &Issuing) -> Result<()> {
    match &issuing.replaces {
        None => desk::check_step(report, issuing.version, Step::Issue).map(drop),
        Some(_) if report.state() != State::Issued || report.version != issuing.version => {
            Err(store::stale("state", issuing.version, report.version))
        }
        Some(why) if why.trim().is_empty() => Err(Error::flaw("why", "issue-why-empty")),
        Some(_) => Ok(()),
    }
}

fn prepare(
    tx: &mut Tx<'_>,
    who: &Who,
    (figures, decisions): (&Figures, &Decisions),
    issuing: &Issuing,
    (address, code): (&str, &str),
) -> Result<Ready> {
    let report = store::found(tx, issuing.report)?;
    let pass = desk::pass_for(tx, who, &report, Step::Issue)?;
    check(&report, issuing)?;
    let of = Of::of_row(&report)?;
    let unit = place::get(tx, report.unit, report.day())?;
    let mut view = View::load_of(tx, &pass, figures, &unit, &of)?;
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
        check_code: Some(code.to_owned()),
        replaces: replaced(tx, &pass, &report, issuing)?,
        replaced_why: issuing.replaces.clone(),
    };
    let proof = Some(paper::proof(address, code));
    let issue = Issue { number: row.number, on: row.issued_on, signer: Some(signer), proof };
    let paper = paper::build(tx, &pass, (figures, decisions), &mut view, Some(issue))?;
    paper::refuse_contradictions(tx, &pass, &view)?;
    Ok(Ready { paper, figures: to_seal(&view)?, row, symbol: head.symbol })
}

/// The paper that this one takes the place of: the one that was wrong, or the last on the same
/// disaster.
fn replaced(
    tx: &mut Tx<'_>,
    pass: &Pass,
    report: &ReportRow,
    issuing: &Issuing,
) -> Result<Option<LineId>> {
    if issuing.replaces.is_some() {
        return Ok(store::issued(tx, pass, report.id)?.map(|row| row.id));
    }
    match (report.subject.as_deref(), report.flash_no) {
        (Some(event), Some(flash_no)) => store::last_of_event(tx, pass, event, flash_no),
        _ => Ok(None),
    }
}

fn to_seal(view: &View) -> Result<Vec<u8>> {
    if view.of.form.has_figures() {
        let printed: Vec<Printed> = view.values.iter().map(Printed::of).collect();
        return serde_json::to_vec(&printed).map_err(Error::fault);
    }
    let answers = view.answers.iter();
    let answers = answers.map(|answer| (answer.part.as_str(), answer.body.as_str())).collect();
    let (campaign, gathered) = (view.campaign.as_ref(), view.gathered.as_ref());
    serde_json::to_vec(&Answered { answers, campaign, gathered }).map_err(Error::fault)
}

impl Printed {
    fn of(value: &Value) -> Printed {
        Printed { code: value.code.to_owned(), value: value.value, at_least: value.at_least }
    }
}

/// The figures of a paper as they were sealed.
pub struct SealedFigures {
    /// What was printed.
    pub printed: Vec<Printed>,
    /// SHA-256 of the sealed bytes.
    pub hash: Vec<u8>,
}

/// The figures as the paper of a report that holds printed them, whatever was booked since.
pub fn sealed(tx: &mut Tx<'_>, pass: &Pass, report: ReportId) -> Result<SealedFigures> {
    let went_out = store::all_of(tx, pass, report)?.len() as i64;
    let sealed = book::sealed(tx, pass, Id::of(report.uuid()), went_out)?;
    let of = Of::of_row(&store::found(tx, report)?)?;
    // A form without figures sealed its answers; of these only the hash is told here.
    let printed = match of.form.has_figures() {
        true => serde_json::from_slice(&sealed.bytes).map_err(Error::fault)?,
        false => Vec::new(),
    };
    Ok(SealedFigures { printed, hash: sealed.hash })
}

/// The figures as the paper of a report printed them, whatever was booked since.
pub fn printed(tx: &mut Tx<'_>, pass: &Pass, report: ReportId) -> Result<Vec<Printed>> {
    sealed(tx, pass, report).map(|sealed| sealed.printed)
}
