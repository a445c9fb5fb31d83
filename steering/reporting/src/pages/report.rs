//! `GET /reports`: a report of a unit, with everything an officer needs beside it. It is one page
//! that works as forms and links; the script only makes it faster. The month shows its grid, a
//! longer span its figures, a form with parts of its own what is typed into them.

use super::asked::Asked;
use super::gone::Gone;
use super::rows::Refused;
use super::seen::Seen;
use super::trace::Trace;
use super::{
    bar, below, board, campaign, panel, parts, periods, rows, say, span, step, synthesis, tasks,
    threads,
};
use crate::acts;
use crate::crossing::Decisions;
use crate::figures::find;
use crate::model::State;
use axum::response::Response;
use book::Figures;
use kernel::db::Tx;
use kernel::{Error, Flaw, Result, Who};
use kit::badge::Tone;
use kit::notice::banner;
use kit::page::{Group, PageHead, button_link, button_print};
use kit::{Answer, Markup, Routes, Typed, Visit, html};

pub(super) fn routes() -> Routes {
    Routes::new().get("/reports", show)
}

/// The report and, when one is asked for, the trace of a figure.
struct Opened {
    seen: Seen,
    trace: Option<Trace>,
    months: Option<span::Months>,
}

/// What a page is drawn from.
type Read<'a> = (&'a Figures, &'a Decisions);

fn open(
    tx: &mut Tx<'_>,
    who: &Who,
    (figures, decisions): Read<'_>,
    asked: &Asked,
) -> Result<Opened> {
    let mut seen = Seen::load(tx, who, &acts::VIEW, figures, asked)?;
    seen.view.read_decisions(tx, decisions)?;
    let wanted = match asked.figure.as_str() {
        "" => first_asked(&seen),
        code => code.to_owned(),
    };
    let (mut trace, mut months) = (None, None);
    match find(&wanted) {
        Some(figure) if seen.here.of.is_month() => {
            trace = Some(Trace::load(tx, figures, &seen, figure)?);
        }
        Some(figure) if seen.here.of.form.has_figures() => {
            months = Some(span::Months::load(tx, figures, &seen, figure)?);
        }
        _ => {}
    }
    Ok(Opened { seen, trace, months })
}

/// The report, or the unit that did not reach the end of its span.
fn find_or_gone(
    tx: &mut Tx<'_>,
    who: &Who,
    read: Read<'_>,
    asked: &Asked,
) -> Result<std::result::Result<Opened, Gone>> {
    match open(tx, who, read, asked) {
        Err(Error::NotFound) if !asked.unit.is_empty() => {
            Gone::load(tx, who, read.0, asked).map(Err)
        }
        opened => opened.map(Ok),
    }
}

/// A report that came back opens at the first cell that somebody must look at.
fn first_asked(seen: &Seen) -> String {
    let is_mine = seen.view.state() == State::Returned && seen.rights.types;
    let first = seen.view.unanswered().first().map(|comment| comment.figure.clone());
    first.filter(|_| is_mine).unwrap_or_default()
}

/// `GET /reports?unit=&month=&figure=`, or with `form=&period=`
async fn show(visit: Visit) -> Answer {
    let who = visit.known()?.clone();
    let asked = Asked::of(&visit)?;
    let (house, wanted) = (visit.house(), asked.clone());
    let (figures, decisions) = (house.shelf::<Figures>()?, house.shelf::<Decisions>()?);
    let read = move |tx: &mut Tx<'_>| find_or_gone(tx, &who, (&figures, &decisions), &wanted);
    let opened = match house.db.read(read).await? {
        Ok(opened) => opened,
        Err(gone) => return Ok(gone.draw(&visit, &asked)),
    };
    Ok(match &opened.trace {
        Some(trace) if visit.query("part") == "panel" => {
            panel::part(&visit, &opened.seen, (trace, trace.figure.code))
        }
        _ => draw(&visit, &opened, &Refused::default(), &[]),
    })
}

