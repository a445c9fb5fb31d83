//! A campaign on the map of a day: what all units that came into one did for it, whole, by the
//! units of that map and by who recorded it. What a unit recorded that was cut since is left out
//! and told, with the way to it. It reads and never writes.

use super::{Opened, Sums, map, moved};
use crate::acts;
use crate::desk;
use crate::model::Filter;
use crate::store::{self, Done, DoneAt, DoneRow};
use book::{Atlas, Maps};
use kernel::db::Tx;
use kernel::sheet::Sheet;
use kernel::{Day, Error, Period, Result, UnitId, Who, number, place};
use kit::badge::Tone;
use kit::notice::banner;
use kit::table::{Column, Line, table};
use kit::{Markup, Visit, Words, html};
use org::ofday::{Instead, OfDay};
use org::standing::Standing;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Units that recorded work, each named; the others stand in one line.
const NAMED: usize = 50;

/// What only a page on a map shows.
pub(in crate::pages) struct OnMap {
    /// The map.
    pub(in crate::pages) map: OfDay,
    /// The unit that was asked for, where another has taken its place.
    pub(in crate::pages) instead_of: Option<Instead>,
    /// Who recorded it: name, path, pieces, đồng.
    recorded_by: Vec<(String, String, i64, i64)>,
    /// What is left out of the span, and of the one before: pieces, đồng.
    shared: [(i64, i64); 2],
    /// Whose that is: name, and path where they have a page of the span.
    cut: Vec<(String, Option<String>)>,
    /// The nearest unit above that has all of it: name and path.
    nearest: Option<(String, String)>,
    /// How many units lie here on the map and are left out: others answer for them today.
    unseen: i64,
}

/// Where a page of a span stands on a map, and the unit that was asked for where another has
/// taken its place.
pub(in crate::pages) fn stands(
    tx: &mut Tx<'_>,
    who: &Who,
    code: &str,
    (span, day): ((Day, Day), Day),
) -> Result<(Standing, Option<Instead>)> {
    let was = match place::find_within(tx, code, span) {
        Ok(place) => span.1.min(place.until),
        Err(Error::NotFound) => span.1,
        Err(other) => return Err(other),
    };
    let standing = Standing::after(tx, who, &acts::VIEW, code, (was, day))?;
    let instead_of = Instead::of(tx, &standing, (code, was))?;
    Ok((standing, instead_of))
}

/// Loads it.
pub(super) fn load(
    tx: &mut Tx<'_>,
    who: &Who,
    (code, filter, span): (&str, &Filter, Period),
    (maps, map): (&Maps, &OfDay),
) -> Result<Opened> {
    let day = map.day;
    let (standing, instead_of) = stands(tx, who, code, ((span.first(), span.last()), day))?;
    let atlas = maps.atlas(tx)?;
    let pass = &standing.pass;
    let last = moved(span, -1).ok_or(Error::NotFound)?;
    let year_before = Filter { from: last.first(), until: last.last(), ..filter.clone() };
    let from = desk::readable(tx, who, pass, (&atlas, day))?;
    let now = store::done_on_map(tx, pass, &from, filter)?;
    let before = store::done_on_map(tx, pass, &from, &year_before)?;
    let on = OnMap::read(tx, (&atlas, map), &standing, instead_of, [&now, &before])?;
    let by_unit = by_unit(tx, (&atlas, day), &standing, &now.whole)?;
    Ok(Opened {
        spots: map::load(tx, &standing, &by_unit, day)?,
        by_kind: by_kind(&now.whole),
        by_unit,
        before: by_kind(&before.whole),
        months: by_month(&now.whole),
        kinds: catalogue::known(tx, pass)?,
        span,
        last,
        on: Some(on),
        standing,
    })
}

