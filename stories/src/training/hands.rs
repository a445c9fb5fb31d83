//! Two hands at one class in the same moment: whoever is marked as there, or put on the list, while
//! the class ends is counted or is told, never beside it.

use super::{COMMUNE, Demo, StatusCode, Visitor, choice, done, fresh_key, november, step};

const ROUNDS: usize = 6;

/// A class with two people, of whom one was there.
async fn begun(chi: &mut Visitor, title: &str) -> (String, String, String, String) {
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("kind", "training-volunteers"),
        ("title", title),
        ("level", "none"),
        ("begins_on", "01/11/2024"),
    ];
    let class = done(&chi.post(&format!("/classes/new?unit={COMMUNE}"), &form).await);
    let people = [("sort", "member"), ("people", "Người Một\nNgười Hai")];
    done(&step(chi, &class, "people", &people).await);
    let session = fresh_key();
    let form = [
        ("id", session.as_str()),
        ("on", "01/11/2024"),
        ("topic", "Băng bó"),
        ("trainer", "Chị Tám"),
        ("periods", "4"),
    ];
    done(&step(chi, &class, "session", &form).await);
    let attend = format!("{class}/record?step=attend&session={session}");
    let (one, two) =
        (choice(chi, &attend, "Người Một").await, choice(chi, &attend, "Người Hai").await);
    done(&chi.post(&attend, &[("there", &one)]).await);
    (class, attend, one, two)
}

/// Whatever order the database gave them, what the class counts is what it holds.
pub async fn meet_at_the_end(demo: &Demo, chi: &mut Visitor) {
    for round in 0..ROUNDS {
        let before = demo.levels("training_participants", november()).await;
        let (class, attend, one, two) = begun(chi, &format!("Lớp hai tay {round}")).await;
        let mut other = chi.clone();
        let there = [("there", one.as_str()), ("there", two.as_str())];
        let late = [("sort", "member"), ("people", "Người Ba")];
        let (ended, told) = match round % 2 {
            0 => tokio::join!(step(chi, &class, "end", &[]), other.post(&attend, &there)),
            _ => tokio::join!(
                step(chi, &class, "end", &[]),
                step(&mut other, &class, "people", &late)
            ),
        };
        let is_in = told.status == StatusCode::SEE_OTHER;
        assert!(is_in || told.status.is_client_error(), "{}", told.words());
        if ended.status != StatusCode::SEE_OTHER {
            assert!(is_in && ended.status.is_client_error(), "{}", ended.words());
            done(&step(chi, &class, "end", &[]).await);
        }
        let came = if round % 2 == 0 && is_in { 2 } else { 1 };
        let after = demo.levels("training_participants", november()).await;
        assert_eq!(after, before.map(|had| had + came), "round {round}");
        let page = chi.page(&class).await.words();
        assert_eq!(page.contains("Người Ba"), round % 2 == 1 && is_in, "{page}");
    }
}
