//! What a file would change, row by row with the numbers of its owner's own file, and what became
//! of it: counts, both values, reasons; confirm, drop, take back.

use super::show::Seen;
use super::{alike, say};
use crate::model::{CellTold, JudgedRow, Kind, Mode, State, What, short};
use crate::rules;
use kernel::number;
use kit::badge::{Tone, mark};
use kit::notice::banner;
use kit::page::{button_link, button_post};
use kit::table::{Column, Line, table};
use kit::tabs::{chips, pagination};
use kit::{Markup, Visit, html};

/// Changed cells that are named in a row; the others fold away.
const CELLS: usize = 6;

/// The whole of it.
pub fn draw(visit: &Visit, seen: &Seen, flaws: &[(String, String)]) -> Markup {
    html! {
        @if seen.row.state() == State::Judged { (confirm(visit, seen, flaws)) }
        @if seen.row.state() == State::Applied { (take_back(visit, seen)) }
        (left(visit, seen))
        @if seen.name.is_some() && seen.row.what() != What::History { (rows(visit, seen)) }
    }
}

/// What stands now, in a sentence.
pub fn told(visit: &Visit, seen: &Seen) -> Markup {
    let (words, row) = (visit.words(), &seen.row);
    let (count, like) = (|n: i64| number::count(n), row.of_kind(Kind::Alike));
    let args = [
        ("all", count(row.rows_all - like)),
        ("new", count(row.rows_new)),
        ("changed", count(row.rows_changed)),
        ("same", count(row.rows_same)),
        ("failed", count(row.failed())),
        ("deeds", count(row.deeds)),
        ("right", count(row.rows_all - row.failed() - like)),
    ];
    let tone = match row.state() {
        State::Judged if row.failed() > 0 => Tone::Wrong,
        State::Judged => Tone::Note,
        State::Applied => Tone::Done,
        _ => Tone::Blank,
    };
    let key = match row.state() {
        State::Judged if row.failed() > 0 => "exchange-told-failed",
        State::Judged if row.changing() == 0 => "exchange-told-same",
        State::Judged => "exchange-told-right",
        State::Applied => "exchange-told-applied",
        State::Undone => "exchange-told-undone",
        _ => "exchange-told-dropped",
    };
    html! {
        @if let Some(note) = &row.note { (banner(Tone::Call, html! { (words.say(note)) })) }
        // Where every row looks like work that is there, nothing else is to be told.
        @if row.rows_all > like || row.state() != State::Judged {
            (banner(tone, html! { strong { (words.say_with(key, &args)) } }))
        }
        (alike::told(visit, seen))
        @if let (State::Judged, Some(many)) = (row.state(), row.rows_waiting) {
            (banner(Tone::Call, html! { (words.say_count("exchange-told-to-wait", many)) }))
        } @else if seen.waiting > 0 {
            (banner(Tone::Call, html! { (words.say_count("exchange-told-waiting", seen.waiting)) }))
        }
    }
}

fn confirm(visit: &Visit, seen: &Seen, flaws: &[(String, String)]) -> Markup {
    let (words, row) = (visit.words(), &seen.row);
    let path = |step: &str| format!("/imports/{}/{step}", row.id);
    html! {
        section.card.stack {
            h2 { (words.say("exchange-confirm-title")) }
            @if row.changing() + row.of_kind(Kind::Alike) == 0 {
                p { (words.say("exchange-nothing-to-do")) }
            } @else {
                form.form method="post" action=(path("confirm")) novalidate {
                    div.field.flawed[!flaws.is_empty()] {
                        fieldset {
                            legend { (words.say("exchange-mode")) }
                            @for (_, said) in flaws {
                                p.flaw { (kit::icon::Icon::Cross.draw()) (said) }
                            }
                            (choice(visit, seen, Mode::All, 1))
                            (choice(visit, seen, Mode::Right, 2))
                        }
                    }
                    (alike::boxes(visit, seen))
                    @let button = match row.what() {
                        What::Activities => "exchange-confirm-work",
                        _ => "exchange-confirm",
                    };
                    button.btn.lead type="submit" { (words.say(button)) }
                }
            }
            div.act {
                @if row.failed() > 0 {
                    (button_link(&words.say("exchange-file-back"), &path("file"), false))
                }
                (button_post(&words.say("exchange-drop"), &path("drop"), false))
            }
        }
    }
}

fn choice(visit: &Visit, seen: &Seen, mode: Mode, at: u8) -> Markup {
    let row = &seen.row;
    let args = [
        ("all", number::count(row.rows_all)),
        ("changing", number::count(row.changing())),
        ("failed", number::count(row.failed())),
    ];
    let said = visit.words().say_with(&format!("exchange-mode-{}", mode.code()), &args);
    html! {
        div.tick {
            input id={ "mode-" (at) } type="radio" name="mode" value=(mode.code())
                checked[mode == Mode::All];
            label for={ "mode-" (at) } { (said) }
        }
    }
}

fn take_back(visit: &Visit, seen: &Seen) -> Markup {
    let (words, row) = (visit.words(), &seen.row);
    let until = row.applied_at.map(rules::undo_until);
    let may = until.is_some_and(|until| visit.who().today() <= until) && row.deeds > 0;
    let day = [("day", until.map(|day| day.vn()).unwrap_or_default())];
    html! {
        section.card {
            h2 { (words.say("exchange-undo-title")) }
            @if may {
                p { (words.say_with("exchange-undo-told", &day)) }
                @let undo = format!("/imports/{}/undo", row.id);
                (button_post(&words.say("exchange-undo"), &undo, false))
            } @else if row.deeds == 0 {
                p { (words.say("exchange-undo-nothing")) }
            } @else {
                p { (words.say_with("exchange-undo-over", &day)) }
            }
            @if row.failed() > 0 && row.what() != What::History {
                p {
                    (button_link(&words.say("exchange-file-back"),
                        &format!("/imports/{}/file", row.id), false))
                }
            }
        }
    }
}

