//! `/activities/summed` and `/clinics`: what work of a kind came to in a month or a year, by the
//! unit directly below that did it, each count by itself; as recorded, or on the map of a day. It
//! reads and never writes.

mod onmap;

use super::campaigns::onmap::{OnMap, noted, recorders, told as told_of_map};
use crate::store::SummedRow;
use crate::{acts, store};
use book::Maps;
use catalogue::{Counted, Kind, Nature};
use kernel::db::Tx;
use kernel::sheet::{Cell, Kind as Holds, Sheet};
use kernel::{Count, Month, Period, Result, UnitId, Vnd, Who, number, period};
use kit::icon::Icon;
use kit::kept::{Kept, links};
use kit::notice::empty;
use kit::page::{Group, Switch, SwitchOption, button_print};
use kit::sift::{Choose, Sift};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::ofday::OfDay;
use org::standing::{self, Standing};
use std::collections::HashMap;

/// The kind that clinics are (khám chữa bệnh nhân đạo).
const CLINIC: &str = "free-exam";

pub(super) fn routes() -> Routes {
    Routes::new().get("/activities/summed", index).get("/clinics", clinics)
}

/// What the page shows.
struct Seen {
    standing: Standing,
    sift: Sift,
    span: Period,
    kinds: Vec<Kind>,
    /// The kind that is asked for, if one is.
    kind: Option<Kind>,
    rows: Vec<SummedRow>,
    counts: HashMap<(UnitId, String), i64>,
    /// What only the page on a map shows.
    on: Option<OnMap>,
}

impl Seen {
    /// What is asked of a unit, before anything of it is read.
    fn of(
        tx: &mut Tx<'_>,
        (standing, sift): (Standing, Sift),
        (span, kind): (Period, &str),
    ) -> Result<Seen> {
        let kinds = catalogue::known(tx, &standing.pass)?;
        let kind = kinds.iter().find(|one| one.code == kind).cloned();
        let (rows, counts) = (Vec::new(), HashMap::new());
        Ok(Seen { standing, sift, span, kinds, kind, rows, counts, on: None })
    }

    /// The kind that is asked for and those of chapters that stand beside it; none without one.
    fn alike(&self) -> Option<Vec<String>> {
        let asked = self.kind.as_ref()?;
        let alike = |one: &&Kind| one.code == asked.code || one.based_on == asked.code;
        Some(self.kinds.iter().filter(alike).map(|one| one.code.clone()).collect())
    }
}

/// The month, year or school year that an address asks for; this month where it asks for none.
fn asked(visit: &Visit) -> Period {
    let read = Period::parse(&visit.query("span")).ok();
    let is_known = |span: &Period| {
        let kinds = [period::Kind::Month, period::Kind::Year, period::Kind::SchoolYear];
        kinds.contains(&span.kind())
    };
    read.filter(is_known).unwrap_or_else(|| Period::month(Month::of(visit.who().today())))
}

fn load(tx: &mut Tx<'_>, who: &Who, mut sift: Sift, (span, kind): (Period, &str)) -> Result<Seen> {
    let days = standing::come((span.first(), span.last()), who.today());
    let standing = Standing::within(tx, who, &acts::VIEW, &sift.unit, days)?;
    sift.unit.clone_from(&standing.code);
    let mut seen = Seen::of(tx, (standing, sift), (span, kind))?;
    if let Some(codes) = seen.alike() {
        let days = (span.first(), span.last());
        seen.rows = store::summed(tx, &seen.standing.pass, days, &codes)?;
        let counts = store::summed_counts(tx, &seen.standing.pass, days, &codes)?;
        seen.counts = counts.into_iter().map(|(unit, code, many)| ((unit, code), many)).collect();
    }
    Ok(seen)
}

/// `GET /activities/summed?unit=&kind=&span=&map=&file=`
async fn index(visit: Visit) -> Answer {
    let sift = Sift::of(&visit, "/activities/summed", &["kind", "span", "map"]);
    let kind = visit.query("kind");
    page(&visit, sift, &kind, "activities-summed").await
}

/// `GET /clinics?unit=&span=&map=&file=`
async fn clinics(visit: Visit) -> Answer {
    let sift = Sift::of(&visit, "/clinics", &["span", "map"]);
    page(&visit, sift, CLINIC, "clinics-title").await
}

