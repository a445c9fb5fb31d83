//! The tables of help, on the page and as files: each ends with what all of it adds up to. They
//! show what they are given, and no name.

use super::Seen;
use crate::model::{Across, HelpRow, Sort, Sum};
use crate::store;
use kernel::sheet::{Cell, Kind, Sheet};
use kernel::{Count, Vnd, number};
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, Words, html};

/// What somebody was helped with by year and kind, with all of it in the last row. The kinds are
/// code and name.
pub fn summed(words: &Words, kinds: &[(String, String)], sums: &[Sum]) -> Markup {
    let columns = [
        Column::words(words.say("help-year")),
        Column::words(words.say("help-kind")),
        Column::number(words.say("help-times")),
        Column::number(words.say("help-amount")),
    ];
    let row = |sum: &Sum| {
        Line::Row(vec![
            html! { (sum.year) },
            html! { (named(kinds, &sum.kind)) },
            html! { (number::count(sum.times)) },
            html! { (number::vnd(sum.amount)) },
        ])
    };
    let mut lines: Vec<Line> = sums.iter().map(row).collect();
    lines.push(Line::Sum(vec![
        html! { (words.say("help-sum")) },
        html! {},
        html! { (number::count(sums.iter().map(|sum| sum.times).sum())) },
        html! { (number::vnd(sums.iter().map(|sum| sum.amount).sum())) },
    ]));
    table(&words.say("help-summed"), &columns, &lines)
}

fn named<'k>(kinds: &'k [(String, String)], code: &'k str) -> &'k str {
    kinds.iter().find(|(own, _)| own == code).map_or(code, |(_, name)| name.as_str())
}

/// Everything one receiver was helped with.
pub(super) fn list(visit: &Visit, seen: &Seen) -> Markup {
    let mut lines: Vec<Line> =
        seen.rows.iter().map(|row| Line::Row(cells_of(visit, seen, row))).collect();
    if lines.is_empty() {
        return html! { p.quiet { (visit.say("help-none")) } };
    }
    let amount = seen.rows.iter().map(|row| row.amount).sum();
    lines.push(Line::Sum(sum_cells(visit, seen.rows.len() as i64, amount)));
    table(&visit.say("help-all"), &heads(visit), &lines)
}

/// What the same person was helped with in the province; the sum is of all of it, also where the
/// table is cut.
pub(super) fn across(visit: &Visit, seen: &Seen, found: &Across) -> Markup {
    let words = visit.words();
    let mut columns = vec![Column::words(words.say("help-unit"))];
    columns.extend(heads(visit));
    let line = |(row, unit): &(HelpRow, String)| {
        let mut cells = vec![html! { (unit) }];
        cells.extend(cells_of(visit, seen, row));
        Line::Row(cells)
    };
    let mut lines: Vec<Line> = found.rows.iter().map(line).collect();
    let mut sum = vec![html! {}];
    sum.extend(sum_cells(visit, found.times, found.amount));
    sum.swap(0, 1);
    lines.push(Line::Sum(sum));
    html! {
        @if let Some(said) = cut(words, found) { p.quiet { (said) } }
        (table(&words.say("help-across"), &columns, &lines))
    }
}

/// That a table shows the newest alone, when it does.
fn cut(words: &Words, found: &Across) -> Option<String> {
    let of = [("most", number::count(store::MOST)), ("all", number::count(found.times))];
    (found.times > found.rows.len() as i64).then(|| words.say_with("help-across-cut", &of))
}

fn heads(visit: &Visit) -> Vec<Column> {
    vec![
        Column::words(visit.say("help-day")),
        Column::words(visit.say("help-kind")),
        Column::words(visit.say("help-sort")).minor(),
        Column::number(visit.say("help-quantity")),
        Column::number(visit.say("help-amount")),
        Column::words(visit.say("help-giver")),
    ]
}

fn cells_of(visit: &Visit, seen: &Seen, row: &HelpRow) -> Vec<Markup> {
    let page = row.page.clone().unwrap_or_else(|| format!("/activities/{}", row.record));
    vec![
        html! { a href=(page) { (row.on_day.vn()) } },
        html! { (named(&seen.kinds, &row.kind)) },
        html! { (visit.say(sort_of(row))) },
        html! { (number::count(row.quantity)) },
        html! { (number::vnd(row.amount)) },
        html! { (row.giver) },
    ]
}

/// The sum row of those columns: turns of different kinds do not add up, times and money do.
fn sum_cells(visit: &Visit, times: i64, amount: i64) -> Vec<Markup> {
    let of = [("n", number::count(times))];
    vec![
        html! { (visit.say("help-sum")) },
        html! { (visit.words().say_with("help-sum-times", &of)) },
        html! {},
        html! {},
        html! { (number::vnd(amount)) },
        html! {},
    ]
}

fn sort_of(row: &HelpRow) -> &'static str {
    match Sort::read(&row.sort) {
        Some(Sort::Household) => "help-sort-household",
        _ => "help-sort-person",
    }
}

/// The list as a file: no name stands in it.
pub(super) fn sheet(visit: &Visit, seen: &Seen) -> Sheet {
    let words = visit.words();
    let title = format!("{} · {}", words.say("help-all"), seen.unit);
    let mut sheet = columns(words, Sheet::new("helped", &title, visit.who().today()));
    for row in &seen.rows {
        sheet.row(row_of(words, seen, row));
    }
    let amount = seen.rows.iter().map(|row| row.amount).sum();
    sheet.strong_row(sum_of(words, seen.rows.len() as i64, amount));
    sheet
}

/// What was found across the province as a file.
pub(super) fn across_sheet(visit: &Visit, seen: &Seen, found: &Across) -> Sheet {
    let words = visit.words();
    let title = words.say("help-across-title");
    let sheet = Sheet::new("helped-across", &title, visit.who().today());
    let mut sheet = columns(words, sheet.column(&words.say("help-unit"), Kind::Text));
    for (row, unit) in &found.rows {
        let own = row_of(words, seen, row);
        sheet.row([Cell::from(unit.as_str())].into_iter().chain(own));
    }
    let sum = sum_of(words, found.times, found.amount);
    sheet.strong_row([Cell::Empty].into_iter().chain(sum));
    match cut(words, found) {
        Some(said) => sheet.note(&said),
        None => sheet,
    }
}

fn columns(words: &Words, sheet: Sheet) -> Sheet {
    sheet
        .column(&words.say("help-day"), Kind::Day)
        .column(&words.say("help-kind"), Kind::Text)
        .column(&words.say("help-sort"), Kind::Text)
        .column(&words.say("help-quantity"), Kind::Count)
        .column(&words.say("help-amount"), Kind::Vnd)
        .column(&words.say("help-giver"), Kind::Text)
}

fn row_of(words: &Words, seen: &Seen, row: &HelpRow) -> [Cell; 6] {
    [
        Cell::Day(row.on_day),
        Cell::from(named(&seen.kinds, &row.kind)),
        Cell::from(words.say(sort_of(row))),
        Cell::Count(Count(row.quantity)),
        Cell::Vnd(Vnd(row.amount)),
        Cell::from(row.giver.as_str()),
    ]
}

fn sum_of(words: &Words, times: i64, amount: i64) -> [Cell; 6] {
    let of = [("n", number::count(times))];
    [
        Cell::from(words.say("help-sum")),
        Cell::from(words.say_with("help-sum-times", &of)),
        Cell::Empty,
        Cell::Empty,
        Cell::Vnd(Vnd(amount)),
        Cell::Empty,
    ]
}
