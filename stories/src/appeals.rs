//! The public page of addresses: what it shows names nobody and is shared by five; what is
//! withdrawn is gone at once; who wishes to help is called back by an officer. It opens with who
//! may not.

use crate::dossiers::Made;
use crate::house::{self, Demo};
use crate::visitor::{Told, Visitor, done, fresh_key, refused};
use addresses::AddressId;
use addresses::model::Purpose;
use axum::http::StatusCode;
use kernel::Role;
use kernel::db::Tx;
use kernel::seal::Keys;
use std::sync::Arc;

const PATH: &str = "/dia-chi-nhan-dao";
/// The unit that keeps them: of another province than the demo's own addresses.
const UNIT: &str = "ca-mau/huyen-thoi-binh";
/// What stands in the dossiers and on no public page.
const MARKERS: [&str; 4] = ["Kim Ngân Danh", "thoi-binh", "Thới Bình", "912345678"];
/// A telephone that somebody outside leaves.
const PHONE: &str = "0987 111 222";
/// The list of old people, and of those who are told by the province alone.
const OLD: &str = "/dia-chi-nhan-dao?class=elderly&province=ca-mau";
const ANY: &str = "/dia-chi-nhan-dao?province=ca-mau&q=hoan+canh+kho+khan";
/// What they are called; each has a dossier of its own.
const GIVEN: [&str; 10] = ["Lụa", "Gấm", "Nhung", "Thêu", "Dệt", "Sợi", "Vải", "Tơ", "Len", "Bông"];
const AGREED: &[Purpose] = &[Purpose::Keep, Purpose::Match, Purpose::Story];

#[tokio::test]
async fn the_public_page_names_nobody_and_brings_who_wishes_to_help() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let mut dung = Visitor::of(&demo, "dung").await;
        let mut khach = Visitor::guest(&demo);
        nothing_is_shown_before_there_are_five(&demo, &mut khach).await;
        let all = five_are_shown_and_no_more_than_they_share(&demo, &mut khach).await;
        who_may_not(&demo, all[0]).await;
        a_story_names_nobody(&mut dung, &mut khach, all[0]).await;
        counts_below_five_are_not_told(&mut khach).await;
        who_wishes_to_help_is_called_back(&demo, &mut dung, &mut khach).await;
        many_in_an_hour_wait(&demo).await;
        cards_go_to_inhandao_and_ids_come_back(&demo, &mut dung).await;
        what_is_withdrawn_is_gone_at_once(&mut dung, &mut khach, &all).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

async fn made(demo: &Demo, all: Vec<Made>) -> Vec<AddressId> {
    let keys: Arc<Keys> = demo.house.shelf::<Arc<Keys>>().expect("keys").as_ref().clone();
    let work = move |tx: &mut Tx<'_>| {
        let clerk = house::person(tx, Role::Clerk, UNIT)?;
        let ids = all.iter().map(|one| one.make(tx, (&clerk, &keys))).collect();
        // They were shown before there were cards: the program gives them one as it starts.
        while addresses::desk::cards_of_older(tx)? > 0 {}
        ids
    };
    demo.house.db.write(work).await.expect("dossiers")
}

fn elderly(at: usize) -> Made {
    Made {
        unit: UNIT,
        consents: AGREED,
        is_shown: true,
        birth_year: 1948 + at as i64,
        ..Made::named(&format!("Kim Ngân Danh {}", GIVEN[at]))
    }
}

/// The codes of the cards that a page shows.
fn cards(told: &Told) -> Vec<String> {
    let text = told.text();
    let parts = text.split("/dia-chi-nhan-dao/").skip(1);
    let code =
        |part: &str| part.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
    let mut all: Vec<String> = parts.map(code).filter(|code| code.len() == 8).collect();
    all.sort();
    all.dedup();
    all
}

fn no_marker(told: &Told) {
    for marker in MARKERS {
        assert!(!told.text().contains(marker), "{marker} is public");
    }
}

