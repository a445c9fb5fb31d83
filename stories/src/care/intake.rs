//! Two intakes of children stand apart, and what is said of how they left is held against what was
//! measured. It opens with who may not.

use super::support::taken_back_refused;
use super::{COMMUNE, Demo, StatusCode, Visitor, done, enter, fresh_key, new, open, refused};

fn cohort(what: &str, programme: &str, intake: &str) -> String {
    format!("/care/{what}?unit={COMMUNE}&programme={programme}&intake={intake}")
}

async fn who_may_not(demo: &Demo, file: &str) {
    let (mut dung, mut khach) = (Visitor::of(demo, "dung").await, Visitor::guest(demo));
    let see = cohort("cohort", "nutrition", "A+2024");
    assert_eq!(dung.get(&see).await.status, StatusCode::NOT_FOUND);
    let purpose = [("purpose", "tò mò"), ("kept_as", "csv")];
    let open = cohort("cohort/open", "nutrition", "A+2024");
    assert_eq!(dung.post(&open, &purpose).await.status, StatusCode::NOT_FOUND);
    assert_eq!(khach.post(&open, &purpose).await.status, StatusCode::UNAUTHORIZED);
    let close = format!("{file}/record?step=close");
    let end = [("on", "01/11/2024"), ("outcome", "left")];
    assert_eq!(dung.post(&close, &end).await.status, StatusCode::NOT_FOUND);
    assert_eq!(khach.post(&close, &end).await.status, StatusCode::UNAUTHORIZED);
}

async fn entered(chi: &mut Visitor, name: &str, intake: &str) -> String {
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("name", name),
        ("birth_year", "2021"),
        ("opened_on", "02/09/2024"),
        ("intake", intake),
    ];
    done(&chi.post(&new("nutrition"), &form).await)
}

/// Leaves with what was measured and told.
async fn left(chi: &mut Visitor, file: &str, told: &[(&str, &str)]) -> crate::visitor::Told {
    let form = [&[("on", "01/11/2024")], told].concat();
    chi.post(&format!("{file}/record?step=close"), &form).await
}

