//! Where the work of a campaign was done, on a map: dots before July 2025, shapes since. The table
//! beside it says the same, and more.

use crate::store::DoneAt;
use kernel::db::Tx;
use kernel::{Day, Result, UnitId, number};
use kit::map::{Dot, MapHead, Spot, dotted, shaded};
use kit::{Markup, Visit, html};
use org::ground::{self, Ground, Point};
use org::standing::Standing;

const MILLION: i64 = 1_000_000;

/// A unit on the map.
struct Pin {
    unit: UnitId,
    code: String,
    name: String,
    amount: i64,
    at: Point,
}

/// What the map shows.
pub(in crate::pages) struct Spots {
    pins: Vec<Pin>,
    ground: Ground,
    is_before: bool,
}

/// The code of a unit directly below.
pub(in crate::pages) fn code(spots: &Spots, unit: UnitId) -> Option<&str> {
    spots.pins.iter().find(|pin| pin.unit == unit).map(|pin| pin.code.as_str())
}

/// The units directly below where something was done, with their points.
pub(in crate::pages) fn load(
    tx: &mut Tx<'_>,
    standing: &Standing,
    by_unit: &[DoneAt],
    day: Day,
) -> Result<Spots> {
    let mut pins = Vec::new();
    for done in by_unit {
        let Some(row) = standing.below.iter().find(|row| row.id == done.unit) else { continue };
        let (at, amount) = (ground::point(tx, row.id)?, done.amount);
        pins.push(Pin { unit: row.id, code: row.code.clone(), name: row.name.clone(), amount, at });
    }
    // A unit that was closed lies on the ground of its last day.
    let day = day.within(standing.place.from, standing.place.until);
    let ground = ground::of(tx, &standing.place, day)?;
    Ok(Spots { pins, ground, is_before: ground::is_before(day) })
}

/// Draws it; where nothing was done below, there is none.
pub(in crate::pages) fn draw(visit: &Visit, spots: &Spots, to: impl Fn(&str) -> String) -> Markup {
    if spots.pins.is_empty() {
        return html! {};
    }
    let (title, unit) = (visit.say("campaign-where"), visit.say("campaign-million"));
    let is_country = spots.ground.is_country();
    let head = MapHead { title: &title, unit: &unit, call: None, is_country };
    let shapes = spots.ground.shapes(spots.is_before);
    let spot = |pin: &Pin| Spot {
        code: pin.at.official.clone().unwrap_or_else(|| pin.code.clone()),
        name: pin.name.clone(),
        value: Some(pin.amount / MILLION),
        printed: number::vnd_in_millions(pin.amount),
        href: Some(to(&pin.code)),
        calls: false,
    };
    if !spots.is_before {
        let all: Vec<Spot> = spots.pins.iter().map(spot).collect();
        return shaded(visit.words(), &head, &shapes.all(), &all);
    }
    let dot = |pin: &Pin| {
        let (longitude, latitude) = pin.at.degrees?;
        Some(Dot { spot: spot(pin), longitude, latitude })
    };
    let dots = spots.pins.iter().filter_map(dot).collect();
    dotted(visit.words(), &head, &shapes.all(), dots)
}
