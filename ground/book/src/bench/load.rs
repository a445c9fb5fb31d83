//! Loading facts as opening entries: read, sorted, and written in the order of the keys, with the
//! totals of every unit made on the way up. Memory holds one unit of each depth, not the country.

use super::sort::{Fact, Sorted, Sorter};
use super::tree::Tree;
use crate::figures::Figures;
use crate::model::{EntryId, FigureId, Kind, Spot, Sums};
use crate::store::batch::{Draft, entry_binds};
use crate::store::upsert::{self, total_binds};
use kernel::db::{Db, Tx, Value};
use kernel::{Error, Month, Result};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

/// Entries of one transaction.
const PORTION: usize = 100_000;

/// Rows that are ready to be written.
#[derive(Default)]
struct Portion {
    entries: Vec<Value>,
    totals: Vec<Value>,
}

/// Loads tree and facts of files; gives the figures' codes in the order of their first appearance.
pub async fn load(db: &Db, tree: &Tree, facts: &Path, folder: &Path) -> Result<Vec<String>> {
    tree.write(db).await?;
    let (sorted, codes) = read(tree, facts, folder)?;
    let named = codes.clone();
    let register = move |tx: &mut Tx<'_>| {
        let codes: Vec<&str> = named.iter().map(String::as_str).collect();
        Figures::register_codes(tx, &codes)
    };
    let figures = db.write(register).await?;
    let ids: Vec<FigureId> = figures.all().iter().map(|figure| figure.id).collect();
    let mut sorted = sorted;
    fill(db, tree, &ids, std::iter::from_fn(move || sorted.next().transpose())).await?;
    Ok(codes)
}

/// Writes facts as opening entries with all their totals, into an empty Book over a tree that
/// stands. Facts come unit by unit in the order of the tree.
pub async fn fill(
    db: &Db,
    tree: &Tree,
    figures: &[FigureId],
    facts: impl Iterator<Item = Result<Fact>>,
) -> Result<()> {
    let mut climb = Climb::new(tree, figures, facts);
    let mut writing = None;
    // The next portion is made while the one before is written.
    while let Some(portion) = climb.portion()? {
        settle(writing.take()).await?;
        let (db, portion) = (db.clone(), Arc::new(portion));
        writing = Some(tokio::spawn(async move {
            db.write(move |tx| {
                tx.without_journal("opening entries of a scratch database");
                upsert::ENTRIES.run(tx, &portion.entries)?;
                upsert::NEW_TOTALS.run(tx, &portion.totals).map(|_| ())
            })
            .await
        }));
    }
    settle(writing).await
}

async fn settle(writing: Option<tokio::task::JoinHandle<Result<()>>>) -> Result<()> {
    match writing {
        Some(task) => task.await.map_err(Error::fault)?,
        None => Ok(()),
    }
}

fn read(tree: &Tree, facts: &Path, folder: &Path) -> Result<(Sorted, Vec<String>)> {
    let mut reader = csv::Reader::from_path(facts).map_err(Error::fault)?;
    let mut sorter = Sorter::new(folder);
    let mut codes: Vec<String> = Vec::new();
    let mut figures: HashMap<String, u16> = HashMap::new();
    let mut months: HashMap<String, u16> = HashMap::new();
    let mut line = csv::StringRecord::new();
    while reader.read_record(&mut line).map_err(Error::fault)? {
        let at = line.position().map_or(0, csv::Position::line);
        let wrong = |what: &str| Error::fault(format!("facts.csv line {at}: {what}"));
        let field = |place: usize| line.get(place).ok_or_else(|| wrong("four fields expected"));
        let unit = tree.place(field(0)?).ok_or_else(|| wrong("unknown unit"))?;
        let code = field(1)?;
        let figure = match figures.get(code) {
            Some(figure) => *figure,
            None => {
                let figure = u16::try_from(codes.len()).map_err(|_| wrong("too many figures"))?;
                codes.push(code.to_owned());
                figures.insert(code.to_owned(), figure);
                figure
            }
        };
        let period = field(2)?;
        let month = match months.get(period) {
            Some(month) => *month,
            None => {
                let month = Month::parse(period).map_err(|_| wrong("a month is 2024-10"))?;
                let key = u16::try_from(month.key()).map_err(|_| wrong("a month since 1900"))?;
                months.insert(period.to_owned(), key);
                key
            }
        };
        let value = field(3)?.parse().map_err(|_| wrong("a value is a whole number"))?;
        let unit = u32::try_from(unit).map_err(|_| wrong("too many units"))?;
        sorter.push(Fact { unit, month, figure, value })?;
    }
    Ok((sorter.sorted()?, codes))
}

