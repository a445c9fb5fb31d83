//! The units of the board by how timely they were over the last twelve months. A ranking of what
//! was owed, so a unit that owes nothing is not in it.

use super::{Opened, Query};
use crate::rules::board::percent;
use crate::watch::{MONTHS, PAGE, Row};
use kernel::Month;
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, html};

/// Units named.
const NAMED: usize = 50;

pub(super) fn draw(visit: &Visit, query: &Query, opened: &Opened) -> Markup {
    let words = visit.words();
    let mut rows: Vec<&Row> = opened.board.rows.iter().filter(|row| row.year.owed > 0).collect();
    // A ranking of the units that happen to stand on one page of many, or that a filter let
    // through, ranks nothing.
    if rows.len() < 2 || opened.board.units > PAGE || opened.board.found < opened.board.units {
        return html! {};
    }
    rows.sort_by_key(|row| {
        let year = &row.year;
        (std::cmp::Reverse((year.timeliness(), year.completeness())), row.unit.name.clone())
    });
    let first: Month = query.month.add_months(1 - MONTHS);
    let span = [("from", first.vn()), ("until", query.month.vn())];
    let columns = [
        Column::number(words.say("board-rank")),
        Column::words(words.say("report-board-unit")),
        Column::number(words.say("board-owed")),
        Column::number(words.say("board-in-time")),
        Column::number(words.say("board-year-in-time")),
        Column::number(words.say("board-year-came")),
    ];
    let share = |tenths: Option<i64>| tenths.map(percent).unwrap_or_default();
    let line = |(at, row): (usize, &&Row)| {
        Line::Row(vec![
            html! { (at + 1) },
            html! { (row.unit.name) },
            html! { (row.year.owed) },
            html! { (row.year.in_time) },
            html! { (share(row.year.timeliness())) },
            html! { (share(row.year.completeness())) },
        ])
    };
    let lines: Vec<Line> = rows.iter().take(NAMED).enumerate().map(line).collect();
    html! {
        details.card {
            summary { (words.say_with("board-ranking", &span)) }
            (table(&words.say_with("board-ranking", &span), &columns, &lines))
        }
    }
}
