//! The units of the board whose reports stand a certain way, over all pages, and how many units
//! below have figures in a sum that nobody has approved. It reads; which sort of unit owes a report
//! it is told.

use super::BoardUnit;
use super::board::{SLOT, is_own, named};
use crate::model::{MONTHLY, State};
use kernel::db::{FromRow, ROWS, Sql, Tx, sql};
use kernel::{Day, Month, Pass, Result, UnitId, row};
use std::collections::BTreeSet;

/// Units at or under one, each with the nearest unit at or above it of which duties speak.
/// `$1` the unit above, `$2` the deepest, `$3` the day; the list holds the units spoken of.
pub(super) const ASKED: &str = "select r.unit, r.depth, u.code, u.name, u.name_folded, u.level, \
     u.from_on, u.until_on as closed_on, \
     coalesce((select s.above from reach s where s.unit = r.unit and s.from_on <= $3 \
       and s.until_on >= $3 and s.above in [] order by s.depth limit 1), 0) as near \
     from reach r join unit u on u.id = r.unit where r.above = $1 and r.depth >= 1 \
     and r.depth <= $2 and r.from_on <= $3 and r.until_on >= $3";

/// That nobody has approved what a report `p` holds, though somebody must: it was sent and waits,
/// or it is not sent and the level of its unit needs approval on a day. The newest word of the
/// nearest unit decides; where nobody said anything, it is needed. Of a level that nobody freed
/// no unit is asked, nor, of one that the centre freed and nobody bound again, a unit that stands:
/// that word is most of what the open reports of 11,000 chapters cost.
fn is_unapproved(level: &str, day: &str) -> String {
    let free_everywhere = format!(
        "select f.level from approval_setting f where f.from_on <= {day} \
         and not exists (select 1 from edge e where e.unit = f.unit) and not exists (\
         select 1 from approval_setting n where n.level = f.level and n.is_needed = true)"
    );
    format!(
        "(p.state = 'sent' or (p.state in ('draft', 'returned') and ({level} not in \
         (select level from approval_setting where is_needed = false) or \
         ({level} not in ({free_everywhere}) or exists (select 1 from unit g \
         where g.id = p.unit and (g.until_on < {day} or g.from_on > {day}))) and coalesce((\
         select s.is_needed from reach w join approval_setting s on s.unit = w.above \
         where w.unit = p.unit and w.from_on <= {day} and w.until_on >= {day} \
         and s.level = {level} and s.from_on <= {day} \
         order by w.depth, s.from_on desc, s.id desc limit 1), true))))"
    )
}

/// The name of a sort of units that owe a form alike: of one level, under the same unit of which
/// duties speak, or that unit itself, founded on the same day (0 before the months of the board).
pub fn sort_name(form: &str, level: &str, (near, is_near): (UnitId, bool), founded: i64) -> String {
    format!("{form}:{level}:{}:{}:{founded}", near.0, i64::from(is_near))
}

/// How the reports stand that are looked for.
pub enum Seek {
    /// Owed by one of these sorts of units and not come.
    NotCome(Vec<String>),
    /// Owed by one of these sorts, and not come or come back.
    WaitedFor(Vec<String>),
    /// In one of these states.
    In(Vec<State>),
    /// Not approved where it must be.
    Unapproved,
}

/// What is looked for under the unit of a pass.
pub struct Sieve<'s> {
    /// The last month of the spans.
    pub month: Month,
    /// The first day of the months of the board: who was founded before is of the same sort.
    pub since: Day,
    /// How deep.
    pub deepest: i64,
    /// Slots of reports; one of any of them is enough.
    pub slots: Vec<String>,
    /// The units of which duties speak.
    pub near: &'s [UnitId],
    /// How their reports stand.
    pub seek: Seek,
}

