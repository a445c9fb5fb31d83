//! The document of a report: on the screen with its numbers live, as Word, as PDF, and the
//! spreadsheet. An issued paper is given out as it went out, byte for byte.

use super::asked::Asked;
use super::say;
use super::seen::Seen;
use crate::crossing::Decisions;
use crate::model::Of;
use crate::narrative::KNOWN;
use crate::{acts, figures, store};
use axum::response::Response;
use book::Figures;
use kernel::db::Tx;
use kernel::paper::Paper;
use kernel::{Result, Who};
use kit::badge::{Tone, badge};
use kit::document::document;
use kit::page::{Group, PageHead, button_link, button_print};
use kit::printer::{Press, XLSX, print};
use kit::web::download;
use kit::{Answer, Markup, Routes, Visit, html};

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const PDF: &str = "application/pdf";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/reports/paper", show)
        .get("/reports/paper.docx", word)
        .get("/reports/paper.pdf", pdf)
        .get("/reports/sheet.xlsx", sheet)
}

/// A report with its paper and, when it went out, its bytes.
struct Printed {
    seen: Seen,
    paper: Paper,
    bytes: Option<(Vec<u8>, Vec<u8>)>,
}

fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    read: (&Figures, &Decisions),
    asked: &Asked,
    (address, wants_bytes): (&str, bool),
) -> Result<Printed> {
    let mut seen = Seen::load(tx, who, &acts::PRINT, read.0, asked)?;
    let pass = &seen.standing.pass;
    let paper = crate::paper::paper(tx, pass, read, &mut seen.view, address)?;
    let issued = match &seen.view.report {
        Some(report) if wants_bytes => store::issued(tx, pass, report.id)?,
        _ => None,
    };
    let bytes = match issued {
        Some(row) => Some(store::issued_bytes(tx, pass, row.id)?),
        None => None,
    };
    Ok(Printed { seen, paper, bytes })
}

async fn read(visit: &Visit, wants_bytes: bool) -> std::result::Result<Printed, kit::Refusal> {
    let who = visit.known()?.clone();
    let asked = Asked::of(visit)?;
    let figures = visit.house().shelf::<Figures>()?;
    let decisions = visit.house().shelf::<Decisions>()?;
    let (db, address) = (&visit.house().db, visit.house().address.clone());
    let read = move |tx: &mut Tx<'_>| {
        load(tx, &who, (&figures, &decisions), &asked, (&address, wants_bytes))
    };
    Ok(db.read(read).await?)
}

/// `GET /reports/paper?unit=&month=`
async fn show(visit: Visit) -> Answer {
    let printed = read(&visit, false).await?;
    Ok(draw(&visit, &printed.seen, &printed.paper))
}

fn draw(visit: &Visit, seen: &Seen, paper: &Paper) -> Response {
    let words = visit.words();
    let named = [("report", super::report::title(visit, seen))];
    let head = PageHead::new(words.say_with("paper-title", &named), Group::Reports)
        .lead(seen.standing.place.name.clone())
        .actions(actions(visit, seen));
    let head = seen.head(head, "/reports/paper", words);
    let here = seen.here.clone();
    let href = move |code: &str| {
        let is_known = figures::find(code).is_some();
        if is_known {
            Some(here.why(code))
        } else if KNOWN.contains(&code) {
            Some(format!("{}#tasks", here.path("/reports")))
        } else {
            Some(format!("{}&section={code}", here.path("/reports/wording")))
        }
    };
    visit.page(
        &head,
        html! {
            p {
                (say::state(words, seen.view.state()))
                (say::illustration(words, seen))
                @for notice in seen.view.notices.iter().filter(|n| !n.place.starts_with("task-")) {
                    " " (badge(Tone::Waiting, &say::notice(words, &notice.flaw)))
                }
            }
            (super::below::draw(visit, seen))
            (document(words, paper, &href))
        },
    )
}

fn actions(visit: &Visit, seen: &Seen) -> Markup {
    html! {
        (button_link(&visit.say("paper-report"), &seen.here.path("/reports"), false))
        @if seen.rights.types {
            (button_link(&visit.say("paper-wording"), &seen.here.path("/reports/wording"), false))
        }
        @let today = seen.here.path_today("/reports/letterhead", visit.who().today());
        @if let Some(path) = today.filter(|_| seen.rights.sets) {
            (button_link(&visit.say("letterhead-head"), &path, false))
        }
        (button_print(visit.words()))
        (button_link(&visit.say("paper-pdf"), &seen.here.path("/reports/paper.pdf"), false))
        (button_link(&visit.say("paper-word"), &seen.here.path("/reports/paper.docx"), true))
    }
}

/// `kien-giang-2024-10.docx`, `kien-giang-quarter-2024-Q4.docx`
pub(super) fn file_name(code: &str, of: &Of, ending: &str) -> String {
    let unit = code.replace('/', "-");
    let form = if of.is_month() { String::new() } else { format!("{}-", of.form.code) };
    let flash_no = of.flash_no.map(|flash_no| format!("-{flash_no}")).unwrap_or_default();
    format!("{unit}-{form}{}{flash_no}.{ending}", of.period)
}

/// `GET /reports/paper.docx?unit=&month=`
async fn word(visit: Visit) -> Answer {
    let Printed { seen, paper, bytes } = read(&visit, true).await?;
    let name = file_name(&seen.here.code, &seen.here.of, "docx");
    let press = visit.house().shelf::<Press>()?;
    let bytes = match bytes {
        Some((docx, _)) => docx,
        None => print(move || press.0.docx(&paper)).await?,
    };
    Ok(download(bytes, DOCX, &name))
}

/// `GET /reports/paper.pdf?unit=&month=`
async fn pdf(visit: Visit) -> Answer {
    let Printed { seen, paper, bytes } = read(&visit, true).await?;
    let name = file_name(&seen.here.code, &seen.here.of, "pdf");
    let press = visit.house().shelf::<Press>()?;
    let bytes = match bytes {
        Some((_, pdf)) => pdf,
        None => print(move || press.0.pdf(&paper)).await?,
    };
    Ok(download(bytes, PDF, &name))
}

/// `GET /reports/sheet.xlsx?unit=&month=`; with `map=` on the map of a day.
async fn sheet(visit: Visit) -> Answer {
    if !visit.query("map").is_empty() {
        return super::onmap::sheet::answer(&visit).await;
    }
    let seen = read(&visit, false).await?.seen;
    let name = file_name(&seen.here.code, &seen.here.of, "xlsx");
    let press = visit.house().shelf::<Press>()?;
    let sheet = crate::sheet::sheet(&seen.view, visit.words());
    let bytes = print(move || press.0.xlsx(&sheet)).await?;
    Ok(download(bytes, XLSX, &name))
}
