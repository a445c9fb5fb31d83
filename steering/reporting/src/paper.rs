//! From a report to a paper: the parts of the decree filled from the letterhead, the signer and
//! the wording, every number a reference to its cell. It prints nothing and types no number.

mod details;
mod wording;

pub use details::fill;
pub use wording::{SECTIONS, refuse_contradictions, sections};

use crate::model::ReportRow;
use crate::narrative::{Cells, LineKind, Rendered, Run};
use crate::store::{self, LetterheadRow};
use crate::view::View;
use kernel::db::Tx;
use kernel::paper::{Archive, Cited, Over, Paper, Recipient, Signature, Style, Text};
use kernel::{Day, Pass, Result};
use people::SignerRow;
use wording::Words;

/// What a paper gets when it goes out.
pub struct Issue {
    /// Number in the series.
    pub number: i64,
    /// The day it bears.
    pub on: Day,
    /// Who signs.
    pub signer: Option<SignerRow>,
}

/// The paper of a report as it stands: with its number when it was issued, else as a draft.
pub fn paper(tx: &mut Tx<'_>, pass: &Pass, view: &View) -> Result<Paper> {
    let issued = match &view.report {
        Some(report) => store::issued(tx, pass, report.id)?,
        None => None,
    };
    let issue = match issued {
        Some(row) => {
            let signers = people::signers::of(tx, pass, view.place.id, row.issued_on)?;
            let signer = signers.into_iter().next();
            Some(Issue { number: row.number, on: row.issued_on, signer })
        }
        None => None,
    };
    build(tx, pass, view, issue)
}

/// Builds the paper.
pub fn build(tx: &mut Tx<'_>, pass: &Pass, view: &View, issue: Option<Issue>) -> Result<Paper> {
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
    paper = paper.archive(Archive::clerk());
    if let Some(signer) = issue.and_then(|issue| issue.signer) {
        paper = paper.signed(signature(&signer));
    }
    write(&mut paper, &words, view, &cells);
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

fn signature(signer: &SignerRow) -> Signature {
    let whom = signer.first_line.split_once(' ').map_or("", |(_, whom)| whom);
    let over = match signer.first_line.split(' ').next() {
        Some("TM.") => Some(Over::OnBehalfOf(whom.into())),
        Some("KT.") => Some(Over::InPlaceOf(whom.into())),
        Some("TL.") => Some(Over::ByOrderOf(whom.into())),
        Some("TUQ.") => Some(Over::ByAuthorityOf(whom.into())),
        _ => None,
    };
    match over {
        Some(over) => Signature::new(&signer.second_line, &signer.full_name).over(over),
        None => Signature::new(&signer.first_line, &signer.full_name),
    }
}

fn write(paper: &mut Paper, words: &Words, view: &View, cells: &Cells) {
    let body = &mut paper.body;
    for line in words.lines("intro", cells) {
        body.paragraph(text(&line));
    }
    body.part(words.text("part-one", cells));
    for section in wording::NUMBERED {
        body.section(words.text(&format!("head-{section}"), cells));
        for line in words.lines(section, cells) {
            put(body, &line);
        }
    }
    for line in words.lines("total", cells) {
        put(body, &line);
    }
    adjusted(body, view);
    body.part(words.text("part-two", cells));
    for line in words.lines("tasks", cells) {
        put(body, &line);
    }
    for task in &view.tasks {
        let task_cells = view.narrative_of(task);
        let cells =
            Cells { plan: task_cells.plan, plan_flaw: task_cells.plan_flaw, ..cells.clone() };
        let place = format!("task-{}", task.place_in_order);
        for line in wording::fill(&place, &task.body, &cells) {
            body.task(text(&line));
        }
    }
    for line in words.lines("closing", cells) {
        put(body, &line);
    }
    body.end_mark();
}

/// Differences that no record tells stand on the paper with their reason, so that who adds the
/// records up finds the printed number.
fn adjusted(body: &mut kernel::paper::Body, view: &View) {
    if view.adjustments.is_empty() {
        return;
    }
    body.paragraph(Text::new().plain(wording::ADJUSTED));
    for row in &view.adjustments {
        body.dash(Text::new().plain(&wording::adjustment(row)));
    }
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