impl Sieve<'_> {
    /// How many units there are.
    pub fn count(&self, tx: &mut Tx<'_>, pass: &Pass) -> Result<i64> {
        self.statement(pass, "count(*)", "")?.one(tx)
    }

    /// Those of a part (skipped, most), by depth and name.
    pub fn units(
        &self,
        tx: &mut Tx<'_>,
        pass: &Pass,
        (skip, most): (i64, i64),
    ) -> Result<Vec<BoardUnit>> {
        let what = "a.unit as id, a.code, a.name, a.level, a.from_on, a.closed_on as until_on";
        let part = format!("order by a.depth, a.name_folded, a.unit limit {most} offset {skip}");
        self.statement(pass, what, &part)?.all(tx)
    }

    fn statement(&self, pass: &Pass, what: &str, part: &str) -> Result<Sql> {
        let is_so = match &self.seek {
            Seek::NotCome(_) | Seek::WaitedFor(_) => self.owing(),
            Seek::In(_) => self.any("p.state in []"),
            Seek::Unapproved => self.any(&is_unapproved("a.level", "$5")),
        };
        let text =
            format!("with asked as ({ASKED}) select {what} from asked a where {is_so} {part}");
        let mut bound = sql(text)
            .bind(pass.unit()?)
            .bind(self.deepest)
            .bind(self.month.last())
            .bind(self.month);
        if matches!(self.seek, Seek::Unapproved) {
            bound = bound.bind(pass.today());
        }
        let near = bound.list(self.near.iter().copied());
        Ok(match &self.seek {
            Seek::NotCome(sorts) | Seek::WaitedFor(sorts) => {
                let sorts_of = |slot: &String| {
                    let head = format!("{slot}:");
                    sorts.iter().filter(move |sort| sort.starts_with(&head)).cloned()
                };
                self.slots.iter().fold(near, |bound, slot| {
                    bound.list([slot.clone()]).list(sorts_of(slot).collect::<Vec<_>>())
                })
            }
            Seek::In(states) => self.groups().into_iter().fold(near, |bound, (_, slots)| {
                bound.list(states.iter().map(|s| s.code())).list(slots)
            }),
            Seek::Unapproved => {
                self.groups().into_iter().fold(near, |bound, (_, slots)| bound.list(slots))
            }
        })
    }

    /// The forms and the reports of campaigns apart, each found its own way. The first is always
    /// there: without forms nothing is of them.
    fn groups(&self) -> Vec<(bool, Vec<String>)> {
        let all = self.slots.iter().cloned();
        let (campaigns, forms): (Vec<_>, Vec<_>) = all.partition(|slot| is_of_campaign(slot));
        let campaigns = Some((true, campaigns)).filter(|(_, slots)| !slots.is_empty());
        std::iter::once((false, forms)).chain(campaigns).collect()
    }

    /// That the unit has a report of one of the slots for which something is so.
    fn any(&self, is_so: &str) -> String {
        let groups = self.groups().into_iter();
        let all = groups.map(|(is_campaign, _)| reported(is_so, is_campaign));
        format!("({})", all.collect::<Vec<_>>().join(" or "))
    }

    /// That a unit owes one of the forms and it has not come.
    fn owing(&self) -> String {
        let back = match self.seek {
            Seek::WaitedFor(_) => " and p.state <> 'returned'",
            _ => "",
        };
        let come = format!("coalesce(p.first_sent_at, p.sent_at) is not null{back}");
        let since = self.since.number();
        let one = |slot: &String| {
            format!(
                "(not {} and '{slot}:' || a.level || ':' || cast(a.near as text) || \
                 case when a.near = a.unit then ':1:' else ':0:' end || \
                 case when a.from_on > {since} then cast(a.from_on as text) else '0' end in [])",
                reported(&come, is_of_campaign(slot))
            )
        };
        // The month stands in every statement, also where campaigns alone are looked for.
        let all = std::iter::once("$4 < 0".to_owned()).chain(self.slots.iter().map(one));
        format!("({})", all.collect::<Vec<_>>().join(" or "))
    }
}