async fn page(visit: &Visit, sift: Sift, kind: &str, title: &'static str) -> Answer {
    let (who, span, kind) = (visit.known()?.clone(), asked(visit), kind.to_owned());
    let map = OfDay::maybe(visit, who.today())?;
    let maps = visit.house().shelf::<Maps>()?;
    let read = move |tx: &mut Tx<'_>| match &map {
        Some(map) => onmap::load(tx, &who, sift.clone(), (span, &kind), (&maps, map)),
        None => load(tx, &who, sift.clone(), (span, &kind)),
    };
    let seen = visit.house().db.read(read).await?;
    if let Some(kept) = Kept::asked(visit) {
        return kept.answer(visit, sheet(visit, &seen)).await;
    }
    let lead = match &seen.kind {
        Some(kind) => kind.label(visit.words().lang()).to_owned(),
        None => visit.say("activities-summed-choose"),
    };
    let head = PageHead::new(visit.say(title), Group::Works).lead(lead).actions(html! {
        @if seen.kind.is_some() { (links(visit)) }
        (button_print(visit.words()))
    });
    let head = seen.standing.head(head, |code| seen.sift.at(code));
    let head = head.period(spans(visit, &seen));
    Ok(visit.page(&head, body(visit, &seen, title != "clinics-title")))
}

fn body(visit: &Visit, seen: &Seen, chooses: bool) -> Markup {
    let action = if chooses { "/activities/summed" } else { "/clinics" };
    let (name, recorded) = (&seen.standing.place.name, |code: &str| onmap::recorded(seen, code));
    let on_map = |code: &str| seen.sift.at(code);
    html! {
        @if seen.kind.is_some() { (onmap::ways(visit, action, seen)) }
        @if let Some(on) = &seen.on {
            (told_of_map(visit, on, (name, String::new()), [&recorded, &on_map]))
        }
        section.card {
            @if chooses { (kinds(visit, seen)) }
            (sums(visit, seen))
        }
        @if let Some(on) = seen.on.as_ref().filter(|_| !seen.rows.is_empty()) {
            section.card { (recorders(visit, on, &recorded)) }
        }
    }
}

/// The kinds to choose from.
fn kinds(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let said = |kind: &Kind| (kind.code.clone(), kind.label(words.lang()).to_owned());
    let all =
        Choose::new("kind", words.say("activity-kind"), seen.kinds.iter().map(said).collect());
    seen.sift.draw(words, &[all], None)
}

/// The months and years around the span that is shown; the steps stay with its kind.
fn spans(visit: &Visit, seen: &Seen) -> Switch {
    let words = visit.words();
    let say = |span: Period| {
        let label = span.label();
        words.say_with(label.key, &label.args)
    };
    // On a map it is the map's day that finds the unit, whatever the span.
    let (days, today) = (&seen.standing.days, visit.who().today());
    let is_there =
        |of: Period| seen.on.is_some() || days.meet(standing::come((of.first(), of.last()), today));
    let option = |span: Period| {
        let to = || seen.sift.with("span", &span.to_string());
        is_there(span).then(|| SwitchOption::new(say(span), to()))
    };
    let (here, year) = (Month::of(seen.span.last()), seen.span.last().year());
    let months = (-12..=1).rev().map(|step| Period::month(here.add_months(step)));
    let years = (year - 3..=year)
        .rev()
        .flat_map(|year| [Period::year(year), Period::school_year(year - 1)]);
    let all = months.chain(years.flatten()).filter_map(option).collect();
    let step = |by: i16| match seen.span.kind() {
        period::Kind::Month => Some(Period::month(here.add_months(i64::from(by)))),
        period::Kind::SchoolYear => Period::school_year(seen.span.first().year() + by),
        _ => Period::year(year + by),
    };
    Switch::new(say(seen.span), all).steps(step(-1).and_then(option), step(1).and_then(option))
}

/// What is counted of a kind in one row: its pieces, each measure, its value.
fn amounts(seen: &Seen, kind: &Kind, row: &SummedRow) -> Vec<i64> {
    let of = |code: &String| seen.counts.get(&(row.unit, code.clone())).copied().unwrap_or(0);
    let counted = kind.measures.iter().map(|measure| of(&measure.code));
    std::iter::once(row.pieces).chain(counted).chain([row.amount]).collect()
}

