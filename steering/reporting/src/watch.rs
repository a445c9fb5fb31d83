//! The board of who has sent and who has not: units × the forms of a month, outside organisations
//! too, with how complete and how timely, and the reminders. It reads and tells; it draws nothing.

mod remind;
mod sought;
mod sums;

use crate::model::{Of, State};
use crate::owed::Terms;
use crate::rules::board::{Owed, Standing, Tally, standing};
use crate::store::{self, BoardReport, BoardUnit};
use duties::forms::{FORMS, Form};
use kernel::db::Tx;
use kernel::place::{self, Place};
use kernel::{Day, Month, Pass, Result, UnitId};
use people::OrganisationId;
pub use remind::{Reminded, remind, remind_body, tell_returned};
pub use sought::Sought;
use std::collections::{BTreeSet, HashMap, HashSet};
pub use sums::Sums;

/// Units of one page of the board.
pub const PAGE: i64 = 200;
/// Months of the figures of the board.
pub const MONTHS: i64 = 12;
/// The deepest tree: chapters under communes under districts under provinces under the centre.
const DEEPEST: i64 = 8;

/// What one unit owes of one form.
pub struct Square {
    /// Which report.
    pub of: Of,
    /// The last good day; none when the unit does not owe it.
    pub due: Option<Day>,
    /// State of the report; none when nobody opened it.
    pub state: Option<State>,
    /// Whether it holds figures that nobody has approved though somebody must.
    pub is_unapproved: bool,
    /// When it first came in.
    pub came_at: Option<kernel::Instant>,
    /// How that stands.
    pub standing: Option<Standing>,
    /// Where it goes, when its duty sends it upward on two lines (RPT-02).
    pub to: Vec<String>,
    /// When and by whom it was handed to the People's Committee last.
    pub handed: Option<(Day, String)>,
    /// When the unit was reminded of it last.
    pub reminded_on: Option<Day>,
    /// Until when and why its locked month is open again for the unit.
    pub reopened: Option<(Day, String)>,
}

/// A row of the board.
pub struct Row {
    /// The unit.
    pub unit: BoardUnit,
    /// A square for each form of the board.
    pub squares: Vec<Square>,
    /// The monthly reports of the last twelve months.
    pub year: Tally,
}

/// An outside organisation and its report.
pub struct Other {
    /// The organisation.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its report.
    pub square: Square,
}

/// The board of a unit and month.
pub struct Board {
    /// The forms whose spans end in the month.
    pub forms: Vec<Of>,
    /// Units on this page.
    pub rows: Vec<Row>,
    /// How many units there are.
    pub units: i64,
    /// How many of them the filters let through, on all pages.
    pub found: i64,
    /// Over all units, whatever the page.
    pub sums: Sums,
    /// Outside organisations, by form.
    pub others: Vec<(Of, Vec<Other>)>,
}

/// What the board is asked about.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The month.
    pub month: Month,
    /// Units directly below alone, or all below.
    pub is_deep: bool,
    /// The page, from 1; one past the last shows the last.
    pub page: i64,
    /// Slot of the reports that are looked for ([`Of::slot`]); empty for any.
    pub slot: String,
    /// How the reports stand that are looked for; none for every unit.
    pub sought: Option<Sought>,
    /// The day on which what has not come is late.
    pub today: Day,
}

impl Ask {
    /// Whether a report is looked for.
    fn wants(&self, of: &Of) -> bool {
        self.slot.is_empty() || self.slot == of.slot()
    }

    fn deepest(&self) -> i64 {
        if self.is_deep { DEEPEST } else { 1 }
    }

    /// The twelve months of the figures.
    fn year(&self) -> (Month, Month) {
        (self.month.add_months(1 - MONTHS), self.month)
    }
}

/// The forms whose spans end in a month, and the campaigns whose report is owed of it.
fn forms_ending(terms: &Terms, month: Month) -> Vec<Of> {
    let ending = |form: &'static Form| Of::span(form, form.period_ending(month)?);
    FORMS.iter().filter_map(ending).chain(terms.campaigns_of(month)).collect()
}

/// The slots of the campaigns among them.
fn campaigns(forms: &[Of]) -> Vec<String> {
    forms.iter().filter(|of| of.campaign().is_some()).map(Of::slot).collect()
}