/// The same page with what was typed and why it was not saved.
pub(super) async fn refuse(visit: &Visit, asked: Asked, typed: Typed, flaws: Vec<Flaw>) -> Answer {
    let who = visit.known()?.clone();
    let house = visit.house();
    let (figures, decisions) = (house.shelf::<Figures>()?, house.shelf::<Decisions>()?);
    let read = move |tx: &mut Tx<'_>| open(tx, &who, (&figures, &decisions), &asked);
    let opened = house.db.read(read).await?;
    let refused = Refused::of(visit, typed, &flaws);
    Ok(draw(visit, &opened, &refused, &flaws))
}

fn draw(visit: &Visit, opened: &Opened, refused: &Refused, flaws: &[Flaw]) -> Response {
    let (words, seen) = (visit.words(), &opened.seen);
    let head = PageHead::new(title(visit, seen), Group::Reports)
        .lead(lead(visit, seen))
        .actions(actions(visit, seen))
        .flaws(summary(refused, flaws));
    let head = seen.head(head, "/reports", words);
    let body = html! {
        (banners(visit, seen))
        div.pair {
            div.stack { (main(visit, seen, refused)) }
            aside.stack aria-label=(words.say("report-aside")) {
                div #details .details {
                    @if let Some(trace) = &opened.trace {
                        (panel::draw(visit, seen, (trace, trace.figure.code), refused))
                    }
                }
                @if let Some(months) = &opened.months { (months.draw(visit, seen, refused)) }
                (step::card(visit, seen, refused, opened.trace.as_ref().map(|t| t.figure.code)))
                (threads::card(visit, seen))
                (board::draw(visit, seen))
            }
        }
    };
    visit.page(&head, body)
}

/// What the report itself shows.
fn main(visit: &Visit, seen: &Seen, refused: &Refused) -> Markup {
    let of = &seen.here.of;
    let version = of.version(seen.view.report.as_ref());
    html! {
        @if of.is_month() {
            section.card.flush {
                (bar::draw(visit, seen))
                (rows::draw(visit, seen, refused))
            }
            (say::months_mark(visit.words(), seen))
        } @else if of.form.has_figures() {
            section.card.flush {
                (bar::draw(visit, seen))
                (span::draw(visit, seen))
            }
        } @else {
            (campaign::draw(visit, seen))
            (parts::draw(visit, seen, refused))
            (synthesis::draw(visit, seen))
        }
        @if version.has_tasks { (tasks::draw(visit, seen, refused)) }
    }
}

/// What the report is called, with what it is about.
pub fn title(visit: &Visit, seen: &Seen) -> String {
    let words = visit.words();
    let report = periods::titled(words, &seen.here.of);
    // A campaign stands in its title already.
    match seen.view.about.as_ref().filter(|_| !seen.here.of.form.is_of_campaign()) {
        Some(about) => {
            words.say_with("report-title-about", &[("report", report), ("about", about.clone())])
        }
        None => report,
    }
}

fn lead(visit: &Visit, seen: &Seen) -> String {
    let words = visit.words();
    let mut parts = vec![seen.standing.place.name.clone()];
    if seen.has_below() && seen.here.of.form.is_periodic() && seen.here.of.subject.is_none() {
        parts.push(board::sent(words, seen));
    }
    parts.push(words.say(&format!("state-{}", seen.view.state().code())));
    let cells = seen.view.cells.values().map(|cell| cell.typed_at);
    let answers = seen.view.answers.iter().map(|answer| answer.said_at);
    if let Some(at) = cells.chain(answers).max() {
        parts.push(words.say_with("report-saved-at", &[("at", rows::when(visit, at))]));
    }
    parts.join(" · ")
}

fn actions(visit: &Visit, seen: &Seen) -> Markup {
    html! {
        (button_print(visit.words()))
        @if seen.here.of.is_month() {
            (button_link(&visit.say("grid-open"), &seen.here.path("/reports/grid"), false))
        }
        @if seen.here.of.form.has_figures() && seen.here.leads_on(visit.who().today()) {
            (button_link(&visit.say("report-on-map"), &seen.here.path("/reports/map"), false))
        }
        @if seen.view.state().is_frozen() && seen.here.of.form.has_figures() {
            (button_link(&visit.say("known-link"), &seen.here.path("/reports/known"), false))
        }
        (button_link(&visit.say("report-see-paper"), &seen.here.path("/reports/paper"), false))
        @if seen.here.of.form.has_figures() {
            (button_link(&visit.say("report-sheet"), &seen.here.path("/reports/sheet.xlsx"), false))
        }
        @if seen.here.of.is_month() && seen.rights.types {
            (button_link(&visit.say("report-files"), &seen.here.path("/imports"), false))
        }
        (step::leading(visit, seen))
    }
}

