//! `GET /targets`: what a unit is to reach in a year.

use crate::model::TargetRow;
use crate::rules::YEARS;
use crate::{acts, store};
use kernel::db::Tx;
use kernel::{Month, Result, Who};
use kit::icon::Icon;
use kit::notice::empty;
use kit::page::{Group, Switch, SwitchOption, button_link};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use org::standing::{self, Standing};
use reporting::figures::find;
use reporting::shown::say;

pub(super) fn routes() -> Routes {
    Routes::new().get("/targets", show)
}

/// The year of an address; this year when it names none that is one.
pub fn year(visit: &Visit) -> i64 {
    let this = i64::from(Month::of(visit.who().today()).year());
    visit.query("year").parse().ok().filter(|year| YEARS.contains(year)).unwrap_or(this)
}

/// The list of a unit and year.
pub fn address(code: &str, year: i64) -> String {
    format!("/targets?unit={code}&year={year}")
}

struct Seen {
    standing: Standing,
    rows: Vec<TargetRow>,
    may_set: bool,
}

fn load(tx: &mut Tx<'_>, who: &Who, code: &str, year: i64) -> Result<Seen> {
    let standing = Standing::at(tx, who, &acts::VIEW, code, who.today())?;
    let mut rows = store::of_year(tx, &standing.pass, year)?;
    rows.retain(|row| row.amount.is_some() && find(&row.figure).is_some());
    rows.sort_by_key(|row| find(&row.figure).map(|figure| figure.no));
    let may_set = standing::pass(tx, who, &acts::SET, &standing.place).is_ok();
    Ok(Seen { standing, rows, may_set })
}

/// `GET /targets?unit=&year=`
async fn show(visit: Visit) -> Answer {
    let (who, code, year) = (visit.known()?.clone(), visit.query("unit"), year(&visit));
    let work = move |tx: &mut Tx<'_>| load(tx, &who, &code, year);
    let seen = visit.house().db.read(work).await?;
    let place = seen.standing.place.code.clone();
    let mut head =
        PageHead::new(visit.say("target-title"), Group::Steering).lead(visit.say("target-lead"));
    let new = format!("/targets/new?unit={place}&year={year}");
    head = head.actions(html! {
        (button_link(&visit.say("target-campaign"), &campaign(&visit, &place, year), false))
        @if seen.may_set { (button_link(&visit.say("target-new"), &new, true)) }
    });
    let head =
        seen.standing.head(head, |code| address(code, year)).period(years(&visit, &place, year));
    Ok(visit.page(&head, html! { section.card { (list(&visit, &seen)) } }))
}

/// How far the unit is with what the campaign of humanitarian addresses asks (TGT-03): these norms
/// are dated settings of the whole society, measured where help is kept, and no unit sets them.
fn campaign(visit: &Visit, code: &str, year: i64) -> String {
    let now = Month::of(visit.who().today());
    let last = i16::try_from(year).ok().and_then(|year| Month::new(year, 12)).unwrap_or(now);
    format!("/sponsorship/norms?unit={code}&month={}", last.min(now).iso())
}

fn years(visit: &Visit, code: &str, here: i64) -> Switch {
    let said = |year: i64| visit.words().say_with("target-year", &[("year", year.to_string())]);
    let option = |year: i64| SwitchOption::new(said(year), address(code, year));
    let around = (here - 3..=here + 1).rev().map(option).collect();
    Switch::new(said(here), around).steps(Some(option(here - 1)), Some(option(here + 1)))
}

fn list(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words();
    let mut columns = vec![
        Column::words(words.say("target-figure")),
        Column::number(words.say("target-amount")),
        Column::words(words.say("target-basis")).minor(),
    ];
    if seen.may_set {
        columns.push(Column::words(words.say("target-change")));
    }
    let line = |row: &TargetRow| {
        let label = say::label(words, &row.figure);
        let amount = row.amount.unwrap_or_default();
        let mut cells = vec![
            html! { (label) },
            html! { (say::with_unit(words, &row.figure, amount)) },
            html! { (row.basis) },
        ];
        if seen.may_set {
            let href = format!("/targets/{}/edit", row.id);
            let what = words.say_with("target-change-of", &[("figure", label.clone())]);
            cells.push(html! { a href=(href) aria-label=(what) { (words.say("target-change")) } });
        }
        Line::Row(cells)
    };
    let lines: Vec<Line> = seen.rows.iter().map(line).collect();
    html! {
        @if lines.is_empty() {
            (empty(Icon::Compass, &words.say("target-none"), None))
        } @else {
            (table(&words.say("target-title"), &columns, &lines))
        }
    }
}
