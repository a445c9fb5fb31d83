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
    told_later_is_refused(chi, &to, &work).await;
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

/// A correction that tells in clear whom the list names is refused where it says so, and the record
/// stays as it was; another name, or hers in part, passes the check.
async fn told_later_is_refused(chi: &mut Visitor, to: &str, work: &str) {
    let edit = format!("{to}/edit");
    for (field, text) in [
        ("title", "Quà cho bà TRẦN THỊ BÔNG"),
        ("story", "Đoàn ghé nhà Tran Thi Bong ở ấp Trần Thệ"),
        ("basis", "Theo giấy của bà Trần Thị Bông"),
    ] {
        let key = fresh_key();
        let mut form = gift(work, &key, "3", "900.000 đồng");
        form.retain(|(name, _)| *name != "base" && *name != field);
        form.extend([("base", "1"), (field, text)]);
        let told = chi.post(&edit, &form).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(told.words().contains("ghi rõ “Trần Thị Bông”"), "{field}: {}", told.words());
    }
    let page = chi.page(&edit).await;
    assert_eq!(page.field("base"), "1", "a refused correction was kept");
    let key = fresh_key();
    // One parcel is fewer than the list holds: it is that alone which is refused.
    let mut form = gift(work, &key, "1", "900.000 đồng");
    form.retain(|(name, _)| !["base", "title"].contains(name));
    form.extend([("base", "1"), ("title", "Quà cho bà Trần Thị Bưởi")]);
    let told = chi.post(&edit, &form).await.words();
    assert!(told.contains("Bớt trong danh sách trước") && !told.contains("ghi rõ"), "{told}");
}

/// What is worth nothing in money is done with somebody, by several units and for people all the
/// same: the partner outlives a correction, the province may have joined, those who came have a
/// list that holds no more than came.
pub async fn without_a_value(demo: &Demo, chi: &mut Visitor) {
    let new = NEW.replace("gift", "first-aid-outside");
    let offered = chi.page(&new).await.text();
    for above in ["Tỉnh Kiên Giang", "Huyện Giang Thành"] {
        assert!(offered.contains(&format!("<option value=\"{above}\">")), "{above} may join");
    }
    let (work, key, again) = (fresh_key(), fresh_key(), fresh_key());
    let mut form = vec![
        ("id", work.as_str()),
        ("base", "0"),
        ("from", "01/11/2024"),
        ("count-sessions", "1"),
        ("count-participants", "2"),
        ("partner", "Trường Một"),
        ("partner_2", "Huyện Đoàn"),
    ];
    form.push(("key", &key));
    let to = done(&chi.post(&new, &form).await);
    let edit = chi.page(&format!("{to}/edit")).await;
    assert!(edit.tag("work-partner").contains("Trường Một"), "{}", edit.text());
    assert!(edit.tag("work-partner_2").contains("Huyện Đoàn"), "{}", edit.text());
    form.retain(|(name, _)| !["base", "key"].contains(name));
    form.extend([("base", "1"), ("key", &again)]);
    done(&chi.post(&format!("{to}/edit"), &form).await);
    let words = chi.page(&to).await.words();
    assert!(words.contains("Trường Một") && words.contains("Huyện Đoàn"), "{words}");
    let people = format!("{to}/people");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&people).await.status, StatusCode::NOT_FOUND);
    for (name, status) in [("Lê Một", 303), ("Lê Hai", 303), ("Lê Ba", 422)] {
        let form = [
            ("id", fresh_key()),
            ("name", name.to_owned()),
            ("sort", "person".to_owned()),
            ("quantity", "1".to_owned()),
        ];
        let told = post(chi, &people, &form).await;
        assert_eq!(told.0.as_u16(), status, "{name}: {}", told.1);
    }
    let reverse = format!("{to}/reverse");
    done(&chi.post(&reverse, &[("version", "2"), ("why", "Hết truyện")]).await);
}

/// A list that is pasted is written down whole, once however often it is sent, or not at all; its
/// names lie sealed like any other.
pub async fn a_list_is_pasted(demo: &Demo, chi: &mut Visitor) {
    let (work, key) = (fresh_key(), fresh_key());
    let mut told = gift(&work, &key, "3", "900.000 đồng");
    told.push(("story", "Đoàn đến thăm bà Lê Thị Sáu"));
    let to = done(&chi.post(NEW, &told).await);
    let (people, list) = (format!("{to}/people"), format!("{to}/people/list"));
    let sent = fresh_key();
    let form = |text: &str| {
        vec![
            ("list_key", sent.clone()),
            ("list", text.to_owned()),
            ("list_sort", "person".to_owned()),
        ]
    };
    let whole = "Họ tên\tNăm sinh\tSố lượng\tTrị giá\nTrần Thị Bông\t1951\t1\t300.000\n\
                 Lê Văn Nén; 02/09/1960; 2; 600.000; ấp Ba";
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(post(&mut dung, &list, &form(whole)).await.0, StatusCode::NOT_FOUND);
    for (text, said) in [
        ("Trần Thị Bông\t1951\nLê Văn Nén\tbà", "Dòng 2: xem lại năm sinh"),
        ("Trần Thị Bông\t1951\t2\nLê Văn Nén\t\t2", "chỉ còn 3"),
        ("", "Dán ít nhất một dòng"),
        ("Trần Thị Bông\t1951\nLê thị Sáu", "đang ghi rõ “Lê thị Sáu”"),
    ] {
        let (status, words) = post(chi, &list, &form(text)).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        assert!(words.contains(said), "{said}: {words}");
        assert!(chi.page(&people).await.words().contains("Chưa ghi ai"), "half of a list");
    }
    for _ in 0..2 {
        let (status, words) = post(chi, &list, &form(whole)).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{words}");
    }
    let masked = chi.page(&people).await;
    assert!(!masked.text().contains("Bông") && !masked.text().contains("Nén"), "a name lies open");
    let told = chi.post(&format!("{people}/open"), &[("purpose", "Đối chiếu")]).await.words();
    for said in ["Trần Thị Bông (1951)", "Lê Văn Nén (1960)", "ấp Ba"] {
        assert_eq!(told.matches(said).count(), 1, "{said}: {told}");
    }
    let reverse = format!("{to}/reverse");
    done(&chi.post(&reverse, &[("version", "1"), ("why", "Hết truyện")]).await);
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
