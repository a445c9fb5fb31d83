//! `/campaigns`: the campaigns, movements and programmes of the society; each with what was done
//! for it in a year, where, worth what, against the year before; as recorded, or on the map of a
//! day. It reads and never writes.

mod index;
pub(super) mod map;
pub(super) mod onmap;

use super::say;
use crate::model::{Filter, State};
use crate::store::DoneAt;
use crate::{acts, store};
use axum::extract::Path;
use axum::response::Response;
use book::Maps;
use catalogue::{Alias, Campaign, Kind};
use kernel::db::Tx;
use kernel::sheet::{Cell, Kind as Holds, Sheet};
use kernel::{Count, Error, Month, Period, Result, Vnd, Who, number, period};
use kit::chart::{Bar, bars};
use kit::icon::Icon;
use kit::kept::{Kept, links};
use kit::notice::empty;
use kit::page::{Group, Switch, SwitchOption, button_print};
use kit::table::{Column, Line, table};
use kit::{Answer, Markup, PageHead, Routes, Visit, html};
use onmap::OnMap;
use org::ofday::{OfDay, Ways};
use org::standing::{self, Standing};

/// A group of work: what it is called, pieces, main count, đồng.
type Sums = Vec<(String, i64, i64, i64)>;

pub(super) fn routes() -> Routes {
    Routes::new().get("/campaigns", index::show).get("/campaigns/{campaign}", show)
}

struct Opened {
    standing: Standing,
    /// The year, or school year.
    span: Period,
    /// The one before.
    last: Period,
    kinds: Vec<Kind>,
    by_kind: Sums,
    by_unit: Vec<DoneAt>,
    before: Sums,
    months: Vec<(i64, i64, i64)>,
    spots: map::Spots,
    /// What a page on a map shows beside; none: as recorded.
    on: Option<OnMap>,
}

/// A year or school year that begins so many years after another.
fn moved(span: Period, years: i16) -> Option<Period> {
    let begins = span.first().year() + years;
    match span.kind() {
        period::Kind::SchoolYear => Period::school_year(begins),
        _ => Period::year(begins),
    }
}

/// The year that an address asks for: `2024`, or the school year `2024-2025`; this year where it
/// asks for none.
fn asked(visit: &Visit) -> Result<Period> {
    let read = Period::parse(&visit.query("year")).ok();
    let read =
        read.filter(|span| matches!(span.kind(), period::Kind::Year | period::Kind::SchoolYear));
    read.or(Period::year(visit.who().today().year())).ok_or(Error::NotFound)
}

/// The work of a campaign that counts, of the days of a span.
fn filter(campaign: &str, span: Period) -> Filter {
    Filter {
        from: span.first(),
        until: span.last(),
        kinds: Vec::new(),
        state: Some(State::Counted),
        campaign: Some(campaign.to_owned()),
        search: String::new(),
        spot: None,
        begun: None,
        quick: false,
    }
}

fn load(tx: &mut Tx<'_>, who: &Who, code: &str, filter: &Filter, span: Period) -> Result<Opened> {
    let (from, until) = (span.first(), span.last());
    let (_, day) = standing::come((from, until), who.today());
    // What a unit did that was closed within the year is read of it as well.
    let standing = Standing::within(tx, who, &acts::VIEW, code, (from, day))?;
    let pass = &standing.pass;
    let last = moved(span, -1).ok_or(Error::NotFound)?;
    let campaign = filter.campaign.as_deref().unwrap_or_default();
    let by_unit = store::done_at(tx, pass, filter)?;
    let spots = map::load(tx, &standing, &by_unit, day)?;
    Ok(Opened {
        spots,
        by_kind: store::of_campaign(tx, pass, campaign, (from, until))?,
        by_unit,
        before: store::of_campaign(tx, pass, campaign, (last.first(), last.last()))?,
        months: store::by_month(tx, pass, filter)?,
        kinds: catalogue::known(tx, pass)?,
        span,
        last,
        on: None,
        standing,
    })
}

/// `GET /campaigns/{campaign}?unit=&year=&map=`
async fn show(visit: Visit, Path(code): Path<String>) -> Answer {
    let (who, unit) = (visit.known()?.clone(), visit.query("unit"));
    let campaign = catalogue::campaigns().iter().find(|campaign| campaign.code == code);
    let campaign = campaign.ok_or(Error::NotFound)?;
    let span = asked(&visit)?;
    let map = OfDay::maybe(&visit, who.today())?;
    let (maps, filter) = (visit.house().shelf::<Maps>()?, filter(&campaign.code, span));
    let read = move |tx: &mut Tx<'_>| match &map {
        None => load(tx, &who, &unit, &filter, span),
        Some(map) => onmap::load(tx, &who, (&unit, &filter, span), (&maps, map)),
    };
    let opened = visit.house().db.read(read).await?;
    match Kept::asked(&visit) {
        Some(kept) => kept.answer(&visit, sheet(&visit, campaign, &opened)).await,
        None => Ok(draw(&visit, campaign, &opened)),
    }
}