fn sums(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let Some(kind) = &seen.kind else { return html! {} };
    if seen.rows.is_empty() {
        return empty(Icon::Note, &words.say("activities-summed-none"), None);
    }
    let mut columns = vec![
        Column::words(words.say("activity-unit")),
        Column::number(words.say("activities-pieces")).minor(),
    ];
    for (at, measure) in kind.measures.iter().enumerate() {
        let column = Column::number(headed(measure.label(words.lang())));
        columns.push(if at == 0 { column } else { column.minor() });
    }
    columns.push(Column::number(words.say("activity-value-dong")));
    let is_own = |row: &SummedRow| row.unit == seen.standing.place.id;
    let line = |row: &SummedRow| {
        // What a unit did itself is in its list; what stands below opens to its own sums. On a map
        // the work is in the lists of who recorded it, which are told beneath.
        let to = match is_own(row) || seen.standing.below.is_empty() {
            true if seen.on.is_some() => None,
            true => Some(list(seen, kind)),
            false => Some(seen.sift.at(&row.code)),
        };
        let first = html! {
            @match to {
                Some(to) => a href=(to) { (row.name) },
                None => (row.name),
            }
        };
        let rest = amounts(seen, kind, row).into_iter().map(told);
        Line::Row(std::iter::once(first).chain(rest).collect())
    };
    let mut lines: Vec<Line> = seen.rows.iter().map(line).collect();
    let all = seen.rows.iter().map(|row| amounts(seen, kind, row));
    let sum = all.reduce(|sum, row| sum.iter().zip(row).map(|(a, b)| a + b).collect());
    let first = html! { (words.say("kitchens-all")) };
    let rest = sum.unwrap_or_default().into_iter().map(told);
    lines.push(Line::Sum(std::iter::once(first).chain(rest).collect()));
    table(kind.label(words.lang()), &columns, &lines)
}

/// The list of the work behind the sums.
fn list(seen: &Seen, kind: &Kind) -> String {
    let unit = &seen.standing.code;
    let days = match seen.span.as_month() {
        Some(month) => format!("month={}", month.iso()),
        None => format!("year={}", seen.span),
    };
    format!("/activities?unit={unit}&kind={}&{days}", kind.code)
}

/// The unit of a count at the head of its column.
fn headed(unit: &str) -> String {
    let mut letters = unit.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

fn told(many: i64) -> Markup {
    html! { @if many == 0 { "–" } @else { (number::count(many)) } }
}

fn sheet(visit: &Visit, seen: &Seen) -> Sheet {
    let words = visit.words();
    let place = &seen.standing.place;
    let (said, code) = match &seen.kind {
        Some(kind) => (kind.label(words.lang()), kind.code.as_str()),
        None => ("", ""),
    };
    let title = format!("{said} · {} · {}", place.name, seen.span);
    let name = format!("{code} {} {}", place.code, seen.span);
    let mut sheet = Sheet::new(&name, &title, seen.span.last())
        .column(&words.say("activity-unit"), Holds::Text)
        .column(&words.say("activities-pieces"), Holds::Count);
    let Some(kind) = &seen.kind else { return sheet };
    for measure in &kind.measures {
        let holds = if is_money(measure) { Holds::Vnd } else { Holds::Count };
        sheet = sheet.column(measure.label(words.lang()), holds);
    }
    sheet = sheet.column(&words.say("activity-value-dong"), Holds::Vnd);
    let counted = kind.measures.iter().map(is_money);
    let money: Vec<bool> = std::iter::once(false).chain(counted).chain([true]).collect();
    for row in &seen.rows {
        let cells = amounts(seen, kind, row).into_iter().zip(&money).map(|cell| match cell {
            (many, true) => Cell::Vnd(Vnd(many)),
            (many, false) => Cell::Count(Count(many)),
        });
        sheet.row(std::iter::once(Cell::from(row.name.as_str())).chain(cells));
    }
    match &seen.on {
        Some(on) => noted(words, on, sheet),
        None => sheet,
    }
}

fn is_money(measure: &Counted) -> bool {
    measure.nature == Nature::Money
}