pub async fn two_do_not_mix(demo: &Demo, chi: &mut Visitor) {
    let one = entered(chi, "Cháu Mít", "A 2024").await;
    who_may_not(demo, &one).await;
    // The same intake however it is written.
    let two = entered(chi, "Cháu Xoài", "a 2024").await;
    let other = entered(chi, "Cháu Ổi", "B 2024").await;
    let form = chi.page(&new("nutrition")).await.text();
    assert!(form.contains("<option value=\"A 2024\">") && !form.contains("\"a 2024\""), "{form}");
    let words = chi.page(&cohort("cohort", "nutrition", "A+2024")).await.words();
    assert!(words.contains("2 trẻ, 2 đang theo") && words.contains("Đã vào 2"), "{words}");
    let list = chi.page(&cohort("", "nutrition", "B+2024").replace("care/?", "care?")).await;
    assert!(list.text().contains(&other) && !list.text().contains(&one), "{}", list.words());
    let year = chi.page(&cohort("cohort", "nutrition", "2024")).await.text();
    assert!(!year.contains(&one) && !year.contains(&other), "an intake with a name is a year's");
    held_against_what_was_measured(chi, &one, &two).await;
    let unreached = [("outcome", "unreached"), ("result", "Còn còi, theo tiếp ở trạm")];
    done(&left(chi, &other, &unreached).await);
    let see = |intake: &str| cohort("cohort", "nutrition", intake);
    let words = chi.page(&see("A+2024")).await.words();
    for said in ["2 trẻ, 2 đạt", "đạt, có số đo hoặc lần ghi 1", "đạt, ghi lý do 1"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    // A child that was measured on leaving was seen that month, one of whom words are told was not.
    assert!(words.contains("11/2024 0 1 0 2"), "{words}");
    assert!(
        !words.contains("Bé khỏe") && !words.contains("Giấy của trạm"),
        "it lies open: {words}"
    );
    let words = chi.page(&see("B+2024")).await.words();
    assert!(words.contains("1 trẻ, 1 không đạt") && !words.contains("đang theo,"), "{words}");
    names_open_for_one_intake(demo, chi).await;
    a_fisherman_needs_both(chi).await;
}

/// Reached without a closing measure or a gain comes back; with one of them, or a word why, not.
async fn held_against_what_was_measured(chi: &mut Visitor, one: &str, two: &str) {
    let start = [("on", "02/09/2024"), ("weight", "9"), ("height", "75")];
    done(&enter(chi, one, "start", &start).await);
    let reached = ("outcome", "reached");
    refused(&left(chi, one, &[reached, ("result", "Bé khỏe")]).await, "Nhập số đo hôm ra");
    let thinner = [reached, ("weight", "8,9"), ("height", "76")];
    refused(&left(chi, one, &thinner).await, "chưa hơn lần đo đầu");
    let grown = [reached, ("weight", "980"), ("height", "76")];
    refused(&left(chi, one, &grown).await, "từ 0,5 đến 250");
    let grown = [reached, ("weight", "9,8"), ("height", "76"), ("result", "Bé khỏe")];
    done(&left(chi, one, &grown).await);
    taken_back_refused(chi, one, "Cân đo khi ra", "Mở lại hồ sơ rồi rút").await;
    let never = [reached, ("weight", "10"), ("height", "80")];
    refused(&left(chi, two, &never).await, "chưa hơn lần đo đầu");
    let said = [reached, ("why", "Giấy của trạm y tế")];
    done(&left(chi, two, &said).await);
    // Opened again and closed otherwise, it no longer says what it rested on.
    done(&chi.post(&format!("{two}/record?step=reopen"), &[]).await);
    let words = chi.page(&cohort("cohort", "nutrition", "A+2024")).await.words();
    assert!(words.contains("2 trẻ, 1 đạt, 1 đang theo") && !words.contains("ghi lý do"), "{words}");
    done(&left(chi, two, &said).await);
    // What is measured on leaving is no step of its own.
    let alone = enter(chi, two, "end", &[("on", "01/11/2024"), ("weight", "10")]).await;
    assert_eq!(alone.status, StatusCode::NOT_FOUND);
}

/// The people as a file: masked until it is said what for, then with what was measured and told;
/// those of the other intake are in neither.
async fn names_open_for_one_intake(demo: &Demo, chi: &mut Visitor) {
    let see = cohort("cohort", "nutrition", "A+2024");
    let masked = chi.page(&format!("{see}&list=people&file=csv")).await.text();
    assert_eq!(masked.matches("A 2024").count(), 2, "{masked}");
    assert!(masked.contains("2 trẻ, 2 đạt") && !masked.contains("Cháu"), "{masked}");
    assert!(!masked.contains("9,8 kg"), "a weight leaves the house: {masked}");
    let open = cohort("cohort/open", "nutrition", "A+2024");
    refused(&chi.post(&open, &[("purpose", " "), ("kept_as", "csv")]).await, "Nhập");
    let purpose = [("purpose", "Nộp danh sách đợt A"), ("kept_as", "csv")];
    let told = chi.post(&open, &purpose).await;
    assert_eq!(told.status, StatusCode::OK);
    let file = told.text();
    for said in ["Cháu Mít", "Cháu Xoài", "9 kg → 9,8 kg", "Bé khỏe", "Giấy của trạm y tế"]
    {
        assert!(file.contains(said), "{said}: {file}");
    }
    assert!(!file.contains("Cháu Ổi") && !file.contains("Cháu Tí"), "another intake: {file}");
    let mut binh = Visitor::of(demo, "binh").await;
    let journal = binh.page("/journal?unit=kien-giang").await.words();
    assert!(journal.contains("Nộp danh sách đợt A"), "what for is not kept: {journal}");
}

/// A fisherman reached it with equipment and training, told on leaving or recorded before.
async fn a_fisherman_needs_both(chi: &mut Visitor) {
    let file = done(&open(chi, "fisher", "Ngư dân Tư", "02/10/2024").await);
    let equipped = [("on", "03/10/2024"), ("equipment", "Áo phao")];
    done(&enter(chi, &file, "start", &equipped).await);
    let reached = ("outcome", "reached");
    refused(&left(chi, &file, &[reached]).await, "Hồ sơ chưa ghi mục này");
    done(&left(chi, &file, &[reached, ("topic", "Gọi cứu nạn")]).await);
    let words = chi.page(&cohort("cohort", "fisher", "2024")).await.words();
    assert!(words.contains("Trang bị, tập huấn khi ra 1 1"), "{words}");
    assert!(words.contains("đạt, có số đo hoặc lần ghi 1"), "{words}");
}
