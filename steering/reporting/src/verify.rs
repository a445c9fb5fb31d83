//! Checking what this capability keeps against the Book and against its own seals. It repairs
//! nothing.

use crate::figures::find;
use crate::store;
use kernel::Result;
use kernel::db::Tx;
use sha2::{Digest, Sha256};
use std::fmt;

/// What does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// A cell and the entries posted by it differ.
    Cell {
        /// The cell's id.
        id: String,
        /// Its figure.
        figure: String,
    },
    /// An issued paper's bytes are not those that went out.
    Paper {
        /// Its id.
        id: String,
    },
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Broken::Cell { id, figure } => write!(f, "cell {id} ({figure}) and its entries differ"),
            Broken::Paper { id } => write!(f, "issued paper {id} was changed"),
        }
    }
}

/// Every cell against its entries, every issued paper against its hash.
pub fn verify(tx: &mut Tx<'_>) -> Result<Vec<Broken>> {
    let mut broken = Vec::new();
    for (id, figure, amount) in store::all_cells(tx)? {
        let Some(declared) = find(&figure).filter(|figure| !figure.is_derived()) else { continue };
        // A stock's entry is the change that the typed level made, so only flows must agree here.
        let is_flow = declared.kind == kernel::figure::FigureKind::Flow;
        let record = kernel::Id::of(id.uuid());
        let posted: i64 = book::standing_of_record(tx, record)?.iter().map(|e| e.amount).sum();
        if is_flow && posted != amount {
            broken.push(Broken::Cell { id: id.to_string(), figure });
        }
    }
    for (id, figure, amount, stands) in store::all_adjustments(tx)? {
        let entries = book::standing_of_record(tx, kernel::Id::of(id.uuid()))?;
        let posted: i64 = entries.iter().map(|entry| entry.amount).sum();
        if posted != if stands { amount } else { 0 } {
            broken.push(Broken::Cell { id: id.to_string(), figure });
        }
    }
    for (id, hash, docx, pdf) in store::all_issued(tx)? {
        if hash != hash_of(&docx, &pdf) {
            broken.push(Broken::Paper { id: id.to_string() });
        }
    }
    Ok(broken)
}

/// The hash of a paper as it went out: over both files.
pub fn hash_of(docx: &[u8], pdf: &[u8]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(Sha256::digest(docx));
    hash.update(Sha256::digest(pdf));
    hash.finalize().to_vec()
}