/// The totals of one unit: by month key and figure.
type UnitTotals = BTreeMap<(i64, i64), Sums>;

/// Walks the tree with the facts, children before parents.
struct Climb<'a, F> {
    tree: &'a Tree,
    figures: &'a [FigureId],
    facts: F,
    next: Option<Fact>,
    place: usize,
    last_id: i64,
    is_begun: bool,
    /// What the units already passed give to parents that are still to come.
    below: HashMap<usize, UnitTotals>,
}

impl<'a, F: Iterator<Item = Result<Fact>>> Climb<'a, F> {
    fn new(tree: &'a Tree, figures: &'a [FigureId], facts: F) -> Climb<'a, F> {
        let below = HashMap::new();
        Climb { tree, figures, facts, next: None, place: 0, last_id: 0, is_begun: false, below }
    }

    /// The next rows to write, whole units at a time.
    fn portion(&mut self) -> Result<Option<Portion>> {
        if !self.is_begun {
            self.next = self.facts.next().transpose()?;
            self.is_begun = true;
        }
        let mut portion = Portion::default();
        while self.place < self.tree.len()
            && portion.entries.len() < PORTION * upsert::ENTRY_COLUMNS
        {
            self.unit(&mut portion)?;
            self.place += 1;
        }
        let is_empty = portion.entries.is_empty() && portion.totals.is_empty();
        Ok((!is_empty).then_some(portion))
    }

    fn unit(&mut self, portion: &mut Portion) -> Result<()> {
        let mut totals = self.below.remove(&self.place).unwrap_or_default();
        while let Some(fact) = self.next.filter(|fact| fact.unit as usize == self.place) {
            self.entry(fact, portion)?;
            let (month, figure) = (i64::from(fact.month), self.figure(fact)?.0);
            let sums = Sums { own: fact.value, sub: fact.value, ..Sums::default() };
            for key in [month, month / 100 * 100] {
                let kept = totals.entry((key, figure)).or_default();
                *kept = kept.plus(sums)?;
            }
            self.next = self.facts.next().transpose()?;
        }
        let unit = self.tree.id(self.place).0;
        for ((month, figure), sums) in &totals {
            portion.totals.extend(total_binds((unit, *month, *figure), *sums));
        }
        let Some(above) = self.tree.above(self.place) else { return Ok(()) };
        let Some(kept) = self.below.get_mut(&above) else {
            let given = totals.into_iter().map(|(key, sums)| (key, Sums { own: 0, ..sums }));
            self.below.insert(above, given.collect());
            return Ok(());
        };
        for (key, sums) in totals {
            let kept = kept.entry(key).or_default();
            *kept = kept.plus(Sums { own: 0, ..sums })?;
        }
        Ok(())
    }

    fn figure(&self, fact: Fact) -> Result<FigureId> {
        self.figures.get(usize::from(fact.figure)).copied().ok_or(Error::NotFound)
    }

    fn entry(&mut self, fact: Fact, portion: &mut Portion) -> Result<()> {
        let month = Month::from_key(fact.month.into()).ok_or(Error::NotFound)?;
        let spot = Spot { unit: self.tree.id(self.place), month };
        self.last_id += 1;
        let draft = Draft {
            booked: spot,
            told: spot,
            figure: self.figure(fact)?,
            day_for: i64::from(month.last().day()),
            amount: fact.value,
            kind: Kind::Flow,
            source: None,
            reverses: None,
        };
        portion.entries.extend(entry_binds(&draft, EntryId(self.last_id)));
        Ok(())
    }
}
