//! The same person met again: while a name is typed, whoever may see the other dossier reads why
//! they may be one, and whoever may not is told whom to ask and nothing else. It opens with who may
//! not.

use super::{done, record, refused, survey, with};
use crate::house::{self, COMMUNE, Demo};
use crate::visitor::{Told, Visitor, fresh_key};
use axum::http::StatusCode;
use kernel::Role;
use kernel::db::{Tx, sql};

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
        names_of_before_are_found_too(&demo, &mut chi, &home).await;
        the_form_says_why(&mut chi).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

#[tokio::test]
async fn two_dossiers_of_one_person_become_one_and_come_apart_again() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        let stays = opened(&mut chi, NAME, "1957").await;
        let goes = opened(&mut chi, "tran thi be mau", "1957").await;
        let other = opened(&mut chi, "Danh Khôi Vỹ", "1971").await;
        let pair = (stays.as_str(), goes.as_str());
        who_may_not_join(&demo, &mut chi, pair).await;
        what_is_not_the_same_is_remembered(&mut chi, &mut binh, pair).await;
        two_people_join_them(&mut chi, &mut binh, pair).await;
        refused(&say(&mut chi, "one", (&goes, &other)).await.0, "đã gộp vào hồ sơ khác");
        what_went_into_another_leads_there(&demo, &mut chi, &mut binh, pair).await;
        it_comes_out_again_as_it_was(&mut chi, &mut binh, pair).await;
        across_provinces_only_who_sees_both(&demo, &mut chi, &stays).await;
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

/// Dũng asks nothing for a commune of another province, Khách nothing at all; nothing is asked by
/// an address that would keep the name.
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

/// A database of before this was kept has names that nobody cut: a job makes them findable.
async fn names_of_before_are_found_too(demo: &Demo, chi: &mut Visitor, home: &str) {
    let before = |tx: &mut Tx<'_>| {
        tx.without_journal("as it was before names were kept");
        sql("delete from address_named_word").run(tx)?;
        sql("update address_named set sorted = '', is_cut = false").run(tx)?;
        sql("update address_member set name_folded = ''").run(tx)
    };
    demo.house.db.write(before).await.expect("as before");
    for (name, year) in [("Mẫu Trần Thị Bé", "1957"), ("Vĩ Trần Khả", "2014")] {
        let form = [("name", name), ("birth_year", year)];
        assert_eq!(typed(chi, &form).await.words().trim(), "", "{name} is found without words");
    }
    let keep = addresses::store::keep_older;
    while demo.house.db.write(keep).await.expect("cut") > 0 {}
    for (name, year) in [("Mẫu Trần Thị Bé", "1957"), ("Vĩ Trần Khả", "2014")] {
        let told = typed(chi, &[("name", name), ("birth_year", year)]).await;
        assert!(told.text().contains(home), "{name}: {}", told.words());
    }
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

const SAME: &str = "/addresses/same?unit=kien-giang/huyen-giang-thanh/xa-phu-loi";
const CONFIRM: &str = "/addresses/same/confirm?unit=kien-giang/huyen-giang-thanh/xa-phu-loi";
const UNDO: &str = "/addresses/same/undo?unit=kien-giang/huyen-giang-thanh/xa-phu-loi";

/// What the forms of a word say that they do.
const JOIN: (&str, &str) = ("says", "join");
const BACK: (&str, &str) = ("says", "back");

fn id_of(home: &str) -> &str {
    home.rsplit('/').next().expect("an id")
}

/// Says of two dossiers that they are one (the first stays) or two; answers the id of the word.
async fn say(who: &mut Visitor, says: &str, (stays, other): (&str, &str)) -> (Told, String) {
    let id = fresh_key();
    let (stays, other) = (id_of(stays), id_of(other));
    let form = [("id", id.as_str()), ("says", says), ("stays", stays), ("other", other)];
    let told = who.post(SAME, &form).await;
    if told.status == StatusCode::SEE_OTHER {
        done(&who.post(SAME, &form).await);
    }
    (told, id)
}

