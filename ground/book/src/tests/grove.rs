//! A small dated tree for tests. In the product only `org` writes the tree; the Book must not
//! depend on how.

use crate::{FigureId, RecordId};
use kernel::db::{Tx, sql};
use kernel::{Day, Id, Result, UnitId};

/// A line of succession.
#[derive(Debug, Clone)]
pub struct Passing {
    pub from: UnitId,
    pub to: UnitId,
    pub day: Day,
    pub share: Option<(i64, i64)>,
    pub order: i64,
}

/// Units, edges and successions, kept beside the database and written into it as a whole.
#[derive(Debug, Clone, Default)]
pub struct Grove {
    /// First and last day; the unit's id is its place plus one.
    pub units: Vec<(Day, Day)>,
    /// Unit, first day, last day, parent.
    pub edges: Vec<(UnitId, Day, Day, UnitId)>,
    pub passings: Vec<Passing>,
    /// Of a closed unit and a figure the share of a heir, where it is told apart.
    pub apart: Vec<(UnitId, FigureId, UnitId, (i64, i64))>,
    /// Of a closed unit a record, and the heir it is named for.
    pub named: Vec<(UnitId, RecordId, UnitId)>,
}

impl Grove {
    /// A centre with provinces, districts and communes under them.
    pub fn new(fan: &[usize]) -> Grove {
        let mut grove = Grove::default();
        let mut level = vec![grove.found(Day::BEGINNING, None)];
        for width in fan {
            let parents = std::mem::take(&mut level);
            for parent in parents {
                level.extend((0..*width).map(|_| grove.found(Day::BEGINNING, Some(parent))));
            }
        }
        grove
    }

    pub fn found(&mut self, day: Day, above: Option<UnitId>) -> UnitId {
        self.units.push((day, Day::OPEN_END));
        let unit = UnitId(self.units.len() as i64);
        if let Some(above) = above {
            self.edges.push((unit, day, Day::OPEN_END, above));
        }
        unit
    }

    /// The unit's last day is the one before `day`.
    pub fn close(&mut self, unit: UnitId, day: Day) {
        let last = day.add_days(-1);
        self.units[unit.0 as usize - 1].1 = last;
        for edge in self.edges.iter_mut().filter(|edge| edge.0 == unit && edge.2 > last) {
            edge.2 = last;
        }
    }

    pub fn hang(&mut self, unit: UnitId, day: Day, above: UnitId) {
        let last = day.add_days(-1);
        for edge in self.edges.iter_mut().filter(|edge| edge.0 == unit && edge.2 > last) {
            edge.2 = last;
        }
        self.edges.push((unit, day, Day::OPEN_END, above));
    }

    pub fn pass_on(&mut self, from: UnitId, day: Day, to: &[(UnitId, Option<(i64, i64)>)]) {
        for (order, (to, share)) in to.iter().enumerate() {
            let (order, to, share) = (order as i64, *to, *share);
            self.passings.push(Passing { from, to, day, share, order });
        }
    }

    /// Says shares of one figure otherwise than those of the unit.
    pub fn tell_apart(&mut self, from: UnitId, figure: FigureId, to: &[(UnitId, (i64, i64))]) {
        self.apart.extend(to.iter().map(|(to, share)| (from, figure, *to, *share)));
    }

    /// The share of an heir as a figure sees it.
    pub fn share(&self, passing: &Passing, figure: FigureId) -> Option<(i64, i64)> {
        let told = |(from, of, to, _): &&(UnitId, FigureId, UnitId, (i64, i64))| {
            (*from, *of, *to) == (passing.from, figure, passing.to)
        };
        self.apart.iter().find(told).map(|told| told.3).or(passing.share)
    }

    /// The heir that a record of a unit is named for.
    pub fn named_for(&self, unit: UnitId, record: RecordId) -> Option<UnitId> {
        let is_it = |(from, of, _): &&(UnitId, RecordId, UnitId)| (*from, *of) == (unit, record);
        self.named.iter().find(is_it).map(|(_, _, to)| *to)
    }

    pub fn stands(&self, unit: UnitId, day: Day) -> bool {
        let (from, until) = self.units[unit.0 as usize - 1];
        from <= day && day <= until
    }

