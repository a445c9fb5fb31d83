//! `GET /reports/map`: a month's figures on the map of another day, beside the month before and the
//! year before on the same map. What was reported is never changed; a number opens down to the
//! units it is made of. It reads and never writes.

mod parts;

use super::asked::{Asked, address};
use super::ofday::{OfDay, Ways};
use super::say;
use super::seen::{is_marked_on, months_to};
use crate::acts;
use crate::desk::printed;
use crate::figures::{FIGURES, SECTIONS, Section, find};
use book::{Figures, Maps, OnMap};
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Day, Error, Month, Result, UnitId, Who, place};
use kit::badge::Tone;
use kit::figure::number_link;
use kit::notice::banner;
use kit::page::{Group, PageHead, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, Routes, Visit, html};
use org::standing::Standing;
use parts::Opened;
use std::collections::HashMap;

pub(super) fn routes() -> Routes {
    Routes::new().get("/reports/map", show)
}

/// The three months of the page, each as the map tells it.
struct Seen {
    standing: Standing,
    told: [OnMap; 3],
    /// Their values by figure code; none where numbers cannot be told apart.
    values: [Option<HashMap<&'static str, i64>>; 3],
    /// The nearest exact unit of a month that cannot be told: name and path.
    nearest: Option<(String, String)>,
    /// Whether the unit stood in the month: then there is a report as it was.
    stood: bool,
    /// The mark of months whose figures are an illustration.
    marks: [bool; 3],
    opened: Option<Opened>,
}

fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    (figures, maps): (&Figures, &Maps),
    asked: &Asked,
    day: Day,
) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &asked.unit, day)?;
    let (place, pass) = (&standing.place, &standing.pass);
    let atlas = maps.atlas(tx)?;
    let months = [asked.month, asked.month.prev(), asked.month.year_before()];
    let told = book::months_on_map(tx, pass, figures, &atlas, (place.id, day), &months, None)?;
    let told: [OnMap; 3] = told.try_into().map_err(|_| Error::fault("three months were asked"))?;
    let nearest = match &told[0] {
        OnMap::CannotTell { nearest: Some(unit) } => Some(named(tx, *unit, day)?),
        _ => None,
    };
    let values = [0, 1, 2].map(|at| by_code(figures, &told[at]));
    let opened = match find(&asked.figure) {
        Some(figure) => {
            let map = parts::Map { figures, atlas: &atlas, day };
            Some(Opened::load(tx, pass, &map, (place.id, asked.month), figure)?)
        }
        None => None,
    };
    let stood = place.from <= asked.month.last() && asked.month.first() <= place.until;
    let mut marks = [false; 3];
    for (mark, month) in marks.iter_mut().zip(months) {
        *mark = is_marked_on(tx, pass, &atlas, (place.id, month, day))?;
    }
    Ok(Seen { told, values, nearest, stood, marks, opened, standing })
}

fn by_code(figures: &Figures, told: &OnMap) -> Option<HashMap<&'static str, i64>> {
    let OnMap::Told { values, .. } = told else { return None };
    let code = |id| figures.get(id).and_then(|known| known.declared).map(|figure| figure.code);
    Some(values.iter().filter_map(|(id, value)| Some((code(*id)?, *value))).collect())
}

fn named(tx: &mut Tx<'_>, unit: UnitId, day: Day) -> Result<(String, String)> {
    let place = place::get(tx, unit, day)?;
    Ok((place.name, place.code))
}

/// `GET /reports/map?unit=&month=&map=&figure=`
async fn show(visit: Visit) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let map = OfDay::of(&visit, who.today())?;
    let (figures, maps) = (visit.house().shelf::<Figures>()?, visit.house().shelf::<Maps>()?);
    let (wanted, day) = (asked.clone(), map.day);
    let read = move |tx: &mut Tx<'_>| load(tx, &who, (&figures, &maps), &wanted, day);
    let seen = visit.house().db.read(read).await?;
    let month = asked.month;
    let head =
        PageHead::new(
            visit.words().say_with("map-title", &[("month", month.vn())]),
            Group::Reports,
        )
        .lead(visit.words().say_with(
            "map-lead",
            &[("unit", seen.standing.place.name.clone()), ("day", map.day.vn())],
        ))
        .actions(html! { (button_print(visit.words())) });
    let to = |code: &str, month: Month| to(code, month, &map.text, &asked.figure);
    let head = seen.standing.head(head, |code| to(code, month));
    let code = &seen.standing.place.code;
    let label = |month: Month| say::month(visit.words(), month);
    let head = head.period(months_to(month, |month| to(code, month), label));
    Ok(visit.page(&head, body(&visit, &seen, &map, month)))
}

