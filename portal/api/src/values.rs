//! Figures × periods × units out of the Book: as reported, or on the map of a day. The one place
//! of the portal where the Book is read, so that a faster way of reading it is changed here alone.

use crate::asked::Map;
use crate::tree::Tree;
use book::{Cut, FigureId, Figures, OnMap};
use kernel::db::Tx;
use kernel::{Error, Month, Pass, Period, Result, UnitId, Who, place};
use reporting::store;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One figure of a line.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// Which figure.
    pub figure: FigureId,
    /// As known now.
    pub value: i64,
    /// As it was issued; on another map there is no such thing.
    pub issued: Option<i64>,
    /// What the paper of a longer span of the unit prints: the same, but where the map changed
    /// within the span with the months of those whose place it took. None on another map, and of a
    /// unit that did not reach the end of the span: its successor reports it.
    pub paper: Option<i64>,
}

/// Months of a span that the paper of a unit tells of others.
#[derive(Debug, Clone)]
pub struct Others {
    /// The first and the last of them.
    pub months: (Month, Month),
    /// Who they are.
    pub units: Vec<UnitId>,
}

/// One unit in one period.
#[derive(Debug, Clone)]
pub struct Line {
    /// The unit.
    pub unit: UnitId,
    /// The period.
    pub period: Period,
    /// A value for every figure that was asked for; empty when they cannot be told.
    pub values: Vec<Told>,
    /// Whether a unit that was cut was apportioned, and by which shares.
    pub cut: Cut,
    /// Whether a month of a unit in it bears the mark of illustrations; none where not asked.
    pub is_marked: Option<bool>,
    /// Set when numbers cannot be told apart on that map: the nearest unit above that is exact. A
    /// unit that does not stand on that map has none either: here is who stands for it there.
    pub cannot_tell: Option<Option<UnitId>>,
    /// How many units below have figures in it that nobody has approved; none where not asked.
    pub unapproved: Option<i64>,
    /// Whose months its paper tells as well.
    pub others: Vec<Others>,
    /// Figures of which the paper leaves out what cannot be told apart.
    pub without: BTreeSet<FigureId>,
    /// What of a month of a unit that was cut goes to each part for which its records are named;
    /// the rest of what it held itself is divided by shares. Nothing of a longer period.
    pub named: BTreeMap<UnitId, BTreeMap<FigureId, i64>>,
}

/// Reads lines for one reader; a pass is asked once a unit.
pub struct Reader<'a> {
    who: &'a Who,
    figures: &'a Figures,
    tree: &'a Tree,
    map: Map,
    /// The figures that are told; none: all of them.
    only: Option<Vec<FigureId>>,
    passes: HashMap<UnitId, Pass>,
}

