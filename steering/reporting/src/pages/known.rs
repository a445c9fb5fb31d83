//! `GET /reports/known`: a report as its paper printed it (sealed figures with their hash, the
//! files with theirs) beside what is known now, with the difference of each figure, and down to
//! the entries that made it. A form without figures has its paper alone. It reads, never writes.

use super::asked::{Asked, address};
use super::periods;
use super::say;
use super::seen::Seen;
use crate::crossing::Era;
use crate::desk::printed;
use crate::figures::{FIGURES, find};
use crate::issue::{self, SealedFigures};
use crate::model::ReportRow;
use crate::store::{self, IssuedRow};
use crate::verify::hash_of;
use crate::{acts, figures};
use axum::response::Response;
use book::{Basis, Entry, FigureId, Figures, OnMap};
use kernel::db::Tx;
use kernel::{Error, Month, Pass, Result, UnitId, Who, number, place};
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::notice::{banner, empty};
use kit::page::{Group, PageHead, button_link, button_print};
use kit::table::{Column, Line, facts, table};
use kit::{Answer, Markup, Routes, Visit, Words, html};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write;

/// Entries shown of one figure.
const ENTRIES: i64 = 200;

pub(super) fn routes() -> Routes {
    Routes::new().get("/reports/known", show)
}

/// A late entry with the name of its unit.
struct Late {
    entry: Entry,
    code: String,
    name: String,
}

/// The paper that went out, with what of it was sealed and the hashes of its files.
struct Went {
    row: IssuedRow,
    sealed: SealedFigures,
    pdf: Vec<u8>,
    docx: Vec<u8>,
    /// Whether the files are those that went out.
    is_whole: bool,
}

impl Went {
    fn load(tx: &mut Tx<'_>, pass: &Pass, report: &ReportRow) -> Result<Option<Went>> {
        let Some(row) = store::issued(tx, pass, report.id)? else { return Ok(None) };
        let sealed = issue::sealed(tx, pass, report.id)?;
        let (docx, pdf) = store::issued_bytes(tx, pass, row.id)?;
        let is_whole = hash_of(&docx, &pdf) == row.body_hash;
        let hash = |bytes: &[u8]| Sha256::digest(bytes).to_vec();
        let (pdf, docx) = (hash(&pdf), hash(&docx));
        Ok(Some(Went { row, sealed, pdf, docx, is_whole }))
    }
}

struct Opened {
    seen: Seen,
    paper: Option<Went>,
    /// As the Book had it when the month was locked, and as it is known now.
    readings: HashMap<&'static str, (i64, i64)>,
    late: Vec<Late>,
    figure: String,
}

fn load(tx: &mut Tx<'_>, who: &Who, figures: &Figures, asked: &Asked) -> Result<Opened> {
    let seen = Seen::load(tx, who, &acts::VIEW, figures, asked)?;
    let pass = &seen.standing.pass;
    let paper = match &seen.view.report {
        Some(report) => Went::load(tx, pass, report)?,
        None => None,
    };
    let figure = asked.figure.clone();
    let Some(span) = asked.of.months() else {
        let (readings, late) = (HashMap::new(), Vec::new());
        return Ok(Opened { paper, readings, late, figure, seen });
    };
    let readings = readings(tx, figures, &seen, span)?;
    let late = match find(&asked.figure).filter(|figure| !figure.is_derived()) {
        Some(figure) => late(tx, figures, &seen, figure.code, span)?,
        None => Vec::new(),
    };
    Ok(Opened { paper, readings, late, figure, seen })
}

/// Each figure of the span, as issued and as known now.
fn readings(
    tx: &mut Tx<'_>,
    figures: &Figures,
    seen: &Seen,
    span: (Month, Month),
) -> Result<HashMap<&'static str, (i64, i64)>> {
    let (pass, unit) = (&seen.standing.pass, seen.here.unit);
    let code = |id| Some(find(figures.get(id)?.declared?.code)?.code);
    if eras(seen).is_empty() {
        let read = book::span(tx, pass, figures, unit, span)?.into_iter();
        let read = read.map(|(id, reading)| (id, (reading.issued, reading.known)));
        return Ok(read.filter_map(|(id, both)| Some((code(id)?, both))).collect());
    }
    // Months of others: both on the map of the last day, as the report has them.
    let (atlas, day) = (figures.atlas(tx)?, seen.here.of.period.last());
    let told = book::spans_on_map(tx, pass, figures, &atlas, (unit, day), &[span], None)?;
    let issued = |code: &'static str| seen.view.value(code).map_or(0, |value| value.value);
    let mut all: HashMap<&'static str, (i64, i64)> =
        seen.view.values.iter().map(|value| (value.code, (value.value, value.value))).collect();
    for told in told {
        let OnMap::Told { values, .. } = told else { continue };
        let known = values.into_iter().filter_map(|(id, value)| Some((code(id)?, value)));
        all.extend(known.map(|(code, known)| (code, (issued(code), known))));
    }
    Ok(all)
}