/// Where it was done, one row a unit.
fn sheet(visit: &Visit, campaign: &Campaign, opened: &Opened) -> Sheet {
    let words = visit.words();
    let place = &opened.standing.place;
    let title = format!("{} · {} · {}", campaign.label(words.lang()), place.name, opened.span);
    let name = format!("{} {} {}", campaign.code, place.code, opened.span);
    let mut sheet = Sheet::new(&name, &title, visit.who().today())
        .column(&words.say("activity-unit"), Holds::Text)
        .column(&words.say("campaign-times"), Holds::Count)
        .column(&words.say("activity-value-dong"), Holds::Vnd);
    if let Some(on) = &opened.on {
        sheet = onmap::noted(words, on, sheet);
    }
    for at in &opened.by_unit {
        sheet.row([
            Cell::from(at.name.as_str()),
            Cell::Count(Count(at.pieces)),
            Cell::Vnd(Vnd(at.amount)),
        ]);
    }
    sheet
}

/// The page of a campaign of a unit and year, as recorded or on a map.
fn address(campaign: &Campaign, unit: &str, of: Period, map: Option<&OfDay>) -> String {
    let on = map.map(|map| format!("&map={}", map.text)).unwrap_or_default();
    format!("/campaigns/{}?unit={unit}&year={of}{on}", campaign.code)
}

fn draw(visit: &Visit, campaign: &Campaign, opened: &Opened) -> Response {
    let words = visit.words();
    let span = opened.span;
    let map = opened.on.as_ref().map(|on| &on.map);
    let address = |unit: &str, of: Period| address(campaign, unit, of, map);
    let (standing, today) = (&opened.standing, visit.who().today());
    // On a map it is the map's day that finds the unit, whatever the year.
    let is_there = |of: Period| {
        map.is_some() || standing.days.meet(standing::come((of.first(), of.last()), today))
    };
    let option = |of: Period| {
        let option = SwitchOption::new(said(visit, of), address(&standing.code, of));
        is_there(of).then_some(option)
    };
    let begins = span.first().year();
    let around = (begins - 5..=begins + 1).rev();
    let years = around.flat_map(|year| [Period::school_year(year), Period::year(year)]);
    let switch = Switch::new(said(visit, span), years.flatten().filter_map(option).collect())
        .steps(moved(span, -1).and_then(option), moved(span, 1).and_then(option));
    let head = PageHead::new(campaign.label(words.lang()), Group::Works)
        .lead(lead(visit, campaign, map))
        .actions(html! { (links(visit)) (button_print(words)) });
    let head = opened.standing.head(head, |code| address(code, span)).period(switch);
    visit.page(&head, body(visit, campaign, opened))
}

/// What sort of campaign it is, and on which map it is read.
fn lead(visit: &Visit, campaign: &Campaign, map: Option<&OfDay>) -> String {
    let sort = visit.say(&format!("campaign-sort-{}", campaign.sort));
    let on = map.map(|map| visit.words().say_with("onmap-lead", &[("day", map.day.vn())]));
    on.map_or_else(|| sort.clone(), |on| format!("{sort} · {on}"))
}

/// The choice of the map.
fn ways(visit: &Visit, campaign: &Campaign, opened: &Opened) -> Markup {
    let (standing, span) = (&opened.standing, opened.span);
    let (place, code) = (&standing.place, &standing.code);
    let map = opened.on.as_ref().map(|on| &on.map);
    let days = (span.first(), span.last());
    let (first, last) = standing::come(days, visit.who().today());
    let stood = place.from <= last && first <= place.until;
    let instead_of = opened.on.as_ref().and_then(|on| Some(&on.instead_of.as_ref()?.code));
    let today = OfDay { text: "today".to_owned(), day: visit.who().today() };
    let ways = Ways {
        action: &format!("/campaigns/{}", campaign.code),
        kept: vec![("unit", code.clone()), ("year", span.to_string())],
        reported: instead_of
            .or(stood.then_some(&place.code))
            .map(|code| address(campaign, code, span, None)),
        today: standing
            .days
            .lead_on(days, today.day)
            .then(|| address(campaign, code, span, Some(&today))),
        map,
        day: map.map_or(today.day, |map| map.day),
    };
    ways.draw(visit.words())
}

/// How a year or school year is called.
fn said(visit: &Visit, span: Period) -> String {
    let (from, until) = (span.first().year().to_string(), span.last().year().to_string());
    match span.kind() {
        period::Kind::SchoolYear => {
            let years = [("from", from), ("until", until)];
            visit.words().say_with("activities-school-year", &years)
        }
        _ => visit.words().say_with("campaign-year", &[("year", until)]),
    }
}