impl<'a> Reader<'a> {
    /// A reader of figures on a map.
    pub fn new(who: &'a Who, figures: &'a Figures, tree: &'a Tree, map: Map) -> Reader<'a> {
        let map = match map {
            Map::Reported => Map::Reported,
            Map::On(day) => Map::On(tree.map_day(day)),
        };
        Reader { who, figures, tree, map, only: None, passes: HashMap::new() }
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

    /// The same reader for some figures alone: what was not asked for is neither read nor told, but
    /// for what named records give ([`Line::named`]), which is of the parts of a formula.
    pub fn only(mut self, wanted: Vec<FigureId>) -> Reader<'a> {
        self.only = Some(wanted).filter(|wanted| !wanted.is_empty());
        self
    }

    /// The figures of a unit in a period: all, or those that were asked for.
    pub fn line(&mut self, tx: &mut Tx<'_>, unit: UnitId, period: Period) -> Result<Line> {
        let told = self.lines(tx, unit, &[period])?.pop();
        told.ok_or_else(|| Error::fault("a period has a line"))
    }

    /// The same in some periods, in their order. On the map of a day all of them are
    /// read at once: ten years cost little more than a month.
    pub fn lines(
        &mut self,
        tx: &mut Tx<'_>,
        unit: UnitId,
        periods: &[Period],
    ) -> Result<Vec<Line>> {
        let pass = self.pass(tx, unit)?;
        match self.map {
            Map::Reported => {
                periods.iter().map(|period| self.reported(tx, &pass, unit, *period)).collect()
            }
            Map::On(day) => self.on_map(tx, &pass, (unit, day), periods),
        }
    }

    fn reported(&self, tx: &mut Tx<'_>, pass: &Pass, unit: UnitId, period: Period) -> Result<Line> {
        let span = months(period);
        let read = book::span(tx, pass, self.figures, unit, span)?;
        let told = |(figure, reading): (FigureId, book::Reading)| Told {
            figure,
            value: reading.known,
            issued: Some(reading.issued),
            paper: Some(reading.issued),
        };
        let mut values: Vec<Told> = read.into_iter().map(told).collect();
        values.retain(|told| self.is_wanted(told.figure));
        let mut line = Line { values, ..empty(unit, period) };
        if span.0 < span.1 {
            self.on_paper(tx, pass, &mut line)?;
        } else {
            let (of, only) = ((self.figures, self.tree.atlas()), self.only.as_deref());
            line.named = book::named_of(tx, pass, of, (unit, span.0), only)?;
        }
        Ok(line)
    }

    /// What the paper of a longer span prints, on the map of its last day (decision 0151).
    fn on_paper(&self, tx: &mut Tx<'_>, pass: &Pass, line: &mut Line) -> Result<()> {
        let (unit, day, span) = (line.unit, line.period.last(), months(line.period));
        if !self.tree.get(unit).is_some_and(|unit| Tree::stands(unit, day)) {
            line.values.iter_mut().for_each(|told| told.paper = None);
            return Ok(());
        }
        let (atlas, figures) = (self.tree.atlas(), self.figures);
        if atlas.map_of(span.0.last()) == atlas.map_of(day) {
            return Ok(());
        }
        let eras = reporting::crossing::eras(atlas, unit, span, day);
        if eras.is_empty() {
            return Ok(());
        }
        let read = book::issued_span_on_map(tx, pass, figures, atlas, (unit, day), span)?;
        for told in &mut line.values {
            told.paper = Some(read.value(told.figure));
        }
        line.without = read.untold.into_iter().filter(|id| self.is_wanted(*id)).collect();
        let others = eras.into_iter();
        let others = others.map(|(first, last, units)| Others { months: (first, last), units });
        line.others = others.collect();
        Ok(())
    }

    /// Counts for every line the units below whose figures in it nobody has approved: one statement
    /// for all of them.
    pub fn count_unapproved(&mut self, tx: &mut Tx<'_>, lines: &mut [Line]) -> Result<()> {
        let Some(unit) = lines.first().map(|line| line.unit) else { return Ok(()) };
        let pass = self.pass(tx, unit)?;
        let months = |line: &Line| months(line.period);
        let first = lines.iter().map(|line| months(line).0).min().unwrap_or(Month::FIRST);
        let last = lines.iter().map(|line| months(line).1).max().unwrap_or(Month::FIRST);
        let above = |line: &Line| self.above(line.unit, months(line));
        let all: BTreeSet<UnitId> = lines.iter().flat_map(above).map(|(unit, ..)| unit).collect();
        let all: Vec<UnitId> = all.into_iter().collect();
        let mut found: HashMap<(UnitId, Month), Vec<(i64, UnitId)>> = HashMap::new();
        for row in store::unapproved_under(tx, &pass, &all, (first, last))? {
            found.entry((row.above, row.month)).or_default().push((row.depth, row.unit));
        }
        for line in lines.iter_mut() {
            let mut units: BTreeSet<UnitId> = BTreeSet::new();
            for (above, depth, month) in self.above(line.unit, months(line)) {
                let under = found.get(&(above, month)).into_iter().flatten();
                units.extend(under.filter(|(at, _)| *at >= depth).map(|(_, unit)| *unit));
            }
            line.unapproved = Some(units.len() as i64);
        }
        Ok(())
    }

    /// Asks of every line whether a month in its numbers bears the mark of illustrations on its
    /// report: two statements for all of them.
    pub fn mark(&mut self, tx: &mut Tx<'_>, lines: &mut [Line]) -> Result<()> {
        let Some(unit) = lines.first().map(|line| line.unit) else { return Ok(()) };
        let pass = self.pass(tx, unit)?;
        let parts: Vec<Vec<(UnitId, Month)>> = lines.iter().map(|line| self.parts(line)).collect();
        let all: Vec<(UnitId, Month)> = parts.iter().flatten().copied().collect();
        let marked = marked(tx, &pass, &all)?;
        for (line, parts) in lines.iter_mut().zip(&parts) {
            line.is_marked = Some(parts.iter().any(|part| marked.contains(part)));
        }
        Ok(())
    }

    /// Of which months of which units a line is made; with what its paper tells of others.
    fn parts(&self, line: &Line) -> Vec<(UnitId, Month)> {
        if line.values.is_empty() {
            return Vec::new();
        }
        let own = self.above(line.unit, months(line.period));
        let mut all: Vec<_> = own.into_iter().map(|(unit, _, month)| (unit, month)).collect();
        for others in &line.others {
            let mut month = others.months.0;
            while month <= others.months.1 {
                all.extend(others.units.iter().map(|unit| (*unit, month)));
                month = month.next();
            }
        }
        all
    }

    /// Under which units the parts of a line lie in each month, and from which depth on.
    fn above(&self, unit: UnitId, (first, last): (Month, Month)) -> Vec<(UnitId, i64, Month)> {
        let mut all = Vec::new();
        let mut month = first;
        while month <= last {
            match self.map {
                Map::Reported => all.push((unit, 1, month)),
                Map::On(day) => {
                    let cover = self.tree.atlas().cover(unit, month, day);
                    all.extend(cover.units().into_iter().map(|unit| (unit, 0, month)));
                }
            }
            month = month.next();
        }
        all
    }

    fn is_wanted(&self, figure: FigureId) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(&figure))
    }

    fn on_map(
        &self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        at: (UnitId, kernel::Day),
        periods: &[Period],
    ) -> Result<Vec<Line>> {
        // A unit that does not stand on the map has no number there: who stands for it has one.
        let stands = self.tree.stands_for(at.0, at.1);
        if stands != Some(at.0) {
            let line = |period: &Period| Line { cannot_tell: Some(stands), ..empty(at.0, *period) };
            return Ok(periods.iter().map(line).collect());
        }
        let spans: Vec<(Month, Month)> = periods.iter().map(|period| months(*period)).collect();
        let (figures, atlas, only) = (self.figures, self.tree.atlas(), self.only.as_deref());
        let read = book::spans_on_map(tx, pass, figures, atlas, at, &spans, only)?;
        let line = |(told, period): (OnMap, &Period)| self.told(at.0, *period, told);
        Ok(read.into_iter().zip(periods).map(line).collect())
    }

    fn told(&self, unit: UnitId, period: Period, told: OnMap) -> Line {
        let none = empty(unit, period);
        match told {
            OnMap::CannotTell { nearest } => Line { cannot_tell: Some(nearest), ..none },
            OnMap::Told { values, cut } => {
                let wanted = values.into_iter().filter(|(figure, _)| self.is_wanted(*figure));
                let told = |(figure, value)| Told { figure, value, issued: None, paper: None };
                Line { values: wanted.map(told).collect(), cut, ..none }
            }
        }
    }
}

/// A line with nothing in it.
pub(crate) fn empty(unit: UnitId, period: Period) -> Line {
    let (values, others, without, named) = Default::default();
    let (cut, is_marked, cannot_tell, unapproved) = (Cut::No, None, None, None);
    Line { unit, period, values, cut, is_marked, cannot_tell, unapproved, others, without, named }
}

/// Which of these months of units bear the mark of illustrations.
pub(crate) fn marked(
    tx: &mut Tx<'_>,
    pass: &Pass,
    parts: &[(UnitId, Month)],
) -> Result<BTreeSet<(UnitId, Month)>> {
    let months = parts.iter().map(|(_, month)| *month);
    let Some(span) = months.clone().min().zip(months.max()) else { return Ok(BTreeSet::new()) };
    let units: BTreeSet<UnitId> = parts.iter().map(|(unit, _)| *unit).collect();
    let units: Vec<UnitId> = units.into_iter().collect();
    store::marked(tx, pass, &units, span)
}

pub(crate) fn months(period: Period) -> (Month, Month) {
    (Month::of(period.first()), Month::of(period.last()))
}
