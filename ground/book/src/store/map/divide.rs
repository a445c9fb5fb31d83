//! Dividing what a cut unit held itself: what its named records made goes where each of them was
//! named for, the rest by shares. The whole is divided first, so that all maps add up. It chooses
//! no unit; where a unit's part lies is told by the cover.

use super::super::atlas::{Atlas, Cover, NamedHeir};
use super::super::drill::Basis;
use super::super::named::{self, Tallies};
use super::super::position::check_reach_of;
use super::read::{Asked, Values};
use super::{Ask, Cut};
use crate::figures::Figures;
use crate::model::{FigureId, too_large};
use crate::rules::{Share, apportion};
use kernel::db::Tx;
use kernel::{Day, Month, Pass, Result, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// What of a unit's own numbers of a month goes to each heir for whom its records are named, as
/// known now; the rest of what it held itself is divided by shares. Of kept figures alone: those
/// with a formula are computed after these were divided. Nothing of a unit that was not cut by
/// names.
pub fn named_of(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (figures, atlas): (&Figures, &Atlas),
    (unit, month): (UnitId, Month),
    only: Option<&[FigureId]>,
) -> Result<BTreeMap<UnitId, BTreeMap<FigureId, i64>>> {
    check_reach_of(tx, pass, &[unit])?;
    let mut named: BTreeMap<UnitId, Values> = BTreeMap::new();
    if !atlas.is_cut_by_names(unit) {
        return Ok(named);
    }
    let kept = only.map(|only| figures.kept(only));
    // The day chooses a map; what a unit held itself lies on none.
    let ask = Ask::new((figures, atlas, Day::LAST), kept.as_deref(), Basis::Known);
    let asked = Asked { figures, months: &[month], only: ask.only, basis: ask.basis };
    let own = ask.own(tx, &asked, unit)?.pop().unwrap_or_default();
    for (figure, tally) in ask.tallies(tx, &asked, unit)?.pop().unwrap_or_default() {
        if !asked.is_wanted(figure) {
            continue;
        }
        let (parts, _) = tally.of(own.get(&figure).copied().unwrap_or_default())?;
        for (heir, amount) in parts.into_iter().filter(|(_, amount)| *amount != 0) {
            named.entry(heir).or_default().insert(figure, amount);
        }
    }
    Ok(named)
}

/// What of a cut unit's own part of a month lies inside.
#[derive(Debug, Default)]
pub(super) struct Divided {
    /// All it held itself.
    pub(super) of: Values,
    /// What of that lies inside, as far as it can be told.
    pub(super) inside: Values,
    /// Figures of which some cannot be told apart.
    pub(super) open: BTreeSet<FigureId>,
    /// How each of those figures was divided of which something is there.
    pub(super) cut: BTreeMap<FigureId, Cut>,
}

impl Divided {
    /// Adds what of an amount lies inside by shares; without any it cannot be told.
    fn add(
        &mut self,
        (figure, amount): (FigureId, i64),
        shares: Option<&[(Share, bool)]>,
        cut: Cut,
    ) -> Result<()> {
        if amount == 0 {
            return Ok(());
        }
        let Some(shares) = shares else {
            self.open.insert(figure);
            return Ok(());
        };
        let parts: Vec<Share> = shares.iter().map(|(share, _)| *share).collect();
        let divided = apportion(amount, &parts)?;
        let inside = divided.iter().zip(shares).filter(|(_, (_, is_inside))| *is_inside);
        let kept = self.inside.entry(figure).or_default();
        let sum: i64 = inside.map(|(part, _)| *part).sum();
        *kept = kept.checked_add(sum).ok_or_else(too_large)?;
        let kept = self.cut.entry(figure).or_default();
        *kept = cut.max(*kept);
        Ok(())
    }
}

impl NamedHeir {
    /// How what is named for it was divided after that.
    fn cut(&self) -> Cut {
        let places = self.shares.iter().flatten().map(|(_, is_inside)| *is_inside);
        let is_divided = places.clone().any(|inside| inside) && places.clone().any(|one| !one);
        match (is_divided, self.is_made_up) {
            (false, _) => Cut::Named,
            (true, false) => Cut::Apportioned,
            (true, true) => Cut::MadeUp,
        }
    }
}

impl Ask<'_> {
    /// What of a unit's own part lies inside, month by month; without shares it cannot be told
    /// apart but for what records are named for.
    pub(super) fn divided(
        &self,
        tx: &mut Tx<'_>,
        asked: &Asked<'_>,
        cover: &Cover,
        (unit, shares): (UnitId, Option<&[(Share, bool)]>),
    ) -> Result<Vec<Divided>> {
        let own = self.own(tx, asked, unit)?;
        let cut = shares.map_or(Cut::No, |shares| cover.cut(unit, shares));
        let heirs = cover.named.get(&unit).map_or(&[][..], Vec::as_slice);
        let tallies = if heirs.is_empty() { Vec::new() } else { self.tallies(tx, asked, unit)? };
        let mut all = Vec::with_capacity(own.len());
        for (at, of) in own.into_iter().enumerate() {
            let mut divided = Divided { of, ..Divided::default() };
            let tallies = tallies.get(at);
            let mut figures: BTreeSet<FigureId> = divided.of.keys().copied().collect();
            figures.extend(tallies.iter().flat_map(|tallies| tallies.keys()));
            for figure in figures.into_iter().filter(|figure| asked.is_wanted(*figure)) {
                let number = divided.of.get(&figure).copied().unwrap_or_default();
                let (named, rest) = match tallies.and_then(|tallies| tallies.get(&figure)) {
                    Some(tally) => tally.of(number)?,
                    None => (Default::default(), number),
                };
                divided.add((figure, rest), shares, cut)?;
                for (heir, amount) in named {
                    let heir = heirs.iter().find(|known| known.heir == heir);
                    let parts = heir.and_then(|heir| heir.shares.as_deref());
                    divided.add((figure, amount), parts, heir.map_or(cut, NamedHeir::cut))?;
                }
            }
            all.push(divided);
        }
        Ok(all)
    }

    /// What records that are named made of a unit in each month; of a level nothing any more once
    /// it was handed on.
    fn tallies(&self, tx: &mut Tx<'_>, asked: &Asked<'_>, unit: UnitId) -> Result<Vec<Tallies>> {
        let basis: Basis = asked.basis;
        let mut all = named::flows(tx, self.figures, (unit, asked.months, basis))?;
        let until = self.atlas.handed_on_in(unit);
        if asked.months.iter().any(|month| until.is_some_and(|until| *month < until)) {
            let levels = named::Levels::read(tx, self.figures, (unit, basis))?;
            for (tallies, month) in all.iter_mut().zip(asked.months) {
                if until.is_some_and(|until| *month < until) {
                    tallies.extend(levels.at(*month));
                }
            }
        }
        Ok(all)
    }
}
