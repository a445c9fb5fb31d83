//! The units below one on a map, each with a value: dots over the land before July 2025, shapes
//! since. It draws what it is given and counts nothing.

use crate::ground::{self, Ground};
use kernel::db::Tx;
use kernel::place::Place;
use kernel::{Day, Result, UnitId};
use kit::map::{Dot, MapHead, Spot, dotted, shaded};
use kit::{Markup, Words};

/// A unit on the map.
pub struct Pin {
    /// Its path, the code of a unit that has no official one.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its value; none where nothing was reported.
    pub value: Option<i64>,
    /// The value as printed; where there is none, why not, or nothing.
    pub printed: String,
    /// Where it leads.
    pub href: String,
    /// Needs a hand (has not sent yet).
    pub calls: bool,
    official: Option<String>,
    point: Option<(f64, f64)>,
}

impl Pin {
    /// Units (id, path, name) where they stand, in their order, without values yet.
    pub fn of(tx: &mut Tx<'_>, units: &[(UnitId, &str, &str)]) -> Result<Vec<Pin>> {
        let ids: Vec<UnitId> = units.iter().map(|(id, ..)| *id).collect();
        let mut points = ground::points(tx, &ids)?;
        let pin = |(id, code, name): &(UnitId, &str, &str)| {
            let at = points.remove(id);
            let (official, point) = at.map_or((None, None), |at| (at.official, at.degrees));
            Pin {
                code: (*code).to_owned(),
                name: (*name).to_owned(),
                value: None,
                printed: String::new(),
                href: String::new(),
                calls: false,
                official,
                point,
            }
        };
        Ok(units.iter().map(pin).collect())
    }

    fn spot(&self) -> Spot {
        Spot {
            code: self.official.clone().unwrap_or_else(|| self.code.clone()),
            name: self.name.clone(),
            value: self.value,
            printed: self.printed.clone(),
            href: Some(self.href.clone()),
            calls: self.calls,
        }
    }

    fn dot(&self) -> Option<Dot> {
        let (longitude, latitude) = self.point?;
        Some(Dot { spot: self.spot(), longitude, latitude })
    }
}

/// The land that units stand on, on a day.
pub struct Land {
    ground: Ground,
    is_before: bool,
}

impl Land {
    /// The land under a unit on a day.
    pub fn of(tx: &mut Tx<'_>, place: &Place, day: Day) -> Result<Land> {
        Ok(Land { ground: ground::of(tx, place, day)?, is_before: ground::is_before(day) })
    }

    /// Draws units on it: `title` and `unit` say what their values are, `call` what the accent
    /// colour means.
    pub fn draw(
        &self,
        words: &Words,
        (title, unit): (&str, &str),
        call: Option<&str>,
        pins: &[Pin],
    ) -> Markup {
        let head = MapHead { title, unit, call, is_country: self.ground.is_country() };
        let shapes = self.ground.shapes(self.is_before);
        if self.is_before {
            let dots = pins.iter().filter_map(Pin::dot).collect();
            return dotted(words, &head, &shapes.all(), dots);
        }
        let spots: Vec<Spot> = pins.iter().map(Pin::spot).collect();
        shaded(words, &head, &shapes.all(), &spots)
    }
}
