//! Columns in which nothing is typed now, each with its word: a locked month, a report on its way,
//! a month that has not begun.

use super::{CELLS, COMMUNE, Demo, PROVINCE, Visitor, code, ended, november, post, said};
use crate::visitor::fresh_key;
use axum::http::StatusCode;

pub async fn other_hands_locked_months_and_reports_on_their_way(demo: &Demo, binh: &mut Visitor) {
    let months = format!("/reports/grid?unit={PROVINCE}&month=2024-12&by=months&span=3");
    let page = binh.page(&months).await;
    let cell = |month| async move { code(demo, PROVINCE, month, "blood_units").await };
    let (locked, open, ahead) =
        (cell("2024-10").await, cell("2024-11").await, cell("2024-12").await);
    for (code, shut) in [(&locked, "tháng đã khóa"), (&ahead, "tháng chưa tới")] {
        let tag = page.tag(&format!("cell-{code}"));
        assert!(tag.contains("readonly") && !tag.contains("name="), "{tag}");
        let state = page.text();
        let at = state.find(&format!("id=\"state-{code}\"")).expect("a state");
        assert!(state[at..].split("</span></span>").next().expect("words").contains(shut));
    }
    assert!(!page.tag(&format!("cell-{open}")).contains("readonly"));
    let path = format!("/reports/grid/cells?unit={PROVINCE}&month=2024-12&by=months&span=3");
    let told = post(binh, &path, &[(&locked, "1", 0), (&open, "3", 0), (&ahead, "1", 0)]).await;
    assert_eq!(
        [ended(&told, &locked), ended(&told, &open), ended(&told, &ahead)],
        ["refused", "saved", "refused"]
    );
    assert!(said(&told, &locked)["said"].as_str().is_some_and(|said| said.contains("đã khóa")));
    assert!(said(&told, &ahead)["said"].as_str().is_some_and(|said| said.contains("chưa tới")));
    sent(demo, binh).await;
}

/// Chi sends: her column closes for everybody, and a save that comes again is answered as it was.
async fn sent(demo: &Demo, binh: &mut Visitor) {
    let mut chi = Visitor::of(demo, "chi").await;
    let cell = code(demo, COMMUNE, "2024-11", "blood_units").await;
    let keys = [fresh_key()];
    let saved = super::post_with(binh, CELLS, &[(&cell, "9", 0)], &keys).await;
    assert_eq!(ended(&saved, &cell), "saved");
    let shown = chi.page(&format!("/reports?unit={COMMUNE}&month=2024-11")).await;
    let (report, version) = (shown.field("report"), shown.field("version"));
    let pairs = [("report", report.as_str()), ("version", &version), ("step", "send")];
    assert_eq!(chi.post("/reports/step", &pairs).await.status, StatusCode::SEE_OTHER);
    let late = post(binh, CELLS, &[(&cell, "10", 1)]).await;
    assert_eq!(ended(&late, &cell), "refused");
    assert!(said(&late, &cell)["said"].as_str().is_some_and(|said| said.contains("đã gửi")));
    let again = super::post_with(binh, CELLS, &[(&cell, "9", 0)], &keys).await;
    assert_eq!(
        (ended(&again, &cell), said(&again, &cell)["version"].as_i64()),
        ("saved".to_owned(), Some(1)),
        "it was stored, and is told so"
    );
    assert_eq!(demo.levels("blood_units", november()).await[0], 9);
    let own = format!("/reports/cells?unit={COMMUNE}&month=2024-11");
    let told = post(&mut chi, &own, &[("blood_units", "10", 1)]).await;
    assert_eq!(ended(&told, "blood_units"), "refused");
}
