//! `/classes`: the classes of a unit and of those under it in a year, and the form that plans one.

use super::totals;
use crate::model::{ClassId, ClassRow, FIELDS, KINDS, LEVELS, OF_FIELDS};
use crate::{acts, desk, rules, store};
use agreements::AgreementId;
use catalogue::Kind;
use kernel::db::Tx;
use kernel::sheet::{Cell, Kind as Holds, Sheet};
use kernel::{Count, Day, Error, Flaw, Period, Result, UnitId, Who, number, period};
use kit::badge::{Tone, badge};
use kit::form::{Choice, Field, Filled, Form, Reading};
use kit::icon::Icon;
use kit::kept::{Kept, cut_at, links};
use kit::notice::{Toast, empty};
use kit::page::{Group, Switch, SwitchOption, button_link};
use kit::sift::{Choose, MANY, Sift};
use kit::table::{Column, Line, table};
use kit::tabs::Part;
use kit::{Answer, Markup, PageHead, Routes, Typed, Visit, html};
use org::standing::Standing;

static NEW: Form = Form::new(
    "class",
    &[
        Field::key("id"),
        Field::select("kind", "lesson-kind"),
        Field::text("title", "lesson-name", rules::LETTERS),
        Field::select("level", "lesson-level"),
        Field::select("field", "lesson-field").hint("lesson-field-hint").optional(),
        Field::day("begins_on", "lesson-begins"),
        Field::text("place", "lesson-place", rules::LETTERS).optional(),
        Field::text("partner", "lesson-partner", rules::LETTERS).optional(),
        Field::select("agreement", "activity-agreement").optional(),
        Field::count("planned", "lesson-planned").optional(),
        Field::vnd("cost", "lesson-cost").optional(),
    ],
);

pub(super) fn routes() -> Routes {
    Routes::new().get("/classes", index).get("/classes/new", new).post("/classes/new", create)
}

