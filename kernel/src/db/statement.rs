//! A statement and what is bound to it. The text is the same for both engines (`$1` binds); the
//! caller states it, this file only carries it to the line that runs.

use super::{FromRow, Line, ToValue, Tx, Value, postgres, sqlite};
use crate::error::{Error, Result};
use std::borrow::Cow;

/// A statement with its binds.
#[derive(Debug)]
pub struct Sql {
    text: Cow<'static, str>,
    binds: Vec<Value>,
}

/// Begins a statement. Values are bound, never written into the text.
pub fn sql(text: impl Into<Cow<'static, str>>) -> Sql {
    Sql { text: text.into(), binds: Vec::new() }
}

impl Sql {
    /// Binds the next value (`$1`, `$2` …).
    pub fn bind(mut self, value: impl ToValue) -> Self {
        self.binds.push(value.to_value());
        self
    }

    /// Binds many values at once, in order.
    pub fn bind_all(mut self, values: &[Value]) -> Self {
        self.binds.extend_from_slice(values);
        self
    }

    /// Binds a list in place of the next `[]` of the text (`unit in []`), after all single values.
    /// The list is filled up to a power of two by its last value, so that few texts serve all
    /// lengths and the cache of statements knows them; an empty list matches nothing.
    pub fn list<V: ToValue>(mut self, values: impl IntoIterator<Item = V>) -> Self {
        let mut values: Vec<Value> = values.into_iter().map(|value| value.to_value()).collect();
        let last = values.last().cloned().unwrap_or(Value::Null);
        values.resize(values.len().next_power_of_two(), last);
        let first = self.binds.len() + 1;
        let places: Vec<String> =
            (first..first + values.len()).map(|place| format!("${place}")).collect();
        self.text = self.text.replacen("[]", &format!("({})", places.join(", ")), 1).into();
        self.binds.extend(values);
        self
    }

    /// All rows.
    pub fn all<T: FromRow>(self, tx: &mut Tx<'_>) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        self.each(tx, |row| {
            rows.push(row);
            Ok(())
        })?;
        Ok(rows)
    }

    /// Every row in turn, without keeping them.
    pub fn each<T: FromRow>(
        self,
        tx: &mut Tx<'_>,
        mut take: impl FnMut(T) -> Result<()>,
    ) -> Result<()> {
        let mut visit = |values: &mut dyn Iterator<Item = Value>| take(T::from_row(values)?);
        self.visit(tx, T::COLUMNS, &mut visit)
    }

    /// The only row; unknown when there is none.
    pub fn one<T: FromRow>(self, tx: &mut Tx<'_>) -> Result<T> {
        self.maybe(tx)?.ok_or(Error::NotFound)
    }

    /// The first row, if any.
    pub fn maybe<T: FromRow>(self, tx: &mut Tx<'_>) -> Result<Option<T>> {
        Ok(self.all(tx)?.into_iter().next())
    }

    /// The rows as plain values, whatever their columns are.
    pub fn values(self, tx: &mut Tx<'_>) -> Result<Vec<Vec<Value>>> {
        let mut rows = Vec::new();
        let mut visit = |values: &mut dyn Iterator<Item = Value>| {
            rows.push(values.collect());
            Ok(())
        };
        self.visit(tx, None, &mut visit)?;
        Ok(rows)
    }

    /// The rows as named values, in the order of the table.
    pub(crate) fn named(self, tx: &mut Tx<'_>) -> Result<Vec<Vec<(String, Value)>>> {
        let names = match &mut tx.line {
            Line::Sqlite(connection) => sqlite::names(connection, &self.text)?,
            Line::Postgres(line) => line.names(&self.text)?,
        };
        let rows = self.values(tx)?;
        Ok(rows.into_iter().map(|row| names.iter().cloned().zip(row).collect()).collect())
    }

    /// Runs a statement that changes rows and tells how many.
    pub fn run(self, tx: &mut Tx<'_>) -> Result<u64> {
        if !tx.writes {
            return Err(Error::fault("a reading transaction was asked to write"));
        }
        let changed = match &mut tx.line {
            Line::Sqlite(connection) => sqlite::run(connection, &self.text, &self.binds)?,
            Line::Postgres(line) => line.run(&self.text, &self.binds)?,
        };
        if changed > 0 {
            tx.deeds.wrote = true;
        }
        Ok(changed)
    }

    fn visit(self, tx: &mut Tx<'_>, names: Option<&[&str]>, take: Visit<'_>) -> Result<()> {
        if !only_reads(&self.text) {
            // `insert … returning` gives rows and writes: the journal must hear of it too.
            if !tx.writes {
                return Err(Error::fault("a reading transaction was asked to write"));
            }
            tx.deeds.wrote = true;
        }
        match &mut tx.line {
            Line::Sqlite(connection) => {
                sqlite::visit(connection, &self.text, &self.binds, names, take)
            }
            Line::Postgres(line) => postgres::visit(line, &self.text, &self.binds, names, take),
        }
    }
}

/// Whether a statement that gives rows leaves the database as it was. A `with` may end in a
/// change, so it counts as reading only when no changing word stands in it.
fn only_reads(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    match words.next() {
        Some("select" | "values" | "explain") => true,
        Some("with") => !words.any(|word| matches!(word, "insert" | "update" | "delete")),
        _ => false,
    }
}

/// What is done with each row.
pub(crate) type Visit<'a> = &'a mut dyn FnMut(&mut dyn Iterator<Item = Value>) -> Result<()>;

/// A row is read by position; this keeps position and name from drifting apart.
pub(crate) fn check_names<'a>(
    names: Option<&[&str]>,
    columns: impl ExactSizeIterator<Item = &'a str>,
) -> Result<()> {
    let Some(names) = names else { return Ok(()) };
    if names.len() != columns.len() {
        return Err(Error::fault(format!(
            "a row of {} columns is read as {names:?}",
            columns.len()
        )));
    }
    for (name, column) in names.iter().zip(columns) {
        if *name != column {
            return Err(Error::fault(format!("column {column} is read as {name}")));
        }
    }
    Ok(())
}
