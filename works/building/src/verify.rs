//! Checking what a construction says against itself. It repairs nothing.

use crate::model::Stage;
use crate::store;
use kernel::Result;
use kernel::db::Tx;

/// Constructions whose row says a stage that nobody reached, or that count without a hand-over.
pub fn verify(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for (id, stage, here, activity) in store::every(tx)? {
        if here != 1 {
            wrong.push(format!("construction {id}: {here} stages say {stage}"));
        }
        if activity.is_some() != (stage == Stage::Handed.code()) {
            wrong.push(format!("construction {id}: it is {stage}, its work says something else"));
        }
    }
    let back = store::every_fund_back(tx)?;
    for id in activities::store::not_given_back(tx, "/constructions/", &back)? {
        wrong.push(format!("budget part {id}: it was taken back and its goods were not"));
    }
    Ok(wrong)
}