/// What the list shows.
struct Seen {
    standing: Standing,
    sift: Sift,
    part: Part,
    rows: Vec<(ClassRow, String, i64)>,
    sorts: Vec<store::OfSort>,
    fields: Vec<store::OfField>,
    trainers: Vec<store::Taught>,
    kinds: Vec<Kind>,
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
    rows.retain(|row| {
        sift.takes("kind", &row.kind)
            && sift.takes("field", row.field.as_deref().unwrap_or_default())
            && sift.takes("state", stands(row).1.trim_start_matches("lesson-"))
            && sift.finds(&format!("{} {} {}", row.title, row.place, row.partner))
    });
    let (rows, part) = sift.cut(rows, is_file);
    sift.unit.clone_from(&standing.place.code);
    Ok(Seen {
        rows: store::with_people(tx, pass, rows)?,
        sorts: store::by_sort(tx, pass, days, who.today())?,
        fields: store::by_field(tx, pass, days, (who.today(), OF_FIELDS))?,
        trainers: store::trainers(tx, pass, days, who.today())?,
        kinds: catalogue::known(tx, pass)?,
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
    Ok(visit.page(
        &head,
        html! {
            div.stack {
                section.card { (filters(&visit, &seen)) (list(&visit, &seen)) }
                (totals::fields(visit.words(), &seen.fields))
                (totals::draw(visit.words(), &seen.sorts, &seen.trainers))
            }
        },
    ))
}

/// Kind, where a class stands, words; the year is chosen in the head of the page.
fn filters(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let kind = |code: &&str| ((*code).to_owned(), kind_label(visit, &seen.kinds, code));
    let field = |code: &str| (code.to_owned(), words.say(&format!("lesson-field-{code}")));
    let state = |code: &str| (code.to_owned(), words.say(&format!("lesson-{code}")));
    let choices = [
        Choose::new("kind", words.say("lesson-kind"), KINDS.iter().map(kind).collect()),
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

fn sheet(visit: &Visit, seen: &Seen, span: Period) -> Sheet {
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

async fn new(visit: Visit) -> Answer {
    let begun = [("begins_on", visit.who().today().vn()), ("level", "none".to_owned())];
    draw(&visit, Typed::of(begun), &[]).await
}

/// `POST /classes/new?unit=`
async fn create(visit: Visit, typed: Typed) -> Answer {
    visit.known()?;
    match plan(&visit, &typed).await {
        Err(Error::Invalid(flaws)) => draw(&visit, typed, &flaws).await,
        Err(other) => Err(other.into()),
        Ok(id) => visit.done(&format!("/classes/{id}"), &Toast::new("lesson-done-new")),
    }
}

async fn plan(visit: &Visit, typed: &Typed) -> Result<ClassId> {
    let (who, code) = (visit.who().clone(), visit.query("unit"));
    let row = read(typed)?;
    let id = row.id;
    let work = visit.house().db.write(move |tx: &mut Tx<'_>| {
        let standing = Standing::at(tx, &who, &acts::KEEP, &code, who.today())?;
        desk::plan(tx, &who, standing.place.id, &row)
    });
    work.await?;
    Ok(id)
}

fn read(typed: &Typed) -> Result<ClassRow> {
    let read = NEW.read(typed);
    read.check_all()?;
    let begins_on =
        read.maybe_day("begins_on").ok_or_else(|| Error::flaw("begins_on", "kit-flaw-empty"))?;
    Ok(ClassRow {
        id: ClassId::read(&read.text("id"))?,
        unit: UnitId(0),
        kind: read.choice("kind").to_owned(),
        title: read.text("title"),
        level: read.choice("level").to_owned(),
        field: Some(read.choice("field").to_owned()).filter(|code| !code.is_empty()),
        partner: read.text("partner"),
        place: read.text("place"),
        planned: read.count("planned"),
        cost: read.vnd("cost").0,
        begins_on,
        ended_on: None,
        stopped_why: None,
        activity: None,
        agreement: agreement(&read)?,
        illustrative: None,
        version: 1,
    })
}

/// The agreement that was chosen, if one was.
fn agreement(read: &Reading<'_>) -> Result<Option<AgreementId>> {
    match read.choice("agreement") {
        "" => Ok(None),
        id => {
            AgreementId::read(id).map(Some).map_err(|_| Error::flaw("agreement", "kit-flaw-choice"))
        }
    }
}

/// What a plan chooses from: the kinds, and the agreements that hold on the day it begins.
struct Around {
    standing: Standing,
    kinds: Vec<Kind>,
    agreements: Vec<(AgreementId, String)>,
}

fn around(tx: &mut Tx<'_>, who: &Who, code: &str, begins_on: Day) -> Result<Around> {
    let standing = Standing::at(tx, who, &acts::KEEP, code, who.today())?;
    let kinds = catalogue::kinds(tx, &standing.pass, who.today())?;
    let agreements = agreements::store::running(tx, &standing.pass, begins_on)?;
    Ok(Around { standing, kinds, agreements })
}

async fn draw(visit: &Visit, typed: Typed, flaws: &[Flaw]) -> Answer {
    let (who, code) = (visit.known()?.clone(), visit.query("unit"));
    let begins_on = Day::read(typed.get("begins_on")).unwrap_or(who.today());
    let read = move |tx: &mut Tx<'_>| around(tx, &who, &code, begins_on);
    let Around { standing, kinds, agreements } = visit.house().db.read(read).await?;
    let none = visit.say("activity-agreement-none");
    let words = visit.words();
    let head = PageHead::new(visit.say("lesson-new"), Group::Works)
        .lead(standing.place.name.clone())
        .flaws(NEW.summary(words, flaws))
        .narrow();
    let head = standing.head(head, |code| format!("/classes/new?unit={code}"));
    let filled = offered(visit, Filled::with(typed, flaws), &kinds)
        .choices("agreement", agreements::choices(none, &agreements));
    let action = format!("/classes/new?unit={}", standing.place.code);
    Ok(visit.page(&head, NEW.whole(words, &action, &visit.say("lesson-add"), &filled)))
}

/// What a plan chooses from that is the same everywhere: kinds, levels, fields.
fn offered<'f>(visit: &Visit, filled: Filled<'f>, kinds: &[Kind]) -> Filled<'f> {
    let words = visit.words();
    let choice = |code: &str, label: String| Choice { value: code.to_owned(), label };
    let kind = |code: &str| choice(code, kind_label(visit, kinds, code));
    let level = |code: &str| choice(code, words.say(&format!("lesson-level-{code}")));
    let field = |code: &str| choice(code, words.say(&format!("lesson-field-{code}")));
    let fields =
        std::iter::once(choice("", words.say("lesson-field-none"))).chain(FIELDS.map(field));
    filled
        .choices("kind", KINDS.map(kind).into())
        .choices("level", LEVELS.map(level).into())
        .choices("field", fields.collect())
}
