//! The figures of an old report: every value beside the sentence it came from, its doubts and what
//! is kept. What is confirmed is what stands in the fields.

use crate::cells::{label, said};
use crate::history::{self, Confirmed, Seen};
use crate::model::{FoundTold, IntakeId, JudgedRow, State};
use crate::pages::asked::address;
use crate::pages::say;
use crate::pages::show::Seen as Opened;
use crate::rules::finding::{Sum, sums};
use crate::rules::verdict::Held;
use crate::store;
use axum::extract::Path;
use axum::response::Response;
use book::Figures;
use kernel::db::Tx;
use kernel::figure::{Figure, Measure};
use kernel::seal::Keys;
use kernel::{Error, Flaw, Result, number};
use kit::badge::{Tone, mark};
use kit::icon::Icon;
use kit::notice::{Toast, banner};
use kit::page::{Group, button_link, button_post};
use kit::{Answer, Markup, PageHead, Typed, Visit, html};
use reporting::figures::{FIGURES, PRINTED, SECTIONS, find};
use reporting::rules::is_fed;
use std::sync::Arc;

async fn seen(visit: &Visit, id: IntakeId) -> std::result::Result<Seen, kit::Refusal> {
    let who = visit.known()?.clone();
    let (figures, keys) = (visit.house().shelf::<Figures>()?, visit.house().shelf::<Arc<Keys>>()?);
    let read = move |tx: &mut Tx<'_>| {
        let row = store::found(tx, id)?;
        history::seen(tx, &who, &figures, &keys, &row)
    };
    Ok(visit.house().db.read(read).await?)
}

/// The page of an old report that waits to be confirmed.
pub async fn page(visit: &Visit, opened: &Opened) -> Answer {
    let seen = seen(visit, opened.row.id).await?;
    Ok(draw(visit, &seen, &Tried::default()))
}

/// What was typed and could not be written yet, or is to be added up anew.
#[derive(Default)]
struct Tried<'a> {
    typed: Option<&'a Typed>,
    flaws: &'a [Flaw],
}

/// `POST /imports/{intake}/figures`: `again` sums up anew, anything else confirms.
pub async fn confirm(visit: Visit, Path(id): Path<String>, typed: Typed) -> Answer {
    let id = IntakeId::read(&id)?;
    let seen = seen(&visit, id).await?;
    if typed.maybe("again").is_some() {
        return Ok(draw(&visit, &seen, &Tried { typed: Some(&typed), flaws: &[] }));
    }
    match written(&visit, &seen, typed.clone()).await {
        Ok(many) => {
            let toast = Toast::new("history-done").arg("n", many.to_string());
            visit.done(&format!("/imports/{id}"), &toast)
        }
        Err(Error::Invalid(flaws)) => {
            Ok(draw(&visit, &seen, &Tried { typed: Some(&typed), flaws: &flaws }))
        }
        Err(other) => Err(other.into()),
    }
}

async fn written(visit: &Visit, seen: &Seen, typed: Typed) -> Result<usize> {
    let (who, figures) = (visit.who().clone(), visit.house().shelf::<Figures>()?);
    let (keys, id) = (visit.house().shelf::<Arc<Keys>>()?, seen.row.id);
    let (words, month) = (visit.words().clone(), seen.spot.month);
    let write = move |tx: &mut Tx<'_>| {
        let row = store::found(tx, id)?;
        if row.state() != State::Judged {
            return Ok(usize::try_from(row.deeds).unwrap_or(0));
        }
        let standing = crate::run::standing(tx, &who, &row)?;
        let file = store::file(tx, &standing.pass, &keys, id)?;
        let reason = history::reason(&words, month, &file.name);
        let confirmed = Confirmed { typed: typed.clone(), reason };
        history::write(tx, &who, &figures, &row, &confirmed)
    };
    visit.house().db.write(write).await
}

