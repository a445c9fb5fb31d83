//! The figures of a longer span on the report page: read from the Book, beside the span before and
//! the same span last year, and in words how they moved. Nobody types here; every figure leads to
//! its months.

mod months;

use super::rows::sum_mark;
use super::say;
use super::seen::Seen;
use crate::desk::printed;
use crate::figures::{FIGURES, SECTIONS, Section};
use duties::forms;
use kernel::figure::Figure;
use kit::badge::{Tone, mark};
use kit::figure::number_link;
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, html};
pub use months::Months;

/// The table.
pub fn draw(visit: &Visit, seen: &Seen) -> Markup {
    let (words, of) = (visit.words(), &seen.here.of);
    let called = |period: Option<kernel::period::Period>| {
        period.map(|period| duties::pages::say::period(words, period)).unwrap_or_default()
    };
    let columns = [
        Column::words(words.say("report-col-figure")),
        Column::number(words.say("report-col-now")),
        Column::number(called(forms::before(of.period))).minor(),
        Column::number(called(forms::year_before(of.period))),
        Column::words(words.say("report-col-moved")).minor(),
        Column::words(words.say("report-col-unit")).minor(),
    ];
    let version = of.version(seen.view.report.as_ref());
    let shown = SECTIONS.iter().filter(|section| version.sections.contains(&section.key));
    let lines: Vec<Line> = shown.flat_map(|one| section(visit, seen, one)).collect();
    let caption = words.say_with("report-span-caption", &[("period", called(Some(of.period)))]);
    html! {
        p.quiet.pad { (words.say("report-span-read")) }
        (told(visit, seen))
        (table(&caption, &columns, &lines))
    }
}

/// Whose months the span adds up beside its own, and what of them cannot be told apart.
fn told(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let Some(crossing) = &seen.view.crossing else { return html! {} };
    let say = |key: &str, args: &[(&'static str, String)]| words.say_with(key, args);
    let said = crossing.said(&say, &|code| say::label(words, code));
    html! { @for said in said { p.pad { (said) } } }
}

fn section(visit: &Visit, seen: &Seen, section: &Section) -> Vec<Line> {
    let mut lines = vec![Line::Section(visit.say(&format!("section-{}", section.key)))];
    let inside = |figure: &&Figure| (section.span.0..=section.span.1).contains(&figure.no);
    lines.extend(FIGURES.iter().filter(inside).filter_map(|figure| line(visit, seen, figure)));
    lines
}

fn line(visit: &Visit, seen: &Seen, figure: &'static Figure) -> Option<Line> {
    let words = visit.words();
    let value = seen.view.value(figure.code)?;
    let than = words.say("report-than-year");
    let moved = (value.last_year != 0)
        .then(|| say::moved(words, value, value.last_year, &than))
        .map(|moved| moved.said)
        .unwrap_or_default();
    let cells = vec![
        html! { (say::label(words, figure.code)) },
        html! {
            (number_link(&printed(figure, value.value), &seen.here.panel(figure.code)))
            @if figure.is_derived() { " " (sum_mark(visit, seen, figure.code)) }
            (untold(visit, seen, (0, figure.code)))
        },
        html! {
            span.quiet { (printed(figure, value.previous)) }
            (untold(visit, seen, (1, figure.code)))
        },
        html! {
            span.quiet { (printed(figure, value.last_year)) }
            (untold(visit, seen, (2, figure.code)))
        },
        html! { span.quiet { (moved) } },
        html! { span.quiet { (say::unit(words, figure)) } },
    ];
    Some(if figure.is_derived() { Line::Sum(cells) } else { Line::Row(cells) })
}

/// The mark of a number of one of the three spans from which something is left out.
fn untold(visit: &Visit, seen: &Seen, (at, code): (usize, &str)) -> Markup {
    let crossing = seen.view.crossing.as_ref();
    let is_untold = crossing.is_some_and(|crossing| crossing.untold[at].contains(code));
    html! { @if is_untold { " " (mark(Tone::Waiting, &visit.say("map-not-told"))) } }
}
