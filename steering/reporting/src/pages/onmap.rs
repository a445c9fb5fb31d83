//! `GET /reports/map`: the figures of a month, or of a longer span, on the map of another day,
//! beside the span before and the year before on the same map. What was reported is never
//! changed; a number opens down to the units it is made of. It reads and never writes.

pub(super) mod parts;
pub(super) mod sheet;

use super::asked::{Asked, path_of};
use super::seen::{marked_on, months_to};
use super::{periods, say};
use crate::acts;
use crate::desk::printed;
use crate::figures::{FIGURES, SECTIONS, Section, find};
use crate::model::Of;
use book::{Cut, Figures, Maps, OnMap};
use duties::forms;
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::period::Period;
use kernel::{Act, Day, Error, Month, Result, UnitId, Who, place};
use kit::badge::Tone;
use kit::figure::number_link;
use kit::notice::banner;
use kit::page::{Group, PageHead, Switch, SwitchOption, button_link, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, Refusal, Routes, Visit, html};
use org::ofday::{Instead, OfDay, Ways};
use org::standing::Standing;
use parts::Opened;
use std::collections::HashMap;

pub(super) fn routes() -> Routes {
    Routes::new().get("/reports/map", show)
}

/// The three spans of the page, each as the map tells it.
struct Seen {
    standing: Standing,
    /// The unit that was asked for, where another has taken its place.
    instead_of: Option<Instead>,
    told: [OnMap; 3],
    /// Their values by figure code; none where numbers cannot be told apart.
    values: [Option<HashMap<&'static str, i64>>; 3],
    /// The nearest exact unit of a span that cannot be told: name and path.
    nearest: Option<(String, String)>,
    /// Whether the unit stood in the span: then there is a report as it was.
    stood: bool,
    /// The mark of spans whose figures are an illustration.
    marks: [bool; 3],
    opened: Option<Opened>,
}

fn load(
    tx: &mut Tx<'_>,
    (who, act): (&Who, &'static Act),
    (figures, maps): (&Figures, &Maps),
    asked: &Asked,
    day: Day,
) -> Result<Seen> {
    let (code, was) = (asked.unit.as_str(), asked.day());
    let standing = Standing::after(tx, who, act, code, (was, day))?;
    let instead_of = Instead::of(tx, &standing, (code, was))?;
    let (place, pass) = (&standing.place, &standing.pass);
    let atlas = maps.atlas(tx)?;
    let periods = spans(&asked.of)?;
    let spans = periods.map(|period| (Month::of(period.first()), Month::of(period.last())));
    let told = book::spans_on_map(tx, pass, figures, &atlas, (place.id, day), &spans, None)?;
    let told: [OnMap; 3] = told.try_into().map_err(|_| Error::fault("three spans were asked"))?;
    let nearest = match &told[0] {
        OnMap::CannotTell { nearest: Some(unit) } => Some(named(tx, *unit, day)?),
        _ => None,
    };
    let values = [0, 1, 2].map(|at| by_code(figures, &told[at]));
    let opened = match find(&asked.figure) {
        Some(figure) => {
            let map = parts::Map { figures, atlas: &atlas, day };
            Some(Opened::load(tx, pass, &map, (place.id, &asked.of), figure)?)
        }
        None => None,
    };
    let period = asked.of.period;
    let ends = (place.from..=place.until).contains(&asked.of.ends());
    let stood = ends || (period.first() <= place.until && place.until < period.last());
    let mut marks = [false; 3];
    for (mark, period) in marks.iter_mut().zip(periods) {
        let months: Vec<Month> = period.months().collect();
        *mark = marked_on(tx, pass, &atlas, (place.id, day), &months)?.contains(&true);
    }
    Ok(Seen { instead_of, told, values, nearest, stood, marks, opened, standing })
}

/// The span, the one before and that of the year before; a form that adds up no figures has no page
/// on a map.
fn spans(of: &Of) -> Result<[Period; 3]> {
    of.months().ok_or(Error::NotFound)?;
    let (before, year) = (forms::before(of.period), forms::year_before(of.period));
    Ok([of.period, before.ok_or(Error::NotFound)?, year.ok_or(Error::NotFound)?])
}

/// How the numbers of a span were divided.
fn cut_of(told: &OnMap) -> Cut {
    match told {
        OnMap::Told { cut, .. } => *cut,
        OnMap::CannotTell { .. } => Cut::No,
    }
}

fn by_code(figures: &Figures, told: &OnMap) -> Option<HashMap<&'static str, i64>> {
    let OnMap::Told { values, .. } = told else { return None };
    let code = |id| figures.get(id).and_then(|known| known.declared).map(|figure| figure.code);
    Some(values.iter().filter_map(|(id, value)| Some((code(*id)?, *value))).collect())
}

/// Name and path of a unit on a day.
pub(super) fn named(tx: &mut Tx<'_>, unit: UnitId, day: Day) -> Result<(String, String)> {
    let place = place::get(tx, unit, day)?;
    Ok((place.name, place.code))
}

/// What the address asks for: the spans, the map, the report.
async fn read(
    visit: &Visit,
    act: &'static Act,
) -> std::result::Result<(Seen, OfDay, Asked), Refusal> {
    let (who, asked) = (visit.known()?.clone(), Asked::of(visit)?);
    let map = OfDay::of(visit, who.today())?;
    let (figures, maps) = (visit.house().shelf::<Figures>()?, visit.house().shelf::<Maps>()?);
    let (wanted, day) = (asked.clone(), map.day);
    let read = move |tx: &mut Tx<'_>| load(tx, (&who, act), (&figures, &maps), &wanted, day);
    Ok((visit.house().db.read(read).await?, map, asked))
}

/// `GET /reports/map?unit=&month=&map=&figure=`, or with a form and its period instead of the
/// month.
async fn show(visit: Visit) -> Answer {
    let (seen, map, asked) = read(&visit, &acts::VIEW).await?;
    let (words, of, place) = (visit.words(), &asked.of, &seen.standing.place);
    let lead = [("unit", place.name.clone()), ("day", map.day.vn())];
    let title = words.say_with("map-title", &[("period", periods::called(words, of))]);
    let head = PageHead::new(title, Group::Reports)
        .lead(words.say_with("map-lead", &lead))
        .actions(html! {
            (button_print(words))
            (button_link(&words.say("report-sheet"), &sheet_of(&seen, of, &map), false))
        });
    let to = |code: &str, of: &Of| to(code, of, &map.text, &asked.figure);
    let head = seen.standing.head(head, |code| to(code, of));
    // The day of the map finds the unit, whatever the span.
    let unit = &seen.standing.code;
    let month = |month: Month| Some(to(unit, &Of::month(month)));
    let head = match of.is_month() {
        true => head.period(months_to(asked.month, month, |month| say::month(words, month))),
        false => head.period(spans_to(&visit, of, |of| to(unit, of))),
    };
    Ok(visit.page(&head, body(&visit, &seen, &map, of)))
}

/// The same figures as a spreadsheet.
fn sheet_of(seen: &Seen, of: &Of, map: &OfDay) -> String {
    let base = path_of("/reports/sheet.xlsx", &seen.standing.code, of);
    format!("{base}&map={}", map.text)
}

/// The spans before and after one, and the way to its last month.
fn spans_to(visit: &Visit, of: &Of, to: impl Fn(&Of) -> String) -> Switch {
    let option = |of: &Of| SwitchOption::new(periods::called(visit.words(), of), to(of));
    let before = || of.before().map(|before| option(&before));
    let all = [Some(option(of)), before(), Some(option(&Of::month(of.key())))];
    Switch::new(periods::called(visit.words(), of), all.into_iter().flatten().collect())
        .steps(before(), None)
}

/// The page of a unit and span on a map.
pub(super) fn to(code: &str, of: &Of, map: &str, figure: &str) -> String {
    let base = path_of("/reports/map", code, of);
    let figure = if figure.is_empty() { String::new() } else { format!("&figure={figure}#parts") };
    format!("{base}&map={map}{figure}")
}

fn body(visit: &Visit, seen: &Seen, map: &OfDay, of: &Of) -> Markup {
    html! {
        (ways(visit, seen, map, of))
        (told(visit, seen, map, of))
        div.stack {
            @if let Some(opened) = &seen.opened { (opened.draw(visit, seen, map, of)) }
            section.card { (figures(visit, seen, map, of)) }
        }
    }
}

fn ways(visit: &Visit, seen: &Seen, map: &OfDay, of: &Of) -> Markup {
    let (standing, ends) = (&seen.standing, of.ends());
    let code = &standing.code;
    let is_there = standing.days.lead_on((ends, ends), visit.who().today());
    let span = match of.is_month() {
        true => vec![("month", of.key().iso())],
        false => vec![("form", of.form.code.to_owned()), ("period", of.period.to_string())],
    };
    let instead_of = seen.instead_of.as_ref().map(|old| &old.code);
    let reported = instead_of.or(seen.stood.then_some(&standing.place.code));
    let ways = Ways {
        action: "/reports/map",
        kept: [("unit", code.clone())].into_iter().chain(span).collect(),
        reported: reported.map(|code| path_of("/reports", code, of)),
        today: is_there.then(|| to(code, of, "today", "")),
        map: Some(map),
        day: map.day,
    };
    ways.draw(visit.words())
}

fn told(visit: &Visit, seen: &Seen, map: &OfDay, of: &Of) -> Markup {
    let words = visit.words();
    let cut = seen.told.iter().map(cut_of).max().unwrap_or_default();
    html! {
        @if let Some(old) = &seen.instead_of {
            (old.draw(words, map.day, &seen.standing.place.name))
        }
        @if seen.marks[0] {
            (banner(Tone::Note, html! { (words.say("map-illustrated")) }))
        }
        (say::divided(words, cut))
        @if let OnMap::CannotTell { .. } = seen.told[0] {
            (banner(Tone::Waiting, html! {
                strong { (words.say("map-cannot-tell")) } " " (words.say("map-cannot-tell-why"))
                @if let Some((name, code)) = &seen.nearest {
                    " " a href=(to(code, of, &map.text, "")) {
                        (words.say_with("map-nearest", &[("unit", name)]))
                    }
                }
            }))
        }
    }
}

fn figures(visit: &Visit, seen: &Seen, map: &OfDay, of: &Of) -> Markup {
    let words = visit.words();
    let called = |at: usize, period: Option<Period>| {
        let of = Of { period: period.unwrap_or(of.period), ..of.clone() };
        let star = match cut_of(&seen.told[at]).is_made_up() || seen.marks[at] {
            true => " *",
            false => "",
        };
        format!("{}{star}", periods::called(words, &of))
    };
    let (before, year) = (forms::before(of.period), forms::year_before(of.period));
    let mut columns = vec![
        Column::words(words.say("report-col-figure")),
        Column::number(called(0, None)),
        Column::number(called(2, year)),
        Column::words(words.say("report-col-unit")).minor(),
    ];
    // The span before half a year or a year is that of the year before: one column says it.
    let spans: &[usize] = if before == year { &[0, 2] } else { &[0, 1, 2] };
    if before != year {
        columns.insert(2, Column::number(called(1, before)).minor());
    }
    let version = of.version(None);
    let shown = SECTIONS.iter().filter(|section| version.sections.contains(&section.key));
    let lines: Vec<Line> =
        shown.flat_map(|one| section(visit, seen, (map, of), (one, spans))).collect();
    let caption = [("period", periods::called(words, of))];
    html! {
        (table(&words.say_with("report-span-caption", &caption), &columns, &lines))
        @if seen.marks.iter().any(|mark| *mark) { p.quiet { "* " (words.say("map-illustrated")) } }
        @if seen.told.iter().any(|told| cut_of(told).is_made_up()) {
            p.quiet { "* " (words.say("map-made-up")) }
        }
    }
}

fn section(
    visit: &Visit,
    seen: &Seen,
    (map, of): (&OfDay, &Of),
    (section, spans): (&Section, &[usize]),
) -> Vec<Line> {
    let words = visit.words();
    let mut lines = vec![Line::Section(words.say(&format!("section-{}", section.key)))];
    let inside = |figure: &&Figure| (section.span.0..=section.span.1).contains(&figure.no);
    for figure in FIGURES.iter().filter(inside) {
        let link = to(&seen.standing.code, of, &map.text, figure.code);
        let cell = |at: usize| match seen.value(at, figure) {
            None => html! { span.quiet { (words.say("map-not-told")) } },
            Some(value) if at == 0 => number_link(&printed(figure, value), &link),
            Some(value) => html! { span.quiet { (printed(figure, value)) } },
        };
        let mut cells = vec![html! { (say::label(words, figure.code)) }];
        cells.extend(spans.iter().map(|span| cell(*span)));
        cells.push(html! { span.quiet { (say::unit(words, figure)) } });
        lines.push(if figure.is_derived() { Line::Sum(cells) } else { Line::Row(cells) });
    }
    lines
}

impl Seen {
    /// The value of a figure in one of the three spans; nothing where it cannot be told.
    fn value(&self, span: usize, figure: &Figure) -> Option<i64> {
        let values = self.values[span].as_ref()?;
        Some(values.get(figure.code).copied().unwrap_or_default())
    }
}