fn draw(visit: &Visit, seen: &Seen, tried: &Tried<'_>) -> Response {
    let words = visit.words();
    let named = |flaw: &Flaw| match find(&flaw.field) {
        Some(figure) => {
            let name = label(words, figure.code);
            (anchor(figure), words.say_flaw_of(flaw, Some(name)))
        }
        None => ("history".to_owned(), words.say_flaw(flaw, None)),
    };
    let said: Vec<(String, String)> = tried.flaws.iter().map(named).collect();
    let month = [("month", seen.spot.month.vn())];
    let back = address("/imports", &seen.spot.place.code, seen.spot.month);
    let head = PageHead::new(words.say_with("history-page-title", &month), Group::Reports)
        .lead(seen.spot.place.name.clone())
        .flaws(said.clone())
        .actions(button_link(&words.say("exchange-back"), &back, false));
    let step = |step: &str| format!("/imports/{}/{step}", seen.row.id);
    let body = html! {
        (told(visit, seen))
        section.card.flush #history {
            (bar(visit, seen, tried))
            form method="post" action=(step("figures")) novalidate {
                ol.read { (rows(visit, seen, tried, &said)) }
                div.grid-foot {
                    button.btn.lead type="submit" { (words.say("history-confirm")) }
                    button.btn type="submit" name="again" value="1" { (words.say("history-again")) }
                }
            }
        }
        p { (button_post(&words.say("exchange-drop"), &step("drop"), false)) }
    };
    visit.page(&head, body)
}

fn anchor(figure: &Figure) -> String {
    format!("value-{}", figure.code)
}

/// What was found, in a sentence; what to look at twice; what stands in the way.
fn told(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let (found, all) = history::many_found(&seen.rows);
    let doubtful: Vec<&FoundTold> = seen
        .rows
        .iter()
        .filter_map(|row| row.body.found.as_ref())
        .filter(|found| !found.doubts.is_empty())
        .collect();
    let args = [("found", found), ("all", all), ("doubts", number::count(doubtful.len() as i64))];
    html! {
        @if let Some(flaw) = &seen.spot.shut {
            (banner(Tone::Wrong, html! { (words.say_flaw(flaw, None)) }))
        }
        (banner(Tone::Note, html! {
            strong { (words.say_with("history-told", &args)) }
            p { (words.say("history-fed-told")) }
        }))
        @if !doubtful.is_empty() {
            (banner(Tone::Waiting, html! {
                (words.say("history-doubts")) " "
                @for (at, found) in doubtful.iter().enumerate() {
                    @if at > 0 { ", " }
                    a href={ "#value-" (found.figure) } { (label(words, &found.figure)) }
                }
            }))
        }
        @for row in seen.rows.iter().filter(|row| row.body.found.is_none()) {
            (banner(Tone::Waiting, html! {
                @for flaw in &row.body.flaws { (say::told(words, flaw, None)) }
                @if !row.body.name.is_empty() { " “" (row.body.name) "”" }
            }))
        }
    }
}

/// The value of a field: what was typed, else what was found.
fn value(row: &JudgedRow, figure: &Figure, typed: Option<&Typed>) -> String {
    let name = format!("value.{}", figure.code);
    match typed.and_then(|typed| typed.maybe(&name)) {
        Some(text) => text.to_owned(),
        None => {
            let found = row.body.found.as_ref();
            found.map(|found| history::shown(figure, found)).unwrap_or_default()
        }
    }
}

fn found<'a>(seen: &'a Seen, code: &str) -> Option<&'a JudgedRow> {
    seen.rows.iter().find(|row| row.body.name == code && row.body.found.is_some())
}

/// The sums of what stands in the fields.
fn bar(visit: &Visit, seen: &Seen, tried: &Tried<'_>) -> Markup {
    let words = visit.words();
    let of = |code: &str| {
        let (figure, row) = (find(code)?, found(seen, code)?);
        let held = crate::cells::read(figure, &value(row, figure, tried.typed)).ok()?;
        Some((held.amount?, held.at_least))
    };
    let all = sums(of);
    html! {
        div.bar-line role="status" aria-label=(words.say("report-checks")) {
            @for sum in &all {
                (mark(if sum.holds { Tone::Done } else { Tone::Wrong }, &sum_words(visit, sum)))
            }
            @if all.is_empty() { span { (words.say("history-no-sums")) } }
        }
    }
}

