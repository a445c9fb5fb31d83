//! Checking what was given against what was asked and against the work that counts it. It repairs
//! nothing.

use crate::store;
use activities::model::{ActivityId, State};
use kernel::Result;
use kernel::db::Tx;

/// Helps read at a time.
const MANY: usize = 500;

/// Help that is worth something else than its work or than the months it answers; help whose work
/// counts although it was taken back, or does not although it stands; help whose code stands on no
/// slip; months that are asked after an address ended.
pub fn verify(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for helps in store::every_giving(tx)?.chunks(MANY) {
        let ids: Vec<ActivityId> = helps.iter().map(|help| help.activity).collect();
        let held = activities::store::held(tx, &ids)?;
        for help in helps {
            let id = help.id;
            let Some(work) = held.get(&help.activity) else {
                wrong.push(format!("giving {id}: its work {} is not there", help.activity));
                continue;
            };
            if (work.state != State::Reversed) == help.is_taken_back {
                wrong.push(format!("giving {id}: it and its work {} stand apart", work.id));
            }
            if work.amount != help.amount {
                let said = format!("giving {id}: it is {} đồng, its work", help.amount);
                wrong.push(format!("{said} says {}", work.amount));
            }
            let answered = if help.is_taken_back || !help.has_pledge { 0 } else { help.amount };
            if answered != help.answered {
                let said = format!("giving {id}: its months hold {} đồng", help.answered);
                wrong.push(format!("{said}, not {answered}"));
            }
        }
    }
    let unsaid = store::unsaid(tx)?;
    wrong.extend(unsaid.iter().map(|id| format!("giving {id}: its code stands on no slip")));
    let late = store::asked_after_end(tx)?;
    wrong.extend(late.iter().map(|(code, month)| format!("slot {code}: {month} is still asked")));
    Ok(wrong)
}
