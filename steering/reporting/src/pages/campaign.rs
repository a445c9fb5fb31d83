//! What the records say of a campaign, on the page of its report: the sums beside those of the
//! year before, the work by kind, the places. Nobody types here.

use super::seen::Seen;
use crate::campaign::{Done, OfKind, Whole};
use kernel::number;
use kit::icon::Icon;
use kit::notice::empty;
use kit::table::{Column, Line, table};
use kit::{Lang, Markup, Visit, html};

/// The card; nothing for another form.
pub fn draw(visit: &Visit, seen: &Seen) -> Markup {
    let Some(done) = &seen.view.campaign else { return html! {} };
    let words = visit.words();
    let of = &seen.here.of;
    let (code, year) = (of.subject.as_deref().unwrap_or_default(), of.period.first().year());
    let path = format!("/campaigns/{code}?unit={}&year={year}", seen.here.code);
    let days = [("from", done.days.0.vn()), ("until", done.days.1.vn())];
    html! {
        section.card #campaign {
            h2 { (words.say("report-work")) }
            p.quiet { (words.say_with("report-work-days", &days)) }
            @if done.kinds.is_empty() {
                (empty(Icon::Note, &words.say("report-work-none"), None))
            } @else {
                (kinds(visit, done))
                @if done.places.len() > 1 { (places(visit, done)) }
            }
            p { a href=(path) { (words.say("report-work-open")) } }
        }
    }
}

fn kinds(visit: &Visit, done: &Done) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("report-work-kind")),
        Column::number(words.say("report-work-times")),
        Column::number(words.say("report-work-counted")),
        Column::number(words.say("report-work-people")),
        Column::number(words.say("report-work-turns")),
        Column::number(words.say("report-work-value")),
    ];
    let line = |kind: &OfKind| {
        let (label, unit) = match words.lang() {
            Lang::Vi => (&kind.label_vi, &kind.counts[0]),
            Lang::En => (&kind.label_en, &kind.counts[1]),
        };
        let counted = html! { (number::count(kind.counted)) " " span.quiet { (unit) } };
        Line::Row(cells(html! { (label) }, counted, &kind.whole))
    };
    let mut lines: Vec<Line> = done.kinds.iter().map(line).collect();
    let sum = |key: &str| html! { (words.say(key)) };
    lines.push(Line::Sum(cells(sum("report-work-sum"), html! {}, &done.whole())));
    lines.push(Line::Row(cells(sum("report-work-before"), html! {}, &done.before)));
    table(&words.say("report-work"), &columns, &lines)
}

fn cells(head: Markup, counted: Markup, whole: &Whole) -> Vec<Markup> {
    vec![
        head,
        html! { (number::count(whole.pieces)) },
        counted,
        html! { (number::count(whole.people)) },
        html! { (number::count(whole.turns)) },
        html! { (number::vnd(whole.amount)) },
    ]
}

fn places(visit: &Visit, done: &Done) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("report-work-where")),
        Column::number(words.say("report-work-times")),
        Column::number(words.say("report-work-value")),
    ];
    let lines = done.places.iter().map(|at| {
        Line::Row(vec![
            html! { (at.name) },
            html! { (number::count(at.pieces)) },
            html! { (number::vnd(at.amount)) },
        ])
    });
    table(&words.say("report-work-where"), &columns, &lines.collect::<Vec<_>>())
}