/// Dũng and Khách neither see the page nor say anything of a dossier; a clerk does not confirm; a
/// pair of which one is a guess is unknown.
async fn who_may_not_join(demo: &Demo, chi: &mut Visitor, pair: (&str, &str)) {
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(SAME).await.status, StatusCode::NOT_FOUND);
    for says in ["one", "two"] {
        let (told, _) = say(&mut dung, says, pair).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{says}");
    }
    let own = "/addresses/same?unit=ca-mau";
    let form = [
        ("id", &*fresh_key()),
        ("says", "two"),
        ("stays", id_of(pair.0)),
        ("other", id_of(pair.1)),
    ];
    let told = dung.post(own, &form).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "by a page of his own");
    let guest = Visitor::guest(demo).post(SAME, &form).await;
    assert_eq!(guest.status, StatusCode::UNAUTHORIZED);
    let guessed = fresh_key();
    assert_eq!(say(chi, "one", (pair.0, &guessed)).await.0.status, StatusCode::NOT_FOUND);
    refused(&say(chi, "one", (pair.0, pair.0)).await.0, "hai hồ sơ khác nhau");
    refused(&say(chi, "", pair).await.0, "Chọn");
    let confirm = chi.post(CONFIRM, &[("id", &fresh_key()), ("version", "1"), JOIN]).await;
    assert_eq!(confirm.status, StatusCode::NOT_FOUND, "a clerk confirms");
}

/// The page proposes the two spellings; once they are said to be two people it never does again,
/// neither under the unit nor on the dossier, until that is taken back with a reason.
async fn what_is_not_the_same_is_remembered(
    chi: &mut Visitor,
    binh: &mut Visitor,
    pair: (&str, &str),
) {
    let of = format!("{SAME}&of={}", id_of(pair.0));
    for path in [SAME, &of] {
        let words = chi.page(path).await.words();
        for said in ["tran thi be mau", NAME, "thiếu dấu", "Không phải một người"] {
            assert!(words.contains(said), "{path}, {said}: {words}");
        }
        assert!(!words.contains("Danh Khôi Vỹ"), "a stranger is proposed: {words}");
    }
    let (told, id) = say(chi, "two", pair).await;
    done(&told);
    for path in [SAME, &of] {
        let words = chi.page(path).await.words();
        assert!(words.contains("Không thấy cặp nào"), "proposed again: {words}");
    }
    refused(&say(chi, "one", pair).await.0, "đã có người trả lời");
    let back = [("id", id.as_str()), ("version", "1"), BACK, ("why", "Bấm nhầm")];
    assert_eq!(chi.post(UNDO, &back).await.status, StatusCode::NOT_FOUND, "a clerk takes back");
    done(&binh.post(UNDO, &back).await);
    assert!(chi.page(SAME).await.words().contains("thiếu dấu"), "it is proposed again");
}

/// Bình does not confirm what he proposed; Chi says no to it. What Chi proposes he confirms, once.
async fn two_people_join_them(chi: &mut Visitor, binh: &mut Visitor, pair: (&str, &str)) {
    let (told, own) = say(binh, "one", (pair.1, pair.0)).await;
    done(&told);
    assert!(binh.page(SAME).await.words().contains("chờ người khác xác nhận"));
    let form = [("id", own.as_str()), ("version", "1"), JOIN];
    refused(&binh.post(CONFIRM, &form).await, "không tự xác nhận");
    refused(&say(chi, "one", pair).await.0, "đã có người trả lời");
    let (told, no) = say(chi, "two", pair).await;
    done(&told);
    let again = binh.post(CONFIRM, &form).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "what was answered is confirmed");
    done(&binh.post(UNDO, &[("id", &no), ("version", "1"), BACK, ("why", "Hỏi lại")]).await);
    let (told, id) = say(chi, "one", pair).await;
    done(&told);
    let page = chi.page(pair.1).await.words();
    assert!(!page.contains("đã gộp"), "joined by one alone: {page}");
    assert!(binh.page(SAME).await.words().contains("Xác nhận là một người"));
    let form = [("id", id.as_str()), ("version", "1"), JOIN];
    done(&binh.post(CONFIRM, &form).await);
    let twice = binh.post(CONFIRM, &form).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "confirmed twice");
}

/// What went into another says so and leads there; nothing is written in it and no step of it comes
/// back; what is sealed in it still opens for a purpose.
async fn what_went_into_another_leads_there(
    demo: &Demo,
    chi: &mut Visitor,
    binh: &mut Visitor,
    (stays, goes): (&str, &str),
) {
    let page = chi.page(goes).await;
    for said in ["đã gộp vào hồ sơ khác của cùng người", "Mở hồ sơ được giữ"]
    {
        assert!(page.words().contains(said), "{said}: {}", page.words());
    }
    assert!(page.text().contains(&format!("href=\"{stays}\"")), "it does not lead there");
    assert!(chi.page(stays).await.words().contains("đã gộp vào hồ sơ này"));
    let need = [("id", &*fresh_key()), ("version", "2"), ("sort", "food"), ("words", "Gạo")];
    for path in ["/record?what=need", "/record?what=back", "/edit", "/record?what=end"] {
        refused(&chi.post(&format!("{goes}{path}"), &need).await, "Ghi ở hồ sơ được giữ");
        refused(&chi.get(&format!("{goes}{path}")).await, "Ghi ở hồ sơ được giữ");
    }
    let approve = binh.post(&format!("{goes}/record?what=approve"), &need).await;
    refused(&approve, "Ghi ở hồ sơ được giữ");
    let asked = [("fields", "where"), ("purpose", "So hai hồ sơ")];
    let told = chi.post(&format!("{goes}/open"), &asked).await;
    assert!(told.words().contains("Ấp Rạch Dứa"), "{}", told.words());
    let words = chi.page(SAME).await.words();
    assert!(words.contains("Đã trả lời") && words.contains("Không thấy cặp nào"), "{words}");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(goes).await.status, StatusCode::NOT_FOUND);
}

