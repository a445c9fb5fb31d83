//! Whoever holds a printed paper asks whether it still holds: current, replaced, unknown. Nobody
//! needs an account for that.

use super::answered::issue;
use super::{Demo, Visitor, done, refused, says};

const KNOWN: &str = "/reports/known?unit=kien-giang&month=2024-11";

/// A paper that was wrong is replaced by another that says why; the old code tells of the new one.
pub async fn says_whether_a_paper_holds(demo: &Demo, binh: &mut Visitor) {
    let mut khach = Visitor::guest(demo);
    let unknown = khach.page("/kiem-tra/7777-7777-7777-7777").await;
    says(&unknown, &["Không có trong sổ"]);
    refused(&khach.post("/kiem-tra", &[("code", "7777")]).await, "Nhập đủ 16 chữ và số");
    let first = code(binh).await;
    let typed = first.replace('-', " ").to_lowercase();
    let to = done(&khach.post("/kiem-tra", &[("code", &typed)]).await);
    assert_eq!(to, format!("/kiem-tra/{first}"), "read as people type it");
    says(
        &khach.page(&to).await,
        &["Còn hiệu lực", "02/BC-HCTĐ", "Kiên Giang", "tháng 11 năm 2024"],
    );
    issue(demo, binh, Some("Sai tên người ký")).await;
    let second = code(binh).await;
    assert_ne!(first, second, "every paper has a code of its own");
    let old = khach.page(&format!("/kiem-tra/{first}")).await;
    says(&old, &["Đã được thay thế", "Văn bản thay thế: số 03/BC-HCTĐ", "02/BC-HCTĐ"]);
    assert!(!old.words().contains("Sai tên người ký"), "why is for the office alone");
    says(&khach.page(&format!("/kiem-tra/{second}")).await, &["Còn hiệu lực", "03/BC-HCTĐ"]);
}

/// The code that the paper of the month carries now.
async fn code(binh: &mut Visitor) -> String {
    let words = binh.page(KNOWN).await.words();
    let (_, rest) = words.split_once("Mã kiểm tra ").expect("a code");
    rest.split_whitespace().next().expect("a code").to_owned()
}
