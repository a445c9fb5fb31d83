//! What the records that a decision names make of a unit that was cut: they go to the part they are
//! named for, and only what is left is divided by shares. A flow is what they posted. A level is
//! what was counted last and what has changed since: whoever has the record of the count has the
//! count. Entries stay where they are; only `org` writes who is named.

use super::drill::Basis;
use crate::figures::Figures;
use crate::model::{EntryId, FigureId, Kind, too_large};
use kernel::db::{Tx, sql};
use kernel::{Month, Result, UnitId, row};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Units that were cut, each with those of its heirs for whom records are named.
pub(super) fn heirs(tx: &mut Tx<'_>) -> Result<HashMap<UnitId, Vec<UnitId>>> {
    let lines: Vec<(UnitId, UnitId)> = sql(
        "select distinct from_unit, to_unit from succession_record order by from_unit, to_unit",
    )
    .all(tx)?;
    let mut all: HashMap<UnitId, Vec<UnitId>> = HashMap::new();
    for (from, to) in lines {
        all.entry(from).or_default().push(to);
    }
    Ok(all)
}

/// What records of a figure make.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// What is named for each heir.
    named: BTreeMap<UnitId, i64>,
    /// Of a level whose last count is named: for whom, and the changes since that nobody named.
    counted: Option<(UnitId, i64)>,
}

/// What a number of a cut unit comes to: by heirs for whom records are named, and the rest.
pub(super) type Divided = (BTreeMap<UnitId, i64>, i64);

impl Tally {
    /// The parts and the rest of a number; together they are the number.
    pub(super) fn of(&self, number: i64) -> Result<Divided> {
        let mut named = self.named.clone();
        let sum = named.values().try_fold(0_i64, |sum, more| sum.checked_add(*more));
        let left = sum.and_then(|sum| number.checked_sub(sum)).ok_or_else(too_large)?;
        let Some((heir, loose)) = self.counted else { return Ok((named, left)) };
        let base = left.checked_sub(loose).ok_or_else(too_large)?;
        let held = named.entry(heir).or_default();
        *held = held.checked_add(base).ok_or_else(too_large)?;
        Ok((named, loose))
    }
}

/// Tallies by figure.
pub(super) type Tallies = BTreeMap<FigureId, Tally>;

/// The flows of a cut unit in some months, each in its place.
pub(super) fn flows(
    tx: &mut Tx<'_>,
    figures: &Figures,
    (unit, months, basis): (UnitId, &[Month], Basis),
) -> Result<Vec<Tallies>> {
    let mut all = vec![Tallies::new(); months.len()];
    let from = "succession_record n join source s on s.record = n.record \
                join entry e on e.source = s.id where n.from_unit = $1 and e.kind in (0, 3)";
    let part = |month: &str, at: &str| {
        format!(
            "select n.to_unit, {month} as month, e.figure, e.amount from {from} and {at} \
             and {month} in []"
        )
    };
    let parts = match basis {
        Basis::Issued => part("e.month_booked", "e.unit = $1"),
        Basis::Known => [
            part("e.month_booked", "e.unit = $1 and e.unit_for is null"),
            part("e.month_for", "e.unit_for = $1"),
        ]
        .join(" union all "),
    };
    let mut ask = sql(format!(
        "select to_unit, month, figure, cast(sum(amount) as bigint) from ({parts}) p \
         group by to_unit, month, figure"
    ))
    .bind(unit)
    .list(months.iter().copied());
    if basis == Basis::Known {
        ask = ask.list(months.iter().copied());
    }
    for (heir, month, figure, amount) in ask.all::<(UnitId, Month, FigureId, i64)>(tx)? {
        let places = months.iter().zip(&mut all).filter(|(known, _)| **known == month);
        for (_, tallies) in places.filter(|_| !figures.is_stock(figure)) {
            tallies.entry(figure).or_default().named.insert(heir, amount);
        }
    }
    Ok(all)
}

row! {
    /// An entry of a level, with the heir for whom its record is named.
    struct Line {
        month_booked: Month,
        month_for: Option<Month>,
        figure: FigureId,
        id: EntryId,
        day_for: i64,
        amount: i64,
        kind: Kind,
        reverses: Option<EntryId>,
        to_unit: Option<UnitId>,
    }
}

