//! What is drawn under the units of a map: before July 2025 the land of the old units, with a dot
//! at each unit's point; since then the shapes of the new ones. It reads places and draws nothing.

use crate::dataset::map::{Old, communes, land, provinces};
use crate::store::{UnitDetail, detail, details};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Day, Error, Result, UnitId};
use kit::map::Shapes;
use std::collections::HashMap;

/// The ground of a map, by official codes.
pub enum Ground {
    /// The whole country.
    Country,
    /// A province.
    Province(String),
    /// A district.
    District(String),
}

/// Where a unit stands on a map.
pub struct Point {
    /// The code of its shape.
    pub official: Option<String>,
    /// Longitude and latitude in degrees.
    pub degrees: Option<(f64, f64)>,
}

/// Whether a day lies before the merger of 1 July 2025.
pub fn is_before(day: Day) -> bool {
    Day::of(2025, 7, 1).is_some_and(|merged| day < merged)
}

/// The nearest province or district at or above a unit; the country when there is none. Names and
/// places of units are public facts: no pass is asked.
pub fn of(tx: &mut Tx<'_>, place: &Place, day: Day) -> Result<Ground> {
    for unit in &place.chain {
        let above = place::get(tx, *unit, day)?;
        let code = detail(tx, above.id)?.official_code;
        match (above.level.as_str(), code) {
            ("province", Some(code)) => return Ok(Ground::Province(code)),
            ("district", Some(code)) => return Ok(Ground::District(code)),
            _ => {}
        }
    }
    Ok(Ground::Country)
}

/// Where units stand; public facts, too: no pass is asked.
pub fn points(tx: &mut Tx<'_>, units: &[UnitId]) -> Result<HashMap<UnitId, Point>> {
    let degrees = |e6: Option<i64>| e6.map(|n| n as f64 / 1e6);
    let point = |found: UnitDetail| {
        let at = degrees(found.lon_e6).zip(degrees(found.lat_e6));
        (found.id, Point { official: found.official_code, degrees: at })
    };
    Ok(details(tx, units)?.into_iter().map(point).collect())
}

/// Where one unit stands.
pub fn point(tx: &mut Tx<'_>, unit: UnitId) -> Result<Point> {
    points(tx, &[unit])?.remove(&unit).ok_or(Error::NotFound)
}

impl Ground {
    /// The land before July 2025, the shapes of the units since.
    pub fn shapes(&self, is_before: bool) -> Shapes {
        match (self, is_before) {
            (Ground::Country, true) => land(Old::Country),
            (Ground::Province(code), true) => land(Old::Province(code)),
            (Ground::District(code), _) => land(Old::District(code)),
            (Ground::Country, false) => provinces().clone(),
            (Ground::Province(code), false) => communes(code),
        }
    }

    /// Whether it is the whole country.
    pub fn is_country(&self) -> bool {
        matches!(self, Ground::Country)
    }
}
