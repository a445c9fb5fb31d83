//! The list of those who were helped: never more than its work, told apart when they share a name,
//! with every word that was told of them; read across a province for a purpose alone.

use super::{COMMUNE, Demo, StatusCode, Visitor, done, edit, fresh_key, new, post, refused};
use super::{reversed, work};
use crate::house::CENTRE;
use kernel::db::{Tx, sql};

/// A line of the list, under a fresh id.
pub(super) fn somebody(fields: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let mut form = vec![
        ("id", fresh_key()),
        ("name", "Nguyễn Văn Út".to_owned()),
        ("sort", "person".to_owned()),
        ("quantity", "1".to_owned()),
    ];
    for (name, value) in fields {
        form.retain(|(own, _)| own != name);
        form.push((*name, (*value).to_owned()));
    }
    form
}

/// Twenty hands write at once for three parcels: three are kept. The work is corrected below its
/// list in no number.
pub async fn are_no_more_than_the_work(demo: &Demo, chi: &mut Visitor) {
    let form = work(&[
        ("count-parcels", "3"),
        ("value", "900.000"),
        ("source", "goods"),
        ("partner", "Hội thiện nguyện"),
    ]);
    let to = done(&post(chi, &new(COMMUNE, "gift"), &form).await);
    let people = format!("{to}/people");
    let mut hands = tokio::task::JoinSet::new();
    for hand in 0..20 {
        let (mut chi, people) = (chi.clone(), people.clone());
        hands.spawn(async move {
            let name = format!("Người {hand}");
            let form = somebody(&[("name", &name), ("amount", "300.000")]);
            loop {
                let told = post(&mut chi, &people, &form).await;
                if told.status != StatusCode::SERVICE_UNAVAILABLE {
                    return told.status;
                }
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
        });
    }
    let mut kept = 0;
    while let Some(told) = hands.join_next().await {
        match told.expect("a hand fell off") {
            StatusCode::SEE_OTHER => kept += 1,
            other => assert_eq!(other, StatusCode::UNPROCESSABLE_ENTITY),
        }
    }
    assert_eq!(kept, 3, "{}", demo.engine);
    let page = chi.page(&people).await;
    assert_eq!(page.text().matches("/helped/").count(), 3);
    refused(&edit(chi, &to, &form, 1, &[("value", "899.999")]).await, "đã ghi 900.000 đồng");
    let helped = page.record("/helped/");
    let words = chi.page(&helped).await.words();
    assert!(words.contains("Hội thiện nguyện") && words.contains("Tặng quà"), "{words}");
    done(&edit(chi, &to, &form, 1, &[("from", "31/10/2024"), ("partner", "Chùa Một")]).await);
    let words = chi.page(&helped).await.words();
    assert!(words.contains("31/10/2024") && words.contains("Chùa Một"), "it stays behind: {words}");
    of_a_file_stay_in_the_file(chi, &to).await;
    reversed(chi, &to, 2).await;
}

/// A line of another record is not taken off here, nor one that a file wrote.
async fn of_a_file_stay_in_the_file(chi: &mut Visitor, other: &str) {
    let id = fresh_key();
    let person = [("id", &*id), ("name", "Bà Năm"), ("opened_on", "01/10/2024")];
    let open = format!("/care/new?unit={COMMUNE}&programme=patient");
    let file = done(&chi.post(&open, &person).await);
    let entry = fresh_key();
    let form = [("id", &*entry), ("on", "01/11/2024"), ("value", "1 triệu"), ("source", "cash")];
    done(&chi.post(&format!("{file}/record?step=treatment"), &form).await);
    let to = chi.page(&file).await.record("/activities/");
    let page = chi.page(&format!("{to}/people")).await;
    assert!(!page.text().contains("/people/remove"), "it is offered to be taken off");
    let told = chi.post(&format!("{to}/people/remove"), &[("help", &entry)]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.words());
    let told = chi.post(&format!("{other}/people/remove"), &[("help", &entry)]).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "from another record's page");
    let told = post(chi, &format!("{to}/people"), &somebody(&[])).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "written beside the file");
}

