//! `/reports/wording`: the words of one section of a report's paper. Numbers in it are named, not
//! typed; what contradicts the cells is refused with its place, and the preview shows it filled.

use super::asked::Asked;
use super::say;
use super::seen::Seen;
use super::task::open_report;
use crate::figures::FIGURES;
use crate::model::LineId;
use crate::narrative::{self, Cells, LineKind, Rendered};
use crate::store::{self, WordingRow};
use crate::{acts, paper};
use axum::response::Response;
use book::Figures;
use kernel::db::Tx;
use kernel::fold::tidy_text;
use kernel::{Error, Flaw, Result, Who};
use kit::badge::{Tone, mark};
use kit::form::{Field, Filled, Form};
use kit::notice::Toast;
use kit::page::{Group, PageHead, button_link};
use kit::table::{Column, Line, table};
use kit::tabs::tabs;
use kit::{Answer, Markup, Routes, Typed, Visit, html};

const WORDING: Form = Form::new(
    "wording",
    &[
        Field::hidden("version"),
        Field::long_text("body", "wording-body", 8000).hint("wording-hint"),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/reports/wording", show).post("/reports/wording", save)
}

/// A section with its words.
struct Opened {
    seen: Seen,
    section: &'static str,
    /// The sections of the form's paper.
    sections: Vec<&'static str>,
    body: String,
    version: i64,
    /// What the words are filled from.
    cells: Cells,
}

fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    asked: &Asked,
    (wanted, typed): (&str, &str),
) -> Result<Opened> {
    let seen = Seen::load(tx, who, &acts::TYPE, figures, asked)?;
    let pass = &seen.standing.pass;
    let all = paper::sections(tx, pass, &seen.view)?;
    let wanted = if wanted.is_empty() { "intro" } else { wanted };
    let sections = all.iter().map(|(section, _)| *section).collect();
    let found = all.into_iter().find(|(section, _)| *section == wanted);
    let (section, body) = found.ok_or(Error::NotFound)?;
    let own = match &seen.view.report {
        Some(report) => store::wordings(tx, pass, report.id)?,
        None => Vec::new(),
    };
    let version = own.iter().find(|row| row.section == section).map_or(0, |row| row.version);
    let mut cells = seen.view.narrative();
    paper::fill(tx, pass, &seen.view, &[&body, typed], &mut cells)?;
    Ok(Opened { section, sections, body, version, cells, seen })
}

/// `GET /reports/wording?unit=&month=&section=`
async fn show(visit: Visit) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let (figures, wanted) = (visit.house().shelf::<Figures>()?, visit.query("section"));
    let read = move |tx: &mut Tx<'_>| load(tx, &who, &figures, &asked, (&wanted, ""));
    let opened = visit.house().db.read(read).await?;
    let pairs = [("version", opened.version.to_string()), ("body", opened.body.clone())];
    Ok(draw(&visit, &opened, Typed::of(pairs), &[]))
}

/// What is wrong with words: what does not parse, else what contradicts the cells.
fn flaws_of(cells: &Cells, body: &str) -> Vec<Flaw> {
    match narrative::parse("body", body) {
        Err(flaws) => flaws,
        Ok(lines) => {
            let rendered = narrative::render("body", &lines, cells);
            rendered.iter().flat_map(Rendered::flaws).cloned().collect()
        }
    }
}

/// `POST /reports/wording?unit=&month=&section=`
async fn save(visit: Visit, typed: Typed) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let (figures, wanted) = (visit.house().shelf::<Figures>()?, visit.query("section"));
    let (reader, at, body) = (who.clone(), asked.clone(), tidy_text(typed.get("body")));
    let read = move |tx: &mut Tx<'_>| load(tx, &reader, &figures, &at, (&wanted, body.as_str()));
    let opened = visit.house().db.read(read).await?;
    let mut flaws = match WORDING.read(&typed).check_all() {
        Err(Error::Invalid(flaws)) => flaws,
        _ => flaws_of(&opened.cells, &tidy_text(typed.get("body"))),
    };
    flaws.retain(|flaw| flaw.key != "wording-names-and-count");
    if !flaws.is_empty() {
        return Ok(draw(&visit, &opened, typed, &flaws));
    }
    let words = WordingRow {
        id: LineId::new(),
        section: opened.section.into(),
        body: tidy_text(typed.get("body")),
        version: typed.get("version").parse().unwrap_or(0),
    };
    let write = move |tx: &mut Tx<'_>| put(tx, &who, &asked, &words);
    visit.house().db.write(write).await?;
    visit.done(&opened.seen.here.path("/reports/paper"), &Toast::new("wording-done"))
}

