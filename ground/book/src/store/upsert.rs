//! Writing many rows with few statements: texts of a few fixed sizes, made once, so that the
//! engine's cache of prepared statements always knows them. It never chooses what is written.

use super::batch::Key;
use super::ids;
use crate::model::Sums;
use kernel::Result;
use kernel::db::{Tx, Value, sql};
use std::sync::OnceLock;

/// Rows of one statement, largest first, each half of the one before: any number of rows takes as
/// many statements as it has ones in binary. 512 rows of 11 values stay far below 32,000 binds.
const SIZES: [usize; 10] = [512, 256, 128, 64, 32, 16, 8, 4, 2, 1];

/// A statement over rows of one width.
pub struct Rows {
    head: &'static str,
    tail: &'static str,
    width: usize,
    texts: OnceLock<[String; SIZES.len()]>,
}

/// Columns of an inserted entry.
pub const ENTRY_COLUMNS: usize = 11;

/// Inserts entries.
pub static ENTRIES: Rows = Rows {
    head: "insert into entry (unit, month_booked, figure, id, day_for, amount, kind, source, \
           reverses, month_for, unit_for) values ",
    tail: "",
    width: ENTRY_COLUMNS,
    texts: OnceLock::new(),
};

/// Columns of what stands behind entries.
pub const SOURCE_COLUMNS: usize = 5;

/// Inserts what stands behind entries.
pub static SOURCES: Rows = Rows {
    head: "insert into source (id, capability, record, actor, decision) values ",
    tail: "",
    width: SOURCE_COLUMNS,
    texts: OnceLock::new(),
};

static TOTALS: Rows = Rows {
    head: "insert into total (unit, month, figure, own, sub, late_in, late_out) values ",
    tail: " on conflict (unit, month, figure) do update set own = total.own + excluded.own, \
           sub = total.sub + excluded.sub, late_in = total.late_in + excluded.late_in, \
           late_out = total.late_out + excluded.late_out",
    width: 7,
    texts: OnceLock::new(),
};

/// Inserts totals of which none stands yet.
pub static NEW_TOTALS: Rows = Rows {
    head: "insert into total (unit, month, figure, own, sub, late_in, late_out) values ",
    tail: "",
    width: 7,
    texts: OnceLock::new(),
};

/// The first row, which none equals, tells PostgreSQL of what type the others are.
static FOLDED: Rows = Rows {
    head: "delete from pending where (unit, month, figure, id) in (values (cast(null as bigint), \
           cast(null as bigint), cast(null as bigint), cast(null as bigint)), ",
    tail: ")",
    width: 4,
    texts: OnceLock::new(),
};

static PENDING: Rows = Rows {
    head: "insert into pending (unit, month, figure, id, own, sub, late_in, late_out) values ",
    tail: "",
    width: 8,
    texts: OnceLock::new(),
};

impl Rows {
    fn texts(&'static self) -> &'static [String; SIZES.len()] {
        self.texts.get_or_init(|| {
            SIZES.map(|rows| {
                let mut text = String::from(self.head);
                for row in 0..rows {
                    text.push_str(if row == 0 { "(" } else { ", (" });
                    for column in 0..self.width {
                        text.push_str(if column == 0 { "$" } else { ", $" });
                        text.push_str(&(row * self.width + column + 1).to_string());
                    }
                    text.push(')');
                }
                text.push_str(self.tail);
                text
            })
        })
    }

    /// Runs over rows laid end to end; how many rows of the table it changed.
    pub fn run(&'static self, tx: &mut Tx<'_>, mut values: &[Value]) -> Result<u64> {
        let mut changed = 0;
        for (size, text) in SIZES.into_iter().zip(self.texts()) {
            while values.len() >= size * self.width {
                let (these, rest) = values.split_at(size * self.width);
                changed += sql(text.as_str()).bind_all(these).run(tx)?;
                values = rest;
            }
        }
        Ok(changed)
    }
}

/// Adds to totals; the rows must come sorted, so that two writers lock them in one order.
pub fn totals(tx: &mut Tx<'_>, rows: &[(Key, Sums)]) -> Result<()> {
    let binds: Vec<Value> = rows.iter().flat_map(|(key, sums)| total_binds(*key, *sums)).collect();
    TOTALS.run(tx, &binds).map(|_| ())
}

/// The values of one total.
pub fn total_binds((unit, month, figure): Key, sums: Sums) -> [Value; 7] {
    [unit, month, figure, sums.own, sums.sub, sums.late_in, sums.late_out].map(Value::Int)
}

/// Queues changes of totals.
pub(super) fn pending(tx: &mut Tx<'_>, rows: &[(Key, Sums)]) -> Result<()> {
    let binds = rows.iter().flat_map(|((unit, month, figure), sums)| {
        let (unit, month, figure) = (*unit, *month, *figure);
        [unit, month, figure, ids::next(), sums.own, sums.sub, sums.late_in, sums.late_out]
            .map(Value::Int)
    });
    PENDING.run(tx, &binds.collect::<Vec<Value>>()).map(|_| ())
}

/// Takes rows out of the queue by their keys; how many there were.
pub(super) fn unqueue(tx: &mut Tx<'_>, keys: &[[i64; 4]]) -> Result<u64> {
    let binds: Vec<Value> = keys.iter().flatten().copied().map(Value::Int).collect();
    FOLDED.run(tx, &binds)
}