impl OnMap {
    /// Reads it of what was done in a span, and in another that stands beside it.
    pub(in crate::pages) fn read(
        tx: &mut Tx<'_>,
        (atlas, map): (&Atlas, &OfDay),
        standing: &Standing,
        instead_of: Option<Instead>,
        done: [&Done; 2],
    ) -> Result<OnMap> {
        let (unit, day) = (standing.place.id, map.day);
        let cut: BTreeSet<UnitId> =
            done.iter().flat_map(|done| &done.shared).map(|row| row.unit).collect();
        // Whose work is only beside the span may not have stood in it.
        let now: BTreeSet<UnitId> = done[0].shared.iter().map(|row| row.unit).collect();
        let mut told = Vec::with_capacity(cut.len());
        for unit in &cut {
            let (name, code) = named(tx, *unit, day)?;
            told.push((name, now.contains(unit).then_some(code)));
        }
        Ok(OnMap {
            map: map.clone(),
            instead_of,
            recorded_by: recorded_by(tx, &done[0].whole, day)?,
            shared: done.map(|done| whole(&done.shared)),
            unseen: done[0].unseen,
            nearest: nearest(tx, atlas, (unit, day), &cut)?,
            cut: told,
        })
    }
}

fn named(tx: &mut Tx<'_>, unit: UnitId, day: Day) -> Result<(String, String)> {
    let place = place::get(tx, unit, day)?;
    Ok((place.name, place.code))
}

/// Pieces and đồng of all rows.
fn whole(rows: &[DoneRow]) -> (i64, i64) {
    rows.iter().fold((0, 0), |(n, sum), row| (n + row.pieces, sum + row.amount))
}

fn by_kind(rows: &[DoneRow]) -> Sums {
    let mut all: BTreeMap<&str, (i64, i64, i64)> = BTreeMap::new();
    for row in rows {
        let sum = all.entry(&row.kind).or_default();
        *sum = (sum.0 + row.pieces, sum.1 + row.counted, sum.2 + row.amount);
    }
    let line = |(kind, (n, counted, amount)): (&str, _)| (kind.to_owned(), n, counted, amount);
    let mut all: Sums = all.into_iter().map(line).collect();
    all.sort_by_key(|(.., amount)| Reverse(*amount));
    all
}

pub(in crate::pages) fn by_month(rows: &[DoneRow]) -> Vec<(i64, i64, i64)> {
    let mut all: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
    for row in rows {
        let sum = all.entry(row.month).or_default();
        *sum = (sum.0 + row.pieces, sum.1 + row.amount);
    }
    all.into_iter().map(|(month, (pieces, amount))| (month, pieces, amount)).collect()
}

/// By the units directly below on the map: where it was done, or, outside the unit, who recorded
/// it; what lies in several of them stands with the unit itself.
pub(in crate::pages) fn by_unit(
    tx: &mut Tx<'_>,
    (atlas, day): (&Atlas, Day),
    standing: &Standing,
    rows: &[DoneRow],
) -> Result<Vec<DoneAt>> {
    let here = standing.place.id;
    let mut all: BTreeMap<UnitId, (i64, i64)> = BTreeMap::new();
    let mut known: HashMap<UnitId, Option<UnitId>> = HashMap::new();
    let mut branch =
        |unit: UnitId| *known.entry(unit).or_insert_with(|| atlas.branch(unit, here, day));
    for row in rows {
        let at = row.place.and_then(&mut branch);
        let at = at.or_else(|| branch(row.unit)).unwrap_or(here);
        let sum = all.entry(at).or_default();
        *sum = (sum.0 + row.pieces, sum.1 + row.amount);
    }
    let mut list = Vec::with_capacity(all.len());
    for (unit, (pieces, amount)) in all {
        let name = named(tx, unit, day)?.0;
        list.push(DoneAt { unit, name, pieces, amount });
    }
    list.sort_by_key(|at| Reverse(at.amount));
    Ok(list)
}

/// By who recorded it, the most first; those beyond the named ones in one line without a path.
fn recorded_by(
    tx: &mut Tx<'_>,
    rows: &[DoneRow],
    day: Day,
) -> Result<Vec<(String, String, i64, i64)>> {
    let mut all: BTreeMap<UnitId, (i64, i64)> = BTreeMap::new();
    for row in rows {
        let sum = all.entry(row.unit).or_default();
        *sum = (sum.0 + row.pieces, sum.1 + row.amount);
    }
    let mut all: Vec<(UnitId, (i64, i64))> = all.into_iter().collect();
    all.sort_by_key(|(_, (_, amount))| Reverse(*amount));
    let mut list = Vec::new();
    for (unit, (pieces, amount)) in all.iter().take(NAMED) {
        let (name, code) = named(tx, *unit, day)?;
        list.push((name, code, *pieces, *amount));
    }
    let rest = all.iter().skip(NAMED).map(|(_, sum)| *sum);
    let rest = rest.reduce(|(n, amount), (more, value)| (n + more, amount + value));
    list.extend(rest.map(|(n, amount)| (String::new(), String::new(), n, amount)));
    Ok(list)
}