/// Whether a slot is that of a campaign's report.
fn is_of_campaign(slot: &str) -> bool {
    slot.contains(':')
}

/// That the unit has a report of its own of the month, or one of a campaign, for which this is so;
/// a list names which.
fn reported(is_so: &str, is_campaign: bool) -> String {
    let is_it = match is_campaign {
        true => format!("p.form = 'campaign' and {is_so} and {SLOT} in []"),
        false => format!(
            "p.month = $4 and p.subject is null and p.flash_no is null and {is_so} \
             and p.form in []"
        ),
    };
    format!("exists (select 1 from report p where p.unit = a.unit and {is_it})")
}

/// Units with figures in a sum that nobody has approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unapproved {
    /// How many.
    pub units: i64,
    /// Of how many that stand below.
    pub of: i64,
}

/// Units from a depth on under these, in some months.
pub type Group<'a> = (&'a [UnitId], i64, (Month, Month));

/// How many units of some groups have begun or sent a monthly report that nobody has approved
/// though somebody must, each counted once however many groups it stands in; of how many is counted
/// only where there are some.
pub fn unapproved(tx: &mut Tx<'_>, pass: &Pass, groups: &[Group<'_>]) -> Result<Unapproved> {
    let mut open: BTreeSet<UnitId> = BTreeSet::new();
    for (above, depth, months) in groups {
        let under: Vec<UnitId> = match above {
            // Every unit stands under the top: the tree need not be asked for each report.
            [top] if is_top(tx, *top)? => {
                let mut all = open_anywhere(tx, pass, *months)?;
                all.retain(|unit| *depth == 0 || unit != top);
                all
            }
            _ => open_under(tx, pass, (*above, *depth), (*months, "distinct p.unit"))?,
        };
        open.extend(under);
    }
    if open.is_empty() {
        return Ok(Unapproved::default());
    }
    let of = match groups {
        [([one], depth, (_, last))] => count_under(tx, *one, *depth, *last)?,
        groups => {
            let mut all: BTreeSet<UnitId> = BTreeSet::new();
            for (above, depth, (_, last)) in groups {
                all.extend(standing_under(tx, above, *depth, *last)?);
            }
            all.len() as i64
        }
    };
    Ok(Unapproved { units: open.len() as i64, of })
}

/// How many units stand from a depth on under one at the end of a month. Each stands once on a day.
fn count_under(tx: &mut Tx<'_>, above: UnitId, depth: i64, month: Month) -> Result<i64> {
    // With its index by depth SQLite would look up every row of the tree; the sign keeps it off.
    sql("select count(*) from reach where +depth >= $1 and from_on <= $2 and until_on >= $2 \
         and above = $3")
    .bind(depth)
    .bind(month.last())
    .bind(above)
    .one(tx)
}

/// The units that stand from a depth on under some at the end of a month.
fn standing_under(
    tx: &mut Tx<'_>,
    above: &[UnitId],
    depth: i64,
    month: Month,
) -> Result<Vec<UnitId>> {
    let mut all = Vec::new();
    for above in above.chunks(ROWS) {
        let some: Vec<UnitId> = sql("select distinct unit from reach where +depth >= $1 \
             and from_on <= $2 and until_on >= $2 and above in []")
        .bind(depth)
        .bind(month.last())
        .list(above.iter().copied())
        .all(tx)?;
        all.extend(some);
    }
    Ok(all)
}

row! {
    /// A unit whose monthly report nobody has approved, as seen from one at or above it.
    pub struct UnapprovedRow {
        /// The unit above, or itself.
        pub above: UnitId,
        /// How far above.
        pub depth: i64,
        /// The unit.
        pub unit: UnitId,
        /// The month of its report.
        pub month: Month,
    }
}

/// The units at and under these whose monthly reports of some months nobody has approved though
/// somebody must, on the tree of each month.
pub fn unapproved_under(
    tx: &mut Tx<'_>,
    pass: &Pass,
    above: &[UnitId],
    months: (Month, Month),
) -> Result<Vec<UnapprovedRow>> {
    let told = "r.above, r.depth, p.unit, p.month";
    open_under(tx, pass, (above, 0), (months, told))
}

