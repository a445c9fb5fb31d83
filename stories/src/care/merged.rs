//! The commune that kept a patient goes into another one: the open file follows, the person stays
//! in the register of the old unit, and name and help are still read together. It opens with who
//! may not.

use super::{Demo, StatusCode, Visitor, done, enter, fresh_key, new};
use crate::house;
use kernel::Day;

const WHO: &str = "Bà Ở Lại";

#[tokio::test]
async fn whom_the_old_unit_kept_is_read_at_the_new() {
    let [june, september] = [(6, 20), (9, 2)].map(|(m, d)| Day::of(2025, m, d).expect("a day"));
    for mut demo in house::every_demo_on(june).await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        let id = fresh_key();
        let form = [("id", id.as_str()), ("name", WHO), ("opened_on", "02/06/2025")];
        let file = done(&chi.post(&new("patient"), &form).await);
        let treated = [("on", "03/06/2025"), ("value", "2 triệu"), ("source", "cash")];
        done(&enter(&mut chi, &file, "treatment", &treated).await);
        demo.turn_to(september);
        assert_eq!(restructuring::desk::run_due(&demo.house).await.expect("what is due"), 1);
        read_at_the_new(&demo, &file).await;
    }
}

async fn read_at_the_new(demo: &Demo, file: &str) {
    let purpose = [("purpose", "Hội chẩn")];
    let open = format!("{file}/open");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(file).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.post(&open, &purpose).await.status, StatusCode::NOT_FOUND);
    let mut chi = Visitor::of(demo, "chi").await;
    let page = chi.page(file).await;
    assert!(page.words().contains("Xã Giang Thành"), "the file follows: {}", page.words());
    let words = chi.post(&open, &purpose).await.words();
    assert!(words.contains(WHO), "her name opens no more: {words}");
    // What the new unit gives adds to what the old one gave.
    let treated = [("on", "01/09/2025"), ("value", "1 triệu"), ("source", "cash")];
    done(&enter(&mut chi, file, "treatment", &treated).await);
    let helped = chi.page(&page.record("/helped/")).await.words();
    assert!(helped.contains("Cộng 2 lần 3.000.000"), "{helped}");
    assert!(chi.page(file).await.words().contains("Cộng 2 3.000.000"));
}