/// Every flaw leads to its cell; one of no cell leads to the page itself.
fn summary(refused: &Refused, flaws: &[Flaw]) -> Vec<(String, String)> {
    let line = |flaw: &Flaw| {
        let anchor = match (find(&flaw.field), flaw.field.as_str()) {
            (Some(figure), _) => format!("cell-{}", figure.code),
            (None, "note") => "return-note".to_owned(),
            (None, "about") => "return-about".to_owned(),
            (None, "confirm") => "lock-confirm".to_owned(),
            (None, "name") => "name-new".to_owned(),
            (None, "body") if refused.typed.maybe("figure").is_some() => "comment-body".to_owned(),
            (None, field @ ("body" | "plan")) => {
                format!("task-{field}-{}", refused.typed.maybe("task").unwrap_or("new"))
            }
            (None, field) if field.starts_with("a-") => field.to_owned(),
            (None, field) if field.starts_with("comment-") => "way-asked".to_owned(),
            (None, rule) if rule.ends_with("_named") => "names".to_owned(),
            (None, _) => "checks".to_owned(),
        };
        Some((anchor, refused.flaws.get(&flaw.field)?.clone()))
    };
    flaws.iter().filter_map(line).collect()
}

fn banners(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let report = seen.view.report.as_ref();
    let note = report.and_then(|report| report.returned_note.as_deref());
    let own = report.and_then(|report| report.illustrative.as_deref());
    html! {
        @if let Some(key) = own.or(seen.marks.now.as_deref()) {
            (banner(Tone::Note, html! {
                strong { (words.say(key)) } " · " (words.say(&format!("{key}-told")))
            }))
        }
        @if let Some(note) = note {
            (banner(Tone::Call, html! {
                strong { (words.say("report-returned")) } " " (note)
            }))
        }
        (reopened(visit, seen))
        (below::draw(visit, seen))
        @if seen.standing.place.from > seen.here.of.period.last() {
            (not_yet(visit, seen))
        } @else if report.is_none() && seen.rights.types {
            (banner(Tone::Note, html! { (words.say(first_word(seen))) }))
        } @else if report.is_none() {
            (banner(Tone::Blank, html! { (words.say("report-nobody-opened")) }))
        }
        @for notice in seen.view.notices.iter().filter(|n| n.place.starts_with("task-")) {
            (banner(Tone::Waiting, html! {
                a href="#tasks" { (say::notice(words, &notice.flaw)) }
            }))
        }
    }
}

/// That the unit was founded later, and whose reports of the span there are.
fn not_yet(visit: &Visit, seen: &Seen) -> Markup {
    let (words, place) = (visit.words(), &seen.standing.place);
    let said = [("unit", place.name.clone()), ("day", place.from.vn())];
    banner(
        Tone::Note,
        html! {
            (words.say_with("report-not-founded", &said))
            @for unit in &seen.before {
                " " a href=(seen.here.path_at("/reports", &unit.code)) { (unit.name) }
            }
        },
    )
}

fn first_word(seen: &Seen) -> &'static str {
    match (seen.here.of.is_month(), seen.here.of.form.has_figures()) {
        (true, _) => "report-first-cell-opens",
        (false, true) => "report-span-opens",
        (false, false) => "report-part-opens",
    }
}

/// That a locked month is open again for this unit, until when and why.
fn reopened(visit: &Visit, seen: &Seen) -> Markup {
    let today = visit.who().today();
    let open = seen.view.exceptions.iter().find(|one| one.is_open_on(today));
    html! {
        @if let Some(one) = open {
            (banner(Tone::Waiting, html! {
                strong { (visit.words().say_with("report-reopened", &[
                    ("day", one.until_on.vn()), ("by", one.made_name.clone()),
                ])) }
                " " (one.reason)
            }))
        }
    }
}
