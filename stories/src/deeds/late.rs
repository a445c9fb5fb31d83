//! A week of which some days lie in a locked month: they count in the open month, the form says so,
//! and so does the page of each day for good. It opens with who may not.

use super::{done, fresh_key, november, reversed};
use crate::house::{COMMUNE, Demo, PROVINCE, october};
use crate::visitor::Visitor;
use axum::http::StatusCode;

/// Monday, 28 October is locked, Friday, 1 November is open.
pub async fn days_of_a_week_are_told(demo: &Demo, chi: &mut Visitor) {
    let week = format!("/activities/week?unit={COMMUNE}&kind=gift-adhoc&from=2024-10-28");
    let ids: Vec<String> = (0..7).map(|_| fresh_key()).collect();
    let names: Vec<String> = (0..7).map(|at| format!("id-{at}")).collect();
    let mut form: Vec<(&str, &str)> =
        names.iter().zip(&ids).map(|(name, id)| (name.as_str(), id.as_str())).collect();
    form.extend([("count-0", "9"), ("count-4", "2")]);
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&week, &form).await.status, StatusCode::NOT_FOUND);
    let printed = demo.figures(PROVINCE, october()).await;
    let before = demo.levels("gift_parcels", november()).await;
    let to = done(&chi.post(&week, &form).await);
    let words = chi.page(&to).await.words();
    assert!(words.contains("Tháng đã khóa: số ấy vào báo cáo tháng đang mở"), "{words}");
    assert_eq!(demo.levels("gift_parcels", november()).await, before.map(|had| had + 11));
    assert_eq!(demo.figures(PROVINCE, october()).await, printed, "October moved");
    let late = format!("/activities/{}", ids[0]);
    let said = "Tháng 10/2024 đã khóa: việc này tính vào báo cáo tháng 11/2024";
    assert!(chi.page(&late).await.words().contains(said));
    let open = format!("/activities/{}", ids[4]);
    assert!(!chi.page(&open).await.words().contains("đã khóa"));
    for to in [late, open] {
        reversed(chi, &to, 1).await;
    }
    assert_eq!(demo.levels("gift_parcels", november()).await, before);
}