/// The nearest unit above in which all of what these units recorded lies.
fn nearest(
    tx: &mut Tx<'_>,
    atlas: &Atlas,
    (unit, day): (UnitId, Day),
    cut: &BTreeSet<UnitId>,
) -> Result<Option<(String, String)>> {
    let mut above = if cut.is_empty() { None } else { atlas.above(unit, day) };
    while let Some(higher) = above {
        let of_others = &atlas.forebears(higher, day).cut;
        if cut.iter().all(|unit| !of_others.contains(unit)) {
            return named(tx, higher, day).map(Some);
        }
        above = atlas.above(higher, day);
    }
    Ok(None)
}

/// Where the page of a unit is: as recorded, and on the same map.
type Ways<'a> = [&'a dyn Fn(&str) -> String; 2];

/// What stands above the numbers: whose map it is, and what is left out of them and of those beside
/// them, which are called so.
pub(in crate::pages) fn told(
    visit: &Visit,
    on: &OnMap,
    (shown, beside): (&str, String),
    [recorded, on_map]: Ways<'_>,
) -> Markup {
    let words = visit.words();
    let args = |(pieces, amount): (i64, i64)| {
        [("pieces", number::count(pieces)), ("amount", number::vnd(amount))]
    };
    let before = args(on.shared[1]).into_iter().chain([("year", beside)]).collect::<Vec<_>>();
    html! {
        @if let Some(old) = &on.instead_of { (old.draw(words, on.map.day, shown)) }
        @if on.unseen > 0 {
            (banner(Tone::Waiting, html! { (words.say_count("onmap-unseen", on.unseen)) }))
        }
        @if !on.cut.is_empty() {
            (banner(Tone::Waiting, html! {
                (words.say_with("onmap-shared", &args(on.shared[0])))
                @for (name, code) in &on.cut { " " @match code {
                    Some(code) => a href=(recorded(code)) { (name) },
                    None => (name),
                } }
                ". "
                @if on.shared[1].0 > 0 { (words.say_with("onmap-shared-before", &before)) " " }
                @if let Some((name, code)) = &on.nearest {
                    a href=(on_map(code)) {
                        (words.say_with("onmap-nearest", &[("unit", name.clone())]))
                    }
                }
            }))
        }
    }
}

/// Who recorded the work, each with the way to it.
pub(in crate::pages) fn recorders(
    visit: &Visit,
    on: &OnMap,
    recorded: &dyn Fn(&str) -> String,
) -> Markup {
    let words = visit.words();
    let columns = [
        Column::words(words.say("activity-unit")),
        Column::number(words.say("campaign-times")).minor(),
        Column::number(words.say("activity-value-dong")),
    ];
    let line = |(name, code, pieces, amount): &(String, String, i64, i64)| {
        Line::Row(vec![
            html! {
                @match code.as_str() {
                    "" => (words.say("onmap-others")),
                    code => a href=(recorded(code)) { (name) },
                }
            },
            html! { (number::count(*pieces)) },
            html! { (number::vnd(*amount)) },
        ])
    };
    let lines: Vec<Line> = on.recorded_by.iter().map(line).collect();
    html! {
        h2 { (words.say("onmap-recorded-by")) }
        p.quiet { (words.say("onmap-recorded-lead")) }
        (table(&words.say("onmap-recorded-by"), &columns, &lines))
    }
}

/// The same above a sheet.
pub(in crate::pages) fn noted(words: &Words, on: &OnMap, sheet: Sheet) -> Sheet {
    let sheet = sheet.note(&words.say_with("onmap-sheet-told", &[("day", on.map.day.vn())]));
    let sheet = match on.unseen {
        0 => sheet,
        unseen => sheet.note(&words.say_count("onmap-unseen", unseen)),
    };
    let (pieces, amount) = on.shared[0];
    if pieces == 0 {
        return sheet;
    }
    let units: Vec<&str> = on.cut.iter().map(|(name, _)| name.as_str()).collect();
    let args = [
        ("pieces", number::count(pieces)),
        ("amount", number::vnd(amount)),
        ("units", units.join(", ")),
    ];
    sheet.note(&words.say_with("onmap-sheet-shared", &args))
}
