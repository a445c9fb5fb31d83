//! A second pair of eyes saw what counts: whoever said it last does not check it; work that a file
//! recorded is sent back and sent again; a draft may be unfinished until it is to count.

use super::{COMMUNE, Demo, StatusCode, Visitor, done, edit, fresh_key, new, november, post};
use super::{refused, reversed, work};

async fn levels(demo: &Demo) -> [i64; 4] {
    demo.levels("gift_parcels", november()).await
}

async fn checking(binh: &mut Visitor, needs: &str) {
    let to = format!("/activities/checking?unit={COMMUNE}");
    done(&binh.post(&to, &[("needs_check", needs)]).await);
}

/// Chi records, Bình corrects it while it waits: now Chi checks his words, not he.
pub async fn who_said_it_last_does_not_check_it(
    demo: &Demo,
    chi: &mut Visitor,
    binh: &mut Visitor,
) {
    let before = levels(demo).await;
    checking(binh, "1").await;
    let form = work(&[("count-parcels", "4")]);
    let to = done(&post(chi, &new(COMMUNE, "gift"), &form).await);
    done(&edit(binh, &to, &form, 1, &[("count-parcels", "400")]).await);
    let check = format!("{to}/check");
    assert!(!binh.page(&to).await.text().contains(&check), "he is offered to check himself");
    refused(&binh.post(&check, &[("version", "2")]).await, "người khác");
    assert_eq!(levels(demo).await, before, "he checked his own words");
    done(&chi.post(&check, &[("version", "2")]).await);
    assert_eq!(levels(demo).await, before.map(|had| had + 400));
    reversed(binh, &to, 3).await;
    checking(binh, "0").await;
}

/// A meal of a patient's file waits, is sent back with a word, is explained and counts; the file
/// says all the while where it stands.
pub async fn work_of_a_file_is_sent_back_and_again(
    demo: &Demo,
    chi: &mut Visitor,
    binh: &mut Visitor,
) {
    checking(binh, "1").await;
    let id = fresh_key();
    let person = [("id", &*id), ("name", "Ông Tư"), ("opened_on", "01/10/2024")];
    let open = format!("/care/new?unit={COMMUNE}&programme=patient");
    let file = done(&chi.post(&open, &person).await);
    let id = fresh_key();
    let form = [("id", &*id), ("on", "01/11/2024"), ("value", "2 triệu"), ("source", "cash")];
    done(&chi.post(&format!("{file}/record?step=treatment"), &form).await);
    let page = chi.page(&file).await;
    assert!(page.words().contains("chờ kiểm"), "{}", page.words());
    let to = page.record("/activities/");
    let why = [("version", "1"), ("why", "Thiếu biên lai")];
    done(&binh.post(&format!("{to}/return"), &why).await);
    assert!(chi.page(&file).await.words().contains("nháp"), "the file says it counts");
    let mut dung = Visitor::of(demo, "dung").await;
    let again = format!("{to}/again");
    let version = [("version", "2")];
    assert_eq!(dung.post(&again, &version).await.status, StatusCode::NOT_FOUND);
    assert!(chi.page(&to).await.words().contains("Gửi kiểm lại"));
    done(&chi.post(&again, &version).await);
    assert_eq!(chi.post(&again, &version).await.status, StatusCode::CONFLICT, "sent twice");
    let had = demo.levels("treatment_cases", november()).await;
    done(&binh.post(&format!("{to}/check"), &[("version", "3")]).await);
    let has = demo.levels("treatment_cases", november()).await;
    assert_eq!(has, had.map(|had| had + 1));
    assert!(!chi.page(&file).await.words().contains("chờ kiểm"));
    checking(binh, "0").await;
    let own = work(&[("count-parcels", "1")]);
    let plain = done(&post(chi, &new(COMMUNE, "gift"), &own).await);
    let told = chi.post(&format!("{plain}/again"), &[("version", "1")]).await;
    assert_eq!(told.status, StatusCode::CONFLICT, "work of no file");
    reversed(chi, &plain, 1).await;
}

/// What is begun is kept without its count, for a day to come; what could not be kept is refused;
/// to count it must be whole.
pub async fn a_draft_may_be_unfinished(demo: &Demo, chi: &mut Visitor) {
    let before = levels(demo).await;
    let form = work(&[("from", "20/12/2024"), ("is_draft", "1"), ("title", "Quà Noel")]);
    let to = done(&post(chi, &new(COMMUNE, "gift"), &form).await);
    let words = chi.page(&to).await.words();
    assert!(words.contains("Quà Noel") && words.contains("nháp"), "{words}");
    let odd = work(&[("is_draft", "1"), ("until", "31/10/2024")]);
    let told = post(chi, &new(COMMUNE, "gift"), &odd).await;
    refused(&told, "Ngày cuối phải từ ngày đầu trở đi");
    let told = edit(chi, &to, &form, 1, &[("is_draft", "")]).await;
    refused(&told, "từ 1 trở lên");
    assert!(told.words().contains("ngày này chưa đến"), "{}", told.words());
    assert_eq!(levels(demo).await, before);
    let whole = [("is_draft", ""), ("from", "01/11/2024"), ("count-parcels", "7")];
    done(&edit(chi, &to, &form, 1, &whole).await);
    assert_eq!(levels(demo).await, before.map(|had| had + 7));
    reversed(chi, &to, 2).await;
}
