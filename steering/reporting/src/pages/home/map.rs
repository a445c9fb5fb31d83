//! The map: who has sent, and how much was done. Before July 2025 the units of that month are dots
//! at their points over the land they stood on; since then they are shapes.

use super::super::asked::address;
use super::super::board::state_of;
use super::super::seen::Seen;
use crate::model::State;
use book::Figures;
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Day, Month, Result, number, place};
use kit::map::{Dot, MapHead, Shapes, Spot, dotted, shaded};
use kit::{Markup, Visit, html};
use org::dataset::map::{Old, communes, land, provinces};
use org::store::detail;
use std::collections::HashMap;

/// What is shown by size and shade.
const SHOWN: &str = "humanitarian_value_total";
const MILLION: i64 = 1_000_000;

/// A unit on the map.
struct Pin {
    code: String,
    official: Option<String>,
    name: String,
    value: Option<i64>,
    calls: bool,
    point: Option<(f64, f64)>,
}

/// What the map shows.
pub struct Spots {
    pins: Vec<Pin>,
    ground: Ground,
    is_before: bool,
}

/// What is drawn under the units, by official codes.
enum Ground {
    Country,
    Province(String),
    District(String),
}

/// Whether a month lies before the merger of 1 July 2025.
fn is_before(month: Month) -> bool {
    Day::of(2025, 7, 1).is_some_and(|day| month.last() < day)
}

/// Reads the units below with their values and points.
pub fn load(tx: &mut Tx<'_>, figures: &Figures, seen: &Seen) -> Result<Spots> {
    let month = seen.here.month;
    let at = figures.all().iter().position(|known| known.code == SHOWN);
    let read = book::children(tx, &seen.standing.pass, figures, seen.here.unit, month)?;
    let values: HashMap<i64, i64> = read
        .iter()
        .filter_map(|child| Some((child.unit.0, child.values.get(at?)?.issued)))
        .filter(|(_, amount)| *amount != 0)
        .collect();
    let mut pins = Vec::new();
    for row in &seen.view.board {
        let found = detail(tx, row.unit)?;
        let degrees = |e6: Option<i64>| e6.map(|n| n as f64 / 1e6);
        let is_sent = state_of(row).is_some_and(|state| state > State::Draft && !state.is_open());
        pins.push(Pin {
            code: row.code.clone(),
            official: found.official_code,
            name: row.name.clone(),
            value: values.get(&row.unit.0).copied(),
            calls: !is_sent && row.typed > 0,
            point: degrees(found.lon_e6).zip(degrees(found.lat_e6)),
        });
    }
    let place = &seen.standing.place;
    Ok(Spots { pins, ground: ground(tx, place, month)?, is_before: is_before(month) })
}

/// The nearest province or district at or above a unit; the country when there is none.
fn ground(tx: &mut Tx<'_>, place: &Place, month: Month) -> Result<Ground> {
    for unit in &place.chain {
        let above = place::get(tx, *unit, month.last())?;
        let code = detail(tx, above.id)?.official_code;
        match (above.level.as_str(), code) {
            ("province", Some(code)) => return Ok(Ground::Province(code)),
            ("district", Some(code)) => return Ok(Ground::District(code)),
            _ => {}
        }
    }
    Ok(Ground::Country)
}

/// Draws it; a unit without units below has none.
pub fn draw(visit: &Visit, seen: &Seen, spots: &Spots) -> Markup {
    if spots.pins.is_empty() {
        return html! { p.quiet { (visit.say("home-no-map")) } };
    }
    let (title, unit, call) =
        (visit.say("home-map-title"), visit.say("unit-trieu"), visit.say("home-map-call"));
    let head = MapHead {
        title: &title,
        unit: &unit,
        call: Some(&call),
        is_country: matches!(spots.ground, Ground::Country),
    };
    let shapes = shapes(spots);
    let shapes = shapes.all();
    let words = visit.words();
    if spots.is_before {
        let dots = spots.pins.iter().filter_map(|pin| dot(pin, seen)).collect();
        return dotted(words, &head, &shapes, dots);
    }
    let all: Vec<Spot> = spots.pins.iter().map(|pin| spot(pin, seen)).collect();
    shaded(words, &head, &shapes, &all)
}

/// The land before July 2025, the shapes of the units since.
fn shapes(spots: &Spots) -> Shapes {
    match (&spots.ground, spots.is_before) {
        (Ground::Country, true) => land(Old::Country),
        (Ground::Province(code), true) => land(Old::Province(code)),
        (Ground::District(code), _) => land(Old::District(code)),
        (Ground::Country, false) => provinces().clone(),
        (Ground::Province(code), false) => communes(code),
    }
}

fn spot(pin: &Pin, seen: &Seen) -> Spot {
    let millions = pin.value.map(|amount| amount / MILLION);
    Spot {
        code: pin.official.clone().unwrap_or_else(|| pin.code.clone()),
        name: pin.name.clone(),
        value: millions,
        printed: pin.value.map(number::vnd_in_millions).unwrap_or_default(),
        href: Some(address("/reports", &pin.code, seen.here.month)),
        calls: pin.calls,
    }
}

fn dot(pin: &Pin, seen: &Seen) -> Option<Dot> {
    let (longitude, latitude) = pin.point?;
    Some(Dot { spot: spot(pin, seen), longitude, latitude })
}
