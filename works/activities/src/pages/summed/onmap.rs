//! The sums of a kind on the map of a day: by the units right below on that map whose work it was,
//! or came to be. It reads and never writes.

use super::Seen;
use crate::desk;
use crate::model::{Filter, State};
use crate::pages::campaigns::onmap::{self, OnMap};
use crate::store::{self, Done, DoneRow, SummedRow};
use book::{Atlas, Maps};
use kernel::db::Tx;
use kernel::{Day, Period, Result, UnitId, Who, place};
use kit::Visit;
use kit::sift::Sift;
use org::ofday::{OfDay, Ways};
use org::standing;
use std::cmp::Reverse;
use std::collections::HashMap;

pub(super) fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    mut sift: Sift,
    (span, kind): (Period, &str),
    (maps, map): (&Maps, &OfDay),
) -> Result<Seen> {
    let days = (span.first(), span.last());
    let (standing, instead_of) = onmap::stands(tx, who, &sift.unit, (days, map.day))?;
    sift.unit.clone_from(&standing.code);
    let mut seen = Seen::of(tx, (standing, sift), (span, kind))?;
    let (atlas, pass) = (maps.atlas(tx)?, &seen.standing.pass);
    let (from, mut done) = (desk::readable(tx, who, pass, (&atlas, map.day))?, Done::default());
    if let Some(kinds) = seen.alike() {
        let filter = filter(days, kinds);
        done = store::done_on_map(tx, pass, &from, &filter)?;
        let counts = store::counts_on_map(tx, pass, &from, &filter)?;
        let below = Below { atlas: &atlas, here: seen.standing.place.id, day: map.day };
        seen.rows = below.rows(tx, &done.whole)?;
        for (unit, code, many) in counts {
            *seen.counts.entry((below.of(unit), code)).or_default() += many;
        }
    }
    let at = (&*atlas, map);
    seen.on = Some(OnMap::read(tx, at, &seen.standing, instead_of, [&done, &Done::default()])?);
    Ok(seen)
}

fn filter((from, until): (Day, Day), kinds: Vec<String>) -> Filter {
    Filter {
        from,
        until,
        kinds,
        state: Some(State::Counted),
        campaign: None,
        search: String::new(),
        spot: None,
        begun: None,
        quick: false,
    }
}

/// The units right below one on the map of a day.
struct Below<'a> {
    atlas: &'a Atlas,
    here: UnitId,
    day: Day,
}

impl Below<'_> {
    /// The one in which what a unit recorded lies; what lies in several stands with the unit
    /// itself.
    fn of(&self, unit: UnitId) -> UnitId {
        self.atlas.branch(unit, self.here, self.day).unwrap_or(self.here)
    }

    fn rows(&self, tx: &mut Tx<'_>, done: &[DoneRow]) -> Result<Vec<SummedRow>> {
        let (mut by_who, mut sums) = (HashMap::new(), HashMap::new());
        for row in done {
            let sum: &mut (i64, i64) = by_who.entry(row.unit).or_default();
            *sum = (sum.0 + row.pieces, sum.1 + row.amount);
        }
        for (unit, (pieces, amount)) in by_who {
            let sum: &mut (i64, i64) = sums.entry(self.of(unit)).or_default();
            *sum = (sum.0 + pieces, sum.1 + amount);
        }
        let mut rows = Vec::with_capacity(sums.len());
        for (unit, (pieces, amount)) in sums {
            let place = place::get(tx, unit, self.day)?;
            rows.push(SummedRow { unit, code: place.code, name: place.name, pieces, amount });
        }
        rows.sort_by(|a, b| (Reverse(a.pieces), &a.name).cmp(&(Reverse(b.pieces), &b.name)));
        Ok(rows)
    }
}

/// The same page of a unit as it was recorded.
pub(super) fn recorded(seen: &Seen, unit: &str) -> String {
    let mut sift = seen.sift.clone();
    unit.clone_into(&mut sift.unit);
    sift.with("map", "")
}

/// The choice of the map.
pub(super) fn ways(visit: &Visit, action: &str, seen: &Seen) -> kit::Markup {
    let (standing, map) = (&seen.standing, seen.on.as_ref().map(|on| &on.map));
    let (place, today) = (&standing.place, visit.who().today());
    let days = (seen.span.first(), seen.span.last());
    let (first, last) = standing::come(days, today);
    let stood = place.from <= last && first <= place.until;
    let old = seen.on.as_ref().and_then(|on| Some(&on.instead_of.as_ref()?.code));
    let as_reported = |code: &String| recorded(seen, code);
    let ways = Ways {
        action,
        kept: vec![
            ("unit", standing.code.clone()),
            ("kind", seen.sift.get("kind").to_owned()),
            ("span", seen.span.to_string()),
        ],
        reported: old.or(stood.then_some(&place.code)).map(as_reported),
        today: standing.days.lead_on(days, today).then(|| seen.sift.with("map", "today")),
        map,
        day: map.map_or(today, |map| map.day),
    };
    ways.draw(visit.words())
}