impl Line {
    fn told(&self) -> Month {
        self.month_for.unwrap_or(self.month_booked)
    }

    /// The month from whose end on it is part of a level.
    fn from(&self, basis: Basis) -> Month {
        match basis {
            Basis::Issued => self.month_booked,
            Basis::Known => self.told(),
        }
    }
}

/// Everything that made the levels of a cut unit, to be asked for the end of any month before it
/// handed them on.
pub(super) struct Levels {
    lines: BTreeMap<FigureId, Vec<Line>>,
    basis: Basis,
}

impl Levels {
    /// Reads it.
    pub(super) fn read(
        tx: &mut Tx<'_>,
        figures: &Figures,
        (unit, basis): (UnitId, Basis),
    ) -> Result<Levels> {
        let mut all = Levels { lines: BTreeMap::new(), basis };
        if figures.stocks().is_empty() {
            return Ok(all);
        }
        let part = |at: &str| {
            format!(
                "select e.month_booked, e.month_for, e.figure, e.id, e.day_for, e.amount, e.kind, \
                 e.reverses, n.to_unit from entry e left join source s on s.id = e.source \
                 left join succession_record n on n.from_unit = $1 and n.record = s.record \
                 where {at} and e.figure in []"
            )
        };
        let (text, times) = match basis {
            Basis::Issued => (part("e.unit = $1"), 1),
            Basis::Known => {
                let (here, late) = ("e.unit = $1 and e.unit_for is null", "e.unit_for = $1");
                (format!("{} union all {}", part(here), part(late)), 2)
            }
        };
        let ask = sql(text).bind(unit);
        let ask = (0..times).fold(ask, |ask, _| ask.list(figures.stocks().iter().copied()));
        for line in ask.all::<Line>(tx)? {
            all.lines.entry(line.figure).or_default().push(line);
        }
        Ok(all)
    }

    /// The levels at the end of a month.
    pub(super) fn at(&self, month: Month) -> Tallies {
        let of = |(figure, lines): (&FigureId, &Vec<Line>)| {
            let lines: Vec<&Line> =
                lines.iter().filter(|line| line.from(self.basis) <= month).collect();
            (*figure, level(&lines))
        };
        self.lines.iter().map(of).collect()
    }
}

/// A level: the last count that stands, and what has changed after it. Changes that came from other
/// units by a decision are nobody's record; what units took along from one parent to another, and
/// what of that was taken back, is theirs and not the parent's own.
fn level(lines: &[&Line]) -> Tally {
    let is = |kind: Kind| lines.iter().filter(move |line| line.kind == kind);
    let answered: HashSet<EntryId> = is(Kind::Reverse).filter_map(|line| line.reverses).collect();
    let others = is(Kind::Count).chain(is(Kind::Carry));
    let others: BTreeSet<EntryId> = others.map(|line| line.id).collect();
    let base = is(Kind::Count)
        .filter(|line| !answered.contains(&line.id))
        .max_by_key(|line| (line.told(), line.day_for, line.id));
    let (mut named, mut loose) = (BTreeMap::new(), 0_i64);
    for line in lines {
        let is_change = match line.kind {
            Kind::Flow | Kind::Move => true,
            Kind::Reverse => line.reverses.is_none_or(|of| !others.contains(&of)),
            Kind::Count | Kind::Hold | Kind::Carry => false,
        };
        let is_after = |base: &&&Line| (line.told(), line.day_for) > (base.told(), base.day_for);
        if !is_change || !base.as_ref().is_none_or(is_after) {
            continue;
        }
        match line.to_unit.filter(|_| line.kind != Kind::Move) {
            Some(heir) => *named.entry(heir).or_default() += line.amount,
            None => loose += line.amount,
        }
    }
    Tally { named, counted: base.and_then(|base| base.to_unit).map(|heir| (heir, loose)) }
}

