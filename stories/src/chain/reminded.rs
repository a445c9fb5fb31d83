//! The board reminds a unit that has not sent: whoever types there is told once a day.

use super::{COMMUNE, Demo, PAGE, Visitor, done, id_of, says};

const BOARD: &str = "/reports/board?unit=kien-giang/huyen-giang-thanh&month=2024-11";

/// Bình presses the button beside Chi's commune twice; Chi finds one notice that leads to her
/// report, and a commune where nobody has an account is told to him, not passed over in silence.
pub async fn once_a_day(demo: &Demo, binh: &mut Visitor, chi: &mut Visitor) {
    says(&chi.page("/notices").await, &["Chưa có"]);
    says(&binh.page(BOARD).await, &["Xã Phú Lợi", "quá hạn", "chưa mở"]);
    let (remind, owner) =
        (BOARD.replacen("/board?", "/board/remind?", 1), id_of(demo, COMMUNE).await);
    let form = [("owner", owner.as_str()), ("form", "month")];
    let to = done(&binh.post(&remind, &form).await);
    says(&binh.page(&to).await, &["Đã nhắc 1 đơn vị", "đã nhắc 05/12/2024"]);
    let to = done(&binh.post(&remind, &form).await);
    says(&binh.page(&to).await, &["Đã nhắc 0 đơn vị; 1 đơn vị đã được nhắc hôm nay"]);
    let told = chi.page("/notices").await;
    says(&told, &["Nhắc nộp", "11/2024", "Xã Phú Lợi"]);
    assert_eq!(told.words().matches("Nhắc nộp").count(), 1, "{}", told.words());
    let href = PAGE.replace('&', "&amp;");
    assert!(told.text().contains(&format!("href=\"{href}\"")), "{}", told.text());
    let other = id_of(demo, "kien-giang/huyen-giang-thanh/xa-phu-my").await;
    let to = done(&binh.post(&remind, &[("owner", &other), ("form", "month")]).await);
    says(&binh.page(&to).await, &["1 đơn vị chưa có tài khoản nhận"]);
}
