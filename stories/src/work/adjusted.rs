//! A figure that records feed is not typed over: a difference is explained, printed on the paper,
//! and can be taken back while the report is open.

use super::{COMMUNE, Demo, PARCELS, StatusCode, Visitor, done, levels, november};
use crate::visitor::fresh_key;

const CELL: &str = "/reports/cell?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11";
const WHY: &str = "Hai suất phát nhầm cho xã bên";

/// Chi may not type the figure; she explains a difference, which the paper prints.
pub async fn explained_or_not_at_all(demo: &Demo, chi: &mut Visitor) {
    let before = levels(demo).await;
    let key = fresh_key();
    let typed = [("cell", PARCELS), ("value", "500"), ("base", "0"), ("key", key.as_str())];
    let told = chi.post_json(CELL, &typed).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.text());
    assert!(told.text().contains("tự cộng từ việc đã ghi"), "{}", told.text());
    let page = chi.page(&CELL.replace("/cell", "")).await.text();
    assert!(!page.contains("id=\"cell-gift_parcels\""), "there is nothing to type into");
    let adjust = CELL.replace("/cell", "/adjust");
    let id = fresh_key();
    let form = |amount: &'static str, why: &'static str| {
        vec![
            ("id", id.clone()),
            ("figure", PARCELS.to_owned()),
            ("direction", "less".to_owned()),
            ("amount", amount.to_owned()),
            ("reason", why.to_owned()),
        ]
    };
    let mut dung = Visitor::of(demo, "dung").await;
    for (amount, why, said) in [
        ("", WHY, "Nhập số điều chỉnh"),
        ("2", "", "Nhập lý do"),
        ("2", "sai", "Viết lý do rõ hơn"),
        ("90.000", WHY, "không giảm quá số ấy"),
    ] {
        let told = post(chi, &adjust, &form(amount, why)).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{amount} {why}");
        assert!(told.words().contains(said), "{amount} {why}: {}", told.words());
    }
    assert_eq!(post(&mut dung, &adjust, &form("2", WHY)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(levels(demo).await, before, "a flawed adjustment counted");
    for _ in 0..2 {
        done(&post(chi, &adjust, &form("2", WHY)).await);
    }
    assert_eq!(levels(demo).await, before.map(|level| level - 2), "once, at every level");
    let paper = demo.paper(COMMUNE, november()).await.text();
    assert!(paper.contains("Số liệu điều chỉnh so với hồ sơ:"), "{paper}");
    assert!(paper.contains("giảm 2, Xã Phú Lợi. Hai suất phát nhầm cho xã bên."), "{paper}");
    let broken = demo.broken().await;
    assert!(broken.is_empty(), "{broken:?}");
    let back = CELL.replace("/cell", "/adjust/back");
    done(&chi.post(&back, &[("id", &id)]).await);
    assert_eq!(levels(demo).await, before);
    assert!(!demo.paper(COMMUNE, november()).await.text().contains("điều chỉnh so với"));
}

async fn post(who: &mut Visitor, to: &str, form: &[(&str, String)]) -> crate::visitor::Told {
    let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
    who.post(to, &pairs).await
}
