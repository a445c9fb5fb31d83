//! Thirty-two hands record at once: every piece counts once at every level, none is lost, and what
//! somebody was answered is in every level by then.

use super::{Demo, NEW, Visitor, fresh_key, gift, levels};
use axum::http::StatusCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tokio::task::JoinSet;
use tokio::time::{Duration, sleep};

const HANDS: i64 = 32;
const EACH: i64 = 4;
/// Between two looks at the levels.
const PAUSE: Duration = Duration::from_millis(20);

pub async fn thirty_two_record_at_once(demo: &Demo) {
    let before = levels(demo).await;
    let chi = Visitor::of(demo, "chi").await;
    let answered = Arc::new(AtomicI64::new(0));
    let mut hands = JoinSet::new();
    for hand in 0..HANDS {
        let (mut chi, answered) = (chi.clone(), Arc::clone(&answered));
        hands.spawn(async move {
            for _ in 0..EACH {
                records(&mut chi, hand + 1).await;
                answered.fetch_add(hand + 1, Ordering::SeqCst);
            }
        });
    }
    let mut looks = 0;
    while !hands.is_empty() {
        while let Some(done) = hands.try_join_next() {
            done.expect("a hand fell off");
        }
        let sure = answered.load(Ordering::SeqCst);
        let now = levels(demo).await;
        let more: [i64; 4] = std::array::from_fn(|at| now[at] - before[at]);
        assert!(more[0] >= sure, "{sure} were answered, the commune has {more:?} more");
        assert_eq!(more, [more[0]; 4], "a level lags behind");
        looks += 1;
        sleep(PAUSE).await;
    }
    println!("{looks} looks at the levels while they recorded");
    let sum = EACH * HANDS * (HANDS + 1) / 2;
    assert_eq!(levels(demo).await, before.map(|level| level + sum));
}

/// As many parcels, four times: each time other ones.
async fn records(chi: &mut Visitor, parcels: i64) {
    let (id, key, parcels) = (fresh_key(), fresh_key(), parcels.to_string());
    let form = [&gift(&id, &key, &parcels, "")[..], &[("again", "1")]].concat();
    // A database that is busy says so and is asked again, with the same key.
    loop {
        match chi.post(NEW, &form).await.status {
            StatusCode::SERVICE_UNAVAILABLE => sleep(Duration::from_millis(5)).await,
            status => break assert_eq!(status, StatusCode::SEE_OTHER),
        }
    }
}
