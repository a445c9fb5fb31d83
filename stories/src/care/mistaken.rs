//! A file that was opened for the wrong person is dropped once nothing stands in it: it counts
//! nowhere, stays to be read, and hinders nobody from opening the right one. It opens with who may
//! not.

use super::support::taken_back;
use super::{COMMUNE, Demo, StatusCode, Visitor, done, enter, open, refused};

const WHY: [(&str, &str); 1] = [("why", "Trùng với hồ sơ khác")];

async fn entered(chi: &mut Visitor) -> i64 {
    let page = format!("/care/cohort?unit={COMMUNE}&programme=nutrition");
    let words = chi.page(&page).await.words();
    let said = words.split("Đã vào ").nth(1).and_then(|rest| rest.split(' ').next());
    said.and_then(|many| many.parse().ok()).unwrap_or_else(|| panic!("nobody entered: {words}"))
}

pub async fn file_counts_nowhere(demo: &Demo, chi: &mut Visitor) {
    let before = entered(chi).await;
    let file = done(&open(chi, "nutrition", "Cháu Nhầm", "04/09/2024").await);
    assert_eq!(entered(chi).await, before + 1);
    let drop = format!("{file}/record?step=mistaken");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&drop).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.post(&drop, &[]).await.status, StatusCode::NOT_FOUND);
    let told = Visitor::guest(demo).post(&drop, &[]).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    let start = [("on", "04/09/2024"), ("weight", "9"), ("height", "75")];
    done(&enter(chi, &file, "start", &start).await);
    assert!(!chi.page(&file).await.text().contains("step=mistaken"), "it holds an entry");
    refused(&chi.post(&drop, &WHY).await, "còn lần ghi ngày 04/09/2024");
    refused(&chi.post(&drop, &[("why", " ")]).await, "Nhập lý do");
    let close = [("on", "01/11/2024"), ("outcome", "mistaken")];
    refused(&chi.post(&format!("{file}/record?step=close"), &close).await, "Chọn");
    assert_eq!(entered(chi).await, before + 1);
    taken_back(chi, &file, "Nhận vào chương trình").await;
    assert!(chi.page(&file).await.text().contains("step=mistaken"), "nothing stands in it");
    done(&chi.post(&drop, &WHY).await);
    assert_eq!(entered(chi).await, before, "the cohort counts it");
    assert!(chi.page(&file).await.words().contains("Trùng với hồ sơ khác"), "why is not said");
    refused(&chi.post(&drop, &WHY).await, "đã kết thúc");
    refused(&enter(chi, &file, "start", &start).await, "đã kết thúc");
    let list = format!("/care?unit={COMMUNE}&programme=nutrition");
    assert!(chi.page(&list).await.words().contains("mở nhầm"), "it is gone from the list");
    let right = done(&open(chi, "nutrition", "Cháu Nhầm", "04/09/2024").await);
    let reopen = |file: &str| format!("{file}/record?step=reopen");
    refused(&chi.post(&reopen(&file), &[]).await, "đang có hồ sơ");
    done(&chi.post(&format!("{right}/record?step=mistaken"), &WHY).await);
    done(&chi.post(&reopen(&file), &[]).await);
    assert_eq!(entered(chi).await, before + 1, "it is open again");
    assert!(chi.page(&file).await.words().contains("Trùng với hồ sơ khác"), "why is forgotten");
    done(&chi.post(&drop, &[("why", "Vẫn là trùng")]).await);
    let words = chi.page(&file).await.words();
    assert!(words.contains("Trùng với hồ sơ khác; Vẫn là trùng"), "{words}");
    assert_eq!(entered(chi).await, before);
}
