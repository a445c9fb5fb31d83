//! The map: who has sent, and how much was done.

use super::super::asked::address;
use super::super::board::state_of;
use super::super::seen::Seen;
use crate::model::State;
use book::Figures;
use kernel::db::Tx;
use kernel::{Result, number};
use kit::{Markup, Visit, html};
use org::pins::{Land, Pin};
use std::collections::HashMap;

/// What is shown by size and shade.
const SHOWN: &str = "humanitarian_value_total";
const MILLION: i64 = 1_000_000;

/// What the map shows.
pub struct Spots {
    pins: Vec<Pin>,
    land: Land,
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
    let board = &seen.view.board;
    let units: Vec<_> =
        board.iter().map(|row| (row.unit, row.code.as_str(), row.name.as_str())).collect();
    let mut pins = Pin::of(tx, &units)?;
    for (pin, row) in pins.iter_mut().zip(board) {
        let is_sent = state_of(row).is_some_and(|state| state > State::Draft && !state.is_open());
        let value = values.get(&row.unit.0).copied();
        pin.value = value.map(|amount| amount / MILLION);
        pin.printed = value.map(number::vnd_in_millions).unwrap_or_default();
        pin.href = address("/reports", &row.code, month);
        pin.calls = !is_sent && row.typed > 0 && seen.owes(row.unit);
    }
    Ok(Spots { pins, land: Land::of(tx, &seen.standing.place, month.last())? })
}

/// Draws it; a unit without units below has none.
pub fn draw(visit: &Visit, spots: &Spots) -> Markup {
    if spots.pins.is_empty() {
        return html! { p.quiet { (visit.say("home-no-map")) } };
    }
    let (title, unit, call) =
        (visit.say("home-map-title"), visit.say("unit-trieu"), visit.say("home-map-call"));
    spots.land.draw(visit.words(), (&title, &unit), Some(&call), &spots.pins)
}