async fn nothing_is_shown_before_there_are_five(demo: &Demo, khach: &mut Visitor) {
    assert_eq!(khach.get(&format!("{PATH}/22222222")).await.status, StatusCode::NOT_FOUND);
    made(demo, (0..4).map(elderly).collect()).await;
    for asked in [OLD, ANY] {
        let four = khach.page(asked).await;
        assert_eq!(cards(&four), Vec::<String>::new(), "{asked}: four are kept back");
        assert!(four.words().contains("Không có địa chỉ nào như vậy"), "{}", four.words());
    }
    let list = khach.page(PATH).await.words();
    assert!(list.contains("Một số địa chỉ chưa hiện"), "{list}");
}

/// Two more old people make six, who share a band of age; five others of three classes are told by
/// the province alone. The demo's own addresses are of another province.
async fn five_are_shown_and_no_more_than_they_share(
    demo: &Demo,
    khach: &mut Visitor,
) -> Vec<AddressId> {
    let mut all = made(demo, (4..6).map(elderly).collect()).await;
    let other = |(group, birth_year): (&'static str, i64)| Made { group, birth_year, ..elderly(9) };
    let some = [("orphan", 2012), ("agent_orange", 1980), ("disabled", 1990)];
    all.extend(made(demo, some.into_iter().map(other).collect()).await);
    let list = khach.page(OLD).await;
    assert_eq!(cards(&list).len(), 6, "{}", list.words());
    assert!(list.words().contains("Người cao tuổi · 60–79 tuổi"), "{}", list.words());
    no_marker(&list);
    assert_eq!(cards(&khach.page(ANY).await).len(), 0, "three are kept back");
    all.extend(made(demo, vec![other(("disabled", 1960)), other(("orphan", 2010))]).await);
    let list = khach.page(ANY).await;
    assert_eq!(cards(&list).len(), 5, "{}", list.words());
    for told_of in ["rẻ em", "huyết tật", "dưới 16"] {
        let said = list.words().matches(told_of).count();
        // The words of the filter stand once.
        assert!(said <= 1, "{told_of} is told of fewer than five: {}", list.words());
    }
    no_marker(&list);
    let found = khach.page(&format!("{PATH}?q=ca+mau+nguoi+cao")).await;
    assert_eq!(cards(&found).len(), 6, "found without tones");
    let none = khach.page(&format!("{PATH}?class=child&province=ca-mau")).await;
    assert!(none.words().contains("Không có địa chỉ nào như vậy"), "{}", none.words());
    let code = cards(&khach.page(OLD).await).remove(0);
    one_card(khach, &code).await;
    all
}

async fn one_card(khach: &mut Visitor, code: &str) {
    let card = khach.page(&format!("{PATH}/{code}")).await;
    no_marker(&card);
    let text = card.text();
    assert!(text.contains("og:image") && text.contains(&format!("{code}/anh.png")), "shared");
    assert!(card.words().contains("Còn thiếu 300.000 đ mỗi tháng"), "{}", card.words());
    let picture = khach.get(&format!("{PATH}/{code}/anh.png")).await;
    assert_eq!(picture.status, StatusCode::OK);
    assert!(picture.bytes.starts_with(b"\x89PNG"), "a picture");
}

/// Chi of another province neither sees the dossier nor writes its story; Khách is asked to log in.
async fn who_may_not(demo: &Demo, address: AddressId) {
    let path = format!("/addresses/{address}/record?what=story");
    let form = [("id", fresh_key()), ("version", "1".into()), ("story", "Xin chào".into())];
    let form: Vec<(&str, &str)> =
        form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut chi = Visitor::of(demo, "chi").await;
    assert_eq!(chi.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(chi.post(&path, &form).await.status, StatusCode::NOT_FOUND);
    let guest = Visitor::guest(demo).post(&path, &form).await;
    assert_eq!(guest.status, StatusCode::UNAUTHORIZED);
    let inbox = Visitor::guest(demo).get("/sponsors/enquiries").await;
    assert!(inbox.to.starts_with("/login"), "{}", inbox.to);
}

/// A story with a name, a place or a number comes back; one without is shown; a script is text.
async fn a_story_names_nobody(dung: &mut Visitor, khach: &mut Visitor, address: AddressId) {
    let path = format!("/addresses/{address}/record?what=story");
    for (story, said) in [
        ("Bà danh det sống một mình", "tên người"),
        ("Nhà ở thoi binh dột nát", "Thới Bình"),
        ("Gọi 0912 345 678", "dãy số"),
        ("Tên tôi: DỆT", "tên người"),
        ("Xem zalo.me/ban", "đường dẫn"),
    ] {
        refused(&told(dung, &path, story).await, said);
    }
    let story = "Sống một mình, mắt kém. <script>alert(1)</script>";
    done(&told(dung, &path, story).await);
    let code = code_of(dung, address).await;
    let card = khach.page(&format!("{PATH}/{code}")).await;
    assert!(card.words().contains("mắt kém"), "{}", card.words());
    assert!(!card.text().contains("<script>alert"), "a script runs");
}

async fn told(dung: &mut Visitor, path: &str, story: &str) -> Told {
    let version = dung.page(path).await.field("version");
    dung.post(path, &[("id", &fresh_key()), ("version", &version), ("story", story)]).await
}

/// The code of the card that a dossier's page names.
async fn code_of(dung: &mut Visitor, address: AddressId) -> String {
    let page = dung.page(&format!("/addresses/{address}")).await;
    cards(&page).pop().expect("a card")
}

/// Eleven addresses: six old people are told; the rest are fewer than five each, in every place.
async fn counts_below_five_are_not_told(khach: &mut Visitor) {
    for place in ["", "?noi=kien-giang", "?noi=ca-mau"] {
        let page = khach.page(&format!("{PATH}/theo-noi{place}")).await;
        let text = page.text();
        let table = text.split("<table").last().expect("a table");
        let cells = table.split("<td").skip(1).map(|cell| {
            let words = cell.split('<').next().expect("words");
            words.split('>').next_back().expect("words").to_owned()
        });
        let numbers: Vec<i64> = cells.filter_map(|cell| cell.trim().parse().ok()).collect();
        assert!(!numbers.is_empty(), "{place}: {}", page.words());
        let small = numbers.iter().find(|number| (1..5).contains(*number));
        assert_eq!(small, None, "{place}: {}", page.words());
        assert!(page.words().contains("ẩn"), "{place}: {}", page.words());
    }
    let nowhere = khach.get(&format!("{PATH}/theo-noi?noi=an-giang")).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}

fn wish<'a>(id: &'a str, phone: &'a str) -> [(&'a str, &'a str); 7] {
    [
        ("id", id),
        ("kind", "person"),
        ("called", "Người Muốn Giúp Mẫu"),
        ("phone", phone),
        ("amount", "300.000"),
        ("words", "Tôi ở gần, ghé thăm được"),
        ("agrees", "1"),
    ]
}

async fn who_wishes_to_help_is_called_back(demo: &Demo, dung: &mut Visitor, khach: &mut Visitor) {
    let code = cards(&khach.page(OLD).await).remove(0);
    let path = format!("{PATH}/{code}/muon-giup");
    let id = fresh_key();
    let form = wish(&id, PHONE);
    let bad = wish(&id, "12");
    let flawed = khach.post(&path, &bad).await;
    refused(&flawed, "điện thoại");
    assert!(flawed.text().contains("Người Muốn Giúp Mẫu"), "what was typed is lost");
    refused(&khach.post(&path, &form[..6]).await, "Đánh dấu đồng ý");
    assert_eq!(
        khach.post(&format!("{PATH}/22222222/muon-giup"), &form).await.status,
        StatusCode::NOT_FOUND
    );
    let thanks = done(&khach.post(&path, &form).await);
    assert_eq!(done(&khach.post(&path, &form).await), thanks, "sent twice, written once");
    assert!(khach.page(&thanks).await.words().contains("không bao giờ xin chuyển tiền"));
    let inbox = dung.page("/sponsors/enquiries").await;
    assert_eq!(inbox.words().matches("Người Muốn Giúp Mẫu").count(), 1, "{}", inbox.words());
    let home = inbox.record("/sponsors/enquiries/");
    the_telephone_opens_for_who_answers(demo, dung, &home).await;
    let version = [("version", "1")];
    let sponsor = done(&dung.post(&format!("{home}/register"), &version).await);
    let again = dung.post(&format!("{home}/register"), &version).await;
    refused(&again, "Đã có người trả lời");
    let page = dung.page(&sponsor).await;
    assert!(page.words().contains("chờ xác minh"), "nobody verified it: {}", page.words());
    let people = dung.page("/people?unit=ca-mau&q=nguoi+muon+giup").await;
    let person = people.record("/people/");
    let phone = dung.post(&format!("{person}/phone"), &[("purpose", "Gọi lại")]).await;
    assert!(phone.words().contains("+84987111222"), "it went with the key: {}", phone.words());
    one_is_declined(demo, dung, khach).await;
}

async fn the_telephone_opens_for_who_answers(demo: &Demo, dung: &mut Visitor, home: &str) {
    let page = dung.page(home).await;
    assert!(!page.text().contains("987111222"), "it lies open");
    let mut chi = Visitor::of(demo, "chi").await;
    assert_eq!(chi.get(home).await.status, StatusCode::NOT_FOUND);
    for what in ["contact", "register", "decline"] {
        let told = chi.post(&format!("{home}/{what}"), &[("version", "1"), ("why", "x")]).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{what}");
    }
    let opened = dung.post(&format!("{home}/contact"), &[]).await;
    assert!(opened.words().contains("+84987111222"), "{}", opened.words());
    let stolen = demo.dump().await;
    let stolen = String::from_utf8_lossy(&stolen);
    let hex: String = "987111222".bytes().map(|byte| format!("{byte:02x}")).collect();
    assert!(!stolen.contains("987111222") && !stolen.contains(&hex), "a telephone lies open");
}

/// One sent from the list goes to the province; who is declined is not kept.
async fn one_is_declined(demo: &Demo, dung: &mut Visitor, khach: &mut Visitor) {
    let id = fresh_key();
    let mut form = wish(&id, PHONE).to_vec();
    let path = format!("{PATH}/muon-giup");
    refused(&khach.post(&path, &form).await, "Chọn");
    form.push(("province", "ca-mau"));
    done(&khach.post(&path, &form).await);
    let home = format!("/sponsors/enquiries/{id}");
    let mut chi = Visitor::of(demo, "chi").await;
    assert_eq!(chi.get(&home).await.status, StatusCode::NOT_FOUND, "it is the province's");
    let version = dung.page(&home).await.field("version");
    refused(&dung.post(&format!("{home}/decline"), &[("version", &version)]).await, "Nhập");
    let why = [("version", version.as_str()), ("why", "Gọi ba lần không ai nghe")];
    done(&dung.post(&format!("{home}/decline"), &why).await);
    let page = dung.page(&home).await.words();
    assert!(page.contains("Gọi ba lần") && !page.contains("Mở số điện thoại"), "{page}");
    assert!(!page.contains("ghé thăm được"), "what they wrote is kept: {page}");
    refused(&dung.post(&format!("{home}/contact"), &[]).await, "Đã có người trả lời");
}

/// Whoever sends very many waits; nothing of theirs is lost on the page they stand on.
async fn many_in_an_hour_wait(demo: &Demo) {
    let mut khach = Visitor::guest(demo);
    let path = format!("{PATH}/muon-giup");
    let mut last = StatusCode::OK;
    for _ in 0..25 {
        let id = fresh_key();
        let mut form = wish(&id, PHONE).to_vec();
        form.push(("province", "ca-mau"));
        last = khach.post(&path, &form).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

/// Story and card go with their consents; so few are left that none of the old people is told.
async fn what_is_withdrawn_is_gone_at_once(
    dung: &mut Visitor,
    khach: &mut Visitor,
    all: &[AddressId],
) {
    let code = code_of(dung, all[0]).await;
    withdraw(dung, all[0], "đăng câu chuyện").await;
    let card = khach.page(&format!("{PATH}/{code}")).await;
    assert!(!card.words().contains("mắt kém"), "{}", card.words());
    for address in &all[..2] {
        withdraw(dung, *address, "giới thiệu với người đỡ đầu").await;
    }
    assert_eq!(khach.get(&format!("{PATH}/{code}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(cards(&khach.page(OLD).await).len(), 0, "four share it");
    let list = khach.page(ANY).await;
    assert_eq!(cards(&list).len(), 9, "they are told by the province with five others");
    let file = dung.get(&format!("/appeals/inhandao.csv?unit={UNIT}")).await.text();
    let down = file.lines().filter(|line| line.contains("gỡ xuống")).count();
    assert_eq!(down, 2, "also what was sent and has no id yet: {file}");
}

/// Withdraws the consent that stands in a line of the dossier's page.
async fn withdraw(dung: &mut Visitor, address: AddressId, said: &str) {
    let page = dung.page(&format!("/addresses/{address}")).await;
    let text = page.text();
    let line = text.split("<li>").find(|line| line.contains(said) && line.contains("withdraw"));
    let line = line.expect("a consent that holds");
    let consent = line.split("name=\"consent\" value=\"").nth(1).expect("its id");
    let consent = consent.split('"').next().expect("its id");
    let version = line.split("name=\"version\" value=\"").nth(1).expect("a version");
    let version = version.split('"').next().expect("a version");
    let form = [("version", version), ("consent", consent)];
    done(&dung.post(&format!("/addresses/{address}/withdraw"), &form).await);
}

/// The file tells what the page tells; ids that come back are looked at, then written once. An id
/// of another card and a card of another unit do nothing.
async fn cards_go_to_inhandao_and_ids_come_back(demo: &Demo, dung: &mut Visitor) {
    let page = format!("/appeals/inhandao?unit={UNIT}");
    let file = format!("/appeals/inhandao.csv?unit={UNIT}");
    let mut chi = Visitor::of(demo, "chi").await;
    for path in [&page, &file] {
        assert_eq!(chi.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let guest = Visitor::guest(demo).post(&page, &[("list", "x")]).await;
    assert_eq!(guest.status, StatusCode::UNAUTHORIZED);
    let sent = dung.get(&file).await;
    assert_eq!(sent.status, StatusCode::OK);
    no_marker(&sent);
    let text = sent.text();
    let codes: Vec<&str> = text.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(codes.len(), 11, "{text}");
    let list = format!("{},ND-1,05/11/2024\n{},ND-1\n22222222,ND-2\nx", codes[0], codes[1]);
    refused(&dung.post(&page, &[("list", " ")]).await, "Nhập");
    let seen = dung.post(&page, &[("list", &list)]).await.words();
    for said in ["mới", "mã này là của thẻ khác", "không có thẻ này ở đơn vị", "8 chữ và số"]
    {
        assert!(seen.contains(said), "{said}: {seen}");
    }
    let done_once = [("list", list.as_str()), ("go", "1")];
    done(&dung.post(&page, &done_once).await);
    let again = dung.post(&page, &[("list", &list)]).await.words();
    assert!(again.contains("đã có, không đổi"), "{again}");
    done(&dung.post(&page, &done_once).await);
    let sent = dung.get(&file).await.text();
    let lines = sent.lines().filter(|line| line.contains("ND-1")).count();
    assert_eq!(lines, 1, "{sent}");
    let down = |text: &str| text.lines().filter(|line| line.contains("gỡ xuống")).count();
    assert_eq!(down(&sent), 0, "{sent}");
    let other = format!("{},ND-9", codes[0]);
    let changed = dung.post(&page, &[("list", &other)]).await.words();
    assert!(changed.contains("thay cho ND-1"), "{changed}");
}
