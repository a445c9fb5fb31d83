//! What a paper says below its head: the sections of figures, the comparison of a longer span, the
//! parts of a form, the corrections. It types no number: each is a reference to its cell.

use super::campaign;
use super::vi;
use super::wording::{self, Words};
use super::{put, text};
use crate::figures::{FIGURES, SECTIONS};
use crate::late::{Cause, Late, LateLine};
use crate::model::{AnswerCell, Content};
use crate::narrative::Cells;
use crate::view::View;
use duties::forms::{Column, Holds, Part, Rows};
use kernel::figure::{Figure, Measure};
use kernel::number;
use kernel::paper::{Align, Body, Paper, Table, Text};

/// Writes it.
pub(super) fn write(paper: &mut Paper, words: &Words, view: &View, cells: &Cells) {
    let version = view.of.version(view.report.as_ref());
    let body = &mut paper.body;
    for line in words.lines("intro", cells) {
        body.paragraph(text(&line));
    }
    if let Some(crossing) = &view.crossing {
        for said in crossing.said(&vi::filled, &vi::figure) {
            body.paragraph(Text::new().plain(&said));
        }
    }
    match view.of.form.has_figures() {
        true => figures(body, words, view, cells, version.sections),
        false => parts(body, view, version.parts),
    }
    for line in words.lines("closing", cells) {
        put(body, &line);
    }
    body.end_mark();
}

fn figures(body: &mut Body, words: &Words, view: &View, cells: &Cells, shown: &[&str]) {
    body.part(words.text("part-one", cells));
    for section in wording::NUMBERED.iter().filter(|section| shown.contains(section)) {
        body.section(words.text(&format!("head-{section}"), cells));
        for line in words.lines(section, cells) {
            put(body, &line);
        }
    }
    if shown.contains(&"total") {
        for line in words.lines("total", cells) {
            put(body, &line);
        }
    }
    if !view.of.is_month() {
        body.table(comparison(view, shown));
    }
    adjusted(body, view);
    corrected(body, &view.late);
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
}

/// The span beside the same span of last year, figure by figure.
fn comparison(view: &View, shown: &[&str]) -> Table {
    let mut table = Table::new()
        .caption(wording::COMPARED)
        .column(wording::COL_FIGURE, 44, Align::Left)
        .column(wording::COL_UNIT, 14, Align::Centre)
        .column(wording::COL_NOW, 16, Align::Right)
        .column(wording::COL_YEAR, 16, Align::Right)
        .column(wording::COL_MOVED, 16, Align::Right);
    for section in SECTIONS.iter().filter(|section| shown.contains(&section.key)) {
        let inside = |figure: &&Figure| (section.span.0..=section.span.1).contains(&figure.no);
        for figure in FIGURES.iter().filter(inside) {
            let Some(value) = view.value(figure.code) else { continue };
            let is_untold = view.is_untold(figure.code);
            if value.value == 0 && value.last_year == 0 && !is_untold {
                continue;
            }
            let unit = match figure.measure {
                Measure::Money => vi::label("unit-trieu"),
                Measure::Count => vi::label(&format!("unit-{}", figure.unit)),
            };
            let said = |n: i64| crate::desk::printed(figure, n);
            let mut label = vi::figure(figure.code);
            if is_untold {
                label.push_str(&format!(" ({})", vi::label("map-not-told")));
            }
            table = table.row([
                Text::new().plain(&label),
                Text::new().plain(&unit),
                Text::new().figure(figure.code, &said(value.value)),
                Text::new().plain(&said(value.last_year)),
                Text::new().plain(&signed(said(value.value - value.last_year))),
            ]);
        }
    }
    table
}

fn signed(said: String) -> String {
    if said.starts_with('-') || said == "0" { said } else { format!("+{said}") }
}

/// Differences that no record tells stand on the paper with their reason, so that who adds the
/// records up finds the printed number.
fn adjusted(body: &mut Body, view: &View) {
    if view.adjustments.is_empty() {
        return;
    }
    body.paragraph(Text::new().plain(wording::ADJUSTED));
    for row in &view.adjustments {
        body.dash(Text::new().plain(&wording::adjustment(row)));
    }
}