/// Whether records of a unit that are named told anything of a figure.
pub(super) fn tell_of(tx: &mut Tx<'_>, unit: UnitId, figure: FigureId) -> Result<bool> {
    let first: Option<EntryId> = sql("select e.id from succession_record n \
         join source s on s.record = n.record join entry e on e.source = s.id \
         where n.from_unit = $1 and e.figure = $2 limit 1")
    .bind(unit)
    .bind(figure)
    .maybe(tx)?;
    Ok(first.is_some())
}

/// The heir for whom a record of a unit is named, if it is.
pub(super) fn heir_of(
    tx: &mut Tx<'_>,
    unit: UnitId,
    record: crate::model::RecordId,
) -> Result<Option<UnitId>> {
    sql("select to_unit from succession_record where from_unit = $1 and record = $2")
        .bind(unit)
        .bind(record)
        .maybe(tx)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: i64, (month, day_for): (i64, i64), amount: i64, kind: Kind) -> Line {
        let month_booked = Month::FIRST.add_months(month);
        let (figure, id) = (FigureId(1), EntryId(id));
        let (month_for, reverses, to_unit) = (None, None, None);
        Line { month_booked, month_for, figure, id, day_for, amount, kind, reverses, to_unit }
    }

    fn named(line: Line, heir: i64) -> Line {
        Line { to_unit: Some(UnitId(heir)), ..line }
    }

    fn told(lines: &[Line], number: i64) -> (Vec<(i64, i64)>, i64) {
        let lines: Vec<&Line> = lines.iter().collect();
        let (named, rest) = level(&lines).of(number).expect("small numbers");
        (named.into_iter().map(|(heir, part)| (heir.0, part)).collect(), rest)
    }

    #[test]
    fn changes_are_of_those_they_are_named_for_and_the_rest_is_of_nobody() {
        let lines = [
            named(line(1, (1, 3), 40, Kind::Flow), 7),
            named(line(2, (1, 5), 2, Kind::Flow), 8),
            line(3, (2, 5), 9, Kind::Flow),
            named(line(4, (2, 9), -1, Kind::Reverse), 8),
        ];
        assert_eq!(told(&lines, 50), (vec![(7, 40), (8, 1)], 9));
    }

    #[test]
    fn a_count_is_of_whoever_has_its_record_and_swallows_what_was_before() {
        let before = named(line(1, (1, 3), 40, Kind::Flow), 7);
        let count = |heir| named(line(2, (1, 31), 60, Kind::Count), heir);
        let after = [named(line(3, (2, 5), 4, Kind::Flow), 7), line(4, (2, 6), 3, Kind::Flow)];
        let [own, loose] = after;
        assert_eq!(told(&[before, count(8), own, loose], 107), (vec![(7, 4), (8, 100)], 3));
        let before = named(line(1, (1, 3), 40, Kind::Flow), 7);
        let own = named(line(3, (2, 5), 4, Kind::Flow), 7);
        let nobodys = line(2, (1, 31), 60, Kind::Count);
        assert_eq!(told(&[before, nobodys, own], 104), (vec![(7, 4)], 100));
    }

    #[test]
    fn what_a_unit_took_along_and_brought_back_is_not_the_parents() {
        let carry = line(2, (1, 1), -60, Kind::Carry);
        let back = Line { reverses: Some(EntryId(2)), ..line(3, (1, 1), 60, Kind::Reverse) };
        let own = named(line(1, (1, 3), 40, Kind::Flow), 7);
        let after = line(4, (1, 4), 5, Kind::Flow);
        let count = named(line(5, (0, 31), 30, Kind::Count), 8);
        assert_eq!(told(&[own, carry, back, after, count], 75), (vec![(7, 40), (8, 30)], 5));
    }

    #[test]
    fn a_count_that_was_taken_back_counts_no_more() {
        let count = named(line(2, (1, 31), 60, Kind::Count), 8);
        let back = line(3, (1, 31), -60, Kind::Reverse);
        let back = Line { reverses: Some(EntryId(2)), ..named(back, 8) };
        let first = named(line(1, (1, 3), 40, Kind::Flow), 7);
        assert_eq!(told(&[first, count, back], 40), (vec![(7, 40)], 0));
    }
}