/// Writes on the id of the stored row, if there is one.
fn put(tx: &mut Tx<'_>, who: &Who, asked: &Asked, words: &WordingRow) -> Result<()> {
    let (standing, report) = open_report(tx, who, asked)?;
    let stored = store::wordings(tx, &standing.pass, report.id)?;
    let id = stored.iter().find(|row| row.section == words.section).map_or(words.id, |row| row.id);
    let row = WordingRow { id, ..words.clone() };
    store::put_wording(tx, &standing.pass, report.id, &row)
}

fn draw(visit: &Visit, opened: &Opened, typed: Typed, flaws: &[Flaw]) -> Response {
    let (words, seen) = (visit.words(), &opened.seen);
    let head = PageHead::new(words.say("wording-title"), Group::Reports)
        .lead(super::report::title(visit, seen))
        .flaws(WORDING.summary(words, flaws))
        .actions(button_link(&words.say("wording-back"), &seen.here.path("/reports/paper"), false));
    let head = seen.head(head, "/reports/wording", words);
    let body = typed.get("body").to_owned();
    let action = format!("{}&section={}", seen.here.path("/reports/wording"), opened.section);
    let filled = Filled::with(typed, flaws);
    visit.page(
        &head,
        html! {
            (sections(visit, opened))
            div.stack {
                section.card {
                    h2 { (words.say(&format!("wording-{}", opened.section))) }
                    @if seen.rights.types {
                        (WORDING.whole(words, &action, &words.say("wording-save"), &filled))
                    } @else {
                        p.quiet { (words.say("cell-report-on-its-way")) }
                    }
                }
                section.card {
                    h2 { (words.say("wording-preview")) }
                    (preview(visit, opened, &body))
                }
                (names_of_figures(visit))
            }
        },
    )
}

fn sections(visit: &Visit, opened: &Opened) -> Markup {
    let path = opened.seen.here.path("/reports/wording");
    let item = |section: &&str| {
        let label = visit.say(&format!("wording-{section}"));
        (label, format!("{path}&section={section}"), *section == opened.section)
    };
    let items: Vec<_> = opened.sections.iter().map(item).collect();
    tabs(&visit.say("wording-sections"), &items)
}

/// The words filled from the cells; what is wrong stands in red with its reason.
fn preview(visit: &Visit, opened: &Opened, body: &str) -> Markup {
    let lines = narrative::parse("body", body).unwrap_or_default();
    let rendered = narrative::render("body", &lines, &opened.cells);
    let sign = |kind: LineKind| match kind {
        LineKind::Plain => "",
        LineKind::Dash => "- ",
        LineKind::Plus => "+ ",
    };
    html! {
        @for line in &rendered {
            p {
                (sign(line.kind))
                @for run in &line.runs { (preview_run(visit, run)) }
            }
        }
    }
}

fn preview_run(visit: &Visit, run: &narrative::Run) -> Markup {
    html! {
        @match (&run.flaw, run.figure.is_some()) {
            (Some(flaw), _) => {
                span.live.wrong { (run.text) } " "
                (mark(Tone::Wrong, &visit.words().say_flaw(flaw, None)))
            }
            (None, true) => span.live { (run.text) },
            (None, false) => @if run.italic { em { (run.text) } } @else { (run.text) },
        }
    }
}

/// How each figure is named in the words.
fn names_of_figures(visit: &Visit) -> Markup {
    let words = visit.words();
    let columns =
        [Column::words(words.say("report-col-figure")), Column::words(words.say("wording-name"))];
    let line = |figure: &kernel::figure::Figure| {
        let name = format!("{{{}}}", figure.code);
        Line::Row(vec![html! { (say::label(words, figure.code)) }, html! { code { (name) } }])
    };
    let lines: Vec<Line> = FIGURES.iter().map(line).collect();
    html! {
        details.card {
            summary { (words.say("wording-names")) }
            (table(&words.say("wording-names"), &columns, &lines))
        }
    }
}
