//! `/constructions`: what is being built and what was handed over. It writes nothing.

use crate::model::{ConstructionId, ConstructionRow, KINDS, Stage};
use crate::{acts, rules, store};
use catalogue::Kind;
use kernel::db::Tx;
use kernel::sheet::{Cell, Kind as Holds, Sheet};
use kernel::{Day, Result, Vnd, Who, number};
use kit::badge::{Tone, badge};
use kit::form::Choice;
use kit::icon::Icon;
use kit::kept::{Kept, cut_at, links};
use kit::notice::empty;
use kit::page::{Group, button_link};
use kit::sift::{Choose, MANY, Sift};
use kit::table::{Column, Line, table};
use kit::tabs::{Part, chips};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::Standing;
use std::collections::HashMap;

pub(super) fn routes() -> Routes {
    Routes::new().get("/constructions", index)
}

/// A line: the construction, its unit, its budget, its stages past their day.
struct Listed {
    row: ConstructionRow,
    unit: String,
    amount: i64,
    late: Vec<(Stage, Day)>,
}

/// What the list shows.
struct Seen {
    standing: Standing,
    sift: Sift,
    part: Part,
    rows: Vec<Listed>,
    kinds: Vec<Kind>,
    may_add: bool,
}

/// The filters of the list beside its unit.
const FILTERS: [&str; 5] = ["done", "kind", "year", "late", "q"];

fn is_open(sift: &Sift) -> bool {
    sift.get("done") != "1"
}

/// A row passes the filters that its own words and days answer.
fn passes(sift: &Sift, row: &ConstructionRow, late: &[(Stage, Day)]) -> bool {
    sift.takes("kind", &row.kind)
        && (sift.get("late") != "1" || !late.is_empty())
        && sift.finds(&format!("{} {}", row.title, row.builder))
}

fn load(tx: &mut Tx<'_>, who: &Who, mut sift: Sift, is_file: bool) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &sift.unit, who.today())?;
    let pass = &standing.pass;
    let rows = store::list(tx, pass, (who.today(), MANY), is_open(&sift), sift.days())?;
    let ids: Vec<ConstructionId> = rows.iter().map(|row| row.id).collect();
    let mut dues: HashMap<ConstructionId, Vec<(Stage, Day)>> = HashMap::new();
    for (of, stage, due) in store::dues_of(tx, pass, &ids)? {
        dues.entry(of).or_default().push((stage, due));
    }
    let late = |row: &ConstructionRow| {
        let own = dues.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        rules::late(row, own, who.today())
    };
    let rows = rows.into_iter().filter(|row| passes(&sift, row, &late(row))).collect();
    let (rows, part) = sift.cut(rows, is_file);
    let rows = store::with_budget(tx, pass, rows)?;
    let rows = rows
        .into_iter()
        .map(|(row, unit, amount)| Listed { late: late(&row), row, unit, amount })
        .collect();
    let kinds = catalogue::known(tx, pass)?;
    let may_add = who.may(&acts::KEEP, &standing.place).is_ok();
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen { standing, sift, part, rows, kinds, may_add })
}

/// `GET /constructions?unit=&done=&kind=&year=&late=&q=&page=&file=`
async fn index(visit: Visit) -> Answer {
    let (who, kept) = (visit.known()?.clone(), Kept::asked(&visit));
    let (sift, is_file) = (Sift::of(&visit, "/constructions", &FILTERS), kept.is_some());
    let read = move |tx: &mut Tx<'_>| load(tx, &who, sift.clone(), is_file);
    let seen = visit.house().db.read(read).await?;
    if let Some(kept) = kept {
        return kept.answer(&visit, sheet(&visit, &seen)).await;
    }
    let to = format!("/constructions/new?unit={}", seen.sift.unit);
    let head = PageHead::new(visit.say("constructions-title"), Group::Works)
        .lead(visit.say("constructions-lead"))
        .actions(html! {
            (links(&visit))
            @if seen.may_add { (button_link(&visit.say("construction-new"), &to, true)) }
        });
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    let body = html! { section.card { (filters(&visit, &seen)) (list(&visit, &seen)) } };
    Ok(visit.page(&head, body))
}

/// Under way or ended; then kind, year, what is late, words.
fn filters(visit: &Visit, seen: &Seen) -> Markup {
    let (words, sift) = (visit.words(), &seen.sift);
    let is_open = is_open(sift);
    let ways = [
        (words.say("constructions-open"), sift.with("done", ""), is_open),
        (words.say("constructions-done"), sift.with("done", "1"), !is_open),
    ];
    let kind = |code: &&str| ((*code).to_owned(), kind_label(visit, &seen.kinds, code));
    let year = if is_open { "construction-year-applied" } else { "construction-year-stage" };
    let mut choices = vec![
        Choose::new("kind", words.say("construction-kind"), KINDS.iter().map(kind).collect()),
        Choose::years(words.say(year), visit.who().today()),
    ];
    if is_open {
        let late = vec![("1".to_owned(), words.say("constructions-late"))];
        choices.push(Choose::new("late", words.say("construction-due"), late));
    }
    html! {
        (chips(&words.say("constructions-title"), &ways))
        (sift.draw(words, &choices, Some(&words.say("constructions-search"))))
    }
}

