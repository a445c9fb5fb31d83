//! `GET /reports/beyond`: what was counted of a unit and month that the monthly form has no line
//! for, as reported or on the map of a day. Each number opens to the units and records under it. It
//! reads and never writes.

mod onmap;

use super::asked::{Asked, address, why};
use super::say;
use super::seen::months_to;
use crate::acts;
use crate::desk::printed;
use crate::figures::find;
use book::{Figures, Maps};
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Month, Result, Who};
use kit::figure::number_link;
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, PageHead, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, Routes, Visit, html};
use onmap::OnMap;
use org::ofday::{OfDay, Ways};
use org::standing::Standing;

pub(super) fn routes() -> Routes {
    Routes::new().get("/reports/beyond", show)
}

/// A figure with this month, last month and the same month of last year; none where it cannot be
/// told apart on the map.
type Row = (&'static Figure, [Option<i64>; 3]);

/// What the page shows.
struct Seen {
    standing: Standing,
    rows: Vec<Row>,
    month: Month,
    /// What only a page on a map says; none: as reported.
    on: Option<OnMap>,
}

fn load(tx: &mut Tx<'_>, who: &Who, figures: &Figures, asked: &Asked) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, &asked.unit, asked.day())?;
    let unit = standing.place.id;
    let lines = book::month(tx, &standing.pass, figures, unit, asked.month)?;
    let row = |line: &book::Line| {
        let figure = figures.get(line.figure)?.declared?;
        let told = [line.value, line.previous, line.last_year].map(|reading| reading.issued);
        is_beyond(figure, told).then(|| (figure, told.map(Some)))
    };
    let mut rows: Vec<Row> = lines.iter().filter_map(row).collect();
    rows.sort_by_key(|(figure, _)| figure.no);
    Ok(Seen { standing, rows, month: asked.month, on: None })
}

/// Whether the form has no line for a figure of which something is told.
fn is_beyond(figure: &Figure, told: [i64; 3]) -> bool {
    find(figure.code).is_none() && told.iter().any(|amount| *amount != 0)
}

/// `GET /reports/beyond?unit=&month=&map=`
async fn show(visit: Visit) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let map = OfDay::maybe(&visit, who.today())?;
    let (figures, maps) = (visit.house().shelf::<Figures>()?, visit.house().shelf::<Maps>()?);
    let read = move |tx: &mut Tx<'_>| match &map {
        None => load(tx, &who, &figures, &asked),
        Some(map) => onmap::load(tx, &who, (&figures, &maps), &asked, map),
    };
    let seen = visit.house().db.read(read).await?;
    let (words, standing) = (visit.words(), &seen.standing);
    let head = PageHead::new(words.say("beyond-title"), Group::Reports)
        .lead(words.say("beyond-lead"))
        .actions(button_print(words));
    let head = seen.standing.head(head, |code| seen.at(code, seen.month));
    // On a map it is the map's day that finds the unit, whatever the month.
    let is_there = |month: Month| seen.on.is_some() || standing.days.hold(month.last());
    let to = |month: Month| is_there(month).then(|| seen.at(&standing.code, month));
    let head = head.period(months_to(seen.month, to, |month| say::month(words, month)));
    Ok(visit.page(&head, body(&visit, &seen)))
}

impl Seen {
    fn map(&self) -> Option<&OfDay> {
        self.on.as_ref().map(|on| &on.map)
    }

    /// The page of a unit and month on the same map.
    fn at(&self, code: &str, month: Month) -> String {
        format!("{}{}", address("/reports/beyond", code, month), self.on_map())
    }

    fn on_map(&self) -> String {
        self.map().map(|map| format!("&map={}", map.text)).unwrap_or_default()
    }

    fn ways(&self, visit: &Visit) -> Markup {
        let (standing, month) = (&self.standing, self.month);
        let (place, code, last) = (&standing.place, &standing.code, month.last());
        let is_there = standing.days.lead_on((last, last), visit.who().today());
        let page =
            |code: &str, map: &str| format!("{}{map}", address("/reports/beyond", code, month));
        let stood = (place.from..=place.until).contains(&last);
        let instead_of = self.on.as_ref().and_then(|on| Some(&on.instead_of.as_ref()?.code));
        let ways = Ways {
            action: "/reports/beyond",
            kept: vec![("unit", code.clone()), ("month", month.iso())],
            reported: instead_of.or(stood.then_some(&place.code)).map(|code| page(code, "")),
            today: is_there.then(|| page(code, "&map=today")),
            map: self.map(),
            day: self.map().map_or(visit.who().today(), |map| map.day),
        };
        ways.draw(visit.words())
    }
}

fn body(visit: &Visit, seen: &Seen) -> Markup {
    html! {
        (seen.ways(visit))
        @if let Some(on) = &seen.on { (on.told(visit, seen)) }
        section.card { (list(visit, seen)) }
    }
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("report-col-figure")),
        Column::words(words.say("report-col-unit")).minor(),
        Column::number(words.say("beyond-now")),
        Column::number(words.say("beyond-previous")).minor(),
        Column::number(words.say("beyond-last-year")).minor(),
    ];
    let line = |(figure, [now, previous, last_year]): &Row| {
        let to = why(&seen.standing.code, seen.month, figure.code);
        let said = |value: &Option<i64>| match value {
            Some(value) => printed(figure, *value),
            None => words.say("map-not-told"),
        };
        Line::Row(vec![
            html! { (say::label(words, figure.code)) },
            html! { (say::unit(words, figure)) },
            number_link(&said(now), &format!("{to}{}", seen.on_map())),
            html! { (said(previous)) },
            html! { (said(last_year)) },
        ])
    };
    let lines: Vec<Line> = seen.rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("beyond-none"), None))
        } @else {
            (table(&words.say("beyond-title"), &columns, &lines))
        }
    }
}
