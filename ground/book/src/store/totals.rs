//! Reading totals: one statement, totals and what is still pending together. It reads rows and
//! adds them up; what they mean for a flow or a stock is told in `reads`.

use crate::model::{FigureId, Sums};
use kernel::db::{Sql, Tx, sql};
use kernel::{Day, Month, Result, UnitId, row};
use std::collections::BTreeSet;
use std::fmt::Write;

row! {
    /// One row of `total` or of `pending`.
    pub struct TotalRow {
        /// The unit.
        pub unit: UnitId,
        /// Month key, or year key (month 00).
        pub month: i64,
        /// The figure.
        pub figure: FigureId,
        /// Booked at the unit itself.
        pub own: i64,
        /// Booked at the unit and all below.
        pub sub: i64,
        /// Belongs here, booked later.
        pub late_in: i64,
        /// Booked here, belongs earlier.
        pub late_out: i64,
    }
}

impl TotalRow {
    /// Its four sums.
    pub fn sums(&self) -> Sums {
        Sums { own: self.own, sub: self.sub, late_in: self.late_in, late_out: self.late_out }
    }
}

/// Whose totals.
#[derive(Debug, Clone, Copy)]
pub enum Scope<'a> {
    /// One unit's.
    Of(UnitId),
    /// Those of these units.
    Each(&'a [UnitId]),
    /// Those of the units directly under one in the tree of a day; a unit that was closed
    /// before that day counts under its last parent.
    Under(UnitId, Day),
}

/// The rows of a scope for some months (or years) and some figures (none: all of them).
pub fn each(
    tx: &mut Tx<'_>,
    scope: Scope<'_>,
    months: &[i64],
    figures: Option<&[FigureId]>,
    mut take: impl FnMut(&TotalRow) -> Result<()>,
) -> Result<()> {
    if months.is_empty() || figures.is_some_and(<[FigureId]>::is_empty) {
        return Ok(());
    }
    let mut binds = Binds::default();
    let mut condition = String::new();
    match scope {
        Scope::Of(unit) => {
            let at = binds.add(unit.0);
            let _ = write!(condition, "unit = ${at}");
        }
        Scope::Each([]) => return Ok(()),
        Scope::Each(units) => {
            condition.push_str("unit in (");
            binds.list(&mut condition, units.iter().map(|unit| unit.0));
            condition.push(')');
        }
        Scope::Under(above, day) => {
            let (above, day) = (binds.add(above.0), binds.add(day.number()));
            let _ = write!(condition, "unit in ({})", children_text(above, day));
        }
    }
    condition.push_str(" and month in (");
    binds.list(&mut condition, months.iter().copied());
    condition.push(')');
    if let Some(figures) = figures {
        condition.push_str(" and figure in (");
        binds.list(&mut condition, figures.iter().map(|figure| figure.0));
        condition.push(')');
    }
    let columns = "unit, month, figure, own, sub, late_in, late_out";
    let mut text = format!("select {columns} from total where {condition}");
    if tx.has_many_writers() {
        let _ = write!(text, " union all select {columns} from pending where {condition}");
    }
    binds.to(sql(text)).each(tx, |row: TotalRow| take(&row))
}

/// The rows of the units directly under each of some hundred in the tree of a day, each told as of
/// the unit above it.
pub fn each_under(
    tx: &mut Tx<'_>,
    (above, day): (&[UnitId], Day),
    months: &[i64],
    figures: Option<&[FigureId]>,
    mut take: impl FnMut(&TotalRow) -> Result<()>,
) -> Result<()> {
    if above.is_empty() || months.is_empty() || figures.is_some_and(<[FigureId]>::is_empty) {
        return Ok(());
    }
    let mut binds = Binds::default();
    let at = binds.add(day.number());
    // Edges first: few of them lead to the totals that are wanted, out of millions.
    let mut condition = format!(
        "u.id = e.unit and t.unit = e.unit and e.from_on <= ${at} \
         and (e.until_on >= ${at} or e.until_on = u.until_on) and e.above in ("
    );
    binds.list(&mut condition, above.iter().map(|unit| unit.0));
    condition.push_str(") and t.month in (");
    binds.list(&mut condition, months.iter().copied());
    condition.push(')');
    if let Some(figures) = figures {
        condition.push_str(" and t.figure in (");
        binds.list(&mut condition, figures.iter().map(|figure| figure.0));
        condition.push(')');
    }
    let part = |table: &str| {
        format!(
            "select e.above as unit, t.month, t.figure, t.own, t.sub, t.late_in, t.late_out \
             from edge e cross join unit u cross join {table} t where {condition}"
        )
    };
    let mut text = part("total");
    if tx.has_many_writers() {
        let _ = write!(text, " union all {}", part("pending"));
    }
    binds.to(sql(text)).each(tx, |row: TotalRow| take(&row))
}