/// A clerk does not take it out, nor does anybody without a reason; then it stands as it was and is
/// written in again.
async fn it_comes_out_again_as_it_was(
    chi: &mut Visitor,
    binh: &mut Visitor,
    (_, goes): (&str, &str),
) {
    let page = binh.page(SAME).await;
    let (id, version) = (page.field("id"), page.field("version"));
    let form = [("id", id.as_str()), ("version", version.as_str()), BACK, ("why", "")];
    assert_eq!(chi.post(UNDO, &form).await.status, StatusCode::NOT_FOUND);
    refused(&binh.post(UNDO, &form).await, "Nhập");
    let form = with(&form, "why", "Hai chị em");
    done(&binh.post(UNDO, &form).await);
    assert_eq!(binh.post(UNDO, &form).await.status, StatusCode::CONFLICT, "taken out twice");
    let words = chi.page(goes).await.words();
    assert!(words.contains("đã khảo sát") && !words.contains("đã gộp"), "{words}");
    let need = [("sort", "food"), ("words", "Gạo"), ("amount", "300.000")];
    done(&record(chi, goes, "need", &need).await);
}

/// Of two dossiers in two provinces only who sees both says anything; others read nothing of it.
async fn across_provinces_only_who_sees_both(demo: &Demo, chi: &mut Visitor, stays: &str) {
    let mut dung = Visitor::of(demo, "dung").await;
    let id = fresh_key();
    let mut form = survey(&id);
    form.push(("again", "1"));
    let far = done(&dung.post("/addresses/new?unit=ca-mau", &form).await);
    let pair = (stays, far.as_str());
    for who in [chi, &mut dung] {
        assert_eq!(say(who, "one", pair).await.0.status, StatusCode::NOT_FOUND);
    }
    let mut an = Visitor::of(demo, "an").await;
    let form =
        [("id", &*fresh_key()), ("says", "one"), ("stays", id_of(stays)), ("other", id_of(&far))];
    done(&an.post("/addresses/same?unit=trung-uong", &form).await);
    let page = an.page("/addresses/same?unit=trung-uong").await.words();
    assert!(page.contains("Chờ xác nhận") && page.contains("Cà Mau"), "{page}");
    let mut binh = Visitor::of(demo, "binh").await;
    let told = binh.post(CONFIRM, &[("id", form[0].1), ("version", "1"), JOIN]).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "who sees one of them confirms");
    let page = binh.page(SAME).await;
    assert!(!page.text().contains(id_of(&far)) && !page.words().contains("Cà Mau"));
    erased_with_it_or_not_at_all(demo, &mut binh, (stays, &far, form[0].1)).await;
}

/// What went into a dossier is erased with it; where it is out of reach, nothing is.
async fn erased_with_it_or_not_at_all(
    demo: &Demo,
    binh: &mut Visitor,
    (stays, far, same): (&str, &str, &str),
) {
    let ends = demo.house.shelf::<addresses::Ends>().expect("who is told of an end");
    let id = addresses::model::SameId::read(same).expect("an id");
    let join = move |tx: &mut Tx<'_>| {
        let head = house::person(tx, Role::Approver, "trung-uong")?;
        addresses::desk::confirm(tx, (&head, &ends), (id, 1))
    };
    demo.house.db.write(join).await.expect("joined");
    let end = [("on", "01/11/2024"), ("outcome", "moved"), ("by_whom", "Xã báo")];
    done(&record(binh, stays, "end", &end).await);
    let version = binh.page(&format!("{stays}/record?what=back")).await.field("version");
    let erase = format!("{stays}/erase");
    refused(&binh.post(&erase, &[("version", &version)]).await, "Nhờ Trung ương Hội hủy cả hai");
    let mut an = Visitor::of(demo, "an").await;
    done(&an.post(&erase, &[("version", &version)]).await);
    for home in [stays, far] {
        let page = an.page(home).await.words();
        assert!(page.contains("đã bị hủy"), "{home}: {page}");
    }
}
