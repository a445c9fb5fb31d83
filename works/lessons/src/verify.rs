//! Checking what classes say against the work that counts them. It repairs nothing.

use crate::store;
use activities::model::{ActivityId, State};
use kernel::Result;
use kernel::db::Tx;

/// Classes read at a time.
const MANY: usize = 500;
/// Counts of a class that are no people.
const NOT_PEOPLE: [&str; 2] = ["classes", "sessions"];

/// Ended classes whose work is not there, was taken back, or counts others than those who came.
pub fn verify(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for classes in store::every_ended(tx)?.chunks(MANY) {
        let ids: Vec<ActivityId> = classes.iter().map(|(_, activity, _)| *activity).collect();
        let held = activities::store::held(tx, &ids)?;
        for (id, activity, came) in classes {
            let work = held.get(activity).filter(|work| work.state != State::Reversed);
            let Some(work) = work else {
                wrong.push(format!("class {id}: its work {activity} does not stand"));
                continue;
            };
            let people =
                work.counts.iter().filter(|(code, _)| !NOT_PEOPLE.contains(&code.as_str()));
            for (code, many) in people.filter(|(_, many)| many != came) {
                wrong.push(format!("class {id}: {came} came, its work says {many} ({code})"));
            }
        }
    }
    Ok(wrong)
}
