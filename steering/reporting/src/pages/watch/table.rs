//! The board itself: a row a unit, a column a form; below it the outside organisations. A square
//! says its state in a word, when it came, and offers the reminder.

use super::super::asked::path_of;
use super::super::say;
use super::{Opened, Query};
use crate::model::Of;
use crate::rules::board::{Standing, Tally, percent};
use crate::watch::{Row, Square};
use kernel::number::count;
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::notice::empty;
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, Words, html};

/// The board.
pub(super) fn draw(visit: &Visit, query: &Query, opened: &Opened) -> Markup {
    let words = visit.words();
    let board = &opened.board;
    if board.units == 0 {
        return empty(Icon::People, &words.say("board-no-units"), None);
    }
    let shown: Vec<usize> =
        (0..board.forms.len()).filter(|at| query.is_of(&board.forms[*at])).collect();
    let mut columns = vec![Column::words(words.say("report-board-unit"))];
    for at in &shown {
        columns.push(Column::words(headed(words, &board.forms[*at])));
    }
    columns.push(Column::number(words.say("board-year-came")).minor());
    columns.push(Column::number(words.say("board-year-in-time")).minor());
    let rows = board.rows.iter();
    let mut lines: Vec<Line> = rows.map(|row| line(visit, query, opened, row, &shown)).collect();
    let none = lines.is_empty();
    lines.push(sums(visit, opened, &shown));
    html! {
        (remind_all(visit, query, opened))
        @if none { p.quiet.pad { (words.say("board-none-so")) } }
        @else if board.found < board.units {
            p.quiet.pad {
                (words.say_with("board-found",
                    &[("found", count(board.found)), ("units", count(board.units))]))
            }
        }
        (table(&words.say("board-caption"), &columns, &lines))
    }
}

/// Reminds every unit whose report is late or came back, whatever page it stands on, in one click.
fn remind_all(visit: &Visit, query: &Query, opened: &Opened) -> Markup {
    let words = visit.words();
    let board = &opened.board;
    let is_asked = |at: &usize| query.is_of(&board.forms[*at]);
    let asked = (0..board.forms.len()).filter(is_asked);
    let bodies = board.others.iter();
    let bodies = bodies.filter(|(of, _)| query.is_of(of));
    let bodies = bodies.flat_map(|(_, rows)| rows).filter(|row| row.square.is_late()).count();
    let late: i64 = asked.map(|at| board.sums.waiting[at]).sum::<i64>() + bodies as i64;
    html! {
        @if opened.reminds && late > 0 {
            form.inline.pad method="post" action=(action(query)) {
                input type="hidden" name="form" value=(query.form);
                button.btn.lead type="submit" { (words.say_count("board-remind-all", late)) }
            }
        }
    }
}

/// What a column of the board is called: the form; of a campaign its name and year.
pub(super) fn headed(words: &Words, of: &Of) -> String {
    match of.campaign() {
        Some(campaign) => format!("{} {}", campaign.label(words.lang()), of.period),
        None => duties::pages::say::form(words, of.form.code),
    }
}

fn action(query: &Query) -> String {
    query.here().replacen("/reports/board?", "/reports/board/remind?", 1)
}

fn line(visit: &Visit, query: &Query, opened: &Opened, row: &Row, shown: &[usize]) -> Line {
    let to = format!("/reports/owed?unit={}", row.unit.code);
    // What is owed is asked of who stands today.
    let stands = (row.unit.from_on..=row.unit.until_on).contains(&visit.who().today());
    let name = &row.unit.name;
    let mut cells = vec![html! { @if stands { a href=(to) { (name) } } @else { (name) } }];
    for at in shown {
        let square = &row.squares[*at];
        cells.push(html! {
            (self::square(visit, &row.unit.code, square))
            @if opened.reminds && square.is_waited_for() {
                (reminder(visit, query, ("owner", row.unit.id.to_string()), square))
            }
        });
    }
    cells.extend(shares(&row.year));
    Line::Row(cells)
}

fn shares(tally: &Tally) -> [Markup; 2] {
    let said = |tenths: Option<i64>| {
        html! {
            @match tenths { Some(tenths) => (percent(tenths)), None => span.quiet { "—" } }
        }
    };
    [said(tally.completeness()), said(tally.timeliness())]
}

