//! `/classes`: the classes of a unit and of those under it in a year, and what they add up to. It
//! writes nothing.

use super::{quick, sheets, totals};
use crate::model::{ClassRow, FIELDS, KINDS, OF_FIELDS, is_class};
use crate::{acts, store};
use catalogue::Kind;
use kernel::db::Tx;
use kernel::sheet::{Cell, Kind as Holds, Sheet};
use kernel::{Count, Error, Period, Result, Who, number, period};
use kit::badge::{Tone, badge};
use kit::icon::Icon;
use kit::kept::{Kept, cut_at, links};
use kit::notice::empty;
use kit::page::{Group, Switch, SwitchOption, button_link};
use kit::sift::{Choose, MANY, Sift};
use kit::table::{Column, Line, table};
use kit::tabs::Part;
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::Standing;
use std::collections::BTreeSet;

pub(super) fn routes() -> Routes {
    Routes::new().get("/classes", index)
}

/// What the list shows.
pub(super) struct Seen {
    pub standing: Standing,
    sift: Sift,
    part: Part,
    rows: Vec<(ClassRow, String, i64)>,
    pub sorts: Vec<store::OfSort>,
    pub fields: Vec<store::OfField>,
    pub trainers: Vec<store::Taught>,
    pub kinds: Vec<Kind>,
    /// Kinds that are kept as classes no more, of which one stands in the list.
    former: BTreeSet<String>,
    /// Of each kind of class, how many were recorded without a file.
    pub quick: Vec<(&'static str, i64)>,
    may_keep: bool,
}

/// The filters of the list beside its unit.
const FILTERS: [&str; 5] = ["year", "kind", "field", "state", "q"];

fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    mut sift: Sift,
    (span, is_file): (Period, bool),
) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &sift.unit, who.today())?;
    let (pass, days) = (&standing.pass, (span.first(), span.last()));
    let mut rows = store::list(tx, pass, days, (who.today(), MANY))?;
    let former = rows.iter().map(|row| row.kind.clone()).filter(|kind| !is_class(kind)).collect();
    rows.retain(|row| {
        sift.takes("kind", &row.kind)
            && sift.takes("field", row.field.as_deref().unwrap_or_default())
            && sift.takes("state", stands(row).1.trim_start_matches("lesson-"))
            && sift.finds(&format!("{} {} {}", row.title, row.place, row.partner))
    });
    let (rows, part) = sift.cut(rows, is_file);
    sift.unit.clone_from(&standing.place.code);
    let kinds = catalogue::known(tx, pass)?;
    Ok(Seen {
        rows: store::with_people(tx, pass, rows)?,
        sorts: store::by_sort(tx, pass, days, who.today())?,
        fields: store::by_field(tx, pass, days, (who.today(), OF_FIELDS))?,
        trainers: store::trainers(tx, pass, days, who.today())?,
        quick: quick::load(tx, (who, &standing.place), days, &kinds)?,
        kinds,
        former,
        may_keep: who.may(&acts::KEEP, &standing.place).is_ok(),
        standing,
        sift,
        part,
    })
}

/// The year that an address asks for: a calendar year (`2024`), or a school year (`2024-2025`),
/// which begins as the report forms say (kernel: `Period`); this year where it asks for none.
fn asked(visit: &Visit) -> Result<Period> {
    let typed = visit.query("year");
    let read = Period::parse(&typed).ok();
    let read =
        read.filter(|span| matches!(span.kind(), period::Kind::Year | period::Kind::SchoolYear));
    let today = Period::year(visit.who().today().year());
    read.or(today).ok_or(Error::NotFound)
}

/// `GET /classes?unit=&year=&kind=&field=&state=&q=&page=&file=`
async fn index(visit: Visit) -> Answer {
    let (who, kept) = (visit.known()?.clone(), Kept::asked(&visit));
    let (span, is_file) = (asked(&visit)?, kept.is_some());
    let sift = Sift::of(&visit, "/classes", &FILTERS);
    let read = move |tx: &mut Tx<'_>| load(tx, &who, sift.clone(), (span, is_file));
    let seen = visit.house().db.read(read).await?;
    if let Some(kept) = kept {
        return kept.answer(&visit, sheet(&visit, &seen, span)).await;
    }
    let head = PageHead::new(visit.say("classes-title"), Group::Works)
        .lead(visit.say("classes-lead"))
        .actions(actions(&visit, &seen));
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    let head = head.period(years(&visit, &seen.sift, span));
    Ok(visit.page(&head, body(&visit, &seen, span)))
}

fn body(visit: &Visit, seen: &Seen, span: Period) -> Markup {
    let words = visit.words();
    html! {
        div.stack {
            section.card { (filters(visit, seen)) (list(visit, seen)) }
            (quick::draw(visit, seen, span))
            (totals::fields(words, &seen.fields))
            (totals::draw(words, &seen.sorts, &seen.trainers))
            (sheets::files(visit, &seen.sift))
        }
    }
}

/// Kind, where a class stands, words; the year is chosen in the head of the page.
fn filters(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let kind = |code: &str| (code.to_owned(), kind_label(visit, &seen.kinds, code));
    let kinds = KINDS.into_iter().chain(seen.former.iter().map(String::as_str)).map(kind);
    let field = |code: &str| (code.to_owned(), words.say(&format!("lesson-field-{code}")));
    let state = |code: &str| (code.to_owned(), words.say(&format!("lesson-{code}")));
    let choices = [
        Choose::new("kind", words.say("lesson-kind"), kinds.collect()),
        Choose::new("field", words.say("lesson-field"), FIELDS.map(field).into()),
        Choose::new("state", words.say("lesson-state"), STATES.map(state).into()),
    ];
    seen.sift.draw(words, &choices, Some(&words.say("lessons-search")))
}

