//! How finely each record of a list may be told: so that at least so many show the same.

use std::collections::HashMap;
use std::hash::Hash;

/// For each record the first of its signatures, from fine to coarse, that it shares with enough
/// others; none where even the coarsest is shared by too few.
///
/// Records that are told finely leave the others: those others must be enough among themselves, or
/// whoever counts would know how many are left.
#[must_use]
pub fn crowd<S: Eq + Hash, const N: usize>(records: &[[S; N]], least: usize) -> Vec<Option<usize>> {
    let mut told = vec![None; records.len()];
    for level in 0..N {
        let mut alike: HashMap<&S, Vec<usize>> = HashMap::new();
        for (at, record) in records.iter().enumerate() {
            if told[at].is_none() {
                alike.entry(&record[level]).or_default().push(at);
            }
        }
        for group in alike.into_values().filter(|group| group.len() >= least) {
            for at in group {
                told[at] = Some(level);
            }
        }
    }
    told
}
