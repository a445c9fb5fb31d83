//! By what a reader finds out whether a printed paper is still the last word: a code, and the
//! address under which it is asked for. It stands below the recipients, as letters and as a QR code
//! of the address. It will never say anything about the paper itself.

use super::decree;

/// The code of an issued paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// What the QR code holds: the page of this paper (`https://…/kiem-tra/ABCD-…`).
    pub address: String,
    /// Where the code is typed by hand (`https://…/kiem-tra`).
    pub place: String,
    /// The code as it is read out (`ABCD-EFGH-JKMN-PQRS`).
    pub code: String,
}

impl Proof {
    /// The printed lines: the code, then where it is asked for.
    pub fn lines(&self) -> [String; 2] {
        [
            format!("{}: {}", decree::PROOF_CODE, self.code),
            format!("{}: {}", decree::PROOF_PLACE, self.place),
        ]
    }
}