fn sum_words(visit: &Visit, sum: &Sum) -> String {
    let stated = number::vnd_in_millions(sum.stated);
    let stated = match sum.at_least {
        true => visit.words().say_with("report-stated-least", &[("value", stated)]),
        false => stated,
    };
    let sign = if sum.holds { "=" } else { "≠" };
    let summed = number::vnd_in_millions(sum.summed);
    format!("{}: {stated} {sign} {summed}", label(visit.words(), sum.code))
}

fn rows(visit: &Visit, seen: &Seen, tried: &Tried<'_>, flaws: &[(String, String)]) -> Markup {
    let inside = |span: (u16, u16)| {
        let printed = FIGURES.iter().take(PRINTED);
        printed.filter(move |figure| (span.0..=span.1).contains(&figure.no))
    };
    html! {
        @for section in SECTIONS.iter().filter(|s| inside(s.span).next().is_some()) {
            li.sec { (visit.say(&format!("section-{}", section.key))) }
            @for figure in inside(section.span) {
                @if let Some(row) = found(seen, figure.code) {
                    (line(visit, seen, (figure, row), tried, flaws))
                }
            }
        }
    }
}

fn line(
    visit: &Visit,
    seen: &Seen,
    (figure, row): (&'static Figure, &JudgedRow),
    tried: &Tried<'_>,
    flaws: &[(String, String)],
) -> Markup {
    let words = visit.words();
    let id = anchor(figure);
    let own: Vec<&String> =
        flaws.iter().filter(|(at, _)| *at == id).map(|(_, said)| said).collect();
    let flawed = !own.is_empty();
    let now = seen.now.get(figure.code).copied().unwrap_or_default();
    let (version, _) = seen.spot.kept(figure.code);
    let measure = match figure.measure {
        Measure::Money => words.say("unit-trieu-dong"),
        Measure::Count => words.say(&format!("unit-{}", figure.unit)),
    };
    let kept = [("value", said(figure, Held::of(now.all)))];
    html! {
        li {
            div {
                label for=(id) { (label(words, figure.code)) }
                p.quiet.small { (measure) " · " (words.say_with("history-kept", &kept)) }
            }
            div {
                input id=(id) name={ "value." (figure.code) } autocomplete="off"
                    inputmode="decimal" value=(value(row, figure, tried.typed))
                    aria-invalid=[flawed.then_some("true")]
                    aria-describedby=[flawed.then(|| format!("{id}-flaw"))];
                input type="hidden" name={ "base." (figure.code) } value=(version);
                @if flawed {
                    div id={ (id) "-flaw" } {
                        @for said in own { p.flaw { (Icon::Cross.draw()) (said) } }
                    }
                }
            }
            div.told { @if let Some(found) = &row.body.found { (sentence(visit, figure, found)) } }
        }
    }
}

/// The sentence with its number marked, and what to look at twice.
fn sentence(visit: &Visit, figure: &Figure, found: &FoundTold) -> Markup {
    let words = visit.words();
    let (from, until) = found.span;
    let text = found.sentence.as_str();
    let cut = (text.get(..from), text.get(from..until), text.get(until..));
    html! {
        @if let (Some(before), Some(number), Some(after)) = cut {
            p { (before) @if !number.is_empty() { mark { (number) } } (after) }
        }
        @for doubt in &found.doubts {
            (mark(Tone::Waiting, &say::told(words, doubt, Some(label(words, figure.code)))))
        }
        @if is_fed(figure.code) && found.amount.is_some() {
            (mark(Tone::Note, &words.say("history-as-adjustment")))
        }
    }
}
