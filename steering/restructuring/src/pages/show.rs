//! `GET /restructuring/{decision}`: one decision with its moves, page by page, and what can be
//! done with it. It prints on A4.

use super::say;
use crate::model::{DecisionId, DecisionRow, Sort, State};
use crate::store::{self, Named, Wanted};
use crate::{acts, desk};
use axum::extract::Path;
use kernel::db::Tx;
use kernel::fold::fold;
use kernel::{Result, Who, number, place};
use kit::badge::Tone;
use kit::icon::Icon;
use kit::notice::{banner, empty};
use kit::page::{Group, button_link, button_print};
use kit::table::{Column, Line, facts, table};
use kit::tabs::{Part, chips, pagination};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::Standing;

/// Moves of a page.
const SIZE: i64 = 100;

pub(super) fn routes() -> Routes {
    Routes::new().get("/restructuring/{decision}", show)
}

struct Seen {
    row: DecisionRow,
    standing: Standing,
    counts: Vec<(String, i64)>,
    moves: Vec<Named>,
    part: Part,
    /// The name of the unit it is taken at.
    at: String,
    may_write: bool,
    may_take: bool,
}

/// What the address asks for.
#[derive(Clone)]
struct Asked {
    sort: String,
    text: String,
    page: String,
}

fn load(tx: &mut Tx<'_>, who: &Who, id: DecisionId, asked: &Asked) -> Result<Seen> {
    let (row, standing) = desk::read(tx, who, id)?;
    let pass = &standing.pass;
    let wanted =
        Wanted { sort: asked.sort.clone(), folded: fold(&asked.text), offset: 0, limit: 0 };
    let (_, total) = store::list_moves(tx, pass, id, &wanted)?;
    let part = Part::read(&asked.page, SIZE, total);
    let wanted = Wanted { offset: part.offset(), limit: SIZE, ..wanted };
    let (moves, _) = store::list_moves(tx, pass, id, &wanted)?;
    let counts = store::counts(tx, pass, id)?;
    let may_write = desk::opened(tx, who, &acts::WRITE, id).is_ok();
    let may_take = desk::opened(tx, who, &acts::TAKE, id).is_ok();
    let at = place::get(tx, row.unit, row.on_day)?.name;
    Ok(Seen { row, counts, moves, part, at, may_write, may_take, standing })
}

/// `GET /restructuring/{decision}?sort=&q=&page=`
async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, id) = (visit.known()?.clone(), DecisionId::read(&id)?);
    let asked =
        Asked { sort: visit.query("sort"), text: visit.query("q"), page: visit.query("page") };
    let wanted = asked.clone();
    let read = move |tx: &mut Tx<'_>| load(tx, &who, id, &wanted);
    let seen = visit.house().db.read(read).await?;
    let head = PageHead::new(seen.row.title.clone(), Group::Steering)
        .lead(visit.words().say_with(
            "restructuring-show-lead",
            &[("number", seen.row.number.clone()), ("day", seen.row.on_day.vn())],
        ))
        .actions(actions(&visit, &seen));
    let head = seen.standing.head(head, |code| format!("/restructuring?unit={code}"));
    let body = html! {
        (told(&visit, &seen.row))
        div.pair {
            section.card { (moves(&visit, &seen, &asked)) }
            section.card { (about(&visit, &seen)) }
        }
    };
    Ok(visit.page(&head, body))
}

fn actions(visit: &Visit, seen: &Seen) -> Markup {
    let to = |step: &str| format!("{}/{step}", say::path(seen.row.id));
    let state = seen.row.state();
    html! {
        (button_print(visit.words()))
        (button_link(&visit.say("restructuring-table-out"), &to("moves.csv"), false))
        @if seen.may_write && state.is_open() {
            (button_link(&visit.say("restructuring-edit"), &to("edit"), false))
        }
        @if state.is_open() || state == State::Decided {
            (button_link(&visit.say("restructuring-dry"), &to("dry"), true))
        }
        @if seen.may_take && state == State::Done {
            (button_link(&visit.say("restructuring-undo"), &to("undo"), false))
        }
    }
}

/// What must be said before anything else.
fn told(visit: &Visit, row: &DecisionRow) -> Markup {
    html! {
        @if let Some(mark) = &row.illustrative {
            (banner(Tone::Note, html! {
                strong { (visit.say(mark)) } " · " (visit.say(&format!("{mark}-told")))
            }))
        }
        @if row.state() == State::Decided {
            (banner(Tone::Waiting, html! {
                (visit.words().say_with("restructuring-waits", &[("day", row.on_day.vn())]))
            }))
        }
        @if let Some(why) = &row.stopped_why {
            (banner(Tone::Wrong, html! {
                strong { (visit.say("restructuring-stopped")) }
                @for line in why.lines() { br; (line) }
            }))
        }
        @if let Some(why) = &row.undone_note {
            (banner(Tone::Locked, html! {
                strong { (visit.say("restructuring-undone")) } " " (why)
            }))
        }
    }
}

fn about(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let row = &seen.row;
    let mut pairs = vec![
        (words.say("restructuring-state"), say::state(visit, row)),
        (words.say("restructuring-field-number"), html! { (row.number) }),
        (words.say("restructuring-field-signer"), html! { (row.signer) }),
        (words.say("restructuring-on-day"), html! { (row.on_day.vn()) }),
        (words.say("restructuring-at-unit"), html! { (seen.at) }),
        (words.say("restructuring-made-by"), html! { (row.made_name) }),
    ];
    if let (Some(name), Some(at)) = (&row.decided_name, row.decided_at) {
        let said = html! { (name) " · " (at.day().vn()) " " (at.hour_minute()) };
        pairs.push((words.say("restructuring-decided-by"), said));
    }
    if let Some(at) = row.done_at {
        let said = html! { (at.day().vn()) " " (at.hour_minute()) };
        pairs.push((words.say("restructuring-done-at"), said));
    }
    html! {
        h2 { (words.say("restructuring-about")) }
        (facts(&pairs))
        @if !row.body.is_empty() { p { (row.body) } }
        @if seen.may_take && row.state() == State::Decided {
            form.inline method="post" action={ (say::path(row.id)) "/give-back" } {
                input type="hidden" name="version" value=(row.version);
                button.btn type="submit" { (words.say("restructuring-give-back")) }
            }
        }
    }
}