/// The months of the span that tell of others.
fn eras(seen: &Seen) -> &[Era] {
    seen.view.crossing.as_ref().map_or(&[], |crossing| &crossing.eras)
}

/// The entries of a figure that belong to the span and were booked later, or were booked in it for
/// an earlier month.
fn late(
    tx: &mut Tx<'_>,
    figures: &Figures,
    seen: &Seen,
    code: &str,
    (first, last): (Month, Month),
) -> Result<Vec<Late>> {
    let id = figures.id(code)?;
    let mut all = Vec::new();
    let mut month = first;
    while month <= last {
        let era = eras(seen).iter().find(|era| (era.first..=era.last).contains(&month));
        let units = era.map_or(vec![seen.here.unit], |era| era.units.clone());
        for unit in units {
            match of_month(tx, seen, (unit, id), month, &mut all) {
                // What a cut unit left is another's to open.
                Err(Error::NotFound) if era.is_some() => {}
                told => told?,
            }
        }
        month = month.next();
    }
    Ok(all)
}

fn of_month(
    tx: &mut Tx<'_>,
    seen: &Seen,
    of: (UnitId, FigureId),
    month: Month,
    all: &mut Vec<Late>,
) -> Result<()> {
    for basis in [Basis::Known, Basis::Issued] {
        let entries = book::entries(tx, &seen.standing.pass, of, (month, basis), None, ENTRIES)?;
        for entry in entries.into_iter().filter(|entry| entry.month_for.is_some()) {
            let is_told = entry.month_for == Some(month);
            if is_told != (basis == Basis::Known) {
                continue;
            }
            let unit = place::get(tx, entry.told_unit(), month.last())?;
            all.push(Late { entry, code: unit.code, name: unit.name });
        }
    }
    Ok(())
}

/// `GET /reports/known?unit=&month=&figure=`, or with `form=&period=`
async fn show(visit: Visit) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let figures = visit.house().shelf::<Figures>()?;
    let read = move |tx: &mut Tx<'_>| load(tx, &who, &figures, &asked);
    let opened = visit.house().db.read(read).await?;
    Ok(draw(&visit, &opened))
}

fn draw(visit: &Visit, opened: &Opened) -> Response {
    let (words, seen) = (visit.words(), &opened.seen);
    let head = PageHead::new(words.say("known-title"), Group::Reports)
        .lead(words.say_with(
            "known-lead",
            &[
                ("unit", seen.standing.place.name.clone()),
                ("period", periods::titled(words, &seen.here.of)),
            ],
        ))
        .actions(html! {
            (button_print(words))
            (button_link(&words.say("paper-report"), &seen.here.path("/reports"), false))
        });
    let head = seen.head(head, "/reports/known", words);
    visit.page(
        &head,
        html! {
            div.pair {
                div.stack { section.card {
                    @if seen.here.of.form.has_figures() {
                        (compared(visit, opened))
                    } @else {
                        (empty(Icon::Check, &words.say("known-no-figures"), None))
                    }
                } }
                aside.stack {
                    (paper(visit, opened))
                    (entries(visit, opened))
                }
            }
        },
    )
}

/// What the paper printed, or, where none went out, what the lock froze.
fn issued(opened: &Opened, code: &str) -> i64 {
    let sealed = opened.paper.as_ref().and_then(|went| {
        went.sealed.printed.iter().find(|printed| printed.code == code).map(|printed| printed.value)
    });
    sealed.or_else(|| opened.readings.get(code).map(|(issued, _)| *issued)).unwrap_or(0)
}