/// The terms of a board and its forms.
fn asked(tx: &mut Tx<'_>, pass: &Pass, month: Month) -> Result<(Terms, Vec<Of>)> {
    let terms = Terms::load(tx, pass, true)?;
    let forms = forms_ending(&terms, month);
    Ok((terms, forms))
}

/// Reads the board of the pass's unit: the rows of one page, the sums over all units.
pub fn board(tx: &mut Tx<'_>, pass: &Pass, place: &Place, ask: &Ask) -> Result<Board> {
    let (terms, forms) = asked(tx, pass, ask.month)?;
    let heaps = sums::Heaps::read(tx, pass, (&terms, place, &campaigns(&forms)), ask)?;
    let (units, all, found) = sought::page(tx, pass, (&terms, &forms, &heaps), ask)?;
    Ok(Board {
        rows: rows(tx, pass, (&terms, &forms), units, ask)?,
        units: all,
        found,
        sums: heaps.sums(&terms, &forms, ask),
        others: others(tx, pass, &terms, (place.id, &forms), ask)?,
        forms,
    })
}

/// The rows of all units below, whatever is looked for: for a reminder to everybody.
pub fn all_rows(tx: &mut Tx<'_>, pass: &Pass, ask: &Ask) -> Result<Vec<Row>> {
    let (terms, forms) = asked(tx, pass, ask.month)?;
    let whole = (0, i64::MAX);
    let units = store::units_below(tx, pass, ask.month.last(), ask.deepest(), whole)?;
    rows(tx, pass, (&terms, &forms), units, ask)
}

/// The row of one unit below, wherever it stands on the board by now.
pub fn row_of(tx: &mut Tx<'_>, pass: &Pass, unit: UnitId, ask: &Ask) -> Result<Option<Row>> {
    let (terms, forms) = asked(tx, pass, ask.month)?;
    let units = store::unit_below(tx, pass, unit, (ask.month.last(), ask.deepest()))?;
    Ok(rows(tx, pass, (&terms, &forms), units, ask)?.pop())
}

fn rows(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (terms, forms): (&Terms, &[Of]),
    units: Vec<BoardUnit>,
    ask: &Ask,
) -> Result<Vec<Row>> {
    let ids: Vec<UnitId> = units.iter().map(|unit| unit.id).collect();
    let mut reports: HashMap<(UnitId, String, Month), BoardReport> = HashMap::new();
    let campaigns = campaigns(forms);
    for report in store::reports_of_units(tx, pass, &ids, (ask.year(), &campaigns))? {
        reports.insert((report.unit, report.slot.clone(), report.month), report);
    }
    let chains = place::chains(tx, &ids, ask.month.last())?;
    let mut above: BTreeSet<UnitId> = BTreeSet::new();
    if terms.names_above() {
        above.extend(chains.values().filter_map(|chain| chain.get(1)));
    }
    let above: Vec<UnitId> = above.into_iter().collect();
    let names: HashMap<UnitId, String> = place::many(tx, &above, ask.month.last())?
        .into_iter()
        .map(|place| (place.id, place.name))
        .collect();
    let reminded: HashMap<(UnitId, String), Day> =
        store::reminded(tx, pass, (ask.month, &campaigns))?
            .into_iter()
            .map(|(unit, slot, day)| ((unit, slot), day))
            .collect();
    let mut handed: HashMap<(UnitId, String), (Day, String)> = HashMap::new();
    for (unit, slot, at, by) in store::handed(tx, pass, &ids, (ask.month, &campaigns))? {
        handed.insert((unit, slot), (at.day(), by));
    }
    let open_again = store::open_exceptions(tx, pass, ask.month)?;
    let unapproved: HashSet<(UnitId, String)> =
        store::unapproved_of(tx, pass, &ids, (ask.month, &campaigns))?.into_iter().collect();
    let mut rows = Vec::with_capacity(units.len());
    for unit in units {
        let chain = chains.get(&unit.id).map(Vec::as_slice).unwrap_or_default();
        let square = |of: &Of| {
            let (here, key) = ((unit.id, of.slot()), (unit.id, of.slot(), of.key()));
            let report = reports.get(&key);
            let stood = |due: &Day| unit.from_on <= of.judged_on(*due);
            let due = terms.due(chain, &unit.level, of).filter(stood);
            let reminded_on = reminded.get(&here).copied();
            let open = open_again.iter().find(|one| one.unit == unit.id && of.is_month());
            let reopened = open.map(|one| (one.until_on, one.reason.clone()));
            let is_unapproved = unapproved.contains(&here);
            let square = squared(of.clone(), due, report, ask.today);
            let above = chain.get(1).and_then(|above| names.get(above));
            let to = terms
                .duty(chain, &unit.level, of)
                .map(|duty| duty.lines(&unit.name, above.map(String::as_str).unwrap_or_default()));
            let to = to.filter(|to| to.len() > 1).unwrap_or_default();
            let handed = handed.get(&here).cloned();
            Square { reminded_on, reopened, is_unapproved, to, handed, ..square }
        };
        let squares = forms.iter().map(square).collect();
        let mut year = Tally::default();
        // What ended before a unit was founded was never its own to send.
        for of in sums::months(ask).filter(|of| of.key().last() >= unit.from_on) {
            let Some(due) = terms.due(chain, &unit.level, &of) else { continue };
            let report = reports.get(&(unit.id, of.slot(), of.key()));
            let came_at = report.and_then(BoardReport::came_at);
            year.add(standing(&Owed { due, came_at }, ask.today));
        }
        rows.push(Row { unit, squares, year });
    }
    Ok(rows)
}

