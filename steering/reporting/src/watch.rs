//! The board of who has sent and who has not: units × the forms of a month, outside organisations
//! too, with how complete and how timely, and the reminders. It reads and tells; it draws nothing.

use crate::model::{Of, State};
use crate::owed::Terms;
use crate::pages::path_of;
use crate::rules::board::{Owed, Standing, Tally, standing};
use crate::store::{self, BoardReport, BoardUnit};
use duties::forms::{FORMS, Form};
use kernel::db::Tx;
use kernel::ids::AccountId;
use kernel::place::{self, Place};
use kernel::{Day, Month, Pass, Result, Role, UnitId};
use notices::model::{NewNotice, NoticeId};
use people::OrganisationId;
use std::collections::HashMap;

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
    /// When it first came in.
    pub came_at: Option<kernel::Instant>,
    /// How that stands.
    pub standing: Option<Standing>,
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
    /// By form, over the rows of this page.
    pub tallies: Vec<Tally>,
    /// The monthly reports of the rows over twelve months.
    pub year: Tally,
    /// Outside organisations, by form.
    pub others: Vec<(Of, Vec<Other>)>,
}

/// What the board is asked about.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
    /// The month.
    pub month: Month,
    /// Units directly below alone, or all below.
    pub is_deep: bool,
    /// Units skipped: those of earlier pages.
    pub skip: i64,
    /// The day on which what has not come is late.
    pub today: Day,
}

/// Reads the board of the pass's unit.
pub fn board(tx: &mut Tx<'_>, pass: &Pass, place: &Place, ask: Ask) -> Result<Board> {
    let deepest = if ask.is_deep { DEEPEST } else { 1 };
    let day = ask.month.last();
    let terms = Terms::load(tx, pass, true)?;
    let ending = |form: &'static Form| Of::span(form, form.period_ending(ask.month)?);
    let forms: Vec<Of> = FORMS.iter().filter_map(ending).collect();
    let units = store::units_below(tx, pass, day, deepest, (ask.skip, PAGE))?;
    let first = ask.month.add_months(1 - MONTHS);
    let mut reports: HashMap<(UnitId, String, Month), BoardReport> = HashMap::new();
    for report in store::reports_below(tx, pass, (first, ask.month), deepest)? {
        reports.insert((report.unit, report.form.clone(), report.month), report);
    }
    let reminded = store::reminded(tx, pass, ask.month)?;
    let open_again = store::open_exceptions(tx, pass, ask.month)?;
    let mut rows = Vec::with_capacity(units.len());
    for unit in units {
        let chain = match unit.depth {
            1 => std::iter::once(unit.id).chain(place.chain.iter().copied()).collect(),
            _ => place::chain(tx, unit.id, day)?,
        };
        let square = |of: &Of| {
            let report = reports.get(&(unit.id, of.form.code.to_owned(), of.key()));
            let due = terms.due(&chain, &unit.level, of);
            let told = reminded.iter().find(|(id, form, _)| *id == unit.id && form == of.form.code);
            let reminded_on = told.map(|(.., day)| *day);
            let open = open_again.iter().find(|one| one.unit == unit.id && of.is_month());
            let reopened = open.map(|one| (one.until_on, one.reason.clone()));
            Square { reminded_on, reopened, ..squared(of.clone(), due, report, ask.today) }
        };
        let squares = forms.iter().map(square).collect();
        let mut year = Tally::default();
        for step in 0..MONTHS {
            let of = Of::month(first.add_months(step));
            let Some(due) = terms.due(&chain, &unit.level, &of) else { continue };
            let report = reports.get(&(unit.id, of.form.code.to_owned(), of.key()));
            let came_at = report.and_then(BoardReport::came_at);
            year.add(standing(&Owed { due, came_at }, ask.today));
        }
        rows.push(Row { unit, squares, year });
    }
    let tally = |at: usize| {
        let mut tally = Tally::default();
        rows.iter().filter_map(|row: &Row| row.squares[at].standing).for_each(|s| tally.add(s));
        tally
    };
    Ok(Board {
        tallies: (0..forms.len()).map(tally).collect(),
        year: rows.iter().fold(Tally::default(), |sum, row| sum.plus(row.year)),
        units: store::count_below(tx, pass, day, deepest)?,
        others: others(tx, pass, &terms, (place.id, &forms), ask.today)?,
        forms,
        rows,
    })
}

