//! From a report to a paper: the parts of the decree filled from the letterhead, the signer and
//! the wording, every number a reference to its cell. It prints nothing and types no number.

mod body;
mod campaign;
mod details;
mod gathered;
pub mod vi;
mod wording;

pub use details::fill;
pub use wording::{SECTIONS, refuse_contradictions, sections};

use crate::crossing::Decisions;
use crate::model::ReportRow;
use crate::narrative::{LineKind, Rendered, Run};
use crate::store::{self, LetterheadRow};
use crate::view::View;
use book::Figures;
use kernel::db::Tx;
use kernel::paper::{Archive, Cited, Paper, Proof, Recipient, Style, Text};
use kernel::{Day, Pass, Result};
use people::SignerRow;
use wording::Words;

/// What a paper gets when it goes out.
#[derive(Debug, Clone)]
pub struct Issue {
    /// Number in the series.
    pub number: i64,
    /// The day it bears.
    pub on: Day,
    /// Who signs.
    pub signer: Option<SignerRow>,
    /// By which a reader checks it; papers before codes were printed have none.
    pub proof: Option<Proof>,
}

/// The page on which papers are checked.
pub const CHECK: &str = "/kiem-tra";

/// The proof of a paper with this code, at the address under which people reach the program.
pub fn proof(address: &str, code: &str) -> Proof {
    let place = format!("{address}{CHECK}");
    Proof { address: format!("{place}/{code}"), place, code: code.to_owned() }
}

/// The paper of a report as it stands: with its number when it was issued, else as a draft.
/// `address` is where people reach the program.
pub fn paper(
    tx: &mut Tx<'_>,
    pass: &Pass,
    read: Read<'_>,
    view: &mut View,
    address: &str,
) -> Result<Paper> {
    let issued = match &view.report {
        Some(report) => store::issued(tx, pass, report.id)?,
        None => None,
    };
    let issue = match issued {
        Some(row) => {
            let signers = people::signers::of(tx, pass, view.place.id, row.issued_on)?;
            let signer = signers.into_iter().next();
            let proof = row.check_code.as_deref().map(|code| proof(address, code));
            Some(Issue { number: row.number, on: row.issued_on, signer, proof })
        }
        None => None,
    };
    build(tx, pass, read, view, issue)
}

/// What a paper is read with beside its report: the figures of the Book, and by which decisions
/// months tell of others.
pub type Read<'a> = (&'a Figures, &'a Decisions);

/// Builds the paper. It reads what came late itself, so that whoever asks for one, on a page, at
/// the step or on the command line, gets the corrections that its sums hold.
pub fn build(
    tx: &mut Tx<'_>,
    pass: &Pass,
    read: Read<'_>,
    view: &mut View,
    issue: Option<Issue>,
) -> Result<Paper> {
    view.read_late(tx, pass, read)?;
    let view = &*view;
    let words = Words::load(tx, pass, view)?;
    let cells = details::cells(tx, pass, view, &words)?;
    let made_on = issue.as_ref().map_or(view.month.last(), |issue| issue.on);
    let head = store::letterhead(tx, pass, made_on)?;
    let one = |section: &str| words.line(section, &cells);
    let mut paper = Paper::of_kind(&one("kind"), &one("summary"), made_on);
    paper = headed(paper, view, head, issue.as_ref());
    for recipient in store::recipients(tx, pass)? {
        let mut line = Recipient::new(&recipient.body);
        line.purpose = recipient.purpose;
        line.channel = recipient.channel;
        if recipient.addressed {
            paper = paper.to(&recipient.body);
        }
        paper = paper.recipient(line);
    }
    for line in crate::owed::upward(tx, pass, &view.place, &view.of)?.lines {
        if !paper.addressees.contains(&line) {
            paper = paper.to(&line);
        }
    }
    paper = paper.archive(Archive::clerk());
    if let Some(issue) = issue {
        if let Some(signer) = &issue.signer {
            paper = paper.signed(signer.signature());
        }
        if let Some(proof) = issue.proof {
            paper = paper.proof(proof);
        }
    }
    body::write(&mut paper, &words, view, &cells);
    if let Some(mark) = view.report.as_ref().and_then(mark) {
        paper = paper.note(mark);
    }
    Ok(paper)
}

/// The Vietnamese words of a mark: the paper is Vietnamese whoever reads the page.
fn mark(report: &ReportRow) -> Option<&'static str> {
    match report.illustrative.as_deref() {
        // The province's own totals are S4's; only their split over units is an illustration.
        Some("mark-synthetic") => Some(wording::SYNTHETIC),
        _ => None,
    }
}

fn headed(
    mut paper: Paper,
    view: &View,
    head: Option<LetterheadRow>,
    issue: Option<&Issue>,
) -> Paper {
    let number = issue.and_then(|issue| u32::try_from(issue.number).ok());
    match head {
        Some(head) => {
            paper = paper.superior(&head.superior).agency(&head.agency);
            paper = paper.number(number, &head.symbol);
            paper = paper.dated(&head.place_name, issue.map(|issue| issue.on));
        }
        None => paper = paper.agency(&view.place.name),
    }
    if issue.is_none() {
        paper = paper.draft(wording::DRAFT);
    }
    paper
}

fn put(body: &mut kernel::paper::Body, line: &Rendered) {
    match line.kind {
        LineKind::Plain => body.paragraph(text(line)),
        LineKind::Dash => body.dash(text(line)),
        LineKind::Plus => body.plus(text(line)),
    };
}

/// Runs of a wording as runs of a paper; the numbers keep their cells.
fn text(line: &Rendered) -> Text {
    line.runs.iter().fold(Text::new(), |text, run| text.push(paper_run(run)))
}

fn paper_run(run: &Run) -> kernel::paper::Run {
    kernel::paper::Run {
        words: run.text.clone(),
        style: Style { bold: false, italic: run.italic },
        cited: run.figure.as_ref().map(|code| Cited { code: code.clone(), flaw: run.flaw.clone() }),
    }
}
