//! Agreements through the doors: Bình signs a programme of the school year, Chi works under it, and
//! what was done is read in one place until it is over. It opens with who may not.

use crate::house::{self, COMMUNE, Demo, PROVINCE};
use crate::papers;
use crate::visitor::{Visitor, done, fresh_key};
use axum::http::StatusCode;

#[tokio::test]
async fn work_names_the_agreement_it_is_done_under() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let mut binh = Visitor::of(&demo, "binh").await;
        let mut chi = Visitor::of(&demo, "chi").await;
        let agreement = signed(&demo, &mut binh).await;
        papers::lie_on(&demo, &mut binh, &agreement).await;
        // A commune that works under it reads its terms, not its papers.
        let told = chi.get(&format!("{agreement}/papers")).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND);
        worked_under(&mut chi, &mut binh, &agreement).await;
        corrected(&demo, &mut chi, &mut binh, &agreement).await;
        over(&mut chi, &mut binh, &agreement).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Dũng and Khách neither see nor record; the school year is offered as its term.
async fn signed(demo: &Demo, binh: &mut Visitor) -> String {
    let new = format!("/agreements/new?unit={PROVINCE}");
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("sort", "school-year"),
        ("title", "Chữ thập đỏ trường học 2024-2025"),
        ("partner", "Sở Giáo dục và Đào tạo"),
        ("signed_on", "15/10/2024"),
        ("from_on", "01/09/2024"),
        ("until_on", "31/08/2025"),
        ("own_duties", "Tập huấn sơ cấp cứu"),
    ];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&new, &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).post(&new, &form).await.status, StatusCode::UNAUTHORIZED);
    let page = binh.page(&new).await;
    assert!(page.tag("agreement-until_on").contains("31/08/2025"), "{}", page.text());
    for (name, value, said) in [
        ("until_on", "31/08/2024", "Ngày cuối phải từ ngày đầu"),
        ("signed_on", "02/11/2024", "ngày này chưa đến"),
        ("sort", "giấy", "Chọn"),
    ] {
        let flawed = form.map(|(own, old)| (own, if own == name { value } else { old }));
        let told = binh.post(&new, &flawed).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(told.words().contains(said), "{name}: {}", told.words());
    }
    for _ in 0..2 {
        done(&binh.post(&new, &form).await);
    }
    let agreement = format!("/agreements/{id}");
    for path in [agreement.clone(), format!("{agreement}/work")] {
        assert_eq!(dung.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let list = binh.page(&format!("/agreements?unit={PROVINCE}")).await.words();
    assert_eq!(list.matches("Chữ thập đỏ trường học").count(), 1, "{list}");
    assert!(list.contains("đang thực hiện"), "{list}");
    agreement
}

fn work<'a>(id: &'a str, key: &'a str, agreement: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("id", id),
        ("key", key),
        ("base", "0"),
        ("from", "01/11/2024"),
        ("count-parcels", "3"),
        ("value", "900.000"),
        ("source", "goods"),
        ("agreement", agreement),
    ]
}

/// The commune works under the province's agreement; nobody under one of another chapter.
async fn worked_under(chi: &mut Visitor, binh: &mut Visitor, agreement: &str) {
    let id = agreement.rsplit('/').next().expect("an id").to_owned();
    let new = format!("/activities/new?unit={COMMUNE}&kind=gift");
    let offered = chi.page(&new).await.words();
    assert!(offered.contains("Sở Giáo dục và Đào tạo: Chữ thập đỏ"), "{offered}");
    let (one, key, unknown) = (fresh_key(), fresh_key(), fresh_key());
    let told = chi.post(&new, &work(&one, &key, &unknown)).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "under an agreement of nobody");
    let to = done(&chi.post(&new, &work(&one, &key, &id)).await);
    assert!(chi.page(&to).await.words().contains("Chữ thập đỏ trường học"));
    let told = binh.page(&format!("{agreement}/work")).await.words();
    assert!(told.contains("Đã làm 1 việc, giá trị 900.000 đồng"), "{told}");
    assert!(told.contains("Xã Phú Lợi"), "{told}");
}

/// A slip of the pen is corrected by the office that recorded it; two at once lose nothing.
async fn corrected(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor, agreement: &str) {
    let edit = format!("{agreement}/edit");
    let mut dung = Visitor::of(demo, "dung").await;
    for who in [&mut dung, &mut *chi] {
        assert_eq!(who.get(&edit).await.status, StatusCode::NOT_FOUND);
        assert_eq!(who.post(&edit, &[("title", "x")]).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(Visitor::guest(demo).get(&edit).await.status, StatusCode::SEE_OTHER);
    let page = binh.page(&edit).await;
    let id = page.field("id");
    let form = |title: &'static str, until: &'static str| {
        [
            ("id", id.clone()),
            ("version", "1".to_owned()),
            ("sort", "school-year".to_owned()),
            ("title", title.to_owned()),
            ("partner", page.field("partner")),
            ("signed_on", page.field("signed_on")),
            ("from_on", page.field("from_on")),
            ("until_on", until.to_owned()),
        ]
    };
    let sent = |form: &[(&'static str, String)]| -> Vec<(&'static str, String)> { form.to_vec() };
    let backwards = sent(&form("Chữ thập đỏ trường học", "01/08/2024"));
    let told = binh.post(&edit, &pairs(&backwards)).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.words().contains("Ngày cuối phải từ ngày đầu"), "{}", told.words());
    let right = sent(&form("Chữ thập đỏ trường học năm 2024-2025", "31/07/2025"));
    done(&binh.post(&edit, &pairs(&right)).await);
    let words = binh.page(agreement).await.words();
    assert!(words.contains("trường học năm 2024-2025") && words.contains("31/07/2025"), "{words}");
    let late = sent(&form("Lời của người đến sau", "31/08/2025"));
    let told = binh.post(&edit, &pairs(&late)).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "the last writer won");
    assert!(told.text().contains("Lời của người đến sau"), "what was typed is gone");
    assert!(told.words().contains("Có người vừa sửa thỏa thuận này"), "{}", told.words());
    assert!(!binh.page(agreement).await.words().contains("người đến sau"));
}

fn pairs<'a>(form: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    form.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// Ended, it is offered no more; what was done under it still was.
async fn over(chi: &mut Visitor, binh: &mut Visitor, agreement: &str) {
    let end = format!("{agreement}/end");
    assert_eq!(chi.post(&end, &[("why", "x")]).await.status, StatusCode::NOT_FOUND);
    let empty = binh.post(&end, &[("why", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    done(&binh.post(&end, &[("why", "Ký chương trình mới")]).await);
    let told = binh.post(&end, &[("why", "nữa")]).await;
    assert_eq!(told.status, StatusCode::CONFLICT, "ended twice");
    let page = binh.page(agreement).await.words();
    assert!(page.contains("Ký chương trình mới"), "{page}");
    let told = binh.page(&format!("{agreement}/work")).await.words();
    assert!(told.contains("Đã làm 1 việc"), "{told}");
    let file = binh.page(&format!("{agreement}/work?file=csv")).await.text();
    assert_eq!(file.lines().count(), 2, "its head and the one piece: {file}");
    assert!(file.lines().nth(1).is_some_and(|row| row.contains("Xã Phú Lợi")), "{file}");
}
