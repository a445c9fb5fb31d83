//! The map: who has sent, and how much was done. Before July 2025 the units of that month are dots
//! at their points over the land they stood on; since then they are shapes.

use super::super::asked::address;
use super::super::board::state_of;
use super::super::seen::Seen;
use crate::model::State;
use book::Figures;
use kernel::db::Tx;
use kernel::{Result, number};
use kit::map::{Dot, MapHead, Spot, dotted, shaded};
use kit::{Markup, Visit, html};
use org::ground::{self, Ground};
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
        let at = ground::point(tx, row.unit)?;
        let is_sent = state_of(row).is_some_and(|state| state > State::Draft && !state.is_open());
        pins.push(Pin {
            code: row.code.clone(),
            official: at.official,
            name: row.name.clone(),
            value: values.get(&row.unit.0).copied(),
            calls: !is_sent && row.typed > 0,
            point: at.degrees,
        });
    }
    let place = &seen.standing.place;
    let ground = ground::of(tx, place, month.last())?;
    Ok(Spots { pins, ground, is_before: ground::is_before(month.last()) })
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
        is_country: spots.ground.is_country(),
    };
    let shapes = spots.ground.shapes(spots.is_before);
    let shapes = shapes.all();
    let words = visit.words();
    if spots.is_before {
        let dots = spots.pins.iter().filter_map(|pin| dot(pin, seen)).collect();
        return dotted(words, &head, &shapes, dots);
    }
    let all: Vec<Spot> = spots.pins.iter().map(|pin| spot(pin, seen)).collect();
    shaded(words, &head, &shapes, &all)
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