fn compared(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("report-col-figure")),
        Column::number(words.say("known-issued")),
        Column::number(words.say("known-now")),
        Column::number(words.say("known-differs")),
        Column::words(words.say("report-col-unit")).minor(),
    ];
    let mut lines = Vec::new();
    for figure in FIGURES {
        let before = issued(opened, figure.code);
        let now = opened.readings.get(figure.code).map_or(0, |(_, known)| *known);
        if before == now {
            continue;
        }
        let to =
            format!("{}&figure={}#entries", opened.seen.here.path("/reports/known"), figure.code);
        let by = printed(figure, now - before);
        let by = if now > before { format!("+{by}") } else { by };
        lines.push(Line::Row(vec![
            html! { a href=(to) { (say::label(words, figure.code)) } },
            html! { (printed(figure, before)) },
            html! { (printed(figure, now)) },
            html! { (by) },
            html! { span.quiet { (say::unit(words, figure)) } },
        ]));
    }
    html! {
        @if lines.is_empty() {
            (empty(Icon::Check, &words.say("known-same"), None))
        } @else {
            p { (words.say_count("known-moved", lines.len() as i64)) }
            (table(&words.say("known-title"), &columns, &lines))
        }
        p.quiet { (words.say_with("known-all", &[("n", figures::FIGURES.len().to_string())])) }
    }
}

/// The paper that is compared with: number, day, the hash of its sealed figures, its files.
fn paper(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let here = &opened.seen.here;
    let (pdf, word) = (here.path("/reports/paper.pdf"), here.path("/reports/paper.docx"));
    html! {
        section.card {
            h2 { (words.say("known-paper")) }
            @match &opened.paper {
                Some(went) => {
                    @if !went.is_whole {
                        (banner(Tone::Wrong, html! { (words.say("known-changed")) }))
                    }
                    (facts(&told(words, went, here.of.form.has_figures())))
                    p {
                        (button_link(&words.say("paper-pdf"), &pdf, false)) " "
                        (button_link(&words.say("paper-word"), &word, false))
                    }
                },
                None => p.quiet { (words.say("known-no-paper")) },
            }
        }
    }
}

/// What a paper is known by: each hash can be computed again by whoever holds the file.
fn told(words: &Words, went: &Went, has_figures: bool) -> Vec<(String, Markup)> {
    let hash = |bytes: &[u8]| html! { code.wrap { (hex(bytes)) } };
    let sealed = if has_figures { "known-hash" } else { "known-hash-answers" };
    vec![
        (words.say("known-number"), html! { (number::padded(went.row.number)) }),
        (words.say("known-day"), html! { (went.row.issued_on.vn()) }),
        (words.say(sealed), hash(&went.sealed.hash)),
        (words.say("known-hash-pdf"), hash(&went.pdf)),
        (words.say("known-hash-word"), hash(&went.docx)),
        (words.say("known-hash-paper"), hash(&went.row.body_hash)),
        (words.say("known-code"), html! { (went.row.check_code.as_deref().unwrap_or("—")) }),
    ]
}

/// A hash as people compare it.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The entries that made the difference of one figure.
fn entries(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let Some(figure) = find(&opened.figure) else { return html! {} };
    let columns = [
        Column::words(words.say("report-board-unit")),
        Column::words(words.say("known-told")),
        Column::words(words.say("known-booked")),
        Column::number(say::unit(words, figure)),
    ];
    let line = |late: &Late| {
        let entry = &late.entry;
        let to = match (entry.capability, entry.record) {
            (Some(activities::desk::ORIGIN), Some(id)) => format!("/activities/{}", id.uuid()),
            _ => {
                let report = address("/reports", &late.code, entry.told_month());
                format!("{report}&figure={}#panel", figure.code)
            }
        };
        Line::Row(vec![
            html! { a href=(to) { (late.name) } },
            html! { (format!("{:02}/{}", entry.day_for, entry.told_month().vn())) },
            html! { (entry.month_booked.vn()) },
            html! { (say::amount(figure.code, entry.amount)) },
        ])
    };
    let lines: Vec<Line> = opened.late.iter().map(line).collect();
    html! {
        section.card #entries tabindex="-1" {
            h2 { (say::label(words, figure.code)) }
            @if figure.is_derived() {
                p.quiet { (words.say("known-derived")) }
            } @else if lines.is_empty() {
                p.quiet { (badge(Tone::Note, &words.say("known-no-entries"))) }
            } @else {
                (table(&words.say("known-entries"), &columns, &lines))
            }
        }
    }
}
