//! Issued papers: the bytes of their figures, kept with their hash and never computed again.

use kernel::db::{Tx, sql};
use kernel::{Error, Id, Pass, Result, row};
use sha2::{Digest, Sha256};

/// Marker of [`PaperId`].
pub enum Paper {}
/// The report whose figures are sealed.
pub type PaperId = Id<Paper>;

row! {
    /// The figures of an issued paper.
    pub struct Sealed {
        /// What was issued, byte for byte.
        pub bytes: Vec<u8>,
        /// SHA-256 of the bytes.
        pub hash: Vec<u8>,
        /// The version of the tree it was read on.
        pub tree_version: i64,
    }
}

/// Seals the figures of a paper of the pass's unit under its version (1 is the first that went
/// out). A version is sealed once: a second attempt is a fault. The caller journals the report.
pub fn seal(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (report, version): (PaperId, i64),
    bytes: Vec<u8>,
) -> Result<()> {
    let tree_version = super::atlas::tree_version(tx)?;
    sql("insert into sealed (report, unit, version, bytes, hash, tree_version, sealed_at) \
         values ($1, $2, $3, $4, $5, $6, $7)")
    .bind(report)
    .bind(pass.unit()?)
    .bind(version)
    .bind(bytes.clone())
    .bind(Sha256::digest(&bytes).to_vec())
    .bind(tree_version)
    .bind(pass.at())
    .run(tx)?;
    Ok(())
}

/// The sealed figures of a paper of the pass's unit or of one under it. A changed byte is a fault,
/// never shown as if it were whole.
pub fn sealed(tx: &mut Tx<'_>, pass: &Pass, report: PaperId, version: i64) -> Result<Sealed> {
    let sealed: Sealed = sql("select s.bytes, s.hash, s.tree_version from sealed s \
         where s.report = $1 and s.version = $2 \
         and exists (select 1 from reach r where r.unit = s.unit and r.above = $3)")
    .bind(report)
    .bind(version)
    .bind(pass.unit()?)
    .one(tx)?;
    if Sha256::digest(&sealed.bytes).as_slice() != sealed.hash {
        return Err(Error::fault(format!("the sealed figures of {report} were changed")));
    }
    Ok(sealed)
}
