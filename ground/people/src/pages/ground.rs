//! The unit a page stands on: found from the address (`?unit=`), else the reader's own; the pass
//! for it, the way down to it, and the choice of another within reach.

use crate::model::AccountRow;
use kernel::db::Tx;
use kernel::place::{self, Place, UnitRow};
use kernel::{Act, Error, Pass, Result, Role, UnitId, Who};
use kit::page::{Crumb, Switch, SwitchOption};
use kit::form::Choice;
use kit::{PageHead, Visit, Words, html};

/// Units offered in a switch; a province has up to 168 communes.
const SWITCH_UNITS: usize = 200;

/// Where a page stands.
pub struct Ground {
    /// The pass for the act of the page.
    pub pass: Pass,
    /// The unit.
    pub place: Place,
    way: Vec<UnitRow>,
    below: Vec<UnitRow>,
    /// How many steps of the way lie above the reader's reach.
    beyond: usize,
}

impl Ground {
    /// The unit with this code today, or the reader's own when the code is empty. Unknown when no
    /// role speaks for it.
    pub fn at(tx: &mut Tx<'_>, who: &Who, act: &'static Act, code: &str) -> Result<Ground> {
        let place = match code {
            "" => own(tx, who, act)?,
            code => place::find(tx, code, who.today())?,
        };
        Ground::on(tx, who, act, place)
    }

    /// The unit that keeps a record.
    pub fn of(tx: &mut Tx<'_>, who: &Who, act: &'static Act, unit: UnitId) -> Result<Ground> {
        let place = place::get(tx, unit, who.today())?;
        Ground::on(tx, who, act, place)
    }

    fn on(tx: &mut Tx<'_>, who: &Who, act: &'static Act, place: Place) -> Result<Ground> {
        let pass = who.may(act, &place)?;
        let day = who.today().clamp(place.from, place.until);
        let way = place::crumbs(tx, place.id, day)?;
        let below = place::children(tx, place.id, day)?;
        let speaks = |unit: UnitId| {
            who.grants().iter().any(|grant| grant.unit == unit && act.roles.contains(&grant.role))
        };
        let beyond = way.iter().position(|step| speaks(step.id)).unwrap_or(way.len());
        Ok(Ground { pass, place, way, below, beyond })
    }

    /// The head of a page on this unit: `path` is where the crumbs and the switch lead.
    pub fn head(&self, head: PageHead, path: &str) -> PageHead {
        let to = |step: &UnitRow| format!("{path}?unit={}", step.code);
        let crumbs = self.way.iter().enumerate().map(|(at, step)| {
            let is_here = at + 1 == self.way.len();
            if is_here || at < self.beyond {
                Crumb { label: step.short_name.clone(), href: None }
            } else {
                Crumb::link(step.short_name.clone(), to(step))
            }
        });
        let near = self.way.iter().skip(self.beyond).chain(self.below.iter().take(SWITCH_UNITS));
        let options = near.map(|step| SwitchOption::new(step.short_name.clone(), to(step)));
        let switch = Switch::new(self.place.short_name.clone(), options.collect());
        head.crumbs(crumbs.collect()).unit(switch)
    }

    /// The unit and those directly under it, as choices of a form.
    pub fn choices(&self) -> Vec<Choice> {
        let here = Choice { value: self.place.code.clone(), label: self.place.name.clone() };
        let below = self.below.iter().take(SWITCH_UNITS);
        let below = below.map(|u| Choice { value: u.code.clone(), label: u.name.clone() });
        std::iter::once(here).chain(below).collect()
    }

    /// `?unit=…` for links from this page.
    pub fn query(&self) -> String {
        format!("?unit={}", self.place.code)
    }
}

fn own(tx: &mut Tx<'_>, who: &Who, act: &'static Act) -> Result<Place> {
    let grant = who.grants().iter().find(|grant| act.roles.contains(&grant.role));
    place::get(tx, grant.ok_or(Error::NotFound)?.unit, who.today())
}

/// The roles somebody may give at a unit, as choices.
pub fn roles_to_give(who: &Who, place: &Place, words: &Words) -> Vec<Choice> {
    let may = |role: &Role| who.may(crate::rules::rights::act_to_give(*role), place).is_ok();
    let choice = |role: Role| Choice {
        value: role.code().into(),
        label: words.say(&format!("people-role-{}", role.code())),
    };
    Role::ALL.into_iter().filter(may).map(choice).collect()
}

/// How an account stands, in one word with its tone.
pub fn state(visit: &Visit, account: &AccountRow) -> kit::Markup {
    use kit::badge::{Tone, mark};
    if account.closed_at.is_some() {
        mark(Tone::Locked, &visit.say("people-state-closed"))
    } else if account.must_change {
        mark(Tone::Waiting, &visit.say("people-state-initial"))
    } else {
        mark(Tone::Done, &visit.say("people-state-open"))
    }
}

/// The search above a list; tones and the order of words do not matter.
pub fn search_box(visit: &Visit, ground: &Ground, path: &str, label: &str) -> kit::Markup {
    let typed = visit.query("q");
    html! {
        form.search role="search" action=(path) method="get" {
            input type="hidden" name="unit" value=(ground.place.code);
            label for="list-search" { (visit.say(label)) }
            input #list-search name="q" type="search" value=(typed) autocomplete="off";
            button.btn type="submit" { (visit.say("people-search")) }
            @if !typed.is_empty() {
                a.btn href={ (path) (ground.query()) } { (visit.say("people-search-all")) }
            }
        }
    }
}

/// Says that a list is cut, when it is.
pub fn more(visit: &Visit, rows: usize) -> kit::Markup {
    let most = usize::try_from(super::LIST_ROWS).unwrap_or(usize::MAX);
    html! {
        @if rows >= most {
            p.quiet { (visit.words().say_count("people-list-cut", super::LIST_ROWS)) }
        }
    }
}

/// An instant as it is printed: `01/11/2024 08:05`.
pub fn moment(at: kernel::Instant) -> String {
    format!("{} {}", at.day().vn(), at.hour_minute())
}
