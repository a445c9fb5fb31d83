//! The tables of a cohort: results, months, what was done, and its people one by one. They show
//! what they are given.

use super::cohort::{Seen, Shown};
use crate::model::{EntryRow, File, Outcome, Rests};
use crate::rules::{self, CohortMonth, FieldSort, Programme, Sort, Tally};
use kernel::{Day, number};
use kit::badge::{Tone, badge};
use kit::chart::{Bar, bars_over};
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, Words, html};

/// Months that are shown, this one too.
pub(super) const MONTHS: i64 = 13;

fn count(many: i64) -> Markup {
    html! { (number::count(many)) }
}

/// How many entered, how many are still followed, how the others left, in a line and one by one;
/// what it rests on that they reached it.
pub(super) fn results(words: &Words, programme: &Programme, files: &[&File]) -> Markup {
    let told = rules::tally(files);
    let fact = |label: String, n: i64| html! { div { dt { (label) } dd { (number::count(n)) } } };
    let [measure, word, never] = told.rests;
    html! {
        p { strong { (line(words, programme, &told)) } }
        dl.facts {
            (fact(words.say("care-cohort-entered"), told.all))
            (fact(words.say("care-open-files"), told.going_on))
            @for (outcome, many) in &told.left {
                (fact(words.say(&format!("care-outcome-{}", outcome.code())), *many))
            }
            @for (key, many) in [
                ("care-rests-measure", measure),
                ("care-rests-word", word),
                ("care-rests-never", never),
            ] {
                @if many > 0 { (fact(words.say(key), many)) }
            }
        }
    }
}

/// `45 trẻ, 38 đạt, 4 không đạt, 3 nghỉ`: what is nobody is not said.
pub(super) fn line(words: &Words, programme: &Programme, told: &Tally) -> String {
    let say = |key: &str, n: i64| words.say_with(key, &[("n", number::count(n))]);
    let mut all = vec![say(&format!("care-of-{}", programme.code), told.all)];
    for (outcome, many) in &told.left {
        if *many > 0 {
            all.push(say(&format!("care-line-{}", outcome.code()), *many));
        }
    }
    if told.going_on > 0 {
        all.push(say("care-line-open", told.going_on));
    }
    all.join(", ")
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
        Column::words(words.say("care-intake")).minor(),
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
            html! { (file.row.intake()) },
            html! { (file.row.opened_on.vn()) },
        ];
        cells.extend(programme.sorts.iter().map(|sort| had(words, file, sort, shown)));
        cells.extend([
            html! { (missed.join(", ")) },
            html! { @if let Some(closed) = file.row.closed_on { (closed.vn()) } },
            html! { (state(visit, programme, file, today)) (unmeasured(words, file)) },
        ]);
        Line::Row(cells)
    };
    let lines: Vec<Line> = seen.files.iter().map(line).collect();
    table(&words.say("care-cohort-people"), &columns, &lines)
}

/// Beside somebody who is said to have reached it: that nothing measured shows it.
fn unmeasured(words: &Words, file: &File) -> Markup {
    let is_reached = file.row.result.as_deref() == Some(Outcome::Reached.code());
    let key = match file.row.reached_by.as_deref() {
        Some(by) if by == Rests::Measure.code() => "",
        Some(_) => "care-rests-word",
        None => "care-rests-never",
    };
    html! {
        @if is_reached && !key.is_empty() { " " (badge(Tone::Note, &words.say(key))) }
    }
}

/// When somebody last had something, how often when more than once, and what was told of it once
/// that is opened.
fn had(words: &Words, file: &File, sort: &Sort, shown: &Shown) -> Markup {
    let all: Vec<&EntryRow> = file.standing().filter(|entry| entry.sort == sort.code).collect();
    html! {
        @if let Some(last) = all.iter().max_by_key(|entry| entry.on_day) {
            (last.on_day.vn())
            @if all.len() > 1 {
                " " span.quiet {
                    (words.say_with("care-cohort-often", &[("n", number::count(all.len() as i64))]))
                }
            }
            @for text in told(sort, last, shown) { br; span.quiet { (text) } }
        } @else { "–" }
    }
}

/// The words that were told of an entry, once they are opened.
pub(super) fn told<'s>(sort: &Sort, entry: &EntryRow, shown: &'s Shown) -> Vec<&'s str> {
    let is_text =
        |name: &str| sort.fields.iter().any(|(own, of)| own == name && *of == FieldSort::Text);
    let detail = shown.details.get(&entry.id).into_iter().flatten();
    detail.filter(|(name, _)| is_text(name)).map(|(_, value)| value.as_str()).collect()
}
