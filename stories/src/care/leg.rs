//! Somebody who gets a prosthetic leg: measured, fitted once, checked after. It opens with who may
//! not.

use super::{COMMUNE, Demo, NAME, StatusCode, Visitor, done, enter, fresh_key, new, open, refused};
use crate::cattle::sums;

const CODES: [&str; 2] = ["prosthetics", "prosthetics_value"];

/// Dũng and Khách neither open such a file nor fit a leg in one; no figure moves by them.
async fn who_may_not(demo: &Demo, file: &str) {
    let before = sums(demo, &CODES).await;
    let mut dung = Visitor::of(demo, "dung").await;
    let mut khach = Visitor::guest(demo);
    let id = fresh_key();
    let form = [("id", id.as_str()), ("name", NAME), ("opened_on", "01/10/2024")];
    assert_eq!(dung.get(&new("prosthetic")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.post(&new("prosthetic"), &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(khach.post(&new("prosthetic"), &form).await.status, StatusCode::UNAUTHORIZED);
    let fit = [("on", "01/11/2024"), ("value", "4 triệu"), ("source", "cash")];
    for step in ["measure", "fit", "check", "close", "opened"] {
        let told = enter(&mut dung, file, step, &fit).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{step}");
        let told = enter(&mut khach, file, step, &fit).await;
        assert_eq!(told.status, StatusCode::UNAUTHORIZED, "{step}");
    }
    assert_eq!(sums(demo, &CODES).await, before);
}

const BESIDE: &str = "kien-giang/huyen-giang-thanh/xa-vinh-dieu";
const JOINED: &str = "/activities?unit=ca-mau&month=2024-11";

/// Where a leg was fitted and who joined is said of the work that the file recorded: the list and
/// the map of that commune have it, who joined reads where it counts, and no number moves.
async fn is_said_where_and_with_whom(demo: &Demo, chi: &mut Visitor, leg: &str) {
    let work = chi.page(leg).await.record("/activities/");
    let to = format!("{work}/joint");
    let version = chi.page(&work).await.version_in("/joint");
    let form = [
        ("version", version.as_str()),
        ("place", "xa vinh dieu"),
        ("joiner", "ca-mau"),
        ("joiner_2", "Xã Vĩnh Điều"),
        ("joiner_3", COMMUNE),
    ];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&to, &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).post(&to, &form).await.status, StatusCode::UNAUTHORIZED);
    let mut binh = Visitor::of(demo, "binh").await;
    let list = format!("/activities?unit=kien-giang&month=2024-11&place={BESIDE}");
    let map = "/activities?unit=kien-giang/huyen-giang-thanh&month=2024-11&kind=prosthetic\
               &view=map";
    assert!(!binh.page(&list).await.text().contains(&work), "it is there before it is said");
    let nowhere = binh.page(map).await.words();
    let unjoined = dung.page(JOINED).await.words();
    for (name, value, said) in
        [("place", "Sao Hỏa", "Không thấy “Sao Hỏa”"), ("joiner_2", "Sao Thổ", "Sao Thổ")]
    {
        let flawed = form.map(|(own, old)| (own, if own == name { value } else { old }));
        let told = chi.post(&to, &flawed).await;
        refused(&told, said);
        assert_eq!(told.field(name), value, "what was typed is gone");
    }
    assert!(!chi.page(&work).await.words().contains("Đơn vị cùng làm Xã"), "half-saved");
    done(&chi.post(&to, &form).await);
    assert_eq!(chi.post(&to, &form).await.status, StatusCode::CONFLICT, "an old version");
    let page = chi.page(&work).await;
    let words = page.words();
    for said in [
        "Nơi làm Xã Vĩnh Điều",
        "Đơn vị cùng làm Xã Vĩnh Điều",
        "Đơn vị cùng làm Tỉnh Cà Mau",
        "4.000.000",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(!words.contains("Đơn vị cùng làm Xã Phú Lợi"), "it joins itself: {words}");
    assert_eq!(page.field("place"), "Xã Vĩnh Điều, Huyện Giang Thành", "it is not offered again");
    assert!(binh.page(&list).await.text().contains(&work), "that commune's list has it not");
    let there = binh.page(map).await.words();
    assert!(!nowhere.contains("Xã Vĩnh Điều 1") && there.contains("Xã Vĩnh Điều 1"), "{there}");
    let joined = dung.page(JOINED).await.words();
    let told = "tính một lần ở đơn vị ấy";
    assert!(!unjoined.contains(told) && joined.contains(told), "{joined}");
    assert!(
        joined.contains("Lắp chân giả") && joined.contains("01/11/2024 Xã Phú Lợi"),
        "{joined}"
    );
    assert_eq!(dung.get(&work).await.status, StatusCode::NOT_FOUND, "who joined opens no record");
    assert_eq!(sums(demo, &CODES).await, [1, 4_000_000]);
}

/// A leg is fitted once to one person; one fitted in a month that is locked says where it counts.
pub async fn is_fitted_once(demo: &Demo, chi: &mut Visitor) {
    let leg = done(&open(chi, "prosthetic", "Ông Mười", "01/10/2024").await);
    who_may_not(demo, &leg).await;
    done(&enter(chi, &leg, "measure", &[("on", "02/10/2024")]).await);
    let fit = [("on", "01/11/2024"), ("value", "4 triệu"), ("source", "cash")];
    done(&enter(chi, &leg, "fit", &fit).await);
    refused(&enter(chi, &leg, "fit", &fit).await, "đã ghi ngày 01/11/2024");
    assert_eq!(sums(demo, &CODES).await, [1, 4_000_000]);
    is_said_where_and_with_whom(demo, chi, &leg).await;
    let checked = [("on", "01/11/2024"), ("state", "Đi lại được")];
    done(&enter(chi, &leg, "check", &checked).await);
    let late = done(&open(chi, "prosthetic", "Bà Mười Một", "01/10/2024").await);
    let (id, fit) = (fresh_key(), [("on", "30/10/2024"), fit[1], fit[2]]);
    let form = [&[("id", id.as_str())], fit.as_slice()].concat();
    let to = done(&chi.post(&format!("{late}/record?step=fit"), &form).await);
    let words = chi.page(&to).await.words();
    assert!(words.contains("Tháng ấy đã khóa"), "{words}");
    // Where it was done is no figure: it is said of a locked month, too.
    let counted = sums(demo, &CODES).await;
    let work = chi.page(&late).await.record("/activities/");
    let version = chi.page(&work).await.version_in("/joint");
    let form = [("version", version.as_str()), ("place", "xa vinh dieu")];
    done(&chi.post(&format!("{work}/joint"), &form).await);
    assert!(chi.page(&work).await.words().contains("Nơi làm Xã Vĩnh Điều"));
    assert_eq!(sums(demo, &CODES).await, counted);
    // Nothing that is measured holds against the result of a leg; it is told in words, sealed.
    let end = [("on", "01/11/2024"), ("outcome", "reached"), ("result", "Đi cấy lại được")];
    done(&chi.post(&format!("{leg}/record?step=close"), &end).await);
    let words = chi.page(&leg).await.words();
    assert!(words.contains("đạt kết quả") && !words.contains("Đi cấy"), "{words}");
    let words = chi.post(&format!("{leg}/open"), &[("purpose", "Báo cáo")]).await.words();
    assert!(words.contains("Kết quả bằng lời: Đi cấy lại được"), "{words}");
}