/// The rows of some hundred units for every month from one on, each with its month.
pub fn since(
    tx: &mut Tx<'_>,
    units: &[UnitId],
    from: Month,
    mut take: impl FnMut(&TotalRow, Month) -> Result<()>,
) -> Result<()> {
    let mut binds = Binds::default();
    let at = binds.add(from.key());
    let mut condition = format!("month >= ${at} and unit in (");
    binds.list(&mut condition, units.iter().map(|unit| unit.0));
    condition.push(')');
    let columns = "unit, month, figure, own, sub, late_in, late_out";
    let mut text = format!("select {columns} from total where {condition}");
    if tx.has_many_writers() {
        let _ = write!(text, " union all select {columns} from pending where {condition}");
    }
    // Rows of whole years have no month of their own.
    binds.to(sql(text)).each(tx, |row: TotalRow| match Month::from_key(row.month) {
        Some(month) => take(&row, month),
        None => Ok(()),
    })
}

/// The units whose parent in the tree of a day is one unit.
pub fn children(tx: &mut Tx<'_>, above: UnitId, day: Day) -> Result<Vec<UnitId>> {
    let found: Vec<UnitId> = sql(children_text(1, 2)).bind(above).bind(day).all(tx)?;
    // A unit that was closed and opened anew may have two such edges.
    Ok(found.into_iter().collect::<BTreeSet<UnitId>>().into_iter().collect())
}

/// The units whose parent in the tree of a day is one unit: `$above` and `$day` are bind places.
pub fn children_text(above: usize, day: usize) -> String {
    format!(
        "select e.unit from edge e join unit u on u.id = e.unit where e.above = ${above} \
         and e.from_on <= ${day} and (e.until_on >= ${day} or e.until_on = u.until_on)"
    )
}

/// The first month (or year) that anything of a scope has a total for. Units may have stood
/// elsewhere before they came under the one asked for, so theirs is the centre's first.
pub fn first_key(tx: &mut Tx<'_>, scope: Scope<'_>) -> Result<Option<i64>> {
    let unit = match scope {
        Scope::Of(unit) => unit,
        Scope::Each([]) => return Ok(None),
        Scope::Each([near, ..]) => top_over(tx, *near)?,
        Scope::Under(above, _) => top_over(tx, above)?,
    };
    let text = if tx.has_many_writers() {
        "select min(month) from (select min(month) as month from total where unit = $1 \
         union all select min(month) as month from pending where unit = $1) m"
    } else {
        "select min(month) from total where unit = $1"
    };
    sql(text).bind(unit).one(tx)
}

/// The highest unit that one has stood under.
fn top_over(tx: &mut Tx<'_>, unit: UnitId) -> Result<UnitId> {
    let text = "select above from reach where unit = $1 order by depth desc limit 1";
    Ok(sql(text).bind(unit).maybe(tx)?.unwrap_or(unit))
}

/// The keys whose sum is a stock's level at the end of a month: whole years, then the months of
/// its own year.
pub fn level_keys(first: i64, month: Month) -> Vec<i64> {
    let year = month.year_key();
    let years = (first / 100 * 100..year).step_by(100);
    years.chain((1..=i64::from(month.number())).map(|number| year + number)).collect()
}

/// Binds in order, for a text that grows.
#[derive(Default)]
struct Binds(Vec<i64>);

impl Binds {
    fn add(&mut self, value: i64) -> usize {
        self.0.push(value);
        self.0.len()
    }

    /// Writes bind places; the list is filled up to a multiple of eight by its last value, so
    /// that few texts serve all lengths and the cache of statements knows them.
    fn list(&mut self, text: &mut String, values: impl ExactSizeIterator<Item = i64>) {
        let wanted = match values.len() {
            few @ 0..=3 => few,
            many => many.next_multiple_of(8),
        };
        let mut last = 0;
        let mut values = values;
        for place in 0..wanted {
            last = values.next().unwrap_or(last);
            let at = self.add(last);
            let _ = write!(text, "{}${at}", if place == 0 { "" } else { ", " });
        }
    }

    fn to(self, statement: Sql) -> Sql {
        self.0.into_iter().fold(statement, Sql::bind)
    }
}