    pub fn above(&self, unit: UnitId, day: Day) -> Option<UnitId> {
        let edge = self.edges.iter().find(|e| e.0 == unit && e.1 <= day && day <= e.2);
        edge.map(|edge| edge.3)
    }

    /// The chain above a unit on a day, nearest first.
    pub fn chain_above(&self, unit: UnitId, day: Day) -> Vec<UnitId> {
        let mut chain = Vec::new();
        let mut at = self.above(unit, day);
        while let Some(unit) = at {
            chain.push(unit);
            at = self.above(unit, day);
        }
        chain
    }

    pub fn children(&self, unit: UnitId, day: Day) -> Vec<UnitId> {
        let under = self.edges.iter().filter(|e| e.3 == unit && e.1 <= day && day <= e.2);
        under.map(|edge| edge.0).collect()
    }

    pub fn ids(&self) -> impl Iterator<Item = UnitId> + use<> {
        (1..=self.units.len() as i64).map(UnitId)
    }

    /// Replaces the tree in the database by this one.
    pub fn write(&self, tx: &mut Tx<'_>) -> Result<()> {
        tx.without_journal("the tree of a test");
        for table in
            ["unit", "edge", "reach", "succession", "succession_share", "succession_record"]
        {
            sql(format!("delete from {table}")).run(tx)?;
        }
        for (unit, (from, until)) in self.ids().zip(&self.units) {
            sql("insert into unit (id, key, code, name, name_folded, short_name, level, from_on, \
                 until_on, version) values ($1, $2, $3, $3, $3, $3, 'level', $4, $5, 1)")
            .bind(unit)
            .bind(Id::<kernel::ids::Account>::new())
            .bind(format!("u{unit}"))
            .bind(*from)
            .bind(*until)
            .run(tx)?;
            for (above, from, until, depth) in self.reach(unit) {
                sql("insert into reach (above, unit, from_on, until_on, depth) \
                     values ($1, $2, $3, $4, $5)")
                .bind(above)
                .bind(unit)
                .bind(from)
                .bind(until)
                .bind(depth)
                .run(tx)?;
            }
        }
        for (unit, from, until, above) in &self.edges {
            sql("insert into edge (unit, from_on, until_on, above) values ($1, $2, $3, $4)")
                .bind(*unit)
                .bind(*from)
                .bind(*until)
                .bind(*above)
                .run(tx)?;
        }
        for passing in &self.passings {
            sql("insert into succession (id, on_day, from_unit, to_unit, kind, share_part, \
                 share_whole, place_in_order, is_default) \
                 values ($1, $2, $3, $4, 'part', $5, $6, $7, $8)")
            .bind(Id::<kernel::ids::Account>::new())
            .bind(passing.day)
            .bind(passing.from)
            .bind(passing.to)
            .bind(passing.share.map(|share| share.0))
            .bind(passing.share.map(|share| share.1))
            .bind(passing.order)
            .bind(passing.order == 0)
            .run(tx)?;
        }
        for (from, figure, to, (part, whole)) in &self.apart {
            sql("insert into succession_share (from_unit, to_unit, figure, share_part, \
                 share_whole) select $1, $2, code, $3, $4 from figure where id = $5")
            .bind(*from)
            .bind(*to)
            .bind(*part)
            .bind(*whole)
            .bind(figure.0)
            .run(tx)?;
        }
        for (from, record, to) in &self.named {
            sql("insert into succession_record (from_unit, record, to_unit) values ($1, $2, $3)")
                .bind(*from)
                .bind(*record)
                .bind(*to)
                .run(tx)?;
        }
        Ok(())
    }

    /// Self and everything above, by spans of days in which it does not change.
    fn reach(&self, unit: UnitId) -> Vec<(UnitId, Day, Day, i64)> {
        let (from, until) = self.units[unit.0 as usize - 1];
        self.reach_within(unit, from, until)
    }

    fn reach_within(&self, unit: UnitId, from: Day, until: Day) -> Vec<(UnitId, Day, Day, i64)> {
        let mut rows = vec![(unit, from, until, 0)];
        for (_, first, last, above) in self.edges.iter().filter(|edge| edge.0 == unit) {
            let (first, last) = (from.max(*first), until.min(*last));
            if first <= last {
                let above = self.reach_within(*above, first, last);
                rows.extend(above.into_iter().map(|(top, f, l, depth)| (top, f, l, depth + 1)));
            }
        }
        rows
    }
}
