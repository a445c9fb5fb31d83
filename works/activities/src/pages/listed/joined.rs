//! What a unit did together with another one that recorded it: told below its own list, counted
//! once, at the unit that recorded it. It is never added to the sums of the list.

use super::Opened;
use crate::model::ListedRow;
use crate::pages::say;
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, html};

pub(super) fn draw(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("activity-name")),
        Column::words(words.say("activity-day")),
        Column::words(words.say("activities-joined-host")),
        Column::number(words.say("activity-counted")),
    ];
    let line = |row: &ListedRow| {
        let kind = opened.kinds.get(&row.kind);
        Line::Row(vec![
            html! { (row.title) },
            html! { (row.on_day.vn()) },
            html! { (row.unit_name) },
            html! { (say::counted(words, kind, row.counted)) },
        ])
    };
    let lines: Vec<Line> = opened.joined.iter().map(line).collect();
    html! {
        @if !lines.is_empty() {
            section.card {
                h2 { (words.say("activities-joined")) }
                p.quiet { (words.say("activities-joined-told")) }
                (table(&words.say("activities-joined"), &columns, &lines))
            }
        }
    }
}
