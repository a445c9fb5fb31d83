//! `GET /why`: *Vì sao số này?* for one figure of one unit and month: how it adds up, units down,
//! records down, what changed it, twelve months, which papers printed it. It reads and never
//! writes.

mod onmap;
mod records;

use super::asked::{Asked, address};
use super::say;
use super::seen::Seen;
use super::trace::Trace;
use crate::model::CommentRow;
use crate::store::{self, IssuedRow};
use crate::{acts, desk};
use axum::response::Response;
use book::{After, Figures, Maps};
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Error, Result, Who};
use kit::badge::{Tone, mark};
use kit::figure::number_link;
use kit::page::{Group, PageHead, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, Routes, Visit, html};
use org::ofday::OfDay;

pub(super) fn routes() -> Routes {
    Routes::new().get("/why", show)
}

struct Opened {
    seen: Seen,
    trace: Trace,
    records: records::Page,
    paper: Option<(IssuedRow, i64)>,
}

fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    (asked, after): (&Asked, Option<After>),
) -> Result<Opened> {
    // Figures of work beyond the form are declared by their own capabilities: the Book knows all.
    let figure = figures.id(&asked.figure).ok().and_then(|id| figures.get(id)?.declared);
    let figure = figure.ok_or(Error::NotFound)?;
    let seen = Seen::load(tx, who, &acts::VIEW, figures, asked)?;
    let trace = Trace::load(tx, figures, &seen, figure)?;
    let records = match figure.is_derived() {
        true => records::Page::default(),
        false => records::load(tx, who, &seen, (figures.id(figure.code)?, after))?,
    };
    let paper = paper(tx, &seen, figure)?;
    Ok(Opened { seen, trace, records, paper })
}

/// The paper that printed the figure, and the number it printed.
fn paper(tx: &mut Tx<'_>, seen: &Seen, figure: &Figure) -> Result<Option<(IssuedRow, i64)>> {
    let (pass, report) = (&seen.standing.pass, seen.view.report.as_ref());
    let Some(report) = report else { return Ok(None) };
    let Some(row) = store::issued(tx, pass, report.id)? else { return Ok(None) };
    let printed = crate::issue::printed(tx, pass, report.id)?;
    let said = printed.iter().find(|printed| printed.code == figure.code);
    Ok(said.map(|said| (row, said.value)))
}

/// `GET /why?unit=&month=&figure=&after=&map=`
async fn show(visit: Visit) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?.into_month());
    let figures = visit.house().shelf::<Figures>()?;
    if let Some(map) = OfDay::maybe(&visit, who.today())? {
        let (maps, at) = (visit.house().shelf::<Maps>()?, map.clone());
        let read = move |tx: &mut Tx<'_>| onmap::load(tx, &who, (&figures, &maps), &asked, &at);
        let seen = visit.house().db.read(read).await?;
        return Ok(onmap::draw(&visit, &seen, &map));
    }
    let after = records::after(&visit.query("after"));
    let read = move |tx: &mut Tx<'_>| load(tx, &who, &figures, (&asked, after));
    let opened = visit.house().db.read(read).await?;
    Ok(draw(&visit, &opened))
}

fn draw(visit: &Visit, opened: &Opened) -> Response {
    let (words, seen, figure) = (visit.words(), &opened.seen, opened.trace.figure);
    let (today, is_of_form) = (visit.who().today(), crate::figures::find(figure.code).is_some());
    let on_map = seen.here.on_map(figure.code, today);
    let head = PageHead::new(words.say("why-title"), Group::Reports)
        .lead(words.say_with(
            "why-lead",
            &[
                ("figure", say::label(words, figure.code)),
                ("unit", seen.standing.place.name.clone()),
                ("month", seen.here.month.vn()),
            ],
        ))
        .actions(html! {
            (button_print(words))
            @if let Some(on_map) = on_map.filter(|_| is_of_form) {
                (button_link(&words.say("report-on-map"), &on_map, false))
            }
            (back(visit, seen, figure))
        });
    // The figure travels with every switch of unit or month.
    let month = seen.here.month;
    let head = seen.standing.head(head, |code| super::asked::why(code, month, figure.code));
    visit.page(
        &head,
        html! {
            (onmap::ways(
                visit,
                (&seen.here.code, month, figure.code),
                [Some(seen.here.why(figure.code)), onmap::today_of(&seen.here, figure.code, today)],
                None,
            ))
            div.stack { section.fig { (answer(visit, opened)) } (columns(visit, opened)) }
        },
    )
}

/// The way back: the report, or what was counted beyond it.
fn back(visit: &Visit, seen: &Seen, figure: &Figure) -> Markup {
    match crate::figures::find(figure.code) {
        Some(_) => button_link(&visit.say("why-report"), &seen.here.panel(figure.code), false),
        None => {
            let to = address("/reports/beyond", &seen.here.code, seen.here.month);
            button_link(&visit.say("beyond-title"), &to, false)
        }
    }
}

/// The parts at the left, what happened to them at the right.
fn columns(visit: &Visit, opened: &Opened) -> Markup {
    let (words, seen, month) = (visit.words(), &opened.seen, opened.seen.here.month);
    html! {
        div.pair {
            div.stack {
                (parts(visit, opened))
                (units(visit, opened))
                (records::draw(visit, opened))
            }
            div.stack {
                section.card {
                    h2 { (words.say("why-months")) }
                    (opened.trace.chart(visit, month))
                    (say::months_mark(words, seen))
                    (neighbours(visit, opened))
                }
                section.card { h2 { (words.say("why-changes")) } (opened.trace.saves(visit)) }
                (comments(visit, opened))
                (papers(visit, opened))
            }
        }
    }
}

