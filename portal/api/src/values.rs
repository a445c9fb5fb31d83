//! Figures × periods × units out of the Book: as reported, or on the map of a day. The one place
//! of the portal where the Book is read, so that a faster way of reading it is changed here alone.

use crate::asked::Map;
use crate::tree::Tree;
use book::{FigureId, Figures, OnMap};
use kernel::db::Tx;
use kernel::{Error, Month, Pass, Period, Result, UnitId, Who, place};
use std::collections::HashMap;

/// One figure of a line.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// Which figure.
    pub figure: FigureId,
    /// As known now.
    pub value: i64,
    /// As it was issued; on another map there is no such thing.
    pub issued: Option<i64>,
}

/// One unit in one period.
#[derive(Debug, Clone)]
pub struct Line {
    /// The unit.
    pub unit: UnitId,
    /// The period.
    pub period: Period,
    /// A value for every figure; empty when they cannot be told.
    pub values: Vec<Told>,
    /// Whether a unit that was cut was apportioned.
    pub is_apportioned: bool,
    /// Set when numbers cannot be told apart on that map: the nearest unit above that is exact.
    pub cannot_tell: Option<Option<UnitId>>,
}

/// Reads lines for one reader; a pass is asked once a unit.
pub struct Reader<'a> {
    who: &'a Who,
    figures: &'a Figures,
    tree: &'a Tree,
    map: Map,
    passes: HashMap<UnitId, Pass>,
}

impl<'a> Reader<'a> {
    /// A reader of figures on a map.
    pub fn new(who: &'a Who, figures: &'a Figures, tree: &'a Tree, map: Map) -> Reader<'a> {
        let map = match map {
            Map::Reported => Map::Reported,
            Map::On(day) => Map::On(tree.map_day(day)),
        };
        Reader { who, figures, tree, map, passes: HashMap::new() }
    }

    /// The pass at a unit by the rights of today; unknown when no role speaks for it.
    pub fn pass(&mut self, tx: &mut Tx<'_>, unit: UnitId) -> Result<Pass> {
        if let Some(pass) = self.passes.get(&unit) {
            return Ok(pass.clone());
        }
        let place = place::get(tx, unit, self.who.today())?;
        let pass = org::standing::pass(tx, self.who, &reporting::acts::VIEW, &place)?;
        self.passes.insert(unit, pass.clone());
        Ok(pass)
    }

    /// All figures of a unit in a period.
    pub fn line(&mut self, tx: &mut Tx<'_>, unit: UnitId, period: Period) -> Result<Line> {
        let pass = self.pass(tx, unit)?;
        let (first, last) = (Month::of(period.first()), Month::of(period.last()));
        match self.map {
            Map::Reported => {
                let read = book::span(tx, &pass, self.figures, unit, (first, last))?;
                let told = |(figure, reading): (FigureId, book::Reading)| Told {
                    figure,
                    value: reading.known,
                    issued: Some(reading.issued),
                };
                let values = read.into_iter().map(told).collect();
                Ok(Line { unit, period, values, is_apportioned: false, cannot_tell: None })
            }
            Map::On(day) => self.on_map(tx, &pass, (unit, period), day),
        }
    }

    /// A longer period is the sum of its months; a level is that of the last one.
    fn on_map(
        &self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        (unit, period): (UnitId, Period),
        day: kernel::Day,
    ) -> Result<Line> {
        let mut sums: HashMap<FigureId, i64> = HashMap::new();
        let mut line =
            Line { unit, period, values: Vec::new(), is_apportioned: false, cannot_tell: None };
        for month in period.months() {
            let (figures, atlas) = (self.figures, self.tree.atlas());
            match book::on_map(tx, pass, figures, atlas, (unit, month, day))? {
                OnMap::CannotTell { nearest } => {
                    line.cannot_tell = Some(nearest);
                    return Ok(line);
                }
                OnMap::Told { values, is_apportioned } => {
                    line.is_apportioned |= is_apportioned;
                    for (figure, value) in values {
                        let sum = sums.entry(figure).or_default();
                        *sum = match figures.is_stock(figure) {
                            true => value,
                            false => sum.checked_add(value).ok_or_else(too_large)?,
                        };
                    }
                }
            }
        }
        let told = |known: &book::Known| Told {
            figure: known.id,
            value: sums.get(&known.id).copied().unwrap_or_default(),
            issued: None,
        };
        line.values = self.figures.all().iter().map(told).collect();
        Ok(line)
    }
}

fn too_large() -> Error {
    Error::flaw("period", "book-amount-too-large")
}