/// Two of one name are two; what is told of one later is kept beside what was told before.
pub async fn keep_what_was_told_of_them(demo: &Demo, chi: &mut Visitor) {
    let form = work(&[("count-parcels", "5")]);
    let to = done(&post(chi, &new(COMMUNE, "gift"), &form).await);
    let people = format!("{to}/people");
    for fields in [
        &[("note", "Ấp Một")][..],
        &[("note", "Ấp Một")][..],
        &[("note", "Nhà sập sau bão")][..],
        &[("namesake", "2"), ("note", "Ấp Hai")][..],
    ] {
        let form = somebody(fields);
        for _ in 0..2 {
            done(&post(chi, &people, &form).await);
        }
    }
    let odd = post(chi, &people, &somebody(&[("namesake", "0")])).await;
    refused(&odd, "từ 1 đến 99");
    let open = [("purpose", "Đối chiếu danh sách")];
    let words = chi.post(&format!("{people}/open"), &open).await.words();
    assert!(words.contains("Ấp Một; Nhà sập sau bão"), "{words}");
    assert!(words.contains("Nguyễn Văn Út [2]") && words.contains("Ấp Hai"), "{words}");
    assert_eq!(words.matches("Ấp Một;").count(), 3, "the same person each time: {words}");
    // Each of them may have a file of their own.
    let care = format!("/care/new?unit={COMMUNE}&programme=patient");
    for (namesake, is_new) in [("", true), ("", false), ("2", true)] {
        let file = [
            ("id", fresh_key()),
            ("name", "Nguyễn Văn Út".to_owned()),
            ("namesake", namesake.to_owned()),
            ("opened_on", "01/11/2024".to_owned()),
        ];
        let told = post(chi, &care, &file).await;
        match is_new {
            true => drop(done(&told)),
            false => refused(&told, "đang có hồ sơ"),
        }
    }
    lies_sealed(demo).await;
    reversed(chi, &to, 1).await;
}

async fn lies_sealed(demo: &Demo) {
    let read = demo.house.db.read(move |tx: &mut Tx<'_>| {
        sql("select sealed_note from receiver_note").all::<Vec<u8>>(tx)
    });
    let notes = read.await.expect("the rows");
    assert!(notes.len() >= 3);
    for note in notes {
        let text = String::from_utf8_lossy(&note).to_lowercase();
        assert!(!text.contains("ấp") && !text.contains("bão"), "a word lies open: {text}");
    }
}

/// The office of the province reads what one person got at two communes, and the journal keeps
/// why; a clerk of a commune does not, Dũng does not know her.
pub async fn are_read_across_a_province_for_a_purpose(
    demo: &Demo,
    chi: &mut Visitor,
    binh: &mut Visitor,
) {
    let who = somebody(&[("name", "Lê Thị Mười"), ("birth_year", "1949"), ("amount", "100.000")]);
    let gift = [("count-parcels", "2"), ("value", "400.000"), ("source", "goods")];
    let one = done(&post(chi, &new(COMMUNE, "gift"), &work(&gift)).await);
    done(&post(chi, &format!("{one}/people"), &who).await);
    let beside = "kien-giang/huyen-giang-thanh/xa-phu-my";
    let two = done(&post(binh, &new(beside, "school-kit"), &work(&[("count-pupils", "1")])).await);
    let there = [("birth_year", "1949"), ("name", "lê thị mười")];
    done(&post(binh, &format!("{two}/people"), &somebody(&there)).await);
    let helped = chi.page(&format!("{one}/people")).await.record("/helped/");
    let across = format!("{helped}/across");
    let purpose = [("across", "Tránh trợ giúp trùng")];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&across, &purpose).await.status, StatusCode::NOT_FOUND);
    assert!(!chi.page(&helped).await.text().contains("/across"), "a commune is offered it");
    assert_eq!(chi.post(&across, &purpose).await.status, StatusCode::NOT_FOUND);
    refused(&binh.post(&across, &[("across", " ")]).await, "Nhập");
    let told = binh.post(&across, &purpose).await.words();
    for said in ["Xã Phú Lợi", "Xã Phú Mỹ", "Tặng dụng cụ học tập"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert!(!told.contains("Mười"), "her name was opened with it");
    let journal = binh.page(&format!("/journal?unit={}", super::PROVINCE)).await.words();
    assert!(journal.contains("Tránh trợ giúp trùng"), "{journal}");
    let mut an = Visitor::of(demo, "an").await;
    let journal = an.page(&format!("/journal?unit={CENTRE}")).await.words();
    assert!(!journal.contains("Mười"), "{journal}");
    reversed(chi, &one, 1).await;
    reversed(binh, &two, 1).await;
}