/// What came late for locked months counts in this one and is listed, before and after.
fn corrected(body: &mut Body, late: &Late) {
    if !late.lines.is_empty() {
        body.paragraph(Text::new().plain(wording::CORRECTED));
    }
    for line in &late.lines {
        body.dash(Text::new().plain(&correction(line)));
    }
    if !late.shared.is_empty() {
        let units = late.shared.join(", ");
        body.paragraph(Text::new().plain(&format!("{} {units}.", wording::CORRECTED_OF_CUT)));
    }
}

/// `Suất quà (tháng 10/2024): 13.992 → 13.995, tăng 3. Xã Phú Lợi; việc thiện ghi sau khi khóa.`
fn correction(line: &LateLine) -> String {
    let said = |n: i64| match line.figure.measure {
        Measure::Money => format!("{} đồng", number::vnd(n)),
        Measure::Count => number::count(n),
    };
    let by = line.after - line.before;
    let way = if by < 0 { wording::LESS } else { wording::MORE };
    let mut units = line.units.join(", ");
    if line.more > 0 {
        units.push_str(&format!(" {} {} {}", wording::AND, line.more, wording::OTHER_UNITS));
    }
    let causes = line.causes.iter().map(|cause| match cause {
        Cause::Cell => wording::BY_CELL,
        Cause::Work => wording::BY_WORK,
        Cause::Other => wording::BY_RECORD,
    });
    format!(
        "{} ({} {}): {} → {}, {way} {}. {units}; {}.",
        vi::figure(line.figure.code),
        wording::MONTH,
        line.month.vn(),
        said(line.before),
        said(line.after),
        said(by.abs()),
        causes.collect::<Vec<_>>().join(", "),
    )
}

/// The parts of a form: a head for each that was answered, its text or its table.
fn parts(body: &mut Body, view: &View, all: &[Part]) {
    if let Some(done) = &view.campaign {
        campaign::write(body, done);
    }
    for part in all {
        let content = view.content(part.code());
        if content.is_empty() {
            continue;
        }
        body.section(vi::label(&format!("part-{}", part.code())).as_str());
        match part {
            Part::One { code, holds: Holds::Choice(_), .. } => {
                let said = vi::label(&format!("choice-{code}-{}", content.text()));
                body.paragraph(Text::new().plain(&capital(&said)));
            }
            Part::One { .. } => {
                for line in content.text().lines().filter(|line| !line.trim().is_empty()) {
                    body.paragraph(Text::new().plain(line.trim()));
                }
            }
            Part::Table { code, columns, rows } => {
                body.table(answered(code, columns, *rows, &content));
            }
        }
    }
    if let Some(gathered) = &view.gathered {
        super::gathered::write(body, view, gathered, all);
    }
}

fn capital(text: &str) -> String {
    number::capital_first(text)
}

fn answered(code: &str, columns: &[Column], rows: Rows, content: &Content) -> Table {
    let mut table = Table::new();
    if let Rows::Fixed(_) = rows {
        table = table.column(wording::COL_WHAT, 40, Align::Left);
    }
    for column in columns {
        let head = vi::label(&format!("column-{code}-{}", column.code));
        let (share, align) = match column.holds {
            Holds::Count | Holds::Money => (20, Align::Right),
            _ => (40, Align::Left),
        };
        table = table.column(head.as_str(), share, align);
    }
    for (at, cells) in content.rows().iter().enumerate() {
        if cells.iter().all(|cell| *cell == AnswerCell::Blank) {
            continue;
        }
        let head = match rows {
            Rows::Fixed(codes) => codes.get(at).map(|row| vi::label(&format!("row-{code}-{row}"))),
            Rows::Free(_) => None,
        };
        let said = cells.iter().map(|cell| match cell {
            AnswerCell::Blank => String::new(),
            AnswerCell::Number(n) => number::count(*n),
            AnswerCell::Text(words) => words.clone(),
        });
        let texts: Vec<Text> =
            head.into_iter().chain(said).map(|words| Text::new().plain(&words)).collect();
        table = table.row(texts);
    }
    table
}