/// What was left when the file was taken back.
fn left(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    html! {
        @if !seen.left.is_empty() {
            section.card {
                h2 { (words.say("exchange-left-title")) }
                ul.list {
                    @for (deed, unit) in &seen.left {
                        li { div {
                            span {
                                (unit) " · " (deed.month.vn())
                                @if let Some(code) = &deed.figure {
                                    " · " (crate::cells::label(words, code))
                                }
                            }
                            span.quiet { (words.say(deed.left_why.as_deref().unwrap_or(""))) }
                        } }
                    }
                }
            }
        }
    }
}

fn rows(visit: &Visit, seen: &Seen) -> Markup {
    let (words, row) = (visit.words(), &seen.row);
    let path = |kind: Option<Kind>| match kind {
        Some(kind) => format!("/imports/{}?show={}", row.id, kind.code()),
        None => format!("/imports/{}", row.id),
    };
    let chip = |kind: Option<Kind>| {
        let many = kind.map_or(row.rows_all, |kind| row.of_kind(kind));
        let label =
            kind.map_or("exchange-chip-all".to_owned(), |k| format!("intake-kind-{}", k.code()));
        let said = format!("{} {}", words.say(&label), number::count(many));
        (said, path(kind), seen.kind == kind)
    };
    let kinds = Kind::ALL.into_iter().filter(|kind| row.of_kind(*kind) > 0).map(Some);
    let all: Vec<_> = std::iter::once(None).chain(kinds).map(chip).collect();
    // A piece of work is new or the same: it has nothing that it stands against.
    let told =
        if row.what() == What::Activities { "exchange-col-work" } else { "exchange-col-changes" };
    let columns = [Column::words(words.say("exchange-col-row")), Column::words(words.say(told))];
    let was_undone = row.state() == State::Undone;
    let lines: Vec<Line> = seen.rows.iter().map(|judged| line(visit, judged, was_undone)).collect();
    let to = |page: i64| {
        let path = path(seen.kind);
        format!("{path}{}page={page}", if path.contains('?') { "&" } else { "?" })
    };
    html! {
        section.card {
            h2 { (words.say("exchange-rows")) }
            (chips(&words.say("exchange-chips"), &all))
            (table(&words.say("exchange-rows"), &columns, &lines))
            (pagination(words, seen.part, to))
        }
    }
}

fn line(visit: &Visit, judged: &JudgedRow, was_undone: bool) -> Line {
    let words = visit.words();
    let number = [("row", number::count(judged.number)), ("tab", judged.body.tab.clone())];
    let key = if judged.body.tab.is_empty() { "exchange-row" } else { "exchange-row-tab" };
    Line::Row(vec![
        html! {
            (say::name(words, judged)) br;
            span.quiet { (words.say_with(key, &number)) } br;
            (say::kind(words, judged.kind))
            @match judged.outcome.as_deref() {
                Some("done") if was_undone => {
                    " " (mark(Tone::Blank, &words.say("exchange-row-undone")))
                }
                Some("done") => { " " (mark(Tone::Done, &words.say("exchange-row-done"))) }
                Some(_) => { " " (mark(Tone::Call, &words.say("exchange-row-left"))) }
                None => {}
            }
        },
        html! { div.told { (changes(visit, judged)) } },
    ])
}

/// What a row changes, both values; what is wrong with it.
fn changes(visit: &Visit, judged: &JudgedRow) -> Markup {
    let words = visit.words();
    let cells = &judged.body.cells;
    let work = judged.body.line.as_ref().map(|(said, _)| work(said));
    let tone = match judged.kind {
        Kind::Alike => Tone::Call,
        _ if say::is_note(judged) => Tone::Note,
        _ => Tone::Wrong,
    };
    html! {
        @if let Some(said) = work { div.quiet { (said) } }
        @for flaw in &judged.body.flaws {
            (mark(tone, &say::told(words, flaw, None))) (alike::see(visit, flaw))
        }
        @for cell in cells.iter().take(CELLS) { (one(visit, judged, cell)) }
        @if cells.len() > CELLS {
            details {
                summary { (words.say_count("exchange-more-cells", (cells.len() - CELLS) as i64)) }
                @for cell in &cells[CELLS..] { (one(visit, judged, cell)) }
            }
        }
    }
}

fn one(visit: &Visit, judged: &JudgedRow, cell: &CellTold) -> Markup {
    let words = visit.words();
    let was = say::amount(&cell.figure, cell.was, cell.was_at_least);
    let kind = Kind::read(&cell.kind).unwrap_or(Kind::Wrong);
    let now = match kind {
        Kind::Wrong => cell.text.clone(),
        _ => say::amount(&cell.figure, cell.amount, cell.at_least),
    };
    html! {
        div {
            span.quiet { (say::cell_label(words, judged, cell)) ": " }
            (was) " → " strong { (now) }
            @if let Some(flaw) = &cell.flaw {
                (mark(Tone::Wrong, &say::told(words, flaw,
                    Some(crate::cells::label(words, &cell.figure)))))
            }
        }
    }
}

/// The words of a row of work, without the empty ones; a long one by its beginning.
fn work(said: &[String]) -> String {
    let parts = said.iter().filter(|part| !part.is_empty()).map(|part| short(part));
    parts.collect::<Vec<_>>().join(" · ")
}
