//! Many rows with few statements: an insert of any number of rows, and the places of a list. It
//! never chooses what is written.

use super::{Tx, Value, sql};
use crate::error::Result;

/// Rows of one statement; far below the engines' limits on bound values.
pub const ROWS: usize = 500;

/// An insert of many rows of one width, some hundreds a statement: a round trip for each of them
/// would be felt on a database across a network.
pub struct Many {
    head: &'static str,
    tail: &'static str,
    width: usize,
    rows: Vec<Vec<Value>>,
}

impl Many {
    /// An insert that begins with `head` (`insert into t (a, b) values`).
    pub fn new(head: &'static str, width: usize) -> Many {
        Many { head, tail: "", width, rows: Vec::new() }
    }

    /// What comes after the rows (`on conflict …`).
    pub fn then(self, tail: &'static str) -> Many {
        Many { tail, ..self }
    }

    /// One more row.
    pub fn push(&mut self, row: Vec<Value>) {
        self.rows.push(row);
    }

    /// Writes what was pushed.
    pub fn write(self, tx: &mut Tx<'_>) -> Result<()> {
        for rows in self.rows.chunks(ROWS) {
            let line = |row: usize| format!("({})", places(row * self.width + 1, self.width));
            let lines: Vec<String> = (0..rows.len()).map(line).collect();
            let text = format!("{} {} {}", self.head, lines.join(", "), self.tail);
            rows.iter().fold(sql(text), |statement, row| statement.bind_all(row)).run(tx)?;
        }
        Ok(())
    }
}

/// The places of `count` values that are bound from the place `first` on: `$3, $4, $5`.
fn places(first: usize, count: usize) -> String {
    let places: Vec<String> = (first..first + count).map(|at| format!("${at}")).collect();
    places.join(", ")
}