fn moves(visit: &Visit, seen: &Seen, asked: &Asked) -> Markup {
    let words = visit.words();
    let is_open = seen.may_write && seen.row.state().is_open();
    html! {
        h2 { (words.say("restructuring-moves")) }
        (filters(visit, seen, asked))
        @if seen.moves.is_empty() {
            (empty(Icon::Compass, &words.say("restructuring-no-moves"), None))
        } @else {
            (listed(visit, seen, is_open))
            (pagination(words, seen.part, |page| address(seen.row.id, asked, &page.to_string())))
        }
        @if is_open { (adding(visit, seen.row.id)) }
    }
}

fn address(id: DecisionId, asked: &Asked, page: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("sort", &asked.sort)
        .append_pair("q", &asked.text)
        .append_pair("page", page)
        .finish();
    format!("{}?{query}", say::path(id))
}

fn filters(visit: &Visit, seen: &Seen, asked: &Asked) -> Markup {
    let words = visit.words();
    let all: i64 = seen.counts.iter().map(|(_, count)| count).sum();
    let chip = |sort: &str, said: String, count: i64| {
        let to = Asked { sort: sort.to_owned(), ..asked.clone() };
        let label = format!("{said} {}", number::count(count));
        (label, address(seen.row.id, &to, "1"), asked.sort == sort)
    };
    let mut items = vec![chip("", words.say("restructuring-all"), all)];
    for sort in Sort::ALL {
        let count = seen.counts.iter().find(|(code, _)| code == sort.code());
        if let Some((_, count)) = count {
            items.push(chip(sort.code(), say::sort(visit, sort.code()), *count));
        }
    }
    html! {
        (chips(&words.say("restructuring-moves"), &items))
        form.search action=(say::path(seen.row.id)) method="get" role="search" {
            input type="hidden" name="sort" value=(asked.sort);
            label for="move-q" { (words.say("restructuring-search")) }
            input #move-q name="q" type="search" value=(asked.text) autocomplete="off";
            button.btn type="submit" { (words.say("restructuring-look")) }
        }
    }
}

fn listed(visit: &Visit, seen: &Seen, is_open: bool) -> Markup {
    let words = visit.words();
    let mut columns = vec![
        Column::words(words.say("restructuring-col-sort")),
        Column::words(words.say("restructuring-col-unit")),
        Column::words(words.say("restructuring-col-target")),
        Column::number(words.say("restructuring-col-share")),
    ];
    if is_open {
        columns.push(Column::words(words.say("restructuring-col-out")));
    }
    let lines: Vec<Line> = seen.moves.iter().map(|one| line(visit, seen, one, is_open)).collect();
    table(&words.say("restructuring-moves"), &columns, &lines)
}

fn line(visit: &Visit, seen: &Seen, one: &Named, is_open: bool) -> Line {
    let id = seen.row.id;
    let is_new = Sort::read(&one.sort) == Some(Sort::Found);
    let may_share = seen.may_write
        && Sort::read(&one.sort) == Some(Sort::Part)
        && seen.row.state() != State::Undone;
    let may_run =
        seen.may_write && (seen.row.state().is_open() || seen.row.state() == State::Decided);
    let share = say::share(one.share_part, one.share_whole);
    let share = if share.is_empty() { "–".to_owned() } else { share };
    let mut cells = vec![
        html! { (say::sort(visit, &one.sort)) },
        html! {
            @if is_new {
                (one.name) " " span.quiet { (visit.say(&format!("level-{}", one.level))) }
            } @else if let Some(name) = &one.unit_name {
                span title=[one.unit_code.as_deref()] { (name) }
                @if let (true, Some(unit)) = (may_run, one.unit) {
                    " " a.quiet href={ (say::path(id)) "/dry?only=" (unit) } {
                        (visit.say("restructuring-dry-one"))
                    }
                }
            }
        },
        say::leads_to(visit, one),
        html! {
            @if let (true, Some(unit)) = (may_share, one.unit) {
                a href={ (say::path(id)) "/shares/" (unit) } { (share) }
            } @else if Sort::read(&one.sort) == Some(Sort::Part) { (share) }
        },
    ];
    if is_open {
        cells.push(html! {
            form.inline method="post" action={ (say::path(id)) "/moves/out" } {
                input type="hidden" name="version" value=(seen.row.version);
                input type="hidden" name="move" value=(one.id);
                button.plain type="submit" { (visit.say("restructuring-take-out")) }
            }
        });
    }
    Line::Row(cells)
}

fn adding(visit: &Visit, id: DecisionId) -> Markup {
    let path = say::path(id);
    html! {
        h3 { (visit.say("restructuring-add-move")) }
        nav.chips aria-label=(visit.say("restructuring-add-move")) {
            @for sort in Sort::ALL {
                a href={ (path) "/moves/new?sort=" (sort.code()) } {
                    (say::sort(visit, sort.code()))
                }
            }
            a href={ (path) "/moves/table" } { (visit.say("restructuring-table-in")) }
        }
    }
}
