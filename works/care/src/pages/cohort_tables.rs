//! The tables of a cohort: results, months, what was done, and its people one by one. They show
//! what they are given.

use super::cohort::{Seen, Shown};
use crate::model::{EntryRow, File, Outcome};
use crate::rules::{self, CohortMonth, FieldSort, Programme, Sort};
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Day, number};
use kit::chart::{Bar, bars_over};
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, Words, html};

/// Months that are shown, this one too.
const MONTHS: i64 = 13;

fn count(many: i64) -> Markup {
    html! { (number::count(many)) }
}

/// How many entered, how many are still followed, how the others left.
pub(super) fn results(words: &Words, files: &[&File]) -> Markup {
    let many = |is: &dyn Fn(&File) -> bool| files.iter().filter(|file| is(file)).count() as i64;
    let fact = |label: String, n: i64| html! { div { dt { (label) } dd { (number::count(n)) } } };
    let of = |outcome: Outcome| many(&|file| file.row.result.as_deref() == Some(outcome.code()));
    html! {
        dl.facts {
            (fact(words.say("care-cohort-entered"), files.len() as i64))
            (fact(words.say("care-open-files"), many(&|file| file.row.closed_on.is_none())))
            @for outcome in Outcome::LEAVING {
                (fact(words.say(&format!("care-outcome-{}", outcome.code())), of(outcome)))
            }
        }
    }
}

/// The months: who was seen as bars, and all of it as the table under them.
pub(super) fn months(visit: &Visit, programme: &Programme, files: &[&File]) -> Markup {
    let words = visit.words();
    let all = rules::months(programme, files, visit.who().today(), MONTHS);
    let columns = [
        Column::words(words.say("kit-chart-month")),
        Column::number(words.say("care-cohort-entered")),
        Column::number(words.say("care-cohort-seen")),
        Column::number(words.say("care-cohort-missed")),
        Column::number(words.say("care-cohort-left")),
    ];
    let line = |one: &CohortMonth| {
        Line::Row(vec![
            html! { (one.month.vn()) },
            count(one.entered),
            count(one.seen),
            count(one.missed),
            count(one.left),
        ])
    };
    let bar = |(at, one): (usize, &CohortMonth)| Bar {
        label: one.month.vn(),
        short: one.month.number().to_string(),
        value: Some(one.seen),
        printed: number::count(one.seen),
        is_here: at + 1 == all.len(),
    };
    let lines: Vec<Line> = all.iter().map(line).collect();
    let bars: Vec<Bar> = all.iter().enumerate().map(bar).collect();
    bars_over(&bars, &table(&words.say("care-cohort-months"), &columns, &lines))
}

/// The months as a file.
pub(super) fn months_sheet(visit: &Visit, seen: &Seen) -> Sheet {
    let (words, place) = (visit.words(), &seen.standing.place);
    let title = format!("{} · {}", seen.programme.label(words.lang()), place.name);
    let name = format!("care-months {} {}", seen.programme.code, place.code);
    let mut sheet = Sheet::new(&name, &title, visit.who().today())
        .column(&words.say("kit-chart-month"), Kind::Text)
        .column(&words.say("care-cohort-entered"), Kind::Count)
        .column(&words.say("care-cohort-seen"), Kind::Count)
        .column(&words.say("care-cohort-missed"), Kind::Count)
        .column(&words.say("care-cohort-left"), Kind::Count);
    for one in rules::months(seen.programme, &seen.all(), visit.who().today(), MONTHS) {
        let counts = [one.entered, one.seen, one.missed, one.left];
        let counts = counts.map(|many| Cell::Count(Count(many)));
        sheet.row([Cell::from(one.month.vn())].into_iter().chain(counts));
    }
    match seen.is_part() {
        true => sheet.note(&words.say("care-cohort-part")),
        false => sheet,
    }
}

/// What was done: for how many people, how often.
pub(super) fn done(words: &Words, programme: &Programme, files: &[&File]) -> Markup {
    let columns = [
        Column::words(words.say("care-sort")),
        Column::number(words.say("care-cohort-had")),
        Column::number(words.say("care-cohort-times")),
    ];
    let lines: Vec<Line> = rules::done(programme, files)
        .iter()
        .map(|(sort, people, times)| {
            let label = sort.label(words.lang());
            Line::Row(vec![html! { (label) }, count(*people), count(*times)])
        })
        .collect();
    table(&words.say("care-cohort-done"), &columns, &lines)
}

/// Where a file stands, as a badge.
type State = fn(&Visit, &Programme, &File, Day) -> Markup;

/// The people one by one, masked until somebody says what for.
pub(super) fn people(visit: &Visit, seen: &Seen, shown: &Shown, state: State) -> Markup {
    let (words, today) = (visit.words(), visit.who().today());
    let programme = seen.programme;
    let fields = rules::measured_fields(programme);
    let mut columns = vec![
        Column::words(words.say("care-person")),
        Column::words(words.say("care-unit")).minor(),
        Column::words(words.say("care-opened")),
    ];
    columns.extend(programme.sorts.iter().map(|s| Column::words(s.label(words.lang())).minor()));
    columns.extend([
        Column::words(words.say("care-missed-months")),
        Column::words(words.say("care-closed-on")),
        Column::words(words.say("care-state")),
    ]);
    let line = |(file, unit): &(File, String)| {
        let missed = rules::missed_of(programme, file, today);
        let missed: Vec<String> = missed.iter().map(|month| month.vn()).collect();
        let mut cells = vec![
            html! {
                a href={ "/care/files/" (file.row.id) } {
                    (shown.names.get(&file.row.receiver).map_or("••••••••", String::as_str))
                }
                @for (field, sort) in &fields {
                    @let all = rules::measured(file, &shown.details, field);
                    @if let (Some(from), Some(to)) = (all.values().next(), all.values().next_back())
                    {
                        br; span.quiet {
                            (rules::said_field(*sort, &from.to_string())) " → "
                            (rules::said_field(*sort, &to.to_string()))
                        }
                    }
                }
            },
            html! { (unit) },
            html! { (file.row.opened_on.vn()) },
        ];
        cells.extend(programme.sorts.iter().map(|sort| had(words, file, sort, shown)));
        cells.extend([
            html! { (missed.join(", ")) },
            html! { @if let Some(closed) = file.row.closed_on { (closed.vn()) } },
            state(visit, programme, file, today),
        ]);
        Line::Row(cells)
    };
    let lines: Vec<Line> = seen.files.iter().map(line).collect();
    table(&words.say("care-cohort-people"), &columns, &lines)
}

/// When somebody last had something, how often when more than once, and what was told of it once
/// that is opened.
fn had(words: &Words, file: &File, sort: &Sort, shown: &Shown) -> Markup {
    let all: Vec<&EntryRow> = file.standing().filter(|entry| entry.sort == sort.code).collect();
    let is_text =
        |name: &str| sort.fields.iter().any(|(own, of)| own == name && *of == FieldSort::Text);
    let told = |entry: &EntryRow| -> Vec<String> {
        let detail = shown.details.get(&entry.id).into_iter().flatten();
        detail.filter(|(name, _)| is_text(name)).map(|(_, value)| value.clone()).collect()
    };
    html! {
        @if let Some(last) = all.iter().max_by_key(|entry| entry.on_day) {
            (last.on_day.vn())
            @if all.len() > 1 {
                " " span.quiet {
                    (words.say_with("care-cohort-often", &[("n", number::count(all.len() as i64))]))
                }
            }
            @for text in told(last) { br; span.quiet { (text) } }
        } @else { "–" }
    }
}