/// The number, how it moved, and one sentence that says how it adds up.
fn answer(visit: &Visit, opened: &Opened) -> Markup {
    let (words, seen, trace) = (visit.words(), &opened.seen, &opened.trace);
    let figure = trace.figure;
    let value = seen.view.value(figure.code);
    let total = value.map_or(trace.total(), |value| value.value);
    html! {
        p.l { (say::label(words, figure.code)) }
        p.n {
            (desk::printed(figure, total)) " " small { (say::unit(words, figure)) }
        }
        @if let Some(value) = value {
            @for step in say::moves(words, value, seen.here.month) {
                p.c { (step.said) " " (step.than) }
            }
        }
        p { (sentence(visit, opened, total)) (say::illustration(words, seen)) }
        @for check in seen.view.checks.iter().filter(|check| check.rule == figure.code) {
            p { (say::check(words, &seen.view, check)) }
        }
        @for notice in seen.view.notices.iter().filter(|n| n.place == figure.code) {
            p { (mark(Tone::Look, &say::notice(words, &notice.flaw))) }
        }
        p.quiet { (words.say_with("why-source", &[("source", figure.source)])) }
    }
}

fn sentence(visit: &Visit, opened: &Opened, total: i64) -> String {
    let (words, trace) = (visit.words(), &opened.trace);
    let said = |n: i64| desk::printed(trace.figure, n);
    let n = trace.figure.formula.map_or(trace.parts.len(), <[_]>::len).to_string();
    let args = [("total", said(total)), ("own", said(trace.own)), ("n", n)];
    let key = match (trace.figure.is_derived(), trace.parts.is_empty()) {
        (true, _) => "why-derived",
        (false, false) => "why-rolled",
        (false, true) => "why-own",
    };
    words.say_with(key, &args)
}

/// The parts of a derived figure, each a link to its own page.
fn parts(visit: &Visit, opened: &Opened) -> Markup {
    let (words, seen, figure) = (visit.words(), &opened.seen, opened.trace.figure);
    let Some(formula) = figure.formula else { return html! {} };
    let columns =
        [Column::words(words.say("report-col-figure")), Column::number(say::unit(words, figure))];
    let amount = |code: &str| seen.view.value(code).map_or(0, |value| value.value);
    let mut lines: Vec<Line> = formula
        .iter()
        .map(|(code, _)| {
            let said = say::amount(code, amount(code));
            Line::Row(vec![
                html! { (say::label(words, code)) },
                number_link(&said, &seen.here.why(code)),
            ])
        })
        .collect();
    let total = say::amount(figure.code, amount(figure.code));
    lines.push(Line::Sum(vec![html! { (words.say("why-sum")) }, html! { (total) }]));
    html! {
        section.card { h2 { (words.say("why-parts")) }
            (table(&words.say("why-parts"), &columns, &lines)) }
    }
}

fn units(visit: &Visit, opened: &Opened) -> Markup {
    let trace = &opened.trace;
    html! {
        @if !trace.parts.is_empty() {
            section.card {
                h2 { (visit.say("why-units")) }
                (say::split_mark(visit.words(), &opened.seen))
                (trace.parts_table(visit, opened.seen.here.month, usize::MAX))
            }
        }
    }
}

fn neighbours(visit: &Visit, opened: &Opened) -> Markup {
    let (here, code) = (&opened.seen.here, opened.trace.figure.code);
    let link = |month: kernel::Month| {
        let label = say::month(visit.words(), month);
        let href = here.why_of(month, code);
        html! { @if let Some(href) = href { (button_link(&label, &href, false)) } }
    };
    html! { p { (link(here.month.prev())) " " (link(here.month.year_before())) } }
}

fn comments(visit: &Visit, opened: &Opened) -> Markup {
    let code = opened.trace.figure.code;
    let own: Vec<&CommentRow> =
        opened.seen.view.comments.iter().filter(|c| c.figure == code).collect();
    html! {
        @if !own.is_empty() {
            section.card {
                h2 { (visit.say("panel-comments")) }
                ul.list { @for comment in own { li { div {
                    span { (comment.body) }
                    @if comment.closed_at.is_some() {
                        (mark(Tone::Done, &visit.say("panel-settled")))
                    }
                    span.quiet {
                        (comment.said_name) " · " (super::rows::when(visit, comment.said_at))
                    }
                } } } }
            }
        }
    }
}

/// Which issued papers printed the number.
fn papers(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    html! {
        section.card {
            h2 { (words.say("why-papers")) }
            @match &opened.paper {
                Some((paper, printed)) => p {
                    a href=(opened.seen.here.path("/reports/paper")) {
                        (words.say_with("why-paper", &[
                            ("number", kernel::number::padded(paper.number)),
                            ("day", paper.issued_on.vn()),
                        ]))
                    }
                    ": " (say::with_unit(words, opened.trace.figure.code, *printed))
                },
                None => p.quiet { (words.say("why-no-paper")) },
            }
        }
    }
}