fn actions(visit: &Visit, seen: &Seen) -> Markup {
    let unit = &seen.standing.place.code;
    let certificates = format!("/classes/certificates?unit={unit}");
    let new = format!("/classes/new?unit={unit}");
    html! {
        (links(visit))
        (button_link(&visit.say("certificates-title"), &certificates, false))
        @if seen.may_keep { (button_link(&visit.say("lesson-new"), &new, true)) }
    }
}

/// The list as a file, or what it adds up to.
fn sheet(visit: &Visit, seen: &Seen, span: Period) -> Sheet {
    match visit.query(sheets::OF).as_str() {
        sheets::TOTALS => sheets::totals(visit, seen, span),
        _ => classes(visit, seen, span),
    }
}

fn classes(visit: &Visit, seen: &Seen, span: Period) -> Sheet {
    let words = visit.words();
    let title = format!("{} · {} · {span}", words.say("classes-title"), seen.standing.place.name);
    let name = format!("classes {} {span}", seen.standing.place.code);
    let mut sheet = Sheet::new(&name, &title, visit.who().today())
        .column(&words.say("lesson-name"), Holds::Text)
        .column(&words.say("lesson-kind"), Holds::Text)
        .column(&words.say("lesson-field"), Holds::Text)
        .column(&words.say("lesson-unit"), Holds::Text)
        .column(&words.say("lesson-begins"), Holds::Day)
        .column(&words.say("lesson-people"), Holds::Count)
        .column(&words.say("lesson-state"), Holds::Text);
    for (row, unit, many) in &seen.rows {
        sheet.row([
            Cell::from(row.title.as_str()),
            Cell::from(kind_label(visit, &seen.kinds, &row.kind)),
            Cell::from(field_label(visit, row)),
            Cell::from(unit.as_str()),
            Cell::Day(row.begins_on),
            Cell::Count(Count(*many)),
            Cell::from(words.say(stands(row).1)),
        ]);
    }
    cut_at(sheet, words, MANY as usize)
}

/// The years around the one that is shown, calendar and school; the steps stay with its kind.
fn years(visit: &Visit, sift: &Sift, span: Period) -> Switch {
    let year = span.first().year();
    let of_kind = |year: i16| match span.kind() {
        period::Kind::SchoolYear => Period::school_year(year),
        _ => Period::year(year),
    };
    let said = |span: Period| {
        let (key, until) = match span.kind() {
            period::Kind::SchoolYear => ("lesson-school-year", span.last().year()),
            _ => ("campaign-year", span.last().year()),
        };
        let years = [("year", until.to_string()), ("from", span.first().year().to_string())];
        visit.words().say_with(key, &years)
    };
    let option = |span: Period| SwitchOption::new(said(span), sift.with("year", &span.to_string()));
    let around = (year - 5..=year + 1).rev();
    let all = around.flat_map(|year| [Period::school_year(year), Period::year(year)]);
    Switch::new(said(span), all.flatten().map(option).collect())
        .steps(of_kind(year - 1).map(option), of_kind(year + 1).map(option))
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("lesson-name")),
        Column::words(words.say("lesson-kind")).minor(),
        Column::words(words.say("lesson-unit")).minor(),
        Column::words(words.say("lesson-begins")),
        Column::number(words.say("lesson-people")),
        Column::words(words.say("lesson-state")),
    ];
    let line = |(row, unit, many): &(ClassRow, String, i64)| {
        Line::Row(vec![
            html! { a href={ "/classes/" (row.id) } { (row.title) } },
            html! {
                (kind_label(visit, &seen.kinds, &row.kind))
                @if row.field.is_some() { " · " (field_label(visit, row)) }
            },
            html! { (unit) },
            html! { (row.begins_on.vn()) },
            html! { (number::count(*many)) },
            state(visit, row),
        ])
    };
    let lines: Vec<Line> = seen.rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::People, &words.say("classes-none"), None))
        } @else {
            (table(&words.say("classes-title"), &columns, &lines))
            (seen.sift.pages(words, seen.part))
        }
    }
}

/// The name of a kind in the reader's language.
pub(super) fn kind_label(visit: &Visit, kinds: &[Kind], code: &str) -> String {
    let kind = kinds.iter().find(|kind| kind.code == code);
    kind.map_or_else(|| code.to_owned(), |kind| kind.label(visit.words().lang()).to_owned())
}

/// The skill field of a class, if it has one.
fn field_label(visit: &Visit, row: &ClassRow) -> String {
    let said = |code: &String| visit.say(&format!("lesson-field-{code}"));
    row.field.as_ref().map(said).unwrap_or_default()
}

/// The badge of where a class stands.
pub(super) fn state(visit: &Visit, row: &ClassRow) -> Markup {
    let (tone, key) = stands(row);
    badge(tone, &visit.say(key))
}

/// Where a class may stand, as the address says it.
const STATES: [&str; 3] = ["open", "held", "stopped"];

fn stands(row: &ClassRow) -> (Tone, &'static str) {
    match (&row.stopped_why, row.ended_on) {
        (Some(_), _) => (Tone::Locked, "lesson-stopped"),
        (None, Some(_)) => (Tone::Done, "lesson-held"),
        (None, None) => (Tone::Waiting, "lesson-open"),
    }
}