fn squared(of: Of, due: Option<Day>, report: Option<&BoardReport>, today: Day) -> Square {
    let state = report.and_then(|report| State::read(&report.state));
    let came_at = report.and_then(BoardReport::came_at);
    let standing = due.map(|due| standing(&Owed { due, came_at }, today));
    let (reminded_on, reopened, is_unapproved) = (None, None, false);
    let (to, handed) = (Vec::new(), None);
    Square { of, due, state, is_unapproved, came_at, standing, to, handed, reminded_on, reopened }
}

fn others(
    tx: &mut Tx<'_>,
    pass: &Pass,
    terms: &Terms,
    (unit, forms): (UnitId, &[Of]),
    ask: &Ask,
) -> Result<Vec<(Of, Vec<Other>)>> {
    let mut all = Vec::new();
    let reminded = store::reminded_others(tx, pass, ask.month)?;
    for of in forms.iter().filter(|of| of.form.is_for_others) {
        let owed = terms.of_others(unit, of);
        if owed.is_empty() {
            continue;
        }
        let reports = store::reports_of_others(tx, pass, of.form.code, of.key())?;
        let mut rows = Vec::with_capacity(owed.len());
        for (id, due) in owed {
            let subject = id.to_string();
            let report = reports.iter().find(|r| r.subject.as_ref() == Some(&subject));
            let of = Of { subject: Some(subject.clone()), ..of.clone() };
            let told = reminded.iter().find(|(body, form, _)| *body == id && form == of.form.code);
            let reminded_on = told.map(|(.., day)| *day);
            let square = Square { reminded_on, ..squared(of, Some(due), report, ask.today) };
            rows.push(Other { name: people::organisations::name(tx, pass, id)?, id, square });
        }
        rows.sort_by_key(|row| kernel::fold::fold(&row.name));
        all.push((of.clone(), rows));
    }
    Ok(all)
}

/// The outside organisations alone: for a reminder to everybody.
pub fn others_of(
    tx: &mut Tx<'_>,
    pass: &Pass,
    place: &Place,
    ask: &Ask,
) -> Result<Vec<(Of, Vec<Other>)>> {
    let (terms, forms) = asked(tx, pass, ask.month)?;
    others(tx, pass, &terms, (place.id, &forms), ask)
}

impl Square {
    /// Whether its day has passed without it. One that came back waits as much as one that never
    /// came.
    pub fn is_late(&self) -> bool {
        self.standing == Some(Standing::Missing)
            || (self.due.is_some() && self.state == Some(State::Returned))
    }

    /// Whether it is owed and has not come.
    pub fn is_waited_for(&self) -> bool {
        matches!(self.standing, Some(Standing::Open | Standing::Missing))
            || (self.standing.is_some() && self.state == Some(State::Returned))
    }
}
