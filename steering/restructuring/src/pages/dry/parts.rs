//! The parts of a dry run's page: what happens to the map, which stocks move, what follows. Every
//! count names its units, and each name leads to what the decision does to that unit alone.

use super::say;
use crate::desk::{At, DryRun, Held, NamedPart};
use crate::model::DecisionId;
use book::Figures;
use kernel::figure::{Figure, Measure};
use kernel::number;
use kit::icon::Icon;
use kit::notice::empty;
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, html};
use org::consequences::Fate;

/// Whose moves alone are told, and the way back to all of them.
pub(super) fn only(visit: &Visit, id: DecisionId, unit: &str) -> Markup {
    let words = visit.words();
    html! {
        p {
            (words.say_with("restructuring-dry-only", &[("unit", unit.to_owned())])) " "
            a href={ (say::path(id)) "/dry" } { (words.say("restructuring-dry-all")) }
        }
    }
}

/// The units of a count by name; with how much each has where that is told.
pub(super) fn at(visit: &Visit, id: DecisionId, at: &At, figure: Option<&Figure>) -> Markup {
    let others = at.units.saturating_sub(at.named.len());
    html! {
        @for (nth, (unit, name, amount)) in at.named.iter().enumerate() {
            @if nth > 0 { ", " }
            a href={ (say::path(id)) "/dry?only=" (unit) } { (name) }
            @if let Some(figure) = figure { " " (told(figure, *amount)) }
            @else if at.amount != at.units as i64 { " " (number::count(*amount)) }
        }
        @if others > 0 {
            " " (visit.words().say_with("restructuring-dry-more", &[
                ("n", number::count(others as i64)),
            ]))
        }
    }
}

fn told(figure: &Figure, amount: i64) -> String {
    match figure.measure {
        Measure::Money => number::vnd(amount),
        Measure::Count => number::count(amount),
    }
}

/// Founded, closed, cut, hung elsewhere.
pub(super) fn tree(visit: &Visit, run: &DryRun) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("restructuring-dry-tree")),
        Column::number(words.say("restructuring-dry-units")),
        Column::words(words.say("restructuring-dry-which")),
    ];
    let line = |key: &str, count: usize, which: Markup| {
        let count = html! { (number::count(count as i64)) };
        Line::Row(vec![html! { (words.say(key)) }, count, which])
    };
    let units = |key: &str, of: &At| line(key, of.units, at(visit, run.decision.id, of, None));
    let (count, names) = &run.founded;
    let new = match count.saturating_sub(names.len()) {
        0 => names.join(", "),
        more => words.say_with(
            "restructuring-dry-and-more",
            &[("units", names.join(", ")), ("n", number::count(more as i64))],
        ),
    };
    let lines = [
        line("restructuring-dry-founded", *count, html! { (new) }),
        units("restructuring-dry-closed", &run.closed),
        units("restructuring-dry-cut", &run.cut),
        units("restructuring-dry-hung", &run.hung),
    ];
    html! {
        h2 { (words.say("restructuring-dry-map")) }
        (table(&words.say("restructuring-dry-map"), &columns, &lines))
    }
}

/// Figures that are told of a part; the largest first.
const FIGURES: usize = 6;

/// What records that are named make of the units that are cut.
pub(super) fn named(visit: &Visit, figures: &Figures, run: &DryRun) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("restructuring-col-unit")),
        Column::words(words.say("restructuring-col-target")),
        Column::number(words.say("restructuring-records")),
        Column::words(words.say("restructuring-record-made")),
    ];
    let mut lines = Vec::new();
    for unit in &run.named {
        for (name, part) in &unit.parts {
            let link = format!("{}/records/{}", say::path(run.decision.id), unit.unit);
            lines.push(Line::Row(vec![
                html! { a href=(link) { (unit.name) } },
                html! { (name) },
                html! { (number::count(part.records as i64)) },
                html! { (made(visit, figures, part)) },
            ]));
        }
    }
    html! {
        h2 { (words.say("restructuring-records")) }
        p.quiet { (words.say("restructuring-dry-named-told")) }
        (table(&words.say("restructuring-records"), &columns, &lines))
    }
}

