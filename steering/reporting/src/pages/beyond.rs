//! `GET /reports/beyond`: what was counted of a unit and month that the monthly form has no line
//! for. Each number opens to the units and records under it. It reads and never writes.

use super::asked::{Asked, address, why};
use super::say;
use crate::acts;
use crate::desk::printed;
use crate::figures::find;
use book::Figures;
use kernel::db::Tx;
use kernel::figure::Figure;
use kernel::{Month, Result, Who};
use kit::figure::number_link;
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, PageHead, Switch, SwitchOption, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, Routes, Visit, html};
use org::standing::Standing;

pub(super) fn routes() -> Routes {
    Routes::new().get("/reports/beyond", show)
}

/// A figure with this month, last month and the same month of last year.
type Row = (&'static Figure, [i64; 3]);

fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    asked: &Asked,
) -> Result<(Standing, Vec<Row>)> {
    let standing = Standing::at(tx, who, &acts::VIEW, &asked.unit, asked.day())?;
    let unit = standing.place.id;
    let lines = book::month(tx, &standing.pass, figures, unit, asked.month)?;
    let row = |line: &book::Line| {
        let figure = figures.get(line.figure)?.declared?;
        let told = [line.value, line.previous, line.last_year].map(|reading| reading.issued);
        let is_beyond = find(figure.code).is_none() && told.iter().any(|amount| *amount != 0);
        is_beyond.then_some((figure, told))
    };
    let mut rows: Vec<Row> = lines.iter().filter_map(row).collect();
    rows.sort_by_key(|(figure, _)| figure.no);
    Ok((standing, rows))
}

/// `GET /reports/beyond?unit=&month=`
async fn show(visit: Visit) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let (figures, month) = (visit.house().shelf::<Figures>()?, asked.month);
    let read = move |tx: &mut Tx<'_>| load(tx, &who, &figures, &asked);
    let (standing, rows) = visit.house().db.read(read).await?;
    let words = visit.words();
    let code = standing.place.code.clone();
    let head = PageHead::new(words.say("beyond-title"), Group::Reports)
        .lead(words.say("beyond-lead"))
        .actions(button_print(words));
    let head = standing.head(head, |code| address("/reports/beyond", code, month));
    let head = head.period(months(&visit, &code, month));
    Ok(visit.page(&head, html! { section.card { (list(&visit, &code, month, &rows)) } }))
}

fn months(visit: &Visit, code: &str, month: Month) -> Switch {
    let option = |month: Month| {
        SwitchOption::new(say::month(visit.words(), month), address("/reports/beyond", code, month))
    };
    let around = (-12..=1).rev().map(|step| option(month.add_months(step)));
    Switch::new(say::month(visit.words(), month), around.collect())
        .steps(Some(option(month.prev())), Some(option(month.next())))
}

fn list(visit: &Visit, code: &str, month: Month, rows: &[Row]) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("report-col-figure")),
        Column::words(words.say("report-col-unit")).minor(),
        Column::number(words.say("beyond-now")),
        Column::number(words.say("beyond-previous")).minor(),
        Column::number(words.say("beyond-last-year")).minor(),
    ];
    let line = |(figure, [now, previous, last_year]): &Row| {
        Line::Row(vec![
            html! { (say::label(words, figure.code)) },
            html! { (say::unit(words, figure)) },
            number_link(&printed(figure, *now), &why(code, month, figure.code)),
            html! { (printed(figure, *previous)) },
            html! { (printed(figure, *last_year)) },
        ])
    };
    let lines: Vec<Line> = rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Note, &words.say("beyond-none"), None))
        } @else {
            (table(&words.say("beyond-title"), &columns, &lines))
        }
    }
}
