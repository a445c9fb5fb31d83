//! The same person met again: while a name is typed, whoever may see the other dossier reads why
//! they may be one, and whoever may not is told whom to ask and nothing else. It opens with who may
//! not.

use super::{done, record, refused, survey, with};
use crate::house::{self, COMMUNE, Demo};
use crate::visitor::{Told, Visitor, fresh_key};
use axum::http::StatusCode;

const NAME: &str = super::NAME;
const NUMBER: &str = super::NUMBER;

#[tokio::test]
async fn the_same_person_is_found_while_a_name_is_typed() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        let home = opened(&mut chi, "Trần Thị Bé Mẫu", "1957").await;
        who_may_not(&demo, &home).await;
        spellings_are_one_person(&mut chi, &home).await;
        whoever_lives_there_is_met(&mut chi, &home).await;
        out_of_reach_only_whom_to_ask_is_told(&demo, &home).await;
        the_form_says_why(&mut chi).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Opens a dossier whatever is met.
pub(super) async fn opened(who: &mut Visitor, name: &str, year: &str) -> String {
    let id = fresh_key();
    let form = survey(&id);
    let form = with(&with(&form, "name", name), "birth_year", year);
    let mut form: Vec<(&str, &str)> = form
        .into_iter()
        .filter(|(of, _)| name == NAME || !["number", "phone"].contains(of))
        .collect();
    form.push(("again", "1"));
    done(&who.post(&format!("/addresses/new?unit={COMMUNE}"), &form).await)
}

async fn typed(who: &mut Visitor, form: &[(&str, &str)]) -> Told {
    who.post(&format!("/addresses/likely?unit={COMMUNE}"), form).await
}

/// Dũng asks nothing for a commune of another province, Khách nothing at all; nothing is asked by an
/// address that would keep the name.
async fn who_may_not(demo: &Demo, home: &str) {
    let form = [("name", NAME), ("birth_year", "1957")];
    let mut dung = Visitor::of(demo, "dung").await;
    let told = typed(&mut dung, &form).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let guest = typed(&mut Visitor::guest(demo), &form).await;
    assert_eq!(guest.status, StatusCode::UNAUTHORIZED);
    for told in [told, guest] {
        assert!(!told.text().contains(NAME) && !told.text().contains(home), "{}", told.text());
    }
    let path = format!("/addresses/likely?unit={COMMUNE}&name=Tr%E1%BA%A7n");
    let mut chi = Visitor::of(demo, "chi").await;
    assert_eq!(chi.get(&path).await.status, StatusCode::NOT_FOUND, "a name in an address");
}

/// Tones, their place, order, a slip of the finger, what is left out, what is not typed yet; number
/// and telephone whole.
async fn spellings_are_one_person(chi: &mut Visitor, home: &str) {
    for (name, why) in [
        ("Trần Thị Bé Mẫu", "cùng tên"),
        ("tran thi be mau", "thiếu dấu"),
        ("Trần Thị Bé Mậu", "khác dấu"),
        ("Mẫu Trần Thị Bé", "khác thứ tự"),
        ("Trần Bé Mẫu", "tên thiếu chữ"),
        ("Trần Thị Bé Mẫun", "khác một chữ cái"),
        ("Trần Thị Bé Nẫu", "khác một chữ cái"),
    ] {
        let told = typed(chi, &[("name", name), ("birth_year", "1957"), ("sex", "female")]).await;
        let words = told.words();
        assert!(told.text().contains(&format!("href=\"{home}\"")), "{name}: {words}");
        for said in [NAME, "(1957)", "Xã Phú Lợi", why, "cùng năm sinh"] {
            assert!(words.contains(said), "{name}, {said}: {words}");
        }
    }
    opened(chi, "Danh Thị Thuý Hoà", "1960").await;
    let told = typed(chi, &[("name", "Danh Thị Thúy Hòa")]).await.words();
    assert!(told.contains("Danh Thị Thuý Hoà"), "tones in another place: {told}");
    for (of, value, said) in
        [("number", NUMBER, "cùng số giấy tờ"), ("phone", "0912 345 678", "cùng điện thoại")]
    {
        let told = typed(chi, &[("name", "Trần Thị Mẫu"), (of, value)]).await;
        assert!(told.words().contains(said), "{of}: {}", told.words());
        assert!(!told.text().contains(value), "{of} is drawn back");
    }
    for form in [
        [("name", "Trần"), ("number", "")],
        [("name", ""), ("number", "09115700")],
        [("name", "Lý Quốc Vượng"), ("number", "")],
        [("name", "% _"), ("number", "")],
    ] {
        let told = typed(chi, &form).await;
        assert_eq!((told.status, told.words().trim()), (StatusCode::OK, ""), "{form:?}");
    }
}

/// Somebody who lives in a household that has a dossier is met there, until they leave.
async fn whoever_lives_there_is_met(chi: &mut Visitor, home: &str) {
    let member = [("name", "Trần Khả Vĩ"), ("birth_year", "2014"), ("relation", "cháu")];
    done(&record(chi, home, "member", &member).await);
    let told = typed(chi, &[("name", "tran kha vi"), ("birth_year", "2014")]).await;
    assert!(told.words().contains("người sống cùng"), "{}", told.words());
    assert!(told.text().contains(home), "{}", told.text());
}

/// In another province the answer is the office to ask: no name, year, commune, reason or id.
async fn out_of_reach_only_whom_to_ask_is_told(demo: &Demo, home: &str) {
    let mut dung = Visitor::of(demo, "dung").await;
    let form = [("name", "tran thi be mau"), ("birth_year", "1957"), ("number", NUMBER)];
    let told = dung.post("/addresses/likely?unit=ca-mau", &form).await;
    let words = told.words();
    assert!(
        words.contains("tỉnh khác, hỏi văn phòng Hội") && words.contains("Kiên Giang"),
        "{words}"
    );
    let id = home.rsplit('/').next().expect("an id");
    for leak in [id, NAME, "Mẫu", "1957", "Phú Lợi", "Giang Thành", "cùng", "href"] {
        assert!(!told.text().contains(leak), "{leak}: {}", told.text());
    }
    assert_eq!(dung.get(home).await.status, StatusCode::NOT_FOUND);
}

/// Without script the form that comes back says the same, with its reasons.
async fn the_form_says_why(chi: &mut Visitor) {
    let id = fresh_key();
    let told = chi.post(&format!("/addresses/new?unit={COMMUNE}"), &survey(&id)).await;
    refused(&told, "có thể đã có hồ sơ ở Xã Phú Lợi");
    for said in ["Có thể đã có hồ sơ", "cùng số giấy tờ", "cùng tên"] {
        assert!(told.words().contains(said), "{said}: {}", told.words());
    }
}