fn body(visit: &Visit, campaign: &Campaign, opened: &Opened) -> Markup {
    let words = visit.words();
    let (name, map) = (&opened.standing.place.name, opened.on.as_ref().map(|on| &on.map));
    let recorded = |unit: &str| address(campaign, unit, opened.span, None);
    let on_map = |unit: &str| address(campaign, unit, opened.span, map);
    // The work that a number of a place adds up; on a map the same page of that place.
    let to = |place: &str| match map {
        Some(_) => on_map(place),
        None => format!(
            "/activities?unit={}&year={}&campaign={}&state=counted&place={place}",
            opened.standing.code, opened.span, campaign.code
        ),
    };
    html! {
        (ways(visit, campaign, opened))
        @if let Some(on) = &opened.on {
            (onmap::told(visit, on, (name, said(visit, opened.last)), [&recorded, &on_map]))
        }
        div.stack {
            @if !campaign.aliases.is_empty() {
                section.card { h2 { (words.say("campaign-called")) } (called(visit, campaign)) }
            }
            @if opened.by_kind.is_empty() {
                section.card { (empty(Icon::Note, &words.say("campaign-nothing"), None)) }
            } @else {
                section.fig { (whole(visit, opened)) }
                section.card { h2 { (words.say("campaign-months")) } (months(visit, opened)) }
                section.card { h2 { (words.say("campaign-what")) } (what(visit, opened)) }
                section.card {
                    h2 { (words.say("campaign-where")) }
                    (map::draw(visit, &opened.spots, to))
                    (places(visit, &opened.by_unit, &opened.spots, to))
                }
                @if let Some(on) = &opened.on {
                    section.card { (onmap::recorders(visit, on, &recorded)) }
                }
            }
        }
    }
}

/// Its other wordings, each with the document and the day that say it so.
fn called(visit: &Visit, campaign: &Campaign) -> Markup {
    let said = |alias: &Alias| {
        let day = alias.on_day.map(|day| day.vn());
        let told: Vec<&str> = alias.source.iter().chain(&day).map(String::as_str).collect();
        told.join(", ")
    };
    html! {
        ul.list { @for alias in &campaign.aliases {
            li { span { (alias.said) } span.quiet { (said(alias)) } }
        } }
        @if campaign.aliases.iter().any(|alias| alias.source.is_some()) {
            p.quiet { (visit.say("campaign-called-told")) }
        }
    }
}

fn sum(sums: &Sums) -> (i64, i64) {
    sums.iter().fold((0, 0), |(n, amount), (_, pieces, _, value)| (n + pieces, amount + value))
}

/// The year in two numbers, against the one before.
fn whole(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let (pieces, amount) = sum(&opened.by_kind);
    let (pieces_before, amount_before) = sum(&opened.before);
    let args = [
        ("year", said(visit, opened.last)),
        ("pieces", number::count(pieces_before)),
        ("amount", number::vnd(amount_before)),
    ];
    html! {
        p.l { (words.say_count("campaign-pieces", pieces)) }
        p.n { (number::vnd(amount)) " " small { (words.say("activity-dong")) } }
        p.c { (words.say_with("campaign-before", &args)) }
    }
}

/// The value month by month, with a table that says the same.
fn months(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let bar = |month: Month| {
        let found = opened.months.iter().find(|(of, _, _)| *of == month.first().number() / 100);
        let amount = found.map(|(_, _, amount)| *amount);
        Bar {
            label: month.vn(),
            short: month.number().to_string(),
            value: amount,
            printed: amount.map(number::vnd).unwrap_or_default(),
            is_here: false,
        }
    };
    let all: Vec<Bar> = opened.span.months().map(bar).collect();
    bars(words, &words.say("campaign-months"), &words.say("activity-value-dong"), &all)
}

fn what(visit: &Visit, opened: &Opened) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("activity-kind")),
        Column::number(words.say("campaign-times")),
        Column::number(words.say("activity-counted")),
        Column::number(words.say("activity-value-dong")),
    ];
    let line = |(code, pieces, counted, amount): &(String, i64, i64, i64)| {
        let kind = opened.kinds.iter().find(|kind| kind.code == *code);
        Line::Row(vec![
            html! { (say::kind(words, kind, code)) },
            html! { (number::count(*pieces)) },
            html! { (say::counted(words, kind, *counted)) },
            html! { (number::vnd(*amount)) },
        ])
    };
    let lines: Vec<Line> = opened.by_kind.iter().map(line).collect();
    table(&words.say("campaign-what"), &columns, &lines)
}

/// Where it was done, with what was done there; the units below lead to it.
pub(super) fn places(
    visit: &Visit,
    by_unit: &[DoneAt],
    spots: &map::Spots,
    to: impl Fn(&str) -> String,
) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("activity-unit")),
        Column::number(words.say("campaign-times")).minor(),
        Column::number(words.say("activity-value-dong")),
    ];
    let line = |at: &DoneAt| {
        Line::Row(vec![
            html! {
                @match map::code(spots, at.unit) {
                    Some(code) => a href=(to(code)) { (at.name) },
                    None => (at.name),
                }
            },
            html! { (number::count(at.pieces)) },
            html! { (number::vnd(at.amount)) },
        ])
    };
    let lines: Vec<Line> = by_unit.iter().map(line).collect();
    table(&words.say("campaign-where"), &columns, &lines)
}
