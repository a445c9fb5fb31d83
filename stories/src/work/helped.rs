//! Those who were helped: their names lie sealed, open for a purpose that the journal keeps, and
//! are one receiver each however often they are helped. It opens with who may not.

use super::{Demo, NEW, StatusCode, Visitor, done, gift};
use crate::visitor::fresh_key;
use kernel::db::Tx;

const NAME: &str = "Trần Thị Bông";

/// Written down, masked, opened with a purpose, gone with the work.
pub async fn names_are_sealed(demo: &Demo, chi: &mut Visitor) {
    let (work, key) = (fresh_key(), fresh_key());
    let to = done(&chi.post(NEW, &gift(&work, &key, "3", "900.000 đồng")).await);
    let people = format!("{to}/people");
    let first = fresh_key();
    let form = |id: &str, quantity: &str, amount: &str| {
        vec![
            ("id", id.to_owned()),
            ("name", NAME.to_owned()),
            ("sort", "person".to_owned()),
            ("birth_year", "1951".to_owned()),
            ("quantity", quantity.to_owned()),
            ("amount", amount.to_owned()),
            ("note", "Ấp Trần Thệ, sống một mình".to_owned()),
        ]
    };
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&people).await.status, StatusCode::NOT_FOUND);
    let told = post(&mut dung, &people, &form(&first, "1", "300.000")).await;
    assert_eq!(told.0, StatusCode::NOT_FOUND, "Dũng writes down whom Chi helped");
    for (quantity, amount, said) in
        [("4", "0", "chỉ còn 3"), ("0", "0", "từ 1 trở lên"), ("1", "1.000.000", "chỉ còn 900.000")]
    {
        let (status, words) = post(chi, &people, &form(&first, quantity, amount)).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{quantity} {amount}");
        assert!(words.contains(said), "{quantity} {amount}: {words}");
    }
    let second = fresh_key();
    for id in [&first, &first, &second] {
        let told = post(chi, &people, &form(id, "1", "300.000")).await;
        assert_eq!(told.0, StatusCode::SEE_OTHER, "{}", told.1);
    }
    let masked = chi.page(&people).await;
    assert!(!masked.text().contains("Bông"), "a name lies open");
    assert!(masked.words().contains("••••••••"));
    lies_sealed(demo).await;
    let open = format!("{people}/open");
    let told = chi.post(&open, &[("purpose", " ")]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "opened for nothing");
    let told = chi.post(&open, &[("purpose", "Đối chiếu danh sách nhận quà")]).await;
    assert_eq!(told.status, StatusCode::OK);
    assert!(told.words().contains("Trần Thị Bông (1951)"), "{}", told.words());
    assert!(told.words().contains("sống một mình"));
    let mut binh = Visitor::of(demo, "binh").await;
    let journal = binh.page("/journal?unit=kien-giang").await.words();
    assert!(journal.contains("Mở tên người được giúp"), "{journal}");
    assert!(journal.contains("Đối chiếu danh sách nhận quà"), "the purpose is kept");
    assert!(!journal.contains("Bông"), "the journal names her");
    // Both times it was the same person: all her help stands in one place.
    let at = masked.record("/helped/");
    let helped = chi.page(&at).await;
    assert_eq!(helped.words().matches("300.000").count(), 2, "{}", helped.words());
    assert!(!helped.text().contains("Bông"));
    assert_eq!(dung.get(&at).await.status, StatusCode::NOT_FOUND);
    // The work counts no less than its list holds.
    let again = fresh_key();
    let mut fewer = gift(&work, &again, "1", "900.000 đồng");
    fewer.retain(|(name, _)| *name != "base");
    fewer.push(("base", "1"));
    let told = chi.post(&format!("{to}/edit"), &fewer).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.words().contains("Bớt trong danh sách trước"), "{}", told.words());
    let reverse = format!("{to}/reverse");
    done(&chi.post(&reverse, &[("version", "1"), ("why", "Ghi trùng")]).await);
    let after = chi.page(&people).await.words();
    assert!(after.contains("Chưa ghi ai"), "help outlived its work: {after}");
}

async fn post(who: &mut Visitor, to: &str, form: &[(&str, String)]) -> (StatusCode, String) {
    let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let told = who.post(to, &pairs).await;
    (told.status, told.words())
}

/// What is stored says nothing of her, in no encoding that a reader of the file would try.
async fn lies_sealed(demo: &Demo) {
    let read = demo.house.db.read(move |tx: &mut Tx<'_>| {
        let unit = kernel::place::find(tx, super::COMMUNE, crate::house::today())?.id;
        kernel::db::sql("select sealed_name from receiver where unit = $1 order by id")
            .bind(unit)
            .all::<Vec<u8>>(tx)
    });
    let names = read.await.expect("the rows");
    assert_eq!(names.len(), 1, "the same person twice");
    for name in names {
        let text = String::from_utf8_lossy(&name).to_lowercase();
        assert!(!text.contains("bông") && !text.contains("bong"), "a name lies open: {text}");
    }
}