/// State, day, and whether it came in time.
pub(super) fn square(visit: &Visit, code: &str, square: &Square) -> Markup {
    let words = visit.words();
    let Some(due) = square.due else {
        return html! { span.quiet { (words.say("duty-not-owed")) } };
    };
    let path = path_of("/reports", code, &square.of);
    html! {
        a.plain-link href=(path) {
            @match square.state {
                Some(state) => (say::state(words, state)),
                None => (badge(Tone::Blank, &words.say("report-not-opened"))),
            }
        }
        @match square.standing {
            Some(Standing::Missing) => {
                " " (badge(Tone::Call, &words.say("board-late")))
            },
            Some(Standing::Late) => {
                " " (badge(Tone::Waiting, &words.say("board-came-late")))
            },
            _ => {},
        }
        br;
        span.quiet.small {
            @match square.came_at {
                Some(at) => (words.say_with("board-came", &[("day", at.day().vn())])),
                None => (words.say_with("board-due", &[("day", due.vn())])),
            }
            @if let Some(day) = square.reminded_on {
                " · " (words.say_with("board-reminded", &[("day", day.vn())]))
            }
            @if !square.to.is_empty() {
                br; (words.say_with("board-to", &[("to", square.to.join("; "))]))
            }
            @if let Some((day, by)) = &square.handed {
                br; (words.say_with("board-handed", &[("day", day.vn()), ("by", by.clone())]))
            }
            @if let Some((until, reason)) = &square.reopened {
                br; (words.say_with("board-reopened", &[
                    ("day", until.vn()), ("reason", reason.clone()),
                ]))
            }
        }
    }
}

/// The button that reminds one: a unit (`owner`) or an outside organisation (`outside`).
fn reminder(visit: &Visit, query: &Query, (name, id): (&str, String), square: &Square) -> Markup {
    let words = visit.words();
    // Once a day is enough: who was told today is not offered again.
    let is_told = square.reminded_on == Some(visit.who().today());
    html! {
        @if !is_told {
            form.inline method="post" action=(action(query)) {
                input type="hidden" name=(name) value=(id);
                input type="hidden" name="form" value=(square.of.slot());
                button.btn type="submit" { (words.say("board-remind")) }
            }
        }
    }
}

/// How many came and how many in time, by form, over all units and not those of this page alone.
fn sums(visit: &Visit, opened: &Opened, shown: &[usize]) -> Line {
    let words = visit.words();
    let mut cells = vec![html! { (words.say("board-sum")) }];
    for at in shown {
        let tally = &opened.board.sums.tallies[*at];
        cells.push(html! { (told(visit, tally)) });
    }
    cells.extend(shares(&opened.board.sums.year));
    Line::Sum(cells)
}

fn told(visit: &Visit, tally: &Tally) -> Markup {
    let words = visit.words();
    let share = |tenths: Option<i64>| tenths.map(percent).unwrap_or_else(|| "—".to_owned());
    let args = [
        ("came", count(tally.came)),
        ("owed", count(tally.owed)),
        ("share", share(tally.completeness())),
        ("in_time", count(tally.in_time)),
        ("timely", share(tally.timeliness())),
    ];
    html! {
        (words.say_with("board-complete", &args)) br;
        span.quiet { (words.say_with("board-timely", &args)) }
    }
}

/// The outside organisations that owe a report here, with the way to their links.
pub(super) fn others(visit: &Visit, query: &Query, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("duty-organisation")),
        Column::words(words.say("report-col-state")),
    ];
    let unit = &query.unit;
    html! {
        @for (of, rows) in &opened.board.others {
            @let rows: Vec<_> = rows.iter().filter(|row| query.wants(&row.square)).collect();
            @if !rows.is_empty() {
                section.card {
                    h2 { (words.say("board-others")) }
                    p {
                        a href=(path_of("/reports/links", unit, of)) { (words.say("links-title")) }
                    }
                    (table(&words.say("board-others"), &columns, &rows.iter().map(|row| {
                        Line::Row(vec![
                            html! { (row.name) },
                            html! {
                                (square(visit, unit, &row.square))
                                @if opened.reminds && row.square.is_waited_for() {
                                    (reminder(visit, query, ("outside", row.id.to_string()),
                                        &row.square))
                                }
                            },
                        ])
                    }).collect::<Vec<_>>()))
                }
            }
        }
    }
}
