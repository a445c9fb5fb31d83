//! Where a page stands: the unit it is about (from `?unit=`, else the reader's own), the pass for
//! it, the way down to it and the units below. Rights are read on today's tree, the unit on the
//! day the page is about. It draws the crumbs and the switch, nothing else.

use crate::codedays::CodeDays;
use kernel::db::Tx;
use kernel::place::{self, Place, UnitRow};
use kernel::{Act, Day, Error, Flaw, Pass, Result, UnitId, Who};
use kit::PageHead;
use kit::form::Choice;
use kit::page::{Crumb, Switch, SwitchOption};

/// Units offered in a switch; a province has up to 168 communes.
const SWITCH_UNITS: usize = 200;

/// Where a page stands.
pub struct Standing {
    /// The pass for the act of the page.
    pub pass: Pass,
    /// The unit, as it stands on the day of the page.
    pub place: Place,
    /// From the centre down to the unit.
    pub way: Vec<UnitRow>,
    /// The units directly below.
    pub below: Vec<UnitRow>,
    /// The code that leads back here from a page of the same days: the unit's, or none where the
    /// reader's own unit does not stand in them, as it was not asked for by a code then.
    pub code: String,
    /// The days to which that code may be carried.
    pub days: CodeDays,
    /// The days the page is about.
    span: (Day, Day),
    /// How many steps of the way lie above the reader's reach.
    beyond: usize,
}

impl Standing {
    /// The unit with this code on a day, or the reader's own when the code is empty. Unknown when
    /// no role speaks for it.
    pub fn at(
        tx: &mut Tx<'_>,
        who: &Who,
        act: &'static Act,
        code: &str,
        day: Day,
    ) -> Result<Standing> {
        let place = match code {
            "" => place::get(tx, own(who, act)?, day)?,
            code => place::find(tx, code, day)?,
        };
        Standing::on(tx, who, act, place, (day, day))
    }

    /// The same for a page of some days: where the unit was closed within them, as it stood last.
    pub fn within(
        tx: &mut Tx<'_>,
        who: &Who,
        act: &'static Act,
        code: &str,
        (first, last): (Day, Day),
    ) -> Result<Standing> {
        let place = match code {
            "" => place::get(tx, own(who, act)?, last)?,
            code => place::find_within(tx, code, (first, last))?,
        };
        Standing::on(tx, who, act, place, (first, last))
    }

    /// The same for a page that reads the tree of another day than the one its address was written
    /// on (`was`): where the unit is no more, whoever has taken its place stands there. A map that
    /// is still ahead, of a unit that the reader does not reach yet, is told in words.
    pub fn after(
        tx: &mut Tx<'_>,
        who: &Who,
        act: &'static Act,
        code: &str,
        (was, day): (Day, Day),
    ) -> Result<Standing> {
        match Standing::at(tx, who, act, code, day) {
            Err(Error::NotFound) if !code.is_empty() => {}
            other => return other,
        }
        let old = place::find(tx, code, was)?;
        pass(tx, who, act, &old)?;
        let heir = place::heir(tx, old.id, day)?;
        let place = place::get(tx, heir, day)?;
        if !(place.from..=place.until).contains(&day) {
            return Err(Error::NotFound);
        }
        let name = place.name.clone();
        match Standing::on(tx, who, act, place, (day, day)) {
            // The map is decided and still ahead: its unit holds others' figures too, and the right
            // to them comes with its day.
            Err(Error::NotFound) if day > who.today() => {
                let flaw = Flaw::new("map", "org-map-ahead").arg("day", day.vn());
                Err(Error::Invalid(vec![flaw.arg("unit", name)]))
            }
            other => other,
        }
    }

    /// The unit that keeps a record, on a day.
    pub fn of(
        tx: &mut Tx<'_>,
        who: &Who,
        act: &'static Act,
        unit: UnitId,
        day: Day,
    ) -> Result<Standing> {
        let place = place::get(tx, unit, day)?;
        Standing::on(tx, who, act, place, (day, day))
    }

    fn on(
        tx: &mut Tx<'_>,
        who: &Who,
        act: &'static Act,
        place: Place,
        span: (Day, Day),
    ) -> Result<Standing> {
        let pass = pass(tx, who, act, &place)?;
        let (code, days) = match place.from <= span.1 && span.0 <= place.until {
            true => (place.code.clone(), CodeDays::of(tx, who, act, &place)?),
            false => (String::new(), CodeDays::all()),
        };
        let day = span.1.within(place.from, place.until);
        let way = place::crumbs(tx, place.id, day)?;
        let below = place::children(tx, place.id, day)?;
        let speaks = |unit: UnitId| {
            who.grants().iter().any(|grant| grant.unit == unit && act.roles.contains(&grant.role))
        };
        let beyond = way.iter().position(|step| speaks(step.id)).unwrap_or(way.len());
        Ok(Standing { pass, place, way, below, code, days, span, beyond })
    }

    /// Puts crumbs and switch on the head of a page; `to` makes the address for a unit's code.
    pub fn head(&self, head: PageHead, to: impl Fn(&str) -> String) -> PageHead {
        let last = self.way.len().saturating_sub(1);
        // The unit itself is named by the switch that stands right after its way.
        let crumbs = self.way.iter().take(last).enumerate().map(|(at, step)| {
            if at < self.beyond || !self.is_there(step) {
                Crumb { label: step.short_name.clone(), href: None }
            } else {
                Crumb::link(step.short_name.clone(), to(&step.code))
            }
        });
        let near = self.way.iter().skip(self.beyond).chain(self.below.iter().take(SWITCH_UNITS));
        let near = near.filter(|unit| self.is_there(unit));
        let options = near.map(|u| SwitchOption::new(u.short_name.clone(), to(&u.code)));
        let switch = Switch::new(self.place.short_name.clone(), options.collect());
        head.crumbs(crumbs.collect()).unit(switch)
    }

    /// Whether a unit of the way or below stands in the days of the page: around a unit that does
    /// not, they are read on the nearest day it stood.
    fn is_there(&self, unit: &UnitRow) -> bool {
        unit.from_on <= self.span.1 && self.span.0 <= unit.until_on
    }

    /// The unit and those directly under it, as choices of a form.
    pub fn choices(&self) -> Vec<Choice> {
        let here = Choice { value: self.place.code.clone(), label: self.place.name.clone() };
        let below = self.below.iter().take(SWITCH_UNITS);
        let below = below.map(|u| Choice { value: u.code.clone(), label: u.name.clone() });
        std::iter::once(here).chain(below).collect()
    }
}

/// The days of a span that have come; of one that is still ahead, its first.
pub fn come((first, last): (Day, Day), today: Day) -> (Day, Day) {
    (first, last.min(today.max(first)))
}

/// A pass at a unit for an act, by the rights of today's tree. A closed unit is in the hands of
/// whoever has taken its place.
pub fn pass(tx: &mut Tx<'_>, who: &Who, act: &'static Act, place: &Place) -> Result<Pass> {
    let today = place::governed(tx, place.id, who.today())?;
    who.may(act, &today)
}

/// The unit of the first grant that allows an act: where a reader is at home.
pub fn own(who: &Who, act: &'static Act) -> Result<UnitId> {
    let grant = who.grants().iter().find(|grant| act.roles.contains(&grant.role));
    Ok(grant.ok_or(Error::NotFound)?.unit)
}
