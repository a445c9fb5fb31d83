//! `GET /activities/around`: where work was done and what it was worth, month by month, on the map
//! of a day; the filters are those of the list it was opened from. It reads and never writes.

use super::super::Asked;
use super::{Around, first, said};
use crate::desk;
use crate::model::Filter;
use crate::pages::campaigns::map;
use crate::pages::campaigns::onmap::{self, OnMap};
use crate::store;
use book::Maps;
use kernel::db::Tx;
use kernel::{Month, Result, Who};
use kit::page::{Group, Switch, SwitchOption, button_print};
use kit::{Answer, Markup, PageHead, Visit, html};
use org::ofday::{OfDay, Ways};
use org::standing::{self, Standing};

/// What the page shows.
struct Seen {
    standing: Standing,
    around: Around,
    on: OnMap,
}

fn load(tx: &mut Tx<'_>, who: &Who, asked: &Asked, (maps, map): (&Maps, &OfDay)) -> Result<Seen> {
    let day = map.day;
    let (standing, instead_of) = onmap::stands(tx, who, &asked.unit, (asked.span(), day))?;
    let pass = &standing.pass;
    let filter = asked.filter(None, &catalogue::known(tx, pass)?);
    let year = Filter { from: first(Month::of(filter.until)).first(), ..filter.clone() };
    let atlas = maps.atlas(tx)?;
    let from = desk::readable(tx, who, pass, (&atlas, day))?;
    let now = store::done_on_map(tx, pass, &from, &filter)?;
    let all = store::done_on_map(tx, pass, &from, &year)?;
    let by_unit = onmap::by_unit(tx, (&atlas, day), &standing, &now.whole)?;
    let spots = map::load(tx, &standing, &by_unit, day)?;
    let around = Around { by_unit, spots, months: onmap::by_month(&all.whole) };
    let on = OnMap::read(tx, (&atlas, map), &standing, instead_of, [&now, &all])?;
    Ok(Seen { standing, around, on })
}

/// `GET /activities/around?unit=&month=&kind=&state=&campaign=&q=&year=&map=`
pub(in crate::pages::listed) async fn show(visit: Visit) -> Answer {
    let (who, asked) = (visit.known()?.clone(), Asked::of(&visit)?);
    let map = OfDay::of(&visit, who.today())?;
    let asked = Asked { view: "map".to_owned(), place: String::new(), ..asked };
    let (maps, wanted) = (visit.house().shelf::<Maps>()?, asked.clone());
    let read = move |tx: &mut Tx<'_>| load(tx, &who, &wanted, (&maps, &map));
    let seen = visit.house().db.read(read).await?;
    let asked = Asked { unit: seen.standing.code.clone(), ..asked };
    let words = visit.words();
    let lead = words.say_with("onmap-lead", &[("day", seen.on.map.day.vn())]);
    let head = PageHead::new(words.say("activities-title"), Group::Works)
        .lead(format!("{lead} · {}", said(&visit, &asked)))
        .actions(button_print(words));
    let head = seen.standing.head(head, |code| to(&at(code, &asked), &seen.on.map.text));
    let head = head.period(months(&visit, &asked, &seen.on.map.text));
    Ok(visit.page(&head, body(&visit, &asked, &seen)))
}

fn at(code: &str, asked: &Asked) -> Asked {
    Asked { unit: code.to_owned(), ..asked.clone() }
}

/// The page on a map.
fn to(asked: &Asked, map: &str) -> String {
    format!("{}&map={map}", asked.path("/activities/around"))
}

fn months(visit: &Visit, asked: &Asked, map: &str) -> Switch {
    let option = |month: Month| {
        let at = Asked { month, year: None, ..asked.clone() };
        SwitchOption::new(said(visit, &at), to(&at, map))
    };
    let around = (-12..=1).rev().map(|step| option(asked.month.add_months(step)));
    Switch::new(said(visit, asked), around.collect())
        .steps(Some(option(asked.month.prev())), Some(option(asked.month.next())))
}

/// The choice of the map, on this page and on the one as recorded.
pub(super) fn ways(
    visit: &Visit,
    asked: &Asked,
    standing: &Standing,
    (reported, map): (Option<String>, Option<&OfDay>),
) -> Markup {
    let on_today = visit.who().today();
    let is_there = standing.days.lead_on(asked.span(), on_today);
    let kept = [
        ("unit", &asked.unit),
        ("kind", &asked.kind),
        ("state", &asked.state),
        ("campaign", &asked.campaign),
        ("q", &asked.search),
    ];
    let kept = kept.into_iter().map(|(name, value)| (name, value.clone()));
    let year = asked.year.map(|year| ("year", year.to_string()));
    let ways = Ways {
        action: "/activities/around",
        kept: kept.chain([("month", asked.month.iso())]).chain(year).collect(),
        reported,
        today: is_there.then(|| to(asked, "today")),
        map,
        day: map.map_or(on_today, |map| map.day),
    };
    ways.draw(visit.words())
}

fn body(visit: &Visit, asked: &Asked, seen: &Seen) -> Markup {
    let (place, on) = (&seen.standing.place, &seen.on);
    let recorded = |code: &str| at(code, asked).path("/activities");
    let on_map = |code: &str| to(&at(code, asked), &on.map.text);
    let (first, last) = standing::come(asked.span(), visit.who().today());
    let stood = place.from <= last && first <= place.until;
    let old = on.instead_of.as_ref().map(|old| &old.code);
    let reported = old.or(stood.then_some(&place.code)).map(|code| recorded(code));
    let beside = visit.say("onmap-twelve");
    html! {
        (ways(visit, asked, &seen.standing, (reported, Some(&on.map))))
        (onmap::told(visit, on, (&place.name, beside), [&recorded, &on_map]))
        section.card { (super::drawn(visit, asked, &seen.around, on_map)) }
        section.card { (onmap::recorders(visit, on, &recorded)) }
    }
}
