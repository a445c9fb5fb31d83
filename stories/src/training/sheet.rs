//! A certificate on a sheet of its own: what was learned, by whom, until when it is good. One that
//! was withdrawn or has expired says so where it is printed. It opens with who may not.

use super::{COMMUNE, Demo, StatusCode, Visitor, fresh_key, house};
use crate::house::CENTRE;
use kernel::db::Tx;
use kernel::seal::Keys;
use kernel::{Day, Role, place};
use people::{Capacity, NewPerson, NewSigner, PersonId, SignerId};
use std::sync::Arc;

/// Hoa's is good, Tám's first was withdrawn, his second ends on 1 December.
pub async fn says_what_it_is_worth(demo: &mut Demo, chi: &mut Visitor, class: &str) {
    let list = chi.page(&format!("/classes/certificates?unit={COMMUNE}")).await.text();
    let [hoa, first, second] = ["001/2024", "002/2024", "003/2024"].map(|no| leads(&list, no));
    who_may_not(demo, chi, &hoa).await;
    let page = chi.page(class).await.text();
    assert!(page.contains(&hoa) && page.contains(&second), "the class leads to its certificates");
    assert!(!page.contains(&first), "a withdrawn one stands on the list alone");
    is_good(chi, &hoa).await;
    is_signed_by_whom_the_register_names(demo, chi, &hoa).await;
    let words = sheet(chi, &first).await;
    assert!(words.contains("ĐÃ THU HỒI, KHÔNG CÒN GIÁ TRỊ"), "{words}");
    assert!(!words.contains("Ghi sai tên"), "the reason is no part of the paper: {words}");
    assert!(chi.page(&first).await.words().contains("Ghi sai tên"), "the office reads why");
    for (day, is_over) in [(1, false), (2, true)] {
        demo.turn_to(Day::of(2024, 12, day).expect("a day"));
        let mut chi = Visitor::of(demo, "chi").await;
        let words = sheet(&mut chi, &second).await;
        let said = words.contains("ĐÃ HẾT GIÁ TRỊ SAU NGÀY 01/12/2024");
        assert_eq!(said, is_over, "on {day} December: {words}");
        is_listed_with_its_last_day(&mut chi, class, is_over).await;
    }
}

/// On the list, in its file, by its filters and on the page of the class: the last day on which the
/// second is good stands beside the word that it is, or is not.
async fn is_listed_with_its_last_day(chi: &mut Visitor, class: &str, is_over: bool) {
    let list = format!("/classes/certificates?unit={COMMUNE}");
    let word = if is_over { "hết hạn" } else { "còn giá trị" };
    let row = format!("003/2024 Lê Văn Tám Sơ cấp cứu cộng đồng 01/11/2024 01/12/2024 {word}");
    let words = chi.page(&list).await.words();
    assert!(words.contains(&row), "{row}: {words}");
    let hoa = "001/2024 Nguyễn Thị Hoa Sơ cấp cứu cộng đồng 01/11/2024 01/11/2026 còn giá trị";
    assert!(words.contains(hoa), "another's certificate ran out with it: {words}");
    let file = chi.page(&format!("{list}&file=csv")).await.text();
    let row = file.lines().find(|line| line.starts_with("003/2024")).expect("its row");
    assert!(row.ends_with(&format!("2024-12-01,{word}")), "{row}");
    for (standing, is_there) in [("good", !is_over), ("expired", is_over), ("withdrawn", false)] {
        let found = chi.page(&format!("{list}&standing={standing}")).await.words();
        assert_eq!(found.contains("003/2024"), is_there, "{standing}: {found}");
    }
    let words = chi.page(class).await.words();
    let until = if is_over { "sau ngày" } else { "đến" };
    let said = format!("003/2024 {word} {until} 01/12/2024");
    assert!(words.contains(&said), "{said}: {words}");
    assert_eq!(words.contains("hết hạn"), is_over, "{words}");
}

/// Where a number of the list leads.
fn leads(list: &str, number: &str) -> String {
    let before = list.split(&format!(">{number}<")).next().expect("a number of the list");
    let path = before.rsplit("href=\"").next().expect("a link").trim_end_matches('"');
    assert!(path.starts_with("/classes/certificates/"), "{number} leads to {path}");
    path.to_owned()
}

