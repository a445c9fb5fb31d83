//! How well a list was matched whose truth is known: what was found, what was wrong, what was never
//! compared. It changes nothing in the matching.

use crate::block;
use crate::columns::Columns;
use crate::file::{self, Flaw};
use crate::person::People;
use crate::place::Renamed;
use std::collections::{HashMap, HashSet};
use std::fmt;

/// What was measured.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measured {
    /// Rows of the list.
    pub records: usize,
    /// Pairs that are one person.
    pub truths: usize,
    /// Of those, how many were compared at all.
    pub reached: usize,
    /// Comparisons made.
    pub compared: usize,
    /// Pairs decided to be one person that are.
    pub right: usize,
    /// Pairs decided to be one person that are not.
    pub wrong: usize,
    /// True pairs among those left to somebody.
    pub possible_right: usize,
    /// All pairs left to somebody.
    pub possible: usize,
}

impl Measured {
    /// Of the pairs decided, how many are right.
    pub fn precision(&self) -> f64 {
        ratio(self.right, self.right + self.wrong)
    }

    /// Of the true pairs, how many were decided.
    pub fn recall(&self) -> f64 {
        ratio(self.right, self.truths)
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        ratio(2 * self.right, self.right + self.wrong + self.truths)
    }

    /// Of the true pairs, how many were compared.
    pub fn reach(&self) -> f64 {
        ratio(self.reached, self.truths)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Measured { records, truths, compared, possible, possible_right, .. } = self;
        write!(
            f,
            "F1 {:.4} (precision {:.4}, recall {:.4}) at {records} records with {truths} true \
             pairs; {:.4} of them compared, {compared} comparisons; left to somebody: {possible} \
             pairs, {possible_right} of them true",
            self.f1(),
            self.precision(),
            self.recall(),
            self.reach()
        )
    }
}

/// Matches a list in memory and compares with the truth: `person` gives the person behind an id.
pub fn measure(
    list: &[u8],
    columns: &Columns,
    renamed: &[Renamed],
    person: impl Fn(&str) -> String,
) -> Result<Measured, Flaw> {
    let mut people = People::new(renamed);
    let ids = file::read(list, columns, &mut people)?;
    people.settle();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut of = HashMap::new();
    for row in 0..u32::try_from(ids.len()).unwrap_or(u32::MAX) {
        let many = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        let number = *numbers.entry(person(ids.get(row))).or_insert(many);
        of.insert(ids.get(row), number);
    }
    let mut sizes: HashMap<u32, usize> = HashMap::new();
    of.values().for_each(|number| *sizes.entry(*number).or_default() += 1);
    let mut measured = Measured {
        records: ids.len(),
        truths: sizes.values().map(|size| size * (size - 1) / 2).sum(),
        ..Measured::default()
    };
    let behind =
        |at: usize| people.list.get(at).and_then(|person| of.get(ids.get(person.row))).copied();
    let behind: Vec<Option<u32>> = (0..people.list.len()).map(behind).collect();
    let mut reached: HashSet<(usize, usize)> = HashSet::new();
    block::pairs(&people, |i, j| {
        if behind.get(i) == behind.get(j) {
            reached.insert((i, j));
        }
    });
    measured.reached = reached.len();
    drop(reached);
    let mut pairs = Vec::new();
    measured.compared = file::find(list, columns, renamed)?.write(&mut pairs)?.compared;
    for row in csv::Reader::from_reader(pairs.as_slice()).records() {
        let row = row.map_err(|cause| Flaw::File(cause.to_string()))?;
        let [a, b, decision] = [0, 1, 3].map(|at| row.get(at).unwrap_or(""));
        let right = of.contains_key(a) && of.get(a) == of.get(b);
        match (decision, right) {
            ("match", true) => measured.right += 1,
            ("match", false) => measured.wrong += 1,
            (_, right) => {
                measured.possible += 1;
                measured.possible_right += usize::from(right);
            }
        }
    }
    Ok(measured)
}
