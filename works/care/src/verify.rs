//! Checking what files say against the work that counts them. It repairs nothing.

use crate::store;
use activities::model::{ActivityId, State};
use kernel::Result;
use kernel::db::Tx;

/// Entries read at a time.
const MANY: usize = 500;

/// Entries that give and whose work is worth something else, counts although they were taken back,
/// or does not although they stand.
pub fn verify(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let gifts = store::every_gift(tx)?;
    let back = gifts.iter().filter(|entry| entry.is_taken_back).map(|entry| entry.id.uuid());
    for id in activities::store::not_given_back(tx, "/care/files/", &back.collect::<Vec<_>>())? {
        wrong.push(format!("entry {id}: it was taken back and its goods were not"));
    }
    for entries in gifts.chunks(MANY) {
        let ids: Vec<ActivityId> = entries.iter().map(|entry| entry.activity).collect();
        let held = activities::store::held(tx, &ids)?;
        for entry in entries {
            let id = entry.id;
            let Some(work) = held.get(&entry.activity) else {
                wrong.push(format!("entry {id}: its work {} is not there", entry.activity));
                continue;
            };
            let stands = work.state != State::Reversed;
            if stands == entry.is_taken_back {
                wrong.push(format!("entry {id}: it and its work {} stand apart", work.id));
            }
            if work.amount != entry.amount {
                wrong.push(format!(
                    "entry {id}: it gave {} đồng, its work says {}",
                    entry.amount, work.amount
                ));
            }
        }
    }
    Ok(wrong)
}
