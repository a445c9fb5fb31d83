//! The figures that capabilities declare, with the small integers the Book keeps them under, the
//! derived ones computed from their formulas after reading, and the maps they are read on. It
//! declares none of its own.

use crate::model::{FigureId, Reading, too_large};
use crate::store::{self, Atlas, Maps};
use kernel::db::Tx;
use kernel::figure::{Figure, FigureKind};
use kernel::{Error, Result};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// A figure the Book knows.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its small integer.
    pub id: FigureId,
    /// Its code.
    pub code: String,
    /// Its declaration; none for a figure that only data names (an import, a bench).
    pub declared: Option<&'static Figure>,
    /// The figures it is computed from, each with its sign.
    formula: Vec<(FigureId, i64)>,
}

/// Every figure the program declares; kept for the life of the program.
#[derive(Debug, Default)]
pub struct Figures {
    list: Vec<Known>,
    by_code: HashMap<String, usize>,
    by_id: HashMap<FigureId, usize>,
    stocks: Vec<FigureId>,
    /// The derived figures, each after those it stands on.
    derived: Vec<usize>,
    maps: Maps,
}

impl Figures {
    /// Gives every declared figure its integer (a new one is written down) and returns them all.
    /// A formula that names an undeclared figure is a fault of the declaration.
    pub fn register(tx: &mut Tx<'_>, declared: &[&'static Figure]) -> Result<Figures> {
        let mut figures = Figures::default();
        let codes: Vec<&str> = declared.iter().map(|figure| figure.code).collect();
        let ids = store::ids_of(tx, &codes)?;
        for figure in declared {
            let id = ids.get(figure.code).copied().ok_or(Error::NotFound)?;
            figures.keep(id, figure.code, Some(figure));
        }
        for at in 0..figures.list.len() {
            let Some(formula) = figures.list[at].declared.and_then(|f| f.formula) else { continue };
            let parts: Result<Vec<_>> =
                formula.iter().map(|(code, sign)| figures.id(code).map(|id| (id, *sign))).collect();
            figures.list[at].formula = parts.map_err(|_| {
                Error::fault(format!("the formula of {} names none", figures.list[at].code))
            })?;
        }
        figures.derived = figures.in_order()?;
        Ok(figures)
    }

    /// The derived figures with every part before its whole; a formula that stands on itself is a
    /// fault of the declaration.
    fn in_order(&self) -> Result<Vec<usize>> {
        let is_derived = |at: &usize| !self.list[*at].formula.is_empty();
        let mut left: Vec<usize> = (0..self.list.len()).filter(is_derived).collect();
        let mut order = Vec::with_capacity(left.len());
        while !left.is_empty() {
            let waits = |at: &usize| {
                let parts = &self.list[*at].formula;
                parts.iter().any(|(part, _)| left.iter().any(|other| self.list[*other].id == *part))
            };
            let (later, ready): (Vec<usize>, Vec<usize>) = left.iter().partition(|at| waits(at));
            if ready.is_empty() {
                return Err(Error::fault("a formula stands on itself"));
            }
            order.extend(ready);
            left = later;
        }
        Ok(order)
    }

    /// Figures that only data names; all are flows.
    pub fn register_codes(tx: &mut Tx<'_>, codes: &[&str]) -> Result<Figures> {
        let mut figures = Figures::default();
        let ids = store::ids_of(tx, codes)?;
        for code in codes {
            let id = ids.get(*code).copied().ok_or(Error::NotFound)?;
            figures.keep(id, code, None);
        }
        Ok(figures)
    }

    fn keep(&mut self, id: FigureId, code: &str, declared: Option<&'static Figure>) {
        let at = self.list.len();
        if declared.is_some_and(|f| f.kind == FigureKind::Stock && !f.is_derived()) {
            self.stocks.push(id);
        }
        self.by_code.insert(code.to_owned(), at);
        self.by_id.insert(id, at);
        self.list.push(Known { id, code: code.to_owned(), declared, formula: Vec::new() });
    }

    /// The maps, for the shelf: whoever reads there and here shares one atlas.
    pub fn maps(&self) -> Maps {
        self.maps.clone()
    }

    /// The atlas of the tree as this transaction sees it.
    pub fn atlas(&self, tx: &mut Tx<'_>) -> Result<Arc<Atlas>> {
        self.maps.atlas(tx)
    }

    /// The figure with this code.
    pub fn id(&self, code: &str) -> Result<FigureId> {
        self.by_code.get(code).map(|at| self.list[*at].id).ok_or(Error::NotFound)
    }

    /// What is known of a figure.
    pub fn get(&self, id: FigureId) -> Option<&Known> {
        self.by_id.get(&id).map(|at| &self.list[*at])
    }

    /// All of them, in the order they were declared.
    pub fn all(&self) -> &[Known] {
        &self.list
    }

    /// The stock figures that are kept (not derived ones).
    pub fn stocks(&self) -> &[FigureId] {
        &self.stocks
    }

    /// The kept figures that some figures are made of: themselves, and the parts of derived ones.
    pub fn kept(&self, wanted: &[FigureId]) -> Vec<FigureId> {
        let (mut kept, mut open) = (Vec::new(), wanted.to_vec());
        while let Some(id) = open.pop() {
            match self.get(id).map(|known| known.formula.as_slice()) {
                Some([]) | None => kept.push(id),
                Some(formula) => open.extend(formula.iter().map(|(part, _)| *part)),
            }
        }
        kept.sort_unstable();
        kept.dedup();
        kept
    }

    /// Adds the derived figures that stand on one of these.
    pub(crate) fn with_wholes(&self, parts: &mut BTreeSet<FigureId>) {
        for known in self.derived.iter().map(|at| &self.list[*at]) {
            if known.formula.iter().any(|(part, _)| parts.contains(part)) {
                parts.insert(known.id);
            }
        }
    }

    /// Whether a figure carries its level forward from month to month.
    pub fn is_stock(&self, id: FigureId) -> bool {
        self.stocks.contains(&id)
    }

    /// Computes the derived figures of one unit and month into what was read. A part that was
    /// not posted counts as 0; a derived figure may stand on others.
    pub fn derive(&self, read: &mut HashMap<FigureId, Reading>) -> Result<()> {
        for figure in self.derived.iter().map(|at| &self.list[*at]) {
            let mut sum = Reading::default();
            for (part, sign) in &figure.formula {
                let value = read.get(part).copied().unwrap_or_default();
                sum.issued = add_signed(sum.issued, value.issued, *sign)?;
                sum.known = add_signed(sum.known, value.known, *sign)?;
            }
            read.insert(figure.id, sum);
        }
        Ok(())
    }
}

fn add_signed(sum: i64, value: i64, sign: i64) -> Result<i64> {
    value.checked_mul(sign).and_then(|part| sum.checked_add(part)).ok_or_else(too_large)
}
