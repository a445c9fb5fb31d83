//! What the records behind a figure tell beside its number: who gave, where, what the work is
//! called, that a value is *over* what is stated. It tells of the work that the number counts, not
//! of the work of the calendar month; it counts nothing.

use crate::figures::find;
use crate::model::Value;
use crate::rules;
use activities::model::ActivityId;
use activities::store::{self, Told};
use catalogue::Kind;
use kernel::db::Tx;
use kernel::{Month, Pass, Result};
use std::collections::HashMap;

/// Figures whose paper lists what the work was called (S4 I.6: the inspected units).
const LISTED: &[&str] = &["inspections"];

/// The months of a report, and how its numbers are read.
#[derive(Clone, Copy)]
pub struct Months {
    /// First and last.
    pub span: (Month, Month),
    /// Its month was opened again: it shows what is known now, of the days of the month itself.
    pub is_reopened: bool,
}

/// The work that one figure tells of.
struct Behind {
    kinds: Vec<String>,
    late: Vec<(ActivityId, bool)>,
}

impl Behind {
    fn load(
        tx: &mut Tx<'_>,
        pass: &Pass,
        months: Months,
        (kinds, code): (&[Kind], &str),
    ) -> Result<Behind> {
        let feeding = kinds.iter().filter(|kind| kind.figures().any(|figure| figure == code));
        let late = match months.is_reopened {
            true => Vec::new(),
            false => book::records_around(tx, pass, (pass.unit()?, code), months.span)?,
        };
        let late = late.into_iter().map(|(id, here)| (ActivityId::of(id.uuid()), here > 0));
        Ok(Behind { kinds: feeding.map(|kind| kind.code.clone()).collect(), late: late.collect() })
    }

    fn told(&self, months: Months) -> Told<'_> {
        let days = (months.span.0.first(), months.span.1.last());
        Told { days, kinds: &self.kinds, late: &self.late }
    }
}

/// Marks the values that are *over* what is stated.
pub fn over(tx: &mut Tx<'_>, pass: &Pass, months: Months, values: &mut [Value]) -> Result<()> {
    let kinds = catalogue::known(tx, pass)?;
    for value in values.iter_mut().filter(|value| value.value != 0) {
        let may = find(value.code).is_some_and(|figure| figure.at_least);
        if may && rules::is_fed(value.code) {
            let behind = Behind::load(tx, pass, months, (&kinds, value.code))?;
            value.at_least |= store::is_over(tx, pass, &behind.told(months))?;
        }
    }
    Ok(())
}

/// The names of the listed figures.
pub fn names(
    tx: &mut Tx<'_>,
    pass: &Pass,
    months: Months,
    values: &[Value],
) -> Result<HashMap<&'static str, Vec<String>>> {
    let mut names = HashMap::new();
    let is_listed = |value: &&Value| value.value != 0 && LISTED.contains(&value.code);
    for value in values.iter().filter(is_listed).filter(|value| rules::is_fed(value.code)) {
        let kinds = catalogue::known(tx, pass)?;
        let behind = Behind::load(tx, pass, months, (&kinds, value.code))?;
        let titles = store::titles(tx, pass, &behind.told(months))?;
        let called = titles.iter().flat_map(|(kind, title, counted)| {
            let is_bare = kinds.iter().any(|own| own.code == *kind && own.label_vi == *title);
            if is_bare { Vec::new() } else { rules::names_in(title, *counted) }
        });
        names.insert(value.code, called.collect());
    }
    Ok(names)
}

/// Who gave for the work behind a figure.
pub fn partners(tx: &mut Tx<'_>, pass: &Pass, months: Months, code: &str) -> Result<Vec<String>> {
    let kinds = catalogue::known(tx, pass)?;
    let behind = Behind::load(tx, pass, months, (&kinds, code))?;
    store::partners(tx, pass, &behind.told(months))
}

/// Where the work behind a figure was done: the place and the unit above it.
pub fn places(
    tx: &mut Tx<'_>,
    pass: &Pass,
    months: Months,
    code: &str,
) -> Result<Vec<(String, String)>> {
    let kinds = catalogue::known(tx, pass)?;
    let behind = Behind::load(tx, pass, months, (&kinds, code))?;
    store::places(tx, pass, &behind.told(months))
}
