//! Two hands at one construction in the same moment: whoever gives for it while it is handed over
//! is in its value or is told, never beside it.

use super::{StatusCode, Visitor, bridge, done, fresh_key, reach};
use crate::house::{Demo, november};

const ROUNDS: i64 = 6;
const FIRST: i64 = 100_000_000;
const SECOND: i64 = 7_000_000;

async fn give(who: &mut Visitor, file: &str, amount: i64) -> super::Told {
    let (id, amount) = (fresh_key(), amount.to_string());
    let form =
        [("id", id.as_str()), ("giver", "Nhà hảo tâm"), ("source", "cash"), ("amount", &amount)];
    who.post(&format!("{file}/record?step=fund"), &form).await
}

/// Whatever order the database gave them, the Book holds what the file holds.
pub async fn meet_at_the_hand_over(demo: &Demo, chi: &mut Visitor) {
    let before = demo.levels("bridges_value", november()).await;
    let mut all = 0;
    for round in 0..ROUNDS {
        let file = bridge(chi, &format!("Cầu số {round}")).await;
        done(&give(chi, &file, FIRST).await);
        let record = format!("BB {}", 40 + round);
        for stage in ["surveyed", "funded", "started", "accepted"] {
            done(&reach(chi, &file, stage, "01/11/2024", &record).await);
        }
        let mut other = chi.clone();
        let (handed, given) = tokio::join!(
            reach(chi, &file, "handed", "01/11/2024", ""),
            give(&mut other, &file, SECOND)
        );
        let is_in = given.status == StatusCode::SEE_OTHER;
        assert!(is_in || given.status.is_client_error(), "{}", given.words());
        if handed.status != StatusCode::SEE_OTHER {
            assert!(is_in && handed.status.is_client_error(), "{}", handed.words());
            done(&reach(chi, &file, "handed", "01/11/2024", "").await);
        }
        let value = if is_in { FIRST + SECOND } else { FIRST };
        all += value;
        let page = chi.page(&file).await;
        assert!(page.words().contains(&kernel::number::vnd(value)), "{}", page.words());
        let work = chi.page(&page.record("/activities/")).await.words();
        assert!(work.contains(&kernel::number::vnd(value)), "the work says less: {work}");
    }
    let after = demo.levels("bridges_value", november()).await;
    assert_eq!(after, before.map(|value| value + all));
}
