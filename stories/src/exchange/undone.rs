//! What a file wrote is taken back on the seventh day after it and not on the eighth: told by the
//! page, kept by the door. On every engine; it opens with who may not.

use super::{COMMUNE, Visitor, press, sent};
use crate::house::{self, november};
use axum::http::StatusCode;
use kernel::Day;

const HERE: &str = "/imports?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11";
const FILE: &[u8] = b"unit,members_new\nkien-giang/huyen-giang-thanh/xa-phu-loi,12\n";
const LATE: &str = "Hết hạn hoàn tác: sửa ở trang báo cáo hoặc trang việc";

fn day(number: u8) -> Day {
    Day::of(2024, 11, number).expect("a day")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_taken_back_on_the_seventh_day_and_not_on_the_eighth() {
    for mut demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let before = demo.levels("members_new", november()).await;
        let mut chi = Visitor::of(&demo, "chi").await;
        let to = sent(&mut chi, HERE, "một xã.csv", FILE).await;
        let told = press(&mut chi, &to, "confirm", &[("mode", "all")]).await;
        assert!(told.words().contains("Đã ghi 1"), "{}", told.words());
        let written = before.map(|had| had + 12);
        assert_eq!(demo.levels("members_new", november()).await, written, "{COMMUNE}");
        let undo = format!("{to}/undo");
        let told = Visitor::guest(&demo).post(&undo, &[]).await;
        assert_eq!(told.status, StatusCode::UNAUTHORIZED);
        let told = Visitor::of(&demo, "dung").await.post(&undo, &[]).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND);
        demo.turn_to(day(9));
        let mut chi = Visitor::of(&demo, "chi").await;
        let page = chi.page(&to).await;
        assert!(page.words().contains("Hết hạn hoàn tác từ ngày 08/11/2024"), "{}", page.words());
        assert!(!page.text().contains(&format!("{to}/undo")), "no button on the eighth day");
        let told = press(&mut chi, &to, "undo", &[]).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.words().contains(LATE), "{}", told.words());
        assert_eq!(demo.levels("members_new", november()).await, written, "it went back");
        demo.turn_to(day(8));
        let mut chi = Visitor::of(&demo, "chi").await;
        assert!(chi.page(&to).await.text().contains(&format!("{to}/undo")), "a button");
        let told = press(&mut chi, &to, "undo", &[]).await;
        assert!(told.words().contains("Đã hoàn tác lần nhập này"), "{}", told.words());
        assert_eq!(demo.levels("members_new", november()).await, before);
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}