fn sheet(visit: &Visit, seen: &Seen) -> Sheet {
    let words = visit.words();
    let title = format!("{} · {}", words.say("constructions-title"), seen.standing.place.name);
    let name = format!("constructions {}", seen.standing.place.code);
    let mut sheet = Sheet::new(&name, &title, visit.who().today())
        .column(&words.say("construction-name"), Holds::Text)
        .column(&words.say("construction-kind"), Holds::Text)
        .column(&words.say("construction-unit"), Holds::Text)
        .column(&words.say("construction-stage"), Holds::Text)
        .column(&words.say("construction-stage-day"), Holds::Day)
        .column(&words.say("construction-due"), Holds::Day)
        .column(&words.say("construction-builder"), Holds::Text)
        .column(&words.say("construction-budget"), Holds::Vnd);
    for Listed { row, unit, amount, .. } in &seen.rows {
        let stage = match row.stopped_why {
            Some(_) => words.say("construction-stopped"),
            None => words.say(&format!("construction-stage-{}", row.stage)),
        };
        sheet.row([
            Cell::from(row.title.as_str()),
            Cell::from(kind_label(visit, &seen.kinds, &row.kind)),
            Cell::from(unit.as_str()),
            Cell::from(stage),
            Cell::Day(row.stage_on),
            row.due_on.map_or(Cell::Empty, Cell::Day),
            Cell::from(row.builder.as_str()),
            Cell::Vnd(Vnd(*amount)),
        ]);
    }
    cut_at(sheet, words, MANY as usize)
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let (words, kinds) = (visit.words(), &seen.kinds);
    let columns = [
        Column::words(words.say("construction-name")),
        Column::words(words.say("construction-kind")).minor(),
        Column::words(words.say("construction-unit")).minor(),
        Column::words(words.say("construction-stage")),
        Column::words(words.say("construction-due")),
        Column::number(words.say("construction-budget")),
    ];
    let line = |Listed { row, unit, amount, late }: &Listed| {
        Line::Row(vec![
            html! { a href={ "/constructions/" (row.id) } { (row.title) } },
            html! { (kind_label(visit, kinds, &row.kind)) },
            html! { (unit) },
            html! { (stage(visit, row)) " " (row.stage_on.vn()) },
            html! { (due(visit, row)) (late_stages(visit, late)) },
            html! { (number::vnd(*amount)) },
        ])
    };
    let lines: Vec<Line> = seen.rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("constructions-none"), None))
        } @else {
            (table(&words.say("constructions-title"), &columns, &lines))
            (seen.sift.pages(words, seen.part))
        }
    }
}

/// The name of a kind in the reader's language.
pub(super) fn kind_label(visit: &Visit, kinds: &[Kind], code: &str) -> String {
    let kind = kinds.iter().find(|kind| kind.code == code);
    kind.map_or_else(|| code.to_owned(), |kind| kind.label(visit.words().lang()).to_owned())
}

/// The kinds of constructions, as choices.
pub(super) fn kind_choices(visit: &Visit, kinds: &[Kind]) -> Vec<Choice> {
    let choice =
        |code: &&str| Choice { value: (*code).to_owned(), label: kind_label(visit, kinds, code) };
    KINDS.iter().map(choice).collect()
}

/// The badge of where it stands.
pub(super) fn stage(visit: &Visit, row: &ConstructionRow) -> Markup {
    let words = visit.words();
    match (&row.stopped_why, row.stage()) {
        (Some(_), _) => badge(Tone::Locked, &words.say("construction-stopped")),
        (None, Stage::Handed) => badge(Tone::Done, &words.say("construction-stage-handed")),
        (None, stage) => {
            badge(Tone::Waiting, &words.say(&format!("construction-stage-{}", stage.code())))
        }
    }
}

/// The day it is due; late ones stand out.
pub(super) fn due(visit: &Visit, row: &ConstructionRow) -> Markup {
    let is_late = row.is_overdue(visit.who().today());
    html! { @if let Some(due) = row.due_on { (due_on(visit, due, is_late)) } }
}

/// A day something is due, and by how much it is late.
fn due_on(visit: &Visit, due: Day, is_late: bool) -> Markup {
    html! { (due.vn()) @if is_late { " " (late_by(visit, due)) } }
}

/// By how much something is late.
pub(super) fn late_by(visit: &Visit, due: Day) -> Markup {
    let days = number::count(due.days_until(visit.who().today()));
    badge(Tone::Call, &visit.words().say_with("construction-late", &[("days", days)]))
}

/// The stages past their day; the whole construction says so itself.
fn late_stages(visit: &Visit, late: &[(Stage, Day)]) -> Markup {
    html! {
        @for (stage, due) in late.iter().filter(|(stage, _)| *stage != Stage::Handed) {
            " " (late_badge(visit, *stage, *due))
        }
    }
}

/// A stage past its day: which, and by how much.
fn late_badge(visit: &Visit, stage: Stage, due: Day) -> Markup {
    let words = visit.words();
    let args = [
        ("stage", words.say(&format!("construction-stage-{}", stage.code()))),
        ("days", number::count(due.days_until(visit.who().today()))),
    ];
    badge(Tone::Call, &words.say_with("construction-stage-late", &args))
}