/// Another province, nobody, and a certificate that nobody gave.
async fn who_may_not(demo: &Demo, chi: &mut Visitor, path: &str) {
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(path).await.status, StatusCode::NOT_FOUND);
    let told = Visitor::guest(demo).get(path).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER);
    assert!(told.to.starts_with("/login"), "{}", told.to);
    let unknown = format!("/classes/certificates/{}", fresh_key());
    assert_eq!(chi.get(&unknown).await.status, StatusCode::NOT_FOUND);
}

/// Everything that stands on it; it bears no picture at all, so no emblem either.
async fn is_good(chi: &mut Visitor, path: &str) {
    let words = sheet(chi, path).await;
    for said in [
        "XÃ PHÚ LỢI",
        "Số: 001/2024",
        "GIẤY CHỨNG NHẬN",
        "Nguyễn Thị Hoa",
        "Năm sinh 2001",
        "Đã hoàn thành lớp Sơ cấp cứu cộng đồng",
        "Cấp độ sơ cấp cứu cộng đồng",
        "31/10/2024 – 01/11/2024",
        "8 tiết, trong 2 ngày",
        "Giá trị đến 01/11/2026",
        "Cấp ngày 01/11/2024",
        "(chữ ký, dấu, họ tên)",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(!words.contains("GIÁ TRỊ") && !words.contains("THU HỒI"), "it is good: {words}");
    let page = chi.page(path).await.text();
    let paper = page.split("<article").nth(1).expect("a sheet");
    let paper = paper.split("</article>").next().expect("its end");
    for drawn in ["<img", "<svg", "<image", "✚", "url("] {
        assert!(!paper.contains(drawn), "a picture on the sheet: {drawn}");
    }
    let mut reads_english = chi.clone();
    reads_english.post("/look", &[("lang", "en"), ("back", "/")]).await;
    let page = reads_english.page(path).await.words();
    assert!(page.contains("Certificate 001/2024"), "the page is English: {page}");
    assert!(page.contains("GIẤY CHỨNG NHẬN") && page.contains("Năm sinh"), "the paper: {page}");
}

/// Who may sign from the day after is no signer of it; who could on its day stands on the paper.
async fn is_signed_by_whom_the_register_names(demo: &Demo, chi: &mut Visitor, path: &str) {
    let given = house::today();
    signs(demo, "Trần Văn Sau", given.add_days(1)).await;
    assert!(sheet(chi, path).await.contains("ĐẠI DIỆN ĐƠN VỊ"), "nobody could sign on its day");
    signs(demo, "Lê Thị Ký", given).await;
    let words = chi.page(path).await.words();
    let foot = "TM. BAN CHẤP HÀNH CHỦ TỊCH (chữ ký, dấu) Lê Thị Ký";
    assert!(words.contains(foot) && !words.contains("Trần Văn Sau"), "{words}");
    assert!(!words.contains("(chữ ký, dấu, họ tên)"), "the name is asked for twice: {words}");
}

/// Somebody may sign for the commune from a day on.
async fn signs(demo: &Demo, name: &'static str, from: Day) {
    let keys: Arc<Keys> = demo.house.shelf::<Arc<Keys>>().expect("keys").as_ref().clone();
    let write = move |tx: &mut Tx<'_>| {
        let an = house::person(tx, Role::Centre, CENTRE)?;
        let place = place::find(tx, COMMUNE, house::today())?;
        let person = NewPerson {
            id: PersonId::new(),
            full_name: name.into(),
            birth_year: None,
            sex: None,
            phone: None,
        };
        people::persons::add(tx, &an.may(&people::acts::PERSON_ADD, &place)?, &keys, &person)?;
        let signer = NewSigner {
            id: SignerId::new(),
            person: person.id,
            capacity: Capacity::OnBehalf,
            first_line: "TM. Ban Chấp hành".into(),
            second_line: "Chủ tịch".into(),
            from,
            until: Day::LAST,
        };
        people::signers::add(tx, &an.may(&people::acts::SIGNER_ADD, &place)?, &signer)
    };
    demo.house.db.write(write).await.expect("a signer");
}

/// The words of the sheet alone, down to the room for a signature.
async fn sheet(chi: &mut Visitor, path: &str) -> String {
    let words = chi.page(path).await.words();
    let from = words.find("HỘI CHỮ THẬP ĐỎ VIỆT NAM").unwrap_or_else(|| panic!("{words}"));
    let until = words.find("(chữ ký, dấu").unwrap_or_else(|| panic!("{words}"));
    let until = until + words[until..].find(')').unwrap_or_else(|| panic!("{words}"));
    words[from..=until].to_owned()
}
