//! Work that is recorded after its month was locked: booked in the open month, listed on its paper,
//! told beside what was issued.

use super::{COMMUNE, Demo, PARCELS, PROVINCE, Visitor, done, fresh_key, november, says};

const KNOWN: &str = "/reports/known?unit=kien-giang&month=2024-11";

/// Seven parcels of 20 November, recorded in December.
pub async fn work_counts_in_the_open_month(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    says(&binh.page(KNOWN).await, &["Mọi số biết đến nay đúng như đã ban hành"]);
    let (id, key) = (fresh_key(), fresh_key());
    let form = [
        ("id", id.as_str()),
        ("key", key.as_str()),
        ("base", "0"),
        ("from", "20/11/2024"),
        ("count-parcels", "7"),
        ("value", ""),
        ("source", ""),
    ];
    let (before, december) = (demo.levels(PARCELS, november()).await, november().next());
    let to = done(&chi.post(&format!("/activities/new?unit={COMMUNE}&kind=gift"), &form).await);
    assert_eq!(demo.levels(PARCELS, november()).await, before, "what was issued stands");
    assert_eq!(demo.levels(PARCELS, december).await, [7; 4]);
    let paper = "/reports/paper?unit=kien-giang&month=2024-12";
    let listed = ["Điều chỉnh số liệu của các tháng đã khóa", "(tháng 11/2024)", "0 → 7, tăng 7"];
    says(&binh.page(paper).await, &listed);
    says(&binh.page(paper).await, &["Xã Phú Lợi", "việc thiện ghi, sửa hoặc rút sau khi khóa"]);
    let known = binh.page(&format!("{KNOWN}&figure={PARCELS}")).await;
    says(&known, &["0 7 +7", "20/11/2024", "12/2024"]);
    assert!(known.text().contains(&format!("href=\"{to}\"")), "down to the work itself");
    let old = binh.page(&paper.replace("2024-12", "2024-11")).await.words();
    assert!(!old.contains("Điều chỉnh số liệu"), "the paper that went out is as it was: {old}");
    assert_eq!(demo.view(PROVINCE, november()).await.value(PARCELS).expect("a figure").value, 0);
}