fn squared(of: Of, due: Option<Day>, report: Option<&BoardReport>, today: Day) -> Square {
    let state = report.and_then(|report| State::read(&report.state));
    let came_at = report.and_then(BoardReport::came_at);
    let standing = due.map(|due| standing(&Owed { due, came_at }, today));
    Square { of, due, state, came_at, standing, reminded_on: None, reopened: None }
}

fn others(
    tx: &mut Tx<'_>,
    pass: &Pass,
    terms: &Terms,
    (unit, forms): (UnitId, &[Of]),
    today: Day,
) -> Result<Vec<(Of, Vec<Other>)>> {
    let mut all = Vec::new();
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
            let square = squared(of, Some(due), report, today);
            rows.push(Other { name: people::organisations::name(tx, pass, id)?, id, square });
        }
        rows.sort_by_key(|row| kernel::fold::fold(&row.name));
        all.push((of.clone(), rows));
    }
    Ok(all)
}

impl Square {
    /// Whether it is owed and has not come.
    pub fn is_waited_for(&self) -> bool {
        matches!(self.standing, Some(Standing::Open | Standing::Missing))
            || (self.standing.is_some() && self.state == Some(State::Returned))
    }
}

/// What became of a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reminded {
    /// Units that were reminded.
    pub units: i64,
    /// Units that had been reminded today already.
    pub already: i64,
    /// Units where nobody has an account that types.
    pub nobody: i64,
}

/// Reminds units of a report that has not come: everybody who types there is told, once a day for
/// each report.
pub fn remind(tx: &mut Tx<'_>, pass: &Pass, rows: &[(&BoardUnit, &Square)]) -> Result<Reminded> {
    let mut done = Reminded::default();
    for (unit, square) in rows {
        let of = &square.of;
        let holders = people::roles::holders(tx, pass, unit.id)?;
        let types =
            |code: &str| Role::read(code).is_some_and(|r| crate::acts::TYPE.roles.contains(&r));
        let mut accounts: Vec<_> =
            holders.into_iter().filter(|h| types(&h.role)).map(|h| h.account).collect();
        accounts.dedup();
        let told = accounts.len() as i64;
        if told == 0 {
            done.nobody += 1;
            continue;
        }
        if !store::add_reminder(tx, pass, unit.id, (of.form.code, of.key()), told)? {
            done.already += 1;
            continue;
        }
        done.units += 1;
        for account in accounts {
            let href = path_of("/reports", &unit.code, of);
            tell(tx, pass, ("remind", account, &href), (unit, of, square.due))?;
        }
    }
    Ok(done)
}

fn tell(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (kind, account, href): (&'static str, AccountId, &str),
    (unit, of, due): (&BoardUnit, &Of, Option<Day>),
) -> Result<()> {
    let due = due.map(Day::vn).unwrap_or_default();
    let words = vec![
        ("form", format!("@form-{}", of.form.code)),
        ("period", short(of)),
        ("unit", unit.name.clone()),
        ("due", due),
    ];
    let id = NoticeId::new();
    let notice = NewNotice { id, account, kind, words, href: href.to_owned() };
    notices::store::tell(tx, pass, &notice)
}

/// A span in letters that need no language: `10/2024`, `2024-Q4`.
fn short(of: &Of) -> String {
    if of.is_month() { of.key().vn() } else { of.period.to_string() }
}

/// Tells those who type at a unit that its report came back. What they are told leads to the cell
/// or part that must be looked at, where there is one.
pub fn tell_returned(
    tx: &mut Tx<'_>,
    pass: &Pass,
    place: &Place,
    (of, about): (&Of, Option<&str>),
) -> Result<()> {
    let unit = BoardUnit {
        id: place.id,
        code: place.code.clone(),
        name: place.name.clone(),
        level: place.level.clone(),
        depth: 0,
    };
    let types = |code: &str| Role::read(code).is_some_and(|r| crate::acts::TYPE.roles.contains(&r));
    let holders = people::roles::holders(tx, pass, place.id)?;
    let mut accounts: Vec<_> =
        holders.into_iter().filter(|h| types(&h.role)).map(|h| h.account).collect();
    accounts.dedup();
    let path = path_of("/reports", &unit.code, of);
    let href = match about {
        Some(code) if of.form.has_figures() => format!("{path}&figure={code}#panel"),
        Some(code) => format!("{path}#comments-{code}"),
        None => path,
    };
    for account in accounts {
        tell(tx, pass, ("returned", account, &href), (&unit, of, None))?;
    }
    Ok(())
}