/// The page of a unit and month on a map.
fn to(code: &str, month: Month, map: &str, figure: &str) -> String {
    let base = address("/reports/map", code, month);
    let figure = if figure.is_empty() { String::new() } else { format!("&figure={figure}#parts") };
    format!("{base}&map={map}{figure}")
}

fn body(visit: &Visit, seen: &Seen, map: &OfDay, month: Month) -> Markup {
    html! {
        (ways(visit, seen, map, month))
        (told(visit, seen, map, month))
        div.stack {
            @if let Some(opened) = &seen.opened { (opened.draw(visit, seen, map, month)) }
            section.card { (figures(visit, seen, map, month)) }
        }
    }
}

fn ways(visit: &Visit, seen: &Seen, map: &OfDay, month: Month) -> Markup {
    let code = &seen.standing.place.code;
    let ways = Ways {
        action: "/reports/map",
        kept: vec![("unit", code.clone()), ("month", month.iso())],
        reported: seen.stood.then(|| address("/reports", code, month)),
        today: to(code, month, "today", ""),
        map: Some(map),
        day: map.day,
    };
    ways.draw(visit.words())
}

fn told(visit: &Visit, seen: &Seen, map: &OfDay, month: Month) -> Markup {
    let words = visit.words();
    let is_cut =
        seen.told.iter().any(|told| matches!(told, OnMap::Told { is_apportioned: true, .. }));
    html! {
        @if seen.marks[0] {
            (banner(Tone::Note, html! { (words.say("map-illustrated")) }))
        }
        @if is_cut {
            (banner(Tone::Note, html! { (words.say("map-apportioned")) }))
        }
        @if let OnMap::CannotTell { .. } = seen.told[0] {
            (banner(Tone::Waiting, html! {
                strong { (words.say("map-cannot-tell")) } " " (words.say("map-cannot-tell-why"))
                @if let Some((name, code)) = &seen.nearest {
                    " " a href=(to(code, month, &map.text, "")) {
                        (words.say_with("map-nearest", &[("unit", name)]))
                    }
                }
            }))
        }
    }
}

fn figures(visit: &Visit, seen: &Seen, map: &OfDay, month: Month) -> Markup {
    let words = visit.words();
    let star = |at: usize| if seen.marks[at] { " *" } else { "" };
    let columns = [
        Column::words(words.say("report-col-figure")),
        Column::number(format!("{}{}", say::month(words, month), star(0))),
        Column::number(format!("{}{}", say::month(words, month.prev()), star(1))).minor(),
        Column::number(format!("{}{}", month.year_before().vn(), star(2))),
        Column::words(words.say("report-col-unit")).minor(),
    ];
    let lines: Vec<Line> =
        SECTIONS.iter().flat_map(|one| section(visit, seen, map, month, one)).collect();
    let caption = words.say_with("report-caption", &[("month", month.vn())]);
    html! {
        (table(&caption, &columns, &lines))
        @if seen.marks.iter().any(|mark| *mark) { p.quiet { "* " (words.say("map-illustrated")) } }
    }
}

fn section(visit: &Visit, seen: &Seen, map: &OfDay, month: Month, section: &Section) -> Vec<Line> {
    let words = visit.words();
    let mut lines = vec![Line::Section(words.say(&format!("section-{}", section.key)))];
    let inside = |figure: &&Figure| (section.span.0..=section.span.1).contains(&figure.no);
    for figure in FIGURES.iter().filter(inside) {
        let link = to(&seen.standing.place.code, month, &map.text, figure.code);
        let cell = |at: usize| match seen.value(at, figure) {
            None => html! { span.quiet { (words.say("map-not-told")) } },
            Some(value) if at == 0 => number_link(&printed(figure, value), &link),
            Some(value) => html! { span.quiet { (printed(figure, value)) } },
        };
        let cells = vec![
            html! { (say::label(words, figure.code)) },
            cell(0),
            cell(1),
            cell(2),
            html! { span.quiet { (say::unit(words, figure)) } },
        ];
        lines.push(if figure.is_derived() { Line::Sum(cells) } else { Line::Row(cells) });
    }
    lines
}

impl Seen {
    /// The value of a figure in one of the three months; nothing where it cannot be told.
    fn value(&self, month: usize, figure: &Figure) -> Option<i64> {
        let values = self.values[month].as_ref()?;
        Some(values.get(figure.code).copied().unwrap_or_default())
    }
}