fn made(visit: &Visit, figures: &Figures, part: &NamedPart) -> String {
    let words = visit.words();
    let mut all: Vec<_> = part
        .figures
        .iter()
        .filter(|(_, (amount, _))| *amount != 0)
        .filter_map(|(id, amounts)| Some((figures.get(*id)?.declared?, amounts)))
        .collect();
    all.sort_by_key(|(_, (amount, _))| std::cmp::Reverse(*amount));
    let line = |(figure, (amount, whole)): &(&Figure, &(i64, i64))| {
        let label = words.say(&format!("figure-{}", figure.code.replace('_', "-")));
        let (amount, whole) = (told(figure, *amount), told(figure, *whole));
        let args = [("figure", label), ("amount", amount), ("whole", whole)];
        words.say_with("restructuring-dry-named", &args)
    };
    let mut said: Vec<String> = all.iter().take(FIGURES).map(line).collect();
    if all.len() > FIGURES {
        said.push("…".to_owned());
    }
    said.join(" · ")
}

/// Stocks that leave units that are no more.
pub(super) fn stocks(visit: &Visit, run: &DryRun) -> Markup {
    let words = visit.words();
    html! {
        h2 { (words.say("restructuring-dry-stocks")) }
        p.quiet { (words.say("restructuring-dry-stocks-told")) }
        @if run.stocks.is_empty() {
            p { (words.say("restructuring-dry-no-stocks")) }
        } @else {
            (held(visit, run.decision.id, "restructuring-dry-stocks", &run.stocks))
        }
    }
}

fn held(visit: &Visit, id: DecisionId, title: &str, stocks: &[Held]) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("restructuring-dry-stock")),
        Column::number(words.say("restructuring-dry-amount")),
        Column::number(words.say("restructuring-dry-units")),
        Column::words(words.say("restructuring-dry-which")),
    ];
    let line = |held: &Held| {
        let label = words.say(&format!("figure-{}", held.figure.code.replace('_', "-")));
        Line::Row(vec![
            html! { (label) },
            html! { (told(held.figure, held.at.amount)) },
            html! { (number::count(held.at.units as i64)) },
            at(visit, id, &held.at, Some(held.figure)),
        ])
    };
    let lines: Vec<Line> = stocks.iter().map(line).collect();
    table(&words.say(title), &columns, &lines)
}

/// Rights, people and open things of units that are no more, by what becomes of them.
pub(super) fn follows(visit: &Visit, run: &DryRun) -> Markup {
    let words = visit.words();
    let of = |fate: Fate| {
        let told = run.follows.iter().filter(move |(_, its, _)| *its == fate);
        told.map(|(key, _, at)| (*key, at)).collect::<Vec<_>>()
    };
    html! {
        h2 { (words.say("restructuring-dry-follows")) }
        @if run.follows.is_empty() {
            (empty(Icon::Check, &words.say("restructuring-dry-no-follows"), None))
        }
        @for fate in [Fate::Goes, Fate::Stays, Fate::Ends] {
            @let told = of(fate);
            @if !told.is_empty() {
                h3 { (words.say(&format!("restructuring-fate-{}", fate.code()))) }
                (listed(visit, run.decision.id, &told))
            }
        }
    }
}

fn listed(visit: &Visit, id: DecisionId, told: &[(&'static str, &At)]) -> Markup {
    let words = visit.words();
    html! {
        ul.list { @for (key, of) in told {
            li {
                span { (words.say_count(key, of.amount)) } " "
                span.quiet { (words.say_count("restructuring-at-units", of.units as i64)) ": " }
                span.quiet { (at(visit, id, of, None)) }
            }
        } }
    }
}

/// Units that only stand under another one: what goes along, and what reaches them from above.
pub(super) fn hung(visit: &Visit, run: &DryRun) -> Markup {
    let (words, id) = (visit.words(), run.decision.id);
    let list = |told: &[(&'static str, At)]| {
        let told: Vec<(&'static str, &At)> = told.iter().map(|(key, at)| (*key, at)).collect();
        listed(visit, id, &told)
    };
    html! {
        h2 { (words.say("restructuring-dry-hung-along")) }
        p.quiet { (words.say("restructuring-dry-hung-told")) }
        @if run.carried.is_empty() {
            p { (words.say("restructuring-dry-no-carried")) }
        } @else {
            (held(visit, id, "restructuring-dry-carried", &run.carried))
        }
        @if !run.along.is_empty() {
            h3 { (words.say("restructuring-dry-along")) }
            (list(&run.along))
        }
        h3 { (words.say("restructuring-dry-reaches")) }
        @if run.reaches.is_empty() {
            p { (words.say("restructuring-dry-no-reaches")) }
        } @else {
            (list(&run.reaches))
        }
    }
}