/// That a monthly report `p` of a unit `u` is of some months and nobody has approved it. `$1` the
/// first month, `$2` the last, `$3` the form, `$4` the day.
fn is_open() -> String {
    format!(
        "p.month >= $1 and p.month <= $2 and p.form = $3 and p.subject is null \
         and p.flash_no is null and {}",
        is_unapproved("u.level", "$4")
    )
}

/// All units whose monthly reports of some months nobody has approved.
fn open_anywhere(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (first, last): (Month, Month),
) -> Result<Vec<UnitId>> {
    sql(format!(
        "select distinct p.unit from report p join unit u on u.id = p.unit where {}",
        is_open()
    ))
    .bind(first)
    .bind(last)
    .bind(MONTHLY)
    .bind(pass.today())
    .all(tx)
}

/// What is told of the reports that nobody has approved, of units from a depth on under these.
fn open_under<T: FromRow>(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (above, depth): (&[UnitId], i64),
    ((first, last), told): ((Month, Month), &str),
) -> Result<Vec<T>> {
    let mut all = Vec::new();
    for above in above.chunks(ROWS) {
        // What is fewer comes first: the units under a province, but under the centre the reports
        // that are open. A month is its year without the century and its number; its last day is
        // the 28th or later.
        let order = match holds_top(tx, above)? {
            true => "report p cross join unit u cross join reach r",
            false => "reach r cross join unit u cross join report p",
        };
        let some: Vec<T> = sql(format!(
            "select {told} from {order} where {} \
             and p.unit = u.id and r.unit = u.id and r.depth >= $5 \
             and r.from_on <= (p.month + 190000) * 100 + 31 \
             and r.until_on >= (p.month + 190000) * 100 + 28 and r.above in []",
            is_open()
        ))
        .bind(first)
        .bind(last)
        .bind(MONTHLY)
        .bind(pass.today())
        .bind(depth)
        .list(above.iter().copied())
        .all(tx)?;
        all.extend(some);
    }
    Ok(all)
}

/// Whether a unit never stood under another, though others did under it. One whose founding was
/// taken back stands nowhere.
fn is_top(tx: &mut Tx<'_>, unit: UnitId) -> Result<bool> {
    let under: i64 = sql("select count(*) from (select 1 from edge where above = $1 \
         and not exists (select 1 from edge own where own.unit = $1) limit 1) child")
    .bind(unit)
    .one(tx)?;
    Ok(under > 0)
}

/// Whether one of some units has never stood under another.
fn holds_top(tx: &mut Tx<'_>, units: &[UnitId]) -> Result<bool> {
    let under: Vec<UnitId> = sql("select distinct unit from edge where unit in []")
        .list(units.iter().copied())
        .all(tx)?;
    Ok(units.iter().any(|unit| !under.contains(unit)))
}

/// Which of some units have a report of the month, or of some campaigns, that nobody has approved,
/// with its slot.
pub fn unapproved_of(
    tx: &mut Tx<'_>,
    pass: &Pass,
    units: &[UnitId],
    (month, campaigns): (Month, &[String]),
) -> Result<Vec<(UnitId, String)>> {
    let is_own = is_own("p.month = $1", !campaigns.is_empty());
    let mut all = Vec::new();
    for units in units.chunks(ROWS) {
        let query = sql(format!(
            "select p.unit, {SLOT} as slot from report p join unit u on u.id = p.unit \
             where {is_own} and {} and p.unit in []",
            is_unapproved("u.level", "$2")
        ))
        .bind(month)
        .bind(pass.today());
        let some: Vec<(UnitId, String)> =
            named(query, campaigns).list(units.iter().copied()).all(tx)?;
        all.extend(some);
    }
    Ok(all)
}
